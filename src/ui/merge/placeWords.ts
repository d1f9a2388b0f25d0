/** Places of a returned workbook, and what stands there, as the sheets write them. */
import { findNode, findSet, findUnit } from '../../domain/find.ts';
import { formulaLocaleOf } from '../../domain/formula/lexer.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { createFormulaScope } from '../../domain/formula/scope.ts';
import { writeFormula } from '../../domain/formula/write.ts';
import type { SetId } from '../../domain/ids.ts';
import { addressOf, layoutOf, type SheetKey } from '../../domain/layout.ts';
import type { Place, PlaceValue } from '../../domain/merge/place.ts';
import { slotOwners } from '../../domain/merge/slots.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { Messages } from '../../i18n/index.ts';
import { nameLeaf, namePart, writeMergeValue } from './mergeWords.ts';

/** "Trọng số · 1.2 Kế hoạch CCHC", "Điểm tự chấm · Sở Y tế · 1.2 Kế hoạch CCHC", "Nháp · ô B3". */
export function describePlace(t: Messages, workbook: Workbook, place: Place): string {
  return partsOf(t, workbook, place)
    .filter((text) => text !== '')
    .join(' · ');
}

function partsOf(t: Messages, workbook: Workbook, place: Place): string[] {
  const words = t.merge.returned;
  if ('slot' in place) {
    const set = findSet(workbook, place.setId);
    const owner = set && slotOwners(set).get(place.slot);
    return [namePart(t, place), findUnit(workbook, place.unitId)?.name ?? '', nameLeaf(owner)];
  }
  switch (place.of) {
    case 'unit':
      return [words.of.unit, findUnit(workbook, place.unitId)?.name ?? ''];
    case 'assumption': {
      const assumption = workbook.assumptions[place.assumptionId];
      return [words.of.assumption, assumption?.label || (assumption?.name ?? '')];
    }
    case 'cell': {
      const layout = layoutOf(workbook, `free.${place.sheetId}`);
      const address = layout && addressOf(layout, place.rowId, place.columnId);
      return [workbook.sheets[place.sheetId]?.name ?? '', words.cellAt(address ?? '?')];
    }
    case 'statedTotal':
      return [words.of.statedTotal, findSet(workbook, place.setId)?.name ?? ''];
    default: {
      const set = findSet(workbook, place.setId);
      const node = set && findNode(set, place.nodeId);
      return [words.of[place.of], node ? `${node.code} ${node.name}`.trim() : ''];
    }
  }
}

export function writePlaceValue(t: Messages, workbook: Workbook, place: Place, value: PlaceValue): string {
  if ('slot' in place) {
    const set = findSet(workbook, place.setId);
    return writeMergeValue(t, set && slotOwners(set).get(place.slot), value);
  }
  if (place.of === 'weight' && value === null) return t.merge.returned.ownWeight;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!isFormula(value)) return writeMergeValue(t, undefined, value);
  const [setId, sheet] = homeOf(place);
  return writeFormula(value, formulaLocaleOf(t.locale), createFormulaScope(workbook, setId, sheet));
}

function homeOf(place: Place): [SetId | null, SheetKey | null] {
  if (place.of === 'cell') return [null, `free.${place.sheetId}`];
  if (place.of === 'assumption') return [null, 'assumptions'];
  return 'setId' in place ? [place.setId, `criteria.${place.setId}`] : [null, null];
}

export interface MarkedChange {
  readonly before: string;
  readonly changed: string;
  readonly after: string;
}

/** Where a text differs from what it was: all but the common beginning and end. */
export function markChange(was: string, now: string): MarkedChange {
  const [from, to] = [Array.from(was), Array.from(now)];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return {
    before: to.slice(0, start).join(''),
    changed: to.slice(start, to.length - end).join(''),
    after: to.slice(to.length - end).join(''),
  };
}
