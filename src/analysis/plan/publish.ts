/** The published index of one unit by what it gains: the arithmetic of computeIndexes for a single row. */
import { UNIT, roundTo } from '../../lib/decimal.ts';
import { weightUnits, type IndexModel } from '../indexModel.ts';
import type { PublishedIndex } from './targets.ts';

/** Gains in integers of 10^-10 points, on leaves that count already. NaN where the unit has no index. */
export function publishedIndexOf(model: IndexModel, unit: number): PublishedIndex {
  const { decimals, mayPassTotal } = model.policies;
  let points = Math.round((model.extras[unit] ?? Number.NaN) * UNIT);
  let weight = 0;
  for (let leaf = 0; leaf < model.leafNodes.length; leaf++) {
    const share = model.attainment[unit * model.leafNodes.length + leaf] ?? Number.NaN;
    if (Number.isNaN(share)) continue;
    const own = model.weights[leaf] ?? Number.NaN;
    points += Math.round(share * (own * UNIT));
    weight += weightUnits(own);
  }
  return (gain) => {
    const gained = Math.max(0, points + gain);
    const counted = mayPassTotal ? gained : Math.min(gained, weight);
    return weight > 0 ? roundTo(roundTo((counted / weight) * 100, 7), decimals) : Number.NaN;
  };
}
