import { describe, expect, it } from 'vitest';
import { cycleAbsolute, placeForReference, referenceTo, writeReference } from '../../../src/grid/pointing.ts';
import type { GridSource } from '../../../src/grid/source.ts';

const source: GridSource = {
  rowCount: 9,
  colCount: 4,
  frozenRows: 0,
  frozenCols: 0,
  columnWidth: () => 80,
  columnLabel: (col) => ['A', 'B', 'Δ', 'C'][col] ?? '',
  rowLabel: (row) => String(row * 2 + 1),
  cell: () => ({ text: '' }),
};

describe('a cell pointed at while a formula is typed', () => {
  it.each(['=', '=A1+', '=SUM(', '=IF(A1>', '=SUM(A1;', '=2 * ', "='Tiêu chí'!A1:"])('is written after %s', (draft) => {
    expect(placeForReference(draft, draft.length, null)).toEqual({ from: draft.length, to: draft.length });
  });

  it.each(['', '12', '=A1', '=SUM(A1)', '="a+', '=W_1.1'])('is an ordinary click after "%s"', (draft) => {
    expect(placeForReference(draft, draft.length, null)).toBeNull();
  });

  it('takes the place of the one pointed at before, until something is typed', () => {
    expect(placeForReference('=A1', 3, { from: 1, to: 3 })).toEqual({ from: 1, to: 3 });
    expect(placeForReference('=A1', 2, { from: 1, to: 3 })).toBeNull();
  });

  it('is named by the labels of its column and row, a block by its corners', () => {
    expect(referenceTo(source, { top: 1, left: 1, bottom: 1, right: 1 })).toBe('B3');
    expect(referenceTo(source, { top: 0, left: 0, bottom: 2, right: 3 })).toBe('A1:C5');
    expect(referenceTo(source, { top: 0, left: 2, bottom: 0, right: 2 })).toBeNull();
  });

  it('is written where it belongs, with the rest of the formula kept', () => {
    expect(writeReference('=+2', { from: 1, to: 1 }, 'B3')).toEqual({ text: '=B3+2', at: { from: 1, to: 3 } });
    expect(writeReference('=B3+2', { from: 1, to: 3 }, 'A1:C5')).toEqual({ text: '=A1:C5+2', at: { from: 1, to: 6 } });
  });
});

describe('F4 on a reference', () => {
  it('goes round the four forms', () => {
    let text = '=E5*2';
    const seen = [1, 2, 3, 4].map(() => {
      const cycled = cycleAbsolute(text, 3);
      text = cycled?.text ?? '';
      return text;
    });
    expect(seen).toEqual(['=$E$5*2', '=E$5*2', '=$E5*2', '=E5*2']);
  });

  it('takes the reference at the caret, not another', () => {
    expect(cycleAbsolute('=A1+B2', 6)?.text).toBe('=A1+$B$2');
  });

  it.each(['E5', '=W_1.1*2', '=LOG10(2)', '=2*3'])('leaves %s alone', (draft) => {
    expect(cycleAbsolute(draft, draft.length)).toBeNull();
  });
});
