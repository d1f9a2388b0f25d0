import { describe, expect, it } from 'vitest';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import { listLeaves, listNodes } from '../../../../src/domain/criteria.ts';
import { fileFromWorkbook, workbookFromFile } from '../../../../src/domain/format/workbookFile.ts';
import { validateWorkbook } from '../../../../src/domain/format/validateWorkbook.ts';
import type { NodeId, ScenarioId } from '../../../../src/domain/ids.ts';
import {
  listDanglingOverrides,
  listMovedOverrides,
  parentOf,
  resolveScenario,
} from '../../../../src/domain/scenarios.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { nodeOf, pointsOf, refusalOf, run, setOf } from '../commands/plan.ts';

const [K1, K2, K3] = ['k1', 'k2', 'k3'].map((id) => id as ScenarioId) as [ScenarioId, ScenarioId, ScenarioId];
const [U1, U2] = [unitId(1), unitId(2)];
const NEW = 'x' as NodeId;

/** 1 (1.1: 4, 1.2: 6), 2: 10; two units. */
function build(): Workbook {
  const set = buildSet([
    {
      code: '1',
      children: [
        { code: '1.1', max: 4 },
        { code: '1.2', max: 6 },
      ],
    },
    { code: '2', max: 10 },
  ]);
  const points = [
    { '1.1': 3, '1.2': 6, 2: 7 },
    { '1.1': 1, '1.2': 3, 2: 10 },
  ];
  const workbook = buildWorkbook({ set, points });
  return [K1, K2, K3].reduce(
    (made, scenarioId) => run(made, { verb: 'addScenario', args: { scenarioId, name: `Thử ${scenarioId}` } }),
    workbook,
  );
}

const at = (code: string) => ({ setId: SET, nodeId: nodeId(code) });
const add = (parentId: NodeId | null, id: NodeId = NEW, index = 9): Command => ({
  verb: 'addNode',
  args: { setId: SET, nodeId: id, parentId, index, name: 'Mới', max: 3 },
});
const remove = (code: string): Command => ({ verb: 'removeNode', args: at(code) });
const weigh = (code: string, weight: number): Command => ({ verb: 'setWeight', args: { ...at(code), weight } });
const stand = (scenarioId: ScenarioId, parentId: ScenarioId | null): Command => ({
  verb: 'setScenarioParent',
  args: { scenarioId, parentId },
});
const split: Command = {
  verb: 'splitNode',
  args: {
    ...at('1.2'),
    parts: [
      { nodeId: nodeId('1.2'), name: 'Phần A', share01: 1 / 3 },
      { nodeId: NEW, name: 'Phần B', share01: 2 / 3 },
    ],
  },
};
const reset = (workbook: Workbook, keys = Object.keys(workbook.scenarios[K1]?.overrides ?? {})): Command => ({
  verb: 'resetOverrides',
  args: { scenarioId: K1, keys },
});

function codesOf(workbook: Workbook): string[] {
  return listNodes(setOf(workbook)).map((node) => node.code);
}

function expectValid(workbook: Workbook): void {
  const valid = validateWorkbook(workbook);
  expect(valid.ok ? null : valid.problem).toBeNull();
}

