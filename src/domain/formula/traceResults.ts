/**
 * What the app itself calculates, as blocks of cells that read others: sums and points of the scores sheet, and the ranking
 * from scores, maxima and effective weights (DOMAIN.md section 4; src/analysis/indexKernel.ts computes it).
 */
import { isLeaf, listNodes, type CriteriaSet, type CriterionNode } from '../criteria.ts';
import type { NodeId } from '../ids.ts';
import { CRITERIA_COLUMNS, RANKING_COLUMNS, SCORES_COLUMNS, TOTAL, layoutOf } from '../layout.ts';
import { isMissing, lastStagePresent, pointsAt } from '../scores.ts';
import type { ScoringRule } from '../rules/rule.ts';
import type { Workbook } from '../workbook.ts';
import { listRuns, type CellArea } from './traceArea.ts';
import type { Alignment, TraceEdge } from './traceEdges.ts';
import { listRuleReads } from './traceFormulas.ts';

type Run = readonly [first: number, last: number];

interface Plan {
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  readonly rows: ReadonlyMap<string, number>;
  readonly nodes: readonly CriterionNode[];
  readonly leafRuns: readonly Run[];
  readonly extraRuns: readonly Run[];
  readonly unitCount: number;
}

const CRITERIA = indexColumns(CRITERIA_COLUMNS);
const SCORES = indexColumns(SCORES_COLUMNS);
const RANKING = indexColumns(RANKING_COLUMNS);
const FIRST_UNIT = SCORES_COLUMNS.length;

/** Rules whose points are a share of the leaf's maximum. */
const BY_MAX: ReadonlySet<ScoringRule['type']> = new Set([
  'proportional',
  'deduction',
  'level',
  'survey',
  'sipas',
  'relative',
]);

export function* listResultEdges(workbook: Workbook, set: CriteriaSet): Iterable<TraceEdge> {
  const layout = layoutOf(workbook, `scores.${set.id}`);
  if (!layout) return;
  const rows = new Map(layout.rows.map((key, index) => [key, index]));
  const nodes = listNodes(set);
  const rowsOf = (ids: readonly string[]): readonly Run[] => listRuns(ids.flatMap((id) => rows.get(id) ?? []));
  const plan: Plan = {
    workbook,
    set,
    rows,
    nodes,
    leafRuns: rowsOf(nodes.filter(isLeaf).map((node) => node.id)),
    extraRuns: rowsOf(set.extras.map((extra) => extra.id)),
    unitCount: layout.columns.length - FIRST_UNIT,
  };
  yield* listLabelEdges(plan);
  if (plan.unitCount === 0) return;
  yield* listSumEdges(plan);
  for (const leaf of nodes) if (isLeaf(leaf) && leaf.rule) yield* listRuleEdges(plan, leaf, leaf.rule);
  yield* listRankingEdges(plan);
}

/** Code, name and maximum stand on both sheets, in the same rows. */
function* listLabelEdges(plan: Plan): Iterable<TraceEdge> {
  const named = [...plan.nodes.map((node) => node.id), ...plan.set.extras.map((extra) => extra.id)];
  for (const run of listRuns(named.flatMap((id) => plan.rows.get(id) ?? [])))
    yield link(
      scores(plan, run, [SCORES.code, SCORES.name]),
      criteria(plan, run, [CRITERIA.code, CRITERIA.name]),
      'cells',
    );
  for (const run of [...plan.leafRuns, ...plan.extraRuns])
    yield link(scores(plan, run, at(SCORES.max)), criteria(plan, run, at(CRITERIA.max)), 'cells');
}

function* listSumEdges(plan: Plan): Iterable<TraceEdge> {
  function* sum(row: string, ids: readonly NodeId[]): Iterable<TraceEdge> {
    const index = plan.rows.get(row);
    if (index === undefined) return;
    for (const run of listRuns(ids.flatMap((id) => plan.rows.get(id) ?? [])))
      yield link(scores(plan, at(index), units(plan)), scores(plan, run, units(plan)), 'columns');
  }
  for (const node of plan.nodes) if (!isLeaf(node)) yield* sum(node.id, node.childIds);
  yield* sum(TOTAL, plan.set.rootIds);
}

