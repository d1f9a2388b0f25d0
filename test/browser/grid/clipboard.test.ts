import { expect, test } from 'vitest';
import { readHtmlTable, readPayload } from '../../../src/grid/htmlTable.ts';
import { readPaste, readPasteInSteps } from '../../../src/grid/clipboard.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { KEPT_STYLE, findRows, parseRows } from '../../../src/grid/tableRows.ts';
import { excel, googleSheets, libreOffice } from './clipboardSources.ts';
import type { PastedBlock } from '../../../src/grid/clipboard.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, type } from './stage.ts';
import type { GridStage } from './stage.ts';

const size = { rowCount: 30, colCount: 8, frozenRows: 0, frozenCols: 0 };

function fire(stage: GridStage, kind: 'copy' | 'cut' | 'paste', data = new DataTransfer()): DataTransfer {
  stage.field.dispatchEvent(new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }));
  return data;
}

const reader = { book: 'grid', origin: 'me', decimalSign: ',' } as const;

function read(html: string, plain: string): PastedBlock {
  const block = readPaste(html, plain, reader);
  if (!block) throw new Error('there is text on the clipboard');
  return block;
}

function textsOf(block: PastedBlock): string[][] {
  return block.cells.map((line) => line.map((cell) => cell.text));
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
  expect(readPayload(data.getData('text/html'))?.cells).toEqual([[['=1+1', '2', null]], ['b']]);
  stage.state.select(3, 2);
  fire(stage, 'paste', data);
  expect(sheet.actions).toEqual([
    [
      { row: 3, col: 2, text: '=1+1', value: '2', from: { row: 0, col: 0 } },
      { row: 4, col: 2, text: 'b', from: { row: 1, col: 0 } },
    ],
  ]);
  expect(stage.state.current).toEqual({ top: 3, left: 2, bottom: 4, right: 2 });
});

test('Ctrl+X only marks, Ctrl+V moves the block in one action, a second Ctrl+V copies', async () => {
  const sheet = new MemorySheet(size).put(0, 0, 'a').put(0, 1, 'b');
  const stage = await openStage(sheet);
  await press('Shift+ArrowRight', 'Ctrl+x');
  await stage.drawn();
  expect(sheet.actions).toEqual([]);
  expect(stage.cellEl(0, 0)?.className).toContain('ant-left');
  stage.state.select(2, 1);
  await press('Ctrl+v');
  expect(sheet.actions.length).toBe(1);
  expect([sheet.text(0, 0), sheet.text(0, 1), sheet.text(2, 1), sheet.text(2, 2)]).toEqual(['', '', 'a', 'b']);
  expect(stage.state.current).toEqual({ top: 2, left: 1, bottom: 2, right: 2 });
  stage.state.select(4, 4);
  await press('Ctrl+v');
  expect([sheet.text(2, 1), sheet.text(4, 4), sheet.text(4, 5)]).toEqual(['a', 'a', 'b']);
});

test('a block moved over a part of itself keeps what was moved', async () => {
  const sheet = new MemorySheet(size).put(0, 0, 'a').put(0, 1, 'b');
  const stage = await openStage(sheet);
  await press('Shift+ArrowRight', 'Ctrl+x');
  stage.state.select(0, 1);
  await press('Ctrl+v');
  expect([sheet.text(0, 0), sheet.text(0, 1), sheet.text(0, 2)]).toEqual(['', 'a', 'b']);
});

test('Escape ends a cut: what is pasted then is a copy', async () => {
  const sheet = new MemorySheet(size).put(0, 0, 'a');
  const stage = await openStage(sheet);
  await press('Ctrl+x', 'Escape');
  stage.state.select(3, 3);
  await press('Ctrl+v');
  expect([sheet.text(0, 0), sheet.text(3, 3)]).toEqual(['a', 'a']);
});

