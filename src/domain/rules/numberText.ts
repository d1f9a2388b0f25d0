/** Numbers in rules and declared data as text: 1.717,5 in vi-VN, 1,717.5 in English, 1717.5 in formulas. */

export type RuleLanguage = 'vi' | 'en';

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20, useGrouping: false });
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

/** Every digit down to the 20th decimal, never an exponent. */
export function canonicalNumber(value: number): string {
  return plain.format(value === 0 ? 0 : value);
}

export function writeNumber(value: number, language: RuleLanguage): string {
  const english = grouped.format(value === 0 ? 0 : value);
  return language === 'en' ? english : english.replaceAll(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
}

/** A number typed in vi-VN: comma before the decimals, dots only between thousands; null for anything else. */
export function readVietnameseNumber(text: string): number | null {
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', decimals] = match;
  return Number(`${sign}${whole.replaceAll('.', '')}${decimals === undefined ? '' : `.${decimals}`}`);
}
