/** What a cell is sorted and filtered by: a number by its value, anything else by its text. */
import { foldDiacritics, foldName } from '../../../lib/text.ts';
import type { GridCell } from '../../../grid/source.ts';
import type { SheetSource } from '../sheetSource.ts';

/** Null is an empty cell. */
export type CellKey = number | string | null;

/** Reads the keys of one column. */
export type ReadKey = (row: number) => CellKey;

export function keyReader(source: SheetSource, col: number): ReadKey {
  return (row) => {
    const cell = source.cell(row, col);
    if (cell.number !== undefined) return cell.number;
    const text = shownText(cell);
    return text === '' ? null : text;
  };
}

/** The shown text as lists of values hold it; '' is an empty cell. */
export function shownText(cell: GridCell): string {
  return cell.text.normalize('NFC').trim();
}

/** The form in which texts are compared: without regard to case, and to diacritics when they are ignored. */
export function foldText(text: string, ignoresMarks: boolean): string {
  return ignoresMarks ? foldDiacritics(text) : foldName(text);
}
