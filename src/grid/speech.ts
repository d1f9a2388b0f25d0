/** The sentence spoken for a place, and the name of a place. */
import { colsIn, isOneCell, rowsIn } from './range.ts';
import { editTextOf } from './source.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridSource } from './source.ts';
import type { GridTexts } from './texts.ts';

/** 'B7': the column's letters and the row's label. */
export function nameOf(source: GridSource, { row, col }: CellRef): string {
  return row < source.rowCount && col < source.colCount ? source.columnLabel(col) + source.rowLabel(row) : '';
}

/** The place a name such as 'b7' or 'B2:D9' means, or null. Row labels may skip, so they are looked for. */
export function findPlace(source: GridSource, name: string): CellRect | null {
  const [first = '', second = first, ...rest] = name.trim().toUpperCase().replaceAll('$', '').split(':');
  if (rest.length > 0) return null;
  const a = findCell(source, first);
  const b = findCell(source, second);
  if (!a || !b) return null;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}

function findCell(source: GridSource, name: string): CellRef | null {
  const match = /^([A-Z]+)(\d+)$/.exec(name);
  if (!match) return null;
  const [, letters, number] = match;
  for (let col = 0; col < source.colCount; col++) {
    if (source.columnLabel(col) !== letters) continue;
    for (let row = 0; row < source.rowCount; row++) if (source.rowLabel(row) === number) return { row, col };
  }
  return null;
}

/**
 * What is said when the active cell or the selection changes: 'B7, Trọng số, 0,25, công thức'; in another row than before
 * with the row's title first.
 */
export function describePlace(
  source: GridSource,
  active: CellRef,
  current: CellRect,
  texts: GridTexts,
  isOtherRow = false,
): string {
  if (active.row >= source.rowCount || active.col >= source.colCount) return '';
  const cell = source.cell(active.row, active.col);
  const edit = editTextOf(cell);
  const parts = [
    isOtherRow ? rowTitleOf(source, active.row, cell.text) : '',
    nameOf(source, active),
    titleOf(source, active),
    cell.text === '' ? texts.empty : cell.text,
    edit.startsWith('=') && edit !== cell.text ? texts.formula : '',
    cell.readonly === undefined ? '' : texts.readonly,
    cell.invalid ?? '',
    cell.mark ?? '',
    cell.note ?? '',
    isOneCell(current) ? '' : texts.selection(rowsIn(current), colsIn(current)),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Nothing where the cell is itself the longer part of the title. */
function rowTitleOf(source: GridSource, row: number, text: string): string {
  const title = source.rowTitle?.(row) ?? '';
  return text.length * 2 > title.length && title.includes(text) ? '' : title;
}

function titleOf(source: GridSource, { row, col }: CellRef): string {
  if (source.columnTitle) return source.columnTitle(col);
  const { frozenRows } = source;
  return frozenRows > 0 && row >= frozenRows ? source.cell(frozenRows - 1, col).text : '';
}
