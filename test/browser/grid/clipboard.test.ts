import { expect, test } from 'vitest';
import { readHtmlTable, readPayload } from '../../../src/grid/htmlTable.ts';
import { readPaste } from '../../../src/grid/clipboard.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, type } from './stage.ts';
import type { GridStage } from './stage.ts';

const size = { rowCount: 30, colCount: 8, frozenRows: 0, frozenCols: 0 };

function fire(stage: GridStage, kind: 'copy' | 'cut' | 'paste', data = new DataTransfer()): DataTransfer {
  stage.field.dispatchEvent(new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }));
  return data;
}

function offer(html: string, plain: string): DataTransfer {
  const data = new DataTransfer();
  if (html !== '') data.setData('text/html', html);
  data.setData('text/plain', plain);
  return data;
}

test('a copied block is shown text for others and formulas for ourselves, and pastes in one action', async () => {
  const sheet = new MemorySheet(size).put(0, 0, { text: '2', editText: '=1+1' }).put(1, 0, 'b');
  const stage = await openStage(sheet);
  await press('Shift+ArrowDown');
  const data = fire(stage, 'copy');
  expect(data.getData('text/plain')).toBe('2\r\nb\r\n');
  expect(readPayload(data.getData('text/html'))?.editTexts).toEqual([['=1+1'], ['b']]);
  stage.state.select(3, 2);
  fire(stage, 'paste', data);
  expect(sheet.actions).toEqual([
    [
      { row: 3, col: 2, text: '=1+1', from: { row: 0, col: 0 } },
      { row: 4, col: 2, text: 'b', from: { row: 1, col: 0 } },
    ],
  ]);
  expect(stage.state.current).toEqual({ top: 3, left: 2, bottom: 4, right: 2 });
});

test('a cut empties its cells in one action', async () => {
  const sheet = new MemorySheet(size).put(0, 0, 'a').put(0, 1, 'b');
  const stage = await openStage(sheet);
  await press('Shift+ArrowRight');
  const data = fire(stage, 'cut');
  expect(data.getData('text/plain')).toBe('a\tb');
  expect(sheet.actions.length).toBe(1);
  expect([sheet.text(0, 0), sheet.text(0, 1)]).toEqual(['', '']);
});

test('Ctrl+C and Ctrl+V go through the real clipboard and tile one cell over a selection', async () => {
  const sheet = new MemorySheet(size).put(0, 0, { text: '2', editText: '=1+1' });
  const stage = await openStage(sheet);
  await press('Ctrl+c');
  stage.state.select(2, 1);
  await press('Shift+ArrowDown', 'Shift+ArrowRight', 'Ctrl+v');
  expect(sheet.actions[0]?.map((edit) => edit.text)).toEqual(['=1+1', '=1+1', '=1+1', '=1+1']);
});

test('on a read-only cell Ctrl+C copies and Ctrl+V changes nothing', async () => {
  const sheet = new MemorySheet(size).put(0, 0, { text: '2', readonly: true }).put(0, 1, { text: '3', readonly: true });
  const stage = await openStage(sheet);
  await press('Ctrl+c');
  expect(stage.state.copied).toEqual({ top: 0, left: 0, bottom: 0, right: 0 });
  await press('ArrowRight', 'Ctrl+v');
  await stage.drawn();
  expect(sheet.actions).toEqual([]);
  expect(document.querySelector('.grid-notice')?.textContent).toBe('1 ô không sửa được');
  await press('ArrowDown', 'Ctrl+v');
  expect(sheet.text(1, 1)).toBe('2');
});

test('while a draft is open, copy and paste belong to its text', async () => {
  const stage = await openStage(new MemorySheet(size));
  await type('a');
  const data = fire(stage, 'copy');
  expect(data.getData('text/html')).toBe('');
  fire(stage, 'paste', offer('', '1\t2'));
  expect(stage.sheet.actions).toEqual([]);
});

test('a table of Excel gives cell boundaries, its plain text the figures, its declared decimal sign the reading', () => {
  const html =
    '<html><head><style>table {mso-displayed-decimal-separator:"\\.";mso-displayed-thousand-separator:"\\,";}</style></head>' +
    '<body><table><tr><td>0.3</td><td>a\n  b</td></tr></table></body></html>';
  expect(readPaste(html, '0.25\ta b', 'me', ',')?.texts).toEqual([['0,25', 'a b']]);
  expect(readPaste(html, 'khác\r\nhình', 'me', ',')?.texts).toEqual([['0,3', 'a b']]);
});

test('merged cells leave blanks, a <br> is a line break, other breaks are blanks', () => {
  const html = '<table><tr><td colspan=2>a<br>b</td><td rowspan=2>c</td></tr><tr><td>d\n e</td><td>f</td></tr></table>';
  expect(readHtmlTable(html)?.texts).toEqual([
    ['a\nb', '', 'c'],
    ['d e', 'f', ''],
  ]);
});

test('pasted HTML runs nothing', async () => {
  const stage = await openStage(new MemorySheet(size));
  fire(stage, 'paste', offer('<table><tr><td><img src=x onerror="window.ran = true">x</td></tr></table>', 'x'));
  await stage.drawn();
  expect(Reflect.get(window, 'ran')).toBeUndefined();
  expect(stage.sheet.text(0, 0)).toBe('x');
});

test('a broken payload of ours falls back to the table', () => {
  const html = '<table data-grid-payload="{&quot;version&quot;:1}"><tr><td>x</td></tr></table>';
  expect(readPaste(html, 'x', 'me', ',')).toEqual({ texts: [['x']], from: null });
});

test('a block copied in another grid carries no places', () => {
  const html =
    '<table data-grid-payload="{&quot;version&quot;:1,&quot;origin&quot;:&quot;other&quot;,&quot;row&quot;:0,&quot;col&quot;:0,&quot;editTexts&quot;:[[&quot;=A1&quot;]]}"></table>';
  expect(readPaste(html, '', 'me', ',')).toEqual({ texts: [['=A1']], from: null });
});
