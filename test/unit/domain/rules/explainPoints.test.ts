import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { evaluateRule, isDirectRule } from '../../../../src/domain/rules/evaluateRule.ts';
import { explainPoints } from '../../../../src/domain/rules/explainPoints.ts';
import type { DeclaredData, ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';
import { formatNumber } from '../../../../src/lib/numberText.ts';

const bands: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 100, minInclusive: true, points: 2 },
    { min: 95, minInclusive: true, points: 1.75 },
    { min: 80, minInclusive: true, points: 1.5 },
    { min: 0, minInclusive: true, points: 0 },
  ],
};
/** An older set: "trên 90%: 2; 70-90%: 1", where 90 falls in the lower band. */
const openBands: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 90, minInclusive: false, points: 2 },
    { min: 70, minInclusive: true, points: 1 },
  ],
};
const proportional: ScoringRule = { type: 'proportional', target: 95, floor: 80, floorInclusive: true };
const combination: ScoringRule = {
  type: 'combination',
  questions: ['Có kế hoạch', 'Có báo cáo', 'Đúng hạn'],
  cases: [
    { every: [0, 1], some: [], points: 2 },
    { every: [], some: [0, 1], points: 1 },
  ],
  otherwise: 0,
};
const percent = (value: number): DeclaredData => ({ kind: 'percent', value });
const ratio = (numerator: number, denominator: number): DeclaredData => ({ kind: 'ratio', numerator, denominator });
const count = (value: number): DeclaredData => ({ kind: 'count', value });

describe('the working of a score names the band that the rate falls into, edges exactly', () => {
  it.each([
    [bands, percent(96.4), '96,4% → từ 95% đến dưới 100%: 1,75 điểm'],
    [bands, ratio(482, 500), '482/500 = 96,4% → từ 95% đến dưới 100%: 1,75 điểm'],
    [bands, percent(100), '100% → 100%: 2 điểm'],
    [bands, percent(95), '95% → từ 95% đến dưới 100%: 1,75 điểm'],
    [bands, percent(94.9999999), '94,9999999% → từ 80% đến dưới 95%: 1,5 điểm'],
    [bands, ratio(94_999, 100_000), '94.999/100.000 = 94,999% → từ 80% đến dưới 95%: 1,5 điểm'],
    [bands, ratio(2, 3), '2/3 = 66,67% → dưới 80%: 0 điểm'],
    [openBands, percent(90), '90% → từ 70% đến 90%: 1 điểm'],
    [openBands, percent(90.001), '90,001% → trên 90%: 2 điểm'],
    [openBands, percent(69.9), '69,9% → dưới 70%: 0 điểm'],
  ] as const)('%#: %o', (rule, declared, text) => {
    expect(explainPoints(rule, declared, 2, 'vi')).toBe(text);
  });
});

describe('the working of every other rule shows its figures', () => {
  it.each<readonly [ScoringRule, DeclaredData, number, string]>([
    [proportional, percent(90), 2, '90% / 95% x 2 = 1,8947 điểm'],
    [proportional, percent(80), 2, '80% / 95% x 2 = 1,6842 điểm'],
    [proportional, percent(79.99), 2, '79,99% → dưới 80%: 0 điểm'],
    [proportional, percent(95), 2, '95% → từ 95% trở lên, tối đa: 2 điểm'],
    [{ type: 'proportional', target: 100, floor: 0, floorInclusive: true }, percent(96.4), 2, '96,4% x 2 = 1,928 điểm'],
    [{ type: 'count', step: 1, cap: 5 }, count(3), 5, '3 x 1 = 3 điểm'],
    [{ type: 'count', step: 1, cap: 5 }, count(7), 5, '7 x 1 = 7, không quá 5: 5 điểm'],
    [{ type: 'deduction', step: 0.25, floor: 0 }, count(3), 1, '1 − 3 x 0,25 = 0,25 điểm'],
    [{ type: 'deduction', step: 0.25, floor: 0 }, count(6), 1, '1 − 6 x 0,25 = −0,5, không dưới 0: 0 điểm'],
    [
      { type: 'choice', options: [{ label: 'Kịp thời', points: 1 }] },
      { kind: 'choice', index: 0 },
      1,
      'Kịp thời: 1 điểm',
    ],
    [
      { type: 'level', levels: [{ label: 'Tốt', share01: 0.75 }] },
      { kind: 'choice', index: 0 },
      2,
      'Tốt: 75% x 2 = 1,5 điểm',
    ],
    [combination, { kind: 'answers', yes: [true, true, false] }, 2, '“Có kế hoạch” và “Có báo cáo”: 2 điểm'],
    [combination, { kind: 'answers', yes: [false, true, true] }, 2, '“Có kế hoạch” hoặc “Có báo cáo”: 1 điểm'],
    [combination, { kind: 'answers', yes: [false, false, true] }, 2, 'còn lại: 0 điểm'],
    [
      { type: 'survey', answerWeights: [100, 60, 20, 0] },
      { kind: 'shares', percents: [60, 30, 10, 0] },
      10,
      '(60% x 100% + 30% x 60% + 10% x 20% + 0% x 0%) x 10 = 8 điểm',
    ],
    [{ type: 'sipas' }, percent(91.17), 10, '91,17% x 10 = 9,117 điểm'],
  ])('%#: %o', (rule, declared, max, text) => {
    expect(explainPoints(rule, declared, max, 'vi')).toBe(text);
  });
});

test('a denominator of 0 says that no cases arose', () => {
  expect(explainPoints(bands, ratio(0, 0), 2, 'vi')).toBe('0/0: không phát sinh, không áp dụng');
});

test('rules the engine computes have their working as soon as the points are there', () => {
  const formula: ScoringRule = { type: 'formula', inputs: [{ name: 'x', label: 'Số hồ sơ' }], formula: '=x/10' };
  const declared: DeclaredData = { kind: 'inputs', values: { x: 15 } };
  expect(explainPoints(formula, declared, 2, 'vi')).toBeNull();
  expect(explainPoints(formula, declared, 2, 'vi', 1.5)).toBe('x = 15 → theo công thức: 1,5 điểm');
  expect(explainPoints({ type: 'relative' }, ratio(8, 10), 2, 'vi', 1.6)).toBe(
    '8/10 → so với tỷ lệ cao nhất trong khối: 1,6 điểm',
  );
  expect(explainPoints({ type: 'relative' }, ratio(0, 0), 2, 'vi', NOT_APPLICABLE)).toBe(
    '0/0: không phát sinh, không áp dụng',
  );
});

test('data that do not fit the rule have no working', () => {
  expect(explainPoints(bands, count(3), 2, 'vi')).toBeNull();
  expect(explainPoints({ type: 'count', step: 1, cap: 5 }, count(1.5), 5, 'vi')).toBeNull();
});

test('the working is written in English figures and words too', () => {
  expect(explainPoints(bands, ratio(482, 500), 2, 'en')).toBe('482/500 = 96.4% → from 95% to below 100%: 1.75 points');
});

test('the working always ends with the points that the rule gives', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(bands, openBands, proportional),
      fc.oneof(
        fc.integer({ min: 0, max: 10_000_000 }).map((value) => percent(value / 100_000)),
        fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 2000 })).map(([a, b]) => ratio(a, b)),
      ),
      (rule, declared) => {
        const result = isDirectRule(rule) ? evaluateRule(rule, declared, 2) : null;
        const points = result?.ok ? result.value : Number.NaN;
        expect(explainPoints(rule, declared, 2, 'vi')).toMatch(
          new RegExp(`[:=] ${formatNumber(points, 'vi', 4)} điểm$`),
        );
      },
    ),
  );
});
