/** One changed path brought into a model in place: cells queued for the engine, scores patched, kernels marked. */
import { isLeaf } from '../../src/domain/criteria.ts';
import type { NodeId, SetId, UnitId } from '../../src/domain/ids.ts';
import { ASSUMPTION_COLUMNS } from '../../src/domain/layout.ts';
import { STAGES } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { FormulaBook } from './formulaBook.ts';
import type { ScoreBlock } from './scoreBlock.ts';
import { fillScores, fillScoresOfUnit, fillScoreTexts } from './scoresSheet.ts';
import {
  criteriaCells,
  fillCriteriaNumbers,
  fillNodeTexts,
  fillOf,
  fillRule,
  listRuleLeaves,
  toText,
  type CellFill,
  type CriteriaCells,
  type ModelSheetKey,
  type SheetPlan,
} from './sheets.ts';
import type { Touch } from './touches.ts';

export interface TouchTarget {
  readonly workbook: Workbook;
  readonly book: FormulaBook;
  readonly blocks: ReadonlyMap<SetId, ScoreBlock>;
  /** What the number columns of each loaded criteria sheet hold. */
  readonly criteria: Map<SetId, CriteriaCells>;
  markDirty(setId: SetId): void;
}

export function applyTouch(target: TouchTarget, touch: Touch): void {
  switch (touch.kind) {
    case 'nothing':
    case 'structure':
      return;
    case 'weight':
    case 'max':
    case 'criteriaShape':
      touchNumbers(target, touch);
      return;
    case 'rule':
    case 'leafPolicy':
      touchLeaf(target, touch.set, touch.node);
      return;
    case 'nodeText':
      touchTexts(target, touch.set, touch.node);
      return;
    case 'policies':
      target.blocks.get(touch.set)?.rebuildAll();
      refillScores(target, touch.set);
      target.markDirty(touch.set);
      return;
    case 'slot':
    case 'unitScores':
      touchScores(target, touch);
      return;
    case 'unit':
      touchUnit(target, touch.unit);
      return;
    case 'assumption': {
      const value = target.workbook.assumptions[touch.id]?.[touch.column as (typeof ASSUMPTION_COLUMNS)[number]];
      queueAt(target, 'assumptions', touch.id, touch.column, (row, col) => [fillOf(row, col, value, 'user')]);
      return;
    }
    case 'freeRow':
    case 'freeCell':
      touchFree(target, touch);
      return;
  }
}

function queueAt(
  target: TouchTarget,
  sheet: ModelSheetKey,
  rowKey: string,
  columnKey: string,
  fill: (row: number, col: number) => Iterable<CellFill>,
): void {
  const plan = target.book.getSheet(sheet);
  const row = plan?.rows.get(rowKey);
  const col = plan?.columns.get(columnKey);
  if (plan && row !== undefined && col !== undefined) queueAll(target, plan, fill(row, col));
}

function queueAll(target: TouchTarget, plan: SheetPlan, fills: Iterable<CellFill>): void {
  for (const fill of fills) target.book.queue(plan, fill);
}

/** A typed weight that stays typed changes one cell; all else is compared with what the sheet holds. */
function touchNumbers(target: TouchTarget, touch: Extract<Touch, { readonly set: SetId }>): void {
  const plan = target.book.getSheet(`criteria.${touch.set}`);
  const before = target.criteria.get(touch.set);
  const set = target.workbook.sets[touch.set];
  if (!plan || !before || !set) return;
  if (touch.kind === 'max') touchLeaf(target, touch.set, touch.node);
  const node = 'node' in touch ? set.nodes[touch.node] : undefined;
  const known = node && before.get(node.id);
  const wasTyped = known && !isDerivedWeight(target, plan, node.id);
  if (touch.kind === 'weight' && node?.weight !== null && node?.weight !== undefined && wasTyped) {
    (before as Map<string, typeof known>).set(node.id, { ...known, weight: node.weight });
    const col = plan.columns.get('weight') ?? 0;
    queueAll(target, plan, [fillOf(plan.rows.get(node.id) ?? 0, col, node.weight, 'user')]);
    return;
  }
  const cells = criteriaCells(set);
  target.criteria.set(touch.set, cells);
  queueAll(target, plan, fillCriteriaNumbers(set, plan, cells, before));
}

