/**
 * Many returned files against one workbook: each matched to its unit and its version of the set, then cell by cell. What
 * only one of them changed is ready to be taken; what two changed differently waits for a person. Nothing is changed here.
 */
import { proposeLeafCrosswalk, type CrosswalkRow } from '../crosswalk.ts';
import type { CriteriaSet } from '../criteria.ts';
import { findSet, findUnit } from '../find.ts';
import type { SetId, UnitId } from '../ids.ts';
import type { Evidence } from '../dossier.ts';
import { foldName } from '../../lib/text.ts';
import type { Workbook } from '../workbook.ts';
import { isSamePlaceValue, readPlace } from './comparePlaces.ts';
import type { Incoming, Place, PlaceValue } from './place.ts';
import { keyOfPlace } from './placeKey.ts';
import type { FormReading } from './readForm.ts';
import { fingerprintOfSet } from './setFingerprint.ts';
import { slotOwners } from './slots.ts';

/** A file that was read; `changedAt` is the label of its last change (ISO 8601), or null. */
export interface ReturnedFile {
  readonly name: string;
  readonly changedAt: string | null;
  readonly reading: FormReading;
  /** Files of evidence that travelled with it. */
  readonly evidence?: readonly Evidence[];
}

/** Why a file cannot be merged, or what must be known about one that can. */
export type FileMatch =
  | { readonly kind: 'setUnknown' }
  | { readonly kind: 'unitUnknown' }
  | {
      readonly kind: 'matched';
      readonly setId: SetId;
      readonly unitId: UnitId;
      /** Made by another workbook: matched by the unit's name, or by ids that both share. */
      readonly isOtherWorkbook: boolean;
      /** Made with another version of the set: read through `crosswalk`. Null for the same version. */
      readonly crosswalk: readonly CrosswalkRow[] | null;
      /** Values for leaves that have no counterpart here. */
      readonly unmapped: readonly Incoming[];
    };

/** What one or more files say of one place, the newest file first; equal values are one. */
export interface MergeOption {
  readonly value: PlaceValue;
  /** Index of the file. */
  readonly file: number;
  readonly incoming: Incoming;
}

/**
 * Why a person has to decide: `mine`: the workbook has changed the cell too; `files`: two files differ; `max`: the points
 * were given on another maximum; `code`: the leaf was matched by its code alone.
 */
export type Doubt = 'mine' | 'files' | 'max' | 'code';

export interface MergeItem {
  readonly key: string;
  readonly place: Extract<Place, { readonly slot: number }>;
  readonly mine: PlaceValue;
  readonly options: readonly MergeOption[];
  /** Empty: ready to be taken. */
  readonly doubts: readonly Doubt[];
}

export interface MergeResult {
  /** In the order of the files. */
  readonly matches: readonly FileMatch[];
  /** By unit in the block's order, then by slot. */
  readonly items: readonly MergeItem[];
  /** Cells that say what the workbook says. */
  readonly same: number;
  /** Cells that only the workbook has changed. */
  readonly mineOnly: number;
}

/** `setId`: the set on screen, for files of a set that this workbook does not have. */
export function mergeFiles(workbook: Workbook, setId: SetId | null, files: readonly ReturnedFile[]): MergeResult {
  const places = new Map<string, { place: ScorePlace; told: Told[] }>();
  const matcher = createMatcher(workbook, setId);
  const matches = files.map((file, index) => {
    const { match, values } = matcher(file);
    for (const { incoming, doubt } of values) {
      const key = keyOfPlace(incoming.place);
      const known = places.get(key);
      const told: Told = { incoming, doubt, file: index };
      if (known) known.told.push(told);
      else places.set(key, { place: incoming.place as ScorePlace, told: [told] });
    }
    return match;
  });
  const items: MergeItem[] = [];
  let same = 0;
  let mineOnly = 0;
  for (const [key, { place, told }] of places) {
    const mine = readPlace(workbook, place) ?? null;
    const outcome = decide(key, place, mine, told, files);
    if (outcome === 'same') same++;
    else if (outcome === 'mineOnly') mineOnly++;
    else items.push(outcome);
  }
  return { matches, items: sortItems(workbook, items), same, mineOnly };
}

