/**
 * Ranks and classes of integer keys, the highest first, by counting: the same as rankUnits and classifyUnits of
 * src/analysis/ranking.ts on the same figures.
 */
import type { ClassLimit, Policies, TieRule } from '../../domain/policies.ts';

export interface KeyRanks {
  /** Writes the standing of every unit whose key lies from `from` on. */
  rank(keys: Int32Array, from: number, standings: Int32Array): void;
}

/**
 * A standing is place << 9 | class << 1 | tied. The place is rank - 1, or twice that where ties share their mean; the class an
 * index into the policies', NO_CLASS for none.
 */
export const PLACE_SHIFT = 9;
export const NO_CLASS = 255;

/** More different keys than this are sorted: clearing and counting them would cost more. */
const MAX_BUCKETS = 1 << 15;

export function prepareKeyRanks(unitCount: number, { tieRule, classes, decimals }: Policies): KeyRanks {
  const limits = classes.map((limit) => lowestKeyOf(limit, decimals));
  let counts = new Int32Array(4096);
  const sorted = new Int32Array(unitCount);

  function rank(keys: Int32Array, from: number, standings: Int32Array): void {
    let min = keys[from] as number;
    let max = min;
    for (let at = from + 1; at < from + unitCount; at++) {
      const key = keys[at] as number;
      if (key < min) min = key;
      else if (key > max) max = key;
    }
    if (max - min >= MAX_BUCKETS) rankSorted(keys, from, standings);
    else rankCounted(keys, from, standings, min, max);
  }

  function rankCounted(keys: Int32Array, from: number, standings: Int32Array, min: number, max: number): void {
    const range = max - min + 1;
    if (range > counts.length) counts = new Int32Array(range);
    else counts.fill(0, 0, range);
    for (let at = 0; at < unitCount; at++) {
      const bucket = (keys[from + at] as number) - min;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    let above = 0;
    for (let bucket = range - 1; bucket >= 0; bucket--) {
      const count = counts[bucket] as number;
      if (count === 0) continue;
      counts[bucket] = standingOf(above, count, bucket + min);
      above += tieRule === 'dense' ? 1 : count;
    }
    for (let at = 0; at < unitCount; at++) standings[at] = counts[(keys[from + at] as number) - min] as number;
  }

  function rankSorted(keys: Int32Array, from: number, standings: Int32Array): void {
    sorted.set(keys.subarray(from, from + unitCount));
    sorted.sort();
    const found = new Map<number, number>();
    let above = 0;
    for (let end = unitCount; end > 0;) {
      const key = sorted[end - 1] as number;
      let start = end - 1;
      while (start > 0 && sorted[start - 1] === key) start--;
      const count = end - start;
      found.set(key, standingOf(above, count, key));
      above += tieRule === 'dense' ? 1 : count;
      end = start;
    }
    for (let at = 0; at < unitCount; at++) standings[at] = found.get(keys[from + at] as number) ?? 0;
  }

  function standingOf(above: number, count: number, key: number): number {
    const place = tieRule === 'average' ? 2 * above + count - 1 : above;
    const found = limits.findIndex((limit) => key >= limit);
    return (place << PLACE_SHIFT) | ((found < 0 ? NO_CLASS : found) << 1) | (count > 1 ? 1 : 0);
  }
  return { rank };
}

/** The rank that a place of `rank` means. */
export function rankOfPlace(place: number, tieRule: TieRule): number {
  return tieRule === 'average' ? place / 2 + 1 : place + 1;
}

/** The least integer of the last decimal that reaches a class. */
function lowestKeyOf({ min }: ClassLimit, decimals: number): number {
  const power = 10 ** decimals;
  let key = Math.floor(min * power) - 1;
  while (key / power < min) key++;
  return key;
}
