import { describe, expect, test } from 'vitest';
import type { UnitId } from '../../../../src/domain/ids.ts';
import { matchUnits, proposeUnits } from '../../../../src/domain/intake/matchUnits.ts';

const NAMES = ['Sở Tài nguyên và Môi trường', 'Sở Tài chính', 'Sở Nội vụ', 'UBND huyện Đức Thọ', 'Sở Y tế'];
const known = NAMES.map((name, i) => ({ id: `u${i}` as UnitId, name }));
const nearOf = (name: string): string[] => matchUnits([name], known)[0]?.near.map((unit) => unit.name) ?? [];

test.each(['SỞ NỘI VỤ', '  sở   nội vụ ', 'Sở Nội vụ'.normalize('NFD')])('%s is Sở Nội vụ', (name) => {
  expect(matchUnits([name], known)[0]?.exact).toBe('u2');
});

describe('names that are nearly those of units are proposed, never taken', () => {
  test.each([
    ['Sở TN&MT', 'Sở Tài nguyên và Môi trường'],
    ['Sở Tài chánh', 'Sở Tài chính'],
    ['So Noi vu', 'Sở Nội vụ'],
    ['Huyện Đức Thọ', 'UBND huyện Đức Thọ'],
  ])('%s: %s', (name, unit) => {
    expect(matchUnits([name], known)[0]?.exact).toBeNull();
    expect(nearOf(name)).toContain(unit);
  });

  test('a name like no other has none', () => {
    expect(nearOf('Thanh tra tỉnh')).toEqual([]);
  });
});

test('names that differ only in spelling form are one', () => {
  expect(matchUnits(['Sở X', 'SỞ X', 'Sở X'.normalize('NFD')], known)).toHaveLength(1);
});

test('new names become units where there are none yet, else they wait for a decision', () => {
  const matches = matchUnits(['Sở Y tế', 'Thanh tra tỉnh'], known);
  expect([...proposeUnits(matches, true).values()].map(({ kind }) => kind)).toEqual(['existing', 'skip']);
  expect([...proposeUnits(matchUnits(['Sở Y tế'], []), false).values()]).toEqual([{ kind: 'new' }]);
});
