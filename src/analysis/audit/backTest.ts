/** The past ranked under the draft: carried attainments, and the draft's added leaves as intervals. */
import { evaluateModel, type IndexModel, type IndexOutcome } from '../indexModel.ts';
import type { CarriedAttainment } from '../carryAttainment.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { Interval } from './question.ts';

export interface Retest {
  /** Units of the past on the leaves, weights and policies of the draft; added leaves at the mean of their field. */
  readonly model: IndexModel;
  readonly outcome: IndexOutcome;
  /** By unit: rounded index and rank, low to high. */
  readonly index: readonly Interval[];
  readonly rank: readonly Interval[];
}

/** `extras` by unit of the past, in points of the draft. */
export function retest(past: IndexModel, draft: IndexModel, carried: CarriedAttainment, extras: Float64Array): Retest {
  const model: IndexModel = {
    ...draft,
    unitIds: past.unitIds,
    unitNames: past.unitNames,
    ranked: past.ranked,
    attainment: fillAdded(past.unitIds.length, draft, carried, 'middle'),
    extras,
  };
  const outcome = evaluateModel(model);
  const low = evaluateModel(model, model.weights, fillAdded(past.unitIds.length, draft, carried, 0));
  const high = evaluateModel(model, model.weights, fillAdded(past.unitIds.length, draft, carried, 1));
  const { decimals } = draft.policies;
  const round = (index: Float64Array): Float64Array => index.map((value) => roundTo(value, decimals));
  const [lows, middles, highs] = [round(low.index), round(outcome.index), round(high.index)];
  const bounds = boundRanks(lows, highs, past.ranked);
  const isKnown = carried.added.length === 0;
  return {
    model,
    outcome,
    index: model.unitIds.map((_, unit) => ({
      low: lows[unit] ?? Number.NaN,
      middle: middles[unit] ?? Number.NaN,
      high: highs[unit] ?? Number.NaN,
    })),
    rank: model.unitIds.map((_, unit) => {
      const middle = outcome.rank[unit] ?? Number.NaN;
      if (isKnown || Number.isNaN(middle)) return { low: middle, middle, high: middle };
      const [best, worst] = [bounds.best[unit] ?? middle, bounds.worst[unit] ?? middle];
      return { low: Math.min(best, middle), middle, high: Math.max(worst, middle) };
    }),
  };
}

/** Carried attainments with the added leaves at 0, at 1, or at the unit's own mean of the field (else of all it has). */
function fillAdded(
  unitCount: number,
  draft: IndexModel,
  { attainment, added }: CarriedAttainment,
  value: 0 | 1 | 'middle',
): Float64Array {
  if (added.length === 0) return attainment;
  const filled = attainment.slice();
  const leafCount = draft.leafNodes.length;
  for (let unit = 0; unit < unitCount; unit++) {
    const means = meanByField(draft, attainment, unit * leafCount);
    for (const leaf of added) {
      const mean = means[draft.fieldOfLeaf[leaf] ?? 0] ?? Number.NaN;
      // A unit without any figure has no index: it must not stand in the ranking by its added leaves alone.
      filled[unit * leafCount + leaf] = value === 'middle' || Number.isNaN(mean) ? mean : value;
    }
  }
  return filled;
}

/** Weighted mean attainment of each field of one unit; a field without figures takes the unit's mean of all. */
function meanByField(draft: IndexModel, attainment: Float64Array, row: number): Float64Array {
  const points = new Float64Array(draft.fieldIds.length);
  const weights = new Float64Array(draft.fieldIds.length);
  for (let leaf = 0; leaf < draft.leafNodes.length; leaf++) {
    const share = attainment[row + leaf] ?? Number.NaN;
    if (share !== share) continue;
    const field = draft.fieldOfLeaf[leaf] ?? 0;
    const weight = draft.weights[leaf] ?? 0;
    points[field] = (points[field] ?? 0) + share * weight;
    weights[field] = (weights[field] ?? 0) + weight;
  }
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const overall = sum(weights) > 0 ? sum(points) / sum(weights) : Number.NaN;
  return points.map((value, field) => ((weights[field] ?? 0) > 0 ? value / (weights[field] ?? 1) : overall));
}

/**
 * Best and worst competition rank of each ranked unit when every index may lie anywhere in its own interval: one more than
 * the units that are surely above, or that may be.
 */
function boundRanks(
  lows: Float64Array,
  highs: Float64Array,
  ranked: Uint8Array,
): { readonly best: Float64Array; readonly worst: Float64Array } {
  const isIn = (unit: number): boolean => ranked[unit] === 1 && !Number.isNaN(lows[unit]);
  const sortedLows = lows.filter((_, unit) => isIn(unit)).sort();
  const sortedHighs = highs.filter((_, unit) => isIn(unit)).sort();
  const best = lows.map((_, unit) => (isIn(unit) ? 1 + countAbove(sortedLows, highs[unit] ?? 0) : Number.NaN));
  const worst = lows.map((low, unit) => {
    if (!isIn(unit)) return Number.NaN;
    const ownIsAbove = (highs[unit] ?? 0) > low ? 1 : 0;
    return 1 + countAbove(sortedHighs, low) - ownIsAbove;
  });
  return { best, worst };
}

function countAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
}
