import { expect, test } from 'vitest';
import { roundTo, sumExactly } from '../../../../src/lib/decimal.ts';
import { listLeaves, listNodes } from '../../../../src/domain/criteria.ts';
import { buildHanoi2019 } from '../../../../src/domain/samples/hanoi2019.ts';
import { leafPoints, totalsOf } from './referenceIndex.ts';

const workbook = buildHanoi2019(() => 'w1');
const setId = workbook.setOrder[0];
const set = setId === undefined ? undefined : workbook.sets[setId];
const unitId = Object.values(workbook.units)[0]?.id;

test('Hà Nội 2019 adds to 84,64 to the last digit and is 84,64 % of 100', () => {
  if (!set || !unitId) throw new Error('the sample has no set or unit');
  const points = listLeaves(set).map((leaf) => leafPoints(workbook, set, unitId, leaf));
  expect(points).toEqual([8, 8.78, 13, 10.17, 11.87, 9.24, 10.84, 12.74]);
  expect(sumExactly(points)).toBe(84.64);
  expect(roundTo(totalsOf(workbook, set, unitId).index, 2)).toBe(84.64);
});

test('direction stands at 94,12 % and administrative procedures at 92,86 %, the only two above 90 %', () => {
  if (!set || !unitId) throw new Error('the sample has no set or unit');
  const indexes = listLeaves(set).map((leaf) =>
    roundTo((leafPoints(workbook, set, unitId, leaf) / (leaf.max ?? 0)) * 100, 2),
  );
  expect(indexes[0]).toBe(94.12);
  expect(indexes[2]).toBe(92.86);
  expect(indexes.filter((index) => index > 90)).toHaveLength(2);
});

test('the source is cited and each maximum says whether it is derived or remembered', () => {
  if (!set) throw new Error('the sample has no set');
  expect(workbook.illustrative).toBe(false);
  expect(workbook.source).toContain('hanoimoi.com.vn');
  expect(set.source).toContain('QĐ 1150/QĐ-BNV');
  for (const node of listNodes(set)) expect(node.note).toMatch(/suy ra|trí nhớ/);
});
