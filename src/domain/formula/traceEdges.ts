/** Which block of cells reads which: what both directions of tracing are answered from. */
import {
  cellsOfArea,
  countCellsOf,
  intersectAreas,
  isOneCellArea,
  keyOfCell,
  splitAround,
  type CellArea,
} from './traceArea.ts';

/**
 * How the cells of `reader` go with those of `reads`:
 * `all` every reader reads the whole block; `others` the same, but never itself; `cells` each the cell at its own place in
 * the block; `rows` the cells of its own row; `columns` those of its own column; `crossed` a reader's row is a column there.
 */
export type Alignment = 'all' | 'others' | 'cells' | 'rows' | 'columns' | 'crossed';

export interface TraceEdge {
  readonly reader: CellArea;
  readonly reads: CellArea;
  readonly align: Alignment;
  /** Typed by a person as a formula, or calculated by the app itself. */
  readonly kind: 'formula' | 'builtIn';
}

/** Two ends of one edge: cells that read, and all that they read through it. */
export interface EdgePart {
  readonly readers: CellArea;
  readonly reads: CellArea;
}

/** What the cells of a block read through this edge, with those of them that do. */
export function readBy(edge: TraceEdge, block: CellArea): EdgePart[] {
  const { reader, reads, align } = edge;
  const readers = intersectAreas(reader, block);
  if (!readers) return [];
  const rows = { first: readers.top - reader.top, last: readers.bottom - reader.top };
  const cols = { first: readers.left - reader.left, last: readers.right - reader.left };
  switch (align) {
    case 'all':
      return [{ readers, reads }];
    case 'others':
      return splitAround(reads, readers).map((part) => ({ readers, reads: part }));
    case 'cells':
      return [{ readers, reads: cutRows(cutColumns(reads, cols), rows) }];
    case 'rows':
      return [{ readers, reads: cutRows(reads, rows) }];
    case 'columns':
      return [{ readers, reads: cutColumns(reads, cols) }];
    case 'crossed':
      return [{ readers, reads: cutColumns(reads, rows) }];
  }
}

/** Which cells read the cells of a block through this edge, with those of the block that they read. */
export function readersOf(edge: TraceEdge, block: CellArea): EdgePart[] {
  const { reader, reads: all, align } = edge;
  const reads = intersectAreas(all, block);
  if (!reads) return [];
  const rows = { first: reads.top - all.top, last: reads.bottom - all.top };
  const cols = { first: reads.left - all.left, last: reads.right - all.left };
  switch (align) {
    case 'all':
      return [{ readers: reader, reads }];
    case 'others':
      return splitAround(reader, reads).map((part) => ({ readers: part, reads }));
    case 'cells':
      return [{ readers: cutRows(cutColumns(reader, cols), rows), reads }];
    case 'rows':
      return [{ readers: cutRows(reader, rows), reads }];
    case 'columns':
      return [{ readers: cutColumns(reader, cols), reads }];
    case 'crossed':
      return [{ readers: cutRows(reader, cols), reads }];
  }
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

function cutRows(area: CellArea, { first, last }: Lines): CellArea {
  return { ...area, top: area.top + first, bottom: area.top + last };
}

function cutColumns(area: CellArea, { first, last }: Lines): CellArea {
  return { ...area, left: area.left + first, right: area.left + last };
}

/** Blocks up to this size are looked up cell by cell; for larger ones every formula of the sheet is looked at. */
const LOOKED_UP = 64;

/** Finds the edges of a block: readers of one cell by their place, larger ones by their sheet. */
export class EdgeIndex {
  readonly #single = new Map<string, TraceEdge[]>();
  readonly #singleOfSheet = new Map<string, TraceEdge[]>();
  readonly #byReader = new Map<string, TraceEdge[]>();
  readonly #byRead = new Map<string, TraceEdge[]>();

  constructor(edges: Iterable<TraceEdge>) {
    for (const edge of edges) {
      const { reader, reads } = edge;
      if (isOneCellArea(reader)) {
        push(this.#single, keyOfCell({ sheet: reader.sheet, row: reader.top, col: reader.left }), edge);
        push(this.#singleOfSheet, reader.sheet, edge);
      } else push(this.#byReader, reader.sheet, edge);
      push(this.#byRead, reads.sheet, edge);
    }
  }

  /** Every edge by which a cell of the block reads, among others that do not touch it. */
  listReading(block: CellArea): readonly TraceEdge[] {
    const single =
      countCellsOf(block) <= LOOKED_UP
        ? [...cellsOfArea(block)].flatMap((cell) => this.#single.get(keyOfCell(cell)) ?? [])
        : (this.#singleOfSheet.get(block.sheet) ?? []);
    return [...single, ...(this.#byReader.get(block.sheet) ?? [])];
  }

  /** Every edge by which a cell of the block is read, among others. */
  listReadFrom(block: CellArea): readonly TraceEdge[] {
    return this.#byRead.get(block.sheet) ?? [];
  }
}

function push(lists: Map<string, TraceEdge[]>, key: string, edge: TraceEdge): void {
  const list = lists.get(key);
  if (list) list.push(edge);
  else lists.set(key, [edge]);
}
