/** What formulas read: those typed by people, and those by which the criteria sheet calculates its columns. */
import { isLeaf, listNodes, type CriteriaSet, type CriterionNode } from '../criteria.ts';
import { HEAD, type SheetKey } from '../layout.ts';
import { criteriaCells } from '../weights.ts';
import type { Workbook } from '../workbook.ts';
import { isFormula, listPlainNames, listReferences } from './references.ts';
import { cellOfName, createFormulaScope, type FormulaScope } from './scope.ts';
import { areaOfReference, joinCells, keyOfArea, type CellArea } from './traceArea.ts';
import type { TraceEdge } from './traceEdges.ts';

/** The blocks a stored formula reads, each once; names that became known since it was entered included. */
function listReads(stored: string, scope: FormulaScope): CellArea[] {
  const names = listPlainNames(stored).flatMap((name) => {
    const known = scope.isOwnName(name) ? null : scope.findName(name);
    return known ? [cellOfName(known)] : [];
  });
  const found = new Map<string, CellArea>();
  for (const reference of [...listReferences(stored), ...names]) {
    const area = areaOfReference(reference, scope);
    if (area) found.set(keyOfArea(area), area);
  }
  return [...found.values()];
}

/** Formulas of assumptions and free sheets. */
export function* listCellEdges(workbook: Workbook): Iterable<TraceEdge> {
  const assumptions = createFormulaScope(workbook, null, null);
  for (const id of workbook.assumptionOrder)
    yield* edgesOfCell(workbook.assumptions[id]?.value, assumptions, 'assumptions', id, 'value');
  for (const sheetId of workbook.sheetOrder) {
    const sheet: SheetKey = `free.${sheetId}`;
    const scope = createFormulaScope(workbook, null, sheet);
    for (const [row, cells] of Object.entries(workbook.sheets[sheetId]?.cells ?? {}))
      for (const [column, content] of Object.entries(cells)) yield* edgesOfCell(content, scope, sheet, row, column);
  }
}

/** Maxima, weights, effective weights and shares of a criteria sheet. */
export function* listCriteriaEdges(workbook: Workbook, set: CriteriaSet): Iterable<TraceEdge> {
  const sheet = `criteria.${set.id}` as const;
  const scope = createFormulaScope(workbook, set.id, sheet);
  const typed = new Set<string>(listNodes(set).flatMap((node) => (isFormula(node.weight) ? [node.id] : [])));
  for (const [row, cells] of criteriaCells(set)) {
    if (row === HEAD) continue;
    for (const column of ['max', 'weight', 'effective', 'share'] as const)
      yield* edgesOfCell(cells[column], scope, sheet, row, column, column !== 'weight' || !typed.has(row));
  }
}

/** What the formula of a scoring rule (R5) reads besides its own inputs. */
export function listRuleReads(workbook: Workbook, set: CriteriaSet, leaf: CriterionNode): CellArea[] {
  const { rule } = leaf;
  if (!isLeaf(leaf) || rule?.type !== 'formula') return [];
  const own = rule.inputs.map((input) => input.name);
  return listReads(rule.formula, createFormulaScope(workbook, set.id, null, own));
}

function* edgesOfCell(
  content: unknown,
  scope: FormulaScope,
  sheet: SheetKey,
  row: string,
  column: string,
  isBuiltIn = false,
): Iterable<TraceEdge> {
  if (!isFormula(content)) return;
  const at = { top: scope.rowIndex(sheet, row), left: scope.columnIndex(sheet, column) };
  if (at.top < 0 || at.left < 0) return;
  const reader = { sheet, ...at, bottom: at.top, right: at.left };
  const areas = listReads(content, scope);
  for (const reads of isBuiltIn ? joinCells(areas) : areas)
    yield { reader, reads, align: 'all', kind: isBuiltIn ? 'builtIn' : 'formula' };
}
