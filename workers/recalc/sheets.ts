/**
 * The sheets of the workbook as the engine holds them: same rows and columns as layoutOf, so that addresses and ranges are
 * true. Formulas are handed over in stored form, to be compiled; codes are text.
 */
import { listNodes, isLeaf, type CriteriaSet, type CriterionNode } from '../../src/domain/criteria.ts';
import { isFormula } from '../../src/domain/formula/references.ts';
import type { AssumptionId, NodeId, SetId, UnitId } from '../../src/domain/ids.ts';
import {
  ASSUMPTION_COLUMNS,
  layoutOf,
  setOfSheet,
  freeSheetOf,
  TOTAL,
  type SheetKey,
} from '../../src/domain/layout.ts';
import { describeRule } from '../../src/domain/rules/describeRule.ts';
import type { DeclaredData, RuleInput } from '../../src/domain/rules/rule.ts';
import { STAGES, type Stage } from '../../src/domain/scores.ts';
import { criteriaCells, type CriteriaCells } from '../../src/domain/weights.ts';
import type { CellContent, Workbook } from '../../src/domain/workbook.ts';
import type { EngineContent } from '../hyperFormula.ts';

export type ModelSheetKey = SheetKey | `rules.${string}`;

export interface SheetPlan {
  readonly key: ModelSheetKey;
  readonly setId: SetId | null;
  /** The engine's number and name of the sheet. */
  readonly id: number;
  readonly name: string;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  readonly rows: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
}

