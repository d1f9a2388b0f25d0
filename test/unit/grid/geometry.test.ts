import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGeometry, cellBox, placeAt, poolSize, revealScroll, visibleRect } from '../../../src/grid/geometry.ts';
import type { GridSource } from '../../../src/grid/source.ts';

function sourceOf(rowCount: number, widths: readonly number[], frozenRows = 0, frozenCols = 0): GridSource {
  return {
    rowCount,
    colCount: widths.length,
    frozenRows,
    frozenCols,
    columnWidth: (col) => widths[col] ?? 0,
    columnLabel: String,
    rowLabel: (row) => String(row + 1),
    cell: () => ({ text: '' }),
  };
}

const view = { width: 640, height: 360 };

test('at the top the frozen rows and columns are left out of the scrolled part', () => {
  const geometry = buildGeometry(sourceOf(1000, Array<number>(20).fill(100), 1, 1), view);
  expect(geometry.fixedHeight).toBe(48);
  expect(visibleRect(geometry, { top: 0, left: 0 })).toEqual({ top: 1, bottom: 13, left: 1, right: 5 });
});

test('columns too wide to freeze scroll instead', () => {
  expect(buildGeometry(sourceOf(10, [600, 100], 0, 1), view).frozenCols).toBe(0);
});

test('never more cells are in view than the pool holds, and a revealed cell is wholly in view', () => {
  const widths = fc.array(fc.integer({ min: 24, max: 300 }), { minLength: 1, maxLength: 30 });
  const scene = fc.record({
    widths,
    rowCount: fc.integer({ min: 1, max: 100_000 }),
    top: fc.nat(2_400_000),
    left: fc.nat(5000),
    row: fc.nat(99_999),
    col: fc.nat(29),
    frozen: fc.nat(1),
  });
  fc.assert(
    fc.property(scene, ({ widths: sizes, rowCount, top, left, row, col, frozen }) => {
      const geometry = buildGeometry(sourceOf(rowCount, sizes, frozen, frozen), view);
      const ref = { row: row % rowCount, col: col % sizes.length };
      const shown = visibleRect(geometry, { top, left });
      const pool = poolSize(geometry);
      expect(shown.bottom - shown.top + 1).toBeLessThanOrEqual(pool.rows);
      expect(shown.right - shown.left + 1).toBeLessThanOrEqual(pool.cols);
      const box = cellBox(geometry, revealScroll(geometry, { top, left }, ref), ref);
      if (ref.row >= geometry.frozenRows) {
        expect(box.y).toBeGreaterThanOrEqual(geometry.fixedHeight);
        expect(box.y + box.height).toBeLessThanOrEqual(view.height);
      }
      if (ref.col >= geometry.frozenCols && box.width <= view.width - geometry.fixedWidth) {
        expect(box.x).toBeGreaterThanOrEqual(geometry.fixedWidth);
        expect(box.x + box.width).toBeLessThanOrEqual(view.width);
      }
    }),
  );
});

test('the middle of a cell in view is found again at that point', () => {
  const geometry = buildGeometry(sourceOf(1000, [50, 80, 120, 60, 90, 200, 70], 1, 1), view);
  const scroll = { top: 240, left: 130 };
  for (const ref of [
    { row: 0, col: 0 },
    { row: 15, col: 0 },
    { row: 0, col: 4 },
    { row: 15, col: 4 },
  ]) {
    const box = cellBox(geometry, scroll, ref);
    expect(placeAt(geometry, scroll, box.x + box.width / 2, box.y + 12)).toMatchObject({ ...ref, area: 'cell' });
  }
});

test('either side of a column edge resizes the column to its left', () => {
  const geometry = buildGeometry(sourceOf(10, [100, 100]), view);
  const edge = geometry.headWidth + 100;
  expect([edge - 2, edge + 2, edge + 20].map((x) => placeAt(geometry, { top: 0, left: 0 }, x, 5)?.edgeOf)).toEqual([
    0,
    0,
    null,
  ]);
});
