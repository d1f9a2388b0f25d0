/**
 * Attainments of one set's leaves as attainments of another's, through a crosswalk (DOMAIN.md section 4): a leaf made of
 * several old ones gets their mean, weighted by the points each of them gives; a leaf of no old one has no history.
 */
import type { LinkShare } from '../domain/findCrosswalk.ts';
import type { IndexModel } from './indexModel.ts';

export interface CarriedAttainment {
  /** [unit of `from` * leaves of `to` + leaf]: 0..1; NaN where the leaf has no history or was left out for the unit. */
  readonly attainment: Float64Array;
  /** By leaf of `to`: 1 where at least one old leaf stands behind it. */
  readonly hasHistory: Uint8Array;
  /** Leaf indexes of `to` without history, in order. */
  readonly added: readonly number[];
  /** Leaf indexes of `from` that go nowhere, in order. */
  readonly dropped: readonly number[];
  /** Effective weight of the leaves of `to` without history, in points of `to`. */
  readonly pointsWithoutHistory: number;
}

export interface CarrySource {
  /** Leaf index of the old set. */
  readonly leaf: number;
  /** Points of the old leaf that come over: its maximum times the share; 1 where all sources have none. */
  readonly points: number;
}

/** Units are those of `from`. Links that name no leaf of either side are passed over. */
export function carryAttainment(from: IndexModel, to: IndexModel, links: readonly LinkShare[]): CarriedAttainment {
  const sources = listSources(from, to, links);
  const fromLeaves = from.leafNodes.length;
  const toLeaves = to.leafNodes.length;
  const attainment = new Float64Array(from.unitIds.length * toLeaves).fill(Number.NaN);
  for (let unit = 0; unit < from.unitIds.length; unit++)
    for (let leaf = 0; leaf < toLeaves; leaf++)
      attainment[unit * toLeaves + leaf] = meanOf(sources[leaf] ?? [], from.attainment, unit * fromLeaves);
  const used = new Set(sources.flatMap((list) => list.map((source) => source.leaf)));
  const added = sources.flatMap((list, leaf) => (list.length === 0 ? [leaf] : []));
  return {
    attainment,
    hasHistory: Uint8Array.from(sources, (list) => (list.length > 0 ? 1 : 0)),
    added,
    dropped: Array.from({ length: fromLeaves }, (_, leaf) => leaf).filter((leaf) => !used.has(leaf)),
    pointsWithoutHistory: added.reduce((sum, leaf) => sum + (to.weights[leaf] ?? 0), 0),
  };
}

/** By leaf of `to`: the old leaves it is made of. */
export function listSources(from: IndexModel, to: IndexModel, links: readonly LinkShare[]): CarrySource[][] {
  const leafOf = (model: IndexModel): Map<string, number> =>
    new Map(Array.from(model.leafNodes, (node, leaf) => [model.nodes[node]?.id ?? '', leaf]));
  const [fromLeafOf, toLeafOf] = [leafOf(from), leafOf(to)];
  const sources: CarrySource[][] = Array.from(to.leafNodes, () => []);
  for (const { fromId, toId, share01 } of links) {
    const [old, target] = [fromLeafOf.get(fromId), toLeafOf.get(toId)];
    if (old === undefined || target === undefined) continue;
    const max = from.nodes[from.leafNodes[old] ?? -1]?.max ?? 0;
    sources[target]?.push({ leaf: old, points: share01 * max });
  }
  return sources.map((list) =>
    list.every(({ points }) => points === 0) ? list.map((source) => ({ ...source, points: 1 })) : list,
  );
}

function meanOf(sources: readonly CarrySource[], attainment: Float64Array, row: number): number {
  const [only] = sources;
  if (only && sources.length === 1) return attainment[row + only.leaf] ?? Number.NaN;
  let sum = 0;
  let points = 0;
  for (const source of sources) {
    const share = attainment[row + source.leaf] ?? Number.NaN;
    if (share !== share) continue;
    sum += share * source.points;
    points += source.points;
  }
  return points > 0 ? sum / points : Number.NaN;
}
