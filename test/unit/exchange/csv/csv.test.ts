import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv, type Separator } from '../../../../src/exchange/csv/csv.ts';
import { readCsv } from '../../../fakes/readCsv.ts';

const separators: readonly Separator[] = [';', ',', '\t'];

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '\0x', '＝1', '－1', "'=1"])(
  'the text %j leaves with an apostrophe before it and comes back as it was',
  (text) => {
    const written = writeCsv([[text]]);
    expect(written.startsWith(`\uFEFF"'${text}`)).toBe(true);
    expect(readCsv(written)).toEqual([[text]]);
  },
);

test('numbers leave as numbers, below zero too', () => {
  expect(writeCsv([[-1.5, 2, null, true]])).toBe('\uFEFF"-1.5";"2";"";"true"\r\n');
});

test('whatever is written is read back the same, with each separator', () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t\r\n;,"a]{0,6}$/));
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      fc.constantFrom(...separators),
      (rows, separator) => {
        expect(readCsv(writeCsv(rows, separator), separator)).toEqual(rows);
      },
    ),
  );
});

test('the separator is found by itself, decimal commas do not mislead', () => {
  expect(readCsv('Tên;Điểm\nA;1,5\nB;2,25')).toEqual([
    ['Tên', 'Điểm'],
    ['A', '1,5'],
    ['B', '2,25'],
  ]);
  expect(readCsv('Tên,Điểm\r\nA,"1,5"\r\n')).toEqual([
    ['Tên', 'Điểm'],
    ['A', '1,5'],
  ]);
  expect(readCsv('Tên\tĐiểm\rA\t1\r')).toEqual([
    ['Tên', 'Điểm'],
    ['A', '1'],
  ]);
  expect(readCsv('sep=,\nA;1,2')).toEqual([['A;1', '2']]);
});

test('a quote that is never closed reaches to the end, quotes inside a word stay', () => {
  expect(readCsv('a;"b\nc')).toEqual([['a', 'b\nc']]);
  expect(readCsv('5" ống;x')).toEqual([['5" ống', 'x']]);
  expect(readCsv('a;')).toEqual([['a', '']]);
});
