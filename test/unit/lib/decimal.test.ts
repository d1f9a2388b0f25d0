import { describe, expect, it } from 'vitest';
import { roundTo, sumExactly, toUnits } from '../../../src/lib/decimal.ts';

describe('rounding', () => {
  it.each([
    [1.005, 2, 1.01],
    [0.285, 2, 0.29],
    [2.675, 2, 2.68],
    [84.645, 2, 84.65],
    [84.6449, 2, 84.64],
    [-1.005, 2, -1.01],
    [-0.285, 2, -0.29],
    [91.651, 2, 91.65],
    [91.651, 3, 91.651],
    [99.5, 0, 100],
    [90.0949999999, 2, 90.1],
    [90.0949, 2, 90.09],
    [12.3456789, 7, 12.3456789],
  ])('%d to %d places is %d', (value, decimals, rounded) => {
    expect(roundTo(value, decimals)).toBe(rounded);
  });

  it('never gives minus zero', () => {
    expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true);
    expect(Object.is(roundTo(-0, 2), 0)).toBe(true);
  });

  it('lets NaN and infinities pass', () => {
    expect([NaN, Infinity, -Infinity].map((value) => roundTo(value, 2))).toEqual([NaN, Infinity, -Infinity]);
  });
});

describe('sums', () => {
  it('of tenths carry no binary dust', () => {
    expect(sumExactly([0.1, 0.2])).toBe(0.3);
    expect(sumExactly(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(sumExactly([8, 8.78, 13, 10.17, 11.87, 9.24, 10.84, 12.74])).toBe(84.64);
  });

  it('of nothing are 0', () => {
    expect(sumExactly([])).toBe(0);
  });
});

it('units are integers of 10^-10', () => {
  expect(toUnits(0.1)).toBe(1_000_000_000);
  expect(toUnits(-2.5)).toBe(-25_000_000_000);
});
