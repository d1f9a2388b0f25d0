/** What a text typed into a free sheet means: its content, and the number format it asks for where the cell has none. */
import { PLAIN_DATE, PLAIN_TEXT, codeOfNumber, isDateCode, isPercentCode } from '../../lib/cellFormat.ts';
import { parseDate, writeDate } from '../../lib/dates.ts';
import { parseNumber, writeNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import { readFormula } from '../../domain/formula/read.ts';
import type { FormulaScope } from '../../domain/formula/scope.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { CellContent } from '../../domain/workbook.ts';
import type { Messages } from '../../i18n/index.ts';

export interface FreeContent {
  readonly content: CellContent | undefined;
  /** Given to the cell when it has no number format of its own. */
  readonly numberFormat: string | null;
}

/** Where a text is entered, as far as it matters to what it means. */
export interface FreePlace {
  /** The cell's own number format: under "@" every text stays text. */
  readonly numberFormat?: string | undefined;
  /** The text is text, whatever it looks like. */
  readonly isText?: boolean | undefined;
  /** "31/12" is a day of this year. */
  readonly thisYear?: number;
}

/** A formula, a date, a number, a percentage, TRUE/FALSE, or text; a leading apostrophe makes any text plain text. */
export function readFreeContent(
  text: string,
  scope: FormulaScope,
  t: Messages,
  place: FreePlace = {},
): Result<FreeContent> {
  if (text === '') return plain(undefined);
  if (text.length > LIMITS.cellText) return fail('cell.tooLong', { max: LIMITS.cellText });
  if (text.startsWith("'")) return plain(asText(text.slice(1)));
  if (place.isText || place.numberFormat === PLAIN_TEXT) return plain(asText(text));
  if (text.startsWith('=') && text.trim() !== '=') return readFormulaEntry(text, scope, t);
  const date = parseDate(text, place.thisYear ?? new Date().getFullYear());
  if (typeof date === 'number') return succeed({ content: date, numberFormat: PLAIN_DATE });
  const number = parseNumber(text, t.locale);
  if (number !== null) return succeed({ content: number, numberFormat: percentFormat(text) });
  const upper = text.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return plain(upper === 'TRUE');
  return plain(asText(text));
}

/** What the editor begins with, so that taking it unchanged gives the same content. `formula` writes a formula. */
export function writeFreeContent(
  content: CellContent | undefined,
  numberFormat: string | undefined,
  t: Messages,
  formula: (content: string) => string,
): string {
  if (content === undefined) return '';
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE';
  if (typeof content === 'number') return writeNumberContent(content, numberFormat, t);
  if (content.startsWith('=')) return formula(content);
  const text = shownText(content);
  return numberFormat === PLAIN_TEXT || !looksOtherwise(text, t) ? text : `'${text}`;
}

/** Text as it is shown: a stored "'=" is a "=" that begins no formula. */
export function shownText(content: string): string {
  return content.startsWith("'=") ? content.slice(1) : content;
}

function writeNumberContent(content: number, numberFormat: string | undefined, t: Messages): string {
  if (Number.isInteger(content) && isDateCode(numberFormat)) {
    const date = writeDate(content);
    if (date !== '') return date;
  }
  if (isPercentCode(numberFormat)) {
    const text = `${writeNumber(Number((content * 100).toPrecision(15)), t.locale)}%`;
    if (parseNumber(text, t.locale) === content) return text;
  }
  return writeNumber(content, t.locale);
}

/** Text that would be read as something else if it were typed: "001", "TRUE", "31/12". */
function looksOtherwise(text: string, t: Messages): boolean {
  if (text === '' || /^['=]/.test(text)) return text !== '';
  const upper = text.trim().toUpperCase();
  return (
    parseNumber(text, t.locale) !== null || typeof parseDate(text, 2024) === 'number' || /^(TRUE|FALSE)$/.test(upper)
  );
}

function readFormulaEntry(text: string, scope: FormulaScope, t: Messages): Result<FreeContent> {
  const read = readFormula(text, t.locale === 'vi' ? 'vi' : 'canonical', scope);
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
