import { describe, expect, it } from 'vitest';
import { scopeOfVerb, type Command } from '../../../../src/domain/commands/index.ts';
import type { AssumptionId, ScenarioId } from '../../../../src/domain/ids.ts';
import { ABSENT, isOverridable, listDanglingOverrides, resolveScenario } from '../../../../src/domain/scenarios.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { BLOCK, buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { nodeOf, pointsOf, refusalOf, run } from '../commands/plan.ts';

const K1 = 'k1' as ScenarioId;
const K2 = 'k2' as ScenarioId;
const U1 = unitId(1);
const HE_SO = 'he_so' as AssumptionId;

function build(): Workbook {
  const rule = { type: 'sipas' } as const;
  const set = buildSet([
    { code: '1', max: 40 },
    { code: '2', max: 60, changes: { rule } },
  ]);
  const workbook = buildWorkbook({ set, points: [{ 1: 30, 2: 45 }], assumptions: { he_so: 1 }, cells: { A1: 'x' } });
  return run(workbook, { verb: 'addScenario', args: { scenarioId: K1, name: 'Thử' } });
}

function weigh(code: string, weight: number | string | null): Command {
  return { verb: 'setWeight', args: { setId: SET, nodeId: nodeId(code), weight } };
}

function score(code: string, points: number): Command {
  const { slot } = nodeOf(build(), code);
  return { verb: 'setScores', args: { setId: SET, entries: [{ unitId: U1, stage: 'self', slot, entry: { points } }] } };
}

function overridesOf(workbook: Workbook, id: ScenarioId = K1): Readonly<Record<string, unknown>> {
  return workbook.scenarios[id]?.overrides ?? {};
}

describe('a scenario', () => {
  it('overrides a cell and leaves the base alone', () => {
    const workbook = run(build(), weigh('1', 50), K1);
    expect(overridesOf(workbook)).toEqual({ 'sets/s1/nodes/n1/weight': 50 });
    expect(nodeOf(workbook, '1').weight).toBeNull();
    expect(nodeOf(resolveScenario(workbook, K1), '1').weight).toBe(50);
  });

  it('may hold a formula and a score', () => {
    let workbook = run(build(), weigh('1', '=⟦m|s1|n2⟧/2'), K1);
    workbook = run(workbook, score('2', 60), K1);
    const seen = resolveScenario(workbook, K1);
    expect([nodeOf(seen, '1').weight, pointsOf(seen, U1, nodeOf(seen, '2').slot)]).toEqual(['=⟦m|s1|n2⟧/2', 60]);
    expect(pointsOf(workbook, U1, nodeOf(workbook, '2').slot)).toBe(45);
  });

  it('follows the base in every cell that it does not override, also after the base is edited', () => {
    let workbook = run(build(), weigh('1', 50), K1);
    workbook = run(run(workbook, weigh('2', 70)), score('1', 12));
    workbook = run(workbook, {
      verb: 'setNodeText',
      args: { setId: SET, nodeId: nodeId('2'), field: 'name', text: 'Mới' },
    });
    const seen = resolveScenario(workbook, K1);
    expect([nodeOf(seen, '1').weight, nodeOf(seen, '2').weight, nodeOf(seen, '2').name]).toEqual([50, 70, 'Mới']);
    expect(pointsOf(seen, U1, nodeOf(seen, '1').slot)).toBe(12);
  });

  it('keeps its own value when the base changes the same cell', () => {
    const workbook = run(run(build(), weigh('1', 50), K1), weigh('1', 10));
    expect(nodeOf(resolveScenario(workbook, K1), '1').weight).toBe(50);
    expect(nodeOf(workbook, '1').weight).toBe(10);
  });

  it('follows the base again once its value is the one of the base', () => {
    const changed = run(run(build(), weigh('1', 50), K1), score('1', 10), K1);
    const back = run(run(changed, weigh('1', null), K1), score('1', 30), K1);
    expect(overridesOf(back)).toEqual({});
    expect(nodeOf(resolveScenario(run(back, weigh('1', 5)), K1), '1').weight).toBe(5);
  });

  it('is linked to the base cell by cell with a reset, and as a whole', () => {
    const workbook = run(run(build(), weigh('1', 50), K1), weigh('2', 40), K1);
    const keys = Object.keys(overridesOf(workbook));
    const one = run(workbook, { verb: 'resetOverrides', args: { scenarioId: K1, keys: keys.slice(0, 1) } });
    expect(overridesOf(one)).toEqual({ 'sets/s1/nodes/n2/weight': 40 });
    const all = run(workbook, { verb: 'resetOverrides', args: { scenarioId: K1, keys: [...keys, 'sets/s1/none'] } });
    const plain = { scenarios: {}, scenarioOrigins: {} };
    expect({ ...resolveScenario(all, K1), ...plain }).toEqual({ ...build(), ...plain });
  });

  it('can say that nothing stands at a place', () => {
    const slot = nodeOf(build(), '2').slot;
    const declared = { kind: 'percent', value: 80 } as const;
    const entries = [{ unitId: U1, stage: 'self', slot, entry: { declared } }] as const;
    const stated = run(build(), { verb: 'setScores', args: { setId: SET, entries } });
    const typed = run(stated, score('2', 50), K1);
    const place = `scores/s1/u1/self`;
    expect(overridesOf(typed)).toEqual({ [`${place}/points/${slot}`]: 50, [`${place}/declared/${slot}`]: ABSENT });
    expect(resolveScenario(typed, K1).scores[SET]?.[U1]?.self.declared).toEqual({});
    expect(stated.scores[SET]?.[U1]?.self.declared).toEqual({ [slot]: declared });
  });

  it('keeps an override whose place is gone, shows it, and gives it no effect', () => {
    let workbook = run(run(build(), weigh('2', 50), K1), score('1', 1), K1);
    workbook = run(workbook, { verb: 'removeNode', args: { setId: SET, nodeId: nodeId('2') } });
    workbook = run(workbook, { verb: 'removeUnit', args: { blockId: BLOCK, unitId: U1 } });
    expect(listDanglingOverrides(workbook, K1)).toEqual(['sets/s1/nodes/n2/weight', 'scores/s1/u1/self/points/0']);
    const seen = resolveScenario(workbook, K1);
    expect([Object.keys(seen.sets[SET]?.nodes ?? {}), seen.scores[SET]]).toEqual([['n1'], {}]);
  });

  it('overrides what an assumption is worth', () => {
    const workbook = run(build(), { verb: 'setAssumptionValue', args: { assumptionId: HE_SO, value: 1.3 } }, K1);
    const seen = resolveScenario(workbook, K1);
    expect([workbook, seen].map((one) => one.assumptions[HE_SO]?.value)).toEqual([1, 1.3]);
  });

  it('that is none, or gone, is the base', () => {
    const workbook = build();
    expect(resolveScenario(workbook, null)).toBe(workbook);
    expect(resolveScenario(workbook, K2)).toBe(workbook);
    expect(refusalOf(workbook, weigh('1', 50), K2)?.code).toBe('scenario.gone');
  });
});

