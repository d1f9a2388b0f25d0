/** Words of sorting, filtering, hiding and freezing. */
import type { viArrange } from './viArrange.ts';

export const enArrange: typeof viArrange = {};
