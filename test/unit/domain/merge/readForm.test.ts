import { describe, expect, it } from 'vitest';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import type { RawBook } from '../../../../src/domain/intake/rawBook.ts';
import { INPUT_MAP_SHEET, readInputMap } from '../../../../src/domain/merge/inputMap.ts';
import { readForm } from '../../../../src/domain/merge/readForm.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { COLUMN, FORM_SHEET, formOf, sheetOfRows } from '../../../fakes/returnedForms.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const setId = present(workbook.setOrder[0], 'the sample has a set');
const set = present(workbook.sets[setId], 'the sample has a set');
const unitId = present(workbook.blocks[set.blockId]?.unitIds[0], 'the sample has units');
const leaves = listLeaves(set);
const rated = present(
  leaves.find(({ rule }) => rule?.type === 'bands'),
  'a leaf with bands',
);
const chosen = present(
  leaves.find(({ rule }) => rule?.type === 'choice'),
  'a leaf with choices',
);

function read(book: RawBook) {
  const reading = readForm(book);
  if (!reading.ok) throw new Error(reading.problem.code);
  return reading.value;
}

function entryOf(book: RawBook, slot: number) {
  return read(book).incoming.find(({ place }) => place.of === 'entry' && place.slot === slot);
}

describe('a returned form', () => {
  it('that nobody touched brings exactly what stood there when it was made', () => {
    const reading = read(formOf(workbook, setId, unitId).book);
    expect(reading.refused).toEqual([]);
    expect(reading.incoming.length).toBeGreaterThan(20);
    for (const { was, theirs } of reading.incoming) expect(theirs).toEqual(was);
    expect(reading.identity).toMatchObject({ workbookId: workbook.id, setId, unitId, stage: 'self' });
  });

  it('reads "96,4%" and "482/500" under a rate as declared data', () => {
    const form = formOf(workbook, setId, unitId);
    form.type(rated.slot, 'points', null);
    form.type(rated.slot, 'declared', '96,4%');
    expect(entryOf(form.book, rated.slot)?.theirs).toEqual({ declared: { kind: 'percent', value: 96.4 } });
    form.type(rated.slot, 'declared', '482/500');
    expect(entryOf(form.book, rated.slot)?.theirs).toEqual({
      declared: { kind: 'ratio', numerator: 482, denominator: 500 },
    });
  });

  it('reads a number that Excel shows as a percentage by what it shows, and refuses a bare 0,964', () => {
    const form = formOf(workbook, setId, unitId);
    form.type(rated.slot, 'points', null);
    const row = present(form.cells.get(form.rowOf(rated.slot)), 'the row is there');
    row.set(COLUMN.declared, { value: 0.964, numberFormat: '0.0%' });
    expect(entryOf(form.book, rated.slot)?.theirs).toEqual({ declared: { kind: 'percent', value: 96.4 } });
    row.set(COLUMN.declared, { value: 0.964 });
    const [refused] = read(form.book).refused;
    expect(refused).toMatchObject({ sheet: FORM_SHEET, address: `D${form.rowOf(rated.slot) + 1}` });
    expect(refused?.problem.code).toBe('merge.shareOrPercent');
  });

  it('takes an option by its label in NFD and KAD as not applicable', () => {
    const form = formOf(workbook, setId, unitId);
    const label = chosen.rule?.type === 'choice' ? (chosen.rule.options[1]?.label ?? '') : '';
    form.type(chosen.slot, 'points', null);
    form.type(chosen.slot, 'declared', label.normalize('NFD'));
    expect(entryOf(form.book, chosen.slot)?.theirs).toEqual({ declared: { kind: 'choice', index: 1 } });
    form.type(chosen.slot, 'declared', null);
    form.type(chosen.slot, 'points', 'kad');
    expect(entryOf(form.book, chosen.slot)?.theirs).toBe(NOT_APPLICABLE);
  });

  it('refuses a cell with an error, with a day that Excel made of "3/4", and with words, each by its address', () => {
    const form = formOf(workbook, setId, unitId);
    const [a, b, c] = leaves;
    const put = (slot: number, cell: { value: null | number | string; error?: string; isDate?: true }) =>
      form.cells.get(form.rowOf(slot))?.set(COLUMN.points, cell);
    put(a?.slot ?? -1, { value: null, error: '#REF!' });
    put(b?.slot ?? -1, { value: 45_000, isDate: true });
    put(c?.slot ?? -1, { value: 'gần đủ' });
    const { refused } = read(form.book);
    expect(refused.map(({ problem }) => problem.code)).toEqual(['merge.errorCell', 'merge.dateCell', 'merge.notRead']);
    expect(refused.map(({ address }) => address)).toEqual(['E6', 'E7', 'E8']);
  });

  it('is read right after its rows were moved in Excel, by the hidden key column', () => {
    const form = formOf(workbook, setId, unitId);
    form.type(rated.slot, 'explanation', 'Đã bổ sung');
    const shifted = new Map([...form.cells].map(([row, cells]) => [row + 3, cells]));
    const book = { ...form.book, sheets: form.book.sheets.map((s) => (s.hidden ? s : { ...s, rows: shifted })) };
    const found = read(book).incoming.find(
      ({ place, theirs }) => place.of === 'explanation' && theirs === 'Đã bổ sung',
    );
    expect(found?.origin.address).toBe(`F${form.rowOf(rated.slot) + 4}`);
  });

  it('names the cells whose row is gone', () => {
    const form = formOf(workbook, setId, unitId);
    form.cells.delete(form.rowOf(rated.slot));
    expect(read(form.book).refused.map(({ problem }) => problem.code)).toContain('merge.rowGone');
  });
});

