import { expect, test } from 'vitest';
import { present } from '../../../src/lib/assert.ts';
import { ROW_HEIGHT } from '../../bench/grids/benchGrid.ts';
import { look, nextPaint, placeSamples, type Samples } from '../../bench/grids/sampling.ts';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, sendInput, type GridStage } from './stage.ts';

const size = { rowCount: 100_000, colCount: 40, frozenRows: 0, frozenCols: 0 };
const cellSelector = '.grid-row:not([hidden]) .grid-cell[role=gridcell]:not([hidden])';

/** Numbers that never repeat: a cell of another place is found by its text. */
function numberedSheet(): MemorySheet {
  return new MemorySheet(size, (row, col) => ({ text: String(row * size.colCount + col), align: 'end' }));
}

function pointsOf(stage: GridStage): Samples {
  return placeSamples(cellSelector, present(stage.viewport.closest<HTMLElement>('.grid-shell'), 'the grid'));
}

/** Counts the most frames in a row in which a cell was empty or showed another's text. */
class Watch {
  frames = 0;
  longestGap = 0;
  #gap = 0;
  readonly #stage: GridStage;
  readonly #samples: Samples;

  constructor(stage: GridStage, samples: Samples) {
    this.#stage = stage;
    this.#samples = samples;
  }

  /** Waits for a frame to be painted and looks at it. */
  async frame(): Promise<void> {
    await nextPaint();
    const { blank, wrong } = look(this.#samples, this.#stage.viewport);
    this.frames++;
    this.#gap = blank + wrong > 0 ? this.#gap + 1 : 0;
    this.longestGap = Math.max(this.longestGap, this.#gap);
  }
}

/** Turns the wheel over the middle of the grid, one notch of 120 px each frame. */
async function turnWheel(stage: GridStage, notches: number, watch: Watch): Promise<void> {
  const view = stage.viewport.getBoundingClientRect();
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const scale = frame.width / innerWidth;
  const x = frame.left + (view.left + view.width / 2) * scale;
  const y = frame.top + (view.top + view.height / 2) * scale;
  const sent: Promise<void>[] = [];
  for (let notch = 0; notch < notches; notch++) {
    sent.push(sendInput('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: 120 }));
    await watch.frame();
  }
  const turned = Promise.all(sent);
  for (let rest = 0; rest < 10; rest++) await watch.frame();
  await turned;
}

test('the wheel turned fast over 100,000 rows x 40 columns leaves no cell blank or wrong for longer than two frames', async () => {
  const stage = await openStage(numberedSheet());
  const samples = pointsOf(stage);
  const watch = new Watch(stage, samples);
  await turnWheel(stage, 120, watch);
  await expect.poll(() => stage.viewport.scrollTop).toBeGreaterThan(120 * 100);
  expect(watch.frames).toBeGreaterThan(60);
  expect(watch.longestGap).toBeLessThanOrEqual(2);

  // The test sees what it is there to see.
  present(document.querySelector<HTMLElement>('.grid-rows'), 'the rows').style.visibility = 'hidden';
  expect(look(samples, stage.viewport).blank).toBeGreaterThan(0);
  await stage.drawn();
});

test('page after page and leaps from end to end leave no cell blank or wrong for longer than two frames', async () => {
  const stage = await openStage(numberedSheet());
  const watch = new Watch(stage, pointsOf(stage));
  for (let page = 1; page <= 60; page++) {
    await watch.frame();
    stage.viewport.scrollTop = page * stage.viewport.clientHeight;
  }
  for (let leap = 1; leap <= 40; leap++) {
    await watch.frame();
    stage.viewport.scrollTop = ((leap * 48_611) % 99_000) * ROW_HEIGHT;
  }
  await watch.frame();
  expect(watch.longestGap).toBeLessThanOrEqual(2);
});

test('the last of 100,000 rows is reached with the scroll bar and with Ctrl+End', async () => {
  const stage = await openStage(numberedSheet());
  stage.viewport.scrollTop = stage.viewport.scrollHeight;
  await stage.drawn();
  expect(stage.cellEl(99_999, 0)?.textContent).toBe('3999960');
  stage.state.select(99_999, 39);
  await stage.drawn();
  expect(stage.cellEl(99_999, 39)?.textContent).toBe('3999999');
});

test('a grid of 100,000 rows keeps no more elements than the view needs', async () => {
  const stage = await openStage(numberedSheet());
  const rows = document.querySelectorAll('.grid-row').length;
  stage.viewport.scrollTop = 1_000_000;
  await stage.drawn();
  expect(document.querySelectorAll('.grid-row').length).toBe(rows);
  expect(rows).toBeLessThan(25);
});
