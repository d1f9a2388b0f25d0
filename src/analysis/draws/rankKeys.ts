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

/** Keys so far apart that finding the next one costs more than counting it: a bit by key then tells which are there. */
const SPARSE = 4;

export function prepareKeyRanks(unitCount: number, { tieRule, classes, decimals }: Policies): KeyRanks {
  const limits = classes.map((limit) => lowestKeyOf(limit, decimals));
  const isDense = tieRule === 'dense';
  const isAverage = tieRule === 'average';
  let counts = new Int32Array(4096);
  let present = new Int32Array(128);
  const sorted = new Int32Array(unitCount);
  /** Of the draw at hand, from the highest key down. */
  let above = 0;
  let classBits = 0;
  let classEnd = 0;

  function rank(keys: Int32Array, from: number, standings: Int32Array): void {
    let min = keys[from] as number;
    let max = min;
    for (let at = from + 1; at < from + unitCount; at++) {
      const key = keys[at] as number;
      min = key < min ? key : min;
      max = key > max ? key : max;
    }
    above = 0;
    classEnd = max + 1;
    const range = max - min + 1;
    if (range > MAX_BUCKETS) {
      rankSorted(keys, from, standings);
      return;
    }
    if (range > counts.length) {
      counts = new Int32Array(2 * range);
      present = new Int32Array((2 * range + 31) >> 5);
    }
    if (range > SPARSE * unitCount) rankSparse(keys, from, standings, min, range);
    else rankCounted(keys, from, standings, min, range);
  }

  function rankCounted(keys: Int32Array, from: number, standings: Int32Array, min: number, range: number): void {
    const own = counts;
    own.fill(0, 0, range);
    for (let at = 0; at < unitCount; at++) {
      const bucket = (keys[from + at] as number) - min;
      own[bucket] = (own[bucket] as number) + 1;
    }
    for (let bucket = range - 1; bucket >= 0; bucket--) {
      const count = own[bucket] as number;
      if (count !== 0) own[bucket] = nextStanding(count, bucket + min);
    }
    for (let at = 0; at < unitCount; at++) standings[at] = own[(keys[from + at] as number) - min] as number;
  }

  function rankSparse(keys: Int32Array, from: number, standings: Int32Array, min: number, range: number): void {
    const own = counts;
    const bits = present;
    for (let at = 0; at < unitCount; at++) own[(keys[from + at] as number) - min] = 0;
    for (let at = 0; at < unitCount; at++) {
      const bucket = (keys[from + at] as number) - min;
      own[bucket] = (own[bucket] as number) + 1;
      bits[bucket >> 5] = (bits[bucket >> 5] as number) | (1 << (bucket & 31));
    }
    for (let word = (range - 1) >> 5; word >= 0; word--) {
      let rest = bits[word] as number;
      if (rest === 0) continue;
      bits[word] = 0;
      while (rest !== 0) {
        const bit = 31 - Math.clz32(rest);
        rest ^= 1 << bit;
        const bucket = (word << 5) + bit;
        own[bucket] = nextStanding(own[bucket] as number, bucket + min);
      }
    }
    for (let at = 0; at < unitCount; at++) standings[at] = own[(keys[from + at] as number) - min] as number;
  }

  function rankSorted(keys: Int32Array, from: number, standings: Int32Array): void {
    sorted.set(keys.subarray(from, from + unitCount));
    sorted.sort();
    const found = new Map<number, number>();
    for (let end = unitCount; end > 0;) {
      const key = sorted[end - 1] as number;
      let start = end - 1;
      while (start > 0 && sorted[start - 1] === key) start--;
      found.set(key, nextStanding(end - start, key));
      end = start;
    }
    for (let at = 0; at < unitCount; at++) standings[at] = found.get(keys[from + at] as number) ?? 0;
  }

  /** Of `count` units with a key below all before. */
  function nextStanding(count: number, key: number): number {
    if (key < classEnd) enterClass(key);
    const place = isAverage ? 2 * above + count - 1 : above;
    above += isDense ? 1 : count;
    return (place << PLACE_SHIFT) | classBits | (count > 1 ? 1 : 0);
  }

  function enterClass(key: number): void {
    const found = limits.findIndex((limit) => key >= limit);
    classBits = (found < 0 ? NO_CLASS : found) << 1;
    // Keys from the highest limit below this one on are in the same class.
    classEnd = limits.reduce((highest, limit) => (limit <= key && limit > highest ? limit : highest), NO_LIMIT);
  }
  return { rank };
}

/** Below every key. */
const NO_LIMIT = -(2 ** 31);

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
