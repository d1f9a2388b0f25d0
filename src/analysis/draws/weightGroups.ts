/**
 * The weights that move together: the nodes of one level, each with its leaves, which keep their shares. Groups of a pool keep
 * its total: the weights below one parent, or all of them.
 */
import { fail, type Result } from '../../lib/result.ts';
import type { IndexModel } from '../indexModel.ts';
import type { AnalysisProblem } from '../problem.ts';

export type WeightLevel = 'fields' | 'criteria' | 'leaves';
/** Which total stays: of each parent, or only of the whole. */
export type KeptTotal = 'parent' | 'total';

export interface WeightGroups {
  /** Indexes into the model's nodes, by group. */
  readonly nodes: Int32Array;
  /** By leaf; -1 where the leaf's group weighs nothing and stays so. */
  readonly groupOfLeaf: Int32Array;
  /** Weight now, by group; above 0. */
  readonly weights: Float64Array;
  readonly poolOfGroup: Int32Array;
  readonly poolTotals: Float64Array;
  /** Nodes of the level that weigh nothing: they have no share to vary. */
  readonly skipped: readonly number[];
}

/** Null where a weight is unknown (an error) or all are 0. */
export function listWeightGroups(model: IndexModel, level: WeightLevel, kept: KeptTotal): WeightGroups | null {
  const nodes: number[] = [];
  const weights: number[] = [];
  const poolOfGroup: number[] = [];
  const poolTotals: number[] = [];
  const skipped: number[] = [];
  const poolOfParent = new Map<number, number>();
  const groupOfLeaf = new Int32Array(model.leafNodes.length).fill(-1);
  for (const [index, node] of model.nodes.entries()) {
    if (!isOfLevel(model, index, level) || node.firstLeaf === node.lastLeaf) continue;
    let weight = 0;
    for (let leaf = node.firstLeaf; leaf < node.lastLeaf; leaf++) weight += model.weights[leaf] ?? Number.NaN;
    if (Number.isNaN(weight)) return null;
    if (weight <= 0) {
      skipped.push(index);
      continue;
    }
    const parent = kept === 'parent' ? node.parent : -1;
    const pool = poolOfParent.get(parent) ?? poolTotals.length;
    poolOfParent.set(parent, pool);
    poolTotals[pool] = (poolTotals[pool] ?? 0) + weight;
    groupOfLeaf.fill(nodes.length, node.firstLeaf, node.lastLeaf);
    nodes.push(index);
    weights.push(weight);
    poolOfGroup.push(pool);
  }
  if (nodes.length === 0) return null;
  return {
    nodes: Int32Array.from(nodes),
    groupOfLeaf,
    weights: Float64Array.from(weights),
    poolOfGroup: Int32Array.from(poolOfGroup),
    poolTotals: Float64Array.from(poolTotals),
    skipped,
  };
}

/** Why there are no groups: the node whose weight is unknown, or no weight at all. */
export function explainNoGroups(model: IndexModel): Result<never, AnalysisProblem> {
  const broken = model.nodes.find(({ effective }) => Number.isNaN(effective));
  return broken ? fail('analysis.errors', { place: broken.code }) : fail('analysis.tooFew', { needed: 1, found: 0 });
}

/** Weights by leaf when each group weighs `ratios` times what it does now. */
export function weighLeaves(model: IndexModel, groups: WeightGroups, ratios: Float64Array, from = 0): Float64Array {
  return model.weights.map((weight, leaf) => {
    const group = groups.groupOfLeaf[leaf] ?? -1;
    return group < 0 ? weight : weight * (ratios[from + group] ?? Number.NaN);
  });
}

/** A leaf higher up than its level stands in for it. */
function isOfLevel({ nodes }: IndexModel, index: number, level: WeightLevel): boolean {
  const node = nodes[index];
  if (!node) return false;
  if (level === 'fields') return node.parent < 0;
  if (level === 'leaves') return node.leaf >= 0;
  return node.parent < 0 ? node.leaf >= 0 : (nodes[node.parent]?.parent ?? 0) < 0;
}
