const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20, useGrouping: false });

/** A number as a literal of a formula: every digit down to the 20th decimal, never an exponent. */
export function canonicalNumber(value: number): string {
  return plain.format(value === 0 ? 0 : value);
}
