/** An IndexModel out of a calculated scenario model: copies of its arrays, and what couples units and scores. */
import type { Coupling, IndexModel, ModelNode, StateRef } from '../../src/analysis/indexModel.ts';
import { isLeaf, listNodes, type CriteriaSet } from '../../src/domain/criteria.ts';
import { isFormula } from '../../src/domain/formula/references.ts';
import type { NodeId } from '../../src/domain/ids.ts';
import { isFixed } from '../../src/domain/weights.ts';
import type { ScenarioModel } from '../recalc/scenarioModel.ts';

/** Null where the set is not there. The model must have been updated with the set among those watched. */
export function readModel(model: ScenarioModel, state: StateRef): IndexModel | null {
  const set = model.workbook.sets[state.setId];
  const block = model.blocks.get(state.setId);
  const numbers = model.numbers.get(state.setId);
  if (!set || !block || !numbers) return null;
  const nodes = listModelNodes(set, numbers.max, numbers.weight, numbers.effective);
  return {
    state,
    unitIds: block.unitIds,
    unitNames: block.unitIds.map((id) => model.workbook.units[id]?.name ?? ''),
    ranked: block.rankedOf(model.workbook).slice(),
    nodes,
    leafNodes: Int32Array.from(nodes.flatMap((node, index) => (node.leaf >= 0 ? [index] : []))),
    fieldIds: block.fieldIds,
    fieldOfLeaf: block.fieldOfLeaf.slice(),
    attainment: block.attainment.slice(),
    weights: numbers.leafWeights.slice(),
    extras: block.extras.slice(),
    statedTotal: set.statedTotal,
    redistribution: set.redistribution,
    policies: set.policies,
    couplings: listCouplings(model, set),
  };
}

function listModelNodes(
  set: CriteriaSet,
  max: Float64Array,
  weight: Float64Array,
  effective: Float64Array,
): ModelNode[] {
  const nodes = listNodes(set);
  const indexes = new Map(nodes.map((node, index) => [node.id, index]));
  let leaves = 0;
  const firstLeaf: number[] = [];
  const lastLeaf: number[] = [];
  for (const [index, node] of nodes.entries()) {
    firstLeaf[index] = leaves;
    if (isLeaf(node)) leaves++;
    lastLeaf[index] = leaves;
    for (let above = node.parentId; above !== null; above = set.nodes[above]?.parentId ?? null)
      lastLeaf[indexes.get(above) ?? 0] = leaves;
  }
  return nodes.map((node, index) => ({
    id: node.id,
    code: node.code,
    name: node.name,
    parent: node.parentId === null ? -1 : (indexes.get(node.parentId) ?? -1),
    children: node.childIds.flatMap((id) => indexes.get(id) ?? []),
    leaf: isLeaf(node) ? (firstLeaf[index] ?? 0) : -1,
    firstLeaf: firstLeaf[index] ?? 0,
    lastLeaf: lastLeaf[index] ?? 0,
    isFixed: isFixed(node),
    isFormula: isFormula(node.weight),
    method: node.method,
    max: max[index] ?? Number.NaN,
    weight: weight[index] ?? Number.NaN,
    effective: effective[index] ?? Number.NaN,
  }));
}

function listCouplings(model: ScenarioModel, set: CriteriaSet): Coupling[] {
  const found: Coupling[] = [];
  for (const node of listNodes(set)) {
    if (isFormula(node.weight) && readsScores(model, set, node.id)) found.push({ kind: 'weight', nodeId: node.id });
    if (isLeaf(node) && node.rule?.type === 'relative') found.push({ kind: 'relative', nodeId: node.id });
  }
  for (const nodeId of listReadingRules(model, set)) found.push({ kind: 'rule', nodeId });
  return found;
}

const OF_SCORES = /^(scores|ranking|rules)\./;

/** Whether a formula follows, directly or through others, what units have scored. */
function readsScores(model: ScenarioModel, set: CriteriaSet, nodeId: NodeId): boolean {
  const { graph } = model.book;
  const plan = model.book.getSheet(`criteria.${set.id}`);
  const cells = plan ? [...graph.listSheet(plan)] : [];
  const starts = cells.filter(({ place }) => place.row === nodeId && place.column === 'weight').map(({ key }) => key);
  return reaches(model, starts, (key) => OF_SCORES.test(key));
}

/** Leaves whose formula rule reads results, weights or scores beyond its own declared data. */
function listReadingRules(model: ScenarioModel, set: CriteriaSet): NodeId[] {
  const plan = model.book.getSheet(`rules.${set.id}`);
  if (!plan) return [];
  const { graph } = model.book;
  const found = new Set<NodeId>();
  for (const cell of graph.listSheet(plan)) {
    const nodeId = (cell.place.column.split('/')[0] ?? '') as NodeId;
    if (found.has(nodeId)) continue;
    const outside = (key: string): boolean => /^(scores|ranking|criteria)\./.test(key);
    if (reaches(model, [cell.key], outside)) found.add(nodeId);
  }
  return [...found];
}

function reaches(model: ScenarioModel, starts: readonly number[], isTarget: (sheetKey: string) => boolean): boolean {
  const { graph } = model.book;
  const seen = new Set<number>(starts);
  const open = [...starts];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const rect of graph.cells.get(key)?.reads ?? []) if (isTarget(rect.sheet.key)) return true;
    for (const next of graph.listPrecedents(key)) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}
