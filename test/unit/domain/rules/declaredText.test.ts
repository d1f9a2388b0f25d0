import { expect, test } from 'vitest';
import { parseDeclared, writeDeclared } from '../../../../src/domain/rules/declaredText.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';

const rate: ScoringRule = { type: 'sipas' };
const count: ScoringRule = { type: 'count', step: 1, cap: 5 };
const choice: ScoringRule = {
  type: 'choice',
  options: [
    { label: 'Kịp thời', points: 1 },
    { label: 'Chậm', points: 0 },
  ],
};

function read(rule: ScoringRule, text: string): unknown {
  const result = parseDeclared(rule, text);
  return result.ok ? result.value : result.problem.code;
}

test('a rate is a percentage with its sign or a ratio of two numbers', () => {
  expect(read(rate, '96,4%')).toEqual({ kind: 'percent', value: 96.4 });
  expect(read(rate, ' 96,4 % ')).toEqual({ kind: 'percent', value: 96.4 });
  expect(read(rate, '482/500')).toEqual({ kind: 'ratio', numerator: 482, denominator: 500 });
  expect(read(rate, '1.717 / 1.800')).toEqual({ kind: 'ratio', numerator: 1717, denominator: 1800 });
  expect(read(rate, '0/0')).toEqual({ kind: 'ratio', numerator: 0, denominator: 0 });
});

test('a plain number under a rate rule is not declared data: it is points typed directly', () => {
  expect(read(rate, '8,5')).toBe('notDeclared');
});

test('dots stand between thousands; one that cannot is a decimal sign, as in every other cell', () => {
  expect(read(count, '1.717')).toEqual({ kind: 'count', value: 1717 });
  expect(read(count, '17.17')).toBe('countNotWhole');
  expect(read(count, '1,5')).toBe('countNotWhole');
  expect(read(rate, '96.4%')).toEqual({ kind: 'percent', value: 96.4 });
  expect(read(rate, '96,4%%')).toBe('numberNotRead');
});

test('a choice is read by its label in either spelling of Unicode or by its place from 1', () => {
  expect(read(choice, 'Kịp thời')).toEqual({ kind: 'choice', index: 0 });
  expect(read(choice, 'Kịp thời'.normalize('NFD'))).toEqual({ kind: 'choice', index: 0 });
  expect(read(choice, '2')).toEqual({ kind: 'choice', index: 1 });
  expect(read(choice, '3')).toBe('choiceUnknown');
  expect(read(choice, 'Kip thoi')).toBe('notDeclared');
});

test('shares, answers and inputs are lists with semicolons', () => {
  expect(read({ type: 'survey', answerWeights: [100, 60, 20, 0] }, '50; 30,5; 14,5%; 5')).toEqual({
    kind: 'shares',
    percents: [50, 30.5, 14.5, 5],
  });
  const combination: ScoringRule = { type: 'combination', questions: ['A', 'B'], cases: [], otherwise: 0 };
  expect(read(combination, 'có; Không')).toEqual({ kind: 'answers', yes: [true, false] });
  expect(read(combination, 'có; có lẽ')).toBe('answerNotRead');
  const formula: ScoringRule = {
    type: 'formula',
    inputs: [
      { name: 'x', label: '' },
      { name: 'y', label: '' },
    ],
    formula: '=x/y',
  };
  expect(read(formula, 'y = 4; x = 3,5')).toEqual({ kind: 'inputs', values: { x: 3.5, y: 4 } });
  expect(read(formula, '3; 4')).toEqual({ kind: 'inputs', values: { x: 3, y: 4 } });
  expect(read(formula, 'x = 3')).toBe('inputMissing');
});

test('English text has English words and marks', () => {
  expect(writeDeclared(rate, { kind: 'percent', value: 96.4 }, 'en')).toBe('96.4%');
  expect(writeDeclared(count, { kind: 'count', value: 1717 }, 'en')).toBe('1,717');
});
