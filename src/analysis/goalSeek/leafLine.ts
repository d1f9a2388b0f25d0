/**
 * The legal values of one leaf of one unit: what the scoring rule can be told (raw facts), or points typed. Pieces end
 * where the rule has an edge, open or closed, so that in between the points move one way (DOMAIN.md section 3).
 */
import { roundTo } from '../../lib/decimal.ts';
import type { ScoreEntry } from '../../domain/commands/scores.ts';
import { percentOf } from '../../domain/rules/declared.ts';
import { evaluateRule, isDirectRule } from '../../domain/rules/evaluateRule.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { isMissing, isNotApplicable } from '../../domain/scores.ts';
import { cutAt, eachAlone, firstWhere, type ValueLine } from './searchLine.ts';

type Entry = ScoreEntry['entry'];

export interface LeafLine extends ValueLine {
  readonly entryAt: (place: number) => Entry;
  /** Points at a place: NOT_APPLICABLE where no cases arose; NaN where the engine must say (R5, R12). */
  readonly pointsAt: (place: number) => number;
}

/** Percentages are declared to two places; larger fractions of one cannot be typed from a report. */
const PERCENT_STEPS = 100;
/** 2^10 sets of answers are tried; more questions than that in one criterion do not occur. */
const MAX_ANSWERS = 10;

/** Points typed: multiples of `step` up to the maximum, and the maximum itself. `current` NaN: nothing is there. */
export function linePoints(max: number, step: number, current: number): LeafLine {
  const whole = Math.floor(roundTo(max / step, 7));
  const count = whole + (roundTo(whole * step, 7) < max ? 2 : 1);
  const pointsAt = (place: number): number => Math.min(max, roundTo(place * step, 7));
  return {
    count,
    figureAt: pointsAt,
    current: isMissing(current) || isNotApplicable(current) ? null : current,
    pieces: [[0, count - 1]],
    entryAt: (place) => ({ points: pointsAt(place) }),
    pointsAt,
  };
}

/** What the rule can be told in one figure (`part`), the rest of the declared data as it is; null where it cannot. */
export function lineDeclared(rule: ScoringRule, declared: DeclaredData, part: number, max: number): LeafLine | null {
  const line = lineOf(rule, declared, part, max);
  if (!line) return null;
  return {
    ...line,
    entryAt: (place) => ({ declared: line.declaredAt(place) }),
    pointsAt(place) {
      if (!isDirectRule(rule)) return Number.NaN;
      const points = evaluateRule(rule, line.declaredAt(place), max);
      return points.ok ? points.value : Number.NaN;
    },
  };
}

/** The usual declared data of a rule where nothing is declared yet: the start from which a figure is sought. */
export function startDeclared(rule: ScoringRule): DeclaredData {
  switch (rule.type) {
    case 'choice':
    case 'level':
      return { kind: 'choice', index: -1 };
    case 'count':
    case 'deduction':
      return { kind: 'count', value: 0 };
    case 'combination':
      return { kind: 'answers', yes: rule.questions.map(() => false) };
    case 'survey':
      return { kind: 'shares', percents: rule.answerWeights.map((_, i, all) => (i === all.length - 1 ? 100 : 0)) };
    case 'formula':
      return { kind: 'inputs', values: Object.fromEntries(rule.inputs.map(({ name }) => [name, 0])) };
    default:
      return { kind: 'percent', value: 0 };
  }
}

interface DeclaredLine extends ValueLine {
  readonly declaredAt: (place: number) => DeclaredData;
}

function lineOf(rule: ScoringRule, declared: DeclaredData, part: number, max: number): DeclaredLine | null {
  switch (declared.kind) {
    case 'percent':
      return linePercent(rule, declared.value);
    case 'ratio':
      return lineRatio(rule, declared, part);
    case 'count':
      return lineCount(rule, declared.value, max);
    case 'choice':
      return lineChoice(rule, declared.index, max);
    case 'answers':
      return lineAnswers(rule, declared.yes, max);
    case 'shares':
      return lineShares(rule, declared.percents, part);
    case 'inputs':
      return lineInput(rule, declared.values, part);
  }
}

