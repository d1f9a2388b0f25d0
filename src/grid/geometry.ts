/** Where every row and column lies on the screen, for a scroll position: pure arithmetic, no element is asked. */
import { buildColumnAxis } from './columnAxis.ts';
import type { ColumnAxis } from './columnAxis.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridSource } from './source.ts';

/** Pixels; the style sheet reads it as --grid-row-height. */
export const rowHeight = 24;
export const headHeight = 24;
/** Pointer distance in pixels that counts as a column's edge. */
const edgeReach = 4;

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

export interface ScrollPosition {
  readonly top: number;
  readonly left: number;
}

export interface GridGeometry {
  readonly axis: ColumnAxis;
  readonly rowCount: number;
  readonly colCount: number;
  /** Frozen rows and columns that leave room for the others; none are frozen where they would not. */
  readonly frozenRows: number;
  readonly frozenCols: number;
  readonly headWidth: number;
  /** From the left edge of the view to the first scrolled column, and from its top to the first scrolled row. */
  readonly fixedWidth: number;
  readonly fixedHeight: number;
  readonly contentWidth: number;
  readonly contentHeight: number;
  readonly view: ViewSize;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the row heads: room for the last row's label, or for the count where the order is another. */
export function headWidthOf(source: GridSource): number {
  const { rowCount } = source;
  const longest = rowCount > 0 ? Math.max(source.rowLabel(rowCount - 1).length, String(rowCount).length) : 1;
  return Math.max(40, longest * 8 + 14);
}

export function buildGeometry(source: GridSource, view: ViewSize): GridGeometry {
  const { rowCount, colCount } = source;
  const axis = buildColumnAxis(colCount, (col) => source.columnWidth(col));
  const headWidth = headWidthOf(source);
  const hasRoomAcross = headWidth + axis.offset(source.frozenCols) < view.width * 0.8;
  const hasRoomDown = headHeight + source.frozenRows * rowHeight < view.height * 0.8;
  const frozenCols = hasRoomAcross ? Math.min(source.frozenCols, colCount) : 0;
  const frozenRows = hasRoomDown ? Math.min(source.frozenRows, rowCount) : 0;
  return {
    axis,
    rowCount,
    colCount,
    frozenRows,
    frozenCols,
    headWidth,
    fixedWidth: headWidth + axis.offset(frozenCols),
    fixedHeight: headHeight + frozenRows * rowHeight,
    contentWidth: headWidth + axis.offset(colCount),
    contentHeight: headHeight + rowCount * rowHeight,
    view,
  };
}

/** The scrolled rows and columns in view, ends included; empty when bottom < top or right < left. */
export function visibleRect(geometry: GridGeometry, scroll: ScrollPosition): CellRect {
  const { axis, view, frozenRows, frozenCols, fixedHeight, fixedWidth, rowCount, colCount } = geometry;
  const top = frozenRows + Math.floor(scroll.top / rowHeight);
  const shown = Math.max(0, view.height - fixedHeight);
  const bottom = Math.min(rowCount - 1, frozenRows + Math.ceil((scroll.top + shown) / rowHeight) - 1);
  const start = axis.offset(frozenCols) + scroll.left;
  const across = Math.max(0, view.width - fixedWidth);
  const left = Math.max(frozenCols, axis.columnAt(start));
  const right = across === 0 || frozenCols >= colCount ? left - 1 : axis.columnAt(start + across - 1);
  return { top, bottom, left, right };
}

/** How many rows and columns of cells can be in view at once. */
export function poolSize(geometry: GridGeometry): { rows: number; cols: number } {
  const { axis, view, frozenCols, fixedHeight, fixedWidth } = geometry;
  return {
    rows: Math.ceil(Math.max(0, view.height - fixedHeight) / rowHeight) + 1,
    cols: axis.mostVisible(frozenCols, Math.max(0, view.width - fixedWidth)) + 1,
  };
}

/** A cell's box in the view; it may lie outside or under the frozen part. */
export function cellBox(geometry: GridGeometry, scroll: ScrollPosition, { row, col }: CellRef): Box {
  const { axis, frozenCols, frozenRows, headWidth } = geometry;
  return {
    x: headWidth + axis.offset(col) - (col < frozenCols ? 0 : scroll.left),
    y: headHeight + row * rowHeight - (row < frozenRows ? 0 : scroll.top),
    width: axis.width(col),
    height: rowHeight,
  };
}

/** The scroll position nearest to the present one that shows the whole cell. */
export function revealScroll(geometry: GridGeometry, scroll: ScrollPosition, { row, col }: CellRef): ScrollPosition {
  const { axis, view, frozenRows, frozenCols, fixedHeight, fixedWidth } = geometry;
  let { top, left } = scroll;
  if (row >= frozenRows) {
    const y = (row - frozenRows) * rowHeight;
    top = Math.max(Math.min(top, y), y + rowHeight - Math.max(rowHeight, view.height - fixedHeight));
  }
  if (col >= frozenCols) {
    const x = axis.offset(col) - axis.offset(frozenCols);
    const room = Math.max(1, view.width - fixedWidth);
    left = Math.min(Math.max(left, x + axis.width(col) - room), x);
  }
  return { top, left };
}

export interface GridPlace extends CellRef {
  readonly area: 'corner' | 'columnHead' | 'rowHead' | 'cell';
  /** In a column head: the column whose right edge is under the pointer, else null. */
  readonly edgeOf: number | null;
}

/** What lies at a point of the view; the nearest cell when the point is outside. Null in an empty grid. */
export function placeAt(geometry: GridGeometry, scroll: ScrollPosition, x: number, y: number): GridPlace | null {
  const { axis, headWidth, fixedWidth, fixedHeight, rowCount, colCount } = geometry;
  if (rowCount === 0 || colCount === 0) return null;
  const along = x - headWidth + (x < fixedWidth ? 0 : scroll.left);
  const col = axis.columnAt(along);
  const down = y - headHeight + (y < fixedHeight ? 0 : scroll.top);
  const row = Math.max(0, Math.min(rowCount - 1, Math.floor(down / rowHeight)));
  const area = y < headHeight ? (x < headWidth ? 'corner' : 'columnHead') : x < headWidth ? 'rowHead' : 'cell';
  let edgeOf: number | null = null;
  if (area === 'columnHead') {
    if (Math.abs(along - axis.offset(col + 1)) <= edgeReach) edgeOf = col;
    else if (col > 0 && Math.abs(along - axis.offset(col)) <= edgeReach) edgeOf = col - 1;
  }
  return { area, row, col, edgeOf };
}
