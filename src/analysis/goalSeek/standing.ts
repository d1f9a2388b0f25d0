/** One unit's figures as they would be after a change to one unit, without calculating the whole block again. */
import { roundTo } from '../../lib/decimal.ts';
import type { TieRule } from '../../domain/policies.ts';
import { computeIndexes } from '../indexKernel.ts';
import { evaluateModel, type IndexModel, type IndexOutcome } from '../indexModel.ts';
import { classifyUnits } from '../ranking.ts';
import type { Goal } from './question.ts';

/** Rank of one unit among rounded indexes (rankUnits for one unit); NaN where it is not ranked or has no index. */
export function rankAmong(keys: Float64Array, ranked: Uint8Array, unit: number, tieRule: TieRule): number {
  const own = keys[unit] ?? Number.NaN;
  if (!ranked[unit] || Number.isNaN(own)) return Number.NaN;
  let above = 0;
  let equal = 0;
  const distinct = tieRule === 'dense' ? new Set<number>() : null;
  for (let other = 0; other < keys.length; other++) {
    const key = keys[other] as number;
    if (!ranked[other] || !(key >= own)) continue;
    if (key === own) equal++;
    else {
      above++;
      distinct?.add(key);
    }
  }
  if (distinct) return distinct.size + 1;
  return tieRule === 'competition' ? above + 1 : above + (equal + 1) / 2;
}

/** Indexes by unit and field points of one unit, where the attainment of one of its leaves is another. */
export interface Standing {
  /** Rounded to the stated decimals, by unit. */
  readonly keys: Float64Array;
  readonly base: IndexOutcome;
  /** Of the unit that was changed. */
  readonly fieldPoints: Float64Array;
  readonly fieldApplicable: Float64Array;
  readonly changedUnit: number;
}

/** Says what becomes of the block when one leaf of `unit` has another attainment (NaN: left out). The result is reused. */
export function createProbe(model: IndexModel, unit: number): (leaf: number, attainment: number) => Standing {
  const leafCount = model.leafNodes.length;
  const base = evaluateModel(model);
  const { decimals, mayPassTotal } = model.policies;
  const keys = base.index.map((index) => roundTo(index, decimals));
  const row = model.attainment.slice(unit * leafCount, (unit + 1) * leafCount);
  return (leaf, attainment) => {
    const old = row[leaf] ?? Number.NaN;
    row[leaf] = attainment;
    const { index, fieldPoints, fieldApplicable } = computeIndexes({
      unitCount: 1,
      leafCount,
      fieldCount: model.fieldIds.length,
      attainment: row,
      weights: model.weights,
      fieldOfLeaf: model.fieldOfLeaf,
      extras: model.extras.subarray(unit, unit + 1),
      mayPassTotal,
    });
    row[leaf] = old;
    keys[unit] = roundTo(index[0] ?? Number.NaN, decimals);
    return { keys, base, fieldPoints, fieldApplicable, changedUnit: unit };
  };
}

/** The figure a goal speaks of: index or component in percent, rank, place of the class (-1: none), gap in points. */
export function readGoal(model: IndexModel, goal: Goal, standing: Standing): number {
  const unit = model.unitIds.indexOf(goal.unitId);
  const { keys, base } = standing;
  const { decimals, tieRule, classes } = model.policies;
  const own = keys[unit] ?? Number.NaN;
  switch (goal.kind) {
    case 'index':
      return own;
    case 'rank':
      return rankAmong(keys, model.ranked, unit, tieRule);
    case 'class':
      return classifyUnits(keys.subarray(unit, unit + 1), decimals, classes)[0] ?? -1;
    case 'gap':
      return roundTo(own - (keys[model.unitIds.indexOf(goal.toUnitId)] ?? Number.NaN), decimals);
    case 'component': {
      const field = model.fieldIds.indexOf(goal.fieldId);
      const isChanged = unit === standing.changedUnit;
      const at = isChanged ? field : unit * model.fieldIds.length + field;
      const points = (isChanged ? standing.fieldPoints : base.fieldPoints)[at] ?? Number.NaN;
      const weight = (isChanged ? standing.fieldApplicable : base.fieldApplicable)[at] ?? 0;
      return weight > 0 ? roundTo((points / weight) * 100, decimals) : Number.NaN;
    }
  }
}

/** The block as a calculated model has it. */
export function standingOf(model: IndexModel, weights?: Float64Array): Standing {
  const base = evaluateModel(model, weights);
  const keys = base.index.map((index) => roundTo(index, model.policies.decimals));
  return { keys, base, fieldPoints: base.fieldPoints, fieldApplicable: base.fieldApplicable, changedUnit: -1 };
}

/** The higher the better: ranks and classes turned round; -Infinity where there is no figure. */
export function gradeOf(goal: Goal, value: number): number {
  if (Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
  if (goal.kind === 'class') return value < 0 ? Number.NEGATIVE_INFINITY : -value;
  return goal.kind === 'rank' ? -value : value;
}

export function isReached(goal: Goal, value: number): boolean {
  const target = goal.kind === 'rank' || goal.kind === 'class' ? -goal.target : goal.target;
  return gradeOf(goal, value) >= target;
}