/** Whether a weight cell holds the workbook's own formula: "=max" or the sum of the children. */
function isDerivedWeight(target: TouchTarget, plan: SheetPlan, nodeId: NodeId): boolean {
  const row = plan.rows.get(nodeId) ?? 0;
  const col = plan.columns.get('weight') ?? 0;
  for (const cell of target.book.graph.listIn({ sheet: plan, fromRow: row, toRow: row, fromCol: col, toCol: col }))
    return cell.role === 'derived';
  return false;
}

function touchLeaf(target: TouchTarget, setId: SetId, nodeId: NodeId): void {
  const leaf = target.workbook.sets[setId]?.nodes[nodeId];
  const block = target.blocks.get(setId);
  touchTexts(target, setId, nodeId);
  if (!leaf || !isLeaf(leaf) || !block) return;
  const rules = target.book.getSheet(`rules.${setId}`);
  if (rules && leaf.rule?.type === 'formula') {
    for (const [unit, unitId] of block.unitIds.entries()) {
      const scores = block.scoresOf(unit);
      for (const stage of STAGES) {
        const declared = scores[stage].declared[leaf.slot];
        if (declared) queueAll(target, rules, fillRule(rules, unitId, leaf, stage, declared));
      }
    }
  }
  block.rebuildLeaf(nodeId);
  refillScores(target, setId);
  target.markDirty(setId);
}

function touchTexts(target: TouchTarget, setId: SetId, nodeId: NodeId): void {
  const node = target.workbook.sets[setId]?.nodes[nodeId];
  const criteria = target.book.getSheet(`criteria.${setId}`);
  const scores = target.book.getSheet(`scores.${setId}`);
  if (node && criteria) queueAll(target, criteria, fillNodeTexts(node, criteria));
  if (node && scores) queueAll(target, scores, fillScoreTexts(scores, node));
}

function touchScores(target: TouchTarget, touch: Extract<Touch, { readonly unit: UnitId; readonly set: SetId }>): void {
  const block = target.blocks.get(touch.set);
  const set = target.workbook.sets[touch.set];
  if (!block || !set) return;
  const rules = target.book.getSheet(`rules.${touch.set}`);
  const unit = block.unitIds.indexOf(touch.unit);
  if (unit < 0) return;
  if (rules) {
    for (const leaf of listRuleLeaves(set)) {
      if (touch.kind === 'slot' && leaf.slot !== touch.slot) continue;
      for (const stage of STAGES)
        queueAll(
          target,
          rules,
          fillRule(rules, touch.unit, leaf, stage, block.scoresOf(unit)[stage].declared[leaf.slot]),
        );
    }
  }
  const leaf = touch.kind === 'slot' ? block.rebuildSlot(touch.unit, touch.slot) : null;
  if (touch.kind === 'unitScores') block.rebuildUnit(touch.unit);
  const scores = target.book.getSheet(`scores.${touch.set}`);
  const isCoupled = touch.kind === 'unitScores' || leaf?.rule?.type === 'relative';
  if (isCoupled) refillScores(target, touch.set);
  else if (scores) queueAll(target, scores, fillScoresOfUnit(scores, block, unit));
  target.markDirty(touch.set);
}

function refillScores(target: TouchTarget, setId: SetId): void {
  const scores = target.book.getSheet(`scores.${setId}`);
  const block = target.blocks.get(setId);
  if (scores && block) queueAll(target, scores, fillScores(scores, block));
}

function touchUnit(target: TouchTarget, unitId: UnitId): void {
  const name = target.workbook.units[unitId]?.name ?? '';
  for (const [setId, block] of target.blocks) {
    if (!block.unitIds.includes(unitId)) continue;
    target.markDirty(setId);
    queueAt(target, `ranking.${setId}`, unitId, 'unit', (row, col) => [{ row, col, value: toText(name) }]);
  }
}

/** A sheet without formulas is not in the engine: it is loaded, whole, with its first one. */
function touchFree(target: TouchTarget, touch: Extract<Touch, { readonly kind: 'freeRow' | 'freeCell' }>): void {
  const cells = target.workbook.sheets[touch.sheet]?.cells[touch.row];
  const key = `free.${touch.sheet}` as const;
  if (!target.book.getSheet(key)) {
    const contents = touch.kind === 'freeCell' ? [cells?.[touch.column]] : Object.values(cells ?? {});
    if (contents.some((content) => typeof content === 'string' && content.startsWith('='))) target.book.findSheet(key);
    return;
  }
  const columns = touch.kind === 'freeCell' ? [touch.column] : (target.workbook.sheets[touch.sheet]?.columnIds ?? []);
  for (const column of columns)
    queueAt(target, key, touch.row, column, (row, col) => [fillOf(row, col, cells?.[column], 'user')]);
}
