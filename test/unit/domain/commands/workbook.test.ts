import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import type { AssumptionId, BlockId, ExtraId, SetId, UnitId } from '../../../../src/domain/ids.ts';
import type { Assumption } from '../../../../src/domain/workbook.ts';
import { BLOCK, buildSet, buildWorkbook, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run, setOf } from './plan.ts';

const workbook = buildWorkbook({
  set: buildSet([{ code: '1', max: 10 }]),
  points: [{ 1: 5 }, { 1: 6 }],
  assumptions: { he_so: 1, chi_tieu: 90 },
});
const HE_SO = 'he_so' as AssumptionId;
const NEW_UNIT = 'new' as UnitId;

describe('names', () => {
  it('of workbook, block and unit are trimmed, in NFC, and never empty', () => {
    const name = ' Sổ điểm '.normalize('NFD');
    expect(run(workbook, { verb: 'renameWorkbook', args: { name } }).name).toBe('Sổ điểm');
    expect(run(workbook, { verb: 'renameBlock', args: { blockId: BLOCK, name } }).blocks[BLOCK]?.name).toBe('Sổ điểm');
    expect(run(workbook, { verb: 'renameUnit', args: { unitId: unitId(1), name } }).units[unitId(1)]?.name).toBe(
      'Sổ điểm',
    );
    const empty: Command[] = [
      { verb: 'renameWorkbook', args: { name: ' ' } },
      { verb: 'renameBlock', args: { blockId: BLOCK, name: '' } },
      { verb: 'renameUnit', args: { unitId: unitId(1), name: '' } },
      { verb: 'addUnit', args: { blockId: BLOCK, unitId: NEW_UNIT, name: '', index: 0 } },
    ];
    expect(empty.map((command) => refusalOf(workbook, command)?.code)).toEqual(empty.map(() => 'name.empty'));
  });

  it('of units are taken once in a block; a unit may keep its own', () => {
    const taken = { unitId: unitId(1), name: 'Sở 2' };
    expect(refusalOf(workbook, { verb: 'renameUnit', args: taken })?.code).toBe('name.taken');
    expect(
      refusalOf(workbook, { verb: 'addUnit', args: { blockId: BLOCK, unitId: NEW_UNIT, name: 'Sở 2', index: 0 } })
        ?.code,
    ).toBe('name.taken');
    expect(run(workbook, { verb: 'renameUnit', args: { unitId: unitId(1), name: 'Sở 1' } })).toEqual(workbook);
  });
});

describe('units', () => {
  it('come with an empty row of scores in every set of their block', () => {
    const after = run(workbook, { verb: 'addUnit', args: { blockId: BLOCK, unitId: NEW_UNIT, name: 'Mới', index: 1 } });
    expect(after.blocks[BLOCK]?.unitIds).toEqual([unitId(1), NEW_UNIT, unitId(2)]);
    expect(after.units[NEW_UNIT]).toEqual({ id: NEW_UNIT, name: 'Mới', ranked: true });
    expect(Object.keys(after.scores[SET]?.[NEW_UNIT] ?? {})).toEqual(['self', 'appraisal1', 'appraisal2', 'survey']);
  });

  it('go with their scores, and ranges shrink', () => {
    const range =
      '=SUM(⟦c|scores.s1|n1|u1|⟧:⟦c|scores.s1|n1|u2|⟧)+SUM(⟦c|ranking.s1|u1|index|⟧:⟦c|ranking.s1|u2|index|⟧)';
    const set = buildSet([{ code: '1', max: 10 }]);
    const start = buildWorkbook({ set, points: [{}, {}], cells: { A1: range } });
    const after = run(start, { verb: 'removeUnit', args: { blockId: BLOCK, unitId: unitId(2) } });
    expect(after.blocks[BLOCK]?.unitIds).toEqual([unitId(1)]);
    expect([after.units[unitId(2)], after.scores[SET]?.[unitId(2)]]).toEqual([undefined, undefined]);
    expect(Object.values(Object.values(after.sheets)[0]?.cells ?? {})[0]).toEqual({
      cA: range.replaceAll('u2|', 'u1|'),
    });
  });

  it('may be left out of the ranking', () => {
    const after = run(workbook, { verb: 'setRanked', args: { unitId: unitId(1), ranked: false } });
    expect(after.units[unitId(1)]?.ranked).toBe(false);
  });

  it('and blocks that are gone are said to be', () => {
    const gone = { blockId: 'b9' as BlockId, unitId: 'u9' as UnitId, name: 'x', index: 0 };
    expect(refusalOf(workbook, { verb: 'addUnit', args: gone })?.code).toBe('block.gone');
    expect(refusalOf(workbook, { verb: 'renameBlock', args: gone })?.code).toBe('block.gone');
    expect(refusalOf(workbook, { verb: 'renameUnit', args: gone })?.code).toBe('unit.gone');
    expect(refusalOf(workbook, { verb: 'removeUnit', args: { ...gone, blockId: BLOCK } })?.code).toBe('unit.gone');
    expect(refusalOf(workbook, { verb: 'setRanked', args: { ...gone, ranked: true } })?.code).toBe('unit.gone');
  });
});

