/** The edits one action of a person makes: read-only cells are left out and counted, nothing reaches past the last row or column. */
import { pasteRect } from './clipboard.ts';
import { fillCells } from './fill.ts';
import { cellsOf, colsIn, rowsIn } from './range.ts';
import { editTextOf } from './source.ts';
import type { PastedBlock } from './clipboard.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridEdit, GridSource } from './source.ts';

/** More cells than this are refused in one action: beyond it a copy or a paste holds the page for seconds. */
export const cellLimit = 1_000_000;

export interface EditPlan {
  readonly edits: GridEdit[];
  readonly skipped: number;
  readonly cropped: number;
}

export function countCells(rects: readonly CellRect[]): number {
  return rects.reduce((sum, rect) => sum + rowsIn(rect) * colsIn(rect), 0);
}

function isReadonly(source: GridSource, { row, col }: CellRef): boolean {
  return source.cell(row, col).readonly !== undefined;
}

/** Empties the selected cells; cells that are empty already are no edit. */
export function planClear(source: GridSource, rects: readonly CellRect[]): EditPlan {
  const edits: GridEdit[] = [];
  let skipped = 0;
  for (const { row, col } of cellsOf(rects)) {
    const cell = source.cell(row, col);
    if (cell.text === '' && editTextOf(cell) === '') continue;
    if (cell.readonly !== undefined) skipped++;
    else edits.push({ row, col, text: '' });
  }
  return { edits, skipped, cropped: 0 };
}

/** The same text in every selected cell (Ctrl+Enter). */
export function planSame(source: GridSource, rects: readonly CellRect[], text: string, from: CellRef): EditPlan {
  const edits: GridEdit[] = [];
  let skipped = 0;
  for (const { row, col } of cellsOf(rects)) {
    if (isReadonly(source, { row, col })) skipped++;
    else edits.push({ row, col, text, from });
  }
  return { edits, skipped, cropped: 0 };
}

/** A copied block laid over the selection. */
export function planPaste(source: GridSource, selection: CellRect, block: PastedBlock): EditPlan {
  const rows = block.texts.length;
  const cols = block.texts[0]?.length ?? 0;
  const edits: GridEdit[] = [];
  if (rows === 0 || cols === 0) return { edits, skipped: 0, cropped: 0 };
  const rect = pasteRect(rows, cols, selection);
  let skipped = 0;
  let cropped = 0;
  for (const { row, col } of cellsOf([rect])) {
    if (row >= source.rowCount || col >= source.colCount) {
      cropped++;
      continue;
    }
    if (isReadonly(source, { row, col })) {
      skipped++;
      continue;
    }
    const down = (row - rect.top) % rows;
    const across = (col - rect.left) % cols;
    const text = (block.texts[down]?.[across] ?? '').normalize('NFC');
    const from = block.from && { row: block.from.row + down, col: block.from.col + across };
    edits.push(from ? { row, col, text, from } : { row, col, text });
  }
  return { edits, skipped, cropped };
}

/** The fill handle: `to` is `from` made longer in one direction. */
export function planFill(source: GridSource, from: CellRect, to: CellRect): EditPlan {
  const edits: GridEdit[] = [];
  let skipped = 0;
  for (const filled of fillCells((row, col) => editTextOf(source.cell(row, col)), from, to)) {
    if (isReadonly(source, filled)) skipped++;
    else edits.push(filled);
  }
  return { edits, skipped, cropped: 0 };
}

/** Ctrl+D and Ctrl+R: the first row or column of the selection over the rest; a single row or column takes from the one before it. */
export function fillSpan(selection: CellRect, way: 'down' | 'right'): { from: CellRect; to: CellRect } | null {
  if (way === 'down') {
    const top = selection.top === selection.bottom ? selection.top - 1 : selection.top;
    if (top < 0) return null;
    return { from: { ...selection, top, bottom: top }, to: { ...selection, top } };
  }
  const left = selection.left === selection.right ? selection.left - 1 : selection.left;
  if (left < 0) return null;
  return { from: { ...selection, left, right: left }, to: { ...selection, left } };
}

/** How far a double click on the fill handle reaches: as far down as the neighbouring column has data. */
export function fillDownTo(source: GridSource, from: CellRect): CellRect {
  for (const col of [from.left - 1, from.right + 1]) {
    if (col < 0 || col >= source.colCount) continue;
    let bottom = from.bottom;
    while (bottom + 1 < source.rowCount && source.cell(bottom + 1, col).text !== '') bottom++;
    if (bottom > from.bottom) return { ...from, bottom };
  }
  return from;
}

/** The texts of a rectangle, as shown and as edited. */
export function readBlock(source: GridSource, rect: CellRect): { shown: string[][]; edited: string[][] } {
  const shown: string[][] = [];
  const edited: string[][] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const cells = Array.from({ length: colsIn(rect) }, (_, index) => source.cell(row, rect.left + index));
    shown.push(cells.map((cell) => cell.text));
    edited.push(cells.map(editTextOf));
  }
  return { shown, edited };
}
