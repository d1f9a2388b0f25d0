import type { GridCell, GridEdit, GridRowTree, GridSource } from '../../../src/grid/source.ts';

/** A sheet in memory: the caller a grid needs, without any meaning. */
export class MemorySheet {
  readonly actions: GridEdit[][] = [];
  readonly cells: Record<string, GridCell> = {};
  readonly widths: Record<number, number> = {};
  source: GridSource = $state.raw(emptySource());
  readonly #size: Pick<GridSource, 'rowCount' | 'colCount' | 'frozenRows' | 'frozenCols'>;
  #tree: ((row: number) => GridRowTree | null) | null = null;
  #defaultCell: (row: number, col: number) => GridCell;

  constructor(
    size: Pick<GridSource, 'rowCount' | 'colCount' | 'frozenRows' | 'frozenCols'>,
    defaultCell: (row: number, col: number) => GridCell = () => ({ text: '' }),
  ) {
    this.#size = size;
    this.#defaultCell = defaultCell;
    this.refresh();
  }

  set tree(tree: (row: number) => GridRowTree | null) {
    this.#tree = tree;
    this.refresh();
  }

  refresh(): void {
    const tree = this.#tree;
    this.source = {
      ...this.#size,
      columnWidth: (col) => this.widths[col] ?? 90,
      columnLabel: (col) => (col < 26 ? String.fromCharCode(65 + col) : `A${String.fromCharCode(65 + col - 26)}`),
      rowLabel: (row) => String(row + 1),
      cell: (row, col) => this.cells[`${row},${col}`] ?? this.#defaultCell(row, col),
      ...(tree ? { tree } : {}),
    };
  }

  put(row: number, col: number, cell: GridCell | string): this {
    this.cells[`${row},${col}`] = typeof cell === 'string' ? { text: cell } : cell;
    this.refresh();
    return this;
  }

  text(row: number, col: number): string {
    return this.source.cell(row, col).text;
  }

  apply(edits: GridEdit[]): void {
    this.actions.push(edits);
    for (const { row, col, text } of edits) {
      this.cells[`${row},${col}`] = { ...this.source.cell(row, col), text };
    }
    this.refresh();
  }
}

function emptySource(): GridSource {
  return {
    rowCount: 0,
    colCount: 0,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 90,
    columnLabel: String,
    rowLabel: String,
    cell: () => ({ text: '' }),
  };
}
