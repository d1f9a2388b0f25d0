import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createViewKeeper } from '../../../src/state/viewKeeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('writes the first view at once, so that a quick reload does not lose it', () => {
  const written: string[] = [];
  createViewKeeper((view: string) => written.push(view)).keep('appraisal');
  expect(written).toEqual(['appraisal']);
});

it('writes only the newest of many views that follow each other quickly', () => {
  const written: number[] = [];
  const keeper = createViewKeeper((view: number) => written.push(view), 300);
  for (let width = 0; width < 100; width++) keeper.keep(width);
  expect(written).toEqual([0]);
  vi.advanceTimersByTime(300);
  expect(written).toEqual([0, 99]);
  vi.advanceTimersByTime(10_000);
  expect(written).toEqual([0, 99]);
});

it('does not wait longer because more views come while one waits', () => {
  const written: string[] = [];
  const keeper = createViewKeeper((view: string) => written.push(view), 300);
  keeper.keep('criteria');
  keeper.keep('self');
  vi.advanceTimersByTime(200);
  keeper.keep('self again');
  vi.advanceTimersByTime(100);
  expect(written).toEqual(['criteria', 'self again']);
});

it('writes what waits when the page is left, and nothing twice', () => {
  const written: string[] = [];
  const keeper = createViewKeeper((view: string) => written.push(view), 300);
  keeper.keep('criteria');
  keeper.keep('self');
  keeper.flush();
  keeper.flush();
  vi.advanceTimersByTime(1000);
  expect(written).toEqual(['criteria', 'self']);
  keeper.keep('changes');
  expect(written).toEqual(['criteria', 'self', 'changes']);
});
