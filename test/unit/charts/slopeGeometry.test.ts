import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeOf,
  directionOf,
  labelsBetween,
  layOutSlope,
  rowsBetween,
  SLOPE_STEP_PX,
} from '../../../src/charts/slopeGeometry.ts';
import type { SlopeRow } from '../../../src/charts/slopeGeometry.ts';

function row(id: string, ...ranks: (number | null)[]): SlopeRow {
  return { id, label: id, ranks };
}

test('a smaller rank number is a rise', () => {
  expect(directionOf(5, 2)).toBe('rise');
  expect(directionOf(2, 5)).toBe('fall');
  expect(directionOf(2, 2)).toBe('same');
  expect(directionOf(null, 2)).toBe('unranked');
  expect(changeOf(row('a', 5, 9, 2))).toBe(3);
  expect(changeOf(row('a', 5, 9, null))).toBeNull();
});

test('equal ranks share a point while their labels stand one step apart', () => {
  const { points, rightLabels } = layOutSlope(2, [row('a', 1, 1), row('b', 2, 1), row('c', 3, 3)]);
  expect(points[1]?.[0]).toBe(points[1]?.[1]);
  expect((rightLabels[1] ?? 0) - (rightLabels[0] ?? 0)).toBeGreaterThanOrEqual(SLOPE_STEP_PX);
});

test('a row that keeps its rank is a level line, whatever ties the columns hold', () => {
  const { points } = layOutSlope(3, [row('a', 1, 2, 1), row('b', 2, 2, 2), row('c', 2, 1, 3), row('d', 4, 4, 4)]);
  for (const index of [1, 3]) expect(new Set(points.map((column) => column[index])).size).toBe(1);
});

test('an unranked row has no point, and its label stands below all ranked ones', () => {
  const geometry = layOutSlope(2, [row('a', null, 1), row('b', 1, 2), row('c', 2, null)]);
  expect(geometry.points[0]?.[0]).toBeNull();
  expect(geometry.leftLabels[0]).toBeGreaterThan(Math.max(geometry.leftLabels[1] ?? 0, geometry.leftLabels[2] ?? 0));
  expect(geometry.order).toEqual([0, 1, 2]);
});

test('one row, no row and rows all unranked are laid out without a NaN', () => {
  for (const rows of [[], [row('a', 1, 1)], [row('a', null, null), row('b', null, null)]]) {
    const geometry = layOutSlope(2, rows);
    expect(Number.isFinite(geometry.heightPx)).toBe(true);
    expect([...geometry.leftLabels, ...geometry.rightLabels].every(Number.isFinite)).toBe(true);
  }
});

test('every label lies inside the graph and a step from its neighbours, for any ranks', () => {
  const rank = fc.option(fc.integer({ min: 1, max: 63 }), { nil: null });
  const rows = fc.array(fc.tuple(rank, rank), { minLength: 1, maxLength: 63 });
  fc.assert(
    fc.property(rows, (pairs) => {
      const geometry = layOutSlope(
        2,
        pairs.map((ranks, index) => row(String(index), ...ranks)),
      );
      for (const labels of [geometry.leftLabels, geometry.rightLabels]) {
        const sorted = [...labels].sort((a, b) => a - b);
        sorted.forEach((place, index) => {
          expect(place).toBeGreaterThan(0);
          expect(place).toBeLessThan(geometry.heightPx);
          if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(SLOPE_STEP_PX - 1e-9);
        });
      }
    }),
  );
});

test('a viewport asks for the rows that start, end or pass a column inside it', () => {
  const geometry = layOutSlope(
    2,
    Array.from({ length: 100 }, (_, index) => row(String(index), index + 1, 100 - index)),
  );
  const drawn = rowsBetween(geometry, 0, 10 * SLOPE_STEP_PX);
  expect(drawn).toHaveLength(20);
  expect(labelsBetween(geometry, 0, 10 * SLOPE_STEP_PX)).toEqual({ first: 0, last: 9 });
  expect(labelsBetween(geometry, -100, -50)).toBeNull();
});