describe('bonus and penalty', () => {
  const add = (id: string, kind: 'bonus' | 'penalty', cap = 2): Command => ({
    verb: 'addExtra',
    args: { setId: SET, extraId: id as ExtraId, kind, name: 'Điểm', cap },
  });

  it('are numbered by kind and get a slot of their own; a number in use is passed over', () => {
    let after = ['a', 'b'].reduce((current, id) => run(current, add(id, 'bonus')), workbook);
    after = run(after, add('p', 'penalty'));
    after = run(after, { verb: 'removeExtra', args: { setId: SET, extraId: 'a' as ExtraId } });
    after = run(run(after, add('c', 'bonus')), add('d', 'bonus'));
    expect(setOf(after).extras.map((extra) => [extra.id, extra.code])).toEqual([
      ['b', 'B2'],
      ['p', 'P1'],
      ['c', 'B1'],
      ['d', 'B3'],
    ]);
    expect(new Set(setOf(after).extras.map((extra) => extra.slot)).size).toBe(4);
  });

  it('change name and cap', () => {
    const args = { setId: SET, extraId: 'a' as ExtraId, name: 'Sáng kiến', cap: 3 };
    expect(setOf(run(run(workbook, add('a', 'bonus')), { verb: 'changeExtra', args })).extras[0]).toMatchObject({
      name: 'Sáng kiến',
      cap: 3,
    });
  });

  it('need a positive cap and a place', () => {
    expect(refusalOf(workbook, add('a', 'bonus', 0))?.code).toBe('max.notPositive');
    const args = { setId: SET, extraId: 'a' as ExtraId };
    expect(
      refusalOf(run(workbook, add('a', 'bonus')), { verb: 'changeExtra', args: { ...args, cap: NaN } })?.code,
    ).toBe('max.notPositive');
    expect(refusalOf(workbook, { verb: 'changeExtra', args })?.code).toBe('extra.gone');
    expect(refusalOf(workbook, { verb: 'removeExtra', args })?.code).toBe('extra.gone');
    const setId = 's9' as SetId;
    expect(
      refusalOf(workbook, { verb: 'addExtra', args: { ...args, setId, kind: 'bonus', name: '', cap: 1 } })?.code,
    ).toBe('set.gone');
  });
});

describe('assumptions', () => {
  const add = (name: string): Command => ({
    verb: 'addAssumption',
    args: { assumptionId: 'new' as AssumptionId, name, label: ' Nhãn ' },
  });
  const change = (changes: Partial<Pick<Assumption, 'name' | 'label' | 'min' | 'max' | 'step'>>): Command => ({
    verb: 'changeAssumption',
    args: { assumptionId: HE_SO, change: changes },
  });

  it('begin at 1 between 0 and 2', () => {
    const after = run(workbook, add(' tỷ_lệ '.normalize('NFD')));
    expect(after.assumptions['new' as AssumptionId]).toMatchObject({
      name: 'tỷ_lệ',
      label: 'Nhãn',
      value: 1,
      min: 0,
      max: 2,
    });
    expect(after.assumptionOrder.at(-1)).toBe('new');
  });

  it.each(['A1', 'abc12', 'R1C1', 'rc', 'R', 'c', 'TRUE', 'W_1.1', 'max_2', '1x', 'hệ số', 'a-b'])(
    'may not be named %s: it would mean something else in a formula',
    (name) => {
      expect(refusalOf(workbook, add(name))?.code).toBe('name.notAllowed');
      expect(refusalOf(workbook, change({ name }))?.code).toBe('name.notAllowed');
    },
  );

  it('have names that are unique without regard to case', () => {
    expect(refusalOf(workbook, add('HE_SO'))?.code).toBe('name.taken');
    expect(refusalOf(workbook, change({ name: 'Chi_Tieu' }))?.code).toBe('name.taken');
    expect(run(workbook, change({ name: ' He_So ' })).assumptions[HE_SO]?.name).toBe('He_So');
    expect(refusalOf(workbook, add(' '))?.code).toBe('name.empty');
  });

  it('take a number or a formula', () => {
    for (const value of [1.3, '=1+1'])
      expect(
        run(workbook, { verb: 'setAssumptionValue', args: { assumptionId: HE_SO, value } }).assumptions[HE_SO]?.value,
      ).toBe(value);
    const args = { assumptionId: HE_SO, value: NaN };
    expect(refusalOf(workbook, { verb: 'setAssumptionValue', args })?.code).toBe('number.notFinite');
  });

  it('keep their range in order and their step positive', () => {
    expect(refusalOf(workbook, change({ min: 100 }))?.code).toBe('range.reversed');
    expect(refusalOf(workbook, change({ step: 0 }))?.code).toBe('number.notFinite');
    expect(refusalOf(workbook, change({ max: Infinity }))?.code).toBe('number.notFinite');
    expect(run(workbook, change({ min: 0.5, max: 1.5 })).assumptions[HE_SO]).toMatchObject({ min: 0.5, max: 1.5 });
  });

  it('go, and are said to be gone', () => {
    const after = run(workbook, { verb: 'removeAssumption', args: { assumptionId: HE_SO } });
    expect([after.assumptionOrder, after.assumptions[HE_SO]]).toEqual([['chi_tieu'], undefined]);
    const commands: Command[] = [
      { verb: 'removeAssumption', args: { assumptionId: HE_SO } },
      { verb: 'setAssumptionValue', args: { assumptionId: HE_SO, value: 1 } },
      change({ label: 'x' }),
    ];
    expect(commands.map((command) => refusalOf(after, command)?.code)).toEqual(commands.map(() => 'assumption.gone'));
  });
});
