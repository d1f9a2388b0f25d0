import { present } from '../../lib/assert.ts';
import { countingIds } from '../../lib/ids.ts';
import type { ColumnId, RowId, SheetId } from '../ids.ts';
import { newFreeSheet } from '../commands/sheets.ts';
import type { CellContent, FreeSheet } from '../workbook.ts';

const ROWS = 100;
const COLUMNS = 26;
/** Pixels; the first column of a filled sheet holds labels. */
const LABEL_WIDTH = 300;

/** A free sheet of 100 rows x 26 columns with `lines` from A1 on; row ids r1, r2, ..., column ids k1, k2, .... */
export function buildFreeSheet(id: SheetId, name: string, lines: readonly (readonly CellContent[])[]): FreeSheet {
  const newRow = countingIds('r');
  const newColumn = countingIds('k');
  const rowIds = Array.from({ length: ROWS }, () => newRow() as RowId);
  const columnIds = Array.from({ length: COLUMNS }, () => newColumn() as ColumnId);
  const sheet = newFreeSheet(id, name, rowIds, columnIds);
  const filled = lines.map((line, row) => {
    const cells = line.flatMap((content, column) =>
      content === '' ? [] : [[present(columnIds[column], 'column'), content] as const],
    );
    return [present(rowIds[row], 'row'), Object.fromEntries(cells)] as const;
  });
  const columnWidths = lines.length === 0 ? {} : { [present(columnIds[0], 'column')]: LABEL_WIDTH };
  return { ...sheet, cells: { ...sheet.cells, ...Object.fromEntries(filled) }, columnWidths };
}
