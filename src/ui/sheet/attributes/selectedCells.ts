/** The cells a change of attributes is for. */
import { ANY_ROW } from '../../../domain/attributes.ts';
import type { CellKey } from '../../../domain/commands/attributes.ts';
import type { CellRect } from '../../../grid/range.ts';
import type { SheetSource } from '../sheetSource.ts';

/** One record and one patch a cell: beyond this the person is asked to take whole columns, which cost one each. */
const MAX_CELLS = 50_000;

/**
 * Keys of the selected cells, each once; whole columns are named by ANY_ROW. `modelRows` is the number of rows the sheet
 * has in the workbook: where fewer are shown because of a filter, a column that is all selected is not the whole column.
 * Null when there are too many.
 */
export function listSelectedCells(
  source: SheetSource,
  rects: readonly CellRect[],
  modelRows: number,
): CellKey[] | null {
  const isAllShown = source.rowCount === modelRows || source.tree !== undefined;
  const isWhole = (rect: CellRect): boolean =>
    isAllShown && source.rowCount > 1 && rect.top === 0 && rect.bottom >= source.rowCount - 1;
  const count = rects.reduce((sum, rect) => sum + (isWhole(rect) ? 1 : rect.bottom - rect.top + 1) * width(rect), 0);
  if (count > MAX_CELLS) return null;
  const found = new Map<string, CellKey>();
  for (const rect of rects)
    for (let col = rect.left; col <= Math.min(rect.right, source.colCount - 1); col++) {
      const bottom = isWhole(rect) ? rect.top : Math.min(rect.bottom, source.rowCount - 1);
      for (let row = rect.top; row <= bottom; row++) {
        const place = source.placeAt(row, col);
        const key = isWhole(rect) ? { row: ANY_ROW, column: place.column } : place;
        found.set(`${key.row}/${key.column}`, key);
      }
    }
  return [...found.values()];
}

function width(rect: CellRect): number {
  return rect.right - rect.left + 1;
}
