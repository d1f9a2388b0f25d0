import { expect, test } from 'vitest';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, type } from './stage.ts';
import type { GridStage } from './stage.ts';

const size = { rowCount: 200, colCount: 8, frozenRows: 0, frozenCols: 0 };

interface Point {
  readonly x: number;
  readonly y: number;
}

function centre(stage: GridStage, row: number, col: number): Point {
  return middle(stage.cellEl(row, col));
}

function middle(el: Element | null): Point {
  const box = el?.getBoundingClientRect();
  if (!box) throw new Error('not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function fire(stage: GridStage, kind: string, { x, y }: Point, more: PointerEventInit = {}): void {
  const target = document.elementFromPoint(x, y) ?? stage.viewport;
  const event = new PointerEvent(kind, {
    bubbles: true,
    cancelable: true,
    button: 0,
    pointerId: 1,
    clientX: x,
    clientY: y,
    ...more,
  });
  (kind === 'pointerdown' || kind === 'dblclick' || kind === 'contextmenu' ? target : stage.viewport).dispatchEvent(
    event,
  );
}

async function drag(stage: GridStage, from: Point, to: Point, more: PointerEventInit = {}): Promise<void> {
  fire(stage, 'pointerdown', from, more);
  fire(stage, 'pointermove', to, { ...more, buttons: 1 });
  await stage.drawn();
  fire(stage, 'pointerup', to, more);
  await stage.drawn();
}

async function click(stage: GridStage, point: Point, more: PointerEventInit = {}): Promise<void> {
  fire(stage, 'pointerdown', point, more);
  fire(stage, 'pointerup', point, more);
  await stage.drawn();
}

test('a drag selects a block, Shift extends it, Ctrl adds another', async () => {
  const stage = await openStage(new MemorySheet(size));
  await drag(stage, centre(stage, 1, 1), centre(stage, 3, 2));
  expect(stage.state.current).toEqual({ top: 1, left: 1, bottom: 3, right: 2 });
  expect(stage.state.active).toEqual({ row: 1, col: 1 });
  expect(stage.cellEl(2, 2)?.getAttribute('aria-selected')).toBe('true');
  await click(stage, centre(stage, 5, 3), { shiftKey: true });
  expect(stage.state.current).toEqual({ top: 1, left: 1, bottom: 5, right: 3 });
  await click(stage, centre(stage, 7, 0), { ctrlKey: true });
  expect(stage.state.ranges.length).toBe(2);
  expect(stage.state.active).toEqual({ row: 7, col: 0 });
});

test('a drag below the grid scrolls and goes on selecting', async () => {
  const stage = await openStage(new MemorySheet(size));
  const start = centre(stage, 1, 1);
  fire(stage, 'pointerdown', start);
  const below = { x: start.x, y: stage.viewport.getBoundingClientRect().bottom + 60 };
  fire(stage, 'pointermove', below);
  for (let i = 0; i < 10; i++) await stage.drawn();
  fire(stage, 'pointerup', below);
  expect(stage.viewport.scrollTop).toBeGreaterThan(50);
  expect(stage.state.current.bottom).toBeGreaterThan(16);
});

test('heads select whole columns and rows, the corner everything', async () => {
  const stage = await openStage(new MemorySheet(size));
  const columnHead = document.querySelector('.grid-heads .grid-scrolled [aria-colindex="4"]');
  await click(stage, middle(columnHead));
  expect(stage.state.current).toEqual({ top: 0, left: 2, bottom: 199, right: 2 });
  await click(stage, middle(document.querySelector('.grid-rows .grid-row[aria-rowindex="5"] .grid-head')));
  expect(stage.state.current).toEqual({ top: 3, left: 0, bottom: 3, right: 7 });
  await click(stage, middle(document.querySelector('.grid-corner')));
  expect(stage.state.current).toEqual({ top: 0, left: 0, bottom: 199, right: 7 });
});

test('a double click edits the cell with its own text', async () => {
  const stage = await openStage(new MemorySheet(size).put(2, 2, { text: '2', editText: '=1+1' }));
  await click(stage, centre(stage, 2, 2));
  fire(stage, 'dblclick', centre(stage, 2, 2));
  expect(stage.state.editing).toEqual({ row: 2, col: 2, draft: '=1+1', mode: 'edit' });
});

test('a click on another cell commits the draft', async () => {
  const stage = await openStage(new MemorySheet(size));
  await type('5');
  await click(stage, centre(stage, 4, 4));
  expect(stage.sheet.text(0, 0)).toBe('5');
  expect(stage.state.active).toEqual({ row: 4, col: 4 });
});

test('the fill handle goes on with a series in one action', async () => {
  const sheet = new MemorySheet(size).put(1, 1, '0,1').put(2, 1, '0,2');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await press('Shift+ArrowDown');
  await stage.drawn();
  await drag(stage, middle(document.querySelector('.grid-fill')), centre(stage, 5, 1));
  expect(sheet.actions.length).toBe(1);
  expect([3, 4, 5].map((row) => sheet.text(row, 1))).toEqual(['0,3', '0,4', '0,5']);
  expect(stage.state.current.bottom).toBe(5);
});

test('the edge of a column head resizes the column once, at the end of the drag', async () => {
  const stage = await openStage(new MemorySheet(size));
  const head = document.querySelector('.grid-heads .grid-scrolled [aria-colindex="3"]')?.getBoundingClientRect();
  const edge = { x: (head?.right ?? 0) - 1, y: (head?.top ?? 0) + 10 };
  await drag(stage, edge, { ...edge, x: edge.x + 41 });
  expect(stage.heard).toEqual(['resize 1']);
  expect(stage.sheet.widths[1]).toBe(130);
  expect(stage.cellEl(0, 1)?.getBoundingClientRect().width).toBe(130);
});

test('the toggle of a tree row asks the caller, Alt+Right expands by key', async () => {
  const sheet = new MemorySheet(size);
  sheet.tree = (row) => ({ level: row % 3 === 0 ? 1 : 2, expandable: row % 3 === 0, expanded: false });
  const stage = await openStage(sheet);
  await click(stage, middle(stage.cellEl(3, 0)?.querySelector('.grid-toggle') ?? null));
  stage.state.select(6, 0);
  await press('Alt+ArrowRight', 'Alt+ArrowLeft');
  expect(stage.heard).toEqual(['toggle 3', 'toggle 6']);
});

test('the context menu keeps the selection it opens on', async () => {
  const stage = await openStage(new MemorySheet(size));
  await drag(stage, centre(stage, 1, 1), centre(stage, 3, 2));
  fire(stage, 'contextmenu', centre(stage, 2, 2));
  expect(stage.state.current.bottom).toBe(3);
  fire(stage, 'contextmenu', centre(stage, 6, 2));
  expect(stage.state.current).toEqual({ top: 6, left: 2, bottom: 6, right: 2 });
  expect(stage.heard).toEqual(['menu', 'menu']);
});

test('a click on a cell while a formula is typed writes its reference; another replaces it; a drag writes the block', async () => {
  const stage = await openStage(new MemorySheet(size));
  await type('=');
  await click(stage, centre(stage, 2, 1));
  expect(stage.state.editing?.draft).toBe('=B3');
  await click(stage, centre(stage, 4, 2));
  expect(stage.field.value).toBe('=C5');
  stage.field.setRangeText('+', 3, 3, 'end');
  stage.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drag(stage, centre(stage, 1, 1), centre(stage, 3, 2));
  expect(stage.state.editing?.draft).toBe('=C5+B2:C4');
  expect(stage.state.active).toEqual({ row: 0, col: 0 });
  await press('Enter');
  await stage.drawn();
  expect(stage.sheet.source.cell(0, 0).text).toBe('=C5+B2:C4');
});

test('a click after a finished formula takes it and selects the cell', async () => {
  const stage = await openStage(new MemorySheet(size));
  await type('=1');
  await click(stage, centre(stage, 2, 1));
  expect(stage.state.editing).toBeNull();
  expect(stage.state.active).toEqual({ row: 2, col: 1 });
});

/** A point on the lower border of a cell, away from the fill handle. */
function border(stage: GridStage, row: number, col: number): Point {
  const box = stage.cellEl(row, col)?.getBoundingClientRect();
  if (!box) throw new Error('not drawn');
  return { x: box.x + 20, y: box.bottom - 2 };
}

test('a person who drags the border of the selection moves the block, and its outline goes along', async () => {
  const sheet = new MemorySheet(size).put(1, 1, 'a').put(2, 1, 'b');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await press('Shift+ArrowDown');
  await stage.drawn();
  const from = border(stage, 2, 1);
  fire(stage, 'pointermove', from);
  expect(getComputedStyle(stage.cellEl(2, 1) ?? stage.viewport).cursor).toBe('move');
  fire(stage, 'pointerdown', from);
  fire(stage, 'pointermove', border(stage, 6, 3), { buttons: 1 });
  await stage.drawn();
  expect(stage.cellEl(5, 3)?.className).toContain('ant-top');
  fire(stage, 'pointerup', border(stage, 6, 3));
  await stage.drawn();
  expect(sheet.actions.length).toBe(1);
  expect([sheet.text(1, 1), sheet.text(2, 1), sheet.text(5, 3), sheet.text(6, 3)]).toEqual(['', '', 'a', 'b']);
  expect(stage.state.current).toEqual({ top: 5, left: 3, bottom: 6, right: 3 });
});

test('with Ctrl held a drag of the border copies', async () => {
  const sheet = new MemorySheet(size).put(1, 1, 'a');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await stage.drawn();
  await drag(stage, border(stage, 1, 1), border(stage, 4, 4), { ctrlKey: true });
  expect([sheet.text(1, 1), sheet.text(4, 4)]).toEqual(['a', 'a']);
});

test('a press on the border that goes nowhere selects the cell', async () => {
  const sheet = new MemorySheet(size).put(1, 1, 'a');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await press('Shift+ArrowDown');
  await stage.drawn();
  await click(stage, border(stage, 2, 1));
  expect(stage.state.current).toEqual({ top: 2, left: 1, bottom: 2, right: 1 });
  expect(sheet.actions).toEqual([]);
});

test('a block dragged towards the edge of the sheet stays inside it', async () => {
  const sheet = new MemorySheet(size).put(2, 2, 'a').put(3, 2, 'b');
  const stage = await openStage(sheet);
  stage.state.select(2, 2);
  await press('Shift+ArrowDown');
  await stage.drawn();
  await drag(stage, border(stage, 3, 2), border(stage, 0, 0));
  expect(stage.state.current).toEqual({ top: 0, left: 0, bottom: 1, right: 0 });
  expect([sheet.text(0, 0), sheet.text(1, 0)]).toEqual(['a', 'b']);
});

test('the fill handle with Ctrl held makes a series of one number and repeats what would be one', async () => {
  const sheet = new MemorySheet(size).put(1, 1, '5').put(1, 3, 'Tiêu chí 1');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await stage.drawn();
  await drag(stage, middle(document.querySelector('.grid-fill')), centre(stage, 3, 1), { ctrlKey: true });
  expect([2, 3].map((row) => sheet.text(row, 1))).toEqual(['6', '7']);
  stage.state.select(1, 3);
  await stage.drawn();
  await drag(stage, middle(document.querySelector('.grid-fill')), centre(stage, 2, 3), { ctrlKey: true });
  stage.state.select(1, 3);
  await stage.drawn();
  await drag(stage, middle(document.querySelector('.grid-fill')), centre(stage, 1, 4));
  expect([sheet.text(2, 3), sheet.text(1, 4)]).toEqual(['Tiêu chí 1', 'Tiêu chí 2']);
});

test('the fill handle pulled up and to the left goes on backwards', async () => {
  const sheet = new MemorySheet(size).put(5, 2, '10').put(6, 2, '12').put(8, 2, '7');
  const stage = await openStage(sheet);
  stage.state.select(5, 2);
  await press('Shift+ArrowDown');
  await stage.drawn();
  await drag(stage, middle(document.querySelector('.grid-fill')), centre(stage, 3, 2));
  expect([sheet.text(4, 2), sheet.text(3, 2)]).toEqual(['8', '6']);
  stage.state.select(8, 2);
  await stage.drawn();
  await drag(stage, middle(document.querySelector('.grid-fill')), centre(stage, 8, 0));
  expect([sheet.text(8, 1), sheet.text(8, 0)]).toEqual(['7', '7']);
});

test('a double click on the fill handle fills down to the end of the neighbouring column', async () => {
  const sheet = new MemorySheet(size).put(1, 1, 'Mục 1');
  for (let row = 1; row < 6; row++) sheet.put(row, 0, 'x');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await stage.drawn();
  fire(stage, 'dblclick', middle(document.querySelector('.grid-fill')));
  await stage.drawn();
  expect([2, 5, 6].map((row) => sheet.text(row, 1))).toEqual(['Mục 2', 'Mục 5', '']);
  expect(stage.state.current.bottom).toBe(5);
});

test('Ctrl+D repeats and makes no series', async () => {
  const sheet = new MemorySheet(size).put(1, 1, 'Mục 1');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Ctrl+d');
  expect([2, 3].map((row) => sheet.text(row, 1))).toEqual(['Mục 1', 'Mục 1']);
});

/** Presses, drags, presses Escape and lets the pointer go where it is. */
async function dragAndEscape(stage: GridStage, from: Point, to: Point): Promise<void> {
  fire(stage, 'pointerdown', from);
  fire(stage, 'pointermove', to, { buttons: 1 });
  await stage.drawn();
  await press('Escape');
  await stage.drawn();
  fire(stage, 'pointermove', { x: to.x + 5, y: to.y + 5 }, { buttons: 1 });
  await stage.drawn();
  fire(stage, 'pointerup', to);
  await stage.drawn();
}

test('Escape while the fill handle or the border of a block is dragged changes no cell and keeps the selection', async () => {
  const sheet = new MemorySheet(size).put(1, 1, '0,1').put(2, 1, '0,2');
  const stage = await openStage(sheet);
  stage.state.select(1, 1);
  await press('Shift+ArrowDown', 'Ctrl+c');
  await stage.drawn();
  stage.state.outlineCopy(stage.state.current, null);
  const before = stage.state.current;
  await dragAndEscape(stage, middle(document.querySelector('.grid-fill')), centre(stage, 5, 1));
  await dragAndEscape(stage, border(stage, 2, 1), border(stage, 6, 3));
  expect(sheet.actions).toEqual([]);
  expect(stage.state.current).toEqual(before);
  expect(stage.cellEl(5, 1)?.className).not.toContain('ant-');
  expect(stage.state.copied).toEqual(before);
});

test('Escape while the edge of a column is dragged leaves its width, and no guide line behind', async () => {
  const stage = await openStage(new MemorySheet(size));
  const head = document.querySelector('.grid-heads .grid-scrolled [aria-colindex="3"]')?.getBoundingClientRect();
  const edge = { x: (head?.right ?? 0) - 1, y: (head?.top ?? 0) + 10 };
  await dragAndEscape(stage, edge, { ...edge, x: edge.x + 41 });
  expect(stage.heard).toEqual([]);
  expect(document.querySelector('.grid-guide')).toBeNull();
});

test('Escape while a block or column heads are selected by dragging brings the selection of before back', async () => {
  const stage = await openStage(new MemorySheet(size));
  stage.state.select(7, 3);
  await press('Shift+ArrowDown');
  await stage.drawn();
  const before = { rects: stage.state.rects, active: stage.state.active };
  await dragAndEscape(stage, centre(stage, 1, 1), centre(stage, 3, 2));
  expect({ rects: stage.state.rects, active: stage.state.active }).toEqual(before);
  const head = (col: number): Point => middle(document.querySelector(`.grid-heads [aria-colindex="${col + 2}"]`));
  await dragAndEscape(stage, head(1), head(3));
  expect({ rects: stage.state.rects, active: stage.state.active }).toEqual(before);
  await press('ArrowRight');
  expect(stage.state.active).toEqual({ row: 7, col: 4 });
});

test('Escape while cells are pointed at for a formula ends the formula, and the drag with it', async () => {
  const stage = await openStage(new MemorySheet(size));
  await type('=');
  await dragAndEscape(stage, centre(stage, 2, 1), centre(stage, 4, 2));
  expect(stage.state.editing).toBeNull();
  expect(stage.sheet.actions).toEqual([]);
  expect(stage.state.active).toEqual({ row: 0, col: 0 });
});