/** Rates at which the points of a rule change their course. */
function listEdges(rule: ScoringRule): readonly number[] {
  if (rule.type === 'bands') return rule.bands.map(({ min }) => min);
  return rule.type === 'proportional' ? [rule.floor, rule.target] : [];
}

function highestRate(rule: ScoringRule): number {
  return Math.max(100, ...listEdges(rule));
}

/** Cut before and after each edge, so that a value exactly on it stands alone: whether it is open or closed then shows. */
function cutAtRates(rule: ScoringRule, count: number, rateAt: (place: number) => number): ValueLine['pieces'] {
  const rises = rateAt(0) <= rateAt(count - 1);
  const firsts = listEdges(rule).flatMap((edge) =>
    rises
      ? [firstWhere(count, (place) => rateAt(place) >= edge), firstWhere(count, (place) => rateAt(place) > edge)]
      : [firstWhere(count, (place) => rateAt(place) <= edge), firstWhere(count, (place) => rateAt(place) < edge)],
  );
  return cutAt(count, firsts);
}

function linePercent(rule: ScoringRule, current: number): DeclaredLine {
  const figureAt = (place: number): number => place / PERCENT_STEPS;
  const count = Math.ceil(highestRate(rule) * PERCENT_STEPS) + 1;
  return {
    count,
    figureAt,
    current,
    pieces: cutAtRates(rule, count, figureAt),
    declaredAt: (place) => ({ kind: 'percent', value: figureAt(place) }),
  };
}

/** The numerator up to the whole of the denominator, or the denominator from the numerator on; in whole cases where both are. */
function lineRatio(
  rule: ScoringRule,
  { numerator, denominator }: Extract<DeclaredData, { kind: 'ratio' }>,
  part: number,
): DeclaredLine | null {
  const step = Number.isInteger(numerator) && Number.isInteger(denominator) ? 1 : 0.01;
  const highest = Math.max(numerator, Math.ceil((denominator * highestRate(rule)) / 100));
  const first = part === 0 ? 0 : Math.max(step, numerator);
  const last = part === 0 ? highest : Math.max(denominator, numerator) * 10;
  if (denominator <= 0 || last <= first) return null;
  const count = Math.floor(roundTo((last - first) / step, 7)) + 1;
  const figureAt = (place: number): number => roundTo(first + place * step, 7);
  const declaredAt = (place: number): Extract<DeclaredData, { kind: 'ratio' }> =>
    part === 0
      ? { kind: 'ratio', numerator: figureAt(place), denominator }
      : { kind: 'ratio', numerator, denominator: figureAt(place) };
  return {
    count,
    figureAt,
    current: part === 0 ? numerator : denominator,
    pieces: cutAtRates(rule, count, (place) => percentOf(declaredAt(place))),
    declaredAt,
  };
}

function lineCount(rule: ScoringRule, current: number, max: number): DeclaredLine | null {
  if (rule.type !== 'count' && rule.type !== 'deduction') return null;
  const reach = rule.type === 'count' ? rule.cap : max - rule.floor;
  const most = rule.step > 0 ? Math.ceil(roundTo(Math.max(0, reach) / rule.step, 7)) : 0;
  const count = Math.max(current, most) + 1;
  return {
    count,
    figureAt: (place) => place,
    current,
    pieces: [[0, count - 1]],
    declaredAt: (place) => ({ kind: 'count', value: place }),
  };
}

/** Options have no order of their own: the nearest is the one whose points are nearest. */
function lineChoice(rule: ScoringRule, current: number, max: number): DeclaredLine | null {
  if (rule.type !== 'choice' && rule.type !== 'level') return null;
  const points =
    rule.type === 'choice'
      ? rule.options.map((option) => option.points)
      : rule.levels.map(({ share01 }) => share01 * max);
  const here = points[current] ?? 0;
  return {
    count: points.length,
    figureAt: (place) => place,
    current: current < 0 ? null : current,
    distanceAt: (place) => Math.abs((points[place] ?? 0) - here),
    pieces: eachAlone(points.length),
    declaredAt: (place) => ({ kind: 'choice', index: place }),
  };
}