type ScorePlace = Extract<Place, { readonly slot: number }>;

interface Told {
  readonly incoming: Incoming;
  readonly doubt: Doubt | null;
  readonly file: number;
}

function decide(
  key: string,
  place: ScorePlace,
  mine: PlaceValue,
  told: readonly Told[],
  files: readonly ReturnedFile[],
): MergeItem | 'same' | 'mineOnly' {
  const changes = told.filter(({ incoming: { was, theirs } }) => was === undefined || !isSamePlaceValue(theirs, was));
  if (changes.length === 0)
    return told.every(({ incoming }) => isSamePlaceValue(incoming.theirs, mine)) ? 'same' : 'mineOnly';
  const newest = [...changes].sort((a, b) => compareTimes(files, a.file, b.file));
  const options: MergeOption[] = [];
  for (const { incoming, file } of newest)
    if (!options.some(({ value }) => isSamePlaceValue(value, incoming.theirs)))
      options.push({ value: incoming.theirs, file, incoming });
  const others = options.filter(({ value }) => !isSamePlaceValue(value, mine));
  if (others.length === 0) return 'same';
  const doubts = new Set<Doubt>();
  const isMineChanged = changes.some(({ incoming: { was } }) =>
    was === undefined ? mine !== null : !isSamePlaceValue(mine, was),
  );
  if (isMineChanged) doubts.add('mine');
  if (others.length > 1) doubts.add('files');
  for (const { doubt } of changes) if (doubt) doubts.add(doubt);
  return { key, place, mine, options: others, doubts: [...doubts] };
}

/** The newest first; of two without a time the later one of the list. */
function compareTimes(files: readonly ReturnedFile[], a: number, b: number): number {
  const [left, right] = [files[a]?.changedAt ?? '', files[b]?.changedAt ?? ''];
  return left === right ? b - a : left < right ? 1 : -1;
}

interface Matched {
  readonly match: FileMatch;
  readonly values: readonly { readonly incoming: Incoming; readonly doubt: Doubt | null }[];
}

function createMatcher(workbook: Workbook, shownSet: SetId | null): (file: ReturnedFile) => Matched {
  const fingerprints = new Map<SetId, string>();
  const names = new Map<SetId, ReadonlyMap<string, UnitId | null>>();
  const fingerprintOf = (set: CriteriaSet): string => {
    const known = fingerprints.get(set.id) ?? fingerprintOfSet(set);
    fingerprints.set(set.id, known);
    return known;
  };
  const namesOf = (set: CriteriaSet): ReadonlyMap<string, UnitId | null> => {
    const known = names.get(set.id) ?? unitsByName(workbook, set);
    names.set(set.id, known);
    return known;
  };
  return (file) => {
    const { identity } = file.reading;
    const set = findSet(workbook, identity.setId) ?? (shownSet === null ? undefined : findSet(workbook, shownSet));
    if (!set) return { match: { kind: 'setUnknown' }, values: [] };
    const isOtherWorkbook = identity.workbookId !== workbook.id;
    const units: Readonly<Record<string, unknown>> = workbook.scores[set.id] ?? {};
    const unitId = Object.hasOwn(units, identity.unitId)
      ? identity.unitId
      : namesOf(set).get(foldName(identity.unitName).trim());
    if (!unitId) return { match: { kind: 'unitUnknown' }, values: [] };
    const isSameSet = set.id === identity.setId;
    const isSameVersion = isSameSet && fingerprintOf(set) === identity.setFingerprint;
    const walk = isSameVersion ? null : walkLeaves(set, file.reading, isSameSet);
    const values: { incoming: Incoming; doubt: Doubt | null }[] = [];
    const unmapped: Incoming[] = [];
    for (const one of file.reading.incoming) {
      const { place } = one;
      if (!('slot' in place)) continue;
      const to = walk ? walk.bySlot.get(place.slot) : { slot: place.slot, doubt: null, isOtherMax: false };
      if (!to || !slotOwners(set).has(to.slot)) {
        if (one.theirs !== null) unmapped.push(one);
        continue;
      }
      const incoming: Incoming = {
        ...one,
        place: { ...place, setId: set.id, unitId, slot: to.slot },
        // Ids are given once: a copy of this workbook shares them, and what stood in a foreign one says nothing of this.
        was: isSameSet && unitId === identity.unitId ? one.was : undefined,
        changedAt: file.changedAt,
        origin: { ...one.origin, file: file.name },
      };
      const isPoints = typeof one.theirs === 'number' && Number.isFinite(one.theirs);
      values.push({ incoming, doubt: to.doubt ?? (to.isOtherMax && isPoints ? 'max' : null) });
    }
    const crosswalk = walk?.rows ?? null;
    return { match: { kind: 'matched', setId: set.id, unitId, isOtherWorkbook, crosswalk, unmapped }, values };
  };
}

