import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTsv, parseTsv } from '../../../src/grid/tsv.ts';

test('rows end in CRLF, and tabs, breaks and quotes are quoted', () => {
  expect(
    formatTsv([
      ['a', 'b\tc'],
      ['d\ne', 'f"g'],
    ]),
  ).toBe('a\t"b\tc"\r\n"d\ne"\t"f""g"\r\n');
});

test('the break after the last row of Excel is no further row', () => {
  expect(parseTsv('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('a lone quote is text', () => {
  expect(parseTsv('"A\tb')).toEqual([['"A', 'b']]);
  expect(parseTsv('5" x 7"\tb')).toEqual([['5" x 7"', 'b']]);
});

test('short rows are filled up with blanks', () => {
  expect(parseTsv('1\n2\t3')).toEqual([
    ['1', ''],
    ['2', '3'],
  ]);
});

test('an empty clipboard text is one empty cell', () => {
  expect(parseTsv('')).toEqual([['']]);
});

test('one row has no break after it', () => {
  expect(formatTsv([['a', 'b']])).toBe('a\tb');
});

test('any block comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ế', ' ', '\t', '\n', '"', '1', ',') });
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((cols) => fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(block, (rows) => {
      expect(parseTsv(formatTsv(rows))).toEqual(rows);
    }),
  );
});
