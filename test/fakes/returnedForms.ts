/** Forms as units send them back, built without any spreadsheet library: rows of plain values and the hidden map beside them. */
import { listLeaves } from '../../src/domain/criteria.ts';
import type { SetId, UnitId } from '../../src/domain/ids.ts';
import type { RawBook, RawCell, RawSheet } from '../../src/domain/intake/rawBook.ts';
import { readPlace } from '../../src/domain/merge/comparePlaces.ts';
import {
  INPUT_MAP_SHEET,
  listMapLeaves,
  writeInputMap,
  type Input,
  type InputCell,
} from '../../src/domain/merge/inputMap.ts';
import type { Place, PlaceValue } from '../../src/domain/merge/place.ts';
import { fingerprintOfSet } from '../../src/domain/merge/setFingerprint.ts';
import { writeDeclared } from '../../src/domain/rules/declaredText.ts';
import { isNotApplicable } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { present } from '../../src/lib/assert.ts';

export const FORM_SHEET = 'Tự chấm';
/** Columns of the fake form. */
export const COLUMN = { code: 0, declared: 3, points: 4, explanation: 5, evidence: 6, key: 9 } as const;
const LETTERS = 'ABCDEFGHIJ';
const FIRST_ROW = 5;

export type Cells = Map<number, Map<number, RawCell>>;

export interface FakeForm {
  readonly book: RawBook;
  readonly cells: Cells;
  /** The form's row of a leaf, from 0. */
  rowOf(slot: number): number;
  type(slot: number, column: 'declared' | 'points' | 'explanation' | 'evidence', value: RawCell['value']): void;
}

/** The form of one unit as it left the workbook, ready to be typed into. */
export function formOf(
  workbook: Workbook,
  setId: SetId,
  unitId: UnitId,
  options: { readonly fileName?: string; readonly keyed?: boolean } = {},
): FakeForm {
  const set = present(workbook.sets[setId], 'the set is there');
  const keyed = options.keyed ?? true;
  const cells: Cells = new Map();
  const put = (row: number, column: number, value: RawCell['value']): void => {
    if (value === null || value === '') cells.get(row)?.delete(column);
    else cells.set(row, (cells.get(row) ?? new Map<number, RawCell>()).set(column, { value }));
  };
  const rows = new Map<number, number>();
  const inputs: Input[] = [];
  ['STT', 'Tiêu chí', 'Điểm tối đa'].forEach((text, column) => put(FIRST_ROW - 1, column, text));
  listLeaves(set).forEach((leaf, i) => {
    const row = FIRST_ROW + i;
    rows.set(leaf.slot, row);
    put(row, COLUMN.code, leaf.code);
    put(row, 1, leaf.name);
    put(row, 2, leaf.max);
    if (keyed) put(row, COLUMN.key, leaf.id);
    const cell = (part: InputCell['part'], column: number): InputCell => ({
      part,
      sheet: FORM_SHEET,
      address: `${LETTERS[column] ?? ''}${row + 1}`,
      rowKey: keyed ? leaf.id : '',
    });
    const at = { setId, unitId, stage: 'self' as const, slot: leaf.slot };
    const entry: Place = { of: 'entry', ...at };
    const was = readPlace(workbook, entry) ?? null;
    const points = cell('value', COLUMN.points);
    inputs.push({ place: entry, was, cells: leaf.rule ? [cell('declared', COLUMN.declared), points] : [points] });
    putEntry(put, row, leaf.rule, was);
    const texts: readonly (readonly [Place, number])[] = [
      [{ of: 'explanation', ...at }, COLUMN.explanation],
      [{ of: 'evidence', setId, unitId, slot: leaf.slot }, COLUMN.evidence],
    ];
    for (const [place, column] of texts) {
      const text = readPlace(workbook, place) ?? null;
      inputs.push({ place, was: text, cells: [cell('value', column)] });
      if (typeof text === 'string') put(row, column, text);
    }
  });
  const map = writeInputMap({
    kind: 'unitForm',
    workbookId: workbook.id,
    workbookName: workbook.name,
    setId,
    setName: set.name,
    setFingerprint: fingerprintOfSet(set),
    unitId,
    unitName: workbook.units[unitId]?.name ?? '',
    stage: 'self',
    exportedAt: '2026-11-01T00:00:00.000Z',
    keyColumn: keyed ? (LETTERS[COLUMN.key] ?? '') : '',
    leaves: listMapLeaves(set),
    inputs,
  });
  const book: RawBook = {
    fileName: options.fileName ?? `${unitId}.xlsx`,
    kind: 'xlsx',
    sheets: [{ name: FORM_SHEET, hidden: false, rows: cells, merges: [] }, sheetOfRows(INPUT_MAP_SHEET, map)],
    names: new Map(),
  };
  const rowOf = (slot: number): number => present(rows.get(slot), 'the leaf has a row');
  return { book, cells, rowOf, type: (slot, column, value) => put(rowOf(slot), COLUMN[column], value) };
}

function putEntry(
  put: (row: number, column: number, value: RawCell['value']) => void,
  row: number,
  rule: Parameters<typeof writeDeclared>[0] | null,
  was: PlaceValue,
): void {
  if (typeof was === 'number') put(row, COLUMN.points, isNotApplicable(was) ? 'KAD' : was);
  else if (was !== null && typeof was === 'object' && rule)
    put(row, COLUMN.declared, writeDeclared(rule, was.declared, 'vi'));
}

/** A sheet of texts; empty ones leave no cell. */
export function sheetOfRows(name: string, rows: readonly (readonly string[])[]): RawSheet {
  return {
    name,
    hidden: true,
    rows: new Map(
      rows.map((row, r) => [r, new Map(row.flatMap((value, c) => (value === '' ? [] : [[c, { value }] as const])))]),
    ),
    merges: [],
  };
}
