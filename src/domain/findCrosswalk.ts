/** The crosswalk between two versions of a criteria set: what a person has confirmed, in either direction, before what is proposed. */
import { listCrosswalkLeaves, proposeCrosswalk, type CrosswalkLeaf, type MatchedBy } from './crosswalk.ts';
import type { CriteriaSet } from './criteria.ts';
import type { CrosswalkId, ExtraId, NodeId } from './ids.ts';
import type { KeptCrosswalk, Workbook } from './workbook.ts';

/** A leaf of the older version, one of the newer, and how much of the older goes there; several rows a leaf where it was split or merged. */
export interface CrosswalkLink {
  readonly fromId: NodeId | ExtraId;
  readonly toId: NodeId | ExtraId;
  /** Of `from`; what leaves one leaf adds to 1 at most. */
  readonly share01: number;
  /** `hand`: confirmed by a person. */
  readonly by: MatchedBy | 'hand';
}

/** What a link says, however it was found. */
export type LinkShare = Pick<CrosswalkLink, 'fromId' | 'toId' | 'share01'>;

export interface FoundCrosswalk {
  /** `kept` as confirmed, `reversed` as confirmed for the other direction, `proposed` by ids, names and codes. */
  readonly origin: 'kept' | 'reversed' | 'proposed';
  readonly keptId: CrosswalkId | null;
  readonly links: readonly CrosswalkLink[];
  readonly unmappedFrom: readonly CrosswalkLeaf[];
  readonly unmappedTo: readonly CrosswalkLeaf[];
}

/**
 * From one set to another; the sets may be as a scenario sees them. Rows of a kept crosswalk whose leaf is gone are passed
 * over. Two states of one set (the base and a scenario that changes its tree) go by id alone:
 * what one of them has added is new, whatever it is called.
 */
export function findCrosswalk(workbook: Workbook, from: CriteriaSet, to: CriteriaSet): FoundCrosswalk {
  if (from.id === to.id) return propose(from, to, true);
  const kept = Object.values(workbook.crosswalks);
  const straight = kept.find(({ fromSetId, toSetId }) => fromSetId === from.id && toSetId === to.id);
  if (straight) return takeRows('kept', straight.id, straight.rows, from, to);
  const backward = kept.find(({ fromSetId, toSetId }) => fromSetId === to.id && toSetId === from.id);
  if (backward) return takeRows('reversed', backward.id, reverseShares(backward.rows, to, from), from, to);
  return propose(from, to, false);
}

function propose(from: CriteriaSet, to: CriteriaSet, onlyById: boolean): FoundCrosswalk {
  const links = proposeCrosswalk(from, to).rows.filter(({ by }) => by === 'id' || !onlyById);
  const open = listUnmapped(listCrosswalkLeaves(from), listCrosswalkLeaves(to), links);
  return { origin: 'proposed', keptId: null, links, ...open };
}

function takeRows(
  origin: FoundCrosswalk['origin'],
  keptId: CrosswalkId,
  rows: KeptCrosswalk['rows'],
  from: CriteriaSet,
  to: CriteriaSet,
): FoundCrosswalk {
  const fromLeaves = listCrosswalkLeaves(from);
  const toLeaves = listCrosswalkLeaves(to);
  const known = { from: new Set(fromLeaves.map(({ id }) => id)), to: new Set(toLeaves.map(({ id }) => id)) };
  const links = rows
    .filter(({ fromId, toId }) => known.from.has(fromId) && known.to.has(toId))
    .map((row) => ({ ...row, by: 'hand' as const }));
  return { origin, keptId, links, ...listUnmapped(fromLeaves, toLeaves, links) };
}

/** Leaves that no row names, on either side. */
export function listUnmapped(
  from: readonly CrosswalkLeaf[],
  to: readonly CrosswalkLeaf[],
  links: readonly Pick<CrosswalkLink, 'fromId' | 'toId'>[],
): Pick<FoundCrosswalk, 'unmappedFrom' | 'unmappedTo'> {
  const named = { from: new Set(links.map(({ fromId }) => fromId)), to: new Set(links.map(({ toId }) => toId)) };
  return {
    unmappedFrom: from.filter(({ id }) => !named.from.has(id)),
    unmappedTo: to.filter(({ id }) => !named.to.has(id)),
  };
}

/**
 * The same rows read the other way: of a leaf that two were merged into, each gets back as much as it gave points.
 * Where no points are known the parts are equal.
 */
export function reverseShares(rows: KeptCrosswalk['rows'], from: CriteriaSet, to: CriteriaSet): KeptCrosswalk['rows'] {
  const maxOf = new Map(listCrosswalkLeaves(from).map(({ id, max }) => [id, max]));
  const known = new Set(listCrosswalkLeaves(to).map(({ id }) => id));
  const live = rows.filter(({ fromId, toId }) => maxOf.has(fromId) && known.has(toId));
  const given = ({ fromId, share01 }: KeptCrosswalk['rows'][number]): number => share01 * (maxOf.get(fromId) ?? 0);
  const gained = new Map<string, { points: number; rows: number }>();
  for (const row of live) {
    const sum = gained.get(row.toId) ?? { points: 0, rows: 0 };
    gained.set(row.toId, { points: sum.points + given(row), rows: sum.rows + 1 });
  }
  return live.map((row) => {
    const sum = gained.get(row.toId) ?? { points: 0, rows: 1 };
    return { fromId: row.toId, toId: row.fromId, share01: sum.points > 0 ? given(row) / sum.points : 1 / sum.rows };
  });
}
