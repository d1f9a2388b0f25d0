import { describe, expect, it } from 'vitest';
import {
  findPathToCause,
  listDependents,
  listPrecedents,
  traceCells,
  type CellAt,
  type TraceLink,
} from '../../../../src/domain/formula/trace.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { listSheetKeys } from '../../../../src/domain/layout.ts';
import { columnLetters } from '../../../../src/lib/address.ts';
import { cellAt, CRITERIA, FREE, makeTraceWorkbook, RANKING, SCORES } from './traceWorkbook.ts';

/** "criteria!E3:E4", as the tests read best. */
function show({ area }: TraceLink): string {
  const from = `${columnLetters(area.left)}${area.top + 1}`;
  const to = `${columnLetters(area.right)}${area.bottom + 1}`;
  return `${area.sheet.split('.')[0] ?? ''}!${from === to ? from : `${from}:${to}`}`;
}

function showCell({ sheet, row, col }: CellAt): string {
  return `${sheet.split('.')[0] ?? ''}!${columnLetters(col)}${row + 1}`;
}

describe('the precedents of a cell', () => {
  const workbook = makeTraceWorkbook({
    cells: { A1: "=SUM('Tiêu chí'!E3:E4)+W_2.1.1*he_so", B1: '=A1+A1', C1: '=SUM(A:A)', D1: '5', B2: "='Xếp hạng'!D2" },
    weights: { n11: '=MAX_1.2*he_so' },
    rules: { n12: { type: 'sipas' }, n211: { type: 'relative' }, n11: { type: 'count', step: 1, cap: 5 } },
    declared: ['n12/u2', 'n211/u1', 'n211/u2', 'n211/u3', 'n11/u3'],
    unranked: ['u2'],
  });
  const of = (sheet: Parameters<typeof cellAt>[0], address: string): string[] =>
    listPrecedents(workbook, cellAt(sheet, address)).map(show).sort();

  it('are what its formula names: ranges, weights and assumptions on other sheets, each once', () => {
    expect(of(FREE, 'A1')).toEqual(['assumptions!C2', 'criteria!E3:E4', 'criteria!E7']);
    expect(of(FREE, 'B1')).toEqual(['free!A1']);
    expect(of(FREE, 'C1')).toEqual(['free!A1:A6']);
  });

  it('are none for a typed value and for an empty cell', () => {
    expect(of(FREE, 'D1')).toEqual([]);
    expect(of(FREE, 'D2')).toEqual([]);
    expect(of(CRITERIA, 'D3')).toEqual([]);
  });

  it('are the formula of a weight, and the children or the maximum where nobody typed one', () => {
    expect(of(CRITERIA, 'E3')).toEqual(['assumptions!C2', 'criteria!D4']);
    expect(of(CRITERIA, 'E4')).toEqual(['criteria!D4']);
    expect(of(CRITERIA, 'E2')).toEqual(['criteria!E3:E4']);
    expect(of(CRITERIA, 'F3')).toEqual(['criteria!E3']);
    expect(of(CRITERIA, 'G3')).toEqual(['criteria!F3', 'criteria!F8']);
    expect(of(CRITERIA, 'F8')).toEqual(['criteria!F2', 'criteria!F5']);
  });

  it('are said to be the app’s own where no person typed the formula', () => {
    const kinds = (address: string): string[] =>
      listPrecedents(workbook, cellAt(CRITERIA, address)).map(({ kind }) => kind);
    expect(kinds('E3')).toEqual(['formula', 'formula']);
    expect(kinds('E4')).toEqual(['builtIn']);
    expect(kinds('F3')).toEqual(['builtIn']);
  });

  it('are the children of a sum of scores, and for a leaf the rule that computes its points', () => {
    expect(of(SCORES, 'D2')).toEqual(['scores!D3:D4']);
    expect(of(SCORES, 'D8')).toEqual(['scores!D2', 'scores!D5']);
    expect(of(SCORES, 'E4')).toEqual(['criteria!D4', 'criteria!H4']);
    expect(of(SCORES, 'D4')).toEqual([]);
    expect(of(SCORES, 'F3')).toEqual(['criteria!H3']);
    expect(of(SCORES, 'C3')).toEqual(['criteria!D3']);
  });

  it('are every other unit where a rule compares a unit with the best', () => {
    expect(of(SCORES, 'E7')).toEqual(['criteria!D7', 'criteria!H7', 'scores!D7', 'scores!F7']);
  });

  it('are scores, maxima, effective weights and extras for a total, and the total for the index', () => {
    expect(of(RANKING, 'B3')).toEqual([
      'criteria!D3:D4',
      'criteria!D7',
      'criteria!D9',
      'criteria!F3:F4',
      'criteria!F7',
      'scores!E3:E4',
      'scores!E7',
      'scores!E9',
    ]);
    expect(of(RANKING, 'D3')).toEqual(['ranking!B3:C3']);
    expect(of(RANKING, 'G2')).toEqual(['criteria!D3:D4', 'criteria!F3:F4', 'scores!D3:D4']);
    expect(of(RANKING, 'F4')).toEqual(['ranking!D4']);
  });

  it('are the indexes of the ranked units for a rank; a unit that is not ranked has none', () => {
    expect(of(RANKING, 'E2')).toEqual(['ranking!D2', 'ranking!D4']);
    expect(of(RANKING, 'E3')).toEqual([]);
  });

  it('pass over references whose place is gone', () => {
    const { sheets, ...rest } = workbook;
    const [sheet] = Object.values(sheets);
    if (!sheet) throw new Error('the sheet is there');
    const smaller = { ...sheet, columnIds: sheet.columnIds.slice(1) };
    const cut = { ...rest, sheets: { [sheet.id]: smaller } };
    expect(listPrecedents(cut, cellAt(FREE, 'A1')).map(show)).toEqual([]);
    expect(listPrecedents(cut, cellAt(FREE, 'A2')).map(show)).toEqual(['ranking!D2']);
  });
});

