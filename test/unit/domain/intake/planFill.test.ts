import { describe, expect, test } from 'vitest';
import { planCommands } from '../../../../src/domain/commands/index.ts';
import { applyMapping } from '../../../../src/domain/intake/applyMapping.ts';
import type { FillFigures } from '../../../../src/domain/intake/fillFigures.ts';
import { listFillPlaces, nameEmptyColumns } from '../../../../src/domain/intake/fillPlaces.ts';
import { LeafFinder } from '../../../../src/domain/intake/leafFinder.ts';
import { planFill, type FillPlan } from '../../../../src/domain/intake/planFill.ts';
import { proposeMapping } from '../../../../src/domain/intake/proposeMapping.ts';
import { buildEmpty } from '../../../../src/domain/samples/empty.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { rawBook, type SheetInput } from '../../../fakes/rawBooks.ts';

const SOURCE: SheetInput = {
  name: 'Điểm',
  rows: [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm', 'Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế'],
    ['1', 'Chỉ đạo, điều hành', 3],
    ['1.1', 'Ban hành kế hoạch', 1, null, 0.5, 1, null],
    ['1.2', 'Mức độ hoàn thành', 2, 'Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0', '95%', 'KAD', null],
    ['2', 'Thể chế', 1],
    ['2.1', 'Rà soát', 1, null, 0.75, 0.25, 0.1],
  ],
};

function build(): Workbook {
  const empty = buildEmpty(countingIds('w'));
  const book = rawBook([SOURCE]);
  const { command } = applyMapping(empty, book, proposeMapping(empty, book, null).mapping, countingIds('i'));
  return planCommands(empty, null, command ? [command] : []).outcome;
}

const workbook = build();
const setId = present(workbook.setOrder[0], 'a set');
const set = present(workbook.sets[setId], 'a set');

/** Of a field 10 + its place, of the survey 1; of a unit 50, 83.33 and rank 2. */
const FIGURES: FillFigures = {
  computed: () => () => undefined,
  field: (_unitId, fieldId, part) => (part === 'survey' ? 1 : 10 + set.rootIds.indexOf(fieldId)),
  whole: (_unitId, figure) => ({ total: 50, index: 83.33, rank: 2 })[figure],
};

function fill(sheet: SheetInput, clears = false): FillPlan {
  const book = rawBook([sheet]);
  const { mapping } = proposeMapping(workbook, book, setId);
  const leaves = new LeafFinder(set);
  const target = { ...mapping.target, setId };
  const sheets = mapping.sheets.map((one) => nameEmptyColumns(one, leaves));
  return planFill(workbook, book, { ...mapping, target, sheets }, FIGURES, clears);
}

const written = ({ values }: FillPlan): string[] => values.map(({ address, value }) => `${address}=${String(value)}`);
const told = ({ skipped }: FillPlan): string[] => skipped.map(({ address, problem }) => `${address} ${problem.code}`);

describe('units across', () => {
  test('only what differs is written: points, points of declared data, KAD; what is right as text stays', () => {
    const plan = fill({
      rows: [
        ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', 'Sở Tài chính'],
        ['1', 'Chỉ đạo, điều hành', 3],
        ['1.1', 'Ban hành kế hoạch', 1, '0,5', 0.25],
        ['1.2', 'Mức độ hoàn thành', 2, null, 1],
        ['2', 'Thể chế', 1],
        ['2.1', 'Rà soát', 1, 0.75, null],
        [null, 'Tổng cộng', 4],
      ],
    });
    expect(written(plan)).toEqual(['E3=1', 'D4=2', 'E4=KAD', 'E6=0.25']);
    expect(plan.values[0]).toMatchObject({ sheet: 'Sheet1', old: '0,25', unit: 'Sở Tài chính' });
    expect(plan.same).toBe(2);
    expect(told(plan)).toEqual([]);
  });

  test('formulas, cells under merged ones, unknown criteria and sums stay, each with its reason', () => {
    const plan = fill({
      rows: [
        ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', 'Sở Tài chính'],
        ['1', 'Chỉ đạo, điều hành', 3, 9, { value: 9, formula: 'SUM(E3:E4)' }],
        ['1.1', 'Ban hành kế hoạch', 1, { value: 1, formula: 'X1' }, 0.25],
        ['1.2', 'Mức độ hoàn thành', 2, 1],
        ['9.9', 'Việc lạ', 2, 1, null],
      ],
      merges: ['D4:E4'],
    });
    expect(written(plan)).toEqual(['E3=1', 'D4=2']);
    expect(told(plan)).toEqual(['D2 leaf.isGroup', 'D3 fill.formula', 'E4 fill.merged', 'D5 leaf.unknown']);
  });
});

