/** The value of a formula before it is entered. */
import type { CriteriaSet } from '../../src/domain/criteria.ts';
import type { NodeId } from '../../src/domain/ids.ts';
import type { CellValue, FormulaPlace } from '../../src/engine/protocol.ts';
import { toCellError, type CellErrors } from './cellErrors.ts';
import type { FormulaBook } from './formulaBook.ts';
import { keyOfCell, type FormulaCell } from './graph.ts';
import {
  criteriaCells,
  fillCriteriaNumbers,
  isRulesKey,
  resultColumn,
  type CellFill,
  type ModelSheetKey,
  type SheetPlan,
} from './sheets.ts';

export interface PreviewTools {
  /** Brings results to sheets that the formula made load. */
  readonly settle: () => void;
  readonly createErrors: () => CellErrors;
}

/** A scoring rule's formula (sheet "rules.<set>") is shown for the self-score of the unit. May throw as the engine does. */
export function previewFormula(
  book: FormulaBook,
  formula: string,
  place: FormulaPlace,
  tools: PreviewTools,
): CellValue {
  const key: ModelSheetKey = place.sheet;
  const plan = book.findSheet(key);
  const col = plan?.columns.get(isRulesKey(key) ? resultColumn(place.column as never, 'self') : place.column);
  const row = plan?.rows.get(place.row);
  if (!plan || row === undefined || col === undefined)
    return toCellError('#REF!', { code: 'badReference', details: {} }, []);
  const role = isRulesKey(key) ? 'rule' : 'user';
  const compiled = book.compile(plan, row, formula, role, col);
  for (const rect of compiled.reads) if (rect.sheet.key.startsWith('ranking.')) book.readRanking(rect);
  const cell: FormulaCell = {
    key: keyOfCell(plan.id, row, col),
    sheet: plan,
    row,
    col,
    place,
    role,
    stored: formula,
    ...compiled,
  };
  if (compiled.problem) {
    const error = compiled.problem.code === 'syntax' ? '#ERROR!' : '#LIMIT!';
    return toCellError(error, compiled.problem, []);
  }
  book.flush();
  tools.settle();
  const cycle = findCycleWith(book, cell);
  if (cycle) return toCycle(book, cycle, plan);
  const value = book.engine.preview(compiled.text, plan.id);
  const reads = compiled.reads.flatMap((rect) => [...book.graph.listIn(rect)]);
  return tools.createErrors().explainValue(value, reads);
}

/** The cycle that the formula would close, were it entered. */
function findCycleWith(book: FormulaBook, cell: FormulaCell): readonly number[] | null {
  const { graph } = book;
  const entered = [...listReshaped(book, cell), cell];
  const before = entered.map(({ key }) => ({ key, cell: graph.cells.get(key) }));
  for (const one of entered) graph.set(one);
  const cycle = graph.findCycle(cell.key);
  for (const one of before) {
    if (one.cell) graph.set(one.cell);
    else graph.delete(one.key);
  }
  return cycle;
}

/** The workbook's own formulas that would change with the first weight of a criterion: its children begin to share it. */
function listReshaped(book: FormulaBook, { sheet: plan, place, stored }: FormulaCell): FormulaCell[] {
  if (!plan.key.startsWith('criteria.') || place.column !== 'weight' || plan.setId === null) return [];
  const set = book.workbook.sets[plan.setId];
  const node = set?.nodes[place.row as NodeId];
  if (!set || !node || node.weight !== null) return [];
  const entered: CriteriaSet = { ...set, nodes: { ...set.nodes, [node.id]: { ...node, weight: stored } } };
  const fills = fillCriteriaNumbers(entered, plan, criteriaCells(entered), criteriaCells(set));
  return [...fills].flatMap((fill) => toFormulaCell(book, plan, fill));
}

function toFormulaCell(book: FormulaBook, plan: SheetPlan, fill: CellFill): FormulaCell[] {
  if (!('formula' in fill) || fill.role !== 'derived') return [];
  const { row, col, formula, role } = fill;
  const place: FormulaPlace = { sheet: plan.key, row: plan.rowKeys[row] ?? '', column: plan.columnKeys[col] ?? '' };
  const compiled = book.compile(plan, row, formula, role, col);
  return [{ key: keyOfCell(plan.id, row, col), sheet: plan, row, col, place, role, stored: formula, ...compiled }];
}

function toCycle(book: FormulaBook, cycle: readonly number[], plan: SheetPlan): CellValue {
  const places = cycle.flatMap((node): FormulaPlace[] => {
    const cell = book.graph.cells.get(node);
    const ranking = book.graph.rankingOf(node);
    if (cell) return [cell.place];
    return ranking ? [{ sheet: ranking.key, row: ranking.rowKeys[1] ?? '', column: 'index' }] : [];
  });
  const code = cycle.some((node) => node < 0) ? 'resultDependency' : 'cycle';
  const shown = places.length > 0 ? places : [{ sheet: plan.key, row: '', column: '' }];
  return toCellError('#CYCLE!', { code, details: { length: cycle.length } }, shown.slice(0, 20));
}
