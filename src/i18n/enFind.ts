/** Words of find and replace. */
import type { viFind } from './viFind.ts';

export const enFind: typeof viFind = {};
