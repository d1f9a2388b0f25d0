/** Places and values of a merge as a person reads them. */
import { findSet, findUnit } from '../../domain/find.ts';
import type { MergeItem } from '../../domain/merge/mergeFiles.ts';
import type { PlaceValue } from '../../domain/merge/place.ts';
import { slotOwners, type SlotOwner } from '../../domain/merge/slots.ts';
import { writeDeclared } from '../../domain/rules/declaredText.ts';
import { isNotApplicable } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { Messages } from '../../i18n/index.ts';
import { EVERY_DECIMAL, formatNumber } from '../../lib/numberText.ts';

export function ownerOf(workbook: Workbook, { place }: Pick<MergeItem, 'place'>): SlotOwner | undefined {
  const set = findSet(workbook, place.setId);
  return set && slotOwners(set).get(place.slot);
}

export function unitNameOf(workbook: Workbook, { place }: Pick<MergeItem, 'place'>): string {
  return findUnit(workbook, place.unitId)?.name ?? '';
}

/** "1.2 Kế hoạch CCHC". */
export function nameLeaf(owner: SlotOwner | undefined): string {
  return owner ? [owner.code, owner.name].filter((text) => text !== '').join(' ') : '';
}

/** "Điểm tự chấm", "Giải trình". */
export function namePart(t: Messages, place: MergeItem['place']): string {
  return place.of === 'entry' ? t.merge.stage[place.stage] : t.merge.of[place.of];
}

export function writeMergeValue(t: Messages, owner: SlotOwner | undefined, value: PlaceValue): string {
  if (value === null || value === '') return t.merge.empty;
  if (typeof value === 'number')
    return isNotApplicable(value) ? t.merge.notApplicable : formatNumber(value, t.locale, EVERY_DECIMAL);
  if (typeof value !== 'object') return String(value);
  return owner?.rule ? writeDeclared(owner.rule, value.declared, t.locale) : JSON.stringify(value.declared);
}

export function showTime(t: Messages, iso: string | null): string {
  if (iso === null || Number.isNaN(Date.parse(iso))) return t.merge.unknownTime;
  return new Date(iso).toLocaleString(t.locale === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
}
