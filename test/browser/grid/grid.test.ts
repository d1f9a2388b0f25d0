import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, type } from './stage.ts';

const small = { rowCount: 30, colCount: 8, frozenRows: 1, frozenCols: 1 };

test('a hundred thousand rows are drawn by a screenful of elements, and scrolling draws the rows it reaches', async () => {
  const sheet = new MemorySheet({ rowCount: 100_000, colCount: 40, frozenRows: 1, frozenCols: 1 }, (row, col) => ({
    text: `${row}:${col}`,
  }));
  const stage = await openStage(sheet);
  const before = document.querySelectorAll('.grid-cell').length;
  expect(before).toBeLessThan(300);
  expect(stage.cellEl(3, 2)?.textContent).toBe('3:2');
  stage.viewport.scrollTop = 50_000 * 24;
  stage.viewport.scrollLeft = 1800;
  await stage.drawn();
  const texts = [
    ...document.querySelectorAll<HTMLElement>('.grid-rows .grid-row:not([hidden]) .grid-cell:not([hidden])'),
  ];
  expect(texts.every((cell) => /^(50000|5000[0-9]|5001[0-9]):\d+$/.test(cell.textContent))).toBe(true);
  expect(stage.cellEl(50_005, 0)?.textContent).toBe('50005:0');
  expect(stage.cellEl(0, 25)?.textContent).toBe('0:25');
  expect(document.querySelectorAll('.grid-cell').length).toBe(before);
  stage.viewport.scrollTop = 1e9;
  await stage.drawn();
  expect(stage.cellEl(99_999, 0)?.textContent).toBe('99999:0');
});

test('typing replaces the cell, Enter commits and moves down', async () => {
  const stage = await openStage(new MemorySheet(small).put(1, 1, 'cũ'));
  stage.state.select(1, 1);
  await type('12');
  expect(stage.state.editing?.mode).toBe('enter');
  expect(stage.bar.value).toBe('12');
  await press('Enter');
  expect(stage.sheet.actions).toEqual([[{ row: 1, col: 1, text: '12' }]]);
  expect(stage.state.active).toEqual({ row: 2, col: 1 });
  await stage.drawn();
  expect(stage.cellEl(1, 1)?.textContent).toBe('12');
  expect(stage.field.value).toBe('');
});

test('an arrow commits what was typed, but moves the caret after F2', async () => {
  const stage = await openStage(new MemorySheet(small).put(2, 2, 'ab'));
  stage.state.select(1, 2);
  await type('x');
  await press('ArrowDown');
  expect(stage.sheet.text(1, 2)).toBe('x');
  await press('F2', 'ArrowLeft');
  await type('-');
  await press('Enter');
  expect(stage.sheet.text(2, 2)).toBe('a-b');
});

test('Escape leaves the cell as it was', async () => {
  const stage = await openStage(new MemorySheet(small).put(1, 1, 'cũ'));
  stage.state.select(1, 1);
  await type('mới');
  await press('Escape');
  expect(stage.sheet.actions).toEqual([]);
  expect(stage.state.editing).toBeNull();
  expect(stage.field.value).toBe('');
});

test('Tab walks right and Enter returns to the column it began in', async () => {
  const stage = await openStage(new MemorySheet(small));
  stage.state.select(1, 1);
  await type('1');
  await press('Tab');
  await type('2');
  await press('Tab');
  await type('3');
  await press('Enter');
  expect([1, 2, 3].map((col) => stage.sheet.text(1, col))).toEqual(['1', '2', '3']);
  expect(stage.state.active).toEqual({ row: 2, col: 1 });
});

test('Delete empties every selected cell in one action and leaves read-only cells alone', async () => {
  const sheet = new MemorySheet(small).put(1, 1, 'a').put(1, 2, { text: 'b', readonly: 'Ô tính' }).put(2, 1, 'c');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await press('Shift+ArrowDown', 'Shift+ArrowRight', 'Delete');
  expect(sheet.actions).toEqual([
    [
      { row: 1, col: 1, text: '' },
      { row: 2, col: 1, text: '' },
    ],
  ]);
});

