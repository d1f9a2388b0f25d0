import { describe, expect, it } from 'vitest';
import {
  PLAIN,
  isPlain,
  isSifted,
  readArrangement,
  readArrangements,
  readSavedArrangements,
  type SheetArrangement,
} from '../../../src/state/arrangement.ts';

const full: SheetArrangement = {
  hasButtons: true,
  area: { head: 'r1', last: 'r9', columns: ['c1', 'c3'] },
  filters: {
    c1: { kind: 'values', texts: ['Sở Y tế', ''] },
    c2: { kind: 'test', test: 'between', first: '1,5', second: '2', ignoresMarks: false },
  },
  sort: { column: 'c3', direction: 'down' },
  hiddenRows: ['r4'],
  hiddenColumns: ['c2'],
  frozen: { rows: 1, columns: 2 },
};

describe('a saved arrangement', () => {
  it('is read back as it was written', () => {
    expect(readArrangement(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(readSavedArrangements({ s: [{ name: 'Nhóm khá', arrangement: full }] })).toEqual({
      s: [{ name: 'Nhóm khá', arrangement: full }],
    });
  });

  it('loses what is damaged and keeps the rest', () => {
    const damaged = {
      ...full,
      filters: { c1: { kind: 'test', test: 'drop table', first: '', second: '' }, c2: 7, c3: full.filters['c1'] },
      sort: { column: 'c3', direction: 'sideways' },
      hiddenRows: ['r4', 5],
      frozen: { rows: -1, columns: 1 },
      area: { head: 'r1' },
    };
    expect(readArrangement(damaged)).toEqual({
      ...full,
      filters: { c3: full.filters['c1'] },
      sort: null,
      hiddenRows: ['r4'],
      frozen: null,
      area: null,
    });
  });

  it('that is none at all is left out', () => {
    expect(readArrangements({ a: null, b: 'x', c: full })).toEqual({ c: full });
    expect(readArrangements(undefined)).toEqual({});
    expect(readSavedArrangements({ a: [{ name: 5 }, 'x'], b: 'y' })).toEqual({ a: [], b: [] });
  });
});

it('nothing arranged is plain; buttons alone leave no row out', () => {
  expect(isPlain(PLAIN)).toBe(true);
  expect(isPlain({ ...PLAIN, hasButtons: true })).toBe(false);
  expect(isSifted({ ...PLAIN, hasButtons: true })).toBe(false);
  expect(isSifted({ ...PLAIN, sort: full.sort })).toBe(true);
});
