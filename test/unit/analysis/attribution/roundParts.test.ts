import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundParts } from '../../../../src/analysis/attribution/roundParts.ts';

function rounded(parts: readonly number[], target: number): number[] {
  const own = Float64Array.from(parts);
  roundParts(own, target, 0);
  return [...own];
}

describe('rounding parts of a whole', () => {
  it('gives what is left to the largest remainders', () => {
    expect(rounded([1.4, 2.7, 0, 3.9], 8)).toEqual([1, 3, 0, 4]);
    expect(rounded([1.5, 2.5, 0.5], 5)).toEqual([2, 3, 0]);
    expect(rounded([-1.25, 2.25], 1)).toEqual([-1, 2]);
  });

  it('spreads a difference that is more than one each, and keeps it whole where nothing else moved', () => {
    expect(rounded([1.2, 2.1], 6)).toEqual([3, 3]);
    expect(rounded([0, 0], 1)).toEqual([1, 0]);
  });

  it('always adds up, and moves no part further than its share of what the sum is off', () => {
    const part = fc.oneof(fc.constant(0), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const target = Math.round(parts.reduce((sum, one) => sum + one, 0)) + 0;
        const whole = rounded(parts, target);
        expect(whole.reduce((sum, one) => sum + one, 0)).toBe(target + 0);
        for (const [at, one] of whole.entries()) expect(Math.abs(one - (parts[at] ?? 0))).toBeLessThan(1.0001);
      }),
    );
  });
});
