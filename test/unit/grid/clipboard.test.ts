import { expect, test } from 'vitest';
import { pasteRect, switchDecimalSign } from '../../../src/grid/clipboard.ts';
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
  const html = formatHtmlTable([['<img src=x onerror=alert(1)>"&']], {
    version: 1,
    origin: 'a',
    row: 0,
    col: 0,
    editTexts: [['"><b>']],
  });
  expect(html).toContain('<td>&lt;img src=x onerror=alert(1)&gt;&quot;&amp;</td>');
  expect(html).not.toContain('<b>');
});

test('offered values are found without case or marks', () => {
  expect(matchChoices(['Đạt', 'Không đạt', 'Chưa chấm'], 'DAT')).toEqual(['Đạt', 'Không đạt']);
  expect(matchChoices(['a', 'b'], ' ')).toEqual(['a', 'b']);
});
