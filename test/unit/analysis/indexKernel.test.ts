import { describe, expect, it } from 'vitest';
import { computeIndexes } from '../../../src/analysis/indexKernel.ts';
import { roundTo } from '../../../src/lib/decimal.ts';
import { kernelInput } from './kernelInput.ts';

const HANOI = {
  maxes: [8.5, 10, 14, 12, 14, 12.5, 13, 16],
  points: [[8, 8.78, 13, 10.17, 11.87, 9.24, 10.84, 12.74]],
};

describe('the index', () => {
  it('of Hà Nội 2019 is 84.64 of 100, to the last digit', () => {
    const { total, applicable, index, fieldPoints, fieldApplicable } = computeIndexes(kernelInput(HANOI));
    expect([total[0], applicable[0], index[0]]).toEqual([84.64, 100, 84.64]);
    const components = Array.from(fieldPoints, (points, field) =>
      roundTo((points / (fieldApplicable[field] ?? 0)) * 100, 2),
    );
    expect(components).toEqual([94.12, 87.8, 92.86, 84.75, 84.79, 73.92, 83.38, 79.63]);
  });

  it('is the appraised and the surveyed points together: 74.17 + 19.02 = 93.19', () => {
    const { total, index } = computeIndexes(kernelInput({ maxes: [80, 20], points: [[74.17, 19.02]] }));
    expect([total[0], index[0]]).toEqual([93.19, 93.19]);
  });

  it('of a 60-point block is points over 60', () => {
    const { total, applicable, index } = computeIndexes(kernelInput({ maxes: [40, 20], points: [[33.5, 17.2]] }));
    expect([total[0], applicable[0], index[0]]).toEqual([50.7, 60, 84.5]);
  });

  it('leaves out what does not apply: 68.32 of 84 points are 81.33 %', () => {
    const { applicable, index } = computeIndexes(kernelInput({ maxes: [84, 16], points: [[68.32, null]] }));
    expect(applicable[0]).toBe(84);
    expect(roundTo(index[0] ?? 0, 2)).toBe(81.33);
  });

  it('of a unit to which nothing applies is NaN, its points 0', () => {
    const { total, applicable, index } = computeIndexes(kernelInput({ maxes: [4, 6], points: [[null, null]] }));
    expect([total[0], applicable[0], index[0]]).toEqual([0, 0, Number.NaN]);
  });

  it('never shows 84.63999 for steps of a tenth', () => {
    const tenths = Array.from({ length: 9 }, () => 0.1);
    const { total, index } = computeIndexes(
      kernelInput({ maxes: [...tenths.map(() => 0.1), 99.1], points: [[...tenths, 83.74]] }),
    );
    expect([total[0], index[0]]).toEqual([84.64, 84.64]);
  });

  it('is the same for equal decimals added in another order', () => {
    const { total } = computeIndexes(
      kernelInput({
        maxes: [1, 1, 1],
        points: [
          [0.1, 0.2, 0.3],
          [0.3, 0.2, 0.1],
        ],
      }),
    );
    expect([...total]).toEqual([0.6, 0.6]);
  });

  it('is NaN for every unit while a weight shows an error', () => {
    const { total, index } = computeIndexes(
      kernelInput({
        maxes: [4, 6],
        weights: [4, Number.NaN],
        points: [
          [4, 6],
          [0, 0],
        ],
      }),
    );
    expect([...total, ...index].every(Number.isNaN)).toBe(true);
  });

  it('weighs attainment, not points: half of a maximum of 2 that weighs 20 gives 10', () => {
    const { total, index } = computeIndexes(kernelInput({ maxes: [2, 8], weights: [20, 80], points: [[1, 8]] }));
    expect([total[0], index[0]]).toEqual([90, 90]);
  });
});

describe('components', () => {
  it('add the leaves of their field and leave bonus points out', () => {
    const { fieldPoints, fieldApplicable, total } = computeIndexes(
      kernelInput({ maxes: [1, 2, 3], fields: [0, 0, 1], points: [[0.5, 1.25, 3]], extras: [0.75] }),
    );
    expect([...fieldPoints]).toEqual([1.75, 3]);
    expect([...fieldApplicable]).toEqual([3, 3]);
    expect(total[0]).toBe(5.5);
  });

  it('have no weight where nothing of the field applies', () => {
    const { fieldPoints, fieldApplicable } = computeIndexes(kernelInput({ maxes: [1, 2], points: [[null, 1]] }));
    expect([fieldPoints[0], fieldApplicable[0]]).toEqual([0, 0]);
  });
});

describe('bonus and penalty', () => {
  it('stop at the total', () => {
    const { total, index } = computeIndexes(kernelInput({ maxes: [100], points: [[99]], extras: [2] }));
    expect([total[0], index[0]]).toEqual([100, 100]);
  });

  it('pass the total where the policy lets them', () => {
    const { total, index } = computeIndexes(
      kernelInput({ maxes: [100], points: [[99]], extras: [2], mayPassTotal: true }),
    );
    expect([total[0], index[0]]).toEqual([101, 101]);
  });

  it('stop at the weight that applies, not at the whole', () => {
    const { total } = computeIndexes(kernelInput({ maxes: [60, 40], points: [[59.5, null]], extras: [2] }));
    expect(total[0]).toBe(60);
  });

  it('never take a total below 0', () => {
    const { total, index } = computeIndexes(kernelInput({ maxes: [100], points: [[0.5]], extras: [-2] }));
    expect([total[0], index[0]]).toEqual([0, 0]);
  });

  it('give no index to a unit to which nothing applies', () => {
    const { index } = computeIndexes(kernelInput({ maxes: [100], points: [[null]], extras: [2], mayPassTotal: true }));
    expect(index[0]).toBeNaN();
  });
});
