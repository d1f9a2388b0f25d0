/**
 * Scoring rules as canonical formulas (dot, comma, TRUE()), so that one rule gives the same points in the engine and in the
 * exported workbook. evaluateRule states the law; a property test holds both together.
 */
import { roundTo } from '../../lib/decimal.ts';
import { isDirectRule } from './evaluateRule.ts';
import { substituteNames } from './substituteNames.ts';
import { canonicalNumber } from './canonicalNumber.ts';
import type { DeclaredData, ScoringRule } from './rule.ts';

/**
 * What stands in the formula for each declared figure: cell addresses or literals in canonical form. `choice` is counted
 * from 1; `label` is the option's text, as a list validation leaves it in a cell.
 */
export type DeclaredOperands =
  | { readonly kind: 'percent'; readonly value: string }
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'count'; readonly value: string }
  | { readonly kind: 'choice'; readonly index: string }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'answers'; readonly yes: readonly string[] }
  | { readonly kind: 'shares'; readonly percents: readonly string[] }
  | { readonly kind: 'inputs'; readonly values: Readonly<Record<string, string>> };

/** `highestRate`: R12 only, the block's highest rate in %, such as "MAX(B2:B23)". */
export type RuleOperands = DeclaredOperands & { readonly highestRate?: string };

/** What a rule's formula gives where a denominator is 0: không áp dụng. */
export const NOT_APPLICABLE_WORD = 'KAD';

/** Declared data as literal operands, for a formula that stands alone. */
export function operandsOf(declared: DeclaredData): DeclaredOperands {
  switch (declared.kind) {
    case 'percent':
    case 'count':
      return { kind: declared.kind, value: canonicalNumber(declared.value) };
    case 'ratio':
      return {
        kind: 'ratio',
        numerator: canonicalNumber(declared.numerator),
        denominator: canonicalNumber(declared.denominator),
      };
    case 'choice':
      return { kind: 'choice', index: canonicalNumber(declared.index + 1) };
    case 'answers':
      return { kind: 'answers', yes: declared.yes.map((yes) => (yes ? 'TRUE()' : 'FALSE()')) };
    case 'shares':
      return { kind: 'shares', percents: declared.percents.map(canonicalNumber) };
    case 'inputs':
      return {
        kind: 'inputs',
        values: Object.fromEntries(
          Object.entries(declared.values).map(([name, value]) => [name, canonicalNumber(value)]),
        ),
      };
  }
}

/**
 * The rule as a formula with "=" in front: points in 0..max, NOT_APPLICABLE_WORD where a denominator is 0, #N/A where the
 * operands are not of a kind the rule reads. `max` is a number or the operand that holds it.
 */
export function compileRule(rule: ScoringRule, max: number | string, inputs: RuleOperands): string {
  const limit = typeof max === 'number' ? canonicalNumber(max) : atom(max);
  const points = compilePoints(rule, limit, inputs);
  if (points === null) return '=NA()';
  const clamped = isWithin(rule, max)
    ? points
    : `MAX(0,MIN(${limit},${isFraction(rule) ? `ROUND(${points},7)` : points}))`;
  const divisor = divisorOf(rule, inputs);
  return divisor === null ? `=${clamped}` : `=IF(${divisor}=0,"${NOT_APPLICABLE_WORD}",${clamped})`;
}

function compilePoints(rule: ScoringRule, max: string, inputs: RuleOperands): string | null {
  switch (inputs.kind) {
    case 'percent':
    case 'ratio':
      return compilePercentRule(rule, max, guardedPercent(inputs), inputs.highestRate);
    case 'count':
      if (rule.type === 'count') return `MIN(${num(rule.cap)},${product(inputs.value, rule.step)})`;
      return rule.type === 'deduction' ? `MAX(${num(rule.floor)},${max}-${product(inputs.value, rule.step)})` : null;
    case 'choice':
    case 'label':
      return compileChoice(rule, max, inputs);
    case 'answers':
      return rule.type === 'combination' ? compileCombination(rule, inputs.yes) : null;
    case 'shares':
      return rule.type === 'survey' ? compileSurvey(rule.answerWeights, max, inputs.percents) : null;
    case 'inputs':
      return rule.type === 'formula' ? substituteNames(rule.formula.replace(/^=/, ''), inputs.values) : null;
  }
}

function compilePercentRule(
  rule: ScoringRule,
  max: string,
  percent: string,
  highestRate: string | undefined,
): string | null {
  switch (rule.type) {
    case 'bands':
      return rule.bands.reduceRight(
        (below, band) => `IF(${percent}${band.minInclusive ? '>=' : '>'}${num(band.min)},${num(band.points)},${below})`,
        '0',
      );
    case 'proportional': {
      if (rule.target <= 0) return '0';
      return `IF(${percent}${rule.floorInclusive ? '>=' : '>'}${num(rule.floor)},${percent}/${num(rule.target)}*${max},0)`;
    }
    case 'sipas':
      return `${percent}/100*${max}`;
    case 'relative':
      return highestRate === undefined ? null : `${percent}/ROUND(${highestRate},7)*${max}`;
    default:
      return null;
  }
}

