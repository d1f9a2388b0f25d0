/**
 * The best (worst) rank of a unit in a weight box as a program: a whole variable k stands for its published index, a binary
 * one a rival for being above. With levels as in levels.ts, best: level_u >= k, and level_v < k + 1 or v is above; worst:
 * level_u < k + 1, and level_v >= k + 1 or v is not above. Where applicable weights move with the weights, k times a weight is
 * linearised around the middle of both; what that leaves out is at most half the range of k times half that of the
 * weight, and is given away to the side that keeps the bound true: it vanishes as the range of k is halved.
 */
import type { LinearProgram, ProgramColumn, ProgramRow } from '../linearProgram.ts';
import type { UnitLevel } from './levels.ts';
import type { WeightBox } from './weightBox.ts';

/** In last decimals: far above the solver's tolerance, far below what anybody publishes. */
export const LEVEL_EPS = 1e-3;

export type End = 'best' | 'worst';

/** A rival that can stand on either side of the unit; the gap is its level less the unit's. */
export interface OpenRival {
  readonly level: UnitLevel;
  readonly least: number;
  readonly most: number;
}

export interface RankProgram {
  readonly end: End;
  readonly box: WeightBox;
  readonly unit: UnitLevel;
  readonly rivals: readonly OpenRival[];
  readonly turn: number;
  /** Range of the unit's published index, in last decimals. */
  readonly from: number;
  readonly to: number;
}

/** Whether the program says exactly what is meant, so that its bound needs no halving of the range. */
export function isExact({ unit, rivals, from, to }: RankProgram): boolean {
  return from === to || (unit.spread === 0 && rivals.every(({ level }) => level.spread === 0));
}

/** Columns: the ratios of the groups, one for each rival, k. */
export function buildProgram({ end, box, unit, rivals, turn, from, to }: RankProgram): LinearProgram {
  const { low, high, groups } = box;
  const groupCount = groups.nodes.length;
  const k = groupCount + rivals.length;
  const middleOfK = (from + to) / 2;
  const cost = end === 'best' ? 1 : -1;
  const columns: ProgramColumn[] = [
    ...Array.from(low, (lower, group) => ({ cost: 0, lower, upper: high[group] ?? lower, isWhole: false })),
    ...rivals.map(() => ({ cost, lower: 0, upper: 1, isWhole: true })),
    { cost: 0, lower: from, upper: to, isWhole: true },
  ];
  const pools = Array.from(groups.poolTotals, (total, pool): ProgramRow => {
    const at = Array.from(groups.weights.keys()).filter((group) => groups.poolOfGroup[group] === pool);
    return { lower: total, upper: total, at, factors: at.map((group) => groups.weights[group] ?? 0) };
  });

  /** level - k, compared with `limit`: ratios and k on the left, and what stands on the right. */
  function compare(level: UnitLevel, limit: number): { at: number[]; factors: number[]; right: number; given: number } {
    const at = [...low.keys()];
    const share = turn - limit - middleOfK;
    const factors = at.map(
      (group) => ((level.points[group] ?? 0) + share * (level.applicable[group] ?? 0)) / level.middle,
    );
    const given = (((to - from) / 2) * level.spread) / level.middle;
    return { at: [...at, k], factors: [...factors, -1], right: -middleOfK - level.extra / level.middle, given };
  }

  function rowOfUnit(): ProgramRow {
    const { at, factors, right, given } = compare(unit, end === 'best' ? LEVEL_EPS : 1 - LEVEL_EPS);
    return end === 'best'
      ? { lower: right - given, upper: Number.POSITIVE_INFINITY, at, factors }
      : { lower: Number.NEGATIVE_INFINITY, upper: right + given, at, factors };
  }

  function rowOfRival({ level, least, most }: OpenRival, index: number): ProgramRow {
    const { at, factors, right, given } = compare(level, end === 'best' ? 1 - LEVEL_EPS : 1 + LEVEL_EPS);
    const reach = end === 'best' ? most + LEVEL_EPS : 1 + LEVEL_EPS - least;
    const free = Math.max(0, reach) * (1 + level.spread / level.middle) + 2 * given;
    const own = { at: [...at, groupCount + index], factors: [...factors, -free] };
    return end === 'best'
      ? { lower: Number.NEGATIVE_INFINITY, upper: right + given, ...own }
      : { lower: right - given - free, upper: Number.POSITIVE_INFINITY, ...own };
  }

  return { columns, rows: [...pools, rowOfUnit(), ...rivals.map(rowOfRival)] };
}
