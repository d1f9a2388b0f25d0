/** Verbs on free sheets. */
import { fail, succeed } from '../../lib/result.ts';
import { keepRangeEnds } from '../formulaPlaces.ts';
import type { ColumnId, RowId, SheetId } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { patchTo, type Patch } from '../patches.ts';
import type { CellContent, FreeSheet, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

export interface FreeCellEntry {
  readonly row: RowId;
  readonly column: ColumnId;
  /** undefined clears the cell. */
  readonly content: CellContent | undefined;
}

export function setFreeCells(
  workbook: Workbook,
  args: { readonly sheetId: SheetId; readonly entries: readonly FreeCellEntry[] },
): Plan {
  const sheet = workbook.sheets[args.sheetId];
  if (!sheet) return fail('sheet.gone');
  const patches: Patch[] = [];
  const columns = new Set(sheet.columnIds);
  for (const { row, column, content } of args.entries) {
    if (!sheet.cells[row] || !columns.has(column)) return fail('sheet.gone');
    const old = sheet.cells[row][column];
    if (!Object.is(old, content)) patches.push({ path: ['sheets', sheet.id, 'cells', row, column], old, new: content });
  }
  return succeed(patches);
}

/** `rowIds` and `columnIds` give the new sheet its size. */
export function addFreeSheet(
  workbook: Workbook,
  args: {
    readonly sheetId: SheetId;
    readonly name: string;
    readonly rowIds: readonly RowId[];
    readonly columnIds: readonly ColumnId[];
  },
): Plan {
  const name = checkSheetName(workbook, args.name, null);
  if (!name.ok) return name;
  const sheet = newFreeSheet(args.sheetId, name.value, args.rowIds, args.columnIds);
  return succeed([
    { path: ['sheets', sheet.id], old: undefined, new: sheet },
    { path: ['sheetOrder'], old: workbook.sheetOrder, new: [...workbook.sheetOrder, sheet.id] },
  ]);
}

/** An empty free sheet; every row has its (empty) record so that any cell can be patched. */
export function newFreeSheet(
  id: SheetId,
  name: string,
  rowIds: readonly RowId[],
  columnIds: readonly ColumnId[],
): FreeSheet {
  return { id, name, rowIds, columnIds, cells: Object.fromEntries(rowIds.map((row) => [row, {}])), columnWidths: {} };
}

export function renameFreeSheet(workbook: Workbook, args: { readonly sheetId: SheetId; readonly name: string }): Plan {
  if (!workbook.sheets[args.sheetId]) return fail('sheet.gone');
  const name = checkSheetName(workbook, args.name, args.sheetId);
  return name.ok ? succeed([patchTo(workbook, ['sheets', args.sheetId, 'name'], name.value)]) : name;
}

/** Removes the sheet with the formats, notes and entry rules of its cells. */
export function removeFreeSheet(workbook: Workbook, args: { readonly sheetId: SheetId }): Plan {
  const sheet = workbook.sheets[args.sheetId];
  if (!sheet) return fail('sheet.gone');
  const attributes = patchTo(workbook, ['attributes', `free.${sheet.id}`], undefined);
  return succeed([
    ...(attributes.old === undefined ? [] : [attributes]),
    { path: ['sheetOrder'], old: workbook.sheetOrder, new: workbook.sheetOrder.filter((id) => id !== sheet.id) },
    { path: ['sheets', sheet.id], old: sheet, new: undefined },
  ]);
}

export function insertRows(
  workbook: Workbook,
  args: { readonly sheetId: SheetId; readonly index: number; readonly rowIds: readonly RowId[] },
): Plan {
  const sheet = workbook.sheets[args.sheetId];
  if (!sheet) return fail('sheet.gone');
  if (sheet.rowIds.length + args.rowIds.length > LIMITS.freeSheetRows)
    return fail('sheet.full', { max: LIMITS.freeSheetRows });
  return succeed([
    ...args.rowIds.map((row): Patch => ({ path: ['sheets', sheet.id, 'cells', row], old: undefined, new: {} })),
    insertKeys(sheet, 'rowIds', args.index, args.rowIds),
  ]);
}

export function insertColumns(
  workbook: Workbook,
  args: { readonly sheetId: SheetId; readonly index: number; readonly columnIds: readonly ColumnId[] },
): Plan {
  const sheet = workbook.sheets[args.sheetId];
  if (!sheet) return fail('sheet.gone');
  if (sheet.columnIds.length + args.columnIds.length > LIMITS.freeSheetColumns)
    return fail('sheet.full', { max: LIMITS.freeSheetColumns });
  return succeed([insertKeys(sheet, 'columnIds', args.index, args.columnIds)]);
}

export function removeRows(
  workbook: Workbook,
  args: { readonly sheetId: SheetId; readonly rows: readonly RowId[] },
): Plan {
  const sheet = workbook.sheets[args.sheetId];
  if (!sheet) return fail('sheet.gone');
  const removed = new Set<string>(args.rows);
  if (removed.size >= sheet.rowIds.length) return fail('sheet.last');
  return succeed([
    ...keepRangeEnds(workbook, [`free.${sheet.id}`], 'rows', removed),
    patchTo(
      workbook,
      ['sheets', sheet.id, 'rowIds'],
      sheet.rowIds.filter((row) => !removed.has(row)),
    ),
    ...args.rows.map((row) => patchTo(workbook, ['sheets', sheet.id, 'cells', row], undefined)),
  ]);
}

/** The cells of removed columns leave the sheet with them and come back on undo. */
export function removeColumns(
  workbook: Workbook,
  args: { readonly sheetId: SheetId; readonly columns: readonly ColumnId[] },
): Plan {
  const sheet = workbook.sheets[args.sheetId];
  if (!sheet) return fail('sheet.gone');
  const removed = new Set<string>(args.columns);
  if (removed.size >= sheet.columnIds.length) return fail('sheet.last');
  const cleared = sheet.rowIds.flatMap((row) =>
    args.columns.flatMap((column): Patch[] => {
      const old = sheet.cells[row]?.[column];
      return old === undefined ? [] : [{ path: ['sheets', sheet.id, 'cells', row, column], old, new: undefined }];
    }),
  );
  const widths = args.columns.filter((column) => sheet.columnWidths[column] !== undefined);
  return succeed([
    ...keepRangeEnds(workbook, [`free.${sheet.id}`], 'columns', removed),
    ...cleared,
    ...widths.map((column) => patchTo(workbook, ['sheets', sheet.id, 'columnWidths', column], undefined)),
    patchTo(
      workbook,
      ['sheets', sheet.id, 'columnIds'],
      sheet.columnIds.filter((column) => !removed.has(column)),
    ),
  ]);
}

function insertKeys(sheet: FreeSheet, list: 'rowIds' | 'columnIds', index: number, keys: readonly string[]): Patch {
  const old: readonly string[] = sheet[list];
  const at = Math.max(0, Math.min(index, old.length));
  return { path: ['sheets', sheet.id, list], old, new: [...old.slice(0, at), ...keys, ...old.slice(at)] };
}

const RESERVED_TITLES = ['tiêu chí', 'điểm', 'xếp hạng', 'kịch bản', 'giả định', 'đọc tôi', 'số liệu', 'các vòng'];

function checkSheetName(workbook: Workbook, text: string, self: SheetId | null) {
  const name = text.normalize('NFC').trim();
  if (name === '') return fail('name.empty' as const);
  if (/[[\]:*?/\\]/.test(name) || name.startsWith("'") || name.endsWith("'") || name.length > 31)
    return fail('name.notAllowed' as const, { name });
  const lower = name.toLowerCase();
  const taken =
    RESERVED_TITLES.includes(lower) ||
    lower.includes(' · ') ||
    workbook.sheetOrder.some((id) => id !== self && workbook.sheets[id]?.name.toLowerCase() === lower);
  return taken ? fail('name.taken' as const, { name }) : succeed(name);
}
