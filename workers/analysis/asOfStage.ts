import type { SetId } from '../../src/domain/ids.ts';
import { emptyUnitScores, type UnitScores } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { StateRef } from '../../src/analysis/indexModel.ts';

const NOTHING = emptyUnitScores();

/** The workbook as if the appraisals after a stage had not been: what they say of a set's leaves is left out. */
export function asOfStage(workbook: Workbook, setId: SetId, stage: StateRef['stage']): Workbook {
  const rows = workbook.scores[setId];
  if (stage === 'effective' || stage === 'appraisal2' || !rows) return workbook;
  const left = (scores: UnitScores): UnitScores => ({
    ...scores,
    appraisal1: stage === 'self' ? NOTHING.appraisal1 : scores.appraisal1,
    appraisal2: NOTHING.appraisal2,
  });
  const kept = Object.fromEntries(Object.entries(rows).map(([unitId, scores]) => [unitId, left(scores)]));
  return { ...workbook, scores: { ...workbook.scores, [setId]: kept } };
}
