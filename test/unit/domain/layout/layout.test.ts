import { describe, expect, it } from 'vitest';
import type { SetId } from '../../../../src/domain/ids.ts';
import {
  addressOf,
  freeSheetOf,
  labelOfSet,
  layoutOf,
  listSheetKeys,
  setOfSheet,
  titleOfSheet,
  type SheetKey,
} from '../../../../src/domain/layout.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { countingIds } from '../../../../src/lib/ids.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const [s1, s2] = workbook.setOrder;

describe('the sheets', () => {
  it('are three for each set, the assumptions, and the free ones', () => {
    const keys = listSheetKeys(workbook);
    expect(keys.slice(0, 3)).toEqual(['criteria.s1', 'scores.s1', 'ranking.s1']);
    expect(keys.slice(-2)).toEqual(['assumptions', 'free.f1']);
    expect(keys).toHaveLength(11);
    expect(keys.every((key) => layoutOf(workbook, key) !== null)).toBe(true);
  });

  it('carry plain names in the home set, and block and period in the others', () => {
    expect(titleOfSheet(workbook, 'criteria.s1', null)).toBe('Tiêu chí');
    expect(titleOfSheet(workbook, 'scores.s2', s2 ?? null)).toBe('Điểm');
    expect(titleOfSheet(workbook, 'scores.s2', s1 ?? null)).toBe('Điểm · Khối sở, ban, ngành 2023');
    expect(titleOfSheet(workbook, 'free.f1', null)).toBe('Nháp');
    expect(titleOfSheet(workbook, 'assumptions', null)).toBe('Giả định');
  });

  it('have titles that differ, whichever set is home', () => {
    for (const home of [null, ...workbook.setOrder]) {
      const titles = listSheetKeys(workbook).map((key) => titleOfSheet(workbook, key, home));
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('know the set or free sheet they belong to', () => {
    expect(
      (['criteria.s1', 'scores.s1', 'ranking.s1', 'assumptions', 'free.f1'] as SheetKey[]).map(setOfSheet),
    ).toEqual(['s1', 's1', 's1', null, null]);
    expect(freeSheetOf('free.f1')).toBe('f1');
    expect(freeSheetOf('criteria.s1')).toBeNull();
  });

  it('that are not in the workbook have no layout and no label', () => {
    expect(layoutOf(workbook, 'criteria.s9')).toBeNull();
    expect(layoutOf(workbook, 'free.f9')).toBeNull();
    expect(labelOfSet(workbook, 's9' as SetId)).toBe('');
  });
});

describe('rows and columns', () => {
  const criteria = layoutOf(workbook, 'criteria.s1');
  const scores = layoutOf(workbook, 'scores.s1');
  const ranking = layoutOf(workbook, 'ranking.s1');
  const units = workbook.blocks[workbook.blockOrder[0] ?? ('' as never)]?.unitIds ?? [];

  it('of the criteria sheet are the head, the tree, the total, and then bonus and penalty', () => {
    expect(criteria?.rows[0]).toBe('head');
    expect(criteria?.rows.slice(-3)).toEqual(['total', 's1e1', 's1e2']);
    expect(new Set(criteria?.rows).size).toBe(criteria?.rows.length);
  });

  it('of the scores are the same rows, and a column for each unit', () => {
    expect(scores?.rows).toEqual(criteria?.rows);
    expect(scores?.columns).toEqual(['code', 'name', 'max', ...units]);
  });

  it('of the ranking are the units, and a column for each field', () => {
    expect(ranking?.rows).toEqual(['head', ...units]);
    expect(ranking?.columns.slice(6)).toEqual(s1 && workbook.sets[s1]?.rootIds);
  });

  it('have the addresses of a spreadsheet', () => {
    if (!criteria || !scores) throw new Error('the layouts are there');
    expect(addressOf(criteria, 'head', 'code')).toBe('A1');
    expect(addressOf(criteria, criteria.rows[1] ?? '', 'weight')).toBe('E2');
    expect(addressOf(scores, scores.rows[11] ?? '', units[2] ?? '')).toBe('F12');
    expect(addressOf(criteria, 'gone', 'code')).toBeNull();
    expect(addressOf(criteria, 'head', 'gone')).toBeNull();
  });
});
