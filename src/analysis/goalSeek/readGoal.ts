/** The figure that a goal is about, and whether it is reached. */
import { roundTo } from '../../lib/decimal.ts';
import type { IndexModel } from '../indexModel.ts';
import { classifyUnits, rankOfUnit } from '../ranking.ts';
import type { Standing } from '../standing.ts';
import type { Goal } from './question.ts';

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
      return rankOfUnit(keys, model.ranked, unit, tieRule);
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
