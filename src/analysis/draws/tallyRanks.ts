/** What draw after draw leaves behind: how often each rank and class, who stood above whom. */
import type { Policies } from '../../domain/policies.ts';
import { NO_CLASS, PLACE_SHIFT, prepareKeyRanks, rankOfPlace } from './rankKeys.ts';
import type { DrawsAnswer, RankCounts } from './question.ts';

export type Tallied = Pick<
  DrawsAnswer,
  'q05' | 'q50' | 'q95' | 'mean' | 'best' | 'worst' | 'tied' | 'ranks' | 'classShares' | 'wins'
>;

export interface RankTally {
  /** Keys draw-major, `count` draws of them. */
  add(keys: Int32Array, count: number): void;
  summarize(): Tallied;
}

export function prepareTally(unitCount: number, policies: Policies, batch: number, withPairs: boolean): RankTally {
  const { tieRule, classes } = policies;
  const ranks = prepareKeyRanks(unitCount, policies);
  const width = tieRule === 'average' ? 2 * unitCount : unitCount + 1;
  const standings = new Int32Array(batch * unitCount);
  const rows = Array.from({ length: batch }, (_, draw) => standings.subarray(draw * unitCount, (draw + 1) * unitCount));
  /** Draws are fewer than 65,536. */
  const counts = new Uint16Array(unitCount * width);
  const tied = new Uint32Array(unitCount);
  const classCount = classes.length;
  const classCounts = new Uint32Array(unitCount * classCount);
  const wins = withPairs ? new Uint32Array(unitCount * unitCount) : null;
  let draws = 0;

  function add(keys: Int32Array, count: number): void {
    for (let draw = 0; draw < count; draw++) ranks.rank(keys, draw * unitCount, rows[draw] as Int32Array);
    // Unit by unit: its counts stay in the cache for the whole batch.
    for (let unit = 0; unit < unitCount; unit++) {
      let ties = 0;
      for (let draw = 0; draw < count; draw++) {
        const standing = standings[draw * unitCount + unit] as number;
        const at = unit * width + (standing >> PLACE_SHIFT);
        counts[at] = (counts[at] as number) + 1;
        ties += standing & 1;
        const found = (standing >> 1) & NO_CLASS;
        if (found === NO_CLASS) continue;
        const cell = unit * classCount + found;
        classCounts[cell] = (classCounts[cell] as number) + 1;
      }
      tied[unit] = (tied[unit] as number) + ties;
    }
    if (wins) addWins(wins, keys, count);
    draws += count;
  }

  function addWins(into: Uint32Array, keys: Int32Array, count: number): void {
    const byUnit = new Int32Array(unitCount * count);
    for (let draw = 0; draw < count; draw++)
      for (let unit = 0; unit < unitCount; unit++)
        byUnit[unit * count + draw] = keys[draw * unitCount + unit] as number;
    for (let unit = 0; unit < unitCount; unit++)
      for (let rival = unit + 1; rival < unitCount; rival++) {
        let above = 0;
        let below = 0;
        const [own, other] = [unit * count, rival * count];
        for (let draw = 0; draw < count; draw++) {
          const gap = (byUnit[own + draw] as number) - (byUnit[other + draw] as number);
          above += gap > 0 ? 1 : 0;
          below += gap < 0 ? 1 : 0;
        }
        into[unit * unitCount + rival] = (into[unit * unitCount + rival] as number) + above;
        into[rival * unitCount + unit] = (into[rival * unitCount + unit] as number) + below;
      }
  }

  function summarize(): Tallied {
    const [q05, q50, q95, mean, best, worst] = Array.from({ length: 6 }, () => new Float64Array(unitCount)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let unit = 0; unit < unitCount; unit++) {
      const row = counts.subarray(unit * width, (unit + 1) * width);
      const quantile = (share01: number): number => rankOfPlace(findQuantile(row, share01 * draws), tieRule);
      q05[unit] = quantile(0.05);
      q50[unit] = quantile(0.5);
      q95[unit] = quantile(0.95);
      best[unit] = quantile(0);
      worst[unit] = quantile(1);
      mean[unit] = row.reduce((sum, count, place) => sum + count * rankOfPlace(place, tieRule), 0) / draws;
    }
    return {
      q05,
      q50,
      q95,
      mean,
      best,
      worst,
      tied: Float64Array.from(tied, (count) => count / draws),
      ranks: compact(),
      classShares: Float64Array.from(classCounts, (count) => count / draws),
      wins: wins && Float64Array.from(wins, (count) => count / draws),
    };
  }

  function compact(): RankCounts {
    const starts = new Int32Array(unitCount + 1);
    const firstRank = new Float64Array(unitCount);
    const parts: Uint16Array[] = [];
    for (let unit = 0; unit < unitCount; unit++) {
      const row = counts.subarray(unit * width, (unit + 1) * width);
      const first = row.findIndex((count) => count > 0);
      const part = row.subarray(first, row.findLastIndex((count) => count > 0) + 1);
      parts.push(part);
      firstRank[unit] = rankOfPlace(first, tieRule);
      starts[unit + 1] = (starts[unit] as number) + part.length;
    }
    const all = new Uint16Array(starts[unitCount] ?? 0);
    for (const [unit, part] of parts.entries()) all.set(part, starts[unit]);
    return { step: tieRule === 'average' ? 0.5 : 1, starts, firstRank, counts: all };
  }
  return { add, summarize };
}

/** The first place by which at least `sought` draws (and one) are counted. */
function findQuantile(counts: Uint16Array, sought: number): number {
  let sum = 0;
  for (let place = 0; place < counts.length; place++) {
    sum += counts[place] as number;
    if (sum > 0 && sum >= sought) return place;
  }
  return counts.length - 1;
}
