import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cycleRef, jumpRef, regionAround, stepRef, wholeOrRegion } from '../../../src/grid/navigation.ts';
import { hasCell } from '../../../src/grid/range.ts';

const extent = { rowCount: 10, colCount: 6 };

function filledAt(...places: readonly string[]): (row: number, col: number) => boolean {
  const filled = new Set(places);
  return (row, col) => filled.has(`${row},${col}`);
}

test('a step stops at the edges', () => {
  expect(stepRef(extent, { row: 0, col: 5 }, -1, 1)).toEqual({ row: 0, col: 5 });
  expect(stepRef(extent, { row: 3, col: 2 }, 100, 0)).toEqual({ row: 9, col: 2 });
});

test('Ctrl+Down goes to the end of the run, then to the next data, then to the last row', () => {
  const isFilled = filledAt('1,0', '2,0', '3,0', '7,0');
  const path = [{ row: 1, col: 0 }];
  for (let i = 0; i < 3; i++) path.push(jumpRef(extent, isFilled, path.at(-1) ?? { row: 0, col: 0 }, 1, 0));
  expect(path.map((ref) => ref.row)).toEqual([1, 3, 7, 9]);
});

test('Ctrl+Left from empty cells stops at the first data', () => {
  expect(jumpRef(extent, filledAt('2,1'), { row: 2, col: 5 }, 0, -1)).toEqual({ row: 2, col: 1 });
});

test('Tab goes through a block row by row and begins again', () => {
  const rect = { top: 2, left: 1, bottom: 3, right: 2 };
  expect(cycleRef(rect, { row: 2, col: 2 }, 'row', 1)).toEqual({ row: 3, col: 1 });
  expect(cycleRef(rect, { row: 3, col: 2 }, 'row', 1)).toEqual({ row: 2, col: 1 });
});

test('Enter goes through a block column by column, Shift+Enter the other way', () => {
  const rect = { top: 2, left: 1, bottom: 3, right: 2 };
  expect(cycleRef(rect, { row: 3, col: 1 }, 'column', 1)).toEqual({ row: 2, col: 2 });
  expect(cycleRef(rect, { row: 2, col: 1 }, 'column', -1)).toEqual({ row: 3, col: 2 });
});

test('as many steps as a block has cells visit each cell once', () => {
  const size = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(size, size, fc.constantFrom('row' as const, 'column' as const), (rows, cols, along) => {
      const rect = { top: 1, left: 1, bottom: rows, right: cols };
      let at = { row: 1, col: 1 };
      const seen = new Set<string>();
      for (let i = 0; i < rows * cols; i++) {
        seen.add(`${at.row},${at.col}`);
        at = cycleRef(rect, at, along, 1);
        expect(hasCell(rect, at.row, at.col)).toBe(true);
      }
      expect(seen.size).toBe(rows * cols);
      expect(at).toEqual({ row: 1, col: 1 });
    }),
  );
});

test('the region around a cell takes in data that touches it at a corner', () => {
  expect(regionAround(extent, filledAt('2,2', '3,3', '4,4', '8,0'), { row: 2, col: 2 })).toEqual({
    top: 2,
    left: 2,
    bottom: 4,
    right: 4,
  });
});

test('Ctrl+A takes the region first and everything the second time', () => {
  const isFilled = filledAt('2,2', '2,3');
  const at = { row: 2, col: 2 };
  const first = wholeOrRegion(extent, isFilled, at, { top: 2, left: 2, bottom: 2, right: 2 });
  expect(first).toEqual({ top: 2, left: 2, bottom: 2, right: 3 });
  expect(wholeOrRegion(extent, isFilled, at, first)).toEqual({ top: 0, left: 0, bottom: 9, right: 5 });
});

test('the region of a tall block is found in one pass', () => {
  let asked = 0;
  const tall = { rowCount: 20_000, colCount: 5 };
  const region = regionAround(
    tall,
    (_, col) => {
      asked++;
      return col === 2;
    },
    { row: 10_000, col: 2 },
  );
  expect(region).toEqual({ top: 0, left: 2, bottom: 19_999, right: 2 });
  expect(asked).toBeLessThan(200_000);
});
