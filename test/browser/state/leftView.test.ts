import { expect, it } from 'vitest';
import { leaveView, takeLeftView } from '../../../src/state/viewKeeper.ts';

it('a view left by a page that goes away is found once by the next page of that workbook', () => {
  leaveView('w1', { tab: 'appraisal', unitId: 'u7' });
  expect(takeLeftView('w2')).toBeNull();
  expect(takeLeftView('w1')).toEqual({ tab: 'appraisal', unitId: 'u7' });
  expect(takeLeftView('w1')).toBeNull();
});

it('what cannot be read as a view is passed over', () => {
  localStorage.setItem('par-workbook.view.w3', '{"tab":');
  expect(takeLeftView('w3')).toBeNull();
  localStorage.setItem('par-workbook.view.w3', '7');
  expect(takeLeftView('w3')).toBeNull();
});
