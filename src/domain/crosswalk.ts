/** bảng đối chiếu tiêu chí: which leaf of one version of a criteria set is which leaf of another. */
import { foldName } from '../lib/text.ts';
import { listLeaves, type CriteriaSet } from './criteria.ts';
import type { ExtraId, NodeId } from './ids.ts';

/** What a leaf, bonus or penalty is known by. */
export interface CrosswalkLeaf {
  readonly id: NodeId | ExtraId;
  readonly code: string;
  readonly name: string;
  readonly max: number;
}

/** From sure to unsure: ids are given once; names change less than codes, which are shifted by every insertion. */
export type MatchedBy = 'id' | 'code+name' | 'name' | 'code';

export interface CrosswalkRow {
  readonly fromId: NodeId | ExtraId;
  readonly toId: NodeId | ExtraId;
  /** How much of `from` goes to `to`: 1 for whole leaves. */
  readonly share01: number;
  readonly by: MatchedBy;
}

export interface Crosswalk {
  /** In the order of the leaves they come from; a leaf stands in one row at most, on either side. */
  readonly rows: readonly CrosswalkRow[];
  readonly unmappedFrom: readonly CrosswalkLeaf[];
  readonly unmappedTo: readonly CrosswalkLeaf[];
}

/** A proposal for two sets; every row that is not by id is for a person to confirm. */
export function proposeCrosswalk(from: CriteriaSet, to: CriteriaSet): Crosswalk {
  return proposeLeafCrosswalk(listCrosswalkLeaves(from), listCrosswalkLeaves(to));
}

/** Leaves in the order of the sheets, then bonuses and penalties. */
export function listCrosswalkLeaves(set: CriteriaSet): CrosswalkLeaf[] {
  return [
    ...listLeaves(set).map(({ id, code, name, max }) => ({ id, code, name, max: max ?? 0 })),
    ...set.extras.map(({ id, code, name, cap }) => ({ id, code, name, max: cap })),
  ];
}

/** By id, then by code and name together, then by a name and last by a code that only one leaf on each side has. */
export function proposeLeafCrosswalk(from: readonly CrosswalkLeaf[], to: readonly CrosswalkLeaf[]): Crosswalk {
  const rows = new Map<CrosswalkLeaf, CrosswalkRow>();
  const taken = new Set<CrosswalkLeaf>();
  const steps: readonly (readonly [MatchedBy, (leaf: CrosswalkLeaf) => string])[] = [
    ['id', ({ id }) => id],
    ['code+name', ({ code, name }) => (code === '' || name === '' ? '' : `${foldCode(code)}\n${foldText(name)}`)],
    ['name', ({ name }) => foldText(name)],
    ['code', ({ code }) => foldCode(code)],
  ];
  for (const [by, keyOf] of steps) {
    const free = uniqueBy(
      to.filter((leaf) => !taken.has(leaf)),
      keyOf,
    );
    const open = uniqueBy(
      from.filter((leaf) => !rows.has(leaf)),
      keyOf,
    );
    for (const [key, leaf] of open) {
      const found = free.get(key);
      if (!found) continue;
      rows.set(leaf, { fromId: leaf.id, toId: found.id, share01: 1, by });
      taken.add(found);
    }
  }
  return {
    rows: from.flatMap((leaf) => rows.get(leaf) ?? []),
    unmappedFrom: from.filter((leaf) => !rows.has(leaf)),
    unmappedTo: to.filter((leaf) => !taken.has(leaf)),
  };
}

/** Leaves by a key that only they have; an empty key is none. */
function uniqueBy(
  leaves: readonly CrosswalkLeaf[],
  keyOf: (leaf: CrosswalkLeaf) => string,
): Map<string, CrosswalkLeaf> {
  const found = new Map<string, CrosswalkLeaf | null>();
  for (const leaf of leaves) {
    const key = keyOf(leaf);
    if (key !== '') found.set(key, found.has(key) ? null : leaf);
  }
  return new Map([...found].flatMap(([key, leaf]) => (leaf ? [[key, leaf] as const] : [])));
}

function foldText(text: string): string {
  return foldName(text)
    .replace(/[\s.,;:–-]+/g, ' ')
    .trim();
}

/** "1.1." and "1.1" are one code; "1.10" is another. */
function foldCode(code: string): string {
  return foldName(code)
    .replace(/\s+/g, '')
    .replace(/(?<!\.)\.+$/, '');
}
