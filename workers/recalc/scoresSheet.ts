/** The scores sheet as values: what counts of each leaf and unit, sums of groups, extras below. */
import { isLeaf, listNodes, type CriterionNode } from '../../src/domain/criteria.ts';
import { TOTAL, SCORES_COLUMNS } from '../../src/domain/layout.ts';
import { NOT_APPLICABLE_WORD } from '../../src/domain/rules/compileRule.ts';
import { isMissing, lastStagePresent, pointsAt } from '../../src/domain/scores.ts';
import { sumExactly } from '../../src/lib/decimal.ts';
import type { ScoreBlock } from './scoreBlock.ts';
import { resultColumn, toText, type CellFill, type SheetPlan } from './sheets.ts';

export function* fillScores(plan: SheetPlan, block: ScoreBlock): Iterable<CellFill> {
  for (const node of listNodes(block.set)) yield* fillScoreTexts(plan, node);
  for (const extra of block.set.extras) {
    const row = plan.rows.get(extra.id);
    if (row === undefined) continue;
    yield { row, col: 0, value: toText(extra.code) };
    yield { row, col: 1, value: toText(extra.name) };
    yield { row, col: 2, value: extra.cap };
  }
  for (let unit = 0; unit < block.unitIds.length; unit++) yield* fillScoresOfUnit(plan, block, unit);
}

export function* fillScoreTexts(plan: SheetPlan, node: CriterionNode): Iterable<CellFill> {
  const row = plan.rows.get(node.id);
  if (row === undefined) return;
  yield { row, col: 0, value: toText(node.code) };
  yield { row, col: 1, value: toText(node.name) };
  if (isLeaf(node)) yield { row, col: 2, value: node.max };
}

/** Formula rules (R5) stand in the engine: their cells, and then the sums, are formulas. */
export function* fillScoresOfUnit(plan: SheetPlan, block: ScoreBlock, unit: number): Iterable<CellFill> {
  const { set } = block;
  const unitId = block.unitIds[unit] ?? '';
  const col = SCORES_COLUMNS.length + unit;
  const hasFormulas = block.leaves.some((leaf) => set.nodes[leaf.id]?.rule?.type === 'formula');
  const cellOf = (row: string): string => `⟦c|${plan.key}|${row}|${unitId}|⟧`;
  function sumOf(ids: readonly string[], values: readonly number[], row: number): CellFill {
    if (!hasFormulas) return { row, col, value: sumExactly(values) };
    return { row, col, formula: `=SUM(${ids.map(cellOf).join(',')})`, role: 'derived' };
  }
  const fills: CellFill[] = [];
  function visit(node: CriterionNode): number {
    const row = plan.rows.get(node.id) ?? 0;
    if (isLeaf(node)) {
      const fill = fillLeaf(block, unit, node, row, col);
      fills.push(fill);
      return 'value' in fill && typeof fill.value === 'number' ? fill.value : 0;
    }
    const values = node.childIds.flatMap((id) => set.nodes[id] ?? []).map(visit);
    fills.push(sumOf(node.childIds, values, row));
    return sumExactly(values);
  }
  const totals = set.rootIds.flatMap((id) => set.nodes[id] ?? []).map(visit);
  yield* fills;
  const totalRow = plan.rows.get(TOTAL);
  if (totalRow !== undefined && set.rootIds.length > 0) yield sumOf(set.rootIds, totals, totalRow);
  const scores = block.scoresOf(unit);
  for (const extra of set.extras) {
    const row = plan.rows.get(extra.id);
    const stage = lastStagePresent(scores, extra.slot);
    const points = stage === null ? Number.NaN : pointsAt(scores[stage], extra.slot);
    if (row !== undefined) yield { row, col, value: Number.isFinite(points) ? points : null };
  }
}

function fillLeaf(block: ScoreBlock, unit: number, leaf: CriterionNode, row: number, col: number): CellFill {
  const scores = block.scoresOf(unit);
  const stage = lastStagePresent(scores, leaf.slot);
  const isComputed = stage !== null && leaf.rule?.type === 'formula' && isMissing(pointsAt(scores[stage], leaf.slot));
  if (isComputed) {
    const token = `⟦c|rules.${block.setId}|${block.unitIds[unit] ?? ''}|${resultColumn(leaf.id, stage)}|⟧`;
    return { row, col, formula: `=IF(ISBLANK(${token}),NA(),${token})`, role: 'derived' };
  }
  const outcome = block.outcome(unit, leaf.id);
  switch (outcome?.kind) {
    case 'points':
      return { row, col, value: outcome.points };
    case 'notApplicable':
      return { row, col, value: NOT_APPLICABLE_WORD };
    case 'error':
      return { row, col, value: '=NA()' };
    default:
      return { row, col, value: null };
  }
}
