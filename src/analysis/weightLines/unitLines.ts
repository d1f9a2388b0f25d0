/** Indexes of units along a weight path: index(x) = 100 (n0 + n1 x) / (a0 + a1 x), exact; a straight line where a1 is 0. */
import { roundedIndex, type IndexModel } from '../indexModel.ts';
import type { WeightPath } from '../weightPath.ts';

/** Points (extras included) and applicable weight as functions of x, by unit: four numbers each, n0 n1 a0 a1. */
export type UnitLines = Float64Array;

export const LINE_SIZE = 4;

/** Lines of all units on a path, written over `lines` where given. */
export function linesOnPath(
  model: IndexModel,
  path: WeightPath,
  whole: Uint8Array = findWhole(model),
  lines: UnitLines = new Float64Array(model.unitIds.length * LINE_SIZE),
): UnitLines {
  const { attainment, extras } = model;
  const { intercept, slope } = path;
  const leafCount = intercept.length;
  function write(unit: number, n0: number, n1: number, a0: number, a1: number): void {
    const at = unit * LINE_SIZE;
    lines[at] = n0;
    lines[at + 1] = n1;
    lines[at + 2] = a0;
    lines[at + 3] = a1;
  }
  let allIntercept = 0;
  let allSlope = 0;
  for (let leaf = 0; leaf < leafCount; leaf++) {
    allIntercept += intercept[leaf] as number;
    allSlope += slope[leaf] as number;
  }
  const unitCount = model.unitIds.length;
  const isFlat = Math.abs(allSlope) < 1e-12;
  for (let unit = 0; unit < unitCount; unit++) {
    if (whole[unit] === 1 && whole[unit + 1] === 1) {
      // Two units at a time: four sums that do not wait for each other.
      const row = unit * leafCount;
      const next = row + leafCount;
      let n0 = extras[unit] as number;
      let m0 = extras[unit + 1] as number;
      let n1 = 0;
      let m1 = 0;
      for (let leaf = 0; leaf < leafCount; leaf++) {
        const from = intercept[leaf] as number;
        const rise = slope[leaf] as number;
        const share = attainment[row + leaf] as number;
        const other = attainment[next + leaf] as number;
        n0 += share * from;
        m0 += other * from;
        n1 += share * rise;
        m1 += other * rise;
      }
      write(unit, n0, n1, allIntercept, isFlat ? 0 : allSlope);
      write(++unit, m0, m1, allIntercept, isFlat ? 0 : allSlope);
      continue;
    }
    const row = unit * leafCount;
    let n0 = extras[unit] as number;
    let n1 = 0;
    let a0 = allIntercept;
    let a1 = allSlope;
    for (let leaf = 0; leaf < leafCount; leaf++) {
      const share = attainment[row + leaf] as number;
      if (share === share) {
        n0 += share * (intercept[leaf] as number);
        n1 += share * (slope[leaf] as number);
      } else {
        a0 -= intercept[leaf] as number;
        a1 -= slope[leaf] as number;
      }
    }
    write(unit, n0, n1, a0, Math.abs(a1) < 1e-12 ? 0 : a1);
  }
  return lines;
}

/** By unit: 1 where every leaf counts. */
export function findWhole(model: IndexModel): Uint8Array {
  const leafCount = model.leafNodes.length;
  return Uint8Array.from(model.unitIds, (_, unit) =>
    model.attainment.subarray(unit * leafCount, (unit + 1) * leafCount).some((share) => share !== share) ? 0 : 1,
  );
}

/** In percent, not rounded, within 0 and what the policies allow; NaN where nothing applies. */
export function indexOnLine(lines: UnitLines, unit: number, x: number, mayPassTotal: boolean): number {
  const at = unit * LINE_SIZE;
  const weight = (lines[at + 2] as number) + (lines[at + 3] as number) * x;
  if (!(weight > 1e-12)) return Number.NaN;
  const index = (((lines[at] as number) + (lines[at + 1] as number) * x) / weight) * 100;
  return mayPassTotal ? Math.max(0, index) : Math.min(100, Math.max(0, index));
}

export function publishedOnLine(model: IndexModel, lines: UnitLines, unit: number, x: number): number {
  return roundedIndex(model, indexOnLine(lines, unit, x, model.policies.mayPassTotal));
}

/**
 * Where the indexes of two units are equal and change places, in ascending order: at most two values, kept only inside
 * `min`..`max` and where neither index is cut off at 0 or 100 %.
 */
export function crossingsOf(
  lines: UnitLines,
  one: number,
  other: number,
  min: number,
  max: number,
  mayPassTotal: boolean,
): readonly number[] {
  const i = one * LINE_SIZE;
  const j = other * LINE_SIZE;
  const n0 = lines[i] as number;
  const n1 = lines[i + 1] as number;
  const a0 = lines[i + 2] as number;
  const a1 = lines[i + 3] as number;
  const m0 = lines[j] as number;
  const m1 = lines[j + 1] as number;
  const b0 = lines[j + 2] as number;
  const b1 = lines[j + 3] as number;
  const isInside = (x: number): boolean => {
    if (!(x >= min && x <= max)) return false;
    const weight = a0 + a1 * x;
    const points = n0 + n1 * x;
    if (!(weight > 1e-12 && b0 + b1 * x > 1e-12)) return false;
    // Where both stand at a cut, rounding must not make a crossing of it.
    return points > weight * CUT && (mayPassTotal || points < weight * (1 - CUT));
  };
  if (a0 === b0 && a1 === b1) {
    // Nearly all pairs: both have every leaf.
    const rise = n1 - m1;
    const gap = n0 - m0;
    if (Math.abs(rise) <= 1e-12 * (Math.abs(gap) + Math.abs(rise)) || rise === 0) return NONE;
    const x = -gap / rise;
    return isInside(x) ? [x] : NONE;
  }
  return rootsOf(n0 * b0 - m0 * a0, n0 * b1 + n1 * b0 - m0 * a1 - m1 * a0, n1 * b1 - m1 * a1).filter(isInside);
}

/** Of the index, as a share: nearer than this to 0 or 100 % counts as cut off. */
const CUT = 1e-9;
const NONE: readonly number[] = [];

/** Real roots of c0 + c1 x + c2 x^2 at which the sign changes, ascending. */
function rootsOf(c0: number, c1: number, c2: number): number[] {
  const size = Math.abs(c0) + Math.abs(c1) + Math.abs(c2);
  if (Math.abs(c2) <= 1e-14 * size) return Math.abs(c1) <= 1e-12 * size || c1 === 0 ? [] : [-c0 / c1];
  const square = c1 * c1 - 4 * c2 * c0;
  if (square <= 0) return [];
  const q = -(c1 + (c1 < 0 ? -1 : 1) * Math.sqrt(square)) / 2;
  const roots = q === 0 ? [0] : [q / c2, c0 / q];
  return roots.sort((a, b) => a - b);
}
