import { expect, test } from 'vitest';
import { checkRule, isBlockingFlaw } from '../../../../src/domain/rules/checkRule.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';

function codesOf(rule: ScoringRule, max: number): string[] {
  return checkRule(rule, max).map(({ code }) => code);
}

function band(
  min: number,
  points: number,
  minInclusive = true,
): { min: number; minInclusive: boolean; points: number } {
  return { min, minInclusive, points };
}

test('a sound rule has no flaw', () => {
  expect(codesOf({ type: 'bands', bands: [band(90, 2, false), band(90, 1.5), band(0, 0)] }, 2)).toEqual([]);
  expect(codesOf({ type: 'deduction', step: 0.25, floor: 0 }, 1)).toEqual([]);
  expect(codesOf({ type: 'count', step: 1, cap: 5 }, 5)).toEqual([]);
  expect(codesOf({ type: 'survey', answerWeights: [100, 60, 20, 0] }, 5)).toEqual([]);
});

test('bands out of order, outside 0..100 or rising downwards are found', () => {
  expect(codesOf({ type: 'bands', bands: [band(80, 2), band(80, 1)] }, 2)).toEqual(['bandsOverlap']);
  expect(codesOf({ type: 'bands', bands: [band(70, 2), band(80, 1)] }, 2)).toEqual(['bandsOverlap']);
  expect(codesOf({ type: 'bands', bands: [band(100, 2, false), band(50, 1)] }, 2)).toEqual(['bandOutside']);
  expect(codesOf({ type: 'bands', bands: [band(80, 1), band(50, 2)] }, 2)).toEqual(['bandPointsRise']);
});

test('points above the maximum, below 0 and a maximum out of reach are found', () => {
  const options = (...points: number[]): ScoringRule => ({
    type: 'choice',
    options: points.map((value, i) => ({ label: `Mức ${i}`, points: value })),
  });
  expect(codesOf(options(3, 0), 2)).toEqual(['pointsAboveMax']);
  expect(codesOf(options(2, -1), 2)).toEqual(['pointsNegative']);
  expect(codesOf(options(1.5, 0), 2)).toEqual(['topNotReachable']);
  expect(codesOf({ type: 'count', step: 1, cap: 3 }, 5)).toEqual(['topNotReachable']);
  expect(codesOf({ type: 'proportional', target: 120, floor: 0, floorInclusive: true }, 5)).toEqual([
    'topNotReachable',
  ]);
});

test('unknown questions, repeated labels and broken inputs are found', () => {
  const combination: ScoringRule = {
    type: 'combination',
    questions: ['A'],
    cases: [{ every: [1], some: [], points: 2 }],
    otherwise: 0,
  };
  expect(checkRule(combination, 2)).toEqual([{ code: 'questionUnknown', details: { place: 1, question: 2 } }]);
  expect(
    codesOf(
      {
        type: 'choice',
        options: [
          { label: 'Có', points: 2 },
          { label: 'có ', points: 0 },
        ],
      },
      2,
    ),
  ).toEqual(['labelRepeated']);
  const input = (name: string): { name: string; label: string } => ({ name, label: '' });
  expect(codesOf({ type: 'formula', inputs: [input('x'), input('X'), input('1a')], formula: '=x' }, 2)).toEqual([
    'inputNameInvalid',
    'inputNameRepeated',
  ]);
  expect(codesOf({ type: 'formula', inputs: [], formula: '=' }, 2)).toEqual(['ruleEmpty']);
});

test('a question without text, told twice or not used is found, and a case that earlier ones leave nothing to', () => {
  const rule: ScoringRule = {
    type: 'combination',
    questions: ['A', 'a ', '', 'D'],
    cases: [
      { every: [], some: [0, 1], points: 2 },
      { every: [0, 2], some: [], points: 1 },
    ],
    otherwise: 0,
  };
  expect(checkRule(rule, 2).map(({ code, details }) => [code, details['place']])).toEqual([
    ['questionEmpty', 3],
    ['questionRepeated', 2],
    ['questionUnused', 4],
    ['caseUnreachable', 2],
  ]);
});

test('a maximum out of reach, rising points and what never happens are warnings; all else blocks', () => {
  const warnings = ['topNotReachable', 'bandPointsRise', 'caseUnreachable', 'questionUnused'] as const;
  expect(warnings.map(isBlockingFlaw)).toEqual([false, false, false, false]);
  expect((['pointsAboveMax', 'bandsOverlap', 'labelRepeated', 'ruleEmpty'] as const).every(isBlockingFlaw)).toBe(true);
});
