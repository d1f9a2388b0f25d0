import type { UnitId } from '../domain/ids.ts';
import { fail, type Result } from '../lib/result.ts';
import { evaluateModel, type IndexModel } from './indexModel.ts';
import type { AnalysisProblem } from './problem.ts';

/** The problem of a question about the ranks of units: the first that is gone or has no rank; null where all have one. */
export function findMissingRank(model: IndexModel, unitIds: readonly UnitId[]): Result<never, AnalysisProblem> | null {
  const { rank } = evaluateModel(model);
  for (const unitId of unitIds) {
    const unit = model.unitIds.indexOf(unitId);
    if (unit < 0) return fail('analysis.gone');
    if (Number.isNaN(rank[unit])) return fail('analysis.unranked', { place: model.unitNames[unit] ?? '' });
  }
  return null;
}
