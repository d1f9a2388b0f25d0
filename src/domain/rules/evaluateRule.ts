/** Points of a leaf from declared data (DOMAIN section 3, R1-R10 and R12); a rule never gives less than 0 or more than max. */
import { roundTo } from '../../lib/decimal.ts';
import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import { isNotApplicable, NOT_APPLICABLE } from '../scores.ts';
import { checkDeclared, percentOf } from './declared.ts';
import type { DeclaredCode } from './declared.ts';
import type { Band, DeclaredData, ScoringRule } from './rule.ts';

/** Rules that need nothing but the unit's own declared data: R5 needs the engine, R12 the other units. */
export type DirectRule = Exclude<ScoringRule, { readonly type: 'formula' | 'relative' }>;

export function isDirectRule(rule: ScoringRule): rule is DirectRule {
  return rule.type !== 'formula' && rule.type !== 'relative';
}

/**
 * Points in 0..max rounded to 7 places, or NOT_APPLICABLE where a denominator is 0; never NaN. Refuses declared data that
 * does not fit the rule (codes of checkDeclared).
 */
export function evaluateRule(
  rule: DirectRule,
  declared: DeclaredData,
  max: number,
): Result<number, Problem<DeclaredCode>> {
  const problem = checkDeclared(rule, declared);
  if (problem) return { ok: false, problem };
  const points = pointsOf(rule, declared, max);
  if (points === null) return fail('kindMismatch', { kind: declared.kind, rule: rule.type });
  return succeed(isNotApplicable(points) ? points : clampPoints(points, max));
}

/**
 * R12: own rate / highest rate of the block x max, both in %. NOT_APPLICABLE where the unit has no rate or the highest
 * is 0.
 */
export function evaluateRelative(rate: number, highestRate: number, max: number): number {
  const highest = roundTo(highestRate, 7);
  if (isNotApplicable(rate) || highest === 0 || !Number.isFinite(highest)) return NOT_APPLICABLE;
  return clampPoints((roundTo(rate, 7) / highest) * max, max);
}

function clampPoints(points: number, max: number): number {
  return Math.min(max, Math.max(0, roundTo(points, 7)));
}

function pointsOf(rule: DirectRule, declared: DeclaredData, max: number): number | null {
  switch (declared.kind) {
    case 'percent':
    case 'ratio':
      return pointsOfPercent(rule, percentOf(declared), max);
    case 'count':
      if (rule.type === 'count') return Math.min(rule.cap, declared.value * rule.step);
      return rule.type === 'deduction' ? Math.max(rule.floor, max - declared.value * rule.step) : null;
    case 'choice':
      if (rule.type === 'choice') return rule.options[declared.index]?.points ?? null;
      return rule.type === 'level' ? (rule.levels[declared.index]?.share01 ?? 0) * max : null;
    case 'answers':
      return rule.type === 'combination' ? pointsOfAnswers(rule, declared.yes) : null;
    case 'shares':
      return rule.type === 'survey' ? pointsOfShares(rule.answerWeights, declared.percents, max) : null;
    case 'inputs':
      return null;
  }
}

function pointsOfPercent(rule: DirectRule, percent: number, max: number): number | null {
  if (isNotApplicable(percent)) return NOT_APPLICABLE;
  switch (rule.type) {
    case 'bands':
      return rule.bands.find((band) => isInBand(band, percent))?.points ?? 0;
    case 'proportional':
      return passesFloor(rule, percent) && rule.target > 0 ? (percent / rule.target) * max : 0;
    case 'sipas':
      return (percent / 100) * max;
    default:
      return null;
  }
}

function isInBand(band: Band, percent: number): boolean {
  return percent > band.min || (band.minInclusive && percent === band.min);
}

function passesFloor(rule: { readonly floor: number; readonly floorInclusive: boolean }, percent: number): boolean {
  return percent > rule.floor || (rule.floorInclusive && percent === rule.floor);
}

function pointsOfAnswers(rule: Extract<DirectRule, { type: 'combination' }>, yes: readonly boolean[]): number {
  const holds = (question: number): boolean => yes[question] === true;
  const found = rule.cases.find(({ every, some }) => every.every(holds) && (some.length === 0 || some.some(holds)));
  return found?.points ?? rule.otherwise;
}

function pointsOfShares(weights: readonly number[], percents: readonly number[], max: number): number {
  if (percents.every((percent) => percent === 0)) return NOT_APPLICABLE;
  const weighted = percents.reduce((sum, percent, i) => sum + percent * (weights[i] ?? 0), 0);
  return (weighted / 10000) * max;
}