function compileChoice(
  rule: ScoringRule,
  max: string,
  inputs: Extract<DeclaredOperands, { kind: 'choice' | 'label' }>,
): string | null {
  const options =
    rule.type === 'choice'
      ? rule.options.map(({ label, points }) => ({ label, points: num(points) }))
      : rule.type === 'level'
        ? rule.levels.map(({ label, share01 }) => ({ label, points: levelPoints(share01, max) }))
        : [];
  if (options.length === 0) return null;
  if (inputs.kind === 'choice') return `CHOOSE(${[inputs.index, ...options.map(({ points }) => points)].join(',')})`;
  return options.reduceRight(
    (below, { label, points }) => `IF(${inputs.label}=${text(label)},${points},${below})`,
    'NA()',
  );
}

function levelPoints(share01: number, max: string): string {
  return isLiteral(max) ? num(roundTo(share01 * Number(max), 7)) : `${num(share01)}*${max}`;
}

function compileCombination(
  rule: Extract<ScoringRule, { type: 'combination' }>,
  yes: readonly string[],
): string | null {
  if (yes.length !== rule.questions.length) return null;
  const operand = (question: number): string => yes[question] ?? 'FALSE()';
  return rule.cases.reduceRight((below, { every, some, points }) => {
    const conditions = every.map(operand);
    if (some.length > 0)
      conditions.push(some.length === 1 ? some.map(operand).join() : `OR(${some.map(operand).join(',')})`);
    if (conditions.length === 0) return num(points);
    const condition = conditions.length === 1 ? conditions.join() : `AND(${conditions.join(',')})`;
    return `IF(${condition},${num(points)},${below})`;
  }, num(rule.otherwise));
}

function compileSurvey(weights: readonly number[], max: string, percents: readonly string[]): string | null {
  if (weights.length !== percents.length || weights.length === 0) return null;
  return `(${percents.map((percent, i) => product(percent, weights[i] ?? 0)).join('+')})/10000*${max}`;
}

/** The operand whose being 0 means that no cases arose, or null. */
function divisorOf(rule: ScoringRule, inputs: RuleOperands): string | null {
  if (inputs.kind === 'shares') return `SUM(${inputs.percents.join(',')})`;
  const own =
    inputs.kind === 'ratio'
      ? isLiteral(inputs.denominator) && Number(inputs.denominator) !== 0
        ? null
        : inputs.denominator
      : null;
  if (rule.type !== 'relative' || inputs.highestRate === undefined) return own;
  const highest = `ROUND(${inputs.highestRate},7)`;
  return own === null ? highest : `IF(${own}=0,0,${highest})`;
}

/** Guard rounding to 7 places, as percentOf: a quotient on a band's edge stands exactly on it. */
function guardedPercent(inputs: Extract<RuleOperands, { kind: 'percent' | 'ratio' }>): string {
  if (inputs.kind === 'ratio') return `ROUND(${atom(inputs.numerator)}/${atom(inputs.denominator)}*100,7)`;
  return /^\d+(?:\.\d{1,7})?$/.test(inputs.value) ? inputs.value : `ROUND(${inputs.value},7)`;
}

/** True where no outcome can leave 0..max, so that the formula need not be clamped. */
function isWithin(rule: ScoringRule, max: number | string): boolean {
  if (!isDirectRule(rule) || typeof max === 'string') return false;
  switch (rule.type) {
    case 'choice':
      return rule.options.every(({ points }) => points >= 0 && points <= max);
    case 'bands':
      return rule.bands.every(({ points }) => points >= 0 && points <= max);
    case 'level':
      return rule.levels.every(({ share01 }) => share01 >= 0 && share01 <= 1);
    case 'combination':
      return [rule.otherwise, ...rule.cases.map(({ points }) => points)].every(
        (points) => points >= 0 && points <= max,
      );
    case 'count':
      return rule.step >= 0 && rule.cap >= 0 && rule.cap <= max;
    case 'deduction':
      return rule.step >= 0 && rule.floor >= 0 && rule.floor <= max;
    case 'proportional':
    case 'survey':
    case 'sipas':
      return false;
  }
}

/** True where points may not end within 7 places: they are rounded there, as evaluateRule does. */
function isFraction(rule: ScoringRule): boolean {
  return ['proportional', 'survey', 'sipas', 'relative', 'formula', 'level'].includes(rule.type);
}

function isLiteral(operand: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(operand);
}

function atom(operand: string): string {
  return /^[$\p{L}\p{N}_.!⟦⟧|]+$/u.test(operand) ? operand : `(${operand})`;
}

function product(operand: string, factor: number): string {
  return `${atom(operand)}*${num(factor)}`;
}

function num(value: number): string {
  return canonicalNumber(value);
}

function text(label: string): string {
  return `"${label.normalize('NFC').replaceAll('"', '""')}"`;
}
