import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import { listNodes, type CriteriaSet } from '../../../../src/domain/criteria.ts';
import type { NodeId, ScenarioId, SetId } from '../../../../src/domain/ids.ts';
import { DEFAULT_POLICIES, type Policies } from '../../../../src/domain/policies.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { nodeOf, pointsOf, refusalOf, run, setOf } from './plan.ts';

const K1 = 'k1' as ScenarioId;
const U1 = unitId(1);

/** Field 1 with 1.1 (4 points) and 1.2 (6); field 2 is a leaf of 10. Unit 1 has 3, 4.5 and 8 points. */
function build(changes: Partial<CriteriaSet> = {}): Workbook {
  const set = buildSet(
    [
      {
        code: '1',
        children: [
          { code: '1.1', max: 4 },
          { code: '1.2', max: 6 },
        ],
      },
      { code: '2', max: 10 },
    ],
    changes,
  );
  return buildWorkbook({ set, points: [{ 1.1: 3, 1.2: 4.5, 2: 8 }] });
}

function at(code: string): { readonly setId: SetId; readonly nodeId: NodeId } {
  return { setId: SET, nodeId: nodeId(code) };
}

function add(parentId: string | null, index = 9, max = 1): Command {
  return {
    verb: 'addNode',
    args: { setId: SET, nodeId: 'new' as NodeId, parentId: parentId as NodeId | null, index, name: 'Mới', max },
  };
}

function codesOf(workbook: Workbook): string[] {
  return listNodes(setOf(workbook)).map((node) => node.code);
}

describe('setWeight', () => {
  it('takes a number, a formula, or null for the default', () => {
    const [number, formula] = [5, '=⟦m|s1|n2⟧*1.1'].map((weight) =>
      run(build(), { verb: 'setWeight', args: { ...at('1.1'), weight } }),
    );
    expect([number, formula].map((workbook) => workbook && nodeOf(workbook, '1.1').weight)).toEqual([
      5,
      '=⟦m|s1|n2⟧*1.1',
    ]);
    const back = run(number ?? build(), { verb: 'setWeight', args: { ...at('1.1'), weight: null } });
    expect(nodeOf(back, '1.1').weight).toBeNull();
  });

  it('refuses what is no number, and a place that is gone', () => {
    const weight = { ...at('1.1'), weight: Infinity };
    expect(refusalOf(build(), { verb: 'setWeight', args: weight })?.code).toBe('number.notFinite');
    expect(refusalOf(build(), { verb: 'setWeight', args: { ...at('9'), weight: 1 } })?.code).toBe('node.gone');
    const setId = 's9' as SetId;
    expect(refusalOf(build(), { verb: 'setWeight', args: { ...at('1'), setId, weight: 1 } })?.code).toBe('set.gone');
  });
});

describe('setMax', () => {
  function withPolicy(onMaxChange: Policies['onMaxChange'], max: number): Workbook {
    return run(build({ policies: { ...DEFAULT_POLICIES, onMaxChange } }), {
      verb: 'setMax',
      args: { ...at('1.1'), max },
    });
  }

  it('keeps attainment: 3 of 4 is 1.5 of 2', () => {
    const workbook = withPolicy('keepAttainment', 2);
    expect([nodeOf(workbook, '1.1').max, pointsOf(workbook, U1, nodeOf(workbook, '1.1').slot)]).toEqual([2, 1.5]);
  });

  it('keeps attainment through the rule: its points scale, its edges stay', () => {
    const rule = { type: 'bands', bands: [{ min: 95, minInclusive: true, points: 4 }] } as const;
    const ruled = run(build(), { verb: 'setRule', args: { ...at('1.1'), rule } });
    const scaled = run(ruled, { verb: 'setMax', args: { ...at('1.1'), max: 2 } });
    expect(nodeOf(scaled, '1.1').rule).toEqual({ ...rule, bands: [{ min: 95, minInclusive: true, points: 2 }] });
  });

  it.each(['keepPoints', 'reevaluate'] as const)('%s: points stay, capped at the new maximum', (policy) => {
    const slot = nodeOf(build(), '1.1').slot;
    expect(pointsOf(withPolicy(policy, 2), U1, slot)).toBe(2);
    expect(pointsOf(withPolicy(policy, 8), U1, slot)).toBe(3);
  });

  it('touches no other leaf and leaves missing and not applicable as they are', () => {
    const workbook = withPolicy('keepAttainment', 8);
    expect(pointsOf(workbook, U1, nodeOf(workbook, '1.2').slot)).toBe(4.5);
    expect(pointsOf(workbook, U1, nodeOf(workbook, '1.1').slot, 'appraisal1')).toBeNaN();
  });

  it('of a node with children is only the sum that is stated for it', () => {
    const stated = run(build(), { verb: 'setMax', args: { ...at('1'), max: 12 } });
    expect(nodeOf(stated, '1').max).toBe(12);
    expect(nodeOf(run(stated, { verb: 'setMax', args: { ...at('1'), max: null } }), '1').max).toBeNull();
  });

  it.each([
    ['1.1', null],
    ['1.1', 0],
    ['1.1', -1],
    ['1.1', NaN],
    ['1', 0],
    ['1', NaN],
  ])('refuses for %s: %s', (code, max) => {
    expect(refusalOf(build(), { verb: 'setMax', args: { ...at(code), max } })).toEqual({
      code: 'max.notPositive',
      details: { code },
    });
  });
});

