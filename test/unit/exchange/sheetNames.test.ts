import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteSheetName, shortenSheetNames } from '../../../src/exchange/export/sheetNames.ts';

test('names that Excel takes stay as they are', () => {
  expect(shortenSheetNames(['Tiêu chí', 'Điểm · Khối sở 2023'])).toEqual(['Tiêu chí', 'Điểm · Khối sở 2023']);
});

test('a long name keeps its beginning and its year', () => {
  const [name] = shortenSheetNames(['Xếp hạng · Khối sở, ban, ngành cấp tỉnh 2023']);
  expect(name).toMatch(/^Xếp hạng · Khối sở.*… 2023$/);
});

test('equal names are numbered, without regard to case and Unicode form', () => {
  const decomposed = 'Điểm'.normalize('NFD');
  expect(shortenSheetNames(['Điểm', 'ĐIỂM', decomposed])).toEqual(['Điểm', 'ĐIỂM (2)', 'Điểm (3)']);
});

test('whatever the titles, the names are such as Excel takes and all different', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }), (titles) => {
      const names = shortenSheetNames(titles);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
      }
      expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
      expect(shortenSheetNames(titles)).toEqual(names);
    }),
  );
});

test('an apostrophe is doubled before the exclamation mark', () => {
  expect(quoteSheetName("Ban D'ân")).toBe("'Ban D''ân'");
});
