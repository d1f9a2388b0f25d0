import { expect, it } from 'vitest';
import { formatTable } from '../../../scripts/table.mjs';

it('sets the figures of a bench under each other', () => {
  const table = formatTable([
    { name: 'edit one weight', size: '700 x 100', medianMs: 0.2345, p95Ms: 1.5, ratio: 75.25, note: 'hybrid' },
    { name: 'load', size: 30, medianMs: 1234.5, p95Ms: 2000 },
  ]);
  expect(table.split('\n')).toEqual([
    'name                  size  median ms  p95 ms   ratio  note',
    'edit one weight  700 x 100      0.234    1.50  75.25x  hybrid',
    'load                    30       1235    2000',
  ]);
});
