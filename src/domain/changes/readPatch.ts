/** What one patch of the workbook means, by its path. */
import { isSameValue } from '../format/sameValue.ts';
import type { Dossier } from '../dossier.ts';
import type { NodeId, ScenarioId, SetId, UnitId } from '../ids.ts';
import type { SheetKey } from '../layout.ts';
import { pathOfKey, type Patch, type Path } from '../patches.ts';
import { ABSENT, isAbsent } from '../scenarios.ts';
import { emptyUnitScores, pointsAt, STAGES, type Stage, type UnitScores } from '../scores.ts';
import { CHANGE_FIELDS, FOLLOWS_BASE, type ChangeField, type ChangeLine, type ChangePlace } from './changeLine.ts';

export type Draft = Omit<ChangeLine, 'entry'> & {
  /** Keeps the lists and counters straight beside another change: said only where it stands alone. */
  readonly isMinor?: true;
  /** Which half of a score it is: both make one line. */
  readonly half?: 'points' | 'declared';
};

const FIELDS: ReadonlySet<string> = new Set(CHANGE_FIELDS);

export function readPatch({ path, old, new: now }: Patch): Draft[] {
  if (path[0] === 'scenarios' && path[2] === 'overrides' && path[3] !== undefined)
    return readOverride(path[1] as ScenarioId, pathOfKey(path[3]), old, now);
  return readPlain(path, old, now);
}

function readOverride(scenarioId: ScenarioId, path: Path, old: unknown, now: unknown): Draft[] {
  return readPlain(path, valueOf(old), valueOf(now)).map((draft) => ({
    ...draft,
    place: { ...draft.place, scenarioId },
  }));
}

function valueOf(override: unknown): unknown {
  if (override === undefined) return FOLLOWS_BASE;
  return isAbsent(override) ? undefined : override;
}

function readPlain(path: Path, old: unknown, now: unknown): Draft[] {
  const [room = '', id = '', third, fourth, fifth, sixth] = path;
  const line = (field: ChangeField, place: ChangePlace): Draft[] => [{ field, place, old, new: now }];
  const minor = (place: ChangePlace): Draft[] => [{ field: 'order', place, old, new: now, isMinor: true }];
  switch (room) {
    case 'name':
      return line('workbookName', {});
    case 'scores':
      return readScore(id as SetId, third as UnitId, fourth, fifth, sixth, old, now);
    case 'dossiers':
      return readDossiers(id as SetId, third, old, now);
    case 'sets':
      return readSet(path, old, now);
    case 'units':
      if (third === 'name') return line('unitName', { unitId: id as UnitId });
      return line(third === 'ranked' ? 'ranked' : 'unit', { unitId: id as UnitId });
    case 'blocks':
      if (third === 'unitIds') return minor({ id });
      return line(third === 'name' ? 'blockName' : 'block', { id });
    case 'periods':
      return line('period', { id });
    case 'assumptions':
      return line(third === 'value' ? 'assumptionValue' : 'assumption', { id, ...(third ? { column: third } : {}) });
    case 'sheets':
      return readSheet(path, old, now);
    case 'attributes':
      if (fourth === undefined) return minor({ sheet: id as SheetKey });
      return line('attributes', { sheet: id as SheetKey, row: third ?? '', column: fourth });
    case 'scenarios': {
      const place = { scenarioId: id as ScenarioId };
      if (third === 'name') return line('scenarioName', place);
      return line(third === 'description' ? 'scenarioText' : 'scenario', place);
    }
    case 'scenarioOrigins':
    case 'scenarioParents':
      return minor({ scenarioId: id as ScenarioId });
    default:
      return room.endsWith('Order') ? minor({}) : line('other', { path: path.join('/') });
  }
}

function readScore(
  setId: SetId,
  unitId: UnitId | undefined,
  stage: string | undefined,
  part: string | undefined,
  slotKey: string | undefined,
  old: unknown,
  now: unknown,
): Draft[] {
  const place: ChangePlace = { setId, ...(unitId === undefined ? {} : { unitId }) };
  if (stage === undefined || part === undefined || slotKey === undefined) {
    const drafts = unitId !== undefined && stage === undefined ? readUnitScores(setId, unitId, old, now) : [];
    return drafts.length > 0 ? drafts : [{ field: 'order', place, old, new: now, isMinor: true }];
  }
  const at = { ...place, slot: Number(slotKey) };
  if (part === 'points' || part === 'declared')
    return [{ field: toField(`points.${stage}`), place: at, old, new: now, half: part }];
  return [{ field: toField(`${part}.${stage}`), place: at, old, new: now }];
}

/** All scores of a unit at once, as an import brings them: each as if it had come alone. */
function readUnitScores(setId: SetId, unitId: UnitId, old: unknown, now: unknown): Draft[] {
  const [before, after] = [old, now].map((value) => ({ ...emptyUnitScores(), ...(value as UnitScores | undefined) }));
  if (!before || !after) return [];
  const read = (stage: Stage, part: string, slot: string, was: unknown, is: unknown): Draft[] =>
    isSameValue(was, is) ? [] : readScore(setId, unitId, stage, part, slot, was, is);
  return STAGES.flatMap((stage) => {
    const [from, to] = [before[stage], after[stage]];
    const points = Array.from({ length: Math.max(from.points.length, to.points.length) }, (_, slot) =>
      read(stage, 'points', String(slot), pointsAt(from, slot), pointsAt(to, slot)),
    );
    const texts = (['declared', 'notes', 'explanations'] as const).flatMap((part) =>
      keysOf(from[part], to[part]).map((slot) => read(stage, part, slot, from[part][slot], to[part][slot])),
    );
    return [...points, ...texts].flat();
  });
}

