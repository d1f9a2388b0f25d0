import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN, type ColumnFilter, type FilterTest, type SheetArrangement } from '../../../../src/state/arrangement.ts';
import { arrange, arrangedOf } from '../../../../src/ui/sheet/arrange/arrange.ts';
import type { SheetSource } from '../../../../src/ui/sheet/sheetSource.ts';
import { readColumn, rowLabels, sheetOf, type Value } from './arrangeSheet.ts';

const units = sheetOf([
  ['Đơn vị', 'Điểm', 'Loại'],
  ['Sở Y tế', 9.5, 'A'],
  ['Đài truyền hình', 10, 'B'],
  ['Ban Dân tộc', null, ''],
  ['sở Tài chính', 8.25, 'a'],
  ['Cục Thuế', 10, 'KAD'],
]);

function show(source: SheetSource, change: Partial<SheetArrangement>, stamp: string | null = null): SheetSource {
  return arrange(source, { ...PLAIN, ...change }, { locale: 'vi', stamp });
}

function test(test: FilterTest, first = '', second = '', ignoresMarks = false): ColumnFilter {
  return { kind: 'test', test, first, second, ignoresMarks };
}

function namesWhere(column: string, filter: ColumnFilter): string[] {
  return readColumn(show(units, { filters: { [column]: filter } }), 0).slice(1);
}

describe('sorting', () => {
  it('orders numbers by value, equal ones as they stood, and leaves empty cells last both ways', () => {
    expect(readColumn(show(units, { sort: { column: 'c1', direction: 'up' } }), 1)).toEqual([
      'Điểm',
      '8,25',
      '9,5',
      '10',
      '10',
      '',
    ]);
    expect(rowLabels(show(units, { sort: { column: 'c1', direction: 'down' } }))).toBe('1 3 6 2 5 4');
  });

  it('orders names as Vietnamese does: Đ after D, case ignored', () => {
    const sorted = show(units, { sort: { column: 'c0', direction: 'up' } });
    expect(readColumn(sorted, 0).slice(1)).toEqual([
      'Ban Dân tộc',
      'Cục Thuế',
      'Đài truyền hình',
      'sở Tài chính',
      'Sở Y tế',
    ]);
  });

  it('orders codes part by part: 1.10 comes after 1.9', () => {
    const codes = sheetOf([['Mã'], ['1.10'], ['1.9'], ['1.1']]);
    expect(readColumn(show(codes, { sort: { column: 'c0', direction: 'up' } }), 0)).toEqual([
      'Mã',
      '1.1',
      '1.9',
      '1.10',
    ]);
  });

  it('keeps head and total where they are, with what follows the total', () => {
    const source = sheetOf([['h'], [2], [1], [3], ['thưởng']], { keys: ['head', 'a', 'b', 'total', 'x'] });
    expect(readColumn(show(source, { sort: { column: 'c0', direction: 'up' } }), 0)).toEqual([
      'h',
      '1',
      '2',
      '3',
      'thưởng',
    ]);
  });

  it('shows a tree as the flat list of its leaves', () => {
    const source = sheetOf([['h'], [5], [2], [3], [4], [4]], { levels: [0, 1, 2, 2, 1, 2] });
    const sorted = show(source, { sort: { column: 'c0', direction: 'down' } });
    expect(readColumn(sorted, 0)).toEqual(['h', '4', '3', '2']);
    expect(sorted.tree?.(1)).toBeNull();
  });
});