test('a cut from a read-only cell moves nothing', async () => {
  const sheet = new MemorySheet(size).put(0, 0, { text: '9', readonly: true });
  const stage = await openStage(sheet);
  await press('Ctrl+x');
  stage.state.select(3, 3);
  await press('Ctrl+v');
  await stage.drawn();
  expect([sheet.text(0, 0), sheet.text(3, 3)]).toEqual(['9', '']);
  expect(document.querySelector('.grid-notice')?.textContent).toBe('1 ô không sửa được');
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
  expect(read(html, '0.25\ta b')).toMatchObject({ sign: '.', cells: [[{ text: '0.25' }, { text: 'a b' }]] });
  expect(textsOf(read(html, 'khác\r\nhình'))).toEqual([['0.3', 'a b']]);
});

test('numbers pasted from an English Excel read as here, text cells stay text', async () => {
  const stage = await openStage(new MemorySheet(size));
  fire(stage, 'paste', offer(excel.html, excel.plain));
  expect(stage.sheet.actions[0]?.map(({ text, isText }) => [text, isText ?? false])).toEqual([
    ['1.234,5', false],
    ['12,50%', false],
    ['Ban hành kịp thời', false],
    ['001', true],
  ]);
});

test('LibreOffice gives numbers in full, days as days and text as text', async () => {
  const stage = await openStage(new MemorySheet(size));
  fire(stage, 'paste', offer(libreOffice.html, libreOffice.plain));
  expect(stage.sheet.actions[0]?.map(({ text, isText }) => [text, isText ?? false])).toEqual([
    ['0,333333333333333', false],
    ['91,17%', false],
    ['31/12/2026', false],
    ['007', true],
  ]);
});

test('Google Sheets gives numbers in full, codes as text, values of formulas', async () => {
  const stage = await openStage(new MemorySheet(size));
  fire(stage, 'paste', offer(googleSheets.html, googleSheets.plain));
  expect(stage.sheet.actions[0]?.map(({ text, isText }) => [text, isText ?? false])).toEqual([
    ['1234,56789', false],
    ['12,5%', false],
    ['1.10', true],
    ['TRUE', false],
    ['31/12/2026', false],
  ]);
});

test('hard blanks become blanks, marks join their letters, a lone quote is a letter', () => {
  expect(textsOf(read('', '1\u00a0234\te\u0302\u0301\t"A\r\n'))).toEqual([['1 234', '\u1ebf', '"A']]);
});

test('what is copied tells LibreOffice and Excel its numbers in full', async () => {
  const sheet = new MemorySheet(size).put(0, 0, { text: '0,33', number: 1 / 3, align: 'end' });
  const stage = await openStage(sheet);
  const html = fire(stage, 'copy').getData('text/html');
  expect(html).toContain('<td sdval="0.3333333333333333" sdnum="1033;" x:num="0.3333333333333333">0,33</td>');
});

