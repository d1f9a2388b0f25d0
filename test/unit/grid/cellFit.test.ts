import { expect, test } from 'vitest';
import { buildColumnAxis } from '../../../src/grid/columnAxis.ts';
import { fitText, planSpills } from '../../../src/grid/cellFit.ts';
import type { GridCell, GridSource } from '../../../src/grid/source.ts';

/** Every letter is 8 px wide. */
const measure = (text: string): number => text.length * 8;

function sheetOf(cells: readonly (GridCell | string)[]): GridSource {
  return {
    rowCount: 1,
    colCount: cells.length,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 50,
    columnLabel: String,
    rowLabel: String,
    cell: (_, col) => {
      const cell = cells[col] ?? '';
      return typeof cell === 'string' ? { text: cell } : cell;
    },
  };
}

function spillsOf(cells: readonly (GridCell | string)[], left = 0, first = 0): [number, number, boolean][] {
  const axis = buildColumnAxis(cells.length, () => 50);
  const bounds = { left, right: cells.length - 1, first, last: cells.length - 1 };
  return [...planSpills(sheetOf(cells), axis, measure, 0, bounds)].map(([col, { shiftPx, isOpen }]) => [
    col,
    shiftPx,
    isOpen,
  ]);
}

test('a number that does not fit is shown as #### and never cut', () => {
  expect(fitText({ text: '1.234.567,89', align: 'end' }, 60, measure)).toBe('#####');
  expect(fitText({ text: '1.234.567,89', number: 1234567.89 }, 60, measure)).toBe('#####');
  expect(fitText({ text: '1.234.567,89', align: 'end' }, 120, measure)).toBe('1.234.567,89');
  expect(fitText({ text: '100', align: 'end' }, 14, measure)).toBe('#');
});

test('a text that does not fit stays what it is', () => {
  expect(fitText({ text: 'Cải cách thể chế', align: 'end' }, 60, measure)).toBe('Cải cách thể chế');
  expect(fitText({ text: '0912345678' }, 60, measure)).toBe('0912345678');
});

test('a number in bold needs more room', () => {
  const cell: GridCell = { text: '12345', align: 'end' };
  expect(fitText(cell, 53, measure)).toBe('12345');
  expect(fitText({ ...cell, tones: ['strong'] }, 53, measure)).toBe('#####');
});

test('a long text runs on over the empty cells after it, as far as it needs', () => {
  expect(spillsOf(['mười hai chữ', '', '', 'x'])).toEqual([
    [0, 0, true],
    [1, 50, true],
    [2, 100, false],
  ]);
  expect(spillsOf(['tám chữ.', '', '', 'x'])).toEqual([
    [0, 0, true],
    [1, 50, false],
  ]);
});

test('a full cell, one with a note and the end of the sheet end a running text', () => {
  expect(spillsOf(['mười hai chữ', 'x', ''])).toEqual([]);
  expect(spillsOf(['mười hai chữ', { text: '', note: 'xem' }, ''])).toEqual([]);
  expect(spillsOf(['x', 'mười hai chữ'])).toEqual([]);
});

test('numbers and texts that stand in the middle or at the end do not run on', () => {
  expect(spillsOf([{ text: '123456789012', number: 123456789012 }, ''])).toEqual([]);
  expect(spillsOf([{ text: 'mười hai chữ', align: 'center' }, ''])).toEqual([]);
  expect(spillsOf(['mười hai\nchữ', ''])).toEqual([]);
});

test('a text that begins before the columns in view runs into them, but not out of the frozen ones', () => {
  expect(spillsOf(['mười hai chữ', '', '', ''], 1)).toEqual([
    [0, 0, true],
    [1, 50, true],
    [2, 100, false],
  ]);
  expect(spillsOf(['mười hai chữ', '', '', ''], 1, 1)).toEqual([]);
});
