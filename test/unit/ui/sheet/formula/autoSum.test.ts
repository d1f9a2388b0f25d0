import { describe, expect, it } from 'vitest';
import type { GridSource } from '../../../../../src/grid/source.ts';
import { findNumbersAbove, findNumbersBefore, planSums } from '../../../../../src/ui/sheet/formula/autoSum.ts';

/** Numbers are numbers, texts texts, null is an empty cell. */
function sheetOf(rows: readonly (readonly (number | string | null)[])[]): GridSource {
  return {
    rowCount: rows.length,
    colCount: rows[0]?.length ?? 0,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 100,
    columnLabel: (col) => String.fromCharCode(65 + col),
    rowLabel: (row) => String(row + 1),
    cell: (row, col) => {
      const value = rows[row]?.[col] ?? '';
      if (typeof value === 'number') return { text: String(value), number: value };
      return value.startsWith('=') ? { text: '7', editText: value, number: 7 } : { text: value };
    },
  };
}

const rect = (top: number, left: number, bottom = top, right = left) => ({ top, bottom, left, right });

describe('the numbers to sum', () => {
  it('are those that stand together above the cell, up to a text or an empty cell', () => {
    const source = sheetOf([[1], ['Điểm'], [2], [3], [null]]);
    expect(findNumbersAbove(source, { row: 4, col: 0 })).toEqual(rect(2, 0, 3, 0));
    expect(findNumbersAbove(sheetOf([[1], [null], [null]]), { row: 2, col: 0 })).toBeNull();
    expect(findNumbersAbove(source, { row: 0, col: 0 })).toBeNull();
  });

  it('are else those before it', () => {
    const source = sheetOf([['Sở', 2, 3, null]]);
    expect(findNumbersBefore(source, { row: 0, col: 3 })).toEqual(rect(0, 1, 0, 2));
    expect(findNumbersBefore(source, { row: 0, col: 1 })).toBeNull();
  });

  it('end at a sum, which holds its own numbers already; other formulas are numbers like any', () => {
    const source = sheetOf([[1], ['=SUM(A1)'], ['=A1*2'], [3], [null]]);
    expect(findNumbersAbove(source, { row: 4, col: 0 })).toEqual(rect(2, 0, 3, 0));
  });
});

describe('the sums of a block', () => {
  const filled = [
    [1, 2, null],
    [3, 4, null],
    [null, null, null],
  ];

  it('go into its empty last row and its empty last column', () => {
    expect(planSums(sheetOf(filled), rect(0, 0, 2, 1))).toEqual([
      { target: { row: 2, col: 0 }, summed: rect(0, 0, 1, 0) },
      { target: { row: 2, col: 1 }, summed: rect(0, 1, 1, 1) },
    ]);
    expect(planSums(sheetOf(filled), rect(0, 0, 1, 2))).toEqual([
      { target: { row: 0, col: 2 }, summed: rect(0, 0, 0, 1) },
      { target: { row: 1, col: 2 }, summed: rect(1, 0, 1, 1) },
    ]);
    expect(planSums(sheetOf(filled), rect(0, 0, 2, 2)).map(({ target }) => target)).toEqual([
      { row: 2, col: 0 },
      { row: 2, col: 1 },
      { row: 0, col: 2 },
      { row: 1, col: 2 },
    ]);
  });

  it('go below a block that is full and behind a row that is, and never over a cell that holds something', () => {
    expect(planSums(sheetOf(filled), rect(0, 0, 1, 1)).map(({ target }) => target)).toEqual([
      { row: 2, col: 0 },
      { row: 2, col: 1 },
    ]);
    expect(planSums(sheetOf(filled), rect(0, 0, 0, 1))).toEqual([
      { target: { row: 0, col: 2 }, summed: rect(0, 0, 0, 1) },
    ]);
    expect(planSums(sheetOf([[1], [2], ['hết']]), rect(0, 0, 1, 0))).toEqual([]);
    expect(planSums(sheetOf([[1], [2]]), rect(0, 0, 1, 0))).toEqual([]);
  });

  it('of empty cells are of the numbers above a row, and before a column', () => {
    expect(planSums(sheetOf(filled), rect(2, 0, 2, 2))).toEqual([
      { target: { row: 2, col: 0 }, summed: rect(0, 0, 1, 0) },
      { target: { row: 2, col: 1 }, summed: rect(0, 1, 1, 1) },
    ]);
    expect(planSums(sheetOf(filled), rect(0, 2, 1, 2)).map(({ summed }) => summed)).toEqual([
      rect(0, 0, 0, 1),
      rect(1, 0, 1, 1),
    ]);
  });
});
