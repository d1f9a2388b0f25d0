/** One cell of an exported workbook: whether it still holds what was written, and what it says where it does not. */
import { writeDate } from '../../lib/dates.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import { parseNumber } from '../../lib/numberText.ts';
import type { RawCell } from '../intake/rawBook.ts';
import type { SheetKey } from '../layout.ts';
import { isSamePlaceValue } from './comparePlaces.ts';
import type { Written } from './exportMap.ts';
import type { Place, PlaceValue } from './place.ts';
import { hash53 } from './setFingerprint.ts';
import { cellProblem, isBlank, textOf } from './readEntryCells.ts';
import type { ReadExcelFormula } from './readExcelFormula.ts';

export interface FormulaReaders {
  /** Reads texts of the file as it is. */
  readonly found: ReadExcelFormula;
  /** Reads texts as they were written at export. */
  readonly exported: ReadExcelFormula;
  readonly hasMoved: boolean;
}

/** How an empty content is written where a formula has to choose it. */
const EMPTY_FORMULA = '""';

export function isChoice(cell: RawCell | undefined): boolean {
  return /^CHOOSE\(\s*KICH_BAN_SO\s*,/i.test(cell?.formula ?? '');
}

/** The formula without its addresses and names: what stays as it is when lines move and another program saves the file. */
export function sketchFormula(formula: string): string {
  return formula.replaceAll(SKETCHED, (whole, text?: string, call?: string, number?: string) => {
    if (text !== undefined) return text.normalize('NFC');
    if (call !== undefined) return call.toUpperCase().replaceAll(/_XLFN\.|_XLWS\./g, '');
    return number === undefined ? (/^[\s$:'\p{L}_]/u.test(whole) ? '' : whole) : String(Number(number));
  });
}

/** Texts, sheets with their "!", calls, addresses and names, numbers, blanks. */
const SKETCHED =
  /("(?:[^"]|"")*")|'(?:[^']|'')*(?:'!?|$)|[\p{L}_][\p{L}\p{M}\p{N}_.]*!|([\p{L}_][\p{L}\p{M}\p{N}_.]*\()|\$?[\p{L}_][\p{L}\p{M}\p{N}_.$]*|\$\d+|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|\s+|:/gu;

/** An empty cell, or one whose formula gives an empty text. */
export function isEmptied(cell: RawCell | undefined): boolean {
  if (cell?.formula !== undefined) return squeeze(cell.formula) === EMPTY_FORMULA;
  return isBlank(cell);
}

/** `homeSheet`: the app's sheet on which the cell stands. */
export function isAsWritten(
  cell: RawCell | undefined,
  written: Written,
  homeSheet: SheetKey | null,
  readers: FormulaReaders,
): boolean {
  switch (written.kind) {
    case 'blank':
      return isEmptied(cell);
    case 'error':
      return cell?.error !== undefined;
    case 'value': {
      if (cell?.formula !== undefined || cell?.error !== undefined) return false;
      const { value } = written;
      const now = cell?.value ?? null;
      // LibreOffice keeps TRUE as 1 in a cell without a format.
      if (typeof value === 'boolean' && typeof now === 'number') return now === Number(value);
      return isSamePlaceValue(now, value);
    }
    case 'formula':
      if (squeeze(written.formula) === EMPTY_FORMULA) return isEmptied(cell);
      return cell?.formula !== undefined && isSameFormula(cell.formula, written.formula, homeSheet, readers);
  }
}

/** Programs write one formula in several ways (spaces, $ signs of sheets, prefixes): what it means decides. */
function isSameFormula(found: string, written: string, homeSheet: SheetKey | null, readers: FormulaReaders): boolean {
  const isSameText = squeeze(found) === squeeze(written);
  if (isSameText && !readers.hasMoved) return true;
  const [now, then] = [readers.found(found, homeSheet), readers.exported(written, homeSheet)];
  return now.ok && then.ok ? squeeze(now.value) === squeeze(then.value) : isSameText;
}

/** Without blanks outside of texts, and without the prefixes of newer functions. */
export function squeeze(formula: string): string {
  return formula.replaceAll(/("(?:[^"]|"")*"|'(?:[^']|'')*')|\s+|_xlfn\.|_xlws\./gu, (_whole, quoted?: string) =>
    (quoted ?? '').normalize('NFC'),
  );
}

/** What a changed cell says for its place; `homeSheet` is the app's sheet on which the cell stands. */
export function readPlaceCell(
  place: Place,
  cell: RawCell | undefined,
  homeSheet: SheetKey | null,
  readers: FormulaReaders,
): Result<PlaceValue> {
  if (cell?.error !== undefined && cell.formula === undefined) return fail('merge.errorCell', { error: cell.error });
  if (isEmptied(cell)) return succeed(null);
  if (cell?.formula !== undefined) {
    const takesFormula = place.of === 'weight' || place.of === 'assumption' || place.of === 'cell';
    if (takesFormula) return readers.found(cell.formula, homeSheet);
    // The app has no formulas there: what it gave in Excel is taken, where the file says it.
    if (cell.error !== undefined) return fail('merge.errorCell', { error: cell.error });
    if (cell.value === null || cell.value === '') return fail('returned.noValue');
  }
  switch (place.of) {
    case 'weight':
    case 'max':
    case 'assumption':
    case 'statedTotal':
      return readNumber(cell);
    case 'cell':
      return succeed(readFree(cell));
    case 'code':
    case 'name':
    case 'unit':
      return succeed(cell?.isDate && typeof cell.value === 'number' ? writeDate(cell.value) : textOf(cell));
    default:
      return fail('merge.wrongKind');
  }
}

function readNumber(cell: RawCell | undefined): Result<PlaceValue> {
  const problem = cell && cellProblem(cell);
  if (problem) return { ok: false, problem };
  const value = cell?.value;
  if (typeof value === 'number') return succeed(value);
  const number = typeof value === 'string' ? parseNumber(value, 'vi') : null;
  return number === null ? fail('merge.notRead', { text: textOf(cell).slice(0, 80) }) : succeed(number);
}

/** Text that begins with "=" is stored with an apostrophe, as a person types it. */
function readFree(cell: RawCell | undefined): PlaceValue {
  const value = cell?.value ?? null;
  if (typeof value !== 'string') return value;
  const text = value.normalize('NFC');
  return text.startsWith('=') ? `'${text}` : text;
}

/** Compared by its hash; formulas of one column have one sketch, so that few are hashed. */
export function shortSketch(formula: string, known: Map<string, string>): string {
  const sketch = sketchFormula(formula);
  let short = known.get(sketch);
  if (short === undefined) known.set(sketch, (short = hash53(sketch).toString(36)));
  return short;
}

/** Whether anything stands in a cell. */
export function isFilled(cell: RawCell): boolean {
  return (cell.value !== null && cell.value !== '') || cell.formula !== undefined || cell.error !== undefined;
}
