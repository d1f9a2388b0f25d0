import { present } from '../../lib/assert.ts';
import { countingIds } from '../../lib/ids.ts';
import type { ColumnId, RowId, SheetId } from '../ids.ts';
import type { CellContent, FreeSheet } from '../workbook.ts';

const ROWS = 100;
const COLUMNS = 26;

/** A free sheet of 100 rows x 26 columns with `lines` from A1 on; row ids r1, r2, ..., column ids k1, k2, .... */
export function buildFreeSheet(id: SheetId, name: string, lines: readonly (readonly CellContent[])[]): FreeSheet {
  const newRow = countingIds('r');
  const newColumn = countingIds('k');
  const rowIds = Array.from({ length: ROWS }, () => newRow() as RowId);
  const columnIds = Array.from({ length: COLUMNS }, () => newColumn() as ColumnId);
  const cells = lines.flatMap((line, row) => {
    const filled = line.flatMap((content, column) =>
      content === '' ? [] : [[present(columnIds[column], 'column'), content] as const],
    );
    return filled.length === 0 ? [] : [[present(rowIds[row], 'row'), Object.fromEntries(filled)] as const];
  });
  return { id, name, rowIds, columnIds, cells: Object.fromEntries(cells), columnWidths: {} };
}
