/** What draw after draw leaves behind: how often each rank and class, who stood above whom. */
import type { Policies } from '../../domain/policies.ts';
import { NO_CLASS, PLACE_SHIFT, prepareKeyRanks, rankOfPlace } from './rankKeys.ts';
import type { DrawsAnswer, RankCounts } from './question.ts';

export type Tallied = Pick<
  DrawsAnswer,
  'q05' | 'q50' | 'q95' | 'mean' | 'best' | 'worst' | 'tied' | 'ranks' | 'classShares' | 'wins'
>;

/** Counting them takes some 5 ms. */
const WAITING_STANDINGS = 600_000;
const MAX_WAITING_DRAWS = 1024;

export interface RankTally {
  /** Keys draw-major, `count` draws of them. */
  add(keys: Int32Array, count: number): void;
  summarize(): Tallied;
}

export function prepareTally(unitCount: number, policies: Policies, batch: number, withPairs: boolean): RankTally {
  const { tieRule, classes } = policies;
  const ranks = prepareKeyRanks(unitCount, policies);
  const width = tieRule === 'average' ? 2 * unitCount : unitCount + 1;
  /** Standings wait to be counted: the more at once, the seldomer the counts of a unit come into the cache. */
  const room = Math.max(batch, Math.min(MAX_WAITING_DRAWS, Math.floor(WAITING_STANDINGS / Math.max(1, unitCount))));
  const standings = new Int32Array(room * unitCount);
  const rows = Array.from({ length: room }, (_, draw) => standings.subarray(draw * unitCount, (draw + 1) * unitCount));
  let waiting = 0;
  /** Draws are fewer than 65,536. */
  const counts = new Uint16Array(unitCount * width);
  const tied = new Uint32Array(unitCount);
  const classCount = classes.length;
  const classCounts = new Uint32Array(unitCount * classCount);
  const wins = withPairs ? new Uint32Array(unitCount * unitCount) : null;
  let draws = 0;

  function add(keys: Int32Array, count: number): void {
    if (waiting + count > room) countWaiting();
    for (let draw = 0; draw < count; draw++) ranks.rank(keys, draw * unitCount, rows[waiting + draw] as Int32Array);
    waiting += count;
    if (wins) addWins(wins, keys, count);
    draws += count;
  }

  function countWaiting(): void {
    const end = waiting * unitCount;
    // Unit by unit: its counts stay in the cache for the whole batch.
    for (let unit = 0; unit < unitCount; unit++) {
      const row = unit * width;
      let ties = 0;
      let last = NO_CLASS;
      let run = 0;
      for (let at = unit; at < end; at += unitCount) {
        const standing = standings[at] as number;
        const cell = row + (standing >> PLACE_SHIFT);
        counts[cell] = (counts[cell] as number) + 1;
        ties += standing & 1;
        const found = (standing >> 1) & NO_CLASS;
        if (found !== last) {
          addToClass(unit, last, run);
          last = found;
          run = 0;
        }
        run++;
      }
      addToClass(unit, last, run);
      tied[unit] = (tied[unit] as number) + ties;
    }
    waiting = 0;
  }

  /** A unit stays in its class for draws on end. */
  function addToClass(unit: number, found: number, count: number): void {
    if (found === NO_CLASS) return;
    const cell = unit * classCount + found;
    classCounts[cell] = (classCounts[cell] as number) + count;
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
    countWaiting();
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
