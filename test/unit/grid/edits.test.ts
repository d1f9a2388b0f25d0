import { expect, test } from 'vitest';
import { fillDownTo, fillSpan, planClear, planMove, planPaste, planSame } from '../../../src/grid/edits.ts';
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
const reading = { ours: ',', theirs: ',', skipBlanks: false } as const;

test('clearing leaves out empty cells and counts read-only ones', () => {
  const plan = planClear(sourceOf([['a', '', locked]]), [{ top: 0, left: 0, bottom: 0, right: 2 }]);
  expect(plan).toEqual({
    edits: [{ row: 0, col: 0, text: '' }],
    skipped: [{ row: 0, col: 2, text: '', reason: true }],
    cropped: 0,
  });
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
    { cells: [[{ text: 'x' }]], sign: null, cut: null },
    reading,
  );
  expect(plan.edits.map((edit) => edit.text)).toEqual(['x', 'x', 'x', 'x']);
});

test('what reaches past the end of the sheet is left out and counted', () => {
  const from = { row: 5, col: 6 };
  const plan = planPaste(
    sourceOf([
      ['', ''],
      ['', ''],
    ]),
    { top: 1, left: 0, bottom: 2, right: 1 },
    {
      cells: [
        [{ text: '1', from }, { text: '2' }],
        [{ text: '3' }, { text: '4' }],
      ],
      sign: null,
      cut: null,
    },
    reading,
  );
  expect(plan).toEqual({
    edits: [
      { row: 1, col: 0, text: '1', from },
      { row: 1, col: 1, text: '2' },
    ],
    skipped: [],
    cropped: 2,
  });
});

test('pasted letters are joined with their marks', () => {
  const block = { cells: [[{ text: 'e\u0302\u0301' }]], sign: null, cut: null };
  const plan = planPaste(sourceOf([['']]), { top: 0, left: 0, bottom: 0, right: 0 }, block, reading);
  expect(plan.edits[0]?.text).toBe('\u1ebf');
});

test('blank cells of a block are passed over when told so', () => {
  const block = { cells: [[{ text: '' }, { text: '2' }]], sign: null, cut: null };
  const rect = { top: 0, left: 0, bottom: 0, right: 1 };
  expect(planPaste(sourceOf([['a', 'b']]), rect, block, { ...reading, skipBlanks: true }).edits).toEqual([
    { row: 0, col: 1, text: '2' },
  ]);
  expect(planPaste(sourceOf([['a', 'b']]), rect, block, reading).edits).toHaveLength(2);
});

test('a block is moved as a whole or not at all', () => {
  const source = sourceOf([['a', 'b', locked, '']]);
  const from = { top: 0, left: 0, bottom: 0, right: 1 };
  expect(planMove(source, from, { ...from, left: 1, right: 2 })).toMatchObject({ edits: [], skipped: [{ col: 2 }] });
  expect(planMove(source, { ...from, right: 0 }, { ...from, left: 3, right: 3 }).edits).toEqual([
    { row: 0, col: 3, text: 'a' },
    { row: 0, col: 0, text: '' },
  ]);
});

test('the same text goes to every editable cell of the selection', () => {
  const plan = planSame(sourceOf([['', locked]]), [{ top: 0, left: 0, bottom: 0, right: 1 }], '7', { row: 0, col: 0 });
  expect(plan).toEqual({
    edits: [{ row: 0, col: 0, text: '7', from: { row: 0, col: 0 } }],
    skipped: [{ row: 0, col: 1, text: '7', from: { row: 0, col: 0 }, reason: true }],
    cropped: 0,
  });
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