describe('setNodeText', () => {
  it('keeps codes as text: 1.10 stays 1.10', () => {
    const workbook = run(build(), { verb: 'setNodeText', args: { ...at('1.1'), field: 'code', text: ' 1.10 ' } });
    expect(nodeOf(workbook, '1.1').code).toBe('1.10');
  });

  it('writes names in NFC', () => {
    const text = 'Cải cách thể chế'.normalize('NFD');
    const workbook = run(build(), { verb: 'setNodeText', args: { ...at('1'), field: 'name', text } });
    expect(nodeOf(workbook, '1').name).toBe('Cải cách thể chế');
  });
});

describe('setMethod, setNotApplicable and setRule', () => {
  it('set what they say', () => {
    let workbook = run(build(), { verb: 'setMethod', args: { ...at('2'), method: 'survey' } });
    workbook = run(workbook, { verb: 'setNotApplicable', args: { ...at('2'), policy: 'full' } });
    workbook = run(workbook, { verb: 'setRule', args: { ...at('2'), rule: { type: 'sipas' } } });
    expect(nodeOf(workbook, '2')).toMatchObject({ method: 'survey', notApplicable: 'full', rule: { type: 'sipas' } });
  });

  it('refuse a node that is gone', () => {
    expect(refusalOf(build(), { verb: 'setMethod', args: { ...at('9'), method: 'self' } })?.code).toBe('node.gone');
    expect(refusalOf(build(), { verb: 'setNotApplicable', args: { ...at('9'), policy: 'full' } })?.code).toBe(
      'node.gone',
    );
    expect(refusalOf(build(), { verb: 'setRule', args: { ...at('9'), rule: null } })?.code).toBe('node.gone');
  });
});

describe('addNode', () => {
  it('stands at its index with the next free code and a slot of its own', () => {
    const workbook = run(build(), add('n1', 0, 2));
    expect(codesOf(workbook)).toEqual(['1', '1.3', '1.1', '1.2', '2']);
    expect(setOf(workbook).nodes['new' as NodeId]).toMatchObject({
      max: 2,
      weight: null,
      slot: setOf(build()).nextSlot,
    });
    expect(setOf(workbook).nextSlot).toBe(setOf(build()).nextSlot + 1);
  });

  it('as a field comes among the fields', () => {
    expect(codesOf(run(build(), add(null)))).toEqual(['1', '1.1', '1.2', '2', '3']);
  });

  it('passes over a code that is taken', () => {
    const renamed = run(build(), { verb: 'setNodeText', args: { ...at('1.1'), field: 'code', text: '1.3' } });
    expect(codesOf(run(renamed, add('n1')))).toEqual(['1', '1.3', '1.2', '1.4', '2']);
  });

  it('as the first child of a leaf takes over its points, maximum and rule, so that nothing is lost', () => {
    const ruled = run(build(), { verb: 'setRule', args: { ...at('2'), rule: { type: 'sipas' } } });
    const workbook = run(ruled, add('n2'));
    const child = setOf(workbook).nodes['new' as NodeId];
    expect(child).toMatchObject({ code: '2.1', max: 10, rule: { type: 'sipas' }, slot: nodeOf(build(), '2').slot });
    expect(pointsOf(workbook, U1, child?.slot ?? -1)).toBe(8);
    expect(nodeOf(workbook, '2')).toMatchObject({ max: null, rule: null, slot: setOf(build()).nextSlot });
  });

  it('as the first child of a leaf takes over what scenarios override on it, but for the weight', () => {
    let workbook = run(build(), { verb: 'addScenario', args: { scenarioId: K1, name: 'Thử' } });
    workbook = run(workbook, { verb: 'setMax', args: { ...at('2'), max: 20 } }, K1);
    workbook = run(workbook, { verb: 'setWeight', args: { ...at('2'), weight: 7 } }, K1);
    const overrides = run(workbook, add('n2')).scenarios[K1]?.overrides;
    expect(overrides).toMatchObject({ 'sets/s1/nodes/new/max': 20, 'sets/s1/nodes/n2/weight': 7 });
    expect(overrides).not.toHaveProperty(['sets/s1/nodes/n2/max']);
  });

  it('refuses a parent that is gone and a maximum that is none', () => {
    expect(refusalOf(build(), add('n9'))?.code).toBe('node.gone');
    expect(refusalOf(build(), add('n1', 0, 0))?.code).toBe('max.notPositive');
  });
});

