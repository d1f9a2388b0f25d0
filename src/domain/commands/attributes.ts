/** Verbs on what cells have besides their content: formats, notes, entry rules. */
import { fail, succeed } from '../../lib/result.ts';
import {
  ANY_ROW,
  attributesOf,
  changeAttributes,
  ownRecord,
  type AttributesChange,
  type CellAttributes,
  type SheetAttributes,
} from '../attributes.ts';
import { isSameValue } from '../format/sameValue.ts';
import { layoutOf, type SheetKey } from '../layout.ts';
import type { Patch } from '../patches.ts';
import type { Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

export interface CellKey {
  /** A row key of the sheet's layout, or ANY_ROW for the whole column. */
  readonly row: string;
  readonly column: string;
}

export interface AttributesEntry extends CellKey {
  /** undefined: the cell follows its column again. */
  readonly attributes: CellAttributes | undefined;
}

/** Sets or, by undefined, removes attributes of cells. For ANY_ROW the cells of the column with a record of their own take it too. */
export function setAttributes(
  workbook: Workbook,
  args: { readonly sheet: SheetKey; readonly cells: readonly CellKey[]; readonly change: AttributesChange },
): Plan {
  if (!layoutOf(workbook, args.sheet)) return fail('sheet.gone');
  const sheet = workbook.attributes[args.sheet];
  const change = cleanChange(args.change);
  const writer = makeWriter(workbook, args.sheet);
  // Most cells of a large block have none of their own: they share one record.
  const plain = changeAttributes(null, change);
  for (const { row, column } of args.cells) {
    const columnRecord = ownRecord(sheet, ANY_ROW, column);
    const attributes = attributesOf(sheet, row, column);
    const changed = attributes === null ? plain : changeAttributes(attributes, change);
    const isEmpty = Object.keys(changed).length === 0;
    writer.write(row, column, isEmpty && (row === ANY_ROW || columnRecord === undefined) ? undefined : changed);
    if (row !== ANY_ROW) continue;
    for (const own of rowsWithRecord(sheet, column))
      writer.write(own, column, changeAttributes(ownRecord(sheet, own, column) ?? null, change));
  }
  return succeed(writer.patches);
}

/** Gives each cell exactly these attributes: what a paste brings. */
export function putAttributes(
  workbook: Workbook,
  args: { readonly sheet: SheetKey; readonly entries: readonly AttributesEntry[] },
): Plan {
  if (!layoutOf(workbook, args.sheet)) return fail('sheet.gone');
  const writer = makeWriter(workbook, args.sheet);
  for (const { row, column, attributes } of args.entries)
    writer.write(row, column, attributes && changeAttributes(null, cleanChange(attributes)));
  return succeed(writer.patches);
}

function rowsWithRecord(sheet: SheetAttributes | undefined, column: string): string[] {
  return Object.entries(sheet ?? {}).flatMap(([row, cells]) =>
    row !== ANY_ROW && Object.hasOwn(cells, column) ? [row] : [],
  );
}

interface Writer {
  readonly patches: Patch[];
  write(row: string, column: string, attributes: CellAttributes | undefined): void;
}

/** Makes the records on the way where they are missing, each once; a later write to a cell stands on the earlier one. */
function makeWriter(workbook: Workbook, key: SheetKey): Writer {
  const patches: Patch[] = [];
  const sheet = workbook.attributes[key];
  const rows = new Set(Object.keys(sheet ?? {}));
  const written = new Map<string, CellAttributes | undefined>();
  let hasSheet = sheet !== undefined;
  return {
    patches,
    write: (row, column, attributes) => {
      const place = `${row}/${column}`;
      const old = written.has(place) ? written.get(place) : ownRecord(sheet, row, column);
      if (isSameValue(old, attributes)) return;
      if (!hasSheet) patches.push({ path: ['attributes', key], old: undefined, new: {} });
      hasSheet = true;
      if (!rows.has(row)) patches.push({ path: ['attributes', key, row], old: undefined, new: {} });
      rows.add(row);
      patches.push({ path: ['attributes', key, row, column], old, new: attributes });
      written.set(place, attributes);
    },
  };
}

/** A note of white space is none. */
function cleanChange<T extends AttributesChange>(change: T): T {
  if (change.note === undefined) return change;
  const note = change.note.normalize('NFC').trim();
  return { ...change, note: note === '' ? undefined : note };
}

export interface AttributesCommand {
  readonly verb: 'putAttributes';
  readonly args: Parameters<typeof putAttributes>[1];
}

export interface CopiedCell {
  readonly from: CellKey & { readonly sheet: SheetKey };
  readonly to: CellKey;
}

/**
 * The command that gives cells of `sheet` what the cells they were copied from have: `formats` leaves their own notes and
 * entry rules alone. Null when nothing would change.
 */
export function copyAttributes(
  workbook: Workbook,
  sheet: SheetKey,
  copies: readonly CopiedCell[],
  part: 'all' | 'formats' = 'all',
): AttributesCommand | null {
  const entries = copies.flatMap(({ from, to }): AttributesEntry[] => {
    const source = attributesOf(workbook.attributes[from.sheet], from.row, from.column);
    const target = attributesOf(workbook.attributes[sheet], to.row, to.column);
    const kept = part === 'formats' ? { note: target?.note, entryRule: target?.entryRule } : {};
    const wanted = changeAttributes(source, kept);
    return isSameValue(wanted, target ?? {}) ? [] : [{ ...to, attributes: wanted }];
  });
  return entries.length === 0 ? null : { verb: 'putAttributes', args: { sheet, entries } };
}

export interface CellBlock {
  readonly sheet: SheetKey;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** The commands that take the attributes of a block of cells along when it moves; the cells it leaves have none. */
export function moveAttributes(workbook: Workbook, from: CellBlock, to: CellBlock): AttributesCommand[] {
  const cells = from.rows.flatMap((row, down) =>
    from.columns.map((column, across) => ({
      left: { row, column },
      taken: { row: to.rows[down] ?? '', column: to.columns[across] ?? '' },
    })),
  );
  const keyOf = (sheet: SheetKey, { row, column }: CellKey): string => `${sheet}/${row}/${column}`;
  const written = new Set(cells.map(({ taken }) => keyOf(to.sheet, taken)));
  const sheet = workbook.attributes[from.sheet];
  const cleared = cells.flatMap(({ left: { row, column } }): AttributesEntry[] => {
    const isFree = attributesOf(sheet, row, column) === null || written.has(keyOf(from.sheet, { row, column }));
    return isFree ? [] : [{ row, column, attributes: ownRecord(sheet, ANY_ROW, column) ? {} : undefined }];
  });
  const copied = copyAttributes(
    workbook,
    to.sheet,
    cells.map(({ left, taken }) => ({ from: { sheet: from.sheet, ...left }, to: taken })),
  );
  const clearing: AttributesCommand[] =
    cleared.length === 0 ? [] : [{ verb: 'putAttributes', args: { sheet: from.sheet, entries: cleared } }];
  return copied ? [...clearing, copied] : clearing;
}
