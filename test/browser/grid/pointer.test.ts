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

async function drag(stage: GridStage, from: Point, to: Point): Promise<void> {
  fire(stage, 'pointerdown', from);
  fire(stage, 'pointermove', to);
  await stage.drawn();
  fire(stage, 'pointerup', to);
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
