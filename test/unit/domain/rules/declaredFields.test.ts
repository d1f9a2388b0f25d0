import { expect, test } from 'vitest';
import { readFields, writeFields, type TypedKind } from '../../../../src/domain/rules/declaredFields.ts';
import type { DeclaredData, ScoringRule } from '../../../../src/domain/rules/rule.ts';

const bands: ScoringRule = { type: 'bands', bands: [{ min: 0, minInclusive: true, points: 1 }] };
const survey: ScoringRule = { type: 'survey', answerWeights: [100, 60, 0] };
const formula: ScoringRule = {
  type: 'formula',
  inputs: [
    { name: 'x', label: 'Tổng số' },
    { name: 'y', label: '' },
  ],
  formula: '=x+y',
};

function codeOf(rule: ScoringRule, kind: TypedKind, texts: readonly string[]): unknown {
  const read = readFields(rule, kind, texts, 'vi');
  return read.ok ? read.value : { code: read.problem.code, field: read.problem.details['field'] };
}

test('a numerator and a denominator are read as Vietnamese numbers', () => {
  expect(codeOf(bands, 'ratio', ['1.717', ' 2.000 '])).toEqual({ kind: 'ratio', numerator: 1717, denominator: 2000 });
});

test('a percentage may be typed with its sign', () => {
  expect(codeOf(bands, 'percent', ['96,4%'])).toEqual({ kind: 'percent', value: 96.4 });
  expect(codeOf(bands, 'percent', ['96,4 %'])).toEqual({ kind: 'percent', value: 96.4 });
});

test('empty fields declare nothing', () => {
  expect(codeOf(bands, 'ratio', ['', ' '])).toBeNull();
});

test('what is wrong is told with the field it stands in', () => {
  expect(codeOf(bands, 'ratio', ['47', ''])).toEqual({ code: 'partMissing', field: 1 });
  expect(codeOf(bands, 'ratio', ['', '50'])).toEqual({ code: 'partMissing', field: 0 });
  expect(codeOf(bands, 'ratio', ['47', 'năm mươi'])).toEqual({ code: 'numberNotRead', field: 1 });
  expect(codeOf(bands, 'ratio', ['47%', '50'])).toEqual({ code: 'numberNotRead', field: 0 });
  expect(codeOf(bands, 'ratio', ['47', '-1'])).toEqual({ code: 'negative', field: 1 });
  expect(codeOf({ type: 'count', step: 1, cap: 3 }, 'count', ['1,5'])).toEqual({ code: 'countNotWhole', field: 0 });
  expect(codeOf(survey, 'shares', ['60', '30', '20'])).toEqual({ code: 'sharesNotHundred', field: 2 });
});

test('named inputs keep their names, and may be negative', () => {
  expect(codeOf(formula, 'inputs', ['3', '-4'])).toEqual({ kind: 'inputs', values: { x: 3, y: -4 } });
});

test('declared data are written into the fields they are read from', () => {
  const all: readonly (readonly [ScoringRule, DeclaredData & { kind: TypedKind }])[] = [
    [bands, { kind: 'ratio', numerator: 1717.5, denominator: 2000 }],
    [bands, { kind: 'percent', value: 96.4 }],
    [survey, { kind: 'shares', percents: [60, 30, 10] }],
    [formula, { kind: 'inputs', values: { x: 1, y: 0.5 } }],
    [
      { type: 'deduction', step: 0.25, floor: 0 },
      { kind: 'count', value: 3 },
    ],
  ];
  for (const locale of ['vi', 'en'] as const)
    for (const [rule, declared] of all) {
      const texts = writeFields(rule, declared.kind, declared, locale);
      expect(readFields(rule, declared.kind, texts, locale)).toEqual({ ok: true, value: declared });
    }
});

test('fields are empty while data of another kind are declared', () => {
  expect(writeFields(bands, 'ratio', { kind: 'percent', value: 5 }, 'vi')).toEqual(['', '']);
});
