import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundTo, sumExactly } from '../../../src/lib/decimal.ts';
import { formatNumber, parseNumber, writeNumber } from '../../../src/lib/numberText.ts';

const locales = fc.constantFrom('vi' as const, 'en' as const);

it('every number reads back from the editor as it was', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), locales, (value, locale) => {
      expect(parseNumber(writeNumber(value, locale), locale)).toBe(value === 0 ? 0 : value);
    }),
    { numRuns: 2000 },
  );
});

it('a number on the screen, typed back in, is that number to the decimals shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(4), locales, (whole, decimals, locale) => {
      const value = whole / 10 ** decimals;
      expect(parseNumber(formatNumber(value, locale, decimals), locale)).toBe(value === 0 ? 0 : value);
    }),
    { numRuns: 2000 },
  );
});

it('a decimal of up to seven places is rounded as on paper: halves away from zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(7), (sevenths, decimals) => {
      const step = 10n ** BigInt(7 - decimals);
      const size = BigInt(Math.abs(sevenths));
      const rounded = Number((2n * size + step) / (2n * step)) / 10 ** decimals;
      expect(roundTo(sevenths / 1e7, decimals)).toBe(sevenths < 0 && rounded > 0 ? -rounded : rounded);
    }),
    { numRuns: 2000 },
  );
});

it('a sum of decimals is the decimal, in whatever order they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e5, max: 1e5 }), { maxLength: 200 }), (hundredths) => {
      const sum = hundredths.reduce((total, value) => total + value, 0) / 100;
      const values = hundredths.map((value) => value / 100);
      expect(sumExactly(values)).toBe(sum);
      expect(sumExactly(values.reverse())).toBe(sum);
    }),
  );
});
