import { expect, test } from 'vitest';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage } from './stage.ts';

const size = { rowCount: 20, colCount: 12, frozenRows: 0, frozenCols: 0 };
const long = 'Kết quả thực hiện nhiệm vụ được giao trong năm';

function freeSheet(): MemorySheet {
  const sheet = new MemorySheet(size)
    .put(1, 0, long)
    .put(2, 0, long)
    .put(2, 2, 'đầy')
    .put(3, 1, { text: '123.456.789.012,25', align: 'end', number: 123456789012.25 });
  sheet.source = { ...sheet.source, overflow: true };
  return sheet;
}

test('a text longer than its cell runs on over empty cells up to the next full one, without becoming their text', async () => {
  const stage = await openStage(freeSheet());
  const run = [1, 2, 3].map((col) => stage.cellEl(1, col)?.querySelector<HTMLElement>('.grid-spill') ?? null);
  expect(run.map((one) => one?.dataset['text'])).toEqual([long, long, long]);
  expect(run.map((one) => one?.style.left)).toEqual(['-90px', '-180px', '-270px']);
  expect(stage.cellEl(1, 1)?.textContent).toBe('');
  expect(stage.cellEl(2, 1)?.querySelector('.grid-spill')).not.toBeNull();
  expect(stage.cellEl(2, 2)?.textContent).toBe('đầy');
  expect(stage.cellEl(2, 2)?.querySelector('.grid-spill')).toBeNull();
});

test('when the neighbour is filled the text stops before it, when it is emptied the text runs on', async () => {
  const sheet = freeSheet();
  const stage = await openStage(sheet);
  sheet.put(1, 1, 'x');
  sheet.source = { ...sheet.source, overflow: true };
  await stage.drawn();
  expect(stage.cellEl(1, 2)?.querySelector('.grid-spill')).toBeNull();
  sheet.put(1, 1, '');
  sheet.source = { ...sheet.source, overflow: true };
  await stage.drawn();
  expect(stage.cellEl(1, 2)?.querySelector('.grid-spill')).not.toBeNull();
});

test('the text of a column that is scrolled away still runs into the columns in view', async () => {
  const sheet = freeSheet();
  const stage = await openStage(sheet);
  stage.viewport.scrollLeft = 180;
  await stage.drawn();
  expect(stage.cellEl(1, 0)).toBeNull();
  expect(stage.cellEl(1, 2)?.querySelector<HTMLElement>('.grid-spill')?.dataset['text']).toBe(long);
});

test('a number too wide for its column shows ####, keeps its value for hand, eye and ear, and shows it when widened', async () => {
  const sheet = freeSheet();
  const stage = await openStage(sheet);
  const cell = stage.cellEl(3, 1);
  expect(cell?.textContent).toMatch(/^#+$/);
  expect(cell?.title).toContain('123.456.789.012,25');
  expect(cell?.getAttribute('aria-label')).toBe('123.456.789.012,25');
  stage.state.select(3, 1);
  await stage.drawn();
  expect(document.querySelector('.grid-place')?.textContent).toContain('123.456.789.012,25');
  sheet.widths[1] = 200;
  sheet.refresh();
  await stage.drawn();
  expect(stage.cellEl(3, 1)?.textContent).toBe('123.456.789.012,25');
  expect(stage.cellEl(3, 1)?.hasAttribute('aria-label')).toBe(false);
});

test('no number in a column of numbers is drawn wider than its cell', async () => {
  const sheet = new MemorySheet(size, (row, col) => ({ text: '8'.repeat(col + 1 + (row % 3)), align: 'end' }));
  const stage = await openStage(sheet);
  const cells = [
    ...document.querySelectorAll<HTMLElement>('.grid-row:not([hidden]) .grid-cell[role=gridcell]:not([hidden])'),
  ];
  expect(cells.filter((one) => one.textContent.startsWith('#')).length).toBeGreaterThan(0);
  const range = document.createRange();
  for (const one of cells) {
    range.selectNodeContents(one);
    expect(range.getBoundingClientRect().width).toBeLessThanOrEqual(one.clientWidth - 12 + 0.5);
  }
  await stage.drawn();
});