interface Walk {
  readonly rows: readonly CrosswalkRow[];
  readonly bySlot: ReadonlyMap<number, { slot: number; doubt: Doubt | null; isOtherMax: boolean }>;
}

/** In the same set a slot belongs to the same points for ever, whatever its leaf is called or split into by now. */
function walkLeaves(set: CriteriaSet, reading: FormReading, isSameSet: boolean): Walk {
  const owners = slotOwners(set);
  const byId = new Map([...owners.values()].map((owner) => [owner.id, owner]));
  const from = reading.leaves.map((leaf) => {
    const kept = isSameSet ? owners.get(leaf.slot) : undefined;
    return { ...leaf, id: kept?.id ?? leaf.nodeId };
  });
  const { rows } = proposeLeafCrosswalk(from, [...owners.values()]);
  const rowOf = new Map(rows.map((row) => [row.fromId, row]));
  const bySlot = new Map<number, { slot: number; doubt: Doubt | null; isOtherMax: boolean }>();
  for (const leaf of from) {
    const row = rowOf.get(leaf.id);
    const owner = row && byId.get(row.toId);
    if (!row || !owner) continue;
    bySlot.set(leaf.slot, {
      slot: owner.slot,
      doubt: row.by === 'code' ? 'code' : null,
      isOtherMax: owner.max !== leaf.max,
    });
  }
  return { rows, bySlot };
}

/** Units of the set's block by name; null for a name that two of them have. */
function unitsByName(workbook: Workbook, set: CriteriaSet): ReadonlyMap<string, UnitId | null> {
  const names = new Map<string, UnitId | null>();
  for (const unitId of workbook.blocks[set.blockId]?.unitIds ?? []) {
    const name = foldName(findUnit(workbook, unitId)?.name ?? '').trim();
    names.set(name, names.has(name) ? null : unitId);
  }
  return names;
}

const ORDER: readonly Place['of'][] = ['entry', 'explanation', 'evidence', 'note'];

function sortItems(workbook: Workbook, items: MergeItem[]): MergeItem[] {
  const unitOrder = new Map<UnitId, number>();
  for (const blockId of workbook.blockOrder)
    for (const unitId of workbook.blocks[blockId]?.unitIds ?? []) unitOrder.set(unitId, unitOrder.size);
  const rank = (item: MergeItem): number => unitOrder.get(item.place.unitId) ?? unitOrder.size;
  return items.sort(
    (a, b) => rank(a) - rank(b) || a.place.slot - b.place.slot || ORDER.indexOf(a.place.of) - ORDER.indexOf(b.place.of),
  );
}
