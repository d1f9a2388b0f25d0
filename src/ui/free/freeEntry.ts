/** What texts entered into a free sheet do to the workbook, as one step of undo; the sheet grows where they reach past its end. */
import { attributesOf } from '../../domain/attributes.ts';
import { planCommands, type Command } from '../../domain/commands/index.ts';
import type { FreeCellEntry } from '../../domain/commands/sheets.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { createFormulaScope } from '../../domain/formula/scope.ts';
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
import { readFreeContent } from './freeContent.ts';

interface Keys {
  readonly row: string;
  readonly column: string;
}

export function beginFreeEntry(session: Session, sheet: FreeSheet, source: SheetSource, t: Messages): SheetEntry {
  const sheetId = sheet.id;
  const attributes = session.workbook.attributes[source.sheet];
  const growth: Command[] = [];
  const entries: FreeCellEntry[] = [];
  /** Number formats that the texts ask for, where the cell has none of its own. */
  const formats = new Map<string, Keys[]>();
  const further: Command[] = [];
  let newRows: readonly RowId[] = [];
  let newColumns: readonly ColumnId[] = [];
  let scope = createFormulaScope(session.workbook, session.setId, source.sheet);

  function placeOf({ row, col }: GridEdit): Keys {
    const known = source.placeAt(Math.min(row, source.rowCount - 1), Math.min(col, source.colCount - 1));
    return {
      row: newRows[row - source.rowCount] ?? known.row,
      column: newColumns[col - source.colCount] ?? known.column,
    };
  }

  function take({ row, column }: Keys, content: FreeCellEntry['content']): void {
    entries.push({ row: row as RowId, column: column as ColumnId, content });
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
        take(place, copied.value);
        return null;
      }
      const own = attributesOf(attributes, place.row, place.column)?.numberFormat;
      const read = readFreeContent(edit.text, scope, t, { numberFormat: own, isText: edit.isText });
      if (!read.ok) return read.problem;
      const { content, numberFormat } = read.value;
      take(place, isFormula(content) ? followCopy(content, edit, source, place, scope) : content);
      if (numberFormat !== null && own === undefined) addTo(formats, numberFormat, place);
      return null;
    },
    also: (command) => void further.push(command),
    check: () => [],
    commit: () => {
      const cells: Command[] = entries.length > 0 ? [{ verb: 'setFreeCells', args: { sheetId, entries } }] : [];
      const dressing = Array.from(formats, ([numberFormat, places]): Command => ({
        verb: 'setAttributes',
        args: { sheet: source.sheet, cells: places, change: { numberFormat } },
      }));
      const commands = [...growth, ...cells, ...dressing, ...further];
      return commands.length === 0 ? null : (session.run(commands)[0]?.problem ?? null);
    },
  };
}

function newIds(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, newRandomId);
}

function addTo(formats: Map<string, Keys[]>, format: string, place: Keys): void {
  const places = formats.get(format);
  if (places) places.push(place);
  else formats.set(format, [place]);
}
