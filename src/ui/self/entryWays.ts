/** The ways a leaf can be entered, and what is wrong with what was typed. */
import { listDeclaredKinds } from '../../domain/rules/declared.ts';
import type { TypedKind } from '../../domain/rules/declaredFields.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { roundTo } from '../../lib/decimal.ts';
import { formatNumber, writeNumber, type NumberLocale } from '../../lib/numberText.ts';
import type { Problem } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';
import { sayProblem } from '../shared/words.svelte.ts';

export type EntryWay = DeclaredData['kind'] | 'points';

/** What the rule can be given, the usual way first: forms ask for numerator and denominator. Points can always be typed. */
export function listWays(rule: ScoringRule | null): EntryWay[] {
  if (rule === null) return ['points'];
  const kinds = [...listDeclaredKinds(rule)].sort((a, b) => Number(b === 'ratio') - Number(a === 'ratio'));
  return [...(rule.type === 'sipas' ? kinds.reverse() : kinds), 'points'];
}

export function isTypedWay(way: EntryWay): way is TypedKind {
  return way === 'percent' || way === 'ratio' || way === 'count' || way === 'shares' || way === 'inputs';
}

/** Choices of a rule with the points each gives. */
export function listOptions(rule: ScoringRule, max: number, locale: NumberLocale): { label: string; points: string }[] {
  const n = (points: number): string => formatNumber(roundTo(points, 7), locale, 4);
  if (rule.type === 'choice') return rule.options.map(({ label, points }) => ({ label, points: n(points) }));
  return rule.type === 'level' ? rule.levels.map(({ label, share01 }) => ({ label, points: n(share01 * max) })) : [];
}

/** A sentence for what was typed wrong in a field of declared data, or refused. */
export function sayFieldProblem(t: Messages, problem: Problem): string {
  const sentence = t.self.fieldProblem[problem.code];
  if (sentence === undefined) return t.problem[problem.code] ? sayProblem(t, problem) : t.self.fieldProblemOther;
  const details = Object.entries(problem.details).map(
    ([key, value]) => [key, typeof value === 'number' ? writeNumber(value, t.locale) : value] as const,
  );
  return sentence(Object.fromEntries(details));
}
