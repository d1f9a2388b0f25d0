/** Number formats of cells, written in Excel's codes ("#,##0.00", "0.0%", "dd/mm/yyyy", "@"); the only importer of numfmt. */
import { format, getFormatInfo, isValidFormat } from 'numfmt';
import { formatPlainNumber, type NumberLocale } from './numberText.ts';

/** Excel's bound on a code. */
const MAX_CODE_LENGTH = 255;
/** Excel's bound on decimals. */
const MAX_DECIMALS = 30;

export const PLAIN_NUMBER = '#,##0.00';
export const PLAIN_PERCENT = '0%';
export const PLAIN_DATE = 'dd/mm/yyyy';
export const DATE_CODES = [PLAIN_DATE, 'dd/mm/yy', 'd/m/yyyy', 'yyyy-mm-dd', 'dd mmmm yyyy', 'mm/yyyy'] as const;
export const PLAIN_TEXT = '@';

export type FormatKind = 'general' | 'number' | 'percent' | 'date' | 'text' | 'custom';

const known = new Map<string, boolean>();

/** Whether Excel would take the code; asked for every cell drawn, so the answer is kept. */
export function isFormatCode(code: string): boolean {
  let isKnown = known.get(code);
  if (isKnown === undefined) {
    isKnown = code.trim() !== '' && code.length <= MAX_CODE_LENGTH && isValidFormat(code);
    known.set(code, isKnown);
  }
  return isKnown;
}

/**
 * The text a cell with this code shows, in the writing of the language: in vi "1.234,50" for "#,##0.00". A code that cannot
 * be read shows the number plainly, and so does a date code for a number that is no day.
 */
export function formatValue(value: number | string | boolean, code: string, locale: NumberLocale): string {
  if (typeof value === 'boolean') return formatBoolean(value);
  if (typeof value === 'number' && (!Number.isFinite(value) || !isFormatCode(code) || isGeneral(code)))
    return formatPlainNumber(value, locale);
  if (typeof value === 'string' && !isFormatCode(code)) return value;
  // The package's Vietnamese names of days and months are in NFD.
  return format(code, value, { locale: locale === 'vi' ? 'vi' : 'en', dateSpanLarge: false }).normalize('NFC');
}

export function formatBoolean(value: boolean): 'TRUE' | 'FALSE' {
  return value ? 'TRUE' : 'FALSE';
}

function isGeneral(code: string): boolean {
  return code.trim().toLowerCase() === 'general' || code.trim() === PLAIN_TEXT;
}

/** Which of the plain kinds a code is; what a person would call "custom" is everything beyond them. */
export function kindOfFormat(code: string | undefined): FormatKind {
  if (code === undefined || code.trim().toLowerCase() === 'general') return 'general';
  if (code === PLAIN_TEXT) return 'text';
  if ((DATE_CODES as readonly string[]).includes(code)) return 'date';
  if (/^(#,##0|0)(\.0+)?$/.test(code)) return 'number';
  return /^(#,##0|0)(\.0+)?%$/.test(code) ? 'percent' : 'custom';
}

export function isDateCode(code: string | undefined): boolean {
  return code !== undefined && isFormatCode(code) && getFormatInfo(code).isDate;
}

export function isPercentCode(code: string | undefined): boolean {
  return code !== undefined && isFormatCode(code) && getFormatInfo(code).isPercent;
}

/** "#,##0.000" for number and 3; "0,0%" has no groups. */
export function codeOfNumber(kind: 'number' | 'percent', decimals: number, isGrouped = kind === 'number'): string {
  const places = decimals > 0 ? `.${'0'.repeat(Math.min(decimals, MAX_DECIMALS))}` : '';
  return `${isGrouped ? '#,##0' : '0'}${places}${kind === 'percent' ? '%' : ''}`;
}

/** Decimals a code always shows. */
export function decimalsOf(code: string): number {
  return isFormatCode(code) ? getFormatInfo(code).minDecimals : 0;
}

/** A code's pieces: quoted text, escapes and brackets, which are left alone, or the digits of a number with its decimals. */
const PIECES = /"[^"]*"|[\\_*].|\[[^[\]]*\]|([#0?][#0?,]*)(?:\.([#0?]+))?/g;

/**
 * The code with one decimal more or fewer in each of its sections. A cell without a code begins at the decimals it shows;
 * dates and texts stay as they are.
 */
export function changeDecimals(code: string | undefined, step: 1 | -1, shownDecimals: number): string {
  if (code === undefined || kindOfFormat(code) === 'general')
    return codeOfNumber('number', Math.max(0, shownDecimals + step));
  if (!isFormatCode(code) || isDateCode(code) || code === PLAIN_TEXT) return code;
  return code.replace(PIECES, (piece, digits: string | undefined, places: string | undefined) => {
    if (digits === undefined) return piece;
    const count = Math.max(0, Math.min(MAX_DECIMALS, (places ?? '').length + step));
    return count === 0 ? digits : `${digits}.${(places ?? '').slice(0, count).padEnd(count, '0')}`;
  });
}
