import type { Problem } from '../lib/result.ts';

/** Why a question has no answer; src/i18n has a sentence for each: what, where, what to do. */
export type AnalysisProblem = Problem<AnalysisCode>;

export type AnalysisCode =
  /** The set, scenario, unit or node of the question is gone. */
  | 'analysis.gone'
  /** A unit of the question takes no part in the ranking, or has no index; details: `place`. */
  | 'analysis.unranked'
  /** Fewer units, leaves or ranked units than the question needs; details: `needed`, `found`. */
  | 'analysis.tooFew'
  /** More than the method can take in reasonable time; details: `limit`, `found`. */
  | 'analysis.tooMany'
  /** Some figures show errors, so that totals are unknown; details: `place`. */
  | 'analysis.errors'
  /** A setting is out of its range; details: `what`, `min`, `max`. */
  | 'analysis.badSetting'
  /** A trial of the question was refused by the workbook; details: `why`, a code of src/domain/commands. */
  | 'analysis.refused'
  /** The solver gave no proof in its time. */
  | 'analysis.unsolved'
  /** The solver's script or WebAssembly could not be loaded. */
  | 'analysis.noSolver'
  | 'analysis.cancelled'
  /** The worker did not answer, or died. */
  | 'analysis.died'
  | 'analysis.hung';