describe('a criterion added in a scenario', () => {
  it('is there in the scenario only, with points of its own', () => {
    const added = run(build(), add(nodeId('1')), K1);
    const slot = setOf(resolveScenario(added, K1)).nodes[NEW]?.slot ?? -1;
    const entries = [{ unitId: U1, stage: 'self' as const, slot, entry: { points: 2 } }];
    const scored = run(added, { verb: 'setScores', args: { setId: SET, entries } }, K1);
    const seen = resolveScenario(scored, K1);
    expect([codesOf(scored), codesOf(seen)]).toEqual([
      ['1', '1.1', '1.2', '2'],
      ['1', '1.1', '1.2', '1.3', '2'],
    ]);
    expect([pointsOf(scored, U1, slot), pointsOf(seen, U1, slot)]).toEqual([Number.NaN, 2]);
    expectValid(seen);
  });

  it('never shares its slot with one that the base adds later', () => {
    const both = run(run(build(), add(null), K1), add(null, 'y' as NodeId));
    const slots = listNodes(setOf(resolveScenario(both, K1))).map((node) => node.slot);
    expect([slots.length, new Set(slots).size]).toEqual([6, 6]);
    expectValid(resolveScenario(both, K1));
  });

  it('goes with the criterion it stood under, and is listed without effect', () => {
    const gone = run(run(build(), add(nodeId('1')), K1), remove('1'));
    expect(listDanglingOverrides(gone, K1)).toContain(`sets/${SET}/nodes/${NEW}`);
    expect(codesOf(resolveScenario(gone, K1))).toEqual(['2']);
    expectValid(resolveScenario(gone, K1));
  });

  it('takes over the points of a leaf and gives way to a child that the base adds there', () => {
    const heir = run(build(), add(nodeId('2')), K1);
    const seen = resolveScenario(heir, K1);
    expect(pointsOf(seen, U1, setOf(seen).nodes[NEW]?.slot ?? -1)).toBe(7);
    const later = resolveScenario(run(heir, add(nodeId('2'), 'y' as NodeId)), K1);
    expectValid(later);
    expect(setOf(later).nodes[nodeId('2')]?.childIds).toEqual(['y']);
  });

  it('is renamed in the scenario, because the base does not have it', () => {
    const named = run(
      run(build(), add(nodeId('1')), K1),
      { verb: 'setNodeText', args: { setId: SET, nodeId: NEW, field: 'name', text: 'Chuyển đổi số' } },
      K1,
    );
    expect(setOf(resolveScenario(named, K1)).nodes[NEW]?.name).toBe('Chuyển đổi số');
  });
});

describe('a criterion removed or moved in a scenario', () => {
  it('is gone with what the base adds below it afterwards', () => {
    const later = run(run(build(), remove('1'), K1), add(nodeId('1')));
    expect([codesOf(later).length, codesOf(resolveScenario(later, K1))]).toEqual([5, ['2']]);
  });

  it('comes back whole when it is given back, and no override is left over', () => {
    const removed = run(run(build(), weigh('1.1', 9), K1), remove('1'), K1);
    const back = run(removed, reset(removed, [`sets/${SET}/nodes/${nodeId('1')}`]));
    expect(back.scenarios[K1]?.overrides).toEqual({});
    expect(codesOf(resolveScenario(back, K1))).toEqual(['1', '1.1', '1.2', '2']);
  });

  it('stays where the base has it when the base makes its new parent its child', () => {
    const moved = run(build(), { verb: 'moveNode', args: { ...at('2'), parentId: nodeId('1.1'), index: 0 } }, K1);
    const circle = run(moved, { verb: 'moveNode', args: { ...at('1.1'), parentId: nodeId('2'), index: 0 } });
    expectValid(resolveScenario(circle, K1));
    expect(codesOf(resolveScenario(circle, K1))).toEqual(codesOf(circle));
  });

  it('keeps its place among siblings that the base adds', () => {
    const reordered = run(build(), { verb: 'moveNode', args: { ...at('2'), parentId: null, index: 0 } }, K1);
    const later = run(reordered, add(null, NEW, 1));
    expect(codesOf(resolveScenario(later, K1))).toEqual(['2', '1', '1.1', '1.2', '3']);
  });
});

describe('splitting and merging', () => {
  it.each([null, K1])('a split keeps maximum and points of every unit (scenario %s)', (scenarioId) => {
    const seen = resolveScenario(run(build(), split, scenarioId), scenarioId);
    const parts = [nodeId('1.2'), NEW].map((id) => setOf(seen).nodes[id]);
    expect(parts.map((part) => [part?.name, part?.max])).toEqual([
      ['Phần A', 2],
      ['Phần B', 4],
    ]);
    expect([U1, U2].map((unit) => parts.map((part) => pointsOf(seen, unit, part?.slot ?? -1)))).toEqual([
      [2, 4],
      [1, 2],
    ]);
    expectValid(seen);
  });

  it.each([null, K1])('merging what was split gives the figures from before (scenario %s)', (scenarioId) => {
    const merge: Command = { verb: 'mergeNodes', args: { setId: SET, nodeIds: [NEW, nodeId('1.2')], name: '1.2' } };
    const seen = resolveScenario(run(run(build(), split, scenarioId), merge, scenarioId), scenarioId);
    expect(listLeaves(setOf(seen)).map((leaf) => [leaf.max, pointsOf(seen, U2, leaf.slot)])).toEqual([
      [4, 1],
      [6, 3],
      [10, 10],
    ]);
  });

  it('a merge counts what each leaf last had by a stage', () => {
    const { slot } = nodeOf(build(), '1.1');
    const appraised = run(build(), {
      verb: 'setScores',
      args: { setId: SET, entries: [{ unitId: U1, stage: 'appraisal1', slot, entry: { points: 2 } }] },
    });
    const merged = run(appraised, {
      verb: 'mergeNodes',
      args: { setId: SET, nodeIds: [nodeId('1.1'), nodeId('1.2')] },
    });
    expect((['self', 'appraisal1'] as const).map((stage) => pointsOf(merged, U1, slot, stage))).toEqual([9, 8]);
  });

  it('what cannot be divided or added is refused', () => {
    const uneven: Command = { ...split, args: { ...split.args, parts: split.args.parts.slice(0, 1) } };
    expect(refusalOf(build(), uneven)?.code).toBe('regroup.shares');
    const strangers: Command = { verb: 'mergeNodes', args: { setId: SET, nodeIds: [nodeId('1.1'), nodeId('2')] } };
    expect(refusalOf(build(), strangers)?.code).toBe('regroup.notSiblings');
    expect(refusalOf(build(), { ...split, args: { ...split.args, nodeId: nodeId('1') } })?.code).toBe(
      'regroup.notLeaf',
    );
  });
});

