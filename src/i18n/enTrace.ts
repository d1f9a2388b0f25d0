/** Words of tracing precedents and dependents. */
import type { viTrace } from './viTrace.ts';

export const enTrace: typeof viTrace = {};
