/** Where a key takes the active cell, as in Excel. */
import { clampRef, colsIn, hasCell, isOneCell, rowsIn } from './range.ts';
import type { CellRect, CellRef, Extent } from './range.ts';

export type IsFilled = (row: number, col: number) => boolean;

export function stepRef(extent: Extent, from: CellRef, dRow: number, dCol: number): CellRef {
  return clampRef(extent, { row: from.row + dRow, col: from.col + dCol });
}

/** To the far edge of the data the cell stands in, else to the next data, else to the end of the sheet. */
export function jumpRef(extent: Extent, isFilled: IsFilled, from: CellRef, dRow: number, dCol: number): CellRef {
  let { row, col } = from;
  const isInside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < extent.rowCount && c < extent.colCount;
  if (!isInside(row + dRow, col + dCol)) return from;
  const isRun = isFilled(row, col) && isFilled(row + dRow, col + dCol);
  row += dRow;
  col += dCol;
  if (isRun) {
    while (isInside(row + dRow, col + dCol) && isFilled(row + dRow, col + dCol)) {
      row += dRow;
      col += dCol;
    }
  } else {
    while (isInside(row + dRow, col + dCol) && !isFilled(row, col)) {
      row += dRow;
      col += dCol;
    }
  }
  return { row, col };
}

/** The next cell of a selected block, row by row (Tab) or column by column (Enter), round and round. */
export function cycleRef(rect: CellRect, from: CellRef, along: 'row' | 'column', step: 1 | -1): CellRef {
  if (!hasCell(rect, from.row, from.col)) return { row: rect.top, col: rect.left };
  const rows = rowsIn(rect);
  const cols = colsIn(rect);
  const down = from.row - rect.top;
  const across = from.col - rect.left;
  const count = rows * cols;
  const index = along === 'row' ? down * cols + across : across * rows + down;
  const next = (index + step + count) % count;
  return along === 'row'
    ? { row: rect.top + Math.floor(next / cols), col: rect.left + (next % cols) }
    : { row: rect.top + (next % rows), col: rect.left + Math.floor(next / rows) };
}

/** The block of data around a cell: grown until its border touches no further data. */
export function regionAround(extent: Extent, isFilled: IsFilled, from: CellRef): CellRect {
  let { row: top, row: bottom, col: left, col: right } = from;
  const hasData = (r0: number, r1: number, c0: number, c1: number): boolean => {
    for (let row = Math.max(0, r0); row <= Math.min(extent.rowCount - 1, r1); row++) {
      for (let col = Math.max(0, c0); col <= Math.min(extent.colCount - 1, c1); col++) {
        if (isFilled(row, col)) return true;
      }
    }
    return false;
  };
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    while (bottom < extent.rowCount - 1 && hasData(bottom + 1, bottom + 1, left - 1, right + 1)) {
      bottom++;
      isGrowing = true;
    }
    while (top > 0 && hasData(top - 1, top - 1, left - 1, right + 1)) {
      top--;
      isGrowing = true;
    }
    while (right < extent.colCount - 1 && hasData(top - 1, bottom + 1, right + 1, right + 1)) {
      right++;
      isGrowing = true;
    }
    while (left > 0 && hasData(top - 1, bottom + 1, left - 1, left - 1)) {
      left--;
      isGrowing = true;
    }
  }
  return { top, left, bottom, right };
}

/** What Ctrl+A selects: the region around the cell, or everything when that is selected already or stands alone. */
export function wholeOrRegion(extent: Extent, isFilled: IsFilled, from: CellRef, now: CellRect): CellRect {
  const all = { top: 0, left: 0, bottom: Math.max(0, extent.rowCount - 1), right: Math.max(0, extent.colCount - 1) };
  const region = regionAround(extent, isFilled, from);
  const isCovered = hasCell(now, region.top, region.left) && hasCell(now, region.bottom, region.right);
  return isOneCell(region) || isCovered ? all : region;
}