/** The nearest set of answers is the one with the fewest changed, then the one that is least generous. */
function lineAnswers(rule: ScoringRule, current: readonly boolean[], max: number): DeclaredLine | null {
  if (rule.type !== 'combination' || rule.questions.length > MAX_ANSWERS) return null;
  const questions = rule.questions.map((_, question) => question);
  const count = 2 ** questions.length;
  const yesAt = (place: number): boolean[] => questions.map((question) => ((place >> question) & 1) === 1);
  const declaredAt = (place: number): DeclaredData => ({ kind: 'answers', yes: yesAt(place) });
  const distances = Array.from({ length: count }, (_, place) => {
    const changed = yesAt(place).filter((yes, question) => yes !== current[question]).length;
    const points = evaluateRule(rule, declaredAt(place), max);
    return changed + (points.ok ? points.value : 0) / (2 * Math.max(1, max));
  });
  return {
    count,
    figureAt: (place) => place,
    current: questions.reduce((bits, question) => bits + (current[question] ? 1 << question : 0), 0),
    distanceAt: (place) => distances[place] ?? Number.POSITIVE_INFINITY,
    pieces: eachAlone(count),
    declaredAt,
  };
}

/**
 * The share of one answer; what it gains is taken from the answers that weigh least, what it loses goes to the one that
 * weighs least, so that the shares still add to 100.
 */
function lineShares(rule: ScoringRule, current: readonly number[], part: number): DeclaredLine | null {
  if (rule.type !== 'survey' || rule.answerWeights.length < 2 || part >= rule.answerWeights.length) return null;
  const step = current.every(Number.isInteger) ? 1 : 0.1;
  const sum = current.reduce((total, share) => total + share, 0);
  const others = rule.answerWeights
    .map((weight, answer) => ({ weight, answer }))
    .filter(({ answer }) => answer !== part)
    .sort((a, b) => a.weight - b.weight)
    .map(({ answer }) => answer);
  const own = current[part] ?? 0;
  const count = Math.floor(roundTo(sum / step, 7)) + 1;
  const figureAt = (place: number): number => roundTo(place * step, 7);
  function sharesAt(place: number): number[] {
    const shares = [...current];
    shares[part] = figureAt(place);
    let owed = roundTo(figureAt(place) - own, 7);
    for (const answer of others) {
      const share = shares[answer] ?? 0;
      const taken = Math.min(owed, share);
      shares[answer] = roundTo(share - taken, 7);
      owed = roundTo(owed - taken, 7);
    }
    return shares;
  }
  return {
    count,
    figureAt,
    current: own,
    pieces: eachAlone(count),
    declaredAt: (place) => ({ kind: 'shares', percents: sharesAt(place) }),
  };
}

/** R5: the formula says nothing of where its inputs end, so ten times what is there is the reach. */
function lineInput(rule: ScoringRule, values: Readonly<Record<string, number>>, part: number): DeclaredLine | null {
  const name = rule.type === 'formula' ? rule.inputs[part]?.name : undefined;
  if (name === undefined) return null;
  const figures = Object.values(values);
  const step = figures.every(Number.isInteger) ? 1 : 0.01;
  const reach = 10 * Math.max(10, ...figures.map(Math.abs));
  const current = values[name] ?? 0;
  const first = Math.min(0, current);
  const count = Math.floor(roundTo((reach - first) / step, 7)) + 1;
  const figureAt = (place: number): number => roundTo(first + place * step, 7);
  return {
    count,
    figureAt,
    current,
    pieces: [[0, count - 1]],
    declaredAt: (place) => ({ kind: 'inputs', values: { ...values, [name]: figureAt(place) } }),
  };
}
