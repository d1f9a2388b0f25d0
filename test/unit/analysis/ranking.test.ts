import { describe, expect, it } from 'vitest';
import { classifyUnits, meanOfRanked, rankUnits } from '../../../src/analysis/ranking.ts';
import { DEFAULT_POLICIES, type TieRule } from '../../../src/domain/policies.ts';

function rank(
  indexes: readonly number[],
  tieRule: TieRule = 'competition',
  decimals = 2,
  ranked = indexes.map(() => 1),
) {
  return [...rankUnits(Float64Array.from(indexes), Uint8Array.from(ranked), decimals, tieRule)];
}

describe('ranks', () => {
  it('turn on 0.01: 90.10 stands before 90.09', () => {
    expect(rank([90.09, 90.1])).toEqual([2, 1]);
  });

  it('go by the rounded index: 90.101 and 90.099 tie at two decimals, not at three', () => {
    expect(rank([90.101, 90.099])).toEqual([1, 1]);
    expect(rank([90.101, 90.099], 'competition', 3)).toEqual([1, 2]);
  });

  it('of 91, 91 and 90 are 1, 1, 3 by the competition rule', () => {
    expect(rank([91, 91, 90])).toEqual([1, 1, 3]);
  });

  it('of 91, 91 and 90 are 1, 1, 2 by the dense rule', () => {
    expect(rank([91, 91, 90], 'dense')).toEqual([1, 1, 2]);
  });

  it('of 91, 91 and 90 are 1.5, 1.5, 3 by the average rule', () => {
    expect(rank([91, 91, 90], 'average')).toEqual([1.5, 1.5, 3]);
  });

  it('of several ties keep the count above them', () => {
    const indexes = [80, 95, 80, 95, 80, 70];
    expect(rank(indexes)).toEqual([3, 1, 3, 1, 3, 6]);
    expect(rank(indexes, 'dense')).toEqual([2, 1, 2, 1, 2, 3]);
    expect(rank(indexes, 'average')).toEqual([4, 1.5, 4, 1.5, 4, 6]);
  });

  it('pass over units that are not ranked, and those without an index', () => {
    expect(rank([95, 90, NaN, 80], 'competition', 2, [0, 1, 1, 1])).toEqual([NaN, 1, NaN, 2]);
  });

  it('of nobody are none', () => {
    expect(rank([])).toEqual([]);
    expect(rank([90, 80], 'dense', 2, [0, 0])).toEqual([NaN, NaN]);
  });

  it('tie indexes of 0 and of minus 0', () => {
    expect(rank([0, -0])).toEqual([1, 1]);
  });
});

describe('classes', () => {
  function classify(...indexes: readonly number[]): (string | undefined)[] {
    const classes = classifyUnits(Float64Array.from(indexes), 2, DEFAULT_POLICIES.classes);
    return Array.from(classes, (place) => DEFAULT_POLICIES.classes[place]?.label);
  }

  it('begin at their limit', () => {
    expect(classify(90, 89.99, 80, 70, 69.99, 0)).toEqual(['A', 'B', 'B', 'C', 'D', 'D']);
  });

  it('go by the rounded index: 89.995 is class A', () => {
    expect(classify(89.995, 89.9949)).toEqual(['A', 'B']);
  });

  it('are none without an index', () => {
    expect(classify(NaN)).toEqual([undefined]);
  });
});

describe('the block mean', () => {
  it('is the simple mean of the ranked units', () => {
    expect(meanOfRanked([90, 80, 10], Uint8Array.of(1, 1, 0), 2)).toBe(85);
  });

  it('of equal indexes is that index, so that nobody stands above it', () => {
    for (const count of [3, 7, 22, 700]) {
      const values = Array.from({ length: count }, () => 84.64);
      expect(meanOfRanked(values, new Uint8Array(count).fill(1), 2)).toBe(84.64);
    }
  });

  it('goes by rounded indexes and passes over units without one', () => {
    expect(meanOfRanked([84.644, 84.636, NaN], Uint8Array.of(1, 1, 1), 2)).toBe(84.64);
  });

  it('of nobody is NaN', () => {
    expect(meanOfRanked([90], Uint8Array.of(0), 2)).toBeNaN();
  });
});
