import { formatNumber, type NumberLocale } from './numberText.ts';

/** A difference in few signs: "3,3e-16" says more than a row of zeros. */
export function writeFigure(value: number, locale: NumberLocale): string {
  if (value === 0 || Math.abs(value) >= 1e-4) return formatNumber(value, locale, 7);
  const text = value.toExponential(1);
  return locale === 'vi' ? text.replace('.', ',') : text;
}
