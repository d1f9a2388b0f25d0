/** Stored formulas as the engine reads them: every identity becomes the address where it now stands. */
import { columnLetters } from '../../src/lib/address.ts';
import { cellOfName, type FormulaScope } from '../../src/domain/formula/scope.ts';
import { printFormula, type Reference } from '../../src/domain/formula/references.ts';
import type { SheetKey } from '../../src/domain/layout.ts';
import { checkFormulaLimits } from '../../src/engine/formulaLimits.ts';
import type { CellProblem } from '../../src/engine/cellProblems.ts';
import { toEngineName } from './engineName.ts';
import type { Rect } from './graph.ts';
import type { SheetPlan } from './sheets.ts';

/** Cells that the ranges of one formula may cover, and those of a whole workbook (FAILURES section 4). */
export const MAX_RANGE_CELLS = 1_000_000;
export const MAX_WORKBOOK_RANGE_CELLS = 5_000_000;

export interface CompiledFormula {
  readonly text: string;
  readonly reads: readonly Rect[];
  readonly problem: CellProblem | null;
}

export interface CompileContext {
  /** The sheet in the engine, loaded now if it must be; null when it is gone. */
  readonly findSheet: (key: SheetKey) => SheetPlan | null;
  /** Names without an identity: known since the formula was entered, or a rule's own. */
  readonly scope: () => FormulaScope;
  /** What a rule's own names become. */
  readonly ownName: (name: string) => string | null;
  /** Cells that ranges of the other formulas cover. */
  readonly rangeCells: number;
}

/** Engine text that stands for a formula with a problem: whatever reads it gets an error. */
export const BLOCKED = '=NA()';

/** The engine overflowed its stack or its memory on the formula. */
export const EVALUATION_LIMIT: CellProblem = { code: 'limit', details: { which: 'evaluation', limit: 0 } };

export function compileFormula(stored: string, context: CompileContext, isChecked: boolean): CompiledFormula {
  const breach = isChecked ? checkFormulaLimits(stored) : null;
  if (breach) return block(problemOf(breach.code, breach.details));
  const reads: Rect[] = [];
  const text = printFormula(stored, {
    reference: (reference) => printReference(reference, context, reads),
    name: (name) => {
      const own = context.ownName(name);
      if (own !== null) return own;
      const known = context.scope().findName(name);
      return known ? printReference(known, context, reads) : toEngineName(name);
    },
  });
  const cells = countCells(reads);
  if (cells > MAX_RANGE_CELLS) return block({ code: 'limit', details: { which: 'range', limit: MAX_RANGE_CELLS } });
  if (isChecked && cells > 1 && context.rangeCells + cells > MAX_WORKBOOK_RANGE_CELLS)
    return block({ code: 'limit', details: { which: 'ranges', limit: MAX_WORKBOOK_RANGE_CELLS } });
  return { text, reads, problem: null };
}

export function countCells(reads: readonly Rect[]): number {
  let cells = 0;
  for (const rect of reads) cells += (rect.toRow - rect.fromRow + 1) * (rect.toCol - rect.fromCol + 1);
  return cells;
}

function block(problem: CellProblem): CompiledFormula {
  return { text: BLOCKED, reads: [], problem };
}

function problemOf(code: string, details: CellProblem['details']): CellProblem {
  if (code === 'limit.unreadable') return { code: 'syntax', details: { reason: '' } };
  return { code: 'limit', details: { ...details, which: code.replace(/^limit\./, '') } };
}

function printReference(reference: Reference, context: CompileContext, reads: Rect[]): string {
  switch (reference.kind) {
    case 'weight':
    case 'max':
    case 'assumption':
      return printReference(cellOfName(reference), context, reads);
    case 'cell': {
      const sheet = context.findSheet(reference.sheet);
      const row = sheet?.rows.get(reference.row);
      const col = sheet?.columns.get(reference.column);
      if (!sheet || row === undefined || col === undefined) return '#REF!';
      reads.push({ sheet, fromRow: row, toRow: row, fromCol: col, toCol: col });
      return `${sheet.name}!${address(row, col)}`;
    }
    case 'range': {
      const sheet = context.findSheet(reference.from.sheet);
      const rows = sort(sheet?.rows.get(reference.from.row), sheet?.rows.get(reference.to.row));
      const cols = sort(sheet?.columns.get(reference.from.column), sheet?.columns.get(reference.to.column));
      if (!sheet || !rows || !cols) return '#REF!';
      reads.push({ sheet, fromRow: rows[0], toRow: rows[1], fromCol: cols[0], toCol: cols[1] });
      return `${sheet.name}!${address(rows[0], cols[0])}:${address(rows[1], cols[1])}`;
    }
    case 'rows': {
      const sheet = context.findSheet(reference.sheet);
      const rows = sort(sheet?.rows.get(reference.from.key), sheet?.rows.get(reference.to.key));
      if (!sheet || !rows) return '#REF!';
      reads.push({ sheet, fromRow: rows[0], toRow: rows[1], fromCol: 0, toCol: sheet.columnKeys.length - 1 });
      return `${sheet.name}!$${rows[0] + 1}:$${rows[1] + 1}`;
    }
    case 'columns': {
      const sheet = context.findSheet(reference.sheet);
      const cols = sort(sheet?.columns.get(reference.from.key), sheet?.columns.get(reference.to.key));
      if (!sheet || !cols) return '#REF!';
      reads.push({ sheet, fromRow: 0, toRow: sheet.rowKeys.length - 1, fromCol: cols[0], toCol: cols[1] });
      return `${sheet.name}!$${columnLetters(cols[0])}:$${columnLetters(cols[1])}`;
    }
  }
}

/** Absolute, so that equal formulas in many rows are parsed once. */
function address(row: number, col: number): string {
  return `$${columnLetters(col)}$${row + 1}`;
}

function sort(a: number | undefined, b: number | undefined): [number, number] | null {
  if (a === undefined || b === undefined) return null;
  return a <= b ? [a, b] : [b, a];
}
