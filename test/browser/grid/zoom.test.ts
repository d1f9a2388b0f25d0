import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { present } from '../../../src/lib/assert.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, sendInput, type GridStage } from './stage.ts';

const size = { rowCount: 200, colCount: 12, frozenRows: 1, frozenCols: 1 };

/** A laptop's screen of 1366 x 768 enlarged to 200 %. */
async function openEnlarged(height: number): Promise<GridStage> {
  const before = { width: innerWidth, height: innerHeight };
  await page.viewport(683, 384);
  await sendInput('Emulation.setEmulatedMedia', { features: [] });
  onTestFinished(() => page.viewport(before.width, before.height));
  return openStage(new MemorySheet(size, (row, col) => ({ text: row === 0 ? `Cột ${col}` : `${row}.${col}` })), height);
}

function boxOf(el: Element | null): DOMRect {
  return present(el, 'the element').getBoundingClientRect();
}

test('at 200 % the editor lies over its cell, in the frozen column and in the others, also after scrolling', async () => {
  const stage = await openEnlarged(240);
  for (const [row, col] of [
    [3, 0],
    [4, 3],
    [150, 9],
  ] as const) {
    stage.state.select(row, col);
    await stage.drawn();
    await press('F2');
    await stage.drawn();
    const [cell, editor] = [boxOf(stage.cellEl(row, col)), boxOf(stage.field)];
    expect(Math.abs(editor.left - cell.left)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(editor.top - cell.top)).toBeLessThanOrEqual(1.5);
    expect(editor.width).toBeGreaterThanOrEqual(cell.width);
    await press('Escape');
  }
});

test('at 200 % the head of a row stands beside its cells and six rows are in view', async () => {
  const stage = await openEnlarged(240);
  const view = stage.viewport.getBoundingClientRect();
  const rows = [...document.querySelectorAll<HTMLElement>('.grid-row:not([hidden])')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return row.getAttribute('aria-rowindex') !== '1' && top >= view.top && bottom <= view.bottom;
  });
  expect(rows.length).toBeGreaterThanOrEqual(6);
  for (const row of rows) {
    const [head, cell] = [boxOf(row.querySelector('.grid-head')), boxOf(row.querySelector('.grid-cell:not([hidden])'))];
    expect(head.top).toBe(cell.top);
    expect(head.right).toBe(cell.left);
  }
});

test('a grid that lies outside an enlarged screen is brought into view when it is given the keyboard', async () => {
  const stage = await openEnlarged(240);
  const spacer = document.createElement('div');
  spacer.style.height = '900px';
  document.body.prepend(spacer);
  onTestFinished(() => spacer.remove());
  window.scrollTo(0, 0);
  expect(boxOf(stage.viewport).top).toBeGreaterThan(innerHeight);
  document.querySelector<HTMLElement>('main > button')?.focus({ preventScroll: true });
  stage.state.focus();
  await stage.drawn();
  expect(boxOf(stage.viewport).bottom).toBeLessThanOrEqual(innerHeight + 1);
});