export interface SheetShape {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** user: typed by a person into a cell; rule: R5 of one unit; derived: the workbook's own (effective weights, sums). */
export type FormulaRole = 'user' | 'rule' | 'derived';

/** A cell to be filled: a value as the engine takes it, or a formula to be compiled. */
export type CellFill =
  | { readonly row: number; readonly col: number; readonly value: EngineContent }
  | { readonly row: number; readonly col: number; readonly formula: string; readonly role: FormulaRole };

export function shapeOf(workbook: Workbook, key: ModelSheetKey): SheetShape | null {
  if (!isRulesKey(key)) return layoutOf(workbook, key);
  const set = workbook.sets[setOfRules(key)];
  if (!set) return null;
  const rows = workbook.blocks[set.blockId]?.unitIds ?? [];
  return {
    rows,
    columns: listRuleLeaves(set).flatMap((leaf) => STAGES.flatMap((stage) => listRuleColumns(leaf, stage))),
  };
}

export function isRulesKey(key: ModelSheetKey): key is `rules.${string}` {
  return key.startsWith('rules.');
}

export function setOfRules(key: `rules.${string}`): SetId {
  return key.slice('rules.'.length) as SetId;
}

export function setOfModelSheet(key: ModelSheetKey): SetId | null {
  return isRulesKey(key) ? setOfRules(key) : setOfSheet(key);
}

export function toText(text: string): EngineContent {
  return text.startsWith('=') ? `'${text}` : text;
}

/** What a cell of a free sheet is to the engine. */
export function fillOf(row: number, col: number, content: CellContent | null | undefined, role: FormulaRole): CellFill {
  if (content === undefined || content === null) return { row, col, value: null };
  if (typeof content !== 'string') return { row, col, value: content };
  if (isFormula(content)) return { row, col, formula: content, role };
  return { row, col, value: content };
}

export function* fillFree(workbook: Workbook, plan: SheetPlan): Iterable<CellFill> {
  const id = freeSheetOf(plan.key as SheetKey);
  const cells = id === null ? undefined : workbook.sheets[id]?.cells;
  for (const [rowId, columns] of Object.entries(cells ?? {})) {
    const row = plan.rows.get(rowId);
    if (row === undefined) continue;
    for (const [columnId, content] of Object.entries(columns)) {
      const col = plan.columns.get(columnId);
      if (col !== undefined) yield fillOf(row, col, content, 'user');
    }
  }
}

export function* fillAssumptions(workbook: Workbook, plan: SheetPlan): Iterable<CellFill> {
  for (const [id, row] of plan.rows) {
    const assumption = workbook.assumptions[id as AssumptionId];
    if (!assumption) continue;
    for (const [col, column] of ASSUMPTION_COLUMNS.entries()) yield fillOf(row, col, assumption[column], 'user');
  }
}

/** Text columns of the criteria sheet and the extras below the tree. */
export function* fillCriteriaTexts(set: CriteriaSet, plan: SheetPlan): Iterable<CellFill> {
  for (const node of listNodes(set)) yield* fillNodeTexts(node, plan);
  for (const extra of set.extras) {
    const row = plan.rows.get(extra.id);
    if (row === undefined) continue;
    yield { row, col: 0, value: toText(extra.code) };
    yield { row, col: 1, value: toText(extra.name) };
    yield { row, col: 2, value: toText(extra.kind) };
    yield { row, col: 3, value: extra.cap };
  }
}

export function* fillNodeTexts(node: CriterionNode, plan: SheetPlan): Iterable<CellFill> {
  const row = plan.rows.get(node.id);
  if (row === undefined) return;
  yield { row, col: 0, value: toText(node.code) };
  yield { row, col: 1, value: toText(node.name) };
  if (!isLeaf(node)) return;
  yield { row, col: 2, value: toText(node.method) };
  yield { row, col: 7, value: node.rule && toText(describeRule(node.rule, node.max ?? 0, 'vi')) };
}

const NUMBER_COLUMNS = ['max', 'weight', 'effective', 'share'] as const;

/** Maxima, weights, effective weights and shares; with `before`, only what differs from it. */
export function* fillCriteriaNumbers(
  set: CriteriaSet,
  plan: SheetPlan,
  cells: CriteriaCells,
  before?: CriteriaCells,
): Iterable<CellFill> {
  for (const [rowKey, contents] of cells) {
    const row = plan.rows.get(rowKey);
    if (row === undefined) continue;
    const isUserWeight = rowKey !== TOTAL && set.nodes[rowKey as NodeId]?.weight !== null;
    for (const column of NUMBER_COLUMNS) {
      if (before?.get(rowKey)?.[column] === contents[column]) continue;
      const role = column === 'weight' && isUserWeight ? 'user' : 'derived';
      yield fillOf(row, plan.columns.get(column) ?? 0, contents[column], role);
    }
  }
}

export { criteriaCells, type CriteriaCells };

/** Leaves whose points are a formula of named inputs (R5). */
export function listRuleLeaves(set: CriteriaSet): CriterionNode[] {
  return listNodes(set).filter((node) => isLeaf(node) && node.rule?.type === 'formula');
}

function inputsOf(leaf: CriterionNode): readonly RuleInput[] {
  return leaf.rule?.type === 'formula' ? leaf.rule.inputs : [];
}

/** The columns of one leaf and stage: its inputs, then the points. */
function listRuleColumns(leaf: CriterionNode, stage: Stage): string[] {
  return [...inputsOf(leaf).map((input) => inputColumn(leaf.id, stage, input.name)), resultColumn(leaf.id, stage)];
}

export function inputColumn(nodeId: NodeId, stage: Stage, name: string): string {
  return `${nodeId}/${stage}/${name}`;
}

export function resultColumn(nodeId: NodeId, stage: Stage): string {
  return `${nodeId}/${stage}`;
}

/** The leaf and stage of a result column; null for an input. */
export function parseResultColumn(column: string): { readonly nodeId: NodeId; readonly stage: Stage } | null {
  const [nodeId, stage, input] = column.split('/');
  return input === undefined && nodeId && stage ? { nodeId: nodeId as NodeId, stage: stage as Stage } : null;
}

/** R5 of one unit, leaf and stage; without declared inputs the cells are empty. */
export function* fillRule(
  plan: SheetPlan,
  unitId: UnitId,
  leaf: CriterionNode,
  stage: Stage,
  declared: DeclaredData | undefined,
): Iterable<CellFill> {
  const row = plan.rows.get(unitId);
  const result = plan.columns.get(resultColumn(leaf.id, stage));
  if (row === undefined || result === undefined || leaf.rule?.type !== 'formula') return;
  const values = declared?.kind === 'inputs' ? declared.values : null;
  for (const input of inputsOf(leaf)) {
    const col = plan.columns.get(inputColumn(leaf.id, stage, input.name));
    const value = values && Object.hasOwn(values, input.name) ? (values[input.name] ?? null) : null;
    if (col !== undefined) yield { row, col, value };
  }
  const complete = values !== null && inputsOf(leaf).every((input) => Object.hasOwn(values, input.name));
  if (complete) yield { row, col: result, formula: leaf.rule.formula, role: 'rule' };
  else yield { row, col: result, value: null };
}
