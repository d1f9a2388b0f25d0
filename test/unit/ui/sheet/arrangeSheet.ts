/** A small sheet for tests of arranging: rows of texts and numbers under keys r0, r1, ... and c0, c1, ... */
import { columnLetters } from '../../../../src/lib/address.ts';
import { formatNumber } from '../../../../src/lib/numberText.ts';
import type { GridCell, GridRowTree } from '../../../../src/grid/source.ts';
import type { SheetSource } from '../../../../src/ui/sheet/sheetSource.ts';

export type Value = string | number | null;

export interface SheetOptions {
  readonly sheet?: SheetSource['sheet'];
  readonly frozenRows?: number;
  /** Row keys in place of r0, r1, ... */
  readonly keys?: readonly string[];
  /** Level of each row, 0 outside the tree; a row is a parent when the next is deeper. */
  readonly levels?: readonly number[];
}

export function sheetOf(rows: readonly (readonly Value[])[], options: SheetOptions = {}): SheetSource {
  const keys = options.keys ?? rows.map((_, row) => `r${row}`);
  const columns = (rows[0] ?? []).map((_, col) => `c${col}`);
  const { levels } = options;
  const cell = (row: number, col: number): GridCell => {
    const value = rows[row]?.[col] ?? null;
    if (value === null) return { text: '' };
    return typeof value === 'number'
      ? { text: formatNumber(value, 'vi', 2), number: value, align: 'end' }
      : { text: value };
  };
  const tree = (row: number): GridRowTree | null => {
    const level = levels?.[row] ?? 0;
    return level === 0 ? null : { level, expandable: (levels?.[row + 1] ?? 0) > level, expanded: true };
  };
  return {
    sheet: options.sheet ?? 'ranking.s1',
    rowCount: rows.length,
    colCount: columns.length,
    frozenRows: options.frozenRows ?? 1,
    frozenCols: 0,
    columnWidth: (col) => 100 + col,
    columnLabel: columnLetters,
    rowLabel: (row) => String(row + 1),
    cell,
    placeAt: (row, col) => ({ row: keys[row] ?? '', column: columns[col] ?? '' }),
    findPlace: (rowKey, columnKey) => {
      const row = keys.indexOf(rowKey);
      const col = columns.indexOf(columnKey);
      return row < 0 || col < 0 ? null : { row, col };
    },
    ...(levels ? { tree, treeCol: 0 } : {}),
  };
}

/** One column of what is shown, from top to bottom. */
export function readColumn(source: SheetSource, col: number): string[] {
  return Array.from({ length: source.rowCount }, (_, row) => source.cell(row, col).text);
}

export function rowLabels(source: SheetSource): string {
  return Array.from({ length: source.rowCount }, (_, row) => source.rowLabel(row)).join(' ');
}
