/** Cells of the export that calculate, as runs: what is typed over them is told. */
import { SCORES_COLUMNS } from '../../domain/layout.ts';
import { keyOfMapCell, type MapCell, type MapComputed, type MapScores } from '../../domain/merge/exportMap.ts';
import { shortSketch } from '../../domain/merge/readChangedCell.ts';
import { CHOICE, type Collecting } from './mapClaims.ts';
import type { SheetDraft } from './sheetDraft.ts';
import type { FileCell } from './writer.ts';

/** Runs of formulas that nobody is to type over; along rows where a row calculates alike, else down columns. */
export function listComputed(
  collecting: Collecting,
  draft: SheetDraft,
  sheet: number,
  scores: readonly MapScores[],
): MapComputed[] {
  const own = scores.find((each) => each.sheet === sheet);
  const typedRows = new Set(own?.slots.map(({ row }) => row));
  const known = new Map<string, string>();
  const runs: MapComputed[] = [];
  const columns = Math.max(0, ...draft.cells.map((line) => line.length));
  const [outer, inner] = own ? [draft.cells.length, columns] : [columns, draft.cells.length];
  for (let a = 0; a < outer; a++)
    for (let b = 0; b < inner; b++) {
      const [row, column] = own ? [a, b] : [b, a];
      const cell = draft.cells[row]?.[column] ?? null;
      const mayType = typedRows.has(row) && column >= SCORES_COLUMNS.length;
      const sketch = computedSketch(collecting, { sheet, row, column }, cell, mayType, known);
      if (sketch === null) continue;
      const run = runs.at(-1);
      const continuesRun =
        run?.sketch === sketch &&
        run.mayType === mayType &&
        (own
          ? run.row === row && run.column + run.columns === column
          : run.column === column && run.row + run.rows === row);
      if (!run || !continuesRun) runs.push({ sheet, row, column, rows: 1, columns: 1, sketch, mayType });
      else runs[runs.length - 1] = own ? { ...run, columns: run.columns + 1 } : { ...run, rows: run.rows + 1 };
    }
  return runs;
}

function computedSketch(
  { claimed }: Collecting,
  at: MapCell,
  cell: FileCell | null,
  mayType: boolean,
  known: Map<string, string>,
): string | null {
  if (cell?.kind !== 'formula' || CHOICE.test(cell.formula) || cell.formula === '""') return null;
  if (!mayType && claimed.has(keyOfMapCell(at))) return null;
  return shortSketch(cell.formula, known);
}
