/** What names and addresses mean at one place of the workbook: in a set's sheets, in a free sheet, or in neither. */
import { columnFromLetters, columnLetters } from '../../lib/address.ts';
import { present } from '../../lib/assert.ts';
import { foldName } from '../../lib/text.ts';
import { listNodes } from '../criteria.ts';
import type { SetId } from '../ids.ts';
import { layoutOf, listSheetKeys, titleOfSheet, type SheetKey, type SheetLayout } from '../layout.ts';
import type { Workbook } from '../workbook.ts';
import { printToken, type CellReference, type NameReference } from './reference.ts';

export interface FormulaScope {
  readonly workbook: Workbook;
  /** The set whose W_ and MAX_ names are known; null only in a workbook without sets. */
  readonly homeSet: SetId | null;
  /** The sheet that addresses without a sheet mean; null where there is none. */
  readonly homeSheet: SheetKey | null;
  /** A sheet by its name in formulas, without regard to case and Unicode form. */
  findSheet(title: string): SheetKey | null;
  /** The name of a sheet in formulas; titles that would be equal get " (2)". Null when the sheet is gone. */
  titleOf(sheet: SheetKey): string | null;
  layout(sheet: SheetKey): SheetLayout | null;
  /** Index of a row or column key in its sheet, or -1 when it is gone. */
  rowIndex(sheet: SheetKey, row: string): number;
  columnIndex(sheet: SheetKey, column: string): number;
  /** What a name means; null when it is unknown. */
  findName(name: string): NameReference | null;
  /** The name that means this and nothing else here; null where it must be written as an address. */
  nameOf(reference: NameReference): string | null;
  /** Words of the formula's own (inputs of a scoring rule), before all other names: they stay plain. */
  isOwnName(name: string): boolean;
  /** True when the word is taken by a name, so that the equal address needs its sheet. */
  isName(word: string): boolean;
}

/** "1.2 a" gives "W_1.2_a": what may not stand in a name becomes "_". */
export function nameFromCode(prefix: 'W_' | 'MAX_', code: string): string {
  return prefix + code.normalize('NFC').replace(/[^\p{L}\p{N}_.]/gu, '_');
}

interface SheetIndex {
  readonly layout: SheetLayout;
  readonly rows: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
}

function indexKeys(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}

/** Layouts are the same in every scope of one workbook value; 3,300 units make them worth keeping. */
const sheetIndexes = new WeakMap<Workbook, Map<SheetKey, SheetIndex | null>>();

function indexSheet(workbook: Workbook, sheet: SheetKey): SheetIndex | null {
  let known = sheetIndexes.get(workbook);
  if (!known) sheetIndexes.set(workbook, (known = new Map<SheetKey, SheetIndex | null>()));
  let index = known.get(sheet);
  if (index === undefined) {
    const layout = layoutOf(workbook, sheet);
    index = layout && { layout, rows: indexKeys(layout.rows), columns: indexKeys(layout.columns) };
    known.set(sheet, index);
  }
  return index;
}

function nameSheets(workbook: Workbook, homeSet: SetId | null) {
  const byTitle = new Map<string, SheetKey>();
  const titles = new Map<SheetKey, string>();
  for (const key of listSheetKeys(workbook)) {
    const title = titleOfSheet(workbook, key, homeSet).normalize('NFC');
    let unique = title;
    for (let count = 2; byTitle.has(foldName(unique)); count++) unique = `${title} (${count})`;
    byTitle.set(foldName(unique), key);
    titles.set(key, unique);
  }
  return { byTitle, titles };
}

function collectNames(workbook: Workbook, homeSet: SetId | null, ownNames: ReadonlySet<string>) {
  const byName = new Map<string, NameReference>();
  const names = new Map<string, string>();
  function add(name: string, reference: NameReference): void {
    const folded = foldName(name);
    if (ownNames.has(folded) || byName.has(folded)) return;
    byName.set(folded, reference);
    names.set(printToken(reference), name);
  }
  const set = homeSet === null ? undefined : workbook.sets[homeSet];
  for (const node of set ? listNodes(set) : []) {
    if (!set || node.code === '') continue;
    add(nameFromCode('W_', node.code), { kind: 'weight', set: set.id, node: node.id });
    add(nameFromCode('MAX_', node.code), { kind: 'max', set: set.id, node: node.id });
  }
  for (const id of workbook.assumptionOrder) {
    const assumption = workbook.assumptions[id];
    if (assumption && assumption.name !== '')
      add(assumption.name.normalize('NFC'), { kind: 'assumption', assumption: id });
  }
  return { byName, names };
}

