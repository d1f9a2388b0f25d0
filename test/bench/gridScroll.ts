/** Frame times while the wheel scrolls the grid over 100,000 rows x 40 columns. */
import { mount, unmount } from 'svelte';
import Grid from '../../src/grid/Grid.svelte';
import { GridState } from '../../src/grid/gridState.svelte.ts';
import type { GridSource } from '../../src/grid/source.ts';
import { viGridTexts } from '../../src/grid/texts.ts';
import { assert, present } from '../../src/lib/assert.ts';
import { summarize } from './measure.ts';
import { say, toRow, type Report } from './report.ts';

const NOTCHES = 200;

const source: GridSource = {
  rowCount: 100_000,
  colCount: 40,
  frozenRows: 0,
  frozenCols: 2,
  columnWidth: () => 90,
  columnLabel: String,
  rowLabel: (row) => String(row + 1),
  cell: (row, col) => ({ text: `${row * 40 + col}`, align: 'end' }),
};

export async function benchScroll(report: Report): Promise<void> {
  const turnWheel = window.benchWheel;
  if (!turnWheel) return;
  say('the grid: scrolling');
  const stage = present(document.getElementById('stage'), 'the stage');
  Object.assign(stage.style, { height: '700px', width: '1200px' });
  const grid = mount(Grid, {
    target: stage,
    props: { source, state: new GridState(), label: 'Bench', texts: viGridTexts, onedit: () => undefined },
  });
  const viewport = present(stage.querySelector('.grid-viewport'), 'the viewport');
  await nextFrame();
  const frames: number[] = [];
  let last = await nextFrame();
  let handle = requestAnimationFrame(function note(now) {
    frames.push(now - last);
    last = now;
    handle = requestAnimationFrame(note);
  });
  await turnWheel(NOTCHES);
  cancelAnimationFrame(handle);
  assert(viewport.scrollTop > NOTCHES * 100, 'the wheel has scrolled the grid');
  const note = `ms from frame to frame, ${NOTCHES} notches of 120 px, software drawing`;
  report.rows.push(toRow('scroll the grid', '100000 x 40', summarize(frames), { note }));
  await unmount(grid);
}

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}
