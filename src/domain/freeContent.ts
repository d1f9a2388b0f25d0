/**
 * What a text entered into a free sheet means, and the text an editor begins with: numbers, percentages, dates, TRUE and
 * FALSE, formulas, text, and the apostrophe that makes any text plain text. What is written is read as the same content.
 */
import { PLAIN_DATE, PLAIN_TEXT, codeOfNumber, formatBoolean, isDateCode, isPercentCode } from '../lib/cellFormat.ts';
import { parseDate, writeDate } from '../lib/dates.ts';
import { parseNumber, writeNumber, type NumberLocale } from '../lib/numberText.ts';
import { fail, succeed, type Result } from '../lib/result.ts';
import type { CellContent } from './content.ts';
import { formulaLocaleOf } from './formula/lexer.ts';
import { readFormula } from './formula/read.ts';
import { isFormula } from './formula/references.ts';
import type { FormulaScope } from './formula/scope.ts';
import { writeFormula } from './formula/write.ts';
import { LIMITS } from './limits.ts';

export interface FreeContent {
  readonly content: CellContent | undefined;
  /** Given to the cell when it has no number format of its own. */
  readonly numberFormat: string | null;
}

/** Where a text is entered, as far as it matters to what it means. */
export interface FreePlace {
  /** The cell's own number format: under "@" every text stays text. */
  readonly numberFormat: string | undefined;
  /** The text is text, whatever it looks like. */
  readonly isText?: boolean | undefined;
  /** "31/12" is a day of this year. */
  readonly thisYear: number;
}

/** Fails with 'cell.tooLong' and with what readFormula fails with; every other text means something. */
export function readFreeContent(
  text: string,
  scope: FormulaScope,
  locale: NumberLocale,
  place: FreePlace,
): Result<FreeContent> {
  if (text === '') return plain(undefined);
  if (text.length > LIMITS.cellText) return fail('cell.tooLong', { max: LIMITS.cellText });
  if (text.startsWith("'")) return plain(asText(text.slice(1)));
  if (place.isText || place.numberFormat === PLAIN_TEXT) return plain(asText(text));
  if (text.startsWith('=') && text.trim() !== '=') return readFormulaEntry(text, scope, locale);
  const date = parseDate(text, place.thisYear);
  if (typeof date === 'number') return succeed({ content: date, numberFormat: PLAIN_DATE });
  const number = parseNumber(text, locale);
  if (number !== null)
    return succeed({ content: number, numberFormat: percentFormat(text) ?? groupedFormat(text, locale) });
  const upper = text.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return plain(upper === 'TRUE');
  return plain(asText(text));
}

/** What the editor begins with, so that taking it unchanged gives the same content. */
export function writeFreeContent(
  content: CellContent | undefined,
  numberFormat: string | undefined,
  scope: FormulaScope,
  locale: NumberLocale,
): string {
  if (content === undefined) return '';
  if (typeof content === 'boolean') return formatBoolean(content);
  if (typeof content === 'number') return writeNumberContent(content, numberFormat, locale);
  if (isFormula(content)) return writeFormula(content, formulaLocaleOf(locale), scope);
  const text = shownText(content);
  const isMistaken = numberFormat === PLAIN_TEXT ? text.startsWith("'") : looksOtherwise(text, locale);
  return isMistaken ? `'${text}` : text;
}

/** Text as it is shown: a stored "'=" is a "=" that begins no formula. */
export function shownText(content: string): string {
  return content.startsWith("'=") ? content.slice(1) : content;
}

function writeNumberContent(content: number, numberFormat: string | undefined, locale: NumberLocale): string {
  if (Number.isInteger(content) && isDateCode(numberFormat)) {
    const date = writeDate(content);
    if (date !== '') return date;
  }
  if (isPercentCode(numberFormat)) {
    const text = `${writeNumber(Number((content * 100).toPrecision(15)), locale)}%`;
    if (parseNumber(text, locale) === content) return text;
  }
  return writeNumber(content, locale);
}

/** Text that would be read as something else if it were typed: "001", "TRUE", "31/12". */
function looksOtherwise(text: string, locale: NumberLocale): boolean {
  if (text === '' || /^['=]/.test(text)) return text !== '';
  const upper = text.trim().toUpperCase();
  return (
    parseNumber(text, locale) !== null || typeof parseDate(text, 2024) === 'number' || /^(TRUE|FALSE)$/.test(upper)
  );
}

function readFormulaEntry(text: string, scope: FormulaScope, locale: NumberLocale): Result<FreeContent> {
  const read = readFormula(text, formulaLocaleOf(locale), scope);
  if (!read.ok) return read;
  const isDate = /^=\s*(TODAY|DATE|EDATE|EOMONTH)\s*\(/i.test(text);
  return succeed({ content: read.value, numberFormat: isDate ? PLAIN_DATE : null });
}

function plain(content: CellContent | undefined): Result<FreeContent> {
  return succeed({ content, numberFormat: null });
}

function asText(text: string): string {
  const normal = text.normalize('NFC');
  return normal.startsWith('=') ? `'${normal}` : normal;
}

/** "12%" is shown as "12%" and "12,5%" as "12,5%". */
function percentFormat(text: string): string | null {
  const typed = text.trim();
  if (!typed.endsWith('%')) return null;
  const places = /[.,](\d+)\s*%$/.exec(typed)?.[1]?.length ?? 0;
  return codeOfNumber('percent', Math.min(places, 10));
}

/** "1.500.000" typed with its groups is shown with them, as "1.234,50" is with its decimals. */
function groupedFormat(text: string, locale: NumberLocale): string | null {
  const typed = text.trim();
  const groups =
    locale === 'vi' ? /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,(\d+))?$/ : /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.(\d+))?$/;
  const match = groups.exec(typed);
  return match ? codeOfNumber('number', Math.min(match[1]?.length ?? 0, 10)) : null;
}
