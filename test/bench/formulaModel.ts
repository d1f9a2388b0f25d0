/** The same model wholly as formulas: SUMPRODUCT per unit and field, totals, indexes and ranks. */
import { fieldOf, listLeaves } from '../../src/domain/criteria.ts';
import { pointsAt } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { columnLetters } from '../../src/lib/address.ts';
import { present } from '../../src/lib/assert.ts';
import { createFormulaEngine, type EngineContent } from '../../workers/hyperFormula.ts';
import { SET_ID } from './syntheticWorkbook.ts';

/** Rows above the units: weights, maxima, weight of a point. */
const HEAD_ROWS = 3;

export interface FormulaModel {
  /** Index of each unit, rounded to 2 places. */
  readonly index: Float64Array;
  /** NaN throughout where the model was built without ranks. */
  readonly rank: Float64Array;
  setWeight(leaf: number, weight: number): void;
  /** All at once: one recalculation. */
  setWeights(weights: readonly number[]): void;
  setPoints(unit: number, leaf: number, points: number): void;
}

export function buildFormulaModel(workbook: Workbook, withRanks: boolean): FormulaModel {
  const engine = createFormulaEngine();
  const set = present(workbook.sets[SET_ID], 'the set');
  const leaves = listLeaves(set);
  const unitIds = present(workbook.blocks[set.blockId], 'the block').unitIds;
  const fieldCount = set.rootIds.length;
  const totalCol = leaves.length + fieldCount;
  const [indexCol, rankCol] = [totalCol + 1, totalCol + 2];
  const letters = Array.from({ length: rankCol + 1 }, (_, col) => columnLetters(col));
  const letter = (col: number): string => letters[col] ?? '';
  const fields = set.rootIds.map((id) => {
    const cols = leaves.flatMap((leaf, col) => (fieldOf(set, leaf).id === id ? [col] : []));
    return { from: letter(cols[0] ?? 0), to: letter(cols.at(-1) ?? 0) };
  });
  const lastRow = HEAD_ROWS + unitIds.length;
  const rows: EngineContent[][] = [
    [
      ...leaves.map((leaf) => (typeof leaf.weight === 'number' ? leaf.weight : leaf.max)),
      ...fields.map(() => null),
      `=SUM(A1:${letter(leaves.length - 1)}1)`,
    ],
    leaves.map((leaf) => leaf.max),
    leaves.map((_, col) => `=${letter(col)}1/${letter(col)}2`),
  ];
  unitIds.forEach((unitId, unit) => {
    const row = HEAD_ROWS + unit + 1;
    const scores = present(workbook.scores[SET_ID]?.[unitId], 'scores');
    const ranks = `=RANK.EQ(${letter(indexCol)}${row},${letter(indexCol)}$${HEAD_ROWS + 1}:${letter(indexCol)}$${lastRow})`;
    rows.push([
      ...leaves.map((leaf) => pointsAt(scores.self, leaf.slot)),
      ...fields.map(({ from, to }) => `=SUMPRODUCT($${from}$3:$${to}$3,${from}${row}:${to}${row})`),
      `=SUM(${letter(leaves.length)}${row}:${letter(totalCol - 1)}${row})`,
      `=ROUND(${letter(totalCol)}${row}/$${letter(totalCol)}$1*100,2)`,
      ...(withRanks ? [ranks] : []),
    ]);
  });
  const sheet = engine.addSheet('M', rows);
  const index = new Float64Array(unitIds.length).fill(Number.NaN);
  const rank = new Float64Array(unitIds.length).fill(Number.NaN);
  function take(row: number, col: number, value: unknown): void {
    if (row < HEAD_ROWS || typeof value !== 'number') return;
    if (col === indexCol) index[row - HEAD_ROWS] = value;
    else if (col === rankCol) rank[row - HEAD_ROWS] = value;
  }
  for (let row = HEAD_ROWS; row < lastRow; row++)
    for (const col of [indexCol, rankCol]) take(row, col, engine.read(sheet, row, col));
  function setCell(row: number, col: number, content: number): void {
    for (const change of engine.setCells([{ sheet, row, col, content }])) take(change.row, change.col, change.value);
  }
  function setWeights(weights: readonly number[]): void {
    const cells = weights.map((content, col) => ({ sheet, row: 0, col, content }));
    for (const change of engine.setCells(cells)) take(change.row, change.col, change.value);
  }
  return {
    index,
    rank,
    setWeights,
    setWeight: (leaf, weight) => setCell(0, leaf, weight),
    setPoints: (unit, leaf, points) => setCell(HEAD_ROWS + unit, leaf, points),
  };
}
