import axe from 'axe-core';
import { expect, test } from 'vitest';
import { present } from '../../../src/lib/assert.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, type GridStage } from './stage.ts';

const size = { rowCount: 500, colCount: 30, frozenRows: 1, frozenCols: 1 };

function sheetOf(): MemorySheet {
  return new MemorySheet(size, (row, col) => ({ text: `${row}.${col}` }));
}

function find(selector: string): SVGGraphicsElement {
  return present(document.querySelector<SVGGraphicsElement>(selector), selector);
}

/** The outline as it is seen: cut by its part of the view, its border inside its cells. */
function expectOver(stage: GridStage, outline: Element, first: [number, number], last: [number, number]): void {
  const box = outline.getBoundingClientRect();
  const from = present(stage.cellEl(...first), 'first cell').getBoundingClientRect();
  const to = present(stage.cellEl(...last), 'last cell').getBoundingClientRect();
  expect(Math.abs(box.left - from.left)).toBeLessThan(3);
  expect(Math.abs(box.top - from.top)).toBeLessThan(3);
  expect(Math.abs(box.right - to.right)).toBeLessThan(4);
  expect(Math.abs(box.bottom - to.bottom)).toBeLessThan(4);
}

test('an outline lies over its cells, scrolls with them and is gone when it is taken away', async () => {
  const stage = await openStage(sheetOf());
  stage.state.outlines = [{ rect: { top: 3, left: 2, bottom: 5, right: 3 }, tone: 4 }];
  await stage.drawn();
  expectOver(stage, find('.grid-outline'), [3, 2], [5, 3]);
  stage.viewport.scrollTop = 30;
  stage.viewport.scrollLeft = 40;
  await stage.drawn();
  expectOver(stage, find('.grid-outline'), [3, 2], [5, 3]);
  stage.viewport.scrollTop = 4000;
  await stage.drawn();
  expect(document.querySelector('.grid-outline')).toBeNull();
  stage.viewport.scrollTop = 0;
  await stage.drawn();
  expect(document.querySelector('.grid-outline')).not.toBeNull();
  stage.state.outlines = [];
  await stage.drawn();
  expect(document.querySelector('.grid-overlay')).toBeNull();
});

test('an outline over frozen and scrolled cells is cut where they meet', async () => {
  const stage = await openStage(sheetOf());
  stage.state.outlines = [{ rect: { top: 0, left: 0, bottom: 3, right: 2 }, tone: 0 }];
  stage.viewport.scrollLeft = 45;
  stage.viewport.scrollTop = 12;
  await stage.drawn();
  const shell = present(stage.viewport.parentElement, 'shell').getBoundingClientRect();
  const panes = [...document.querySelectorAll('.grid-overlay > svg')];
  expect(panes).toHaveLength(4);
  expect(panes.map((pane) => getComputedStyle(pane).overflow)).toEqual(panes.map(() => 'hidden'));
  const boxes = panes.map((pane) => ['x', 'y', 'width', 'height'].map((name) => Number(pane.getAttribute(name))));
  const frozen = present(stage.cellEl(0, 0), 'the frozen corner').getBoundingClientRect();
  expect(boxes).toContainEqual([frozen.left - shell.left, frozen.top - shell.top, frozen.width, frozen.height]);
});

test('the pointer reaches the cell under an outline and under an arrow', async () => {
  const stage = await openStage(sheetOf());
  stage.state.outlines = [{ rect: { top: 3, left: 2, bottom: 3, right: 2 }, tone: 1 }];
  stage.state.traces = [{ from: { row: 3, col: 2 }, to: { row: 8, col: 4 }, kind: 'precedent' }];
  await stage.drawn();
  const box = find('.grid-outline').getBoundingClientRect();
  const under = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  expect(under?.closest('.grid-cell')).toBe(stage.cellEl(3, 2));
  const dot = find('.grid-trace circle').getBoundingClientRect();
  const underDot = document.elementFromPoint(dot.left + dot.width / 2, dot.top + dot.height / 2);
  expect(underDot?.closest('.grid-cell')).toBe(stage.cellEl(3, 2));
});

test('an arrow runs from the cell that is read to the cell that reads it, red for an error', async () => {
  const stage = await openStage(sheetOf());
  stage.state.traces = [
    { from: { row: 2, col: 2 }, to: { row: 6, col: 4 }, kind: 'precedent' },
    { from: { row: 4, col: 1 }, to: { row: 6, col: 4 }, kind: 'error', area: { top: 4, left: 1, bottom: 5, right: 1 } },
    { from: null, to: { row: 6, col: 4 }, kind: 'precedent' },
  ];
  await stage.drawn();
  const [plain, wrong, away] = [...document.querySelectorAll('.grid-trace')];
  const dot = present(plain?.querySelector('circle'), 'dot').getBoundingClientRect();
  const source = present(stage.cellEl(2, 2), 'source').getBoundingClientRect();
  const isInside = dot.left >= source.left && dot.right <= source.right && dot.top >= source.top;
  expect(isInside).toBe(true);
  const head = present(wrong?.querySelector('polygon'), 'head').getBoundingClientRect();
  const target = present(stage.cellEl(6, 4), 'target').getBoundingClientRect();
  expect(head.right > target.left && head.left < target.right).toBe(true);
  const colours = [plain, wrong].map((arrow) => getComputedStyle(present(arrow, 'arrow')).color);
  expect(colours[0]).not.toBe(colours[1]);
  expect(away?.classList.contains('is-away')).toBe(true);
  expectOver(stage, find('.grid-trace-box.is-error'), [4, 1], [5, 1]);
});

test('Escape asks the caller to take the arrows away', async () => {
  const stage = await openStage(sheetOf());
  stage.state.traces = [{ from: { row: 2, col: 2 }, to: { row: 6, col: 4 }, kind: 'dependent' }];
  await stage.drawn();
  await press('Escape');
  expect(stage.heard).toContain('clearTrace');
});

test('axe finds nothing in a grid with outlines and arrows, which assistive technology never meets', async () => {
  document.documentElement.lang = 'vi';
  document.title = 'Bảng thử';
  const stage = await openStage(sheetOf());
  stage.state.outlines = [{ rect: { top: 3, left: 2, bottom: 5, right: 3 }, tone: 4 }];
  stage.state.traces = [{ from: { row: 2, col: 2 }, to: { row: 6, col: 4 }, kind: 'precedent' }];
  await stage.drawn();
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(find('.grid-overlay').getAttribute('aria-hidden')).toBe('true');
});
