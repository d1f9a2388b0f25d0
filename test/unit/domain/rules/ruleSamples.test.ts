import { expect, test } from 'vitest';
import type { DirectRule } from '../../../../src/domain/rules/evaluateRule.ts';
import { noteRule, sampleRelative, sampleRule } from '../../../../src/domain/rules/ruleSamples.ts';

function say(rule: DirectRule, max: number): string[] {
  return sampleRule(rule, max).map(({ declared, points, edge }) => {
    const value = 'value' in declared ? declared.value : JSON.stringify(declared);
    return `${value}${edge === 'at' ? '!' : ''}: ${points}`;
  });
}

test('bands are sampled on every edge and right beside it: 90 lies in the lower band where the upper one is above 90', () => {
  const rule: DirectRule = {
    type: 'bands',
    bands: [
      { min: 90, minInclusive: false, points: 2 },
      { min: 70, minInclusive: true, points: 1 },
    ],
  };
  expect(say(rule, 2)).toEqual(['100: 2', '90.01: 2', '90!: 1', '89.99: 1', '70.01: 1', '70!: 1', '69.99: 0', '0: 0']);
});

test('where edges lie closer than a hundredth the samples step less far', () => {
  const rule: DirectRule = {
    type: 'bands',
    bands: [
      { min: 90, minInclusive: true, points: 2 },
      { min: 89.995, minInclusive: true, points: 1 },
    ],
  };
  expect(say(rule, 2)).toEqual([
    '100: 2',
    '90.001: 2',
    '90!: 2',
    '89.999: 1',
    '89.996: 1',
    '89.995!: 1',
    '89.994: 0',
    '0: 0',
  ]);
});

test('a proportional rule is sampled at its floor, its target and between', () => {
  expect(say({ type: 'proportional', target: 100, floor: 80, floorInclusive: true }, 2)).toEqual([
    '100!: 2',
    '99.99: 1.9998',
    '90: 1.8',
    '80.01: 1.6002',
    '80!: 1.6',
    '79.99: 0',
    '40: 0',
    '0: 0',
  ]);
});

test('counts run to one past the cap; a long run is cut short', () => {
  expect(say({ type: 'count', step: 0.5, cap: 1 }, 1)).toEqual(['0: 0', '1: 0.5', '2!: 1', '3: 1']);
  expect(say({ type: 'deduction', step: 0.4, floor: 0 }, 1)).toEqual(['0: 1', '1: 0.6', '2: 0.2', '3!: 0', '4: 0']);
  const long = say({ type: 'count', step: 0.01, cap: 1 }, 1);
  expect(long).toHaveLength(10);
  expect(long.slice(-3)).toEqual(['99: 0.99', '100!: 1', '101: 1']);
});

test('a combination of few questions shows every answer, of many what each case needs', () => {
  const rule = (count: number): DirectRule => ({
    type: 'combination',
    questions: Array.from({ length: count }, (_, i) => `Câu ${i + 1}`),
    cases: [{ every: [0, 1], some: [], points: 2 }],
    otherwise: 0,
  });
  expect(say(rule(2), 2)).toEqual([
    '{"kind":"answers","yes":[true,true]}: 2',
    '{"kind":"answers","yes":[true,false]}: 0',
    '{"kind":"answers","yes":[false,true]}: 0',
    '{"kind":"answers","yes":[false,false]}: 0',
  ]);
  expect(sampleRule(rule(6), 2)).toHaveLength(9);
});

test('relative samples are shares of the highest rate', () => {
  expect(sampleRelative(80, 2).map(({ points }) => points)).toEqual([2, 1.8, 1.5, 1, 0]);
  expect(sampleRelative(Number.NaN, 2)).toEqual([]);
});

test('what a rule leaves unsaid is noted', () => {
  const bands = (min: number, minInclusive: boolean): DirectRule => ({
    type: 'bands',
    bands: [{ min, minInclusive, points: 2 }],
  });
  expect(noteRule(bands(60, true), 2)).toEqual([{ kind: 'zeroBelow', edge: 60, isAt: false }]);
  expect(noteRule(bands(60, false), 2)).toEqual([{ kind: 'zeroBelow', edge: 60, isAt: true }]);
  expect(noteRule(bands(0, true), 2)).toEqual([]);
  expect(noteRule({ type: 'count', step: 0.5, cap: 2 }, 2)).toEqual([{ kind: 'limitFrom', count: 4, points: 2 }]);
  expect(noteRule({ type: 'deduction', step: 0.3, floor: 0 }, 1)).toEqual([{ kind: 'limitFrom', count: 4, points: 0 }]);
});
