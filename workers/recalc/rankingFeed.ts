/** Hands results to formulas that read a ranking sheet: only the columns and rows that are read, only what changed. */
import { roundTo } from '../../src/lib/decimal.ts';
import { RANKING_COLUMNS } from '../../src/domain/layout.ts';
import type { ClassLimit } from '../../src/domain/policies.ts';
import type { EngineCell, EngineContent } from '../hyperFormula.ts';
import type { Rect } from './graph.ts';
import { fieldIndexOf, type SetResults } from './setResults.ts';
import type { SheetPlan } from './sheets.ts';

interface FedColumn {
  from: number;
  to: number;
  readonly values: (EngineContent | undefined)[];
}

export class RankingFeed {
  readonly plan: SheetPlan;
  readonly #columns = new Map<number, FedColumn>();
  /** True when formulas read cells that have not been fed yet. */
  isBehind = false;

  constructor(plan: SheetPlan) {
    this.plan = plan;
  }

  /** Row 0 is the head; column 0, the names, stands in the sheet from the beginning. */
  widen(rect: Rect): void {
    for (let col = Math.max(1, rect.fromCol); col <= rect.toCol; col++) {
      const column = this.#columns.get(col);
      const from = Math.max(1, rect.fromRow);
      if (column && column.from <= from && column.to >= rect.toRow) continue;
      this.isBehind = true;
      if (!column) this.#columns.set(col, { from, to: rect.toRow, values: [] });
      else {
        column.from = Math.min(column.from, from);
        column.to = Math.max(column.to, rect.toRow);
      }
    }
  }

  listChanges(results: SetResults, decimals: number, classes: readonly ClassLimit[]): EngineCell[] {
    this.isBehind = false;
    const cells: EngineCell[] = [];
    for (const [col, column] of this.#columns) {
      for (let row = column.from; row <= column.to; row++) {
        const content = contentAt(results, row - 1, col, decimals, classes);
        if (Object.is(column.values[row], content)) continue;
        column.values[row] = content;
        cells.push({ sheet: this.plan.id, row, col, content });
      }
    }
    return cells;
  }
}

/** As the ranking sheet shows and exports it: indexes rounded to the stated decimals, in %; #N/A where there is no total. */
function contentAt(
  results: SetResults,
  unit: number,
  col: number,
  decimals: number,
  classes: readonly ClassLimit[],
): EngineContent {
  if (unit >= results.unitIds.length) return null;
  switch (RANKING_COLUMNS[col]) {
    case 'unit':
      return null;
    case 'total':
      return numberOrNothing(results.total[unit], '=NA()');
    case 'applicable':
      return numberOrNothing(results.applicable[unit], '=NA()');
    case 'index':
      return numberOrNothing(roundTo(results.index[unit] ?? Number.NaN, decimals), '=NA()');
    case 'rank':
      return numberOrNothing(results.rank[unit], null);
    case 'class':
      return classes[results.classIndex[unit] ?? -1]?.label ?? null;
    default: {
      const field = col - RANKING_COLUMNS.length;
      const index = fieldIndexOf(results, unit, field, results.fieldIds.length);
      return numberOrNothing(roundTo(index, decimals), null);
    }
  }
}

function numberOrNothing(value: number | undefined, nothing: EngineContent): EngineContent {
  return value === undefined || Number.isNaN(value) ? nothing : value;
}
