/** What crosses between the page and the analysis worker: types only. */
import type { AnalysisProblem } from '../analysis/problem.ts';
import type { Answer, Ask, QuestionKind } from '../analysis/questions.ts';
import type { PatchList } from '../domain/packedPatches.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { Result } from '../lib/result.ts';

export interface AnalysisApi {
  /** Drops everything and takes the base workbook. */
  load(workbook: Workbook): Promise<void>;
  /** Patches of the base workbook, scenarios included. */
  apply(patches: PatchList): Promise<void>;
  /**
   * Answers one question; `onProgress` hears 0..1 several times a second and is the sign of life. A question that is asked
   * while another runs cancels that one.
   */
  ask<K extends QuestionKind>(
    kind: K,
    ask: Ask<K>,
    onProgress: (done01: number) => void,
  ): Promise<Result<Answer<K>, AnalysisProblem>>;
  /** Ends the running question with `analysis.cancelled` at its next step. */
  cancel(): Promise<void>;
}
