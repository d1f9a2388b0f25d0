import { expect, test } from 'vitest';
import { fillCells, fillRect, fillText } from '../../../src/grid/fill.ts';

test('one number repeats', () => {
  expect([1, 2, 3].map((offset) => fillText(['5'], offset))).toEqual(['5', '5', '5']);
});

test('numbers in even steps go on, upwards too', () => {
  expect([2, 3].map((offset) => fillText(['1', '3'], offset))).toEqual(['5', '7']);
  expect([-1, -2].map((offset) => fillText(['1', '3'], offset))).toEqual(['-1', '-3']);
});

test('steps of a tenth stay exact and keep the decimal sign', () => {
  expect([2, 9].map((offset) => fillText(['0,1', '0,2'], offset))).toEqual(['0,3', '1,0']);
  expect(fillText(['0.25', '0.5'], 2)).toBe('0.75');
  expect(fillText(['1', '0,95'], 2)).toBe('0,90');
});

test('numbers in uneven steps, texts and formulas repeat in turn', () => {
  expect([3, 4, 5].map((offset) => fillText(['1', '2', '4'], offset))).toEqual(['1', '2', '4']);
  expect([2, 3].map((offset) => fillText(['a', '=A1'], offset))).toEqual(['a', '=A1']);
  expect([-1, -2].map((offset) => fillText(['a', 'b'], offset))).toEqual(['b', 'a']);
});

test('numbers with different decimal signs are no series', () => {
  expect(fillText(['0,1', '0.2'], 2)).toBe('0,1');
});

test('filling names the cell each text comes from', () => {
  const from = { top: 0, left: 0, bottom: 0, right: 1 };
  const read = (_: number, col: number): string => (col === 0 ? 'x' : '=A1');
  expect(fillCells(read, from, { ...from, bottom: 1 })).toEqual([
    { row: 1, col: 0, text: 'x', from: { row: 0, col: 0 } },
    { row: 1, col: 1, text: '=A1', from: { row: 0, col: 1 } },
  ]);
});

test('a fill drag grows the block in one direction only', () => {
  const from = { top: 2, left: 2, bottom: 3, right: 3 };
  expect(fillRect(from, { row: 6, col: 4 })).toEqual({ ...from, bottom: 6 });
  expect(fillRect(from, { row: 3, col: 0 })).toEqual({ ...from, left: 0 });
  expect(fillRect(from, { row: 3, col: 2 })).toBe(from);
});
