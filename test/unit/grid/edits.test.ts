import { expect, test } from 'vitest';
import { fillDownTo, fillSpan, planClear, planPaste, planSame, readBlock } from '../../../src/grid/edits.ts';
import type { GridCell, GridSource } from '../../../src/grid/source.ts';

function sourceOf(cells: readonly (readonly (string | GridCell)[])[]): GridSource {
  return {
    rowCount: cells.length,
    colCount: cells[0]?.length ?? 0,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 80,
    columnLabel: String,
    rowLabel: String,
    cell(row, col) {
      const cell = cells[row]?.[col] ?? '';
      return typeof cell === 'string' ? { text: cell } : cell;
    },
  };
}

const locked = { text: '9', readonly: true } as const;

test('clearing leaves out empty cells and counts read-only ones', () => {
  const plan = planClear(sourceOf([['a', '', locked]]), [{ top: 0, left: 0, bottom: 0, right: 2 }]);
  expect(plan).toEqual({ edits: [{ row: 0, col: 0, text: '' }], skipped: 1, cropped: 0 });
});

test('clearing overlapping ranges empties each cell once', () => {
  const rect = { top: 0, left: 0, bottom: 0, right: 1 };
  expect(planClear(sourceOf([['a', 'b']]), [rect, rect]).edits).toHaveLength(2);
});

test('one copied cell is tiled over the selection', () => {
  const plan = planPaste(
    sourceOf([
      ['', ''],
      ['', ''],
    ]),
    { top: 0, left: 0, bottom: 1, right: 1 },
    { texts: [['x']], from: null },
  );
  expect(plan.edits.map((edit) => edit.text)).toEqual(['x', 'x', 'x', 'x']);
});

test('a block that does not fit a whole number of times is pasted once, and what reaches outside is counted', () => {
  const plan = planPaste(
    sourceOf([
      ['', ''],
      ['', ''],
    ]),
    { top: 1, left: 0, bottom: 1, right: 0 },
    {
      texts: [
        ['1', '2'],
        ['3', '4'],
      ],
      from: { row: 5, col: 6 },
    },
  );
  expect(plan).toEqual({
    edits: [
      { row: 1, col: 0, text: '1', from: { row: 5, col: 6 } },
      { row: 1, col: 1, text: '2', from: { row: 5, col: 7 } },
    ],
    skipped: 0,
    cropped: 2,
  });
});

test('pasted letters are joined with their marks', () => {
  const plan = planPaste(
    sourceOf([['']]),
    { top: 0, left: 0, bottom: 0, right: 0 },
    { texts: [['e\u0302\u0301']], from: null },
  );
  expect(plan.edits[0]?.text).toBe('\u1ebf');
});

test('the same text goes to every editable cell of the selection', () => {
  const plan = planSame(sourceOf([['', locked]]), [{ top: 0, left: 0, bottom: 0, right: 1 }], '7', { row: 0, col: 0 });
  expect(plan).toEqual({ edits: [{ row: 0, col: 0, text: '7', from: { row: 0, col: 0 } }], skipped: 1, cropped: 0 });
});

test('Ctrl+D on one row takes the row above; on the first row there is nothing to take', () => {
  expect(fillSpan({ top: 3, left: 1, bottom: 3, right: 2 }, 'down')).toEqual({
    from: { top: 2, left: 1, bottom: 2, right: 2 },
    to: { top: 2, left: 1, bottom: 3, right: 2 },
  });
  expect(fillSpan({ top: 0, left: 1, bottom: 0, right: 2 }, 'down')).toBeNull();
  expect(fillSpan({ top: 0, left: 1, bottom: 2, right: 3 }, 'right')?.from).toEqual({
    top: 0,
    left: 1,
    bottom: 2,
    right: 1,
  });
});

test('a double click on the handle fills as far as the neighbouring column has data', () => {
  const source = sourceOf([
    ['a', '1'],
    ['b', ''],
    ['c', ''],
    ['', ''],
  ]);
  expect(fillDownTo(source, { top: 0, left: 1, bottom: 0, right: 1 })).toEqual({
    top: 0,
    left: 1,
    bottom: 2,
    right: 1,
  });
});

test('a block is read as shown and as edited', () => {
  const block = readBlock(sourceOf([[{ text: '2', editText: '=1+1' }, 'b']]), { top: 0, left: 0, bottom: 0, right: 1 });
  expect(block).toEqual({ shown: [['2', 'b']], edited: [['=1+1', 'b']] });
});
