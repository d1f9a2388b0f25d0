import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import { listNodes } from '../../../../src/domain/criteria.ts';
import { listFormulas } from '../../../../src/domain/formulaPlaces.ts';
import { validateWorkbook } from '../../../../src/domain/format/validateWorkbook.ts';
import type { BlockId, PeriodId, SetId } from '../../../../src/domain/ids.ts';
import { BLOCK, buildSet, buildWorkbook, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run } from './plan.ts';

const S2 = 's2' as SetId;
const workbook = buildWorkbook({
  set: buildSet([
    { code: '1', max: 10, changes: { weight: '=⟦m|s1|n2⟧*⟦a|he_so⟧+⟦c|criteria.s1|n2|max|⟧' } },
    { code: '2', max: 20 },
  ]),
  points: [{ 1: 5 }],
  assumptions: { he_so: 1 },
});

function addPeriod(year: number, from: SetId = SET): Command {
  return { verb: 'addPeriod', args: { from, setId: S2, periodId: 'p2' as PeriodId, year } };
}

function addBlock(name: string, total = 100): Command {
  return { verb: 'addBlock', args: { blockId: 'b2' as BlockId, setId: S2, name, total } };
}

describe('a further period', () => {
  const after = run(workbook, addPeriod(2023));

  it('has the same criteria under the same ids, and no scores yet', () => {
    const [source, copy] = [after.sets[SET], after.sets[S2]];
    expect(copy && listNodes(copy).map((node) => node.id)).toEqual(source && listNodes(source).map((node) => node.id));
    expect(after.scores[S2]?.[unitId(1)]?.self.points).toHaveLength(0);
    expect(validateWorkbook(after)).toMatchObject({ ok: true });
  });

  it('stands in the order of the years', () => {
    expect(after.periodOrder).toEqual(['p2', 'p1']);
    expect(run(workbook, addPeriod(2025)).periodOrder).toEqual(['p1', 'p2']);
  });

  it('has formulas that point at itself', () => {
    const copied = listFormulas(after).find(({ path }) => path[1] === S2);
    expect(copied?.formula).toBe('=⟦m|s2|n2⟧*⟦a|he_so⟧+⟦c|criteria.s2|n2|max|⟧');
  });

  it('is refused twice for one block, and for what is no year', () => {
    expect(refusalOf(workbook, addPeriod(2024))?.code).toBe('name.taken');
    for (const year of [1899, 3000, 2024.5, NaN])
      expect(refusalOf(workbook, addPeriod(year))?.code).toBe('year.notAllowed');
    expect(refusalOf(workbook, addPeriod(2025, 's9' as SetId))?.code).toBe('set.gone');
  });
});

describe('a further block', () => {
  it('has an empty set of its own in the newest period', () => {
    const after = run(workbook, addBlock(' Khối xã ', 60));
    expect(after.blockOrder).toEqual([BLOCK, 'b2']);
    expect(after.sets[S2]).toMatchObject({ name: 'Khối xã', periodId: 'p1', statedTotal: 60, rootIds: [] });
    expect(validateWorkbook(after)).toMatchObject({ ok: true });
  });

  it('needs a name of its own and a positive total', () => {
    expect(refusalOf(workbook, addBlock(' '))?.code).toBe('name.empty');
    expect(refusalOf(workbook, addBlock('KHỐI SỞ'))?.code).toBe('name.taken');
    expect(refusalOf(workbook, addBlock('Khối xã', 0))?.code).toBe('max.notPositive');
  });
});