test('a read-only cell refuses typing and says why', async () => {
  const stage = await openStage(new MemorySheet(small).put(1, 1, { text: 'b', readonly: 'Ô tính từ công thức' }));
  stage.state.select(1, 1);
  await stage.drawn();
  await type('5');
  expect(stage.state.editing).toBeNull();
  await stage.drawn();
  expect(document.querySelector('.grid-notice')?.textContent).toBe('Ô tính từ công thức');
});

test('Ctrl+Enter writes the same text in all selected cells, Ctrl+D copies the top row down', async () => {
  const stage = await openStage(new MemorySheet(small));
  stage.state.select(1, 1);
  await press('Shift+ArrowRight');
  await type('7');
  await press('Ctrl+Enter');
  expect([stage.sheet.text(1, 1), stage.sheet.text(1, 2)]).toEqual(['7', '7']);
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Ctrl+d');
  expect(stage.sheet.actions.length).toBe(2);
  expect([stage.sheet.text(3, 1), stage.sheet.text(3, 2)]).toEqual(['7', '7']);
});

test('keys jump over data, to the ends and by pages', async () => {
  const sheet = new MemorySheet({ rowCount: 500, colCount: 8, frozenRows: 0, frozenCols: 0 });
  for (const row of [2, 3, 4]) sheet.put(row, 0, 'x');
  const stage = await openStage(sheet);
  await press('Ctrl+ArrowDown');
  expect(stage.state.active.row).toBe(2);
  await press('Ctrl+ArrowDown');
  expect(stage.state.active.row).toBe(4);
  await press('Ctrl+ArrowDown');
  expect(stage.state.active.row).toBe(499);
  await stage.drawn();
  expect(stage.cellEl(499, 0)?.classList.contains('is-active')).toBe(true);
  await press('Ctrl+Home', 'PageDown');
  expect(stage.state.active.row).toBeGreaterThan(8);
  await press('Ctrl+End');
  expect(stage.state.active).toEqual({ row: 499, col: 7 });
});

test('shortcuts of the caller go to the caller, and undo and redo too', async () => {
  const stage = await openStage(new MemorySheet(small));
  await press('Alt+Shift+ArrowRight', 'Ctrl+z', 'Ctrl+y', 'Ctrl+Shift+z');
  expect(stage.heard).toEqual(['indent', 'undo', 'redo', 'redo']);
});

test('F6 leaves the grid forwards and Shift+F6 backwards', async () => {
  const stage = await openStage(new MemorySheet(small));
  await press('F6');
  expect(document.activeElement?.textContent).toBe('Sau bảng');
  stage.state.focus();
  await press('Shift+F6');
  expect(document.activeElement?.matches('[data-name-box]')).toBe(true);
  stage.bar.focus();
  await press('F6');
  expect(document.activeElement).toBe(stage.field);
  stage.bar.focus();
  await press('Shift+F6');
  expect(document.activeElement?.textContent).toBe('Sau bảng');
});

test('the formula bar edits the active cell and shares the draft', async () => {
  const stage = await openStage(new MemorySheet(small).put(1, 1, { text: '2', editText: '=1+1' }));
  stage.state.select(1, 1);
  await stage.drawn();
  expect(stage.bar.value).toBe('=1+1');
  stage.bar.focus();
  await press('End');
  await type('9');
  await stage.drawn();
  expect(stage.field.value).toBe('=1+19');
  await press('Enter');
  expect(stage.sheet.actions).toEqual([[{ row: 1, col: 1, text: '=1+19' }]]);
  expect(document.activeElement).toBe(stage.field);
});

test('the name box goes to a cell and refuses an unknown name', async () => {
  const stage = await openStage(new MemorySheet(small));
  const box = document.querySelector<HTMLInputElement>('.grid-name');
  box?.focus();
  await type('c12');
  await press('Enter');
  expect(stage.state.active).toEqual({ row: 11, col: 2 });
  box?.focus();
  await type('zz');
  await press('Enter');
  await stage.drawn();
  expect(document.querySelector('[role=alert]')?.textContent).toBe('Không có ô hoặc tên này');
});