describe('filtering', () => {
  it.each([
    ['above', '9,5', ['Đài truyền hình', 'Cục Thuế']],
    ['atLeast', '9,5', ['Sở Y tế', 'Đài truyền hình', 'Cục Thuế']],
    ['below', '9,5', ['sở Tài chính']],
    ['atMost', '9,5', ['Sở Y tế', 'sở Tài chính']],
    ['equals', '10,0', ['Đài truyền hình', 'Cục Thuế']],
    ['equals', '', ['Ban Dân tộc']],
    ['differs', '10', ['Sở Y tế', 'Ban Dân tộc', 'sở Tài chính']],
    ['aboveMean', '', ['Sở Y tế', 'Đài truyền hình', 'Cục Thuế']],
    ['belowMean', '', ['sở Tài chính']],
    ['largest', '1', ['Đài truyền hình', 'Cục Thuế']],
    ['smallest', '2', ['Sở Y tế', 'sở Tài chính']],
  ] as const)('compares numbers by value: %s %s', (name, operand, expected) => {
    expect(namesWhere('c1', test(name, operand))).toEqual(expected);
  });

  it('takes both ends of a span', () => {
    expect(namesWhere('c1', test('between', '8,25', '9,5'))).toEqual(['Sở Y tế', 'sở Tài chính']);
  });

  it('compares texts without regard to case, and to diacritics when asked', () => {
    expect(namesWhere('c0', test('startsWith', 'SỞ'))).toEqual(['Sở Y tế', 'sở Tài chính']);
    expect(namesWhere('c0', test('contains', 'dai'))).toEqual([]);
    expect(namesWhere('c0', test('contains', 'dai', '', true))).toEqual(['Đài truyền hình']);
    expect(namesWhere('c0', test('lacks', 'sở'))).toEqual(['Đài truyền hình', 'Ban Dân tộc', 'Cục Thuế']);
  });

  it('finds a name whether it was typed composed or decomposed', () => {
    expect(namesWhere('c0', test('contains', 'Đài'.normalize('NFD')))).toEqual(['Đài truyền hình']);
  });

  it('keeps the values of a list, the empty one too, in any case', () => {
    expect(namesWhere('c2', { kind: 'values', texts: ['A', ''] })).toEqual(['Sở Y tế', 'Ban Dân tộc', 'sở Tài chính']);
  });

  it('reads an operand without a percent sign as percents where percents are shown', () => {
    const shares = sheetOf([['Tỷ trọng'], ['x'], ['y']]);
    const source: SheetSource = {
      ...shares,
      cell: (row, col) => (row === 0 ? shares.cell(row, col) : { text: `${row * 40}%`, number: row * 0.4 }),
    };
    const over = (operand: string): string[] =>
      readColumn(show(source, { filters: { c0: test('above', operand) } }), 0).slice(1);
    expect(over('50')).toEqual(['80%']);
    expect(over('50%')).toEqual(['80%']);
  });

  it('compares dates by the day', () => {
    const days = sheetOf([['Ngày'], ['x'], ['y']]);
    const source: SheetSource = {
      ...days,
      cell: (row, col) =>
        [days.cell(0, col), { text: '31/12/2025', number: 46_022 }, { text: '01/02/2026', number: 46_054 }][row] ?? {
          text: '',
        },
    };
    const shown = show(source, { filters: { c0: test('atLeast', '1/1/2026') } });
    expect(readColumn(shown, 0).slice(1)).toEqual(['01/02/2026']);
  });

  it('keeps the parents of what it keeps in a tree, opened', () => {
    const source = sheetOf([['h'], [5], [2], [3], [4], [4], [20]], {
      levels: [0, 1, 2, 2, 1, 2, 0],
      keys: ['head', 'f1', 'a', 'b', 'f2', 'c', 'total'],
    });
    const filtered = show(source, { filters: { c0: test('equals', '3') } });
    expect(readColumn(filtered, 0)).toEqual(['h', '5', '3', '20']);
    expect(filtered.tree?.(1)).toEqual({ level: 1, expandable: false, expanded: false });
    expect(arrangedOf(filtered).sifted).toMatchObject({ passed: 1, total: 5 });
  });

  it('takes the largest of a tree from its leaves: a sum would beat them all', () => {
    const source = sheetOf([['h'], [5], [2], [3]], { levels: [0, 1, 2, 2] });
    expect(readColumn(show(source, { filters: { c0: test('largest', '1') } }), 0)).toEqual(['h', '5', '3']);
  });

  it('combines the filters of several columns', () => {
    const filters = { c0: test('contains', 'sở'), c1: test('above', '9') };
    expect(readColumn(show(units, { filters }), 0)).toEqual(['Đơn vị', 'Sở Y tế']);
  });
});

describe('a filtered sheet that is edited', () => {
  const arrangement: SheetArrangement = { ...PLAIN, hasButtons: true, filters: { c0: test('below', '5') } };
  const options = { locale: 'vi', stamp: 'base' } as const;
  const before = sheetOf([['h'], [1], [9], [2]]);
  const after = sheetOf([['h'], [7], [9], [2]]);

  it('keeps a row that no longer fits until the filter is applied again', () => {
    const own = { ...arrangement };
    expect(readColumn(arrange(before, own, options), 0)).toEqual(['h', '1', '2']);
    expect(readColumn(arrange(after, own, options), 0)).toEqual(['h', '7', '2']);
    expect(readColumn(arrange(after, { ...own }, options), 0)).toEqual(['h', '2']);
  });

  it('is filtered anew when something else is shown, such as another scenario', () => {
    const own = { ...arrangement };
    arrange(before, own, options);
    expect(readColumn(arrange(after, own, { ...options, stamp: 'scenario' }), 0)).toEqual(['h', '2']);
  });

  it('shows inserted rows where they were inserted, also while sorted', () => {
    const sorted: SheetArrangement = { ...PLAIN, sort: { column: 'c0', direction: 'down' } };
    const three = sheetOf([['h'], [1], [2], [3]], { keys: ['head', 'a', 'b', 'c'] });
    const four = sheetOf([['h'], [1], ['mới'], [2], [3]], { keys: ['head', 'a', 'new', 'b', 'c'] });
    expect(readColumn(arrange(three, sorted, options), 0)).toEqual(['h', '3', '2', '1']);
    expect(readColumn(arrange(four, sorted, options), 0)).toEqual(['h', '3', '2', '1', 'mới']);
  });
});

