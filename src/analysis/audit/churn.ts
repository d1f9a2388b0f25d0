/** How far a ranking moves when another set is used: Kendall's tau-b, moves, the first ranks, classes, and who gains. */
import { correlateKendall } from '../correlation.ts';
import type { ClassLimit } from '../../domain/policies.ts';
import type { Churn, GroupChange, UnitBackTest } from './question.ts';

/** Over the units ranked both before and after; ranks under the draft are the middle ones. */
export function measureChurn(units: readonly UnitBackTest[], topCount: number): Churn {
  const both = listCompared(units);
  const before = Float64Array.from(both, (unit) => unit.rankBefore);
  const after = Float64Array.from(both, (unit) => unit.rank.middle);
  const shifts = both.map((unit) => Math.abs(unit.rankBefore - unit.rank.middle));
  const isTop = (rank: number): boolean => rank <= topCount;
  return {
    compared: both.length,
    tau: correlateKendall(before, after),
    moved: shifts.filter((shift) => shift > 0).length,
    meanShift: meanOf(shifts),
    largestShift: Math.max(0, ...shifts),
    entered: both.filter((u) => isTop(u.rank.middle) && !isTop(u.rankBefore)).map(({ unitId }) => unitId),
    left: both.filter((u) => isTop(u.rankBefore) && !isTop(u.rank.middle)).map(({ unitId }) => unitId),
    classChanged: both.filter((u) => u.classBefore !== u.classAfter).length,
  };
}

/** Units ranked both before and under the draft, by their class before; classes without units are left out. */
export function groupByClass(units: readonly UnitBackTest[], classes: readonly ClassLimit[]): GroupChange[] {
  const both = listCompared(units);
  return classes.flatMap(({ label }, at) => {
    const own = both.filter(({ classBefore }) => classBefore === at);
    if (own.length === 0) return [];
    const changes = own.map(({ index, indexBefore }) => index.middle - indexBefore);
    return {
      label,
      units: own.length,
      gained: changes.filter((change) => change > 0).length,
      lost: changes.filter((change) => change < 0).length,
      meanChange: meanOf(changes),
      meanRise: meanOf(own.map(({ rankBefore, rank }) => rankBefore - rank.middle)),
    };
  });
}

function listCompared(units: readonly UnitBackTest[]): UnitBackTest[] {
  return units.filter(({ rankBefore, rank }) => !Number.isNaN(rankBefore) && !Number.isNaN(rank.middle));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