describe('a scenario on a scenario', () => {
  function stack(): Workbook {
    const below = run(run(build(), weigh('1.1', 8), K1), add(nodeId('1')), K1);
    return run(run(below, stand(K2, K1)), weigh('2', 20), K2);
  }

  it('sees the overrides below and its own, its own winning', () => {
    const seen = resolveScenario(run(stack(), weigh('1.1', 1), K2), K2);
    expect([nodeOf(seen, '1.1').weight, nodeOf(seen, '2').weight, codesOf(seen).length]).toEqual([1, 20, 5]);
  });

  it('changes a criterion that only the scenario below has, without touching it there', () => {
    const renamed = run(stack(), { verb: 'setMax', args: { setId: SET, nodeId: NEW, max: 5 } }, K2);
    expect([K1, K2].map((id) => setOf(resolveScenario(renamed, id)).nodes[NEW]?.max)).toEqual([3, 5]);
  });

  it('cannot stand on itself by any way', () => {
    expect(refusalOf(stack(), stand(K1, K2))?.code).toBe('scenario.circle');
    expect(refusalOf(stack(), stand(K1, K1))?.code).toBe('scenario.circle');
  });

  it('stands on what the removed one stood on, in one step that can be undone', () => {
    const three = run(stack(), stand(K3, K2));
    const { outcome } = planCommands(three, null, [{ verb: 'removeScenario', args: { scenarioId: K2 } }]);
    expect([parentOf(outcome, K3), outcome.scenarioOrder]).toEqual([K1, [K1, K3]]);
    expectValid(outcome);
  });

  it('is moved among the others', () => {
    const moved = run(stack(), { verb: 'moveScenario', args: { scenarioId: K3, index: 0 } });
    expect(moved.scenarioOrder).toEqual([K3, K1, K2]);
  });

  it('and structure survive the workbook file', async () => {
    const back = await workbookFromFile(await fileFromWorkbook(stack(), '2026-11-22'));
    expect(back.ok && resolveScenario(back.value, K2)).toEqual(resolveScenario(stack(), K2));
  });
});

describe('an override over what has changed since', () => {
  const key = `sets/${SET}/nodes/${nodeId('2')}/weight`;

  it('is listed when the base moves, and no more once it is kept', () => {
    const moved = run(run(build(), weigh('2', 12), K1), weigh('2', 15));
    expect(listMovedOverrides(moved, K1)).toEqual([key]);
    const kept = run(moved, { verb: 'acceptOrigins', args: { scenarioId: K1, keys: [key] } });
    expect([listMovedOverrides(kept, K1), nodeOf(resolveScenario(kept, K1), '2').weight]).toEqual([[], 12]);
  });

  it('is listed when the scenario below moves', () => {
    const stacked = run(run(run(build(), stand(K2, K1)), weigh('2', 5), K2), weigh('2', 30), K1);
    expect(listMovedOverrides(stacked, K2)).toEqual([key]);
  });

  it('is not listed where it was made before workbooks kept what stood below', () => {
    const old = { ...run(build(), weigh('2', 12), K1), scenarioOrigins: {} };
    expect(listMovedOverrides(run(old, weigh('2', 15)), K1)).toEqual([]);
  });
});
