/** Which leaf of one state is which of another, in parts where a leaf was split or merged: each part is a line. */
import type { NodeId } from '../../domain/ids.ts';
import type { IndexModel } from '../indexModel.ts';

/** As a crosswalk has it: how much of `fromId` goes to `toId`. */
export interface LeafPair {
  readonly fromId: string;
  readonly toId: string;
  readonly share01: number;
}

export interface LeafLine {
  /** Leaf indexes; -1 where the state does not have it. */
  readonly from: number;
  readonly to: number;
  /** How much of each leaf the line carries: over all lines of a leaf they add to 1. */
  readonly fromShare01: number;
  readonly toShare01: number;
}

const DUST = 1e-9;

/** Every leaf of one set is itself. */
export function pairById(from: IndexModel): LeafPair[] {
  return Array.from(from.leafNodes, (at) => {
    const id = from.nodes[at]?.id ?? '';
    return { fromId: id, toId: id, share01: 1 };
  });
}

/** A crosswalk from `to` to `from`, read the other way: what several leaves brought to one is given back by their weight. */
export function reversePairs(pairs: readonly LeafPair[], to: IndexModel): LeafPair[] {
  const leaves = leafIndexes(to);
  const brought = pairs.map(({ fromId, share01 }) => share01 * (to.weights[leaves.get(fromId) ?? -1] ?? 0));
  const totals = new Map<string, { weight: number; count: number }>();
  for (const [at, { toId }] of pairs.entries()) {
    const { weight, count } = totals.get(toId) ?? { weight: 0, count: 0 };
    totals.set(toId, { weight: weight + (brought[at] ?? 0), count: count + 1 });
  }
  return pairs.map(({ fromId, toId }, at) => {
    const { weight, count } = totals.get(toId) ?? { weight: 0, count: 1 };
    return { fromId: toId, toId: fromId, share01: weight > 0 ? (brought[at] ?? 0) / weight : 1 / count };
  });
}

/**
 * Lines in the order of the leaves of `to`, then of what only `from` has. Where several leaves go into one, that one is
 * shared out among them by the weight each brings.
 */
export function listLeafLines(from: IndexModel, to: IndexModel, pairs: readonly LeafPair[]): LeafLine[] {
  const fromLeaf = leafIndexes(from);
  const toLeaf = leafIndexes(to);
  const sources = new Map<number, { readonly from: number; readonly share01: number }[]>();
  const given = new Float64Array(from.leafNodes.length);
  for (const { fromId, toId, share01 } of pairs) {
    const [source, target] = [fromLeaf.get(fromId), toLeaf.get(toId)];
    if (source === undefined || target === undefined) continue;
    const share = Math.min(share01, 1 - (given[source] ?? 0));
    if (!(share > DUST)) continue;
    given[source] = (given[source] ?? 0) + share;
    const others = sources.get(target) ?? [];
    sources.set(target, [...others, { from: source, share01: share }]);
  }
  const lines: LeafLine[] = [];
  for (let target = 0; target < to.leafNodes.length; target++) {
    const into = sources.get(target) ?? [];
    if (into.length === 0) lines.push({ from: -1, to: target, fromShare01: 0, toShare01: 1 });
    const brought = into.map((one) => one.share01 * (from.weights[one.from] ?? 0));
    const total = brought.reduce((sum, weight) => sum + weight, 0);
    let left = 1;
    for (const [at, one] of into.entries()) {
      const even = total > 0 ? (brought[at] ?? 0) / total : 1 / into.length;
      const share = at === into.length - 1 ? left : even;
      left -= share;
      lines.push({ from: one.from, to: target, fromShare01: one.share01, toShare01: share });
    }
  }
  for (let source = 0; source < from.leafNodes.length; source++) {
    const rest = 1 - (given[source] ?? 0);
    if (rest > DUST) lines.push({ from: source, to: -1, fromShare01: rest, toShare01: 0 });
  }
  return lines;
}

function leafIndexes(model: IndexModel): Map<NodeId | string, number> {
  return new Map(Array.from(model.leafNodes, (at, leaf) => [model.nodes[at]?.id ?? '', leaf]));
}
