/** Which rows and columns of a sheet are filtered and sorted, as indexes of the sheet as its view gives it. */
import { TOTAL } from '../../../domain/layout.ts';
import { regionAround } from '../../../grid/navigation.ts';
import type { CellRef } from '../../../grid/range.ts';
import type { FilterArea, SheetArrangement } from '../../../state/arrangement.ts';
import type { SheetSource } from '../sheetSource.ts';

export interface AreaBounds {
  /** The row that carries the buttons. */
  readonly head: number;
  readonly first: number;
  /** May lie before `first`: nothing but a head. */
  readonly last: number;
  /** Sorting ends here: the total and what follows it keep their place. */
  readonly lastSorted: number;
  /** A row among them that is never left out; -1 where there is none. */
  readonly total: number;
  readonly left: number;
  readonly right: number;
}

/** Free sheets have an area where a person made one; every other sheet from its head to its end. */
export function findAreaBounds(source: SheetSource, { area }: SheetArrangement): AreaBounds | null {
  if (source.sheet.startsWith('free.')) return area && boundsOf(source, area);
  const last = source.rowCount - 1;
  const total = source.findPlace(TOTAL, source.placeAt(0, 0).column)?.row ?? -1;
  return {
    head: 0,
    first: 1,
    last,
    lastSorted: total < 0 ? last : total - 1,
    total,
    left: 0,
    right: source.colCount - 1,
  };
}

function boundsOf(source: SheetSource, area: FilterArea): AreaBounds | null {
  const [from, to] = area.columns;
  const start = source.findPlace(area.head, from) ?? source.findPlace(area.head, to);
  if (!start) return null;
  const left = source.findPlace(area.head, from)?.col ?? start.col;
  const right = source.findPlace(area.head, to)?.col ?? start.col;
  let last = source.findPlace(area.last, source.placeAt(0, left).column)?.row ?? start.row;
  const hasData = (row: number): boolean => {
    for (let col = left; col <= right; col++) if (source.cell(row, col).text !== '') return true;
    return false;
  };
  // What was added right below belongs to it, as in Excel.
  while (last + 1 < source.rowCount && hasData(last + 1)) last++;
  return { head: start.row, first: start.row + 1, last, lastSorted: last, total: -1, left, right };
}

/** The block of data around a cell of a free sheet; null when it is no more than a head. */
export function areaAround(source: SheetSource, at: CellRef): FilterArea | null {
  const isFilled = (row: number, col: number): boolean => source.cell(row, col).text !== '';
  const { top, bottom, left, right } = regionAround(source, isFilled, at);
  if (bottom === top) return null;
  return {
    head: source.placeAt(top, left).row,
    last: source.placeAt(bottom, left).row,
    columns: [source.placeAt(top, left).column, source.placeAt(top, right).column],
  };
}
