/** A sheet as its arrangement shows it: rows and columns left out, sorted and frozen over a source that knows nothing of it. The workbook never changes. */
import type { NumberLocale } from '../../../lib/numberText.ts';
import type { GridCell, GridRowTree } from '../../../grid/source.ts';
import { isPlain, isSifted, PLAIN, type SheetArrangement } from '../../../state/arrangement.ts';
import type { SheetSource } from '../sheetSource.ts';
import { findAreaBounds } from './filterArea.ts';
import { identityMap, mapColumns, mapRows, type AxisMap } from './axisMap.ts';
import { siftOnce, type SiftedRows } from './siftRows.ts';

/** What an arranged source tells of itself. */
export interface Arranged {
  /** The source underneath; the indexes of the functions below are its rows and columns. */
  readonly base: SheetSource;
  readonly arrangement: SheetArrangement;
  readonly sifted: SiftedRows;
  readonly rows: AxisMap;
  readonly columns: AxisMap;
  /** The visible row that carries the buttons, -1 where there is none; and the columns that have one. */
  readonly buttonRow: number;
  hasButton(col: number): boolean;
}

export interface ArrangeOptions {
  readonly locale: NumberLocale;
  /** Names what the cells show (scenario, stage, language): filters and sorting are found again when it changes. Null: found each time. */
  readonly stamp: string | null;
}

/**
 * The source with its rows and columns mapped: `rowLabel` and `columnLabel` stay the sheet's own, `placeAt`, `findPlace` and
 * whatever else takes a row and a column count in what is shown. A plain arrangement gives the source itself.
 */
export function arrange<T extends SheetSource>(source: T, arrangement: SheetArrangement, options: ArrangeOptions): T {
  if (isPlain(arrangement)) return source;
  const sifted = siftOnce(source, arrangement, options.locale, options.stamp);
  const area = findAreaBounds(source, arrangement);
  const rows = mapRows(source, arrangement, sifted, area);
  const columns = mapColumns(source, arrangement);
  const r = (row: number): number => rows.baseOf(row);
  const c = (col: number): number => columns.baseOf(col);
  const buttonRow = arrangement.hasButtons && area ? rows.shownOf(area.head) : -1;
  const hasButton = (col: number): boolean => area !== null && c(col) >= area.left && c(col) <= area.right;
  const frozen = frozenCounts(source, arrangement, rows, columns);

  function cell(row: number, col: number): GridCell {
    const own = source.cell(r(row), c(col));
    if (row !== buttonRow || !hasButton(col)) return own;
    return { ...own, tones: [...(own.tones ?? []), ...buttonTones(arrangement, source.placeAt(0, c(col)).column)] };
  }

  const arranged: Arranged = { base: source, arrangement, sifted, rows, columns, buttonRow, hasButton };
  const hasGaps = rows.count < source.rowCount || arrangement.sort !== null;
  return {
    ...source,
    ...mapOptional(source, r, c),
    // The grid reads a column's title in the last frozen row: with more of them frozen it must be told.
    ...(source.columnTitle || arrangement.frozen
      ? { columnTitle: (col: number) => source.columnTitle?.(c(col)) ?? titleOf(source, c(col)) }
      : {}),
    rowCount: rows.count,
    colCount: columns.count,
    frozenRows: frozen.rows,
    frozenCols: frozen.columns,
    columnWidth: (col: number) => source.columnWidth(c(col)),
    columnLabel: (col: number) => source.columnLabel(c(col)),
    rowLabel: (row: number) => source.rowLabel(r(row)),
    cell,
    placeAt: (row: number, col: number) => source.placeAt(r(row), c(col)),
    findPlace: (rowKey: string, columnKey: string) => {
      const place = source.findPlace(rowKey, columnKey);
      if (!place) return null;
      const row = rows.shownOf(place.row);
      const col = columns.shownOf(place.col);
      return row < 0 || col < 0 ? null : { row, col };
    },
    ...(source.tree ? treeOf(source, arrangement, r) : {}),
    ...(source.treeCol === undefined ? {} : { treeCol: columns.shownOf(source.treeCol) }),
    ...(source.lastUsed ? { lastUsed: () => ({ row: rows.count - 1, col: columns.count - 1 }) } : {}),
    ...(source.maxRows === undefined ? {} : { maxRows: hasGaps ? rows.count : source.maxRows }),
    ...(source.maxCols === undefined
      ? {}
      : { maxCols: columns.count < source.colCount ? columns.count : source.maxCols }),
    hiddenBefore: (axis: 'row' | 'column', index: number) =>
      (axis === 'row' ? rows : columns).hidesBefore(index) ||
      (source.hiddenBefore?.(axis, axis === 'row' ? r(index) : c(index)) ?? false),
    arranged,
  };
}