describe('a free sheet', () => {
  const table = sheetOf(
    [
      ['ghi chú', null, null],
      [null, null, null],
      ['Tên', 'Điểm', null],
      ['b', 2, null],
      ['a', 1, null],
      [null, null, null],
      ['dưới bảng', 9, null],
    ],
    { sheet: 'free.s1', frozenRows: 0 },
  );
  const area = { head: 'r2', last: 'r4', columns: ['c0', 'c1'] } as const;

  it('sorts and filters within its table; what stands above and below stays', () => {
    const sorted = show(table, { area, sort: { column: 'c1', direction: 'up' } });
    expect(readColumn(sorted, 0)).toEqual(['ghi chú', '', 'Tên', 'a', 'b', '', 'dưới bảng']);
    const filtered = show(table, { area, filters: { c1: test('above', '1') } });
    expect(readColumn(filtered, 0)).toEqual(['ghi chú', '', 'Tên', 'b', '', 'dưới bảng']);
  });

  it('takes in rows that were added right below the table', () => {
    const longer = sheetOf([['Tên'], [3], [1], [2]], { sheet: 'free.s1', frozenRows: 0 });
    const sorted = show(longer, {
      area: { head: 'r0', last: 'r2', columns: ['c0', 'c0'] },
      sort: { column: 'c0', direction: 'up' },
    });
    expect(readColumn(sorted, 0)).toEqual(['Tên', '1', '2', '3']);
  });

  it('shows everything when the head of its table is gone', () => {
    const gone = { ...area, head: 'rGone' };
    expect(show(table, { area: gone, filters: { c1: test('above', '1') } }).rowCount).toBe(table.rowCount);
  });

  it('puts buttons on the heads of the table only', () => {
    const shown = show(table, { area, hasButtons: true, filters: { c1: test('above', '1') } });
    const tones = [0, 1, 2].map((col) => shown.cell(2, col).tones?.join(' ') ?? '');
    expect(tones).toEqual(['filter', 'filter filterOn', '']);
  });
});

describe('hidden and frozen parts', () => {
  it('leave the labels of the rest as they are and mark where something is hidden', () => {
    const shown = show(units, { hiddenRows: ['r2', 'r3'], hiddenColumns: ['c1'] });
    expect(rowLabels(shown)).toBe('1 2 5 6');
    expect(shown.columnLabel(1)).toBe('C');
    expect([0, 1, 2, 3, 4].map((row) => shown.hiddenBefore?.('row', row))).toEqual([false, false, true, false, false]);
    expect([0, 1, 2].map((col) => shown.hiddenBefore?.('column', col))).toEqual([false, true, false]);
  });

  it('freeze as many of the shown rows and columns as lie before the line', () => {
    const shown = show(units, { frozen: { rows: 3, columns: 2 }, hiddenRows: ['r1'] });
    expect([shown.frozenRows, shown.frozenCols]).toEqual([2, 2]);
  });
});

it('every cell of an arranged sheet is the cell of the place it names, and is found there', () => {
  const values = fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 5 })), fc.constantFrom('a', 'b', 'á', null)), {
    minLength: 1,
    maxLength: 12,
  });
  const arrangements = fc.record({
    hiddenRows: fc.subarray(['r1', 'r2', 'r3', 'r9']),
    hiddenColumns: fc.subarray(['c0']),
    sort: fc.option(fc.record({ column: fc.constantFrom('c0', 'c1'), direction: fc.constantFrom('up', 'down') })),
    filters: fc.constantFrom({}, { c0: test('atLeast', '2') }, { c1: test('contains', 'a') }),
  });
  fc.assert(
    fc.property(values, arrangements, (rows, change) => {
      const whole = sheetOf([['Số', 'Chữ'] as readonly Value[], ...rows]);
      const shown = show(whole, change);
      const seen = new Set<string>();
      for (let row = 0; row < shown.rowCount; row++)
        for (let col = 0; col < shown.colCount; col++) {
          const place = shown.placeAt(row, col);
          const at = whole.findPlace(place.row, place.column);
          expect(shown.cell(row, col).text).toBe(at && whole.cell(at.row, at.col).text);
          expect(shown.findPlace(place.row, place.column)).toEqual({ row, col });
          seen.add(`${place.row}/${place.column}`);
        }
      expect(seen.size).toBe(shown.rowCount * shown.colCount);
      expect(shown.placeAt(0, 0).row).toBe('r0');
    }),
  );
});
