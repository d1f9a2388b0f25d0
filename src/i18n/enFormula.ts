/** Words of the formula editor. */
import type { viFormula } from './viFormula.ts';

export const enFormula: typeof viFormula = {};
