import { describe, expect, it } from 'vitest';
import type { GridSource } from '../../../src/grid/source.ts';
import { parseNumber } from '../../../src/lib/numberText.ts';
import { measureSelection } from '../../../src/ui/sheet/selectionStats.ts';

function sheet(rows: readonly (readonly string[])[]): GridSource {
  return {
    rowCount: rows.length,
    colCount: rows[0]?.length ?? 0,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 100,
    columnLabel: String,
    rowLabel: String,
    cell: (row, col) => {
      const text = rows[row]?.[col] ?? '';
      const number = parseNumber(text, 'vi');
      return number === null ? { text } : { text, number };
    },
  };
}
const all = (source: GridSource) => [{ top: 0, left: 0, bottom: source.rowCount - 1, right: source.colCount - 1 }];

describe('the summary of a selection', () => {
  it('adds Vietnamese numbers exactly and counts what is not empty', () => {
    const source = sheet([
      ['0,1', '0,2', 'KAD'],
      ['1.717', '', '−3'],
    ]);
    expect(measureSelection(source, all(source))).toEqual({
      filled: 5,
      numbers: 4,
      sum: 1714.3,
      mean: 1714.3 / 4,
      min: -3,
      max: 1717,
      isPercent: false,
    });
  });

  it('keeps percentages as percents', () => {
    const source = sheet([['12,50%', '7,50%']]);
    expect(measureSelection(source, all(source))).toMatchObject({ sum: 20, mean: 10, isPercent: true });
  });

  it('says nothing of a single cell, of empty cells, or of more than it can measure', () => {
    const source = sheet([
      ['1', '2'],
      ['', ''],
    ]);
    expect(measureSelection(source, [{ top: 0, left: 0, bottom: 0, right: 0 }])).toBeNull();
    expect(measureSelection(source, [{ top: 1, left: 0, bottom: 1, right: 1 }])).toBeNull();
    expect(measureSelection(source, [{ top: 0, left: 0, bottom: 99_999, right: 1 }])).toBeNull();
  });

  it('only counts a text that looks like a number, such as a code', () => {
    const codes: GridSource = { ...sheet([['1.5', '1.6']]), cell: (_, col) => ({ text: `1.${col + 5}` }) };
    expect(measureSelection(codes, all(codes))).toMatchObject({ filled: 2, numbers: 0 });
  });

  it('adds up every range of a selection', () => {
    const source = sheet([['1', '2', '4']]);
    const rects = [0, 2].map((col) => ({ top: 0, left: col, bottom: 0, right: col }));
    expect(measureSelection(source, rects)).toMatchObject({ sum: 5, numbers: 2 });
  });
});
