/** Numbers as people write them: Vietnamese "1.717,5" and English "1,717.5". */
export type NumberLocale = 'vi' | 'en';

const GROUPED = { vi: /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/, en: /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/ } as const;

/**
 * The number a text means, or null. In vi the comma is the decimal sign and dots group thousands ("1.717" is 1717); a dot
 * that cannot be a group ("8.78", "0.125") is taken as a decimal sign. A trailing % divides by 100.
 */
export function parseNumber(text: string, locale: NumberLocale): number | null {
  let body = text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-');
  if (body === '') return null;
  const percent = body.endsWith('%');
  if (percent) body = body.slice(0, -1);
  const sign = body.startsWith('-') ? -1 : 1;
  body = body.replace(/^[+-]/, '');
  if (GROUPED[locale].test(body)) body = body.replaceAll(locale === 'vi' ? '.' : ',', '');
  if (locale === 'vi') body = body.replace(',', '.');
  if (!/^(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(body)) return null;
  const value = sign * Number(body);
  if (!Number.isFinite(value)) return null;
  if (value === 0) return 0;
  return percent ? Number((value / 100).toPrecision(15)) : value;
}

/** For formatNumber: all that a number has. */
export const EVERY_DECIMAL = 20;

const formats = new Map<string, Intl.NumberFormat>();

/** As a cell without a format shows it: "12.345,5", but four digits stand together, for most such numbers are years. */
export function formatPlainNumber(value: number, locale: NumberLocale): string {
  return formatNumber(value, locale, 10, 0, 'min2');
}

/** Shows a number with at most `maxDecimals` places and at least `minDecimals`; thousands grouped. */
export function formatNumber(
  value: number,
  locale: NumberLocale,
  maxDecimals = 10,
  minDecimals = 0,
  grouping: 'always' | 'min2' = 'always',
): string {
  if (!Number.isFinite(value)) return '';
  const key = `${locale}/${minDecimals}/${maxDecimals}/${grouping}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-US', {
      minimumFractionDigits: minDecimals,
      maximumFractionDigits: Math.max(minDecimals, maxDecimals),
      signDisplay: 'negative',
      useGrouping: grouping,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** For an editor: every digit, no grouping, so that it reads back as the same number. */
export function writeNumber(value: number, locale: NumberLocale): string {
  const text = String(value);
  return locale === 'vi' ? text.replace('.', ',') : text;
}
