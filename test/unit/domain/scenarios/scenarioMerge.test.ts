import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import { validateWorkbook } from '../../../../src/domain/format/validateWorkbook.ts';
import type { NodeId, ScenarioId, SetId } from '../../../../src/domain/ids.ts';
import { acceptedOverrides, compareScenario, isCopyOf } from '../../../../src/domain/scenarioMerge.ts';
import { resolveScenario } from '../../../../src/domain/scenarios.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { nodeOf, pointsOf, refusalOf, run, setOf } from '../commands/plan.ts';

const K1 = 'k1' as ScenarioId;
const K2 = 'k2' as ScenarioId;
const THEIRS = 'x' as NodeId;
const MINE = 'y' as NodeId;
const U1 = unitId(1);

function build(): Workbook {
  const set = buildSet([
    { code: '1', max: 40 },
    { code: '2', max: 60 },
    { code: '3', max: 10 },
  ]);
  const workbook = buildWorkbook({ set, points: [{ 1: 30, 2: 45 }] });
  return run(workbook, { verb: 'addScenario', args: { scenarioId: K1, name: 'Thử' } });
}

function weigh(code: string, weight: number): Command {
  return { verb: 'setWeight', args: { setId: SET, nodeId: nodeId(code), weight } };
}

function add(nodeId: NodeId): Command {
  return { verb: 'addNode', args: { setId: SET, nodeId, parentId: null, index: 9, name: nodeId, max: 5 } };
}

function score(workbook: Workbook, id: NodeId, points: number): Command {
  const slot = setOf(resolveScenario(workbook, K1)).nodes[id]?.slot ?? -1;
  return { verb: 'setScores', args: { setId: SET, entries: [{ unitId: U1, stage: 'self', slot, entry: { points } }] } };
}

const key = (code: string): string => `sets/${SET}/nodes/${nodeId(code)}/weight`;

function put(mine: Workbook, overrides: Readonly<Record<string, unknown>>): Workbook {
  return run(mine, { verb: 'putOverrides', args: { scenarioId: K1, overrides, removed: [] } });
}

describe('a scenario from a file', () => {
  const theirs = run(run(run(build(), weigh('1', 50), K1), weigh('2', 20), K1), weigh('3', 5), K1);
  const mine = run(run(build(), weigh('1', 50), K1), weigh('2', 30), K1);

  it('is compared place by place: the same, different, new', () => {
    const { lines } = compareScenario(mine, K1, theirs, K1);
    expect(Object.fromEntries(lines.map((line) => [line.key, line.status]))).toEqual({
      [key('1')]: 'same',
      [key('2')]: 'conflict',
      [key('3')]: 'new',
    });
  });

  it.each([
    [false, 30],
    [true, 20],
  ])('takes the file’s value where both differ only when it is chosen (%s)', (takes, weight) => {
    const merged = put(
      mine,
      acceptedOverrides(compareScenario(mine, K1, theirs, K1), () => takes),
    );
    const seen = resolveScenario(merged, K1);
    expect([nodeOf(seen, '2').weight, nodeOf(seen, '3').weight]).toEqual([weight, 5]);
  });

  it('names the places that this workbook does not have, and leaves them out', () => {
    const without = run(mine, { verb: 'removeNode', args: { setId: SET, nodeId: nodeId('3') } });
    const comparison = compareScenario(without, K1, theirs, K1);
    expect(comparison.lines.find((line) => line.key === key('3'))?.status).toBe('unknown');
    expect(Object.keys(acceptedOverrides(comparison, () => true))).toEqual([key('2')]);
  });

  it('brings criteria with their points, in slots that this workbook has not given out', () => {
    const sent = run(build(), add(THEIRS), K1);
    const scored = run(sent, score(sent, THEIRS, 4), K1);
    const here = run(build(), add(MINE));
    const merged = put(
      here,
      acceptedOverrides(compareScenario(here, null, scored, K1), () => true),
    );
    const seen = resolveScenario(merged, K1);
    expect(validateWorkbook(seen).ok).toBe(true);
    expect([THEIRS, MINE].map((id) => pointsOf(seen, U1, setOf(seen).nodes[id]?.slot ?? -1))).toEqual([4, Number.NaN]);
    const later = setOf(resolveScenario(run(merged, add('z' as NodeId)), K1));
    expect(new Set(Object.values(later.nodes).map((node) => node.slot)).size).toBe(6);
  });

  it('comes with what the scenarios below it override', () => {
    const above = run(theirs, { verb: 'addScenario', args: { scenarioId: K2, name: 'Trên' } });
    const stacked = run(above, { verb: 'setScenarioParent', args: { scenarioId: K2, parentId: K1 } });
    const sent = run(stacked, weigh('3', 8), K2);
    const { lines } = compareScenario(build(), null, sent, K2);
    expect(lines.map((line) => [line.key, line.theirs])).toEqual([
      [key('1'), 50],
      [key('2'), 20],
      [key('3'), 8],
    ]);
  });

  it('of another workbook is not a copy of this one', () => {
    expect(isCopyOf(mine, theirs)).toBe(true);
    expect(isCopyOf(mine, { ...theirs, sets: {}, setOrder: ['other' as SetId] })).toBe(false);
  });

  it('with an override that no place can hold is refused as a whole', () => {
    const overrides = { [key('3')]: 5, [`sets/${SET}/nodes/${nodeId('1')}/max`]: 'nhiều' };
    const command: Command = { verb: 'putOverrides', args: { scenarioId: K1, overrides, removed: [] } };
    expect(refusalOf(mine, command)?.code).toBe('override.notAllowed');
  });
});
