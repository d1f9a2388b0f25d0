import { expect, test } from 'vitest';
import { percentOf, rateOf } from '../../../../src/domain/rules/declared.ts';
import { evaluateRelative, evaluateRule } from '../../../../src/domain/rules/evaluateRule.ts';
import type { DirectRule } from '../../../../src/domain/rules/evaluateRule.ts';
import type { DeclaredData } from '../../../../src/domain/rules/rule.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';

const bands: DirectRule = {
  type: 'bands',
  bands: [
    { min: 100, minInclusive: true, points: 2 },
    { min: 95, minInclusive: true, points: 1.75 },
    { min: 80, minInclusive: true, points: 1.5 },
    { min: 70, minInclusive: true, points: 1 },
    { min: 60, minInclusive: true, points: 0.5 },
    { min: 0, minInclusive: true, points: 0 },
  ],
};
const olderBands: DirectRule = {
  type: 'bands',
  bands: [
    { min: 90, minInclusive: false, points: 2 },
    { min: 70, minInclusive: true, points: 1 },
    { min: 0, minInclusive: true, points: 0 },
  ],
};

function percent(value: number): DeclaredData {
  return { kind: 'percent', value };
}

function ratio(numerator: number, denominator: number): DeclaredData {
  return { kind: 'ratio', numerator, denominator };
}

function pointsOf(rule: DirectRule, declared: DeclaredData, max: number): number | string {
  const result = evaluateRule(rule, declared, max);
  return result.ok ? result.value : result.problem.code;
}

test('482 of 500 is exactly 96,4 %', () => {
  expect(percentOf({ kind: 'ratio', numerator: 482, denominator: 500 })).toBe(96.4);
});

test('a rate on a band edge gives the points of the band that the edge is closed to', () => {
  expect(pointsOf(bands, percent(95), 2)).toBe(1.75);
  expect(pointsOf(bands, percent(94.99999), 2)).toBe(1.5);
  expect(pointsOf(bands, ratio(95, 100), 2)).toBe(1.75);
  expect(pointsOf(bands, ratio(285, 300), 2)).toBe(1.75);
  expect(pointsOf(bands, ratio(9499999, 10000000), 2)).toBe(1.5);
  expect(pointsOf(bands, ratio(7, 10), 2)).toBe(1);
});

test('in older sets 90 % falls in the band from 70 to 90 %', () => {
  expect(pointsOf(olderBands, percent(90), 2)).toBe(1);
  expect(pointsOf(olderBands, ratio(27, 30), 2)).toBe(1);
  expect(pointsOf(olderBands, percent(90.0000001), 2)).toBe(2);
  expect(pointsOf(olderBands, percent(69.99), 2)).toBe(0);
});

test('without any dossier the rule is not applicable', () => {
  expect(pointsOf(bands, ratio(0, 0), 2)).toBe(NOT_APPLICABLE);
  expect(pointsOf({ type: 'proportional', target: 100, floor: 0, floorInclusive: true }, ratio(0, 0), 2)).toBe(
    NOT_APPLICABLE,
  );
  expect(pointsOf({ type: 'survey', answerWeights: [100, 0] }, { kind: 'shares', percents: [0, 0] }, 2)).toBe(
    NOT_APPLICABLE,
  );
});

test('a proportional rule gives nothing below its floor and at most the maximum above its target', () => {
  const rule: DirectRule = { type: 'proportional', target: 70, floor: 40, floorInclusive: true };
  expect(pointsOf(rule, percent(39.99), 5)).toBe(0);
  expect(pointsOf(rule, percent(40), 5)).toBe(2.8571429);
  expect(pointsOf(rule, percent(35 * 2), 5)).toBe(5);
  expect(pointsOf(rule, percent(88), 5)).toBe(5);
  expect(pointsOf({ ...rule, floorInclusive: false }, percent(40), 5)).toBe(0);
});

