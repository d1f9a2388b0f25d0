import { expect, it } from 'vitest';
import { columnFromLetters, columnLetters } from '../../../src/lib/address.ts';
import { countingIds, newRandomId } from '../../../src/lib/ids.ts';
import { foldName } from '../../../src/lib/text.ts';

it('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
});

it('letters and indexes lead back to each other, in any case', () => {
  for (let index = 0; index < 18_278; index++) {
    expect(columnFromLetters(columnLetters(index))).toBe(index);
    expect(columnFromLetters(columnLetters(index).toLowerCase())).toBe(index);
  }
});

it('what is no column letters is -1', () => {
  expect(['', '1', 'A1', 'AAAA', 'Đ', ' A'].map(columnFromLetters)).toEqual([-1, -1, -1, -1, -1, -1]);
});

it('a name typed in NFD is the same name', () => {
  expect(foldName('Điểm cộng'.normalize('NFD'))).toBe(foldName('ĐIỂM CỘNG'));
});

it('counting ids come out the same every time, random ones never', () => {
  const [first, second] = [countingIds('n'), countingIds('n')];
  expect([first(), first()]).toEqual([second(), second()]);
  expect(newRandomId()).toMatch(/^[0-9a-z]{10}$/);
  expect(newRandomId()).not.toBe(newRandomId());
});
