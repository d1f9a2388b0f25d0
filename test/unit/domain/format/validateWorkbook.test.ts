import { describe, expect, it } from 'vitest';
import { validateWorkbook } from '../../../../src/domain/format/validateWorkbook.ts';
import { applyPatches } from '../../../../src/domain/patches.ts';
import { ABSENT } from '../../../../src/domain/scenarios.ts';
import { richWorkbook, wideWorkbook } from '../../../fakes/storageWorkbooks.ts';

/** Where the validator points when `path` of the rich workbook is set to `value`. */
function faultOf(path: string, value: unknown): unknown {
  const workbook = applyPatches(richWorkbook(), [{ path: path.split('/'), old: undefined, new: value }]);
  const result = validateWorkbook(workbook);
  return result.ok ? null : `${String(result.problem.details['path'])} ${String(result.problem.details['reason'])}`;
}

const NODES = 'sets/s1/nodes';
const OVERRIDES = 'scenarios/k1/overrides';

describe('validateWorkbook', () => {
  it('accepts what the app makes', () => {
    expect(validateWorkbook(richWorkbook()).ok).toBe(true);
    expect(validateWorkbook(wideWorkbook(70, 40)).ok).toBe(true);
  });

  it.each([null, 1, 'x', [], new Float64Array(1)])('refuses %j', (value) => {
    expect(validateWorkbook(value).ok).toBe(false);
  });

  it('misses no field: taking any one away is found at its place', () => {
    for (const [base, record] of [
      ['', richWorkbook()],
      ['periods/p1/', richWorkbook().periods],
      ['sets/s1/', Object.values(richWorkbook().sets)[0]],
      ['sets/s1/nodes/n2/', Object.values(Object.values(richWorkbook().sets)[0]?.nodes ?? {})[1]],
      ['sets/s1/policies/', Object.values(richWorkbook().sets)[0]?.policies],
      ['scores/s1/u1/', { self: 0, appraisal1: 0, appraisal2: 0, survey: 0 }],
      ['scores/s1/u1/self/', { points: 0, declared: 0, notes: 0, explanations: 0 }],
      ['assumptions/a1/', Object.values(richWorkbook().assumptions)[0]],
      ['sheets/f1/', Object.values(richWorkbook().sheets)[0]],
      ['scenarios/k1/', Object.values(richWorkbook().scenarios)[0]],
    ] as const) {
      const keys = base === 'periods/p1/' ? ['id', 'label', 'year'] : Object.keys(record ?? {});
      expect(keys.length).toBeGreaterThan(2);
      for (const key of keys) expect(faultOf(base + key, undefined)).toBe(`${base}${key} missing`);
    }
  });

  it.each([
    ['name', 7, 'name type'],
    ['formatVersion', 0, 'formatVersion value'],
    ['id', 'a/b', 'id value'],
    ['id', '__proto__', 'id value'],
    ['periods/p1/year', 2024.5, 'periods/p1/year value'],
    ['periodOrder', ['p1', 'p1'], 'periodOrder/1 duplicate'],
    ['periodOrder', [], 'periods/p1 reference'],
    ['periodOrder', ['p1', 'toString'], 'periodOrder/1 value'],
    ['periodOrder', ['p1', 'p2'], 'periodOrder/1 reference'],
    ['units/u1/id', 'u2', 'units/u1/id reference'],
    ['units/constructor', { id: 'constructor', name: '', ranked: true }, 'units/constructor value'],
    ['blocks/b1/unitIds', ['u1', 'u9'], 'blocks/b1/unitIds/1 reference'],
    ['sets/s1/blockId', 'b9', 'sets/s1/blockId reference'],
    ['sets/s1/periodId', 'p9', 'sets/s1/periodId reference'],
    ['sets/s1/statedTotal', Number.NaN, 'sets/s1/statedTotal value'],
    ['sets/s1/redistribution', { rule: 'none' }, 'sets/s1/redistribution/rule value'],
    ['sets/s1/nextSlot', 5, 'sets/s1/extras/0/slot value'],
    ['sets/s1/rootIds', ['n1', 'n4'], `${NODES}/n5 tree`],
    ['sets/s1/rootIds', ['n1', 'n4', 'n5', 'n2'], `${NODES}/n2/parentId tree`],
    [`${NODES}/n2/childIds`, ['n1'], `${NODES}/n1 tree`],
    [`${NODES}/n2/parentId`, 'n4', `${NODES}/n2/parentId tree`],
    [`${NODES}/n1/childIds`, ['n2', 'n3', 'n9'], `${NODES}/n1/childIds reference`],
    [`${NODES}/n2/slot`, 0, `${NODES}/n2/slot duplicate`],
    [`${NODES}/n2/weight`, 'W_1*2', `${NODES}/n2/weight value`],
    [`${NODES}/n2/method`, 'guess', `${NODES}/n2/method value`],
    [`${NODES}/n2/rule/type`, 'R99', `${NODES}/n2/rule/type value`],
    [`${NODES}/n2/rule/bands`, [{ min: 1, minInclusive: 1, points: 1 }], `${NODES}/n2/rule/bands/0/minInclusive type`],
    ['scores/s1/u2', undefined, 'scores/s1/u2 missing'],
    ['scores/s1', undefined, 'scores/s1 missing'],
    ['scores/s9', {}, 'scores/s9 reference'],
    ['scores/s1/u9', richWorkbook().scores['s1' as never]?.['u2' as never], 'scores/s1/u9 reference'],
    ['scores/s1/u1/self/points', [1], 'scores/s1/u1/self/points type'],
    ['scores/s1/u1/self/points', new Float64Array([0, -Infinity]), 'scores/s1/u1/self/points/1 value'],
    ['scores/s1/u1/self/points', new Float64Array(7), 'scores/s1/u1/self/points/6 reference'],
    ['scores/s1/u1/self/notes/6', 'x', 'scores/s1/u1/self/notes/6 reference'],
    ['scores/s1/u1/self/notes/01', 'x', 'scores/s1/u1/self/notes/01 value'],
    [
      'scores/s1/u1/self/declared/1',
      { kind: 'ratio', numerator: 1 },
      'scores/s1/u1/self/declared/1/denominator missing',
    ],
    ['assumptions/a1/name', 'a b', 'assumptions/a1/name value'],
    ['sheets/f1/cells/r9', {}, 'sheets/f1/cells/r9 reference'],
    ['sheets/f1/cells/r1/c1', { formula: '' }, 'sheets/f1/cells/r1/c1 type'],
    [`scenarioOrder`, ['k1', 'k1'], 'scenarioOrder/1 duplicate'],
  ])('points at the fault: %s = %j', (path, value, fault) => {
    expect(faultOf(path, value)).toBe(fault);
  });

  it.each([
    ['sets/s1/nodes/n2/weight', { evil: 1 }, 'type'],
    ['sets/s1/nodes/n2/weight', undefined, 'type'],
    ['sets/s1/nodes/n2/weight', ABSENT, 'value'],
    ['sets/s1/nodes/n2/name', 7, 'type'],
    ['sets/s1/nodes/n2/id', 'x', 'reference'],
    ['sets/s1/nodes/n2', 'x', 'type'],
    ['sets/s1/nodes/n2/childIds', ABSENT, 'value'],
    ['sets/s1/rootIds', ['a/b'], 'value'],
    ['sets/s1/nextSlot', 7, 'reference'],
    ['units/u1/name', 'x', 'reference'],
    ['sets/s1/nowhere', 1, 'reference'],
    ['scenarios/k1/name', 'x', 'reference'],
    ['id', 'x', 'reference'],
    ['', 'x', 'reference'],
    ['scores/s1/u1/self/points/-1', 1, 'reference'],
    ['scores/s1/u1/self/points/1', 'x', 'type'],
    ['sets/s1/nodes/__proto__', {}, 'reference'],
  ])('refuses the override %s = %j', (key, value, reason) => {
    const workbook = applyPatches(richWorkbook(), [{ path: OVERRIDES.split('/'), old: {}, new: { [key]: value } }]);
    expect(validateWorkbook(workbook)).toMatchObject({ ok: false, problem: { details: { reason } } });
  });

  it('accepts an override of a place the base no longer has', () => {
    const workbook = applyPatches(richWorkbook(), [
      { path: [...OVERRIDES.split('/'), 'sets/s1/nodes/gone/weight'], old: undefined, new: 2 },
    ]);
    expect(validateWorkbook(workbook).ok).toBe(true);
  });

  it('accepts rows left longer by an undone addition, where nothing stands beyond the slots', () => {
    const points = new Float64Array(9).fill(Number.NaN);
    expect(faultOf('scores/s1/u1/self/points', points)).toBeNull();
  });
});