/**
 * The scope of formulas at one place. `homeSet` null means the primary set; `homeSheet` null refuses addresses without a
 * sheet. `ownNames` are a scoring rule's inputs. Nothing is built before it is asked for; make one scope for many formulas.
 */
export function createFormulaScope(
  workbook: Workbook,
  homeSet: SetId | null,
  homeSheet: SheetKey | null,
  ownNames: readonly string[] = [],
): FormulaScope {
  const home = homeSet ?? workbook.setOrder[0] ?? null;
  const own = new Set(ownNames.map(foldName));
  let sheets: ReturnType<typeof nameSheets> | undefined;
  let names: ReturnType<typeof collectNames> | undefined;
  const getSheets = () => (sheets ??= nameSheets(workbook, home));
  const getNames = () => (names ??= collectNames(workbook, home, own));
  return {
    workbook,
    homeSet: home,
    homeSheet,
    findSheet: (title) => getSheets().byTitle.get(foldName(title)) ?? null,
    titleOf: (sheet) => getSheets().titles.get(sheet) ?? null,
    layout: (sheet) => indexSheet(workbook, sheet)?.layout ?? null,
    rowIndex: (sheet, row) => indexSheet(workbook, sheet)?.rows.get(row) ?? -1,
    columnIndex: (sheet, column) => indexSheet(workbook, sheet)?.columns.get(column) ?? -1,
    findName: (name) => getNames().byName.get(foldName(name)) ?? null,
    nameOf: (reference) => getNames().names.get(printToken(reference)) ?? null,
    isOwnName: (name) => own.has(foldName(name)),
    isName: (word) => own.has(foldName(word)) || getNames().byName.has(foldName(word)),
  };
}

export interface Address {
  /** Index from 0, or null in the half of a whole-row or whole-column range. */
  readonly column: number | null;
  readonly row: number | null;
  readonly columnAbsolute: boolean;
  readonly rowAbsolute: boolean;
}

const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;
const ADDRESS = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/;
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/;
const ROW = /^(\$?)([1-9]\d{0,6})$/;

/** "$B3" within Excel's bounds, or null. */
export function parseAddress(word: string): Address | null {
  const match = ADDRESS.exec(word);
  if (!match) return null;
  const [, columnFlag, letters = '', rowFlag, digits] = match;
  const column = columnFromLetters(letters);
  const row = Number(digits) - 1;
  if (column >= MAX_COLUMNS || row >= MAX_ROWS) return null;
  return { column, row, columnAbsolute: columnFlag === '$', rowAbsolute: rowFlag === '$' };
}

/** "$B" or "$3", one end of whole columns or rows, or null. */
export function parseLineEnd(word: string): Address | null {
  const column = COLUMN.exec(word);
  if (column) {
    const index = columnFromLetters(column[2] ?? '');
    return index >= MAX_COLUMNS
      ? null
      : { column: index, row: null, columnAbsolute: column[1] === '$', rowAbsolute: false };
  }
  const row = ROW.exec(word);
  const index = Number(row?.[2]) - 1;
  if (!row || index >= MAX_ROWS) return null;
  return { column: null, row: index, columnAbsolute: false, rowAbsolute: row[1] === '$' };
}

export function printColumn(column: number, absolute: boolean): string {
  return `${absolute ? '$' : ''}${columnLetters(column)}`;
}

export function printRow(row: number, absolute: boolean): string {
  return `${absolute ? '$' : ''}${row + 1}`;
}

/** The cell that holds what a name means: the weight or maximum of a node, the value of an assumption. */
export function cellOfName(reference: NameReference): CellReference {
  const absolute = { kind: 'cell', rowAbsolute: true, columnAbsolute: true } as const;
  if (reference.kind === 'assumption')
    return { ...absolute, sheet: 'assumptions', row: reference.assumption, column: 'value' };
  return { ...absolute, sheet: `criteria.${reference.set}`, row: reference.node, column: reference.kind };
}

/** The key at an index, where the caller has checked the bounds. */
export function keyAt(keys: readonly string[], index: number): string {
  return present(keys[index], `no key at ${index}`);
}
