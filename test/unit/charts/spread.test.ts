import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadLabels } from '../../../src/charts/spread.ts';

const wantedPlaces = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 80 })
  .map((places) => places.sort((a, b) => a - b));

test('labels that do not touch stay where they belong', () => {
  expect(spreadLabels([0, 20, 55], 10, 0, 100)).toEqual([0, 20, 55]);
});

test('labels of one place are centred on it', () => {
  expect(spreadLabels([50, 50, 50], 10, 0, 100)).toEqual([40, 50, 60]);
});

test('labels at an edge move inwards, in order', () => {
  expect(spreadLabels([0, 0, 10], 10, 0, 20)).toEqual([0, 10, 20]);
  expect(spreadLabels([20, 20, 20], 10, 0, 20)).toEqual([0, 10, 20]);
});

test('no two labels ever stand closer than the gap, and none leaves bounds that can hold them all', () => {
  fc.assert(
    fc.property(wantedPlaces, fc.integer({ min: 1, max: 20 }), (wanted, gap) => {
      const high = Math.max(400, (wanted.length - 1) * gap);
      const places = spreadLabels(wanted, gap, 0, high);
      expect(places).toHaveLength(wanted.length);
      places.forEach((place, index) => {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(high + 1e-9);
        if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(gap - 1e-9);
      });
    }),
  );
});

test('labels of one column move as little as can be: no single shift of all of them comes nearer', () => {
  fc.assert(
    fc.property(wantedPlaces, fc.double({ min: -5, max: 5, noNaN: true }), (wanted, shift) => {
      const places = spreadLabels(wanted, 3, -10_000, 10_000);
      const cost = (by: number): number =>
        places.reduce((sum, place, index) => sum + (place + by - (wanted[index] ?? 0)) ** 2, 0);
      expect(cost(0)).toBeLessThanOrEqual(cost(shift) + 1e-6);
    }),
  );
});
