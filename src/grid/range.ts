/** Places and rectangles of cells; rows and columns count from 0, rectangles include both ends. */
export interface CellRef {
  readonly row: number;
  readonly col: number;
}

/** A selected block: where it began and where it ends now. */
export interface GridRange {
  readonly anchor: CellRef;
  readonly focus: CellRef;
}

export interface CellRect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Extent {
  readonly rowCount: number;
  readonly colCount: number;
}

export function isSameRef(a: CellRef, b: CellRef): boolean {
  return a.row === b.row && a.col === b.col;
}

export function rangeAt(ref: CellRef): GridRange {
  return { anchor: ref, focus: ref };
}

export function rectFromRange({ anchor, focus }: GridRange): CellRect {
  return {
    top: Math.min(anchor.row, focus.row),
    left: Math.min(anchor.col, focus.col),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.col, focus.col),
  };
}

export function rangeFromRect(rect: CellRect): GridRange {
  return { anchor: { row: rect.top, col: rect.left }, focus: { row: rect.bottom, col: rect.right } };
}

export function hasCell(rect: CellRect, row: number, col: number): boolean {
  return row >= rect.top && row <= rect.bottom && col >= rect.left && col <= rect.right;
}

export function isSameRect(a: CellRect, b: CellRect): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export function isOneCell(rect: CellRect): boolean {
  return rect.top === rect.bottom && rect.left === rect.right;
}

export function rowsIn(rect: CellRect): number {
  return rect.bottom - rect.top + 1;
}

export function colsIn(rect: CellRect): number {
  return rect.right - rect.left + 1;
}

/** The nearest place inside the extent; (0, 0) in an empty one. */
export function clampRef({ rowCount, colCount }: Extent, { row, col }: CellRef): CellRef {
  return { row: Math.max(0, Math.min(row, rowCount - 1)), col: Math.max(0, Math.min(col, colCount - 1)) };
}

export function clampRange(extent: Extent, { anchor, focus }: GridRange): GridRange {
  return { anchor: clampRef(extent, anchor), focus: clampRef(extent, focus) };
}

/** Every cell of the rectangles once, rectangle by rectangle, row by row. */
export function* cellsOf(rects: readonly CellRect[]): Generator<CellRef> {
  for (const [index, rect] of rects.entries()) {
    const earlier = rects.slice(0, index);
    for (let row = rect.top; row <= rect.bottom; row++) {
      for (let col = rect.left; col <= rect.right; col++) {
        if (!earlier.some((other) => hasCell(other, row, col))) yield { row, col };
      }
    }
  }
}