/** Points that a scoring rule gives for declared data; typed points read nothing. */
function* listRuleEdges(plan: Plan, leaf: CriterionNode, rule: ScoringRule): Iterable<TraceEdge> {
  const row = plan.rows.get(leaf.id);
  if (row === undefined) return;
  const runs = listDeclared(plan, leaf);
  const typed = listRuleReads(plan.workbook, plan.set, leaf);
  for (const run of runs) {
    const reader = scores(plan, at(row), run);
    yield link(reader, criteria(plan, at(row), at(CRITERIA.rule)), 'all');
    if (BY_MAX.has(rule.type)) yield link(reader, criteria(plan, at(row), at(CRITERIA.max)), 'all');
    for (const reads of typed) yield { reader, reads, align: 'all', kind: 'formula' };
    if (rule.type === 'relative') for (const other of runs) yield link(reader, scores(plan, at(row), other), 'others');
  }
}

/** Columns of the units whose points come from the rule. */
function listDeclared({ workbook, set, unitCount }: Plan, leaf: CriterionNode): readonly Run[] {
  const unitIds = workbook.blocks[set.blockId]?.unitIds ?? [];
  const columns: number[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    const id = unitIds[unit];
    const row = id === undefined ? undefined : workbook.scores[set.id]?.[id];
    const stage = row ? lastStagePresent(row, leaf.slot) : null;
    if (row && stage !== null && isMissing(pointsAt(row[stage], leaf.slot))) columns.push(FIRST_UNIT + unit);
  }
  return listRuns(columns);
}

function* listRankingEdges(plan: Plan): Iterable<TraceEdge> {
  const { set, workbook, leafRuns, extraRuns } = plan;
  const all: Run = [1, plan.unitCount];
  const column = (index: number, run = all): CellArea => ({
    sheet: `ranking.${set.id}`,
    top: run[0],
    bottom: run[1],
    left: index,
    right: index,
  });
  function* fromLeaves(reader: CellArea, runs: readonly Run[], columns: readonly number[]): Iterable<TraceEdge> {
    for (const run of runs) yield link(reader, scores(plan, run, units(plan)), 'crossed');
    for (const index of columns) for (const run of runs) yield link(reader, criteria(plan, run, at(index)), 'all');
  }
  yield* fromLeaves(column(RANKING.total), leafRuns, [CRITERIA.effective, CRITERIA.max]);
  yield* fromLeaves(column(RANKING.total), extraRuns, [CRITERIA.max]);
  yield* fromLeaves(column(RANKING.applicable), leafRuns, [CRITERIA.effective]);
  for (const [field, id] of set.rootIds.entries()) {
    const runs = listRuns(leavesBelow(set, id).flatMap((leaf) => plan.rows.get(leaf) ?? []));
    yield* fromLeaves(column(RANKING_COLUMNS.length + field), runs, [CRITERIA.effective, CRITERIA.max]);
  }
  const index = column(RANKING.index);
  yield link(index, { ...column(RANKING.total), right: RANKING.applicable }, 'rows');
  yield link(column(RANKING.class), index, 'rows');
  const unitIds = workbook.blocks[set.blockId]?.unitIds ?? [];
  const ranked = listRuns(unitIds.flatMap((id, unit) => (workbook.units[id]?.ranked === false ? [] : [unit + 1])));
  for (const run of ranked)
    for (const other of ranked) yield link(column(RANKING.rank, run), column(RANKING.index, other), 'all');
}

function leavesBelow(set: CriteriaSet, id: NodeId): NodeId[] {
  const node = set.nodes[id];
  if (!node) return [];
  return isLeaf(node) ? [id] : node.childIds.flatMap((child) => leavesBelow(set, child));
}

function link(reader: CellArea, reads: CellArea, align: Alignment): TraceEdge {
  return { reader, reads, align, kind: 'builtIn' };
}

function scores({ set }: Plan, [top, bottom]: Run, [left, right]: Run): CellArea {
  return { sheet: `scores.${set.id}`, top, bottom, left, right };
}

function criteria({ set }: Plan, [top, bottom]: Run, [left, right]: Run): CellArea {
  return { sheet: `criteria.${set.id}`, top, bottom, left, right };
}

function units({ unitCount }: Plan): Run {
  return [FIRST_UNIT, FIRST_UNIT + unitCount - 1];
}

function at(index: number): Run {
  return [index, index];
}

function indexColumns<K extends string>(columns: readonly K[]): Readonly<Record<K, number>> {
  return Object.fromEntries(columns.map((key, index) => [key, index])) as Record<K, number>;
}
