/** Which leaf of one state is which of another, in parts where a leaf was split or merged: each part is a line. */
import type { LinkShare } from '../../domain/findCrosswalk.ts';
import type { IndexModel } from '../indexModel.ts';

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
export function pairById(from: IndexModel): LinkShare[] {
  return Array.from(from.leafNodes).flatMap((at) => {
    const id = from.nodes[at]?.id;
    return id === undefined ? [] : [{ fromId: id, toId: id, share01: 1 }];
  });
}

/**
 * Lines in the order of the leaves of `to`, then of what only `from` has. Where several leaves go into one, that one is
 * shared out among them by the weight each brings.
 */
export function listLeafLines(from: IndexModel, to: IndexModel, pairs: readonly LinkShare[]): LeafLine[] {
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

function leafIndexes(model: IndexModel): Map<string, number> {
  return new Map(Array.from(model.leafNodes, (at, leaf) => [model.nodes[at]?.id ?? '', leaf]));
}