describe('a file that is no returned form', () => {
  const plain = (rows: string[][]): RawBook => ({
    fileName: 'x.xlsx',
    kind: 'xlsx',
    sheets: [sheetOfRows('Trang 1', rows)],
    names: new Map(),
  });
  const codeOf = (book: RawBook): string => {
    const reading = readForm(book);
    return reading.ok ? 'taken' : reading.problem.code;
  };

  it('is said to be none, and one with a form’s headings is sent to the import', () => {
    expect(codeOf(plain([['Tên', 'Lớp']]))).toBe('form.notOurs');
    expect(codeOf(plain([['STT', 'TIÊU CHÍ', 'Điểm tối đa']]))).toBe('form.withoutMap');
  });

  it('with a map that was tampered with is refused by its row, whatever stands in it', () => {
    const { book } = formOf(workbook, setId, unitId);
    const map = present(
      book.sheets.find(({ name }) => name === INPUT_MAP_SHEET),
      'the map is there',
    );
    const withRow = (row: number, values: string[]): RawBook => {
      const rows = new Map([...map.rows, [row, new Map(values.map((value, i) => [i, { value }]))] as const]);
      return { ...book, sheets: [{ ...map, rows }] };
    };
    expect(codeOf(withRow(0, ['par-workbook-inputs', '2']))).toBe('map.newer');
    expect(codeOf(withRow(0, ['something', '1']))).toBe('map.damaged');
    for (const key of ['entry/__proto__/u/self/1', 'entry/s/u/self/1e9', 'constructor/a', 'entry/s/u/later/1', '/'])
      expect(codeOf(withRow(999, ['input', key, 'value', 'S', 'A1', '1']))).toBe('map.damaged');
    for (const json of ['{"declared":{"kind":"percent"}}', '[1]', '{"__proto__":{}}', 'NaN', '{"$":"f64","v":[]}'])
      expect(codeOf(withRow(999, ['input', 'unit/u', 'value', 'S', 'A1', json]))).toBe('map.damaged');
    expect(codeOf(withRow(999, ['input', 'unit/u', 'value', 'S', 'A1:B2', '']))).toBe('map.damaged');
    expect(codeOf(withRow(999, ['leaf', 'n', '1', 'c', 'n', '1', '{"type":"bands"}']))).toBe('map.damaged');
    expect(codeOf(withRow(999, ['a kind of row from a later build', 'x']))).toBe('taken');
  });

  it('keeps every place and value of a map through writing and reading', () => {
    const { book } = formOf(workbook, setId, unitId);
    const map = readInputMap(book);
    expect(map.ok && map.value.inputs.length).toBe(leaves.length * 3);
    expect(map.ok && map.value.leaves.map(({ slot }) => slot)).toEqual([
      ...leaves.map(({ slot }) => slot),
      ...set.extras.map(({ slot }) => slot),
    ]);
  });
});
