/** What a file brings against what stands in the workbook, cell by cell: was, theirs, mine. */
import { evidenceAt } from '../dossier.ts';
import { findNode, findSet, findUnit } from '../find.ts';
import { isSameValue } from '../format/sameValue.ts';
import { isMissing, pointsAt } from '../scores.ts';
import type { Assumption, FreeSheet, Workbook } from '../workbook.ts';
import { writeEvidenceLines } from './evidenceLines.ts';
import type { Difference, Incoming, Place, PlaceValue } from './place.ts';
import { slotOwners } from './slots.ts';

export interface Comparison {
  /** In the order of the incoming values. */
  readonly differences: readonly Difference[];
  /** Values that stand in the workbook already. */
  readonly same: number;
  /** Values that the file left as they were and the workbook has changed since: they stay. */
  readonly mineOnly: number;
  /** Values for places that are no longer in the workbook. */
  readonly gone: readonly Incoming[];
}

export function compareIncoming(workbook: Workbook, incoming: readonly Incoming[]): Comparison {
  const differences: Difference[] = [];
  const gone: Incoming[] = [];
  let same = 0;
  let mineOnly = 0;
  for (const one of incoming) {
    const mine = readPlace(workbook, one.place);
    if (mine === undefined) {
      // Nothing in a cell that was empty when the file was made is no news.
      if (!(one.theirs === null && (one.was === undefined || one.was === null))) gone.push(one);
    } else if (isSamePlaceValue(one.theirs, mine)) same++;
    else if (one.was === undefined) differences.push({ ...one, mine, kind: mine === null ? 'theirs' : 'conflict' });
    else if (isSamePlaceValue(one.theirs, one.was)) mineOnly++;
    else differences.push({ ...one, mine, kind: isSamePlaceValue(mine, one.was) ? 'theirs' : 'conflict' });
  }
  return { differences, same, mineOnly, gone };
}

/** What stands at a place; undefined where the workbook has no such place. */
export function readPlace(workbook: Workbook, place: Place): PlaceValue | undefined {
  switch (place.of) {
    case 'entry':
    case 'note':
    case 'explanation':
    case 'evidence':
      return readScorePlace(workbook, place);
    case 'weight':
    case 'max':
    case 'code':
    case 'name': {
      const set = findSet(workbook, place.setId);
      return set && findNode(set, place.nodeId)?.[place.of];
    }
    case 'statedTotal':
      return findSet(workbook, place.setId)?.statedTotal;
    case 'unit':
      return findUnit(workbook, place.unitId)?.name;
    case 'assumption':
      return own<Assumption>(workbook.assumptions, place.assumptionId)?.value;
    case 'cell': {
      const sheet = own<FreeSheet>(workbook.sheets, place.sheetId);
      const row = sheet && own(sheet.cells, place.rowId);
      if (!row || !sheet.columnIds.includes(place.columnId)) return undefined;
      return own(row, place.columnId) ?? null;
    }
  }
}

type ScorePlace = Extract<Place, { readonly slot: number }>;

function readScorePlace(workbook: Workbook, place: ScorePlace): PlaceValue | undefined {
  const { setId, unitId, slot } = place;
  const set = findSet(workbook, setId);
  const units = own(workbook.scores, setId);
  const scores = units && own(units, unitId);
  if (!set || !scores || !slotOwners(set).has(slot)) return undefined;
  if (place.of === 'evidence') return writeEvidenceLines(evidenceAt(workbook, setId, unitId, slot)) || null;
  const row = scores[place.stage];
  if (place.of === 'note') return own(row.notes, String(slot)) ?? null;
  if (place.of === 'explanation') return own(row.explanations, String(slot)) ?? null;
  const declared = own(row.declared, String(slot));
  if (declared) return { declared };
  const points = pointsAt(row, slot);
  return isMissing(points) ? null : points;
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** Files keep 15 to 17 digits of a number, line ends of their own kind, and nothing where we have an empty text. */
export function isSamePlaceValue(a: PlaceValue, b: PlaceValue): boolean {
  return isSameValue(settle(a), settle(b));
}

function settle(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(14)) + 0 : value;
  if (typeof value === 'string') return settleText(value);
  if (Array.isArray(value)) return value.map(settle);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, settle(child)]));
}

function settleText(text: string): string | null {
  const plain = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![^\S\n])[^\S\n]+$/gm, '')
    .trim();
  return plain === '' ? null : plain;
}
