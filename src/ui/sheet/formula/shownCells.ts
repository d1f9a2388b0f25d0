/** Cells of a formula on the sheet that is shown, and back: rows may be hidden there or stand in another order. */
import type { Reference } from '../../../domain/formula/references.ts';
import { cellOfName, type FormulaScope } from '../../../domain/formula/scope.ts';
import { writeReference } from '../../../domain/formula/write.ts';
import type { CellReference } from '../../../domain/formula/reference.ts';
import type { CellRect, CellRef } from '../../../grid/range.ts';
import type { SheetSource } from '../sheetSource.ts';

/** The block in which the cells of the reference are seen; null where none is. */
export function findShownRect(reference: Reference, source: SheetSource, scope: FormulaScope): CellRect | null {
  switch (reference.kind) {
    case 'cell': {
      const at = reference.sheet === source.sheet ? source.findPlace(reference.row, reference.column) : null;
      return at && { top: at.row, bottom: at.row, left: at.col, right: at.col };
    }
    case 'range': {
      const { from, to } = reference;
      return findBlock(source, scope, from.sheet, [from.row, to.row], [from.column, to.column]);
    }
    case 'rows':
      return findBlock(source, scope, reference.sheet, [reference.from.key, reference.to.key], null);
    case 'columns':
      return findBlock(source, scope, reference.sheet, null, [reference.from.key, reference.to.key]);
    default:
      return findShownRect(cellOfName(reference), source, scope);
  }
}

type Ends = readonly [string, string] | null;

/** `rows` or `columns` null: all of them. */
function findBlock(
  source: SheetSource,
  scope: FormulaScope,
  sheet: string,
  rows: Ends,
  columns: Ends,
): CellRect | null {
  if (sheet !== source.sheet || source.rowCount === 0 || source.colCount === 0) return null;
  const layout = scope.layout(source.sheet);
  const corner = source.placeAt(0, 0);
  const all = (count: number): readonly [number, number] => [0, count - 1];
  const down = rows
    ? findEnds(layout?.rows ?? [], rows, (key) => source.findPlace(key, corner.column)?.row)
    : all(source.rowCount);
  const across = columns
    ? findEnds(layout?.columns ?? [], columns, (key) => source.findPlace(corner.row, key)?.col)
    : all(source.colCount);
  return down && across && { top: down[0], bottom: down[1], left: across[0], right: across[1] };
}

/** The nearest shown lines inside both ends, in the order of the screen. */
function findEnds(
  keys: readonly string[],
  [from, to]: readonly [string, string],
  find: (key: string) => number | undefined,
): readonly [number, number] | null {
  const [start, end] = [keys.indexOf(from), keys.indexOf(to)];
  if (start < 0 || end < 0) return null;
  const inside = keys.slice(Math.min(start, end), Math.max(start, end) + 1);
  const first = findShown(inside, find);
  const last = findShown(inside.toReversed(), find);
  return first === undefined || last === undefined ? null : [Math.min(first, last), Math.max(first, last)];
}

function findShown(keys: readonly string[], find: (key: string) => number | undefined): number | undefined {
  for (const key of keys) {
    const at = find(key);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** The block as a formula of the scope names it, sheet included where it needs one. */
export function referToShown(rect: CellRect, source: SheetSource, scope: FormulaScope): string | null {
  const from = cellAt(source, { row: rect.top, col: rect.left }, scope);
  const to = cellAt(source, { row: rect.bottom, col: rect.right }, scope);
  if (!from || !to) return null;
  const isOne = from.row === to.row && from.column === to.column;
  return writeReference(isOne ? from : { kind: 'range', from, to }, scope);
}

function cellAt(source: SheetSource, { row, col }: CellRef, scope: FormulaScope): CellReference | null {
  const place = source.placeAt(row, col);
  const isKnown = scope.rowIndex(source.sheet, place.row) >= 0 && scope.columnIndex(source.sheet, place.column) >= 0;
  return isKnown ? { kind: 'cell', sheet: source.sheet, ...place, rowAbsolute: false, columnAbsolute: false } : null;
}