describe('removeNode', () => {
  it('takes all below with it', () => {
    expect(codesOf(run(build(), { verb: 'removeNode', args: at('1') }))).toEqual(['2']);
  });

  it('leaves a parent whose last child goes as a leaf with the same maximum', () => {
    const one = run(build(), { verb: 'removeNode', args: at('1.1') });
    const none = run(one, { verb: 'removeNode', args: at('1.2') });
    expect([nodeOf(one, '1').max, nodeOf(none, '1').max]).toEqual([null, 6]);
    expect(nodeOf(none, '1').childIds).toEqual([]);
  });

  it('shrinks ranges that ended at it, as Excel does, and leaves single references to come back on undo', () => {
    const range = '=SUM(⟦c|criteria.s1|n1.1|max|⟧:⟦c|criteria.s1|n1.2|max|⟧)+⟦m|s1|n1.2⟧';
    const workbook = buildWorkbook({ set: setOf(build()), points: [{}], cells: { A1: range } });
    const after = run(workbook, { verb: 'removeNode', args: at('1.2') });
    expect(Object.values(after.sheets)[0]?.cells['r1' as never]).toEqual({
      cA: '=SUM(⟦c|criteria.s1|n1.1|max|⟧:⟦c|criteria.s1|n1.1|max|⟧)+⟦m|s1|n1.2⟧',
    });
  });

  it('of a field shrinks ranges over the components of the ranking too', () => {
    const range = '=SUM(⟦c|ranking.s1|u1|n1|⟧:⟦c|ranking.s1|u1|n2|⟧)';
    const workbook = buildWorkbook({ set: setOf(build()), points: [{}], cells: { A1: range } });
    const after = run(workbook, { verb: 'removeNode', args: at('2') });
    expect(Object.values(after.sheets)[0]?.cells['r1' as never]).toEqual({
      cA: '=SUM(⟦c|ranking.s1|u1|n1|⟧:⟦c|ranking.s1|u1|n1|⟧)',
    });
  });

  it('shrinks all ranges of one formula, over rows and over components alike', () => {
    const range =
      '=SUM(⟦c|criteria.s1|n1|max|⟧:⟦c|criteria.s1|n2|max|⟧)+SUM(⟦c|ranking.s1|u1|n1|⟧:⟦c|ranking.s1|u1|n2|⟧)';
    const workbook = buildWorkbook({ set: setOf(build()), points: [{}], cells: { A1: range } });
    const after = run(workbook, { verb: 'removeNode', args: at('2') });
    expect(Object.values(after.sheets)[0]?.cells['r1' as never]).toEqual({
      cA: '=SUM(⟦c|criteria.s1|n1|max|⟧:⟦c|criteria.s1|n1.2|max|⟧)+SUM(⟦c|ranking.s1|u1|n1|⟧:⟦c|ranking.s1|u1|n1|⟧)',
    });
  });

  it('refuses a node that is gone', () => {
    expect(refusalOf(build(), { verb: 'removeNode', args: at('9') })?.code).toBe('node.gone');
  });
});

