/** The index in exact fractions and the ranks by counting: slow, plain, and written from DOMAIN's sentences alone. */
import type { TieRule } from '../../../src/domain/policies.ts';

export interface QuarterModel {
  /** In quarters of a point; powers of two, so that points / maximum x weight is a finite decimal. */
  readonly maxes: readonly number[];
  readonly weights: readonly number[];
  /** By unit, in quarters; null where the leaf is left out. */
  readonly points: readonly (readonly (number | null)[])[];
  readonly extras: readonly number[];
  readonly mayPassTotal: boolean;
}

/** Quarters of a maximum are at most 2^8: totals are integers of 2^-8 quarters. */
const SCALE = 256n;

/** The index rounded to hundredths of a percent, halves up, as an integer; null where nothing applies. */
export function exactHundredths(model: QuarterModel, unit: number): bigint | null {
  let total = BigInt(model.extras[unit] ?? 0) * SCALE;
  let applicable = 0n;
  (model.points[unit] ?? []).forEach((points, leaf) => {
    if (points === null) return;
    const weight = BigInt(model.weights[leaf] ?? 0);
    applicable += weight;
    total += (BigInt(points) * weight * SCALE) / BigInt(model.maxes[leaf] ?? 1);
  });
  if (applicable === 0n) return null;
  const whole = applicable * SCALE;
  if (total < 0n) total = 0n;
  if (!model.mayPassTotal && total > whole) total = whole;
  return (2n * 10_000n * total + whole) / (2n * whole);
}

/** Rank of each key by counting those above; null for null. */
export function countRanks(keys: readonly (bigint | null)[], tieRule: TieRule): (number | null)[] {
  const present = keys.filter((key) => key !== null);
  return keys.map((key) => {
    if (key === null) return null;
    const above = present.filter((other) => other > key);
    const equal = present.filter((other) => other === key).length;
    if (tieRule === 'dense') return new Set(above).size + 1;
    return tieRule === 'competition' ? above.length + 1 : above.length + (equal + 1) / 2;
  });
}