function toField(name: string): ChangeField {
  return FIELDS.has(name) ? (name as ChangeField) : 'other';
}

function readDossiers(setId: SetId, unitId: string | undefined, old: unknown, now: unknown): Draft[] {
  if (unitId !== undefined) return readDossier(setId, unitId as UnitId, old, now);
  const [before, after] = [recordOf(old), recordOf(now)];
  return keysOf(before, after).flatMap((id) => readDossier(setId, id as UnitId, before[id], after[id]));
}

function readDossier(setId: SetId, unitId: UnitId, old: unknown, now: unknown): Draft[] {
  const [before, after] = [old as Dossier | undefined, now as Dossier | undefined];
  const place = { setId, unitId };
  const drafts: Draft[] = [];
  const [oldLock, newLock] = [before?.lock ?? null, after?.lock ?? null];
  if (!isSameValue(oldLock, newLock))
    drafts.push({ field: 'lock', place, old: oldLock ?? undefined, new: newLock ?? undefined });
  const [oldEvidence, newEvidence] = [recordOf(before?.evidence), recordOf(after?.evidence)];
  for (const slot of keysOf(oldEvidence, newEvidence))
    if (!isSameValue(oldEvidence[slot], newEvidence[slot]))
      drafts.push({
        field: 'evidence',
        place: { ...place, slot: Number(slot) },
        old: oldEvidence[slot],
        new: newEvidence[slot],
      });
  return drafts;
}

const NODE_FIELDS: ReadonlySet<string> = new Set([
  'code',
  'name',
  'note',
  'max',
  'weight',
  'rule',
  'method',
  'notApplicable',
]);
const SET_FIELDS: ReadonlySet<string> = new Set(['redistribution', 'policies', 'statedTotal']);

function readSet(path: Path, old: unknown, now: unknown): Draft[] {
  const [, id = '', part, third, fourth] = path;
  const place: ChangePlace = { setId: id as SetId };
  const line = (field: ChangeField, at: ChangePlace, isMinor = false): Draft[] => [
    { field, place: at, old, new: now, ...(isMinor ? { isMinor } : {}) },
  ];
  if (part === undefined) return line('set', place);
  if (part === 'nodes') {
    if (third === undefined) return readNodes(place, old, now);
    const at = { ...place, nodeId: third as NodeId };
    if (fourth === undefined) return line('node', at);
    return NODE_FIELDS.has(fourth) ? line(fourth as ChangeField, at) : line('order', at, true);
  }
  if (part === 'name') return line('set', place);
  if (part === 'extras') return readExtras(place, old, now);
  if (part === 'policies') return line('policies', third === undefined ? place : { ...place, column: third });
  if (SET_FIELDS.has(part)) return line(part as ChangeField, place);
  return part === 'rootIds' || part === 'nextSlot' || part === 'source'
    ? line('order', place, true)
    : line('other', { ...place, path: path.join('/') });
}

/** All criteria at once, as an import brings them. */
function readNodes(place: ChangePlace, old: unknown, now: unknown): Draft[] {
  const [before, after] = [recordOf(old), recordOf(now)];
  return keysOf(before, after).flatMap((id): Draft[] =>
    isSameValue(before[id], after[id])
      ? []
      : [{ field: 'node', place: { ...place, nodeId: id as NodeId }, old: before[id], new: after[id] }],
  );
}

interface Identified {
  readonly id: string;
  readonly slot?: number;
}

function readExtras(place: ChangePlace, old: unknown, now: unknown): Draft[] {
  const [before, after] = [old, now].map((list) =>
    Object.fromEntries((Array.isArray(list) ? (list as Identified[]) : []).map((one) => [one.id, one])),
  );
  return keysOf(before ?? {}, after ?? {}).flatMap((id): Draft[] => {
    const [was, is] = [before?.[id], after?.[id]];
    const slot = (is ?? was)?.slot;
    return isSameValue(was, is)
      ? []
      : [{ field: 'extra', place: { ...place, id, ...(slot === undefined ? {} : { slot }) }, old: was, new: is }];
  });
}

function readSheet(path: Path, old: unknown, now: unknown): Draft[] {
  const [, id = '', part, row, column] = path;
  const place: ChangePlace = { sheet: `free.${id}` };
  const line = (field: ChangeField, at: ChangePlace = place): Draft[] => [{ field, place: at, old, new: now }];
  if (part === undefined) return line('sheet');
  if (part === 'name') return line('sheetName');
  if (part === 'rowIds') return line('rows');
  if (part === 'columnIds') return line('columns');
  if (part === 'cells' && row !== undefined && column !== undefined) return line('cell', { ...place, row, column });
  return [{ field: 'order', place, old, new: now, isMinor: true }];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && value !== ABSENT
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
