import { describe, expect, it } from 'vitest';
import type { CriterionNode } from '../../../src/domain/criteria.ts';
import type { ExtraId } from '../../../src/domain/ids.ts';
import { attainmentOf, extrasOf, leafOutcome, stageOutcome, type ComputedPoints } from '../../../src/domain/points.ts';
import { DEFAULT_POLICIES } from '../../../src/domain/policies.ts';
import type { DeclaredData, ScoringRule } from '../../../src/domain/rules/rule.ts';
import { emptyUnitScores, NOT_APPLICABLE, type Stage, type UnitScores } from '../../../src/domain/scores.ts';
import { buildSet, nodeId } from '../../fakes/engineWorkbook.ts';

const nothing: ComputedPoints = () => undefined;

function leafOf(changes: Partial<CriterionNode> = {}): CriterionNode {
  const leaf = buildSet([{ code: '1', max: 4, changes }]).nodes[nodeId('1')];
  if (!leaf) throw new Error('the set has one leaf');
  return leaf;
}

function scores(stages: Partial<Record<Stage, number | DeclaredData>>): UnitScores {
  const result = { ...emptyUnitScores() };
  for (const [stage, value] of Object.entries(stages) as [Stage, number | DeclaredData][])
    result[stage] =
      typeof value === 'number'
        ? { ...result[stage], points: Float64Array.of(value) }
        : { ...result[stage], declared: { '0': value } };
  return result;
}

describe('what a leaf gives a unit', () => {
  it('is missing without any stage', () => {
    expect(leafOutcome(leafOf(), scores({}), nothing)).toEqual({ kind: 'missing' });
  });

  it('is what its last stage says, even where an earlier one gave more', () => {
    const row = scores({ self: 4, appraisal1: 3, appraisal2: 0 });
    expect(leafOutcome(leafOf(), row, nothing)).toEqual({ kind: 'points', points: 0 });
    expect(stageOutcome(leafOf(), row, 'self', nothing)).toEqual({ kind: 'points', points: 4 });
    expect(stageOutcome(leafOf(), row, 'survey', nothing)).toEqual({ kind: 'missing' });
  });

  it('is not applicable when the last stage says so', () => {
    expect(leafOutcome(leafOf(), scores({ self: 4, appraisal1: NOT_APPLICABLE }), nothing)).toEqual({
      kind: 'notApplicable',
    });
  });

  it('follows from declared data by the rule, in a later stage too', () => {
    const rule: ScoringRule = { type: 'bands', bands: [{ min: 95, minInclusive: true, points: 3 }] };
    const row = scores({ self: 4, appraisal1: { kind: 'ratio', numerator: 482, denominator: 500 } });
    expect(leafOutcome(leafOf({ rule }), row, nothing)).toEqual({ kind: 'points', points: 3 });
  });

  it('is not applicable where a denominator is 0, in a formula of the planner as well', () => {
    const rule: ScoringRule = { type: 'sipas' };
    const row = scores({ self: { kind: 'ratio', numerator: 0, denominator: 0 } });
    expect(leafOutcome(leafOf({ rule }), row, nothing)).toEqual({ kind: 'notApplicable' });
    const formula: ScoringRule = { type: 'formula', inputs: [], formula: '=1/0' };
    const inputs = scores({ self: { kind: 'inputs', values: {} } });
    const computed: ComputedPoints = () => ({ error: '#DIV/0!' });
    expect(leafOutcome(leafOf({ rule: formula }), inputs, computed)).toEqual({ kind: 'notApplicable' });
  });

  it('takes formula rules from the engine: points, errors, and nothing yet', () => {
    const leaf = leafOf({ rule: { type: 'formula', inputs: [], formula: '=1' } });
    const row = scores({ self: { kind: 'inputs', values: {} } });
    expect(leafOutcome(leaf, row, () => 2.5)).toEqual({ kind: 'points', points: 2.5 });
    expect(leafOutcome(leaf, row, () => ({ error: '#NAME?' }))).toMatchObject({ kind: 'error', error: '#NAME?' });
    expect(leafOutcome(leaf, row, nothing)).toMatchObject({ kind: 'error', code: 'notComputed' });
  });

  it('is an error where declared data does not fit the rule, or there is none', () => {
    const row = scores({ self: { kind: 'count', value: 3 } });
    expect(leafOutcome(leafOf({ rule: { type: 'sipas' } }), row, nothing)).toMatchObject({ code: 'kindMismatch' });
    expect(leafOutcome(leafOf(), row, nothing)).toMatchObject({ code: 'noRule' });
  });
});

describe('attainment', () => {
  const excluded = { ...DEFAULT_POLICIES, missing: 'exclude' } as const;

  it('is points over maximum, kept within 0 and 1', () => {
    const of = (points: number): number => attainmentOf({ kind: 'points', points }, leafOf(), DEFAULT_POLICIES);
    expect([of(3), of(5), of(-1)]).toEqual([0.75, 1, 0]);
  });

  it('leaves out a leaf without a maximum', () => {
    expect(attainmentOf({ kind: 'points', points: 1 }, leafOf({ max: 0 }), DEFAULT_POLICIES)).toBeNaN();
  });

  it('of a missing leaf follows the policy, but a survey is always left out', () => {
    expect(attainmentOf({ kind: 'missing' }, leafOf(), DEFAULT_POLICIES)).toBe(0);
    expect(attainmentOf({ kind: 'missing' }, leafOf(), excluded)).toBeNaN();
    expect(attainmentOf({ kind: 'missing' }, leafOf({ method: 'survey' }), DEFAULT_POLICIES)).toBeNaN();
    expect(attainmentOf({ kind: 'missing' }, leafOf({ method: 'sipas' }), DEFAULT_POLICIES)).toBeNaN();
  });

  it('of a leaf that does not apply follows the leaf', () => {
    const of = (notApplicable: CriterionNode['notApplicable']): number =>
      attainmentOf({ kind: 'notApplicable' }, leafOf({ notApplicable }), DEFAULT_POLICIES);
    expect([of('full'), of('zero')]).toEqual([1, 0]);
    expect(of('exclude')).toBeNaN();
  });
});

describe('bonus and penalty', () => {
  it('count within 0 and their caps, and add to the last tenth', () => {
    const extras = [
      { id: 'a' as ExtraId, code: 'A', name: '', kind: 'bonus', cap: 2, slot: 0 },
      { id: 'b' as ExtraId, code: 'B', name: '', kind: 'penalty', cap: 1, slot: 1 },
      { id: 'c' as ExtraId, code: 'C', name: '', kind: 'bonus', cap: 1, slot: 2 },
    ] as const;
    const set = buildSet([], { extras, nextSlot: 3 });
    const row = emptyUnitScores();
    const of = (...points: number[]): number =>
      extrasOf(set, { ...row, self: { ...row.self, points: Float64Array.from(points) } });
    expect(of(0.1, 0.3, 0.2)).toBe(0);
    expect(of(9, 9, Number.NaN)).toBe(1);
    expect(of(-5, -5, 0.5)).toBe(0.5);
  });
});
