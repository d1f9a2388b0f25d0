/** What a unit may declare for a rule, and the percentage it stands for. */
import { roundTo } from '../../lib/decimal.ts';
import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import { NOT_APPLICABLE } from '../scores.ts';
import type { DeclaredData, ScoringRule } from './rule.ts';

export type DeclaredCode =
  | 'kindMismatch'
  | 'notFinite'
  | 'negative'
  | 'countNotWhole'
  | 'choiceUnknown'
  | 'answersIncomplete'
  | 'sharesIncomplete'
  | 'sharesNotHundred'
  | 'inputMissing';

const KINDS: Readonly<Record<ScoringRule['type'], readonly DeclaredData['kind'][]>> = {
  choice: ['choice'],
  bands: ['percent', 'ratio'],
  proportional: ['percent', 'ratio'],
  count: ['count'],
  formula: ['inputs'],
  deduction: ['count'],
  level: ['choice'],
  combination: ['answers'],
  survey: ['shares'],
  sipas: ['percent', 'ratio'],
  relative: ['percent', 'ratio'],
};

/** Four shares printed in whole percents may add to 99 or 101; further away one was typed wrong. */
const SHARES_TOLERANCE = 1;

/** The kinds of declared data a rule reads, the usual one first. */
export function listDeclaredKinds(rule: ScoringRule): readonly DeclaredData['kind'][] {
  return KINDS[rule.type];
}

export function declaredFitsRule(rule: ScoringRule, declared: DeclaredData): boolean {
  return checkDeclared(rule, declared) === null;
}

/** The first thing wrong with declared data under a rule, or null. */
export function checkDeclared(rule: ScoringRule, declared: DeclaredData): Problem<DeclaredCode> | null {
  if (!KINDS[rule.type].includes(declared.kind))
    return { code: 'kindMismatch', details: { kind: declared.kind, rule: rule.type } };
  const numbers = numbersOf(declared);
  if (!numbers.every(Number.isFinite)) return { code: 'notFinite', details: {} };
  if (declared.kind !== 'inputs' && numbers.some((value) => value < 0)) return { code: 'negative', details: {} };
  switch (declared.kind) {
    case 'count':
      return Number.isInteger(declared.value) ? null : { code: 'countNotWhole', details: { value: declared.value } };
    case 'choice':
      return checkChoice(declared.index, countChoices(rule));
    case 'answers':
      return checkLength(
        'answersIncomplete',
        declared.yes.length,
        rule.type === 'combination' ? rule.questions.length : 0,
      );
    case 'shares':
      return checkShares(declared.percents, rule.type === 'survey' ? rule.answerWeights.length : 0);
    case 'inputs':
      return checkInputs(rule, declared.values);
    case 'percent':
    case 'ratio':
      return null;
  }
}

/**
 * The percentage (0..100, guarded to 7 places so that 482/500 is 96.4) of a percent or ratio, or NOT_APPLICABLE where
 * the denominator is 0: no cases arose.
 */
export function percentOf(declared: Extract<DeclaredData, { kind: 'percent' | 'ratio' }>): number {
  if (declared.kind === 'percent') return roundTo(declared.value, 7);
  return declared.denominator === 0 ? NOT_APPLICABLE : roundTo((declared.numerator / declared.denominator) * 100, 7);
}

/** R12: a unit's own rate in %, NOT_APPLICABLE without cases; refused for anything that is no rate. */
export function rateOf(declared: DeclaredData): Result<number, Problem<DeclaredCode>> {
  const problem = checkDeclared({ type: 'relative' }, declared);
  if (problem) return { ok: false, problem };
  if (declared.kind !== 'percent' && declared.kind !== 'ratio')
    return fail('kindMismatch', { kind: declared.kind, rule: 'relative' });
  return succeed(percentOf(declared));
}

/** Options of a choice, levels of a level rule; 0 for other rules. */
export function countChoices(rule: ScoringRule): number {
  if (rule.type === 'choice') return rule.options.length;
  return rule.type === 'level' ? rule.levels.length : 0;
}

function numbersOf(declared: DeclaredData): readonly number[] {
  switch (declared.kind) {
    case 'percent':
    case 'count':
      return [declared.value];
    case 'ratio':
      return [declared.numerator, declared.denominator];
    case 'choice':
      return [declared.index];
    case 'shares':
      return declared.percents;
    case 'inputs':
      return Object.values(declared.values);
    case 'answers':
      return [];
  }
}

function checkChoice(index: number, count: number): Problem<DeclaredCode> | null {
  return Number.isInteger(index) && index < count
    ? null
    : { code: 'choiceUnknown', details: { index: index + 1, count } };
}

function checkLength(
  code: 'answersIncomplete' | 'sharesIncomplete',
  found: number,
  expected: number,
): Problem<DeclaredCode> | null {
  return found === expected ? null : { code, details: { found, expected } };
}

function checkShares(percents: readonly number[], expected: number): Problem<DeclaredCode> | null {
  const length = checkLength('sharesIncomplete', percents.length, expected);
  if (length) return length;
  const sum = roundTo(
    percents.reduce((total, percent) => total + percent, 0),
    7,
  );
  return sum === 0 || Math.abs(sum - 100) <= SHARES_TOLERANCE ? null : { code: 'sharesNotHundred', details: { sum } };
}

function checkInputs(rule: ScoringRule, values: Readonly<Record<string, number>>): Problem<DeclaredCode> | null {
  if (rule.type !== 'formula') return null;
  const missing = rule.inputs.find((input) => !Object.hasOwn(values, input.name));
  return missing ? { code: 'inputMissing', details: { name: missing.name } } : null;
}
