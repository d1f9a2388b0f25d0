/** Which inputs a tornado moves, and how far. */
import type { CriterionNode } from '../../domain/criteria.ts';
import { isMissing, isNotApplicable, lastStagePresent, type Stage, type UnitScores } from '../../domain/scores.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { WeightLevel } from '../draws/weightGroups.ts';
import type { IndexModel, ModelNode } from '../indexModel.ts';
import type { WeightChange } from './question.ts';

/** Indexes into the model's nodes. A leaf higher up than the level stands in for it. */
export function nodesOfLevel({ nodes }: IndexModel, level: WeightLevel): number[] {
  const depthOf = (node: ModelNode): number => {
    let depth = 0;
    for (let above = node.parent; above >= 0; above = nodes[above]?.parent ?? -1) depth++;
    return depth;
  };
  const wanted = { fields: 0, criteria: 1, leaves: Infinity }[level];
  return nodes.flatMap((node, at) => {
    const depth = depthOf(node);
    return depth === wanted || (node.leaf >= 0 && depth < wanted) ? [at] : [];
  });
}

/** The low and the high end of a weight; none is below 0. */
export function weightEnds(weight: number, change: WeightChange): { readonly low: number; readonly high: number } {
  const by = change.kind === 'share' ? weight * change.share01 : change.points;
  return { low: Math.max(0, roundTo(weight - by, 7)), high: roundTo(weight + by, 7) };
}

export interface PointsRange {
  readonly slot: number;
  readonly stage: Stage;
  readonly now: number;
  readonly low: number;
  readonly high: number;
}

/** The points of a leaf one step down and up, within 0 and its maximum; null where it does not count for the unit. */
export function pointsRange(
  node: CriterionNode,
  scores: UnitScores,
  attainment: number,
  step: number,
): PointsRange | null {
  const max = node.max ?? 0;
  const stage = lastStagePresent(scores, node.slot) ?? stageFor(node);
  const typed = scores[stage].points[node.slot] ?? Number.NaN;
  if (Number.isNaN(attainment) || (!isMissing(typed) && isNotApplicable(typed)) || max <= 0) return null;
  const now = roundTo(attainment * max, 7);
  const low = Math.max(0, roundTo(now - step, 7));
  const high = Math.min(max, roundTo(now + step, 7));
  return { slot: node.slot, stage, now, low, high };
}

function stageFor({ method }: CriterionNode): Stage {
  if (method === 'survey' || method === 'sipas') return 'survey';
  return method === 'self' ? 'self' : 'appraisal1';
}
