import { describe, expect, it } from 'vitest';
import { formatNumber, formatPlainNumber, parseNumber, writeNumber } from '../../../src/lib/numberText.ts';

describe('a number typed in Vietnamese', () => {
  it.each([
    ['8,78', 8.78],
    ['8.78', 8.78],
    ['1.717', 1717],
    ['1.717,5', 1717.5],
    ['1.234.567,25', 1_234_567.25],
    ['0.125', 0.125],
    ['96,4%', 0.964],
    ['100%', 1],
    ['12,5 %', 0.125],
    ['-3,5', -3.5],
    ['−3,5', -3.5],
    ['+2', 2],
    [' 1 717 ', 1717],
    ['1 717,5', 1717.5],
    ['1,5e3', 1500],
    [',5', 0.5],
    ['0', 0],
    ['-0', 0],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text, 'vi')).toBe(value);
  });

  it.each(['', ' ', 'abc', '1,2,3', '1.23.4', '1,717.5', '--5', '%', '1/2', 'Infinity', 'NaN', '0x10', '1e999'])(
    '“%s” is none',
    (text) => {
      expect(parseNumber(text, 'vi')).toBeNull();
    },
  );
});

describe('a number typed in English', () => {
  it.each([
    ['8.78', 8.78],
    ['1,717', 1717],
    ['1,717.5', 1717.5],
    ['1.717', 1.717],
    ['96.4%', 0.964],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text, 'en')).toBe(value);
  });

  it.each(['8,78', '1.717,5', '0,125'])('“%s” is none', (text) => {
    expect(parseNumber(text, 'en')).toBeNull();
  });
});

describe('a number on the screen', () => {
  it('groups thousands and marks decimals as the language does', () => {
    expect(formatNumber(1717.5, 'vi')).toBe('1.717,5');
    expect(formatNumber(1717.5, 'en')).toBe('1,717.5');
  });

  it('keeps the decimals asked for, halves away from zero', () => {
    expect(formatNumber(84.6, 'vi', 2, 2)).toBe('84,60');
    expect(formatNumber(1.005, 'vi', 2)).toBe('1,01');
    expect(formatNumber(0.285, 'en', 2)).toBe('0.29');
  });

  it('leaves four digits together in a cell without a format: they are mostly years', () => {
    expect(formatPlainNumber(2026, 'vi')).toBe('2026');
    expect(formatPlainNumber(1234.5, 'vi')).toBe('1234,5');
    expect(formatPlainNumber(12345.5, 'vi')).toBe('12.345,5');
    expect(formatPlainNumber(12345.5, 'en')).toBe('12,345.5');
  });

  it('never shows minus zero', () => {
    expect(formatNumber(-0, 'vi')).toBe('0');
    expect(formatNumber(-0.0001, 'vi', 2)).toBe('0');
    expect(formatNumber(-0.01, 'vi', 2)).toBe('-0,01');
  });

  it('shows nothing for what is no number', () => {
    expect(formatNumber(Number.NaN, 'vi')).toBe('');
    expect(formatNumber(Infinity, 'en')).toBe('');
  });
});

describe('a number in the editor', () => {
  it('has all its digits and no grouping', () => {
    expect(writeNumber(1717.125, 'vi')).toBe('1717,125');
    expect(writeNumber(1717.125, 'en')).toBe('1717.125');
  });
});
