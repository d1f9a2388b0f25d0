/** Words of cell formats, notes and entry rules. */
import type { viAttributes } from './viAttributes.ts';

export const enAttributes: typeof viAttributes = {};
