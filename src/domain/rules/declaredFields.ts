/** Declared data as fields of a form: which fields a kind has, their texts, and what typed texts mean. */
import { parseNumber, writeNumber, type NumberLocale } from '../../lib/numberText.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import { checkDeclared, type DeclaredCode } from './declared.ts';
import type { DeclaredData, ScoringRule } from './rule.ts';

/** Kinds of declared data that are typed as numbers. */
export type TypedKind = 'percent' | 'ratio' | 'count' | 'shares' | 'inputs';
/** `partMissing`: some fields are filled and this one is not; details of every problem hold `field`, the place from 0. */
export type FieldCode = DeclaredCode | 'numberNotRead' | 'partMissing';

export interface DeclaredField {
  /** percent, numerator, denominator, count, or a share or input of the rule's own. */
  readonly part: 'percent' | 'numerator' | 'denominator' | 'count' | 'share' | 'input';
  /** The rule's own words for it; empty where `part` says all. */
  readonly label: string;
}

export function listFields(rule: ScoringRule, kind: TypedKind): DeclaredField[] {
  switch (kind) {
    case 'percent':
      return [{ part: 'percent', label: '' }];
    case 'ratio':
      return [
        { part: 'numerator', label: '' },
        { part: 'denominator', label: '' },
      ];
    case 'count':
      return [{ part: 'count', label: '' }];
    case 'shares':
      return rule.type === 'survey' ? rule.answerWeights.map((weight) => ({ part: 'share', label: `${weight}%` })) : [];
    case 'inputs':
      return rule.type === 'formula'
        ? rule.inputs.map(({ name, label }) => ({ part: 'input', label: label === '' ? name : label }))
        : [];
  }
}

/** The texts of the fields, in their order; empty texts where nothing of this kind is declared. */
export function writeFields(
  rule: ScoringRule,
  kind: TypedKind,
  declared: DeclaredData | undefined,
  locale: NumberLocale,
): string[] {
  const n = (value: number | undefined): string => (value === undefined ? '' : writeNumber(value, locale));
  const fields = listFields(rule, kind);
  if (declared?.kind !== kind) return fields.map(() => '');
  switch (declared.kind) {
    case 'percent':
    case 'count':
      return [n(declared.value)];
    case 'ratio':
      return [n(declared.numerator), n(declared.denominator)];
    case 'shares':
      return fields.map((_, i) => n(declared.percents[i]));
    case 'inputs':
      return rule.type === 'formula' ? rule.inputs.map(({ name }) => n(declared.values[name])) : [];
    default:
      return [];
  }
}

/** What the texts declare; null when all are empty. A sign "%" belongs to the field, not to the number. */
export function readFields(
  rule: ScoringRule,
  kind: TypedKind,
  texts: readonly string[],
  locale: NumberLocale,
): Result<DeclaredData | null, Problem<FieldCode>> {
  const fields = listFields(rule, kind);
  const typed = fields.map((_, i) => (texts[i] ?? '').trim());
  if (typed.every((text) => text === '')) return succeed(null);
  const values: number[] = [];
  for (const [field, text] of typed.entries()) {
    if (text === '') continue;
    const isPercent = kind === 'percent' || kind === 'shares';
    const value = parseNumber(isPercent ? text.replace(/(?<!\s)\s*%$/, '') : text, locale);
    if (value === null || (!isPercent && text.endsWith('%'))) return fail('numberNotRead', { field, text });
    if (value < 0 && kind !== 'inputs') return fail('negative', { field });
    values[field] = value;
  }
  const empty = typed.indexOf('');
  if (empty >= 0) return fail('partMissing', { field: empty });
  const declared = makeDeclared(rule, kind, values);
  const problem = checkDeclared(rule, declared);
  return problem ? fail(problem.code, { ...problem.details, field: fields.length - 1 }) : succeed(declared);
}

function makeDeclared(rule: ScoringRule, kind: TypedKind, values: readonly number[]): DeclaredData {
  const [first = 0, second = 0] = values;
  switch (kind) {
    case 'percent':
    case 'count':
      return { kind, value: first };
    case 'ratio':
      return { kind, numerator: first, denominator: second };
    case 'shares':
      return { kind, percents: values };
    case 'inputs': {
      const inputs = rule.type === 'formula' ? rule.inputs : [];
      return { kind, values: Object.fromEntries(inputs.map(({ name }, i) => [name, values[i] ?? 0])) };
    }
  }
}