describe('the dependents of a cell', () => {
  const workbook = makeTraceWorkbook({
    cells: { A1: '=W_1.1', B1: '=SUM(A1:A3)', C1: '=B1', D1: '=C1' },
    weights: { n11: '=he_so*2' },
    rules: { n12: { type: 'sipas' } },
    declared: ['n12/u1', 'n12/u2'],
  });
  const of = (sheet: Parameters<typeof cellAt>[0], address: string): string[] =>
    listDependents(workbook, cellAt(sheet, address)).map(show).sort();

  it('are the formulas that name it, alone or within a range', () => {
    expect(of(FREE, 'A1')).toEqual(['free!B1']);
    expect(of(FREE, 'A3')).toEqual(['free!B1']);
    expect(of(FREE, 'A4')).toEqual([]);
    expect(of('assumptions', 'C2')).toEqual(['criteria!E3']);
  });

  it('are the totals of every unit for an effective weight', () => {
    expect(of(CRITERIA, 'F3')).toEqual([
      'criteria!F2',
      'criteria!G3',
      'ranking!B2:B4',
      'ranking!C2:C4',
      'ranking!G2:G4',
    ]);
  });

  it('are the scores of those who declare data for a scoring rule', () => {
    expect(of(CRITERIA, 'H4')).toEqual(['scores!D4:E4']);
  });

  it('are the sums above a score and the results of its unit', () => {
    expect(of(SCORES, 'E3')).toEqual(['ranking!B3', 'ranking!C3', 'ranking!G3', 'scores!E2']);
  });
});