test('merged cells leave blanks, a <br> is a line break, other breaks are blanks', () => {
  const html = '<table><tr><td colspan=2>a<br>b</td><td rowspan=2>c</td></tr><tr><td>d\n e</td><td>f</td></tr></table>';
  expect(finishSteps(readHtmlTable(html, ','))?.cells.map((line) => line.map((cell) => cell.text))).toEqual([
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
  const html = '<table data-grid-payload="{&quot;version&quot;:2}"><tr><td>x</td></tr></table>';
  expect(read(html, 'x')).toEqual({ cells: [[{ text: 'x' }]], sign: null, cut: null });
});

function payloadOf(changes: Record<string, unknown>): string {
  const payload = {
    version: 2,
    book: 'grid',
    origin: 'me',
    row: 4,
    col: 2,
    sheet: 'free.f1',
    rows: ['r5'],
    columns: ['cC'],
    sign: ',',
    cut: null,
    cells: [[['=A1', '7', '=token']]],
    ...changes,
  };
  return `<table data-grid-payload="${JSON.stringify(payload).replaceAll('"', '&quot;')}"></table>`;
}

test('a copy of this grid keeps its places, its value and its token', () => {
  const origin = { sheet: 'free.f1', row: 'r5', column: 'cC' };
  const from = { row: 4, col: 2 };
  expect(read(payloadOf({}), '').cells).toEqual([[{ text: '=A1', value: '7', token: '=token', from, origin }]]);
});

test('a copy of another sheet keeps its keys but no place of this grid', () => {
  const [cell] = read(payloadOf({ origin: 'other' }), '').cells[0] ?? [];
  expect([cell?.from, cell?.origin?.row]).toEqual([undefined, 'r5']);
});

test('a copy of another workbook keeps its text and value alone', () => {
  expect(read(payloadOf({ book: 'other', cut: 'x' }), '')).toEqual({
    cells: [[{ text: '=A1', value: '7' }]],
    sign: ',',
    cut: null,
  });
});

test('a copy made under the other decimal sign reads as the same number', async () => {
  const stage = await openStage(new MemorySheet(size));
  fire(stage, 'paste', offer(payloadOf({ sign: '.', cells: [['1.5', 'v1.5']], columns: ['cC', 'cD'] }), ''));
  expect([stage.sheet.text(0, 0), stage.sheet.text(0, 1)]).toEqual(['1,5', 'v1.5']);
});

test('cells of text take codes as they are, numbers beside them turn', async () => {
  const sheet = new MemorySheet(size).put(0, 0, { text: 'a', isText: true });
  const stage = await openStage(sheet);
  fire(stage, 'paste', offer(payloadOf({ sign: '.', cells: [['1.10', '1.10']], columns: ['cC', 'cD'] }), ''));
  expect([sheet.text(0, 0), sheet.text(0, 1)]).toEqual(['1.10', '1,10']);
});

test('a paste reaches past the end of a sheet that may grow, and is cropped elsewhere', async () => {
  const small = new MemorySheet({ ...size, rowCount: 2 });
  const stage = await openStage(small);
  stage.state.select(1, 0);
  fire(stage, 'paste', offer('', 'a\r\nb\r\nc\r\n'));
  expect(small.actions[0]?.length).toBe(1);
  expect(stage.state.source?.maxRows).toBeUndefined();
  small.source = { ...small.source, maxRows: 3 };
  await stage.drawn();
  fire(stage, 'paste', offer('', 'a\r\nb\r\nc\r\n'));
  expect(small.actions[1]?.map(({ row }) => row)).toEqual([1, 2]);
});

test('a long table is read in steps, and comes out as one that is read at once', () => {
  const rows = Array.from(
    { length: 1000 },
    (_, row) => `<tr><td rowspan=${row === 199 ? 2 : 1}>a${row}</td><td>b</td></tr>`,
  );
  const html = `<table><caption>x</caption><thead>${rows[0] ?? ''}</thead><tbody>${rows.slice(1).join('\n')}</tbody></table>`;
  const steps = readPasteInSteps(html, '', reader);
  const shares: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) shares.push(step.value);
  expect(new Set(shares).size).toBeGreaterThan(4);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const texts = step.value ? textsOf(step.value) : [];
  expect(texts).toHaveLength(1000);
  // The cell that reaches over the end of one part pushes its neighbours in the next.
  expect([texts[0], texts[199], texts[200], texts[999]]).toEqual([
    ['a0', 'b', ''],
    ['a199', 'b', ''],
    ['', 'a200', 'b'],
    ['a999', 'b', ''],
  ]);
});

test('rows and styles that stand in quotes, comments and inner tables are none of the table', () => {
  const html =
    '<!-- <table><tr><td>no</td></tr></table> --></table><table title="<tr>"><tr><td title="a style=b > c">1 style=2' +
    '<table><tr><td>in</td></tr></table></td></tr><tr><td style=\'mso-number-format:"\\@"\'>007</td></tr></table><table><tr><td>second</td></tr></table>';
  const block = read(html, '');
  expect(textsOf(block)).toEqual([['1 style=2in'], ['007']]);
  expect(block.cells[1]?.[0]?.isText).toBe(true);
});

test('styles of a pasted table are never put in force: each would be reported as forbidden', () => {
  const [row] = parseRowsOf('<table><tr><td style="color:red" Style = x>1</td></tr></table>');
  expect(row?.cells[0]?.hasAttribute('style')).toBe(false);
  expect(row?.cells[0]?.getAttribute(KEPT_STYLE)).toBe('color:red');
});

function parseRowsOf(html: string): readonly HTMLTableRowElement[] {
  const places = findRows(html);
  return places ? [...parseRows(html, places)].flat() : [];
}
