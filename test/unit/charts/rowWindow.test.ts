import { expect, test } from 'vitest';
import { rowAfterKey, scrollToShow, windowOfRows } from '../../../src/charts/rowWindow.ts';

test('a viewport holds whole rows only, and never more than there are', () => {
  expect(windowOfRows(3300, 24, 500, 0)).toEqual({ first: 0, last: 20 });
  expect(windowOfRows(3300, 24, 500, 240)).toEqual({ first: 10, last: 30 });
  expect(windowOfRows(3300, 24, 500, 1_000_000)).toEqual({ first: 3280, last: 3300 });
  expect(windowOfRows(5, 24, 500, 100)).toEqual({ first: 0, last: 5 });
  expect(windowOfRows(0, 24, 500, 0)).toEqual({ first: 0, last: 0 });
  expect(windowOfRows(9, 24, 3, 0)).toEqual({ first: 0, last: 1 });
});

test('showing a row scrolls no further than needed', () => {
  expect(scrollToShow(48, 24, 240, 0)).toBe(0);
  expect(scrollToShow(240, 24, 240, 0)).toBe(24);
  expect(scrollToShow(24, 24, 240, 100)).toBe(24);
});

test('keys move among the rows and stop at both ends', () => {
  expect(rowAfterKey('ArrowDown', null, 10, 5)).toBe(0);
  expect(rowAfterKey('ArrowUp', null, 10, 5)).toBe(9);
  expect(rowAfterKey('ArrowDown', 9, 10, 5)).toBe(9);
  expect(rowAfterKey('ArrowUp', 0, 10, 5)).toBe(0);
  expect(rowAfterKey('PageDown', 2, 10, 5)).toBe(7);
  expect(rowAfterKey('PageUp', 2, 10, 5)).toBe(0);
  expect(rowAfterKey('Home', 4, 10, 5)).toBe(0);
  expect(rowAfterKey('End', 4, 10, 5)).toBe(9);
  expect(rowAfterKey('a', 4, 10, 5)).toBeNull();
  expect(rowAfterKey('End', null, 0, 5)).toBeNull();
});
