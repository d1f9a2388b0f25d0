import { expect, test } from 'vitest';
import { correlateKendall, correlatePearson, correlateSpearman, midRanks } from '../../../src/analysis/correlation.ts';

test('equal figures share the middle of their places', () => {
  expect([...midRanks([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
});

test('Pearson is the figure of the hand calculation, and 1 for a straight line', () => {
  expect(correlatePearson([1, 2, 3, 4], [2, 4, 6, 8])).toBeCloseTo(1, 12);
  // Sums about the means: xy 4, xx 10, yy 6.
  expect(correlatePearson([1, 2, 3, 4, 5], [2, 4, 5, 4, 5])).toBeCloseTo(6 / Math.sqrt(10 * 6), 12);
});

test('Spearman takes ties by mid-ranks', () => {
  expect(correlateSpearman([1, 2, 3], [1, 100, 10_000])).toBeCloseTo(1, 12);
  // Ranks 1 2.5 2.5 4 against 1 2 3 4: xy 4.5, xx 4.5, yy 5.
  expect(correlateSpearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
});

test('Kendall takes out the pairs tied on either side', () => {
  expect(correlateKendall([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  // 5 concordant pairs of 6, one tied on the left: 5 / sqrt(5 x 6).
  expect(correlateKendall([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(5 / Math.sqrt(30), 12);
});

test('units without a figure are left out, and what does not vary has no correlation', () => {
  expect(correlatePearson([1, 2, Number.NaN, 3], [1, 2, 50, 3])).toBeCloseTo(1, 12);
  expect(correlatePearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
  expect(correlateSpearman([1, 1], [1, 2])).toBeNaN();
  expect(correlateKendall([1], [1])).toBeNaN();
});
