import { describe, expect, it } from 'vitest';
import { listRungs, type Standing } from '../../../../src/analysis/plan/ladder.ts';
import type { CriterionNode } from '../../../../src/domain/criteria.ts';
import type { DeclaredData, ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { present } from '../../../../src/lib/assert.ts';
import { buildSet, nodeId } from '../../../fakes/engineWorkbook.ts';

function climb(
  rule: ScoringRule | null,
  max: number,
  standing: Partial<Standing>,
  method: CriterionNode['method'] = 'self',
): string[] | null {
  const set = buildSet([{ code: '1', max, changes: { rule, method } }]);
  const leaf = present(set.nodes[nodeId('1')], 'the leaf');
  const ladder = listRungs(leaf, { declared: null, points: 0, highestRate: 0, ...standing });
  return ladder && ladder.rungs.map(({ to, points, steps }) => `${steps}: ${write(to)} = ${points}`);
}

function write(fact: { readonly declared: DeclaredData } | { readonly points: number }): string {
  if ('points' in fact) return `${fact.points}`;
  const { declared } = fact;
  switch (declared.kind) {
    case 'percent':
      return `${declared.value}%`;
    case 'ratio':
      return `${declared.numerator}/${declared.denominator}`;
    case 'choice':
      return `#${declared.index}`;
    case 'answers':
      return declared.yes.map((yes) => (yes ? 'y' : 'n')).join('');
    case 'count':
      return `${declared.value}`;
    case 'shares':
    case 'inputs':
      return declared.kind;
  }
}

const BANDS: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 90, minInclusive: false, points: 2 },
    { min: 70, minInclusive: true, points: 1 },
  ],
};

describe('the legal steps of a leaf', () => {
  it('R1: the better options, one level after the other', () => {
    const options = [2, 0, 1, 1].map((points, at) => ({ label: `${at}`, points }));
    expect(climb({ type: 'choice', options }, 2, { points: 0 })).toEqual(['1: #2 = 1', '2: #0 = 2']);
    expect(climb({ type: 'choice', options }, 2, { points: 2 })).toEqual([]);
  });

  it('R2: the edge of each better band, just above it where the edge is open', () => {
    expect(climb(BANDS, 2, { declared: { kind: 'percent', value: 40 } })).toEqual(['1: 70% = 1', '2: 90.01% = 2']);
  });

  it('R2: of a ratio the least number of cases, its denominator kept', () => {
    const declared: DeclaredData = { kind: 'ratio', numerator: 4, denominator: 10 };
    expect(climb(BANDS, 2, { declared })).toEqual(['1: 7/10 = 1', '2: 10/10 = 2']);
  });

  it('R3: whole percents up to the target; below the floor they give nothing and are no steps', () => {
    const rule: ScoringRule = { type: 'proportional', target: 90, floor: 87, floorInclusive: false };
    expect(climb(rule, 9, { declared: { kind: 'percent', value: 85.5 } })).toEqual([
      '3: 88% = 8.8',
      '4: 89% = 8.9',
      '5: 90% = 9',
    ]);
  });

  it('R4: one more each, to the cap; R6: one fewer each, to none', () => {
    expect(climb({ type: 'count', step: 1, cap: 3 }, 3, { declared: { kind: 'count', value: 1 }, points: 1 })).toEqual([
      '1: 2 = 2',
      '2: 3 = 3',
    ]);
    const late: ScoringRule = { type: 'deduction', step: 0.25, floor: 0 };
    expect(climb(late, 1, { declared: { kind: 'count', value: 2 }, points: 0.5 })).toEqual(['1: 1 = 0.75', '2: 0 = 1']);
    // Ten late reports cost as much as four: the first six that go gain nothing.
    expect(climb(late, 1, { declared: { kind: 'count', value: 10 } })?.[0]).toBe('7: 3 = 0.25');
  });

  it('R7: the better levels', () => {
    const levels = [1, 0.75, 0.5].map((share01, at) => ({ label: `${at}`, share01 }));
    expect(climb({ type: 'level', levels }, 4, { points: 2 })).toEqual(['1: #1 = 3', '2: #0 = 4']);
  });

  it('R8: the fewest answers that change', () => {
    const rule: ScoringRule = {
      type: 'combination',
      questions: ['a', 'b', 'c'],
      cases: [
        { every: [0, 1], some: [], points: 2 },
        { every: [2], some: [], points: 1 },
      ],
      otherwise: 0,
    };
    expect(climb(rule, 2, { declared: { kind: 'answers', yes: [false, false, false] } })).toEqual([
      '1: nny = 1',
      '2: yyn = 2',
    ]);
    expect(climb(rule, 2, { declared: { kind: 'answers', yes: [true, false, false] } })).toEqual(['1: yyn = 2']);
  });

  it('R10: whole percents; R12: up to the best of the others', () => {
    expect(climb({ type: 'sipas' }, 10, { declared: { kind: 'percent', value: 98.2 }, points: 9.82 }, 'sipas')).toEqual(
      ['1: 99% = 9.9', '2: 100% = 10'],
    );
    const standing = { declared: { kind: 'percent', value: 78 } as const, points: 7.8, highestRate: 80 };
    expect(climb({ type: 'relative' }, 8, standing)).toEqual(['1: 79% = 7.9', '2: 80% = 8']);
    expect(climb({ type: 'relative' }, 8, { ...standing, declared: null })).toBeNull();
  });

  it('no rule: quarters of a point, and the maximum', () => {
    expect(climb(null, 1.9, { points: 1.3 })).toEqual(['1: 1.5 = 1.5', '2: 1.75 = 1.75', '3: 1.9 = 1.9']);
  });

  it('R9: whole percents of the maximum; R5: none that the rule itself says', () => {
    const survey: ScoringRule = { type: 'survey', answerWeights: [100, 60, 20, 0] };
    expect(climb(survey, 20, { points: 19.5 }, 'survey')).toEqual(['1: 19.6 = 19.6', '2: 19.8 = 19.8', '3: 20 = 20']);
    expect(climb({ type: 'formula', inputs: [], formula: '=1' }, 1, {})).toBeNull();
  });

  it('start from the points where points are typed under a rule', () => {
    const rule: ScoringRule = { type: 'proportional', target: 100, floor: 0, floorInclusive: true };
    expect(climb(rule, 10, { points: 9.75 })).toEqual(['1: 98% = 9.8', '2: 99% = 9.9', '3: 100% = 10']);
  });
});
