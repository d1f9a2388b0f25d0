import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import type { CellRect } from '../../../src/grid/range.ts';
import type { GridSource } from '../../../src/grid/source.ts';
import SummaryStage from './SummaryStage.svelte';
import { Selection } from './selection.svelte.ts';

/** A sheet of 1 in every cell that tells which rows were looked at. */
function countingSheet(seen: number[], text = '1', slowMs = 0): GridSource {
  return {
    rowCount: 50_000,
    colCount: 4,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 80,
    columnLabel: String,
    rowLabel: String,
    cell(row) {
      seen.push(row);
      const start = performance.now();
      while (performance.now() - start < slowMs);
      return { text, number: Number(text) };
    },
  };
}

const rows = (top: number, bottom: number): CellRect[] => [{ top, bottom, left: 0, right: 0 }];
const shown = (): string => document.querySelector('.summary')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

function open(source: GridSource, rects: readonly CellRect[]): Selection {
  const selection = new Selection(source, rects);
  const mounted = mount(SummaryStage, { target: document.body, props: { selection } });
  onTestFinished(() => unmount(mounted));
  flushSync();
  return selection;
}

test('the figures of a small selection are there at once', () => {
  open(countingSheet([]), rows(0, 4));
  expect(shown()).toContain('Tổng: 5 ');
});

test('a large selection is measured after it has come to rest, and never with figures of the one before', async () => {
  const seen: number[] = [];
  const selection = open(countingSheet(seen), rows(0, 29_999));
  expect([shown(), seen]).toEqual(['', []]);
  await expect.poll(shown).toContain('Tổng: 30.000 ');
  selection.rects = rows(0, 39_999);
  flushSync();
  expect(shown()).toBe('');
  await expect.poll(shown).toContain('Tổng: 40.000 ');
  selection.source = countingSheet(seen, '2');
  flushSync();
  expect(shown()).toBe('');
  await expect.poll(shown).toContain('Tổng: 80.000 ');
});

test('the next change ends the measuring of the selection before', async () => {
  const seen: number[] = [];
  const selection = open(countingSheet(seen, '1', 0.02), rows(0, 39_999));
  await expect.poll(() => seen.length, { interval: 1 }).toBeGreaterThan(0);
  selection.source = countingSheet(seen);
  selection.rects = rows(45_000, 49_000);
  flushSync();
  const looked = seen.length;
  expect(looked).toBeLessThan(40_000);
  await expect.poll(shown).toContain('Tổng: 4.001 ');
  expect(seen.slice(looked).every((row) => row >= 45_000)).toBe(true);
  expect(seen.length - looked).toBe(4001);
});

test('the figures are shown and never spoken', async () => {
  open(countingSheet([]), rows(0, 1999));
  await expect.poll(shown).toContain('Tổng: 2.000 ');
  expect(document.querySelector('.summary')?.closest('[aria-live], [role=status], [role=alert]')).toBeNull();
});
