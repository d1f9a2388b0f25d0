/** The closed list of what can be wrong with a formula cell; src/i18n renders each code with its details. */
import type { Problem } from '../lib/result.ts';

export const CELL_PROBLEMS = [
  /** The cell depends on itself; `places` is the path. Details: `length`. */
  'cycle',
  /** As cycle, through a result of the ranking: weights decide results, so no weight may read one. */
  'resultDependency',
  /** Details: `name`. */
  'unknownName',
  /** Details: `name`. */
  'unknownFunction',
  'divisionByZero',
  /** Text where a number is needed, a wrong argument ... Details: `reason`, the engine's own (English) words, may be "". */
  'wrongType',
  'notAvailable',
  'badReference',
  /** Details: `reason`. */
  'badNumber',
  'spill',
  /** The formula cannot be read at all. Details: `reason`. */
  'syntax',
  /** Too large to be evaluated. Details: `which` ('length', 'nesting', 'operators', 'range', 'ranges', 'evaluation'), `limit`. */
  'limit',
  /** The formula did not come to an end in time; it is left out until it is changed. */
  'tooSlow',
  /** A cell that it reads shows the error; `places[0]` is where it begins. Details: `cause`, the code there. */
  'passedOn',
] as const;

export type CellProblemCode = (typeof CELL_PROBLEMS)[number];
export type CellProblem = Problem<CellProblemCode>;
