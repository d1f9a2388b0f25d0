/** Number formats of the file; Excel shows them with the reader's own decimal sign. */
export const POINTS = '0.00##';
export const PERCENT = '0.00%';
/** Whole, or a half where tied units share the mean of their ranks; "0.##" would show "1.". */
export const RANK = 'General';

/** The published index: as many places as the policy states. */
export function formatOfDecimals(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

/** A cached value: what is no number is left for Excel to calculate. */
export function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