test('a score that the workbook does not have stays in the file unless a person wants it out', () => {
  const sheet: SheetInput = {
    rows: [
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Y tế', 'Sở Nội vụ'],
      ['1.1', 'Ban hành kế hoạch', 1, 1, 0.5],
      ['1.2', 'Mức độ hoàn thành', 2, null, 2],
    ],
  };
  expect(written(fill(sheet))).toEqual([]);
  expect(told(fill(sheet))).toEqual(['D2 fill.missing']);
  expect(written(fill(sheet, true))).toEqual(['D2=null']);
});

test('an empty table with a unit a row is filled; names of no unit are left to the person, signatures are not asked for', () => {
  const rows = [
    ['TT', 'Đơn vị', '1.1', '1.2', '2.1', 'Tổng điểm', 'Xếp hạng'],
    [1, 'Sở Nội vụ', 0, null, null, null, null],
    [2, 'Sở Tài chánh', 0.5, null, null, null, null],
    [null, 'Người lập biểu'],
  ];
  const plan = fill({ rows });
  expect(written(plan)).toEqual(['C2=0.5', 'D2=2', 'E2=0.75', 'F2=50', 'G2=2']);
  expect(plan.open.map(({ name }) => name)).toEqual(['Sở Tài chánh']);
  expect(told(plan)).toEqual(['C3 unit.left']);
  const book = rawBook([{ rows }]);
  const { mapping } = proposeMapping(workbook, book, setId);
  const unitId = present(
    Object.values(workbook.units).find(({ name }) => name === 'Sở Tài chính'),
    'a unit',
  ).id;
  const units = new Map(mapping.units).set('sở tài chánh', { kind: 'existing', unitId } as const);
  const decided = planFill(workbook, book, { ...mapping, target: { ...mapping.target, setId }, units }, FIGURES);
  expect(written(decided)).toContain('C3=1');
});

test('a self-score form gets the points of its unit, and its other columns stay', () => {
  const plan = fill({
    rows: [
      ['Đơn vị: Sở Nội vụ'],
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tài liệu kiểm chứng', 'Điểm tự đánh giá', 'Điểm thẩm định'],
      ['1.1', 'Ban hành kế hoạch', 1, 'KH 12', null, 1],
      ['1.2', 'Mức độ hoàn thành', 2, null, 1, null],
    ],
  });
  expect(written(plan)).toEqual(['E3=0.5', 'E4=2']);
  expect(told(plan)).toEqual(['F3 fill.missing']);
});

test('a summary gets the figures of fields, the total, the index as the cell shows it, and the rank', () => {
  const plan = fill({
    rows: [
      ['TT', 'Đơn vị', 'Chỉ đạo, điều hành', null, 'Thể chế', null, 'Tổng điểm', 'Chỉ số', 'Xếp hạng'],
      [null, null, 'Thẩm định', 'Điều tra XHH', 'Thẩm định', 'Điều tra XHH'],
      [1, 'Sở Nội vụ', 1, 1, 1, 0, 1, { value: 0.5, numberFormat: '0.00%' }, 1],
      [2, 'Sở Tài chính', 1, 1, 1, 0, { value: 3, formula: 'SUM(C4:F4)' }, { value: 0.5, numberFormat: '0.00%' }, 2],
    ],
    merges: ['C1:D1', 'E1:F1', 'A1:A2', 'B1:B2', 'G1:G2', 'H1:H2', 'I1:I2'],
  });
  expect(written(plan)).toEqual([
    ...['C3=10', 'E3=11', 'F3=1', 'G3=50', 'H3=0.8333', 'I3=2'],
    ...['C4=10', 'E4=11', 'F4=1', 'H4=0.8333'],
  ]);
  expect(told(plan)).toEqual(['G4 fill.formula']);
});

test('empty places are listed as far as there is room for them, filled ones always', () => {
  const book = rawBook([
    {
      rows: [
        ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', 'Sở Tài chính'],
        ['1.1', 'Ban hành kế hoạch', 1, null, null],
        ['2.1', 'Rà soát', 1, null, 0.5],
      ],
    },
  ]);
  const mapping = present(proposeMapping(workbook, book, setId).mapping.sheets[0], 'a sheet');
  const sheet = present(book.sheets[0], 'a sheet');
  const list = (room: { empty: number }): number => listFillPlaces(sheet, mapping, room).length;
  const rooms = [{ empty: 3 }, { empty: 1 }];
  expect(rooms.map(list)).toEqual([4, 2]);
  expect(rooms.map(({ empty }) => empty < 0)).toEqual([false, true]);
});
