/**
 * Decimal-exact sums: equal decimals must give equal totals (90.10 against 90.09 decides a rank).
 * Addends are carried as integers of 10^-10; a total is rounded to 10^-7 first, which removes what non-terminating
 * quotients leave behind, and only then to the decimals asked for, halves away from zero as Excel's ROUND.
 */
export const UNIT = 1e10;
const GUARD = 1e7;
/** Powers of ten 0..7: roundTo stands in the innermost loops. */
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7] as const;

/** The integer number of 10^-10 nearest to `value`; exact for |value| < 900 000. */
export function toUnits(value: number): number {
  return Math.round(value * UNIT);
}

/** Rounds to `decimals` (0..7) places after the guard rounding; NaN and infinities pass through. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const guarded = Math.round(Math.abs(value) * GUARD);
  const step = POWERS[7 - decimals] ?? 1;
  const rounded = Math.floor((guarded + step / 2) / step) / (POWERS[decimals] ?? GUARD);
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/** The sum of decimals without binary dust: 0.1 + 0.2 is 0.3. */
export function sumExactly(values: Iterable<number>): number {
  let units = 0;
  for (const value of values) units += toUnits(value);
  return units / UNIT;
}