test('counts add up to their cap and take off down to the floor, without binary dust', () => {
  expect(pointsOf({ type: 'count', step: 1, cap: 5 }, { kind: 'count', value: 7 }, 5)).toBe(5);
  expect(pointsOf({ type: 'count', step: 0.1, cap: 5 }, { kind: 'count', value: 3 }, 5)).toBe(0.3);
  expect(pointsOf({ type: 'deduction', step: 0.1, floor: 0 }, { kind: 'count', value: 3 }, 1)).toBe(0.7);
  expect(pointsOf({ type: 'deduction', step: 0.25, floor: 0 }, { kind: 'count', value: 9 }, 1)).toBe(0);
});

test('a choice gives its points and a level its share of the maximum', () => {
  const choice: DirectRule = {
    type: 'choice',
    options: [
      { label: 'Kịp thời', points: 1 },
      { label: 'Không kịp thời', points: 0.5 },
    ],
  };
  const level: DirectRule = {
    type: 'level',
    levels: [
      { label: 'Xuất sắc', share01: 1 },
      { label: 'Tốt', share01: 0.75 },
    ],
  };
  expect(pointsOf(choice, { kind: 'choice', index: 1 }, 1)).toBe(0.5);
  expect(pointsOf(choice, { kind: 'choice', index: 2 }, 1)).toBe('choiceUnknown');
  expect(pointsOf(level, { kind: 'choice', index: 1 }, 2)).toBe(1.5);
});

test('a combination takes the first case that holds', () => {
  const rule: DirectRule = {
    type: 'combination',
    questions: ['Có kế hoạch', 'Có báo cáo', 'Có kiểm tra'],
    cases: [
      { every: [0], some: [1, 2], points: 2 },
      { every: [0], some: [], points: 1 },
    ],
    otherwise: 0,
  };
  expect(pointsOf(rule, { kind: 'answers', yes: [true, false, true] }, 2)).toBe(2);
  expect(pointsOf(rule, { kind: 'answers', yes: [true, false, false] }, 2)).toBe(1);
  expect(pointsOf(rule, { kind: 'answers', yes: [false, true, true] }, 2)).toBe(0);
  expect(pointsOf(rule, { kind: 'answers', yes: [true] }, 2)).toBe('answersIncomplete');
});

test('a survey weighs the answers 100/60/20/0 and a SIPAS of 91,17 % gives 9,117 of 10', () => {
  const survey: DirectRule = { type: 'survey', answerWeights: [100, 60, 20, 0] };
  expect(pointsOf(survey, { kind: 'shares', percents: [50, 30, 15, 5] }, 5)).toBe(3.55);
  expect(pointsOf(survey, { kind: 'shares', percents: [50, 30, 15, 1] }, 5)).toBe('sharesNotHundred');
  expect(pointsOf({ type: 'sipas' }, percent(91.17), 10)).toBe(9.117);
});

test('the best unit of a relative rule has the maximum and the others their share of it', () => {
  expect(evaluateRelative(80, 80, 3)).toBe(3);
  expect(evaluateRelative(60, 80, 3)).toBe(2.25);
  expect(evaluateRelative(0, 0, 3)).toBe(NOT_APPLICABLE);
  expect(rateOf(ratio(0, 0))).toEqual({ ok: true, value: NOT_APPLICABLE });
  expect(rateOf({ kind: 'count', value: 3 })).toMatchObject({ ok: false, problem: { code: 'kindMismatch' } });
});

test('declared data of another kind, below 0 or not whole is refused', () => {
  expect(pointsOf(bands, { kind: 'count', value: 3 }, 2)).toBe('kindMismatch');
  expect(pointsOf(bands, percent(-1), 2)).toBe('negative');
  expect(pointsOf(bands, percent(Number.NaN), 2)).toBe('notFinite');
  expect(pointsOf({ type: 'count', step: 1, cap: 5 }, { kind: 'count', value: 1.5 }, 5)).toBe('countNotWhole');
});

test('points above a lowered maximum are held at the maximum', () => {
  expect(pointsOf(bands, percent(100), 1.5)).toBe(1.5);
});
