/** A cut block as commands: the sheet grows where the block reaches past its end. */
import { moveAttributes } from '../../../domain/commands/attributes.ts';
import type { Command } from '../../../domain/commands/index.ts';
import type { ColumnId, RowId, SheetId } from '../../../domain/ids.ts';
import { LIMITS } from '../../../domain/limits.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { CellRect } from '../../../grid/range.ts';
import { newRandomId } from '../../../lib/ids.ts';
import { fail, succeed, type Result } from '../../../lib/result.ts';
import type { SheetSource } from '../sheetSource.ts';
import type { PendingCut } from './clipboardMemory.ts';

export function planMoveCells(
  workbook: Workbook,
  cut: PendingCut,
  toSheet: SheetId,
  source: SheetSource,
  target: CellRect,
): Result<Command[]> {
  const sheet = workbook.sheets[toSheet];
  if (!sheet || cut.freeSheet === null) return fail('sheet.gone');
  const newRows = newIds(target.bottom + 1 - source.rowCount) as RowId[];
  const newColumns = newIds(target.right + 1 - source.colCount) as ColumnId[];
  if (sheet.rowIds.length + newRows.length > LIMITS.freeSheetRows)
    return fail('sheet.full', { max: LIMITS.freeSheetRows });
  if (sheet.columnIds.length + newColumns.length > LIMITS.freeSheetColumns)
    return fail('sheet.full', { max: LIMITS.freeSheetColumns });
  const commands: Command[] = [];
  if (newRows.length > 0)
    commands.push({
      verb: 'insertRows',
      args: { sheetId: toSheet, index: sheet.rowIds.length, rowIds: newRows },
    });
  if (newColumns.length > 0)
    commands.push({
      verb: 'insertColumns',
      args: { sheetId: toSheet, index: sheet.columnIds.length, columnIds: newColumns },
    });
  const rows = cut.rows.map((_, down) => {
    const row = target.top + down;
    return newRows[row - source.rowCount] ?? (source.placeAt(row, target.left).row as RowId);
  });
  const columns = cut.columns.map((_, across) => {
    const col = target.left + across;
    return newColumns[col - source.colCount] ?? (source.placeAt(target.top, col).column as ColumnId);
  });
  commands.push({
    verb: 'moveCells',
    args: {
      from: { sheetId: cut.freeSheet, rows: cut.rows, columns: cut.columns },
      to: { sheetId: toSheet, rows, columns },
    },
  });
  const from = { sheet: `free.${cut.freeSheet}`, rows: cut.rows, columns: cut.columns } as const;
  commands.push(...moveAttributes(workbook, from, { sheet: `free.${toSheet}`, rows, columns }));
  return succeed(commands);
}

function newIds(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, newRandomId);
}
