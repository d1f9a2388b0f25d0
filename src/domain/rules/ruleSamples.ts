/** Inputs that show what a rule does: both sides of every edge, every option, every count up to the cap, every answer. */
import { roundTo } from '../../lib/decimal.ts';
import { isNotApplicable } from '../scores.ts';
import { evaluateRelative, evaluateRule, type DirectRule } from './evaluateRule.ts';
import type { DeclaredData, ScoringRule } from './rule.ts';

export interface RuleSample {
  readonly declared: DeclaredData;
  /** NOT_APPLICABLE where no cases arose. */
  readonly points: number;
  /** The value stands exactly on an edge of the rule, or a hair beside one. */
  readonly edge: 'below' | 'at' | 'above' | null;
}

/** Rows of a table that a person still reads. */
const MAX_COUNTS = 12;
const MAX_ASKED = 4;
const SHOWN_STEP_DECIMALS = 2;
const SAMPLE_DECIMALS = 7;

/** What a rule gives for its samples, the best first where inputs have an order. Never empty for a sound rule. */
export function sampleRule(rule: DirectRule, max: number): RuleSample[] {
  return listInputs(rule, max).flatMap(({ declared, edge }) => {
    const result = evaluateRule(rule, declared, max);
    return result.ok ? [{ declared, edge, points: result.value }] : [];
  });
}

/** R12: rates against the highest rate of the block, in %. */
export function sampleRelative(highestRate: number, max: number): RuleSample[] {
  if (!Number.isFinite(highestRate) || highestRate <= 0) return [];
  const rates = [1, 0.9, 0.75, 0.5, 0].map((share) => roundTo(highestRate * share, 4));
  return rates.map((value) => ({
    declared: { kind: 'percent', value },
    points: evaluateRelative(value, highestRate, max),
    edge: null,
  }));
}

interface SampleInput {
  readonly declared: DeclaredData;
  readonly edge: RuleSample['edge'];
}

function listInputs(rule: DirectRule, max: number): SampleInput[] {
  switch (rule.type) {
    case 'choice':
      return rule.options.map((_, index) => plain({ kind: 'choice', index }));
    case 'level':
      return rule.levels.map((_, index) => plain({ kind: 'choice', index }));
    case 'bands':
      return listRates(
        rule.bands.filter(({ min, minInclusive }) => min > 0 || !minInclusive).map(({ min }) => min),
        true,
      );
    case 'proportional':
      return listRates(rule.floor > 0 || !rule.floorInclusive ? [rule.floor, rule.target] : [rule.target], false);
    case 'sipas':
      return [100, 91.17, 80, 50, 0].map((value) => plain({ kind: 'percent', value }));
    case 'count':
      return listCounts(rule.cap / rule.step);
    case 'deduction':
      return listCounts((max - rule.floor) / rule.step);
    case 'combination':
      return listAnswers(rule).map((yes) => plain({ kind: 'answers', yes }));
    case 'survey':
      return listShares(rule.answerWeights.length).map((percents) => plain({ kind: 'shares', percents }));
  }
}

function plain(declared: DeclaredData): SampleInput {
  return { declared, edge: null };
}

/** 100, then every edge with the values beside it, a value between two edges, 0. */
function listRates(found: readonly number[], isStepped: boolean): SampleInput[] {
  const edges = [...new Set(found.filter((edge) => Number.isFinite(edge) && edge >= 0 && edge <= 100))].sort(
    (a, b) => b - a,
  );
  const step = stepBeside(edges);
  const inputs = new Map<number, SampleInput['edge']>();
  const add = (value: number, edge: SampleInput['edge']): void => {
    const rounded = roundTo(value, SAMPLE_DECIMALS);
    if (rounded < 0 || rounded > 100) return;
    if (edge === 'at' || !inputs.has(rounded)) inputs.set(rounded, edge);
  };
  for (const edge of edges) add(edge, 'at');
  for (const edge of edges) {
    add(edge + step, 'above');
    add(edge - step, 'below');
  }
  add(100, null);
  add(0, null);
  if (!isStepped) {
    const all = [100, ...edges, 0];
    all.forEach((upper, place) => {
      const lower = all[place + 1];
      if (lower !== undefined && upper - lower > 2 * step) add((upper + lower) / 2, null);
    });
  }
  return [...inputs].sort(([a], [b]) => b - a).map(([value, edge]) => ({ declared: { kind: 'percent', value }, edge }));
}

