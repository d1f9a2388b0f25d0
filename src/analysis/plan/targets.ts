/**
 * What a target asks for: the lowest published index that meets it, and the least gain that publishes it. Ranks go by rounded
 * indexes and the tie rule; both are found through the very functions that publish.
 */
import { roundTo } from '../../lib/decimal.ts';
import type { TieRule } from '../../domain/policies.ts';
import type { IndexModel } from '../indexModel.ts';
import { rankAmong } from '../ranking.ts';
import type { PlanTarget } from './question.ts';

/** Published indexes of the ranked rivals after they have moved, lowest first. */
export function listRivals(
  model: IndexModel,
  index: Float64Array,
  unit: number,
  moveOf: (unit: number) => number,
): Float64Array {
  const { decimals, mayPassTotal } = model.policies;
  const keys: number[] = [];
  for (let rival = 0; rival < index.length; rival++) {
    const own = index[rival] as number;
    if (rival === unit || !model.ranked[rival] || Number.isNaN(own)) continue;
    const moved = Math.max(0, own + moveOf(rival));
    // A rival that stands above 100 by its bonus stays there.
    keys.push(roundTo(mayPassTotal ? moved : Math.min(Math.max(100, own), moved), decimals));
  }
  return Float64Array.from(keys).sort();
}

export interface RankKey {
  readonly rank: number;
  /** The lowest published index with this rank. */
  readonly key: number;
}

/** Each rank that can come up, with the lowest published index that gives it; best rank last. */
export function listRankKeys(rivals: Float64Array, decimals: number, tieRule: TieRule): RankKey[] {
  const step = 10 ** -decimals;
  const keys = new Set([0]);
  for (const rival of rivals) {
    keys.add(rival);
    keys.add(roundTo(rival + step, decimals));
  }
  const found: RankKey[] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const rank = rankAmong(rivals, key, tieRule);
    if (rank < (found.at(-1)?.rank ?? Number.POSITIVE_INFINITY)) found.push({ rank, key });
  }
  return found;
}

/** The lowest published index that meets a target; null where none does. */
export function keyOfTarget(target: PlanTarget, ranks: readonly RankKey[], model: IndexModel): number | null {
  const { decimals, classes } = model.policies;
  switch (target.kind) {
    case 'index':
      return roundUp(target.index, decimals);
    case 'rank':
      return ranks.find(({ rank }) => rank <= target.rank)?.key ?? null;
    case 'class': {
      const min = classes[target.classIndex]?.min;
      return min === undefined ? null : roundUp(min, decimals);
    }
  }
}

/** The lowest number of so many decimals that is not below a value. */
function roundUp(value: number, decimals: number): number {
  const rounded = roundTo(value, decimals);
  return rounded >= value ? rounded : roundTo(rounded + 10 ** -decimals, decimals);
}

/** The published index of a unit by what it gains, in integers of 10^-10 points; as computeIndexes has it. */
export type PublishedIndex = (gain: number) => number;

/** The least whole gain in 0..`most` that publishes at least `key`; null where not even `most` does. */
export function gainFor(published: PublishedIndex, key: number, most: number): number | null {
  if (published(0) >= key) return 0;
  if (!(published(most) >= key)) return null;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (published(middle) >= key) high = middle;
    else low = middle;
  }
  return high;
}
