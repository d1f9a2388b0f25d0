import { afterEach, expect, it } from 'vitest';
import { forgetCrashes, isCrashing } from '../../../src/state/crashCount.ts';

afterEach(() => forgetCrashes('w'));

it('holds calculation only after two deaths in a row', () => {
  expect(isCrashing('w', true)).toBe(false);
  expect(isCrashing('w', true)).toBe(true);
});

it('forgets deaths once figures have come', () => {
  isCrashing('w', true);
  forgetCrashes('w');
  expect(isCrashing('w', true)).toBe(false);
});

it('counts no death where the last session was not calculating', () => {
  isCrashing('w', true);
  expect(isCrashing('w', false)).toBe(false);
});