describe('moving', () => {
  function move(code: string, parent: string | null, index: number): Command {
    return { verb: 'moveNode', args: { ...at(code), parentId: parent === null ? null : nodeId(parent), index } };
  }

  it('changes the order within a parent', () => {
    expect(codesOf(run(build(), move('1.2', '1', 0)))).toEqual(['1', '1.2', '1.1', '2']);
    expect(codesOf(run(build(), move('1', null, 1)))).toEqual(['2', '1', '1.1', '1.2']);
  });

  it('takes a branch with its points to another parent', () => {
    const workbook = run(build(), move('1.1', null, 1));
    expect(codesOf(workbook)).toEqual(['1', '1.2', '1.1', '2']);
    expect(nodeOf(workbook, '1.1')).toMatchObject({ parentId: null, max: 4, slot: nodeOf(build(), '1.1').slot });
  });

  it('refuses to put a node into itself or below itself, and a move that changes nothing', () => {
    expect(refusalOf(build(), move('1', '1', 0))?.code).toBe('move.intoItself');
    expect(refusalOf(build(), move('1', '1.1', 0))?.code).toBe('move.intoItself');
    expect(refusalOf(build(), move('1.1', '1', 0))?.code).toBe('move.nowhere');
    expect(refusalOf(build(), move('1.1', '9', 0))?.code).toBe('node.gone');
  });

  it('indents under the sibling above, which is a leaf no longer and gives up its maximum', () => {
    const workbook = run(build(), { verb: 'indentNode', args: at('1.2') });
    expect(nodeOf(workbook, '1.2').parentId).toBe(nodeId('1.1'));
    expect(nodeOf(workbook, '1.1').max).toBeNull();
    expect(codesOf(run(build(), { verb: 'indentNode', args: at('2') }))).toEqual(['1', '1.1', '1.2', '2']);
  });

  it('outdents to stand after its parent', () => {
    const workbook = run(build(), { verb: 'outdentNode', args: at('1.1') });
    expect(setOf(workbook).rootIds).toEqual([nodeId('1'), nodeId('1.1'), nodeId('2')]);
  });

  it('of the last child never counts its points twice: the parent is left without a maximum', () => {
    const one = run(build(), { verb: 'removeNode', args: at('1.1') });
    const workbook = run(one, { verb: 'outdentNode', args: at('1.2') });
    expect([nodeOf(workbook, '1').max, nodeOf(workbook, '1.2').max]).toEqual([null, 6]);
  });

  it('refuses to go where there is nothing', () => {
    expect(refusalOf(build(), { verb: 'indentNode', args: at('1') })?.code).toBe('move.nowhere');
    expect(refusalOf(build(), { verb: 'outdentNode', args: at('1') })?.code).toBe('move.nowhere');
    expect(refusalOf(build(), { verb: 'indentNode', args: at('9') })?.code).toBe('node.gone');
    expect(refusalOf(build(), { verb: 'outdentNode', args: at('9') })?.code).toBe('node.gone');
  });
});

describe('what holds for the whole set', () => {
  it('a redistribution rule is set; a buffer must be in the set', () => {
    const redistribution = { rule: 'buffer', nodeId: nodeId('2') } as const;
    expect(
      setOf(run(build(), { verb: 'setRedistribution', args: { setId: SET, redistribution } })).redistribution,
    ).toEqual(redistribution);
    const gone = { setId: SET, redistribution: { rule: 'buffer', nodeId: nodeId('9') } } as const;
    expect(refusalOf(build(), { verb: 'setRedistribution', args: gone })?.code).toBe('buffer.gone');
  });

  it('policies change one by one', () => {
    const workbook = run(build(), { verb: 'setPolicies', args: { setId: SET, policies: { tieRule: 'dense' } } });
    expect(setOf(workbook).policies).toEqual({ ...DEFAULT_POLICIES, tieRule: 'dense' });
  });

  it.each([
    { decimals: 5 },
    { decimals: -1 },
    { decimals: 1.5 },
    { classes: [] },
    {
      classes: [
        { label: 'A', min: 80 },
        { label: 'B', min: 80 },
      ],
    },
    { classes: [{ label: 'A', min: NaN }] },
  ])('policies that make no sense are refused: %j', (policies) => {
    expect(refusalOf(build(), { verb: 'setPolicies', args: { setId: SET, policies } })?.code).toBe('policy.notAllowed');
  });

  it('the stated total is a positive number', () => {
    expect(setOf(run(build(), { verb: 'setStatedTotal', args: { setId: SET, total: 60 } })).statedTotal).toBe(60);
    for (const total of [0, -1, NaN])
      expect(refusalOf(build(), { verb: 'setStatedTotal', args: { setId: SET, total } })?.code).toBe('max.notPositive');
  });

  it('a set that is gone is said to be', () => {
    const setId = 's9' as SetId;
    const commands: Command[] = [
      { verb: 'setRedistribution', args: { setId, redistribution: { rule: 'all' } } },
      { verb: 'setPolicies', args: { setId, policies: {} } },
      { verb: 'setStatedTotal', args: { setId, total: 1 } },
      { verb: 'addNode', args: { setId, nodeId: nodeId('x'), parentId: null, index: 0, name: '', max: 1 } },
    ];
    expect(commands.map((command) => refusalOf(build(), command)?.code)).toEqual(commands.map(() => 'set.gone'));
  });
});