/** 0,01, or less where edges lie so close that it would step over one. */
function stepBeside(edges: readonly number[]): number {
  const all = [...new Set([100, ...edges, 0])].sort((a, b) => b - a);
  const nearest = Math.min(...all.slice(1).map((edge, place) => (all[place] ?? edge) - edge));
  for (let decimals = SHOWN_STEP_DECIMALS; decimals < SAMPLE_DECIMALS; decimals++)
    if (2 * 10 ** -decimals < nearest) return 10 ** -decimals;
  return 10 ** -SAMPLE_DECIMALS;
}

/** 0 up to one past where no more is given or taken; in a long run the first, the last and a few between. */
function listCounts(steps: number): SampleInput[] {
  if (!Number.isFinite(steps) || steps < 0) return [0, 1, 2].map((value) => plain({ kind: 'count', value }));
  const last = Math.ceil(roundTo(steps, SAMPLE_DECIMALS));
  const all = Array.from({ length: Math.min(last, MAX_COUNTS) + 2 }, (_, value) => value);
  const values =
    last <= MAX_COUNTS ? all : [...all.slice(0, 6), Math.round(last / 2), last - 1, last, last + 1].filter(isFirst);
  return values.map((value): SampleInput => ({
    declared: { kind: 'count', value },
    edge: value === last ? 'at' : value === last - 1 ? 'below' : value === last + 1 ? 'above' : null,
  }));
}

function isFirst<T>(value: T, place: number, list: readonly T[]): boolean {
  return list.indexOf(value) === place;
}

/** Every answer to few questions; to many: all yes, all no, what each case needs, and one yes each. */
function listAnswers({ questions, cases }: Extract<ScoringRule, { type: 'combination' }>): boolean[][] {
  const count = questions.length;
  const answersOf = (yes: (question: number) => boolean): boolean[] => questions.map((_, question) => yes(question));
  if (count <= MAX_ASKED)
    return Array.from({ length: 2 ** count }, (_, place) =>
      answersOf((question) => Math.floor(place / 2 ** (count - 1 - question)) % 2 === 0),
    );
  const found = [
    answersOf(() => true),
    ...cases.map(({ every, some }) => answersOf((question) => every.includes(question) || some[0] === question)),
    ...questions.map((_, only) => answersOf((question) => question === only)),
    answersOf(() => false),
  ];
  const keys = found.map((yes) => yes.join());
  return found.filter((_, place) => keys.indexOf(keys[place] ?? '') === place);
}

/** All give one answer, for each; and as many each. */
function listShares(count: number): number[][] {
  if (count === 0) return [];
  const all = Array.from({ length: count }, (_, answer) =>
    Array.from({ length: count }, (_, other) => (other === answer ? 100 : 0)),
  );
  const even = roundTo(100 / count, 2);
  const rest = roundTo(100 - even * (count - 1), 2);
  return count === 1 ? all : [...all, Array.from({ length: count }, (_, answer) => (answer === 0 ? rest : even))];
}

export type RuleNoteKind =
  /** Rates under `edge` (at it too where `isAt`) belong to no band or lie under the floor: 0 points. */
  | { readonly kind: 'zeroBelow'; readonly edge: number; readonly isAt: boolean }
  /** From `count` cases on nothing more is given or taken: `points`. */
  | { readonly kind: 'limitFrom'; readonly count: number; readonly points: number };

/** What a sound rule leaves unsaid. */
export function noteRule(rule: ScoringRule, max: number): RuleNoteKind[] {
  switch (rule.type) {
    case 'bands': {
      const last = rule.bands.at(-1);
      if (!last || (last.min <= 0 && last.minInclusive)) return [];
      return [{ kind: 'zeroBelow', edge: last.min, isAt: !last.minInclusive }];
    }
    case 'proportional':
      return rule.floor > 0 || !rule.floorInclusive
        ? [{ kind: 'zeroBelow', edge: rule.floor, isAt: !rule.floorInclusive }]
        : [];
    case 'count':
      return limitAt(rule.cap / rule.step, Math.min(rule.cap, max));
    case 'deduction':
      return limitAt((max - rule.floor) / rule.step, Math.max(0, rule.floor));
    default:
      return [];
  }
}

function limitAt(steps: number, points: number): RuleNoteKind[] {
  if (!Number.isFinite(steps) || steps < 0 || isNotApplicable(points)) return [];
  return [{ kind: 'limitFrom', count: Math.ceil(roundTo(steps, SAMPLE_DECIMALS)), points }];
}