test('offered values are listed, filtered without marks, and taken with the arrows and Enter', async () => {
  const sheet = new MemorySheet(small).put(1, 1, { text: '', choices: ['Đạt', 'Không đạt', 'Chưa chấm'] });
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await type('dat');
  await stage.drawn();
  expect([...document.querySelectorAll('[role=option]')].map((option) => option.textContent.trim())).toEqual([
    'Đạt',
    'Không đạt',
  ]);
  await press('ArrowDown', 'ArrowDown', 'Enter');
  expect(sheet.text(1, 1)).toBe('Không đạt');
});

test('a smaller source draws the selection back inside', async () => {
  const stage = await openStage(new MemorySheet(small));
  stage.state.select(29, 7);
  stage.state.setSource({ ...stage.sheet.source, rowCount: 5 });
  expect(stage.state.active).toEqual({ row: 4, col: 7 });
});

test('a draft begun in the cell goes on in the formula bar and is committed there', async () => {
  const stage = await openStage(new MemorySheet(small));
  await type('12');
  await userEvent.click(page.elementLocator(stage.bar));
  expect(stage.state.editing).toEqual({ row: 0, col: 0, draft: '12', mode: 'bar' });
  await press('End');
  await type('3');
  await press('Tab');
  expect(stage.sheet.actions).toEqual([[{ row: 0, col: 0, text: '123' }]]);
  expect(stage.state.active).toEqual({ row: 0, col: 1 });
});

test('visiting the formula bar without a change is no edit', async () => {
  const stage = await openStage(new MemorySheet(small).put(0, 0, 'a'));
  stage.bar.focus();
  await press('Enter');
  stage.bar.focus();
  await userEvent.click(page.getByText('Sau bảng'));
  expect(stage.sheet.actions).toEqual([]);
  expect(stage.state.editing).toBeNull();
});

test('leaving for another control commits the draft', async () => {
  const stage = await openStage(new MemorySheet(small));
  await type('5');
  await userEvent.click(page.getByText('Sau bảng'));
  expect(stage.sheet.text(0, 0)).toBe('5');
});

test('a real double click edits, and a click into the text moves its caret', async () => {
  const stage = await openStage(new MemorySheet(small).put(3, 3, 'abc'));
  const cell = stage.cellEl(3, 3);
  if (!cell) throw new Error('not drawn');
  await userEvent.dblClick(page.elementLocator(cell));
  expect(stage.state.editing?.mode).toBe('edit');
  await stage.drawn();
  await userEvent.click(page.elementLocator(stage.field), { position: { x: 6, y: 12 } });
  await type('x');
  await press('Enter');
  expect(stage.sheet.text(3, 3)).toMatch(/^a?xa?bc$/);
});

test('Alt+Enter breaks the line inside the cell', async () => {
  const stage = await openStage(new MemorySheet(small));
  await type('a');
  await press('Alt+Enter');
  await type('b');
  await press('Enter');
  expect(stage.sheet.text(0, 0)).toBe('a\nb');
});

test('input programs that select with Shift+Left and type over it keep their word', async () => {
  const stage = await openStage(new MemorySheet(small));
  await type('te');
  await press('Shift+ArrowLeft');
  await type('o');
  await press('Enter');
  expect(stage.sheet.text(0, 0)).toBe('to');
});

test('an empty grid takes no text', async () => {
  const stage = await openStage(new MemorySheet({ rowCount: 0, colCount: 0, frozenRows: 0, frozenCols: 0 }));
  await type('a');
  await press('Enter', 'ArrowDown', 'Ctrl+a', 'Delete', 'Ctrl+End', 'F2');
  expect(stage.sheet.actions).toEqual([]);
  expect(stage.state.editing).toBeNull();
});

test('the one tab stop of the grid hands the focus to its field', async () => {
  const stage = await openStage(new MemorySheet(small));
  stage.field.blur();
  stage.viewport.focus();
  expect(document.activeElement).toBe(stage.field);
  expect([stage.viewport.tabIndex, stage.field.tabIndex]).toEqual([0, -1]);
});