describe('units, blocks and periods', () => {
  it.each<Command>([
    { verb: 'removeUnit', args: { blockId: BLOCK, unitId: U1 } },
    { verb: 'setRanked', args: { unitId: U1, ranked: false } },
  ])('are those of the base: in a scenario $verb is refused', (command) => {
    expect(refusalOf(build(), command, K1)?.code).toBe('scenario.structure');
    expect(scopeOfVerb(command.verb)).toBe('structural');
  });

  it('are not overridable by path either', () => {
    const places = ['units/u1/ranked', 'scores/s1/u1/self/notes/0', 'name', 'sets/s1/nextSlot', 'sets/s1/nodes'];
    expect(places.filter((place) => isOverridable(place.split('/')))).toEqual([]);
  });
});

describe('the texts of criteria', () => {
  it('are shared: renaming in a scenario renames for all', () => {
    const args = { setId: SET, nodeId: nodeId('1'), field: 'name', text: 'Chung' } as const;
    const workbook = run(build(), { verb: 'setNodeText', args }, K1);
    expect([nodeOf(workbook, '1').name, overridesOf(workbook)]).toEqual(['Chung', {}]);
  });
});

describe('scenarios themselves', () => {
  it('are duplicated with what they override, and then go their own ways', () => {
    const args = { from: K1, scenarioId: K2, name: 'Bản sao' };
    let workbook = run(run(build(), weigh('1', 50), K1), { verb: 'duplicateScenario', args });
    workbook = run(workbook, weigh('1', 20), K2);
    expect([K1, K2].map((id) => overridesOf(workbook, id)['sets/s1/nodes/n1/weight'])).toEqual([50, 20]);
    expect(workbook.scenarioOrder).toEqual([K1, K2]);
  });

  it('have names of their own', () => {
    const workbook = build();
    for (const name of ['Thử', 'THỬ'.normalize('NFD')])
      expect(refusalOf(workbook, { verb: 'addScenario', args: { scenarioId: K2, name } })?.code).toBe('name.taken');
    expect(refusalOf(workbook, { verb: 'addScenario', args: { scenarioId: K2, name: ' ' } })?.code).toBe('name.empty');
    const renamed = run(workbook, { verb: 'renameScenario', args: { scenarioId: K1, name: 'THỬ' } });
    expect(renamed.scenarios[K1]?.name).toBe('THỬ');
  });

  it('are described and removed', () => {
    const described = run(build(), { verb: 'describeScenario', args: { scenarioId: K1, description: 'Vì sao' } });
    expect(described.scenarios[K1]?.description).toBe('Vì sao');
    const removed = run(described, { verb: 'removeScenario', args: { scenarioId: K1 } });
    expect([removed.scenarios, removed.scenarioOrder]).toEqual([{}, []]);
  });

  it('that are gone are said to be', () => {
    const scenarioId = K2;
    const commands: Command[] = [
      { verb: 'renameScenario', args: { scenarioId, name: 'x' } },
      { verb: 'describeScenario', args: { scenarioId, description: 'x' } },
      { verb: 'removeScenario', args: { scenarioId } },
      { verb: 'resetOverrides', args: { scenarioId, keys: [] } },
      { verb: 'duplicateScenario', args: { from: K2, scenarioId: 'k3' as ScenarioId, name: 'x' } },
    ];
    expect(commands.map((command) => refusalOf(build(), command)?.code)).toEqual(commands.map(() => 'scenario.gone'));
  });
});