/** How the sheet is arranged; a source that is not arranged stands for itself. */
export function arrangedOf(source: SheetSource): Arranged {
  if (source.arranged) return source.arranged;
  const rows = identityMap(source.rowCount);
  const columns = identityMap(source.colCount);
  const sifted = { leftOut: new Set<string>(), order: null, passed: 0, total: 0 };
  return { base: source, arrangement: PLAIN, sifted, rows, columns, buttonRow: -1, hasButton: () => false };
}

function titleOf(source: SheetSource, col: number): string {
  return source.frozenRows > 0 ? source.cell(source.frozenRows - 1, col).text : source.columnLabel(col);
}

/** Members that only some sources have, by what they take. */
const OF_CELL: readonly string[] = ['describe'];
const OF_ROW: readonly string[] = ['rowTitle'];

type Member = (...places: readonly number[]) => unknown;

function mapOptional(
  source: SheetSource,
  r: (row: number) => number,
  c: (col: number) => number,
): Readonly<Record<string, Member>> {
  const mapped: Record<string, Member> = {};
  for (const [name, value] of Object.entries(source) as [string, unknown][]) {
    if (typeof value !== 'function') continue;
    const member = value as Member;
    if (OF_CELL.includes(name)) mapped[name] = (row = 0, col = 0) => member(r(row), c(col));
    if (OF_ROW.includes(name)) mapped[name] = (row = 0) => member(r(row));
  }
  return mapped;
}

/** A sorted tree is a flat list; a filtered one shows all that passes, so that nothing in it opens or closes. */
function treeOf(
  source: SheetSource,
  arrangement: SheetArrangement,
  r: (row: number) => number,
): { tree(row: number): GridRowTree | null } {
  if (arrangement.sort) return { tree: () => null };
  if (!isSifted(arrangement)) return { tree: (row) => source.tree?.(r(row)) ?? null };
  return {
    tree: (row) => {
      const own = source.tree?.(r(row));
      return own ? { ...own, expandable: false, expanded: false } : null;
    },
  };
}

function frozenCounts(
  source: SheetSource,
  { frozen, sort }: SheetArrangement,
  rows: AxisMap,
  columns: AxisMap,
): { rows: number; columns: number } {
  // While sorted, what lay above the frozen line may lie anywhere: the heads stay.
  const wantedRows = frozen && !sort ? frozen.rows : source.frozenRows;
  return {
    rows: countLeading(rows, wantedRows),
    columns: countLeading(columns, frozen ? frozen.columns : source.frozenCols),
  };
}

function countLeading(axis: AxisMap, bound: number): number {
  let count = 0;
  while (count < axis.count && axis.baseOf(count) < bound) count++;
  return count;
}

function buttonTones({ filters, sort }: SheetArrangement, column: string): string[] {
  return [
    'filter',
    ...(filters[column] ? ['filterOn'] : []),
    ...(sort?.column === column ? [sort.direction === 'up' ? 'sortedUp' : 'sortedDown'] : []),
  ];
}
