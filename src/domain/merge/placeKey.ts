/** A place as one line of text, and its value as JSON: what a hidden sheet and a package file write, read back with suspicion. */
import { decodeValue, encodeValue } from '../format/valueCodec.ts';
import { canonicalJson, isDeeperThan, type Json } from '../format/json.ts';
import { isSlotKey, isRecord } from '../format/shape.ts';
import { declaredData, isSafeId } from '../format/workbookShape.ts';
import type { AssumptionId, ColumnId, NodeId, RowId, SetId, SheetId, UnitId } from '../ids.ts';
import type { DeclaredData } from '../rules/rule.ts';
import { STAGES, type Stage } from '../scores.ts';
import type { Place, PlaceValue } from './place.ts';

/** "entry/<set>/<unit>/self/12": ids never hold a slash. */
export function keyOfPlace(place: Place): string {
  switch (place.of) {
    case 'entry':
    case 'note':
    case 'explanation':
      return [place.of, place.setId, place.unitId, place.stage, place.slot].join('/');
    case 'evidence':
      return [place.of, place.setId, place.unitId, place.slot].join('/');
    case 'weight':
    case 'max':
    case 'code':
    case 'name':
      return [place.of, place.setId, place.nodeId].join('/');
    case 'statedTotal':
      return [place.of, place.setId].join('/');
    case 'unit':
      return [place.of, place.unitId].join('/');
    case 'assumption':
      return [place.of, place.assumptionId].join('/');
    case 'cell':
      return [place.of, place.sheetId, place.rowId, place.columnId].join('/');
  }
}

/** The place of a key, or null for a text that no keyOfPlace writes. The place need not be in any workbook. */
export function placeOfKey(key: string): Place | null {
  const [of, ...ids] = key.split('/');
  const [a = '', b = '', c = '', d = ''] = ids;
  if (of === 'entry' || of === 'note' || of === 'explanation') {
    if (ids.length !== 4 || !areSafe(a, b) || !isStage(c) || !isSlotKey(d)) return null;
    return { of, setId: a as SetId, unitId: b as UnitId, stage: c, slot: Number(d) };
  }
  if (of === 'evidence') {
    if (ids.length !== 3 || !areSafe(a, b) || !isSlotKey(c)) return null;
    return { of, setId: a as SetId, unitId: b as UnitId, slot: Number(c) };
  }
  if (!areSafe(...ids)) return null;
  if ((of === 'weight' || of === 'max' || of === 'code' || of === 'name') && ids.length === 2)
    return { of, setId: a as SetId, nodeId: b as NodeId };
  if (of === 'statedTotal' && ids.length === 1) return { of, setId: a as SetId };
  if (of === 'unit' && ids.length === 1) return { of, unitId: a as UnitId };
  if (of === 'assumption' && ids.length === 1) return { of, assumptionId: a as AssumptionId };
  if (of === 'cell' && ids.length === 3)
    return { of, sheetId: a as SheetId, rowId: b as RowId, columnId: c as ColumnId };
  return null;
}

function areSafe(...ids: readonly string[]): boolean {
  return ids.length > 0 && ids.every(isSafeId);
}

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

/** NOT_APPLICABLE and missing keep their difference. */
export function jsonOfValue(value: PlaceValue): string {
  return canonicalJson(encodeValue(value));
}

/** Undefined for a text that no jsonOfValue writes. */
export function valueOfJson(text: string): PlaceValue | undefined {
  const value = readJson(text);
  return isPlaceValue(value) ? value : undefined;
}

/** What an encoded value stands for; undefined where the text is none. */
export function readJson(text: string): unknown {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (isDeeperThan(json, MAX_VALUE_DEPTH)) return undefined;
  const decoded = decodeValue(json);
  return decoded.ok ? decoded.value : undefined;
}

/** Declared data are a record of lists at most. */
const MAX_VALUE_DEPTH = 8;

export function isPlaceValue(value: unknown): value is PlaceValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return !Number.isNaN(value) && value !== Number.NEGATIVE_INFINITY;
  if (!isRecord(value) || Object.keys(value).length !== 1 || !Object.hasOwn(value, 'declared')) return false;
  return declaredData.check(value['declared']) === null;
}

export function declaredOf(value: PlaceValue): DeclaredData | null {
  return value !== null && typeof value === 'object' ? value.declared : null;
}
