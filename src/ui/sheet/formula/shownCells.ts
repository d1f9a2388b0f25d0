/** Cells of a formula on the sheet that is shown, and back: rows may be hidden there or stand in another order. */
import type { Reference } from '../../../domain/formula/references.ts';
import { cellOfName, type FormulaScope } from '../../../domain/formula/scope.ts';
import { writeReference } from '../../../domain/formula/write.ts';
import type { CellReference } from '../../../domain/formula/reference.ts';
import type { CellRect } from '../../../grid/range.ts';
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

/** More blocks than this are not written out. */
const MAX_BLOCKS = 30;

/**
 * The block as a formula of the scope names it, sheet included where it needs one. On a sorted sheet the rows that are seen
 * together may lie apart: each run of them is a range of its own, behind `separator`. Null where there would be too many.
 */
export function referToShown(
  rect: CellRect,
  source: SheetSource,
  scope: FormulaScope,
  separator: ';' | ',',
): string | null {
  const [left, right] = [source.placeAt(rect.top, rect.left).column, source.placeAt(rect.top, rect.right).column];
  const rows: number[] = [];
  for (let row = rect.top; row <= rect.bottom; row++)
    rows.push(scope.rowIndex(source.sheet, source.placeAt(row, rect.left).row));
  const keys = scope.layout(source.sheet)?.rows ?? [];
  const isHidden = (row: number): boolean => source.findPlace(keys[row] ?? '', left) === null;
  const blocks = listRuns(
    rows.toSorted((a, b) => a - b),
    isHidden,
  );
  if (blocks.length > MAX_BLOCKS) return null;
  const names = blocks.map(([first, last]) => {
    const [from, to] = [cellAt(source, first, left, scope), cellAt(source, last, right, scope)];
    if (!from || !to) return null;
    return writeReference(first === last && left === right ? from : { kind: 'range', from, to }, scope);
  });
  return names.includes(null) ? null : names.join(separator);
}

/** First and last of each run, from row indexes in rising order; hidden rows between two belong to the run, as in Excel. */
function listRuns(rows: readonly number[], isHidden: (row: number) => boolean): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    let next = last ? last[1] + 1 : row;
    while (next < row && isHidden(next)) next++;
    if (last && next === row) last[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

function cellAt(source: SheetSource, rowIndex: number, column: string, scope: FormulaScope): CellReference | null {
  const row = scope.layout(source.sheet)?.rows[rowIndex];
  if (row === undefined || scope.columnIndex(source.sheet, column) < 0) return null;
  return { kind: 'cell', sheet: source.sheet, row, column, rowAbsolute: false, columnAbsolute: false };
}
