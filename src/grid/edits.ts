/** The edits one action of a person makes: read-only cells are left out with their reason, nothing reaches past where the sheet can end. */
import { switchDecimalSign } from './decimalSigns.ts';
import { fillCells } from './fill.ts';
import { cellsOf, colsIn, rowsIn } from './range.ts';
import { editTextOf } from './source.ts';
import type { PastedBlock, PastedCell } from './clipboard.ts';
import type { DecimalSign } from './decimalSigns.ts';
import type { FillMode } from './fill.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridEdit, GridSource, SkippedEdit } from './source.ts';

/** More cells than this are refused in one action: beyond it a copy or a paste holds the page for seconds. */
export const cellLimit = 1_000_000;

export interface EditPlan {
  readonly edits: GridEdit[];
  readonly skipped: SkippedEdit[];
  readonly cropped: number;
}

export function countCells(rects: readonly CellRect[]): number {
  return rects.reduce((sum, rect) => sum + rowsIn(rect) * colsIn(rect), 0);
}

function emptyPlan(): { edits: GridEdit[]; skipped: SkippedEdit[]; cropped: number } {
  return { edits: [], skipped: [], cropped: 0 };
}

/** Puts the edit where it belongs: among the edits, or with its reason among those left out. */
function addEdit(plan: EditPlan, source: GridSource, edit: GridEdit): void {
  const isInside = edit.row < source.rowCount && edit.col < source.colCount;
  const reason = isInside ? source.cell(edit.row, edit.col).readonly : undefined;
  if (reason === undefined) plan.edits.push(edit);
  else plan.skipped.push({ ...edit, reason });
}

/** Empties the selected cells; cells that are empty already are no edit. */
export function planClear(source: GridSource, rects: readonly CellRect[]): EditPlan {
  const plan = emptyPlan();
  for (const { row, col } of cellsOf(rects)) {
    const cell = source.cell(row, col);
    if (cell.text !== '' || editTextOf(cell) !== '') addEdit(plan, source, { row, col, text: '' });
  }
  return plan;
}

/** The same text in every selected cell (Ctrl+Enter). */
export function planSame(source: GridSource, rects: readonly CellRect[], text: string, from: CellRef): EditPlan {
  const plan = emptyPlan();
  for (const { row, col } of cellsOf(rects)) addEdit(plan, source, { row, col, text, from });
  return plan;
}

export interface PasteReading {
  /** The decimal sign of this grid, and the one the block's numbers are taken to have. */
  readonly ours: DecimalSign;
  readonly theirs: DecimalSign;
  readonly skipBlanks: boolean;
}

/**
 * A block laid over the rows `top` to `bottom` of `rect`, which is where the whole of it lands: a large block is planned in
 * several parts.
 */
export function planPaste(
  source: GridSource,
  rect: CellRect,
  block: PastedBlock,
  { ours, theirs, skipBlanks }: PasteReading,
  { top, bottom }: { readonly top: number; readonly bottom: number } = rect,
): EditPlan {
  const plan = emptyPlan();
  const rows = block.cells.length;
  const cols = block.cells[0]?.length ?? 0;
  if (rows === 0 || cols === 0) return plan;
  const rowEnd = Math.max(source.rowCount, source.maxRows ?? 0);
  const colEnd = Math.max(source.colCount, source.maxCols ?? 0);
  for (let row = top; row <= bottom; row++) {
    const line = block.cells[(row - rect.top) % rows] ?? [];
    for (let col = rect.left; col <= rect.right; col++) {
      const cell = line[(col - rect.left) % cols] ?? { text: '' };
      if (skipBlanks && cell.text === '') continue;
      if (row >= rowEnd || col >= colEnd) {
        plan.cropped++;
        continue;
      }
      addEdit(plan, source, editOf(source, { row, col }, cell, ours, theirs));
    }
  }
  return plan;
}

function editOf(
  source: GridSource,
  { row, col }: CellRef,
  cell: PastedCell,
  ours: DecimalSign,
  theirs: DecimalSign,
): GridEdit {
  const isOurs = ours === theirs || cell.isSure === true;
  const isInside = row < source.rowCount && col < source.colCount;
  const keepsText = isOurs || cell.text.startsWith('=') || (isInside && source.cell(row, col).isText === true);
  const text = keepsText ? cell.text : switchDecimalSign(cell.text, theirs);
  const { from, origin, token, value, isText } = cell;
  return {
    row,
    col,
    text: text.normalize('NFC'),
    ...(from ? { from } : {}),
    ...(origin ? { origin } : {}),
    ...(token === undefined ? {} : { token }),
    ...(value === undefined ? {} : { value: isOurs ? value : switchDecimalSign(value, theirs) }),
    ...(isText ? { isText } : {}),
  };
}

/** The cells of a rectangle as a block, for a copy that does not go through the clipboard. */
export function blockOf(source: GridSource, rect: CellRect): PastedBlock {
  const cells = Array.from({ length: rowsIn(rect) }, (_, down) =>
    Array.from({ length: colsIn(rect) }, (_, across): PastedCell => {
      const from = { row: rect.top + down, col: rect.left + across };
      const cell = source.cell(from.row, from.col);
      return {
        text: editTextOf(cell),
        isSure: true,
        from,
        ...(cell.token === undefined ? {} : { token: cell.token }),
        ...(source.sheet === undefined || !source.placeAt
          ? {}
          : { origin: { sheet: source.sheet, ...source.placeAt(from.row, from.col) } }),
      };
    }),
  );
  return { cells, sign: null, cut: null };
}

/** A block of cells moved: its texts in the new place, its old cells empty. A read-only cell on either side stops it all. */
export function planMove(source: GridSource, from: CellRect, to: CellRect): EditPlan {
  const reading: PasteReading = { ours: ',', theirs: ',', skipBlanks: false };
  const plan = planPaste(source, to, blockOf(source, from), reading);
  const emptied = planClear(source, [from]);
  const written = new Set(plan.edits.map(({ row, col }) => `${row},${col}`));
  const skipped = [...plan.skipped, ...emptied.skipped];
  if (skipped.length > 0 || plan.cropped > 0) return { edits: [], skipped, cropped: plan.cropped };
  const cleared = emptied.edits.filter(({ row, col }) => !written.has(`${row},${col}`));
  // Moved texts stay as they are: nothing tells the caller to shift their references.
  const moved = plan.edits.map(({ row, col, text }): GridEdit => ({ row, col, text }));
  return { edits: [...moved, ...cleared], skipped: [], cropped: 0 };
}

/** The fill handle: `to` is `from` made longer in one direction. */
export function planFill(source: GridSource, from: CellRect, to: CellRect, mode: FillMode): EditPlan {
  const plan = emptyPlan();
  for (const filled of fillCells((row, col) => source.cell(row, col), from, to, mode)) addEdit(plan, source, filled);
  return plan;
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
