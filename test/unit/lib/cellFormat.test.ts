import { describe, expect, it } from 'vitest';
import {
  changeDecimals,
  codeOfNumber,
  decimalsOf,
  formatValue,
  isDateCode,
  isFormatCode,
  isPercentCode,
  kindOfFormat,
} from '../../../src/lib/cellFormat.ts';

describe('a number format', () => {
  it.each([
    [1234567.891, '#,##0.00', '1.234.567,89', '1,234,567.89'],
    [-1234.5, '#,##0.00', '-1.234,50', '-1,234.50'],
    [2.675, '0.00', '2,68', '2.68'],
    [0.1234, '0.0%', '12,3%', '12.3%'],
    [1, '0%', '100%', '100%'],
    [46387, 'dd/mm/yyyy', '31/12/2026', '31/12/2026'],
    [46387, 'dd mmmm yyyy', '31 Tháng Mười Hai 2026', '31 December 2026'],
    [-5, 'dd/mm/yyyy', '-5', '-5'],
    [12345, '#,##0" đồng"', '12.345 đồng', '12,345 đồng'],
    [-3, '0;(0)', '(3)', '(3)'],
    [12345.5, '@', '12.345,5', '12,345.5'],
    [12345.5, 'General', '12.345,5', '12,345.5'],
    [2026, 'General', '2026', '2026'],
    [0, '#,##0.00;-#,##0.00;"–"', '–', '–'],
  ])('shows %d under %s as %s in Vietnamese and %s in English', (value, code, vi, en) => {
    expect(formatValue(value, code, 'vi')).toBe(vi);
    expect(formatValue(value, code, 'en')).toBe(en);
  });

  it('that cannot be read shows the number plainly', () => {
    expect(formatValue(1.5, '0.00"', 'vi')).toBe('1,5');
    expect(formatValue('chữ', '0.00"', 'vi')).toBe('chữ');
  });

  it.each(['0.00', '#,##0', '[Red]0;-0', '@', '"Sở" 0', 'dd/mm/yyyy hh:mm'])('may be %s', (code) =>
    expect(isFormatCode(code)).toBe(true),
  );
  it.each(['', ' ', '0.00"', 'bad[', '0'.repeat(300)])('may not be "%s"', (code) =>
    expect(isFormatCode(code)).toBe(false),
  );

  it.each([
    [undefined, 'general'],
    ['General', 'general'],
    ['#,##0.00', 'number'],
    ['0', 'number'],
    ['0.0%', 'percent'],
    ['dd/mm/yyyy', 'date'],
    ['yyyy-mm-dd', 'date'],
    ['@', 'text'],
    ['#,##0.0 "điểm"', 'custom'],
  ] as const)('%s is of the kind %s', (code, kind) => expect(kindOfFormat(code)).toBe(kind));

  it('of a date or of a percentage is known as one, plain or custom', () => {
    expect([isDateCode('dd/mm/yyyy hh:mm'), isDateCode('0.0%'), isDateCode(undefined)]).toEqual([true, false, false]);
    expect([isPercentCode('"khoảng "0%'), isPercentCode('0'), isPercentCode('0"%"')]).toEqual([true, false, false]);
  });
});

describe('one decimal more or fewer', () => {
  it.each([
    ['0', 1, '0.0'],
    ['#,##0.00', 1, '#,##0.000'],
    ['#,##0.00', -1, '#,##0.0'],
    ['0.0%', -1, '0%'],
    ['0%', -1, '0%'],
    ['0.0;[Red]-0.0', 1, '0.00;[Red]-0.00'],
    ['0.0" 0.5 "', 1, '0.00" 0.5 "'],
    ['dd/mm/yyyy', 1, 'dd/mm/yyyy'],
    ['@', 1, '@'],
  ] as const)('makes %s, by %d, %s', (code, step, changed) => expect(changeDecimals(code, step, 0)).toBe(changed));

  it('begins at what the cell shows when it has no format yet', () => {
    expect(changeDecimals(undefined, 1, 2)).toBe('#,##0.000');
    expect(changeDecimals(undefined, -1, 0)).toBe('#,##0');
  });

  it('is what the code then says of itself', () => {
    expect(decimalsOf(codeOfNumber('percent', 3))).toBe(3);
    expect(decimalsOf(changeDecimals('#,##0.00', 1, 0))).toBe(3);
  });
});
