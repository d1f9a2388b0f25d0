/** What texts entered into a free sheet do to the workbook, as one step of undo; the sheet grows where they reach past its end. */
import { planCommands, type Command } from '../../domain/commands/index.ts';
import type { CellKey } from '../../domain/commands/attributes.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { createFormulaScope } from '../../domain/formula/scope.ts';
import { readFreeContent } from '../../domain/freeContent.ts';
import { createFreeEntries } from '../../domain/freeEntries.ts';
import type { ColumnId, RowId } from '../../domain/ids.ts';
import { applyPatches } from '../../domain/patches.ts';
import type { FreeSheet } from '../../domain/workbook.ts';
import { newRandomId } from '../../lib/ids.ts';
import type { GridEdit } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Session } from '../../state/session.svelte.ts';
import { followCopy, readCopied } from '../sheet/clipboard/followCopy.ts';
import type { SheetEntry } from '../sheet/sheetEntry.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';

export function beginFreeEntry(session: Session, sheet: FreeSheet, source: SheetSource, t: Messages): SheetEntry {
  const sheetId = sheet.id;
  const cells = createFreeEntries(sheetId, session.workbook.attributes[source.sheet]);
  const thisYear = new Date().getFullYear();
  const growth: Command[] = [];
  const further: Command[] = [];
  let newRows: readonly RowId[] = [];
  let newColumns: readonly ColumnId[] = [];
  let scope = createFormulaScope(session.workbook, session.setId, source.sheet);

  function placeOf({ row, col }: GridEdit): CellKey {
    const known = source.placeAt(Math.min(row, source.rowCount - 1), Math.min(col, source.colCount - 1));
    return {
      row: newRows[row - source.rowCount] ?? known.row,
      column: newColumns[col - source.colCount] ?? known.column,
    };
  }

  return {
    placeOf,
    reserve: (rows, columns) => {
      newRows = newIds(rows - source.rowCount) as RowId[];
      newColumns = newIds(columns - source.colCount) as ColumnId[];
      if (newRows.length > 0)
        growth.push({ verb: 'insertRows', args: { sheetId, index: sheet.rowIds.length, rowIds: newRows } });
      if (newColumns.length > 0)
        growth.push({ verb: 'insertColumns', args: { sheetId, index: sheet.columnIds.length, columnIds: newColumns } });
      if (growth.length === 0) return;
      const grown = applyPatches(session.workbook, planCommands(session.workbook, null, growth).patches);
      scope = createFormulaScope(grown, session.setId, source.sheet);
    },
    read: (edit) => {
      const place = placeOf(edit);
      const copied = readCopied(edit, source, place, scope);
      if (copied) {
        if (!copied.ok) return copied.problem;
        cells.take(place, { content: copied.value, numberFormat: null });
        return null;
      }
      const read = readFreeContent(edit.text, scope, t.locale, {
        numberFormat: cells.formatAt(place),
        isText: edit.isText,
        thisYear,
      });
      if (!read.ok) return read.problem;
      const { content, numberFormat } = read.value;
      cells.take(place, {
        content: isFormula(content) ? followCopy(content, edit, source, place, scope) : content,
        numberFormat,
      });
      return null;
    },
    also: (command) => void further.push(command),
    check: () => [],
    commit: () => {
      const commands = [...growth, ...cells.commands(), ...further];
      return commands.length === 0 ? null : (session.run(commands)[0]?.problem ?? null);
    },
  };
}

function newIds(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, newRandomId);
}
