import { expect, it } from 'vitest';
import { traceCells, type TraceWay } from '../../../../src/domain/formula/trace.ts';
import type { CellAt } from '../../../../src/domain/formula/traceArea.ts';
import { layoutOf, type SheetKey } from '../../../../src/domain/layout.ts';
import type { GridTrace } from '../../../../src/grid/gridState.svelte.ts';
import { listArrows } from '../../../../src/ui/sheet/trace/traceArrows.ts';
import { cellAt, CRITERIA, FREE, makeTraceWorkbook } from '../../domain/formula/traceWorkbook.ts';

const workbook = makeTraceWorkbook({
  cells: { A1: '1', B1: '=A1', C1: "=B1+'Tiêu chí'!E3", D1: '=SUM(A2:B4)' },
  weights: { n11: '=he_so' },
});

/** The sheet on screen: rows in this order, by default all in their own. */
function screenOf(sheet: SheetKey, rows?: readonly number[]) {
  const layout = layoutOf(workbook, sheet);
  if (!layout) throw new Error('the sheet is there');
  const shown = (rows ?? layout.rows.map((_, row) => row)).map((row) => layout.rows[row]);
  return {
    sheet,
    findPlace: (row: string, column: string) => {
      const at = { row: shown.indexOf(row), col: layout.columns.indexOf(column) };
      return at.row < 0 || at.col < 0 ? null : at;
    },
  };
}

function trace(start: CellAt, way: TraceWay, levels: number, screen: ReturnType<typeof screenOf>): GridTrace[] {
  return listArrows(workbook, { start, way, levels, result: traceCells(workbook, start, way, levels) }, screen);
}

it('an arrow runs from each precedent to the cell that reads it; one on another sheet comes from outside', () => {
  expect(trace(cellAt(FREE, 'C1'), 'precedents', 2, screenOf(FREE))).toEqual([
    { from: { row: 0, col: 1 }, to: { row: 0, col: 2 }, kind: 'precedent' },
    { from: null, to: { row: 0, col: 2 }, kind: 'precedent' },
    { from: { row: 0, col: 0 }, to: { row: 0, col: 1 }, kind: 'precedent' },
  ]);
});

it('an arrow runs to each dependent, out of the sheet where it stands on another', () => {
  expect(trace(cellAt(FREE, 'A1'), 'dependents', 1, screenOf(FREE))).toEqual([
    { from: { row: 0, col: 0 }, to: { row: 0, col: 1 }, kind: 'dependent' },
  ]);
  const arrows = trace(cellAt(CRITERIA, 'E3'), 'dependents', 1, screenOf(CRITERIA));
  expect(arrows).toContainEqual({ from: { row: 2, col: 4 }, to: null, kind: 'dependent' });
  expect(arrows).toContainEqual({ from: { row: 2, col: 4 }, to: { row: 2, col: 5 }, kind: 'dependent' });
});

it('a range is boxed, and so is what is left of it when rows are hidden', () => {
  const box = { top: 1, left: 0, bottom: 3, right: 1 };
  expect(trace(cellAt(FREE, 'D1'), 'precedents', 1, screenOf(FREE))).toEqual([
    { from: { row: 1, col: 0 }, to: { row: 0, col: 3 }, kind: 'precedent', area: box },
  ]);
  expect(trace(cellAt(FREE, 'D1'), 'precedents', 1, screenOf(FREE, [0, 2, 3, 4]))[0]?.area).toEqual({
    ...box,
    bottom: 2,
  });
});

it('a range whose rows are sorted apart is not boxed, for the box would hold others', () => {
  const [arrow] = trace(cellAt(FREE, 'D1'), 'precedents', 1, screenOf(FREE, [0, 3, 5, 2, 4, 1]));
  expect(arrow).toEqual({ from: { row: 1, col: 0 }, to: { row: 0, col: 3 }, kind: 'precedent' });
});

it('cells that are hidden have no arrow', () => {
  expect(trace(cellAt(FREE, 'D1'), 'precedents', 1, screenOf(FREE, [0, 4, 5]))).toEqual([]);
  expect(trace(cellAt(FREE, 'D1'), 'precedents', 1, screenOf(FREE, [1, 2, 3]))).toEqual([]);
  expect(listArrows(workbook, null, screenOf(FREE))).toEqual([]);
});
