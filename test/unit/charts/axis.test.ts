import { expect, test } from 'vitest';
import { listTicks, makeAxis } from '../../../src/charts/axis.ts';
import { makeColourScale } from '../../../src/charts/colourScale.ts';
import type { ChartColours } from '../../../src/charts/palette.ts';
import { spotAfterKey } from '../../../src/charts/pictureScene.ts';

test('ticks are round figures within the range', () => {
  expect(listTicks(81.2, 83.4, 5)).toEqual([81.5, 82, 82.5, 83]);
  expect(listTicks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(listTicks(1, 63, 6)).toEqual([20, 40, 60]);
  expect(listTicks(5, 5, 4)).toEqual([]);
});

test('an axis goes there and back, runs either way, and takes figures that are all the same', () => {
  const reversed = makeAxis([1, 63], 400, 0, { pad01: 0 });
  expect(reversed.toPx(1)).toBe(400);
  expect(reversed.toPx(63)).toBe(0);
  expect(reversed.fromPx(reversed.toPx(17))).toBeCloseTo(17, 9);
  const flat = makeAxis([82, 82, Number.NaN], 0, 100);
  expect(flat.toPx(82)).toBeCloseTo(50, 9);
});

test('arrow keys walk a table of spots in both directions and stop at its edges', () => {
  const after = (key: string, at: number | null): number | null => spotAfterKey(key, at, 12, 4, 2);
  expect(after('ArrowDown', null)).toBe(0);
  expect(after('ArrowDown', 1)).toBe(5);
  expect(after('ArrowDown', 9)).toBe(9);
  expect(after('ArrowUp', 1)).toBe(1);
  expect(after('PageDown', 1)).toBe(9);
  expect(after('ArrowRight', 11)).toBe(11);
  expect(after('End', 3)).toBe(11);
  expect(after('a', 3)).toBeNull();
});

test('a diverging scale gives nought the paper and opposite figures different inks that stay readable', () => {
  const colours = {
    surface: 'rgb(255, 255, 255)',
    text: 'rgb(0, 0, 0)',
    rise: 'rgb(0, 0, 200)',
    fall: 'rgb(200, 0, 0)',
    series: ['rgb(0, 0, 100)'],
  } as unknown as ChartColours;
  const scale = makeColourScale('diverging', [-1, 2], colours);
  expect([scale.low, scale.high]).toEqual([-2, 2]);
  expect(scale.fillOf(0)).toBe(colours.surface);
  expect(scale.fillOf(2)).toBe('rgb(0, 0, 200)');
  expect(scale.fillOf(-2)).toBe('rgb(200, 0, 0)');
  expect(scale.textOn(scale.fillOf(2))).toBe(colours.surface);
  expect(scale.textOn(scale.fillOf(0.01))).toBe(colours.text);
});
