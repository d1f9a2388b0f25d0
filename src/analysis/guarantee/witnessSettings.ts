/** What to set in a workbook so that the nodes of a box weigh what a witness says. */
import type { NodeId } from '../../domain/ids.ts';
import { weighLeaves, type WeightGroups } from '../draws/weightGroups.ts';
import type { IndexModel } from '../indexModel.ts';
import type { NodeWeight } from './question.ts';

/** The weights of the box, in its order. */
export function listWitness(model: IndexModel, groups: WeightGroups, ratios: Float64Array): NodeWeight[] {
  return Array.from(groups.nodes, (node, group) => {
    const nodeId: NodeId = model.nodes[node]?.id ?? ('' as NodeId);
    return { nodeId, weight: clean((groups.weights[group] ?? 0) * (ratios[group] ?? 1)) };
  });
}

/** `few`: the nodes of the box, and nodes above them that have a weight of their own. `all`: every node, from the top down. */
export function listSettings(
  model: IndexModel,
  groups: WeightGroups,
  ratios: Float64Array,
  extent: 'few' | 'all',
): NodeWeight[] {
  const leaves = weighLeaves(model, groups, ratios);
  const ofBox = new Set(groups.nodes);
  const aboveBox = new Set<number>();
  for (const node of groups.nodes)
    for (let at = model.nodes[node]?.parent ?? -1; at >= 0; at = model.nodes[at]?.parent ?? -1) aboveBox.add(at);
  return model.nodes.flatMap((node, index) => {
    const isNeeded = extent === 'all' || ofBox.has(index) || (aboveBox.has(index) && node.isFixed);
    if (!isNeeded) return [];
    const weight = leaves.subarray(node.firstLeaf, node.lastLeaf).reduce((sum, value) => sum + value, 0);
    return [{ nodeId: node.id, weight: clean(weight) }];
  });
}

/** Without binary dust. */
function clean(weight: number): number {
  return Math.round(weight * 1e10) / 1e10;
}