describe('tracing several levels', () => {
  const workbook = makeTraceWorkbook({
    cells: { A1: '1', A2: '=A1', A3: '=A2', A4: '=A3+A2', B1: '=B2', B2: '=B1' },
  });

  it('adds one level at a time, and walks through a cell once', () => {
    const levels = (depth: number): string[] =>
      traceCells(workbook, cellAt(FREE, 'A4'), 'precedents', depth).steps.map(
        (step) => `${step.level} ${show(step)} of ${show({ ...step, area: step.of })}`,
      );
    expect(levels(1)).toEqual(['1 free!A3 of free!A4', '1 free!A2 of free!A4']);
    expect(levels(2)).toEqual([...levels(1), '2 free!A2 of free!A3', '2 free!A1 of free!A2']);
    expect(levels(Number.POSITIVE_INFINITY)).toEqual(levels(2));
  });

  it('tells how deep it came, so that a press that finds nothing more can say so', () => {
    expect(traceCells(workbook, cellAt(FREE, 'A4'), 'precedents', 9)).toMatchObject({ depth: 2, isCut: false });
    expect(traceCells(workbook, cellAt(FREE, 'A1'), 'precedents', 9)).toMatchObject({ depth: 0, steps: [] });
    expect(traceCells(workbook, cellAt(FREE, 'A1'), 'dependents', 9).depth).toBe(3);
  });

  it('comes to an end in a circle', () => {
    expect(traceCells(workbook, cellAt(FREE, 'B1'), 'precedents', 99).steps.map(show)).toEqual(['free!B2', 'free!B1']);
  });

  it('stops at its bounds and says that it was cut', () => {
    const cut = traceCells(workbook, cellAt(FREE, 'A4'), 'precedents', 9, 2);
    expect(cut).toMatchObject({ isCut: true, depth: 1 });
    expect(cut.steps).toHaveLength(2);
  });

  it('goes from block to block: the indexes of all units are one step from their totals', () => {
    const { steps } = traceCells(workbook, cellAt(CRITERIA, 'F3'), 'dependents', Number.POSITIVE_INFINITY);
    const links = steps
      .filter((step) => step.area.sheet === RANKING)
      .map((step) => `${show({ ...step, area: step.of })} > ${show(step)}`);
    expect(links).toContain('ranking!B2:B4 > ranking!D2:D4');
    expect(links).toContain('ranking!D2:D4 > ranking!E2:E4');
  });

  it('reaches scores and weights from a rank in the illustrative sample within its bounds', () => {
    let id = 0;
    const sample = buildSample('illustrative', () => `id${id++}`);
    const ranking = listSheetKeys(sample).find((key) => key.startsWith('ranking.'));
    if (!ranking) throw new Error('the sample has a ranking');
    const { steps } = traceCells(sample, { sheet: ranking, row: 1, col: 3 }, 'precedents', 2);
    expect(new Set(steps.map(({ area }) => area.sheet.split('.')[0]))).toEqual(
      new Set(['ranking', 'scores', 'criteria']),
    );
  });
});

describe('the way to the cause of an error', () => {
  const workbook = makeTraceWorkbook({ cells: { A1: '=1/0', A2: '=A1', A3: '=B3+A2', B3: '=B4', B4: '2' } });
  const wrong = new Set(['free!A1', 'free!A2', 'free!A3']);
  const isWrong = (cell: CellAt): boolean => wrong.has(showCell(cell));

  it('leads through the cells that show it', () => {
    const path = findPathToCause(workbook, cellAt(FREE, 'A3'), isWrong, (cell) => showCell(cell) === 'free!A1');
    expect(path?.map(showCell)).toEqual(['free!A3', 'free!A2', 'free!A1']);
  });

  it('is the cell alone where it begins, and none where nothing leads there', () => {
    const isCause = (cell: CellAt): boolean => showCell(cell) === 'free!A1';
    expect(findPathToCause(workbook, cellAt(FREE, 'A1'), isWrong, isCause)?.map(showCell)).toEqual(['free!A1']);
    expect(findPathToCause(workbook, cellAt(FREE, 'B3'), isWrong, isCause)).toBeNull();
  });
});
