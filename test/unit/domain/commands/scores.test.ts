import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import type { ExtraId, SetId, UnitId } from '../../../../src/domain/ids.ts';
import type { DeclaredData } from '../../../../src/domain/rules/rule.ts';
import { MISSING, NOT_APPLICABLE, type Stage } from '../../../../src/domain/scores.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { nodeOf, pointsOf, refusalOf, run } from './plan.ts';

const rule = { type: 'proportional', target: 100, floor: 0, floorInclusive: true } as const;
const extra = { id: 'e1' as ExtraId, code: 'B1', name: 'Cộng', kind: 'bonus', cap: 2, slot: 4 } as const;
const set = buildSet(
  [
    {
      code: '1',
      children: [
        { code: '1.1', max: 4 },
        { code: '1.2', max: 6, changes: { rule } },
      ],
    },
    { code: '2', max: 10 },
  ],
  { extras: [extra], nextSlot: 5 },
);
const workbook = buildWorkbook({ set, points: [{ 1.1: 3 }, {}] });
const U1 = unitId(1);
const slotOf = (code: string): number => nodeOf(workbook, code).slot;

function enter(slot: number, entry: { points: number } | { declared: DeclaredData }, stage: Stage = 'self'): Command {
  return { verb: 'setScores', args: { setId: SET, entries: [{ unitId: U1, stage, slot, entry }] } };
}

describe('scores', () => {
  it.each([0, 4, 0.25, NOT_APPLICABLE, MISSING])('may be %d', (points) => {
    expect(pointsOf(run(workbook, enter(slotOf('1.1'), { points })), U1, slotOf('1.1'))).toBe(points);
  });

  it('stand in their stage and leave the others as they are', () => {
    const after = run(workbook, enter(slotOf('1.1'), { points: 2 }, 'appraisal1'));
    expect([pointsOf(after, U1, slotOf('1.1')), pointsOf(after, U1, slotOf('1.1'), 'appraisal1')]).toEqual([3, 2]);
  });

  it('above the maximum are refused with place and maximum', () => {
    expect(refusalOf(workbook, enter(slotOf('1.1'), { points: 4.01 }))).toEqual({
      code: 'points.aboveMax',
      details: { code: '1.1', unit: 'Sở 1', max: 4, points: 4.01 },
    });
  });

  it('below 0 are refused', () => {
    expect(refusalOf(workbook, enter(slotOf('1.1'), { points: -0.25 }))?.code).toBe('points.negative');
    expect(refusalOf(workbook, enter(slotOf('1.1'), { points: -Infinity }))?.code).toBe('points.negative');
  });

  it('belong to leaves: the sum of a parent cannot be typed', () => {
    expect(refusalOf(workbook, enter(slotOf('1'), { points: 1 }))?.code).toBe('points.belongToLeaves');
    expect(refusalOf(workbook, enter(99, { points: 1 }))?.code).toBe('points.belongToLeaves');
  });

  it('of bonus points go up to their cap', () => {
    expect(pointsOf(run(workbook, enter(4, { points: 2 })), U1, 4)).toBe(2);
    expect(refusalOf(workbook, enter(4, { points: 2.5 }))?.details).toMatchObject({ code: 'B1', max: 2 });
  });

  it('are entered all or none', () => {
    const entries = [
      { unitId: U1, stage: 'self', slot: slotOf('1.1'), entry: { points: 1 } },
      { unitId: U1, stage: 'self', slot: slotOf('2'), entry: { points: 11 } },
    ] as const;
    expect(refusalOf(workbook, { verb: 'setScores', args: { setId: SET, entries } })?.code).toBe('points.aboveMax');
  });

  it('that are there already change nothing', () => {
    expect(refusalOf(workbook, enter(slotOf('1.1'), { points: 3 }))).toBeNull();
  });

  it('of a unit or set that is gone are refused', () => {
    const entry = { unitId: 'u9' as UnitId, stage: 'self', slot: 0, entry: { points: 1 } } as const;
    expect(refusalOf(workbook, { verb: 'setScores', args: { setId: SET, entries: [entry] } })?.code).toBe('unit.gone');
    const setId = 's9' as SetId;
    expect(refusalOf(workbook, { verb: 'setScores', args: { setId, entries: [] } })?.code).toBe('set.gone');
  });
});

describe('declared data', () => {
  const declared = { kind: 'ratio', numerator: 482, denominator: 500 } as const;

  it('take the place of typed points, and points that of declared data', () => {
    const typed = run(workbook, enter(slotOf('1.2'), { points: 5 }));
    const stated = run(typed, enter(slotOf('1.2'), { declared }));
    expect(pointsOf(stated, U1, slotOf('1.2'))).toBeNaN();
    expect(stated.scores[SET]?.[U1]?.self.declared).toEqual({ [slotOf('1.2')]: declared });
    const back = run(stated, enter(slotOf('1.2'), { points: 5 }));
    expect(back.scores[SET]?.[U1]?.self.declared).toEqual({});
    expect(pointsOf(back, U1, slotOf('1.2'))).toBe(5);
  });

  it('need a rule that reads them', () => {
    expect(refusalOf(workbook, enter(slotOf('1.1'), { declared }))?.code).toBe('declared.doesNotFit');
    expect(refusalOf(workbook, enter(4, { declared }))?.code).toBe('declared.doesNotFit');
    const count = { kind: 'count', value: 3 } as const;
    expect(refusalOf(workbook, enter(slotOf('1.2'), { declared: count }))?.code).toBe('declared.doesNotFit');
  });
});

describe('notes and explanations', () => {
  function note(text: string, changes: object = {}): Command {
    const args = {
      setId: SET,
      unitId: U1,
      stage: 'self',
      slot: slotOf('1.1'),
      kind: 'notes',
      text,
      ...changes,
    } as const;
    return { verb: 'setScoreNote', args };
  }

  it('are kept trimmed and in NFC, and go when they are emptied', () => {
    const noted = run(workbook, note(' Thiếu minh chứng '.normalize('NFD')));
    expect(noted.scores[SET]?.[U1]?.self.notes).toEqual({ [slotOf('1.1')]: 'Thiếu minh chứng' });
    expect(run(noted, note('  ')).scores[SET]?.[U1]?.self.notes).toEqual({});
  });

  it('need their set, unit and criterion', () => {
    expect(refusalOf(workbook, note('x', { setId: 's9' }))?.code).toBe('set.gone');
    expect(refusalOf(workbook, note('x', { unitId: 'u9' }))?.code).toBe('unit.gone');
    expect(refusalOf(workbook, note('x', { slot: 5 }))?.code).toBe('node.gone');
  });
});

it('a criterion that is split keeps the scores that were given', () => {
  const args = { setId: SET, nodeId: nodeId('x'), parentId: nodeId('2'), index: 0, name: 'Con', max: 1 };
  const scored = run(workbook, enter(slotOf('2'), { points: 7.5 }));
  const split = run(scored, { verb: 'addNode', args });
  expect(pointsOf(split, U1, split.sets[SET]?.nodes[nodeId('x')]?.slot ?? -1)).toBe(7.5);
});
