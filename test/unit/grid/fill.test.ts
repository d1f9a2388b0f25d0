import { expect, test } from 'vitest';
import { fillCells, fillRect, fillText } from '../../../src/grid/fill.ts';
import type { FillMode } from '../../../src/grid/fill.ts';

/** A leading apostrophe marks text, as it does in a cell. */
function fill(texts: readonly string[], offset: number, mode: FillMode = 'auto'): string {
  return fillText(
    texts.map((text) => ({ text, isText: text.startsWith("'") })),
    offset,
    mode,
  );
}

test('one number repeats; with Ctrl it goes on by one', () => {
  expect([1, 2, 3].map((offset) => fill(['5'], offset))).toEqual(['5', '5', '5']);
  expect([1, 2, -1].map((offset) => fill(['5'], offset, 'switched'))).toEqual(['6', '7', '4']);
});

test('numbers in even steps go on, upwards too; with Ctrl they repeat', () => {
  expect([2, 3].map((offset) => fill(['1', '3'], offset))).toEqual(['5', '7']);
  expect([-1, -2].map((offset) => fill(['1', '3'], offset))).toEqual(['-1', '-3']);
  expect([2, 3].map((offset) => fill(['1', '3'], offset, 'switched'))).toEqual(['1', '3']);
});

test('steps of a tenth stay exact and keep the decimal sign', () => {
  expect([2, 9].map((offset) => fill(['0,1', '0,2'], offset))).toEqual(['0,3', '1,0']);
  expect(fill(['0.25', '0.5'], 2)).toBe('0.75');
  expect(fill(['1', '0,95'], 2)).toBe('0,90');
});

test('numbers in uneven steps, texts and formulas repeat in turn', () => {
  expect([3, 4, 5].map((offset) => fill(['1', '2', '4'], offset))).toEqual(['1', '2', '4']);
  expect([2, 3].map((offset) => fill(['a', '=A1'], offset))).toEqual(['a', '=A1']);
  expect([-1, -2].map((offset) => fill(['a', 'b'], offset))).toEqual(['b', 'a']);
  expect(fill(['=A1', '=A2'], 2)).toBe('=A1');
});

test('numbers with different decimal signs are no series', () => {
  expect(fill(['0,1', '0.2'], 2)).toBe('0,1');
});

test('words that end in a number go on; with Ctrl they repeat', () => {
  expect([1, 2].map((offset) => fill(['Tiêu chí 1'], offset))).toEqual(['Tiêu chí 2', 'Tiêu chí 3']);
  expect(fill(['Tiêu chí 1'], 1, 'switched')).toBe('Tiêu chí 1');
  expect([2, 3].map((offset) => fill(['Quý 1', 'Quý 3'], offset))).toEqual(['Quý 5', 'Quý 7']);
  expect([1, 3].map((offset) => fill(['M08'], offset))).toEqual(['M09', 'M11']);
  expect([2, 3].map((offset) => fill(['Sở 1', 'Huyện 5'], offset))).toEqual(['Sở 2', 'Huyện 6']);
  expect(fill(['Lần 1'], -2)).toBe('Lần 1');
});

test('codes go on: 1.1.1 always, 1.1 where it is text', () => {
  expect(fill(['1.1.9'], 1)).toBe('1.1.10');
  expect(fill(["'1.1"], 1)).toBe("'1.2");
  expect(fill(['1.1'], 1)).toBe('1.1');
});

test('days go on by one, by their own step, or by months', () => {
  expect([1, 2].map((offset) => fill(['30/12/2026'], offset))).toEqual(['31/12/2026', '01/01/2027']);
  expect(fill(['30/12/2026'], 1, 'switched')).toBe('30/12/2026');
  expect(fill(['01/01/2026', '08/01/2026'], 2)).toBe('15/01/2026');
  expect([2, 3].map((offset) => fill(['31/01/2026', '31/03/2026'], offset))).toEqual(['31/05/2026', '31/07/2026']);
  expect(fill(['31/12/2026', '31/01/2027'], 2)).toBe('28/02/2027');
  expect(fill(['28/02/2028'], 1)).toBe('29/02/2028');
});

test('a day that is in no calendar is a word', () => {
  expect(fill(['31/02/2026'], 1)).toBe('31/02/2027');
});

test('filling names the cell each text comes from', () => {
  const from = { top: 0, left: 0, bottom: 0, right: 1 };
  const read = (_: number, col: number) => ({ text: '', editText: col === 0 ? 'x' : '=A1' });
  expect(fillCells(read, from, { ...from, bottom: 1 }, 'auto')).toEqual([
    { row: 1, col: 0, text: 'x', from: { row: 0, col: 0 } },
    { row: 1, col: 1, text: '=A1', from: { row: 0, col: 1 } },
  ]);
});

test('filling goes up and left as it goes down and right', () => {
  const read = (row: number, col: number) => ({ text: String(row + col) });
  const from = { top: 4, left: 4, bottom: 5, right: 4 };
  expect(fillCells(read, from, { ...from, top: 2 }, 'auto').map(({ row, text }) => [row, text])).toEqual([
    [2, '6'],
    [3, '7'],
  ]);
  const across = { top: 4, left: 4, bottom: 4, right: 5 };
  expect(fillCells(read, across, { ...across, left: 3 }, 'auto').map(({ col, text }) => [col, text])).toEqual([
    [3, '7'],
  ]);
});

test('a fill drag grows the block in one direction only', () => {
  const from = { top: 2, left: 2, bottom: 3, right: 3 };
  expect(fillRect(from, { row: 6, col: 4 })).toEqual({ ...from, bottom: 6 });
  expect(fillRect(from, { row: 3, col: 0 })).toEqual({ ...from, left: 0 });
  expect(fillRect(from, { row: 3, col: 2 })).toBe(from);
});
