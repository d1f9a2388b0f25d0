/** Weights as a person would write them, that still give what was promised; the rank by published indexes. */
import { roundTo } from '../../lib/decimal.ts';
import { weighLeaves } from '../draws/weightGroups.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import type { WeightBox } from './weightBox.ts';

/** Units strictly above the unit by their published indexes. */
export function countAbove(model: IndexModel, index: Float64Array, unit: number): number {
  const { decimals } = model.policies;
  const own = roundTo(index[unit] ?? Number.NaN, decimals);
  let above = 0;
  for (let rival = 0; rival < index.length; rival++)
    if (model.ranked[rival] && roundTo(index[rival] ?? Number.NaN, decimals) > own) above++;
  return above;
}

export interface Witness {
  /** Ratios by group. */
  readonly ratios: Float64Array;
  readonly above: number;
}

const PLACES = [2, 4, 6, 10] as const;

/** The fewest places with which the unit still has `promised` units above it; else the weights as they are, and what they give. */
export function tidyWitness(
  model: IndexModel,
  box: WeightBox,
  unit: number,
  ratios: Float64Array,
  promised: number,
): Witness {
  const countWith = (own: Float64Array): number =>
    countAbove(model, evaluateModel(model, weighLeaves(model, box.groups, own)).index, unit);
  for (const places of PLACES) {
    const tidy = roundInBox(box, ratios, places);
    if (tidy && countWith(tidy) === promised) return { ratios: tidy, above: promised };
  }
  return { ratios, above: countWith(ratios) };
}

/** Null where no group of a pool has room for what rounding leaves over. */
function roundInBox({ low, high, groups }: WeightBox, ratios: Float64Array, places: number): Float64Array | null {
  const { weights, poolOfGroup, poolTotals } = groups;
  const power = 10 ** places;
  const units = ratios.map((ratio, group) => Math.round(ratio * (weights[group] as number) * power));
  const limit = (group: number, side: Float64Array): number =>
    (side[group] as number) * (weights[group] as number) * power;
  for (const [pool, total] of poolTotals.entries()) {
    const members = Array.from(units.keys()).filter((group) => poolOfGroup[group] === pool);
    for (const group of members) {
      if ((units[group] as number) > limit(group, high) + 1e-6) units[group] = Math.floor(limit(group, high) + 1e-6);
      if ((units[group] as number) < limit(group, low) - 1e-6) units[group] = Math.ceil(limit(group, low) - 1e-6);
    }
    let over = members.reduce((sum, group) => sum + (units[group] as number), 0) - total * power;
    for (const group of members) {
      if (Math.abs(over) < 1e-6) break;
      const room =
        over > 0
          ? Math.max(0, (units[group] as number) - limit(group, low))
          : Math.min(0, (units[group] as number) - limit(group, high));
      const step = over > 0 ? Math.min(over, room) : Math.max(over, room);
      units[group] = (units[group] as number) - step;
      over -= step;
    }
    if (Math.abs(over) >= 1e-6) return null;
  }
  return units.map((value, group) => value / power / (weights[group] as number));
}
