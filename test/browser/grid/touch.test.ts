import { expect, onTestFinished, test } from 'vitest';
import { present } from '../../../src/lib/assert.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, sendInput, type, type GridStage } from './stage.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const size = { rowCount: 1000, colCount: 20, frozenRows: 1, frozenCols: 1 };

async function openTouchStage(): Promise<GridStage> {
  await sendInput('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  onTestFinished(() => sendInput('Emulation.setTouchEmulationEnabled', { enabled: false }));
  return openStage(new MemorySheet(size, (row, col) => ({ text: `${row}.${col}` })));
}

/** A point of the grid, in the coordinates of the page that holds the test's frame. */
function toPage({ x, y }: Point): Point {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const scale = frame.width / innerWidth;
  return { x: frame.left + x * scale, y: frame.top + y * scale };
}

function centre(stage: GridStage, row: number, col: number): Point {
  const box = present(stage.cellEl(row, col), 'the cell').getBoundingClientRect();
  return toPage({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

async function tap(stage: GridStage, row: number, col: number): Promise<void> {
  const point = centre(stage, row, col);
  await sendInput('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await sendInput('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('a finger drawn over the cells scrolls them and selects nothing', async () => {
  const stage = await openTouchStage();
  const { x, y } = centre(stage, 10, 2);
  await sendInput('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let step = 1; step <= 10; step++)
    await sendInput('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - step * 15 }] });
  await sendInput('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => stage.viewport.scrollTop).toBeGreaterThan(60);
  expect(stage.state.active).toEqual({ row: 0, col: 0 });
  expect(stage.state.rects).toHaveLength(1);
});

test('a tap selects the cell under the finger and gives the grid the keyboard', async () => {
  const stage = await openTouchStage();
  await tap(stage, 4, 2);
  await expect.poll(() => stage.state.active).toEqual({ row: 4, col: 2 });
  expect(document.activeElement).toBe(stage.field);
  expect(stage.state.editing).toBeNull();
});

test('a double tap opens the editor, and what is typed then is entered by a tap elsewhere', async () => {
  const stage = await openTouchStage();
  // Not where the test before has tapped: the browser counts quick taps on one place.
  await tap(stage, 9, 1);
  await tap(stage, 9, 1);
  await expect.poll(() => stage.state.editing?.mode).toBe('edit');
  await stage.drawn();
  expect(stage.field.value).toBe('9.1');
  await type('5');
  await tap(stage, 3, 2);
  await expect.poll(() => stage.sheet.text(9, 1)).toBe('9.15');
  expect(stage.state.active).toEqual({ row: 3, col: 2 });
});
