/** Stored formula -> text on the screen, in a file or in the formula bar. Reading it back in the same scope gives the same. */
import type { Locale, Word } from './lexer.ts';
import type { SheetKey } from '../layout.ts';
import { printFormula } from './references.ts';
import type { CellReference, LinesReference, Reference } from './reference.ts';
import { cellOfName, parseAddress, printColumn, printRow, type FormulaScope } from './scope.ts';

/** What a reference prints when its row, column, node or sheet is gone; the stored formula keeps the identity. */
export const GONE = '#REF!';

/** Prints a stored formula for people (`vi`: decimal comma and ";") or for files and engines (`canonical`). */
export function writeFormula(stored: string, locale: Locale, scope: FormulaScope): string {
  let arrays = 0;
  function writeWord(word: Word): string {
    if (word.kind === 'openArray') arrays++;
    else if (word.kind === 'closeArray') arrays--;
    if (locale === 'canonical') return word.text;
    if (word.kind === 'number') return word.text.replace('.', ',');
    if (word.kind === 'separator') return arrays > 0 ? '\\' : ';';
    return word.text;
  }
  return printFormula(stored, { reference: (reference) => writeReference(reference, scope), word: writeWord });
}

/** True when the text on the screen still is what the stored formula prints: nothing to commit, no identity to lose. */
export function isShownAs(stored: string, text: string, locale: Locale, scope: FormulaScope): boolean {
  return text.normalize('NFC').trim() === writeFormula(stored, locale, scope);
}

/** A sheet's name before "!": in quotes where it is more than one word. */
export function quoteSheetName(title: string): string {
  if (/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(title) && parseAddress(title) === null) return title;
  return `'${title.replaceAll("'", "''")}'`;
}

/** A reference as written in a formula of the scope; "#REF!" when its place is gone. */
export function writeReference(reference: Reference, scope: FormulaScope): string {
  switch (reference.kind) {
    case 'weight':
    case 'max':
    case 'assumption':
      return (
        scope.nameOf(reference) ??
        writePlace(writeCell(cellOfName(reference), scope), cellOfName(reference).sheet, scope)
      );
    case 'cell':
      return writePlace(writeCell(reference, scope), reference.sheet, scope);
    case 'range':
      return writePlace(writeRange(reference.from, reference.to, scope), reference.from.sheet, scope);
    case 'rows':
    case 'columns':
      return writePlace(writeLines(reference, scope), reference.sheet, scope);
  }
}

/** Adds the sheet where it is not the home sheet, or where a name would be read instead of the address. */
function writePlace(address: string | null, sheet: SheetKey, scope: FormulaScope): string {
  const title = scope.titleOf(sheet);
  if (address === null || title === null) return GONE;
  const first = address.split(':')[0] ?? address;
  return sheet === scope.homeSheet && !scope.isName(first) ? address : `${quoteSheetName(title)}!${address}`;
}

function writeCell(cell: CellReference, scope: FormulaScope): string | null {
  const row = scope.rowIndex(cell.sheet, cell.row);
  const column = scope.columnIndex(cell.sheet, cell.column);
  if (row < 0 || column < 0) return null;
  return printColumn(column, cell.columnAbsolute) + printRow(row, cell.rowAbsolute);
}

interface Place {
  readonly index: number;
  readonly absolute: boolean;
}

function sortPlaces(a: Place, b: Place): readonly [Place, Place] {
  return a.index <= b.index ? [a, b] : [b, a];
}

/** Rows may have been moved past each other since the range was typed: the smaller index comes first. */
function writeRange(from: CellReference, to: CellReference, scope: FormulaScope): string | null {
  const [top, bottom] = sortPlaces(
    { index: scope.rowIndex(from.sheet, from.row), absolute: from.rowAbsolute },
    { index: scope.rowIndex(to.sheet, to.row), absolute: to.rowAbsolute },
  );
  const [left, right] = sortPlaces(
    { index: scope.columnIndex(from.sheet, from.column), absolute: from.columnAbsolute },
    { index: scope.columnIndex(to.sheet, to.column), absolute: to.columnAbsolute },
  );
  if (top.index < 0 || left.index < 0) return null;
  const start = printColumn(left.index, left.absolute) + printRow(top.index, top.absolute);
  return `${start}:${printColumn(right.index, right.absolute)}${printRow(bottom.index, bottom.absolute)}`;
}

function writeLines(lines: LinesReference, scope: FormulaScope): string | null {
  const isRows = lines.kind === 'rows';
  const indexOf = (key: string) => (isRows ? scope.rowIndex(lines.sheet, key) : scope.columnIndex(lines.sheet, key));
  const [first, last] = sortPlaces(
    { index: indexOf(lines.from.key), absolute: lines.from.absolute },
    { index: indexOf(lines.to.key), absolute: lines.to.absolute },
  );
  if (first.index < 0) return null;
  const print = isRows ? printRow : printColumn;
  return `${print(first.index, first.absolute)}:${print(last.index, last.absolute)}`;
}
