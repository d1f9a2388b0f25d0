/** Cells and blocks of cells of the workbook by index, as src/domain/layout.ts lists rows and columns; both ends included. */
import type { SheetKey } from '../layout.ts';
import type { Reference } from './reference.ts';
import { cellOfName, type FormulaScope } from './scope.ts';

export interface CellAt {
  readonly sheet: SheetKey;
  readonly row: number;
  readonly col: number;
}

export interface CellArea {
  readonly sheet: SheetKey;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function areaOfCell({ sheet, row, col }: CellAt): CellArea {
  return { sheet, top: row, left: col, bottom: row, right: col };
}

export function isOneCellArea({ top, left, bottom, right }: CellArea): boolean {
  return top === bottom && left === right;
}

export function countCellsOf({ top, left, bottom, right }: CellArea): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** One key for one block: sheets never hold a "|". */
export function keyOfArea({ sheet, top, left, bottom, right }: CellArea): string {
  return `${sheet}|${top}|${left}|${bottom}|${right}`;
}

export function keyOfCell({ sheet, row, col }: CellAt): string {
  return `${sheet}|${row}|${col}`;
}

/** The cells of a block, row by row. */
export function* cellsOfArea({ sheet, top, left, bottom, right }: CellArea): Generator<CellAt> {
  for (let row = top; row <= bottom; row++) for (let col = left; col <= right; col++) yield { sheet, row, col };
}

export function intersectAreas(a: CellArea, b: CellArea): CellArea | null {
  if (a.sheet !== b.sheet) return null;
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top > bottom || left > right ? null : { sheet: a.sheet, top, left, bottom, right };
}

export function isWithin(inner: CellArea, outer: CellArea): boolean {
  const { sheet, top, left, bottom, right } = outer;
  const isInside = inner.top >= top && inner.bottom <= bottom && inner.left >= left && inner.right <= right;
  return inner.sheet === sheet && isInside;
}

/**
 * The cells of a row of cells that are not the same one as some cell of `cells`: every one when `cells` has more than one, the
 * rest of the row around a single one.
 */
export function splitAround(area: CellArea, cells: CellArea): CellArea[] {
  if (!isOneCellArea(cells) || !isWithin(cells, area)) return [area];
  return [
    { ...area, right: cells.left - 1 },
    { ...area, left: cells.left + 1 },
  ].filter((part) => part.left <= part.right);
}

/** Runs of neighbouring indexes, from their first to their last: [2, 3, 4, 7] gives [2, 4] and [7, 7]. Ascending input. */
export function listRuns(indexes: readonly number[]): (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const last = runs[runs.length - 1];
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** Joins single cells that stand under each other in one column, each once; blocks stay as they are. */
export function joinCells(areas: readonly CellArea[]): CellArea[] {
  const blocks = areas.filter((area) => !isOneCellArea(area));
  const columns = new Map<string, { readonly area: CellArea; readonly rows: Set<number> }>();
  for (const area of areas) {
    if (!isOneCellArea(area)) continue;
    const key = `${area.sheet}|${area.left}`;
    const column = columns.get(key);
    if (column) column.rows.add(area.top);
    else columns.set(key, { area, rows: new Set([area.top]) });
  }
  const joined = [...columns.values()].flatMap(({ area, rows }) =>
    listRuns([...rows].sort((a, b) => a - b)).map(([top, bottom]) => ({ ...area, top, bottom })),
  );
  return [...blocks, ...joined];
}

/** Where a stored reference points now; null when its place is gone. */
export function areaOfReference(reference: Reference, scope: FormulaScope): CellArea | null {
  switch (reference.kind) {
    case 'weight':
    case 'max':
    case 'assumption':
      return areaOfReference(cellOfName(reference), scope);
    case 'cell':
      return areaBetween(scope, reference, reference);
    case 'range':
      return areaBetween(scope, reference.from, reference.to);
    case 'rows':
    case 'columns': {
      const { sheet, from, to } = reference;
      const layout = scope.layout(sheet);
      if (!layout) return null;
      const isRows = reference.kind === 'rows';
      const indexOf = (key: string): number => (isRows ? scope.rowIndex(sheet, key) : scope.columnIndex(sheet, key));
      const [first, last] = [indexOf(from.key), indexOf(to.key)].sort((a, b) => a - b);
      if (first === undefined || last === undefined || first < 0) return null;
      return isRows
        ? { sheet, top: first, bottom: last, left: 0, right: layout.columns.length - 1 }
        : { sheet, top: 0, bottom: layout.rows.length - 1, left: first, right: last };
    }
  }
}

interface Corner {
  readonly sheet: SheetKey;
  readonly row: string;
  readonly column: string;
}

function areaBetween(scope: FormulaScope, from: Corner, to: Corner): CellArea | null {
  const { sheet } = from;
  const rows = [scope.rowIndex(sheet, from.row), scope.rowIndex(sheet, to.row)] as const;
  const cols = [scope.columnIndex(sheet, from.column), scope.columnIndex(sheet, to.column)] as const;
  if (Math.min(...rows, ...cols) < 0) return null;
  return {
    sheet,
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...cols),
    right: Math.max(...cols),
  };
}
