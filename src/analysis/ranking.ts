/** Ranks and classes by the index rounded to the stated decimals: round last, never mix rounded with unrounded. */
import { UNIT, roundTo, toUnits } from '../lib/decimal.ts';
import type { ClassLimit, TieRule } from '../domain/policies.ts';

/**
 * Rank of each unit, 1 the highest index; NaN for units that are not ranked or have no index.
 * Equal rounded indexes tie by `tieRule`.
 */
export function rankUnits(index: Float64Array, ranked: Uint8Array, decimals: number, tieRule: TieRule): Float64Array {
  const keys = new Float64Array(index.length);
  let count = 0;
  const sorted = new Float64Array(index.length);
  for (let unit = 0; unit < index.length; unit++) {
    const key = ranked[unit] ? roundTo(index[unit] as number, decimals) : Number.NaN;
    keys[unit] = key;
    if (key === key) sorted[count++] = key;
  }
  const ascending = sorted.subarray(0, count).sort();
  const ranks = new Float64Array(index.length).fill(Number.NaN);
  const distinctAbove = tieRule === 'dense' ? countDistinctAbove(ascending) : null;
  for (let unit = 0; unit < keys.length; unit++) {
    const key = keys[unit] as number;
    if (key !== key) continue;
    const end = firstAbove(ascending, key);
    if (distinctAbove) ranks[unit] = (distinctAbove[end - 1] as number) + 1;
    else ranks[unit] = rankBelow(count - end, end - firstNotBelow(ascending, key), tieRule);
  }
  return ranks;
}

/** As rankUnits has it, for one unit alone; `keys` are rounded indexes by unit. */
export function rankOfUnit(keys: Float64Array, ranked: Uint8Array, unit: number, tieRule: TieRule): number {
  const own = keys[unit] ?? Number.NaN;
  if (!ranked[unit] || Number.isNaN(own)) return Number.NaN;
  let above = 0;
  let equal = 0;
  const distinct = tieRule === 'dense' ? new Set<number>() : null;
  for (let other = 0; other < keys.length; other++) {
    const key = keys[other] as number;
    if (!ranked[other] || !(key >= own)) continue;
    if (key === own) equal++;
    else {
      above++;
      distinct?.add(key);
    }
  }
  return distinct ? distinct.size + 1 : rankBelow(above, equal, tieRule);
}

/** The rank that a rounded index takes among the rounded indexes of others, which ascend. */
export function rankAmong(rivals: Float64Array, key: number, tieRule: TieRule): number {
  const end = firstAbove(rivals, key);
  if (tieRule === 'dense') return new Set(rivals.subarray(end)).size + 1;
  return rankBelow(rivals.length - end, end - firstNotBelow(rivals, key) + 1, tieRule);
}

/** Below so many, and one of so many that are equal; the dense rule counts differently. */
function rankBelow(above: number, equal: number, tieRule: TieRule): number {
  return tieRule === 'average' ? above + (equal + 1) / 2 : above + 1;
}

/** Index of each unit's class in `classes` (highest limit first), or -1 without an index. */
export function classifyUnits(index: Float64Array, decimals: number, classes: readonly ClassLimit[]): Int32Array {
  return Int32Array.from(index, (value) => {
    const rounded = roundTo(value, decimals);
    return Number.isNaN(rounded) ? -1 : classes.findIndex((limit) => rounded >= limit.min);
  });
}

/** Simple mean of the rounded values of the ranked units, summed exactly; NaN when there are none. */
export function meanOfRanked(values: ArrayLike<number>, ranked: Uint8Array, decimals: number): number {
  let sum = 0;
  let count = 0;
  for (let unit = 0; unit < values.length; unit++) {
    const value = roundTo(values[unit] as number, decimals);
    if (!ranked[unit] || Number.isNaN(value)) continue;
    sum += toUnits(value);
    count++;
  }
  return count === 0 ? Number.NaN : sum / count / UNIT;
}

function firstAbove(ascending: Float64Array, key: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > key) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstNotBelow(ascending: Float64Array, key: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) >= key) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each position, how many distinct values stand above it. */
function countDistinctAbove(ascending: Float64Array): Int32Array {
  const counts = new Int32Array(ascending.length);
  for (let i = ascending.length - 2; i >= 0; i--)
    counts[i] = (counts[i + 1] as number) + (ascending[i] !== ascending[i + 1] ? 1 : 0);
  return counts;
}
