/** A crosswalk while a person works on it: one row a link, a leaf without any keeps a row with no target. */
import { listCrosswalkLeaves, type CrosswalkLeaf } from '../../../domain/crosswalk.ts';
import type { CriteriaSet } from '../../../domain/criteria.ts';
import { listUnmapped, type CrosswalkLink, type FoundCrosswalk } from '../../../domain/findCrosswalk.ts';
import type { KeptCrosswalk } from '../../../domain/workbook.ts';

type LeafId = CrosswalkLeaf['id'];

export interface DraftRow {
  /** Its own for as long as the work goes on. */
  readonly key: number;
  readonly fromId: LeafId;
  readonly toId: LeafId | null;
  /** NaN where what was typed is no number. */
  readonly share01: number;
  readonly by: CrosswalkLink['by'] | null;
}

/** What stands in the way of confirming, or is only to be known. */
export type DraftFlaw =
  | { readonly kind: 'badShare'; readonly from: LeafId }
  | { readonly kind: 'over' | 'under'; readonly from: LeafId; readonly share01: number }
  | { readonly kind: 'twice' | 'kinds'; readonly from: LeafId; readonly to: LeafId }
  | { readonly kind: 'unmappedFrom' | 'unmappedTo'; readonly count: number; readonly points: number };

const BLOCKING: readonly DraftFlaw['kind'][] = ['badShare', 'over', 'twice', 'kinds'];
const DUST = 1e-9;

/** In the order of the older set's leaves. */
export function startDraft(found: FoundCrosswalk, from: readonly CrosswalkLeaf[]): DraftRow[] {
  const links = from.flatMap(({ id }): Omit<DraftRow, 'key'>[] => {
    const own = found.links.filter(({ fromId }) => fromId === id);
    return own.length > 0 ? own : [{ fromId: id, toId: null, share01: 1, by: null }];
  });
  return links.map(({ fromId, toId, share01, by }, key) => ({ key, fromId, toId, share01, by }));
}

export function changeRow(
  rows: readonly DraftRow[],
  key: number,
  change: Partial<Pick<DraftRow, 'toId' | 'share01'>>,
): DraftRow[] {
  return rows.map((row) => (row.key === key ? { ...row, ...change, by: 'hand' as const } : row));
}

/** One more row for the leaf, with what is left of it; nothing left, the row's own share is halved. */
export function splitRow(rows: readonly DraftRow[], key: number): DraftRow[] {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (!row) return [...rows];
  const given = sumOf(rows.filter(({ fromId }) => fromId === row.fromId).map(({ share01 }) => share01));
  const left = 1 - given;
  const share01 = left > DUST ? left : row.share01 / 2;
  const newKey = Math.max(...rows.map((one) => one.key)) + 1;
  const own = left > DUST ? row : { ...row, share01: row.share01 - share01, by: 'hand' as const };
  const next: DraftRow = { key: newKey, fromId: row.fromId, toId: null, share01: tidy(share01), by: 'hand' };
  return [...rows.slice(0, at), { ...own, share01: tidy(own.share01) }, next, ...rows.slice(at + 1)];
}

/** The last row of a leaf stays, without a target. */
export function dropRow(rows: readonly DraftRow[], key: number): DraftRow[] {
  const row = rows.find((one) => one.key === key);
  const isOnly = rows.filter(({ fromId }) => fromId === row?.fromId).length === 1;
  if (isOnly) return changeRow(rows, key, { toId: null, share01: 1 });
  return rows.filter((one) => one.key !== key);
}

export function listFlaws(rows: readonly DraftRow[], from: CriteriaSet, to: CriteriaSet): DraftFlaw[] {
  const [fromLeaves, toLeaves] = [listCrosswalkLeaves(from), listCrosswalkLeaves(to)];
  const linked = rows.flatMap((row) => (row.toId === null ? [] : [{ ...row, toId: row.toId }]));
  const kindOf = (set: CriteriaSet, id: LeafId): string => set.extras.find((extra) => extra.id === id)?.kind ?? 'leaf';
  const seen = new Set<string>();
  const flaws: DraftFlaw[] = [];
  for (const { fromId, toId, share01 } of linked) {
    if (!(share01 > 0 && share01 <= 1 + DUST)) flaws.push({ kind: 'badShare', from: fromId });
    if (seen.has(`${fromId}/${toId}`)) flaws.push({ kind: 'twice', from: fromId, to: toId });
    seen.add(`${fromId}/${toId}`);
    if (kindOf(from, fromId) !== kindOf(to, toId)) flaws.push({ kind: 'kinds', from: fromId, to: toId });
  }
  for (const { id } of fromLeaves) {
    const own = linked.filter(({ fromId }) => fromId === id);
    const share01 = sumOf(own.map((row) => row.share01));
    if (share01 > 1 + DUST) flaws.push({ kind: 'over', from: id, share01 });
    else if (own.length > 0 && share01 < 1 - DUST) flaws.push({ kind: 'under', from: id, share01 });
  }
  const { unmappedFrom, unmappedTo } = listUnmapped(fromLeaves, toLeaves, linked);
  const open = (kind: 'unmappedFrom' | 'unmappedTo', leaves: readonly CrosswalkLeaf[], set: CriteriaSet): void => {
    // A bonus or penalty that goes nowhere is no part of the 100 points.
    const counted = leaves.filter(({ id }) => kindOf(set, id) === 'leaf');
    if (counted.length > 0) flaws.push({ kind, count: counted.length, points: sumOf(counted.map(({ max }) => max)) });
  };
  open('unmappedFrom', unmappedFrom, from);
  open('unmappedTo', unmappedTo, to);
  return flaws;
}

export function isBlocking({ kind }: DraftFlaw): boolean {
  return BLOCKING.includes(kind);
}

/** Rows that a person should look at: open, matched by name or code alone, split, or merged. */
export function isUnsure(row: DraftRow, rows: readonly DraftRow[]): boolean {
  const isSplit = rows.filter(({ fromId }) => fromId === row.fromId).length > 1;
  const isMerged = row.toId !== null && rows.filter(({ toId }) => toId === row.toId).length > 1;
  return row.toId === null || row.by === 'name' || row.by === 'code' || isSplit || isMerged;
}

export function toKeptRows(rows: readonly DraftRow[]): KeptCrosswalk['rows'] {
  return rows.flatMap(({ fromId, toId, share01 }) =>
    toId === null ? [] : [{ fromId, toId, share01: Math.min(1, share01) }],
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** 0.39999999999999997 is 0.4. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
