import { expect, test } from 'vitest';
import { pasteRect, plainPaste, shapeBlock } from '../../../src/grid/clipboard.ts';
import { judgeSigns, signOf, switchDecimalSign } from '../../../src/grid/decimalSigns.ts';
import { matchChoices } from '../../../src/grid/choices.ts';
import { formatHtmlTable } from '../../../src/grid/htmlTable.ts';

test('numbers of the other decimal sign are turned, other texts stay', () => {
  expect(
    ['1.5', '1,234.5', '-0.25', '12%', '.5', '1.2.3', 'v1.5', ''].map((text) => switchDecimalSign(text, '.')),
  ).toEqual(['1,5', '1.234,5', '-0,25', '12%', ',5', '1.2.3', 'v1.5', '']);
  expect(switchDecimalSign('1.234,5', ',')).toBe('1,234.5');
});

test('a block is repeated only when the selection holds it a whole number of times', () => {
  const selection = { top: 1, left: 1, bottom: 4, right: 2 };
  expect(pasteRect(2, 2, selection)).toEqual(selection);
  expect(pasteRect(3, 1, selection)).toEqual({ top: 1, left: 1, bottom: 3, right: 1 });
});

test('the HTML on the clipboard holds no markup from a cell', () => {
  const html = formatHtmlTable([[{ text: '<img src=x onerror=alert(1)>"&', number: null }]], {
    version: 2,
    book: 'b',
    origin: 'a',
    row: 0,
    col: 0,
    sheet: null,
    rows: [''],
    columns: [''],
    sign: ',',
    cut: null,
    cells: [['"><b>']],
  });
  expect(html).toContain('<td>&lt;img src=x onerror=alert(1)&gt;&quot;&amp;</td>');
  expect(html).not.toContain('<b>');
});

test.each([
  ['1,5', ','],
  ['8.78', '.'],
  ['0.125', '.'],
  ['1.234', 'either'],
  ['-1,234', 'either'],
  ['1.234%', 'either'],
  ['1.234.567', ','],
  ['1,234.5', '.'],
  ['1.234,5', ','],
  ['12345.678', '.'],
  ['1.1.1', null],
  ['31.12.2026', null],
  ['1234', null],
  ['Điều 1.2', null],
  ['', null],
])('“%s” tells of its decimal sign: %s', (text, sign) => {
  expect(signOf(text)).toBe(sign);
});

test('one telling number decides for the whole block; without one, what fits both readings is asked about', () => {
  expect(judgeSigns(['1.234', '0,5'])).toEqual({ sign: ',', doubtful: null });
  expect(judgeSigns(['1.234', '8.78'])).toEqual({ sign: '.', doubtful: null });
  expect(judgeSigns(['chữ', ' 1.234 ', '2.000'])).toEqual({ sign: null, doubtful: '1.234' });
  expect(judgeSigns(['12', 'chữ'])).toEqual({ sign: null, doubtful: null });
});

test('numbers that contradict each other stay as they are and nothing is asked', () => {
  expect(judgeSigns(['1,5', '1.5', '1.234'])).toEqual({ sign: null, doubtful: null });
});

test('a transposed block has rows for columns', () => {
  const block = {
    cells: [
      [{ text: 'a' }, { text: 'b' }],
      [{ text: 'c' }, { text: 'd' }],
    ],
    sign: null,
    cut: null,
  };
  const turned = shapeBlock(block, { ...plainPaste, transpose: true });
  expect(turned.cells.map((line) => line.map((cell) => cell.text))).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
});

test('pasting values takes the value in full and forgets where a formula came from', () => {
  const origin = { sheet: 's', row: 'r', column: 'c' };
  const cells = [[{ text: '=1/3', value: '0,3333333333333333', token: '=1/3', from: { row: 0, col: 0 }, origin }]];
  expect(shapeBlock({ cells, sign: ',', cut: null }, { ...plainPaste, what: 'values' }).cells).toEqual([
    [{ text: '0,3333333333333333' }],
  ]);
});

test('offered values are found without case or marks', () => {
  expect(matchChoices(['Đạt', 'Không đạt', 'Chưa chấm'], 'DAT')).toEqual(['Đạt', 'Không đạt']);
  expect(matchChoices(['a', 'b'], ' ')).toEqual(['a', 'b']);
});
