/** The ranking without a node: (i) its weight 0 and its parent renormalised, (ii) dropped so that the maximum shrinks. */
import type { NodeId } from '../../domain/ids.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { Steps } from '../../lib/steps.ts';
import { levelOf } from '../flips/levelOf.ts';
import { listByRank } from '../flips/flipPairs.ts';
import type { NodeLevel } from '../flips/question.ts';
import { evaluateModel, type IndexModel, type IndexOutcome, type ModelNode } from '../indexModel.ts';
import { weighTree } from '../weightTree.ts';
import type { RemovalEffect, RemovalRow } from './question.ts';

export function* removeNodes(model: IndexModel, levels: readonly NodeLevel[]): Steps<RemovalRow[]> {
  const now = evaluateModel(model);
  const rows: RemovalRow[] = [];
  for (const [at, node] of model.nodes.entries()) {
    if (!levels.includes(levelOf(node))) continue;
    const zeroed = weightsWithout(model, at);
    const dropped = model.weights.slice().fill(0, node.firstLeaf, node.lastLeaf);
    rows.push({
      nodeId: node.id,
      code: node.code,
      name: node.name,
      level: levelOf(node),
      effective: node.effective,
      zeroed: zeroed && compare(model, now, evaluateModel(model, zeroed)),
      dropped: dropped.every((weight) => weight === 0) ? null : compare(model, now, evaluateModel(model, dropped)),
      load: zeroed && findLoad(model, at, zeroed),
    });
    yield (at + 1) / model.nodes.length;
  }
  return rows;
}

/**
 * Effective leaf weights with a node at 0 and the rest of its parent scaled to what the parent had; where the node is all its
 * parent has, the parent goes with it. Null where nothing remains.
 */
export function weightsWithout(model: IndexModel, node: number): Float64Array | null {
  const own = model.nodes[node];
  if (!own) return null;
  const parent = model.nodes[own.parent];
  const [first, last] = parent ? [parent.firstLeaf, parent.lastLeaf] : [0, model.weights.length];
  const whole = sumOf(model.weights, first, last);
  const rest = whole - sumOf(model.weights, own.firstLeaf, own.lastLeaf);
  if (rest <= 1e-9) return parent ? weightsWithout(model, own.parent) : null;
  return model.weights.map((weight, leaf) => {
    if (leaf >= own.firstLeaf && leaf < own.lastLeaf) return 0;
    return leaf >= first && leaf < last ? (weight * whole) / rest : weight;
  });
}

function sumOf(weights: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let leaf = first; leaf < last; leaf++) sum += weights[leaf] as number;
  return sum;
}

function compare(model: IndexModel, now: IndexOutcome, then: IndexOutcome): RemovalEffect {
  let sum = 0;
  let count = 0;
  let moved = 0;
  let reclassed = 0;
  let largest = -1;
  let largestMove = 0;
  for (const unit of listByRank(model, now)) {
    const move = (then.rank[unit] as number) - (now.rank[unit] as number);
    if (Number.isNaN(move)) continue;
    count++;
    sum += Math.abs(move);
    if (move !== 0) moved++;
    if (then.classIndex[unit] !== now.classIndex[unit]) reclassed++;
    if (Math.abs(move) > Math.abs(largestMove)) {
      largest = unit;
      largestMove = move;
    }
  }
  return {
    meanShift: count === 0 ? Number.NaN : sum / count,
    largestShift: Math.abs(largestMove),
    largestUnitId: model.unitIds[largest] ?? null,
    largestUnitName: model.unitNames[largest] ?? '',
    largestMove,
    movedCount: moved,
    reclassedCount: reclassed,
  };
}

type HandWeights = readonly { readonly nodeId: NodeId; readonly weight: number }[];

/**
 * Weights by hand that give (i) under the rule "siblings": the node's own 0 where that is all it takes, else its siblings'
 * effective weights too. Checked on the tree; null where neither gives exactly (i).
 */
function findLoad(model: IndexModel, node: number, wanted: Float64Array): HandWeights | null {
  const rule = { rule: 'siblings' } as const;
  const own = model.nodes[node] as ModelNode;
  if (isClose(weighTree(model, rule, { node, weight: 0 }).leaves, wanted)) return [{ nodeId: own.id, weight: 0 }];
  const siblings = model.nodes.filter((other) => other.parent === own.parent);
  const byHand = siblings.map((other) => {
    return { nodeId: other.id, weight: roundTo(sumOf(wanted, other.firstLeaf, other.lastLeaf), 7) };
  });
  const hands = new Map<string, number>(byHand.map(({ nodeId, weight }) => [nodeId, weight]));
  const fixed = model.nodes.map((other): ModelNode => {
    const weight = hands.get(other.id);
    return weight === undefined ? other : { ...other, weight, isFixed: true };
  });
  return isClose(weighTree({ ...model, nodes: fixed }, rule).leaves, wanted) ? byHand : null;
}

function isClose(found: Float64Array, wanted: Float64Array): boolean {
  return found.every((weight, leaf) => Math.abs(weight - (wanted[leaf] as number)) < 1e-6);
}
