/** What a published rank hangs on: the last decimal, the tie rule, the nearest limit of a class. */
import { roundTo } from '../../lib/decimal.ts';
import type { IndexModel } from '../indexModel.ts';
import { rankUnits } from '../ranking.ts';
import type { RankRisk } from './question.ts';

/** `index` by unit of the model, unrounded; the answer by place in `units`. */
export function assessRisk(model: IndexModel, index: Float64Array, units: Int32Array): RankRisk {
  const { decimals, classes } = model.policies;
  const unrounded = rankUnits(index, model.ranked, 7, 'competition');
  const values = Float64Array.from(units, (unit) => index[unit] ?? Number.NaN);
  const published = values.map((value) => roundTo(value, decimals));
  const ascending = values.toSorted();
  const sharing = new Map<number, number>();
  for (const value of published) sharing.set(value, (sharing.get(value) ?? 0) + 1);
  const gapAbove = new Float64Array(units.length).fill(Number.NaN);
  const gapBelow = new Float64Array(units.length).fill(Number.NaN);
  for (const [unit, value] of values.entries()) {
    const first = ascending.indexOf(value);
    const last = ascending.lastIndexOf(value);
    const tied = last > first;
    gapAbove[unit] = tied ? 0 : roundTo((ascending[last + 1] ?? Number.NaN) - value, 7);
    gapBelow[unit] = tied ? 0 : roundTo(value - (ascending[first - 1] ?? Number.NaN), 7);
  }
  return {
    rankUnrounded: Float64Array.from(units, (unit) => unrounded[unit] ?? Number.NaN),
    sharedWith: Int32Array.from(published, (value) => (sharing.get(value) ?? 1) - 1),
    gapAbove,
    gapBelow,
    classMargin: published.map((value) => {
      const margins = classes.filter((limit) => limit.min > 0).map((limit) => roundTo(value - limit.min, 7));
      const [first = Number.NaN, ...others] = margins;
      return others.reduce((nearest, margin) => (Math.abs(margin) < Math.abs(nearest) ? margin : nearest), first);
    }),
  };
}
