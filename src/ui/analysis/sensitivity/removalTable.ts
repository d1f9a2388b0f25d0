/** The rows of an answer as a table. */
import type { RemovalAnswer, RemovalEffect } from '../../../analysis/removal/question.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import type { Messages } from '../../../i18n/index.ts';

export function tableOfRemoval(answer: RemovalAnswer, t: Messages, notes: readonly string[]): FigureTable {
  const { columns, table } = t.flips.removal;
  return {
    title: table,
    notes,
    columns: [
      { label: columns.name, decimals: null },
      { label: columns.weight, decimals: 4 },
      { label: columns.mean, decimals: 2 },
      { label: columns.largest, decimals: 1, isRank: true },
      { label: columns.unit, decimals: null },
      { label: columns.moved, decimals: 0 },
      { label: columns.reclassed, decimals: 0 },
      { label: columns.droppedMean, decimals: 2 },
      { label: columns.droppedLargest, decimals: 1, isRank: true },
      { label: columns.droppedUnit, decimals: null },
      { label: columns.droppedMoved, decimals: 0 },
      { label: columns.droppedReclassed, decimals: 0 },
    ],
    rows: answer.rows.map(({ code, name, effective, zeroed, dropped }) => [
      t.flips.node(code, name),
      effective,
      ...figuresOf(zeroed),
      ...figuresOf(dropped),
    ]),
  };
}

function figuresOf(effect: RemovalEffect | null): (string | number | null)[] {
  if (effect === null) return [null, null, null, null, null];
  const { meanShift, largestShift, largestUnitName, movedCount, reclassedCount } = effect;
  return [meanShift, largestShift, largestUnitName, movedCount, reclassedCount];
}
