/**
 * The legal steps of a leaf: what could be declared (or given) instead of what stands, under the leaf's scoring rule, each
 * with the points it gives. Only what gives more points is a step; of two that give the same, the shorter way stays.
 */
import { roundTo } from '../../lib/decimal.ts';
import type { CriterionNode } from '../../domain/criteria.ts';
import { percentOf } from '../../domain/rules/declared.ts';
import { evaluateRelative, evaluateRule, isDirectRule } from '../../domain/rules/evaluateRule.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { isNotApplicable } from '../../domain/scores.ts';
import type { RawFact, StepKind } from './question.ts';

export interface Rung {
  readonly to: RawFact;
  readonly points: number;
  /** Steps from where the leaf stands. */
  readonly steps: number;
}

export interface Ladder {
  readonly step: StepKind;
  /** Lowest first; points and steps rise. */
  readonly rungs: readonly Rung[];
}

export interface Standing {
  /** What is declared in the stage that counts. */
  readonly declared: DeclaredData | null;
  readonly points: number;
  /** R12: the highest rate among the other units, in %. */
  readonly highestRate: number;
}

/** 2^12 answers to go through at most. */
const MAX_QUESTIONS = 12;
/** More rungs than a person looks through: longer ladders are climbed in wider strides. */
const MAX_RUNGS = 100;
const POINT_STEP = 0.25;
/** A percentage just above an open edge is declared with two decimals. */
const ABOVE_EDGE = 0.01;

type Candidate = { readonly declared: DeclaredData; readonly steps: number | null };

/** Null where the rule says no steps: a formula rule (R5), or a relative rate (R12) that is not declared. */
export function listRungs(leaf: CriterionNode, standing: Standing): Ladder | null {
  const { rule } = leaf;
  const max = leaf.max ?? 0;
  if (leaf.method === 'survey' || leaf.method === 'sipas') {
    if (rule?.type !== 'sipas') return { step: 'survey', rungs: climbShares(max, standing.points) };
  }
  if (rule === null) return { step: 'points', rungs: climbPoints(max, standing.points) };
  const ladder = listCandidates(rule, max, standing);
  if (!ladder) return null;
  const highest = standing.highestRate;
  const found = ladder.candidates.flatMap(({ declared, steps }) => {
    const points = pointsOf(rule, declared, max, highest);
    return points === null || points <= standing.points ? [] : [{ to: { declared }, points, steps }];
  });
  return { step: ladder.step, rungs: sortRungs(found) };
}

function pointsOf(rule: ScoringRule, declared: DeclaredData, max: number, highestRate: number): number | null {
  let points: number;
  if (isDirectRule(rule)) {
    const result = evaluateRule(rule, declared, max);
    if (!result.ok) return null;
    points = result.value;
  } else if (rule.type === 'relative' && (declared.kind === 'percent' || declared.kind === 'ratio')) {
    points = evaluateRelative(percentOf(declared), highestRate, max);
  } else return null;
  return isNotApplicable(points) ? null : points;
}

/** Rising points at rising steps; what gives no more than a shorter way is left out. Without steps, the place counts. */
function sortRungs(found: readonly (Omit<Rung, 'steps'> & { readonly steps: number | null })[]): Rung[] {
  const sorted = [...found].sort((a, b) => (a.steps ?? 0) - (b.steps ?? 0) || a.points - b.points);
  const rungs: Rung[] = [];
  for (const { to, points, steps } of sorted) {
    const last = rungs.at(-1);
    if (last && points <= last.points) continue;
    if (last && steps !== null && steps === last.steps) rungs.pop();
    rungs.push({ to, points, steps: steps ?? rungs.length + 1 });
  }
  return rungs;
}

function listCandidates(
  rule: ScoringRule,
  max: number,
  standing: Standing,
): { readonly step: StepKind; readonly candidates: readonly Candidate[] } | null {
  switch (rule.type) {
    case 'choice':
      return { step: 'level', candidates: rule.options.map((_, index) => choose(index)) };
    case 'level':
      return { step: 'level', candidates: rule.levels.map((_, index) => choose(index)) };
    case 'bands': {
      const edges = rule.bands
        .map(({ min, minInclusive }) => reachRate(standing.declared, min, minInclusive))
        .reverse();
      return { step: 'level', candidates: edges.flatMap((declared) => (declared ? [{ declared, steps: null }] : [])) };
    }
    case 'proportional': {
      const from = rateOfStanding(standing, (standing.points / max) * rule.target);
      return { step: 'percent', candidates: climbRates(standing.declared, from, Math.min(100, rule.target)) };
    }
    case 'sipas':
      return {
        step: 'percent',
        candidates: climbRates(standing.declared, rateOfStanding(standing, (standing.points / max) * 100), 100),
      };
    case 'relative': {
      if (!standing.declared) return null;
      const from = rateOfStanding(standing, 0);
      return { step: 'percent', candidates: climbRates(standing.declared, from, standing.highestRate) };
    }
    case 'count':
      return {
        step: 'more',
        candidates: climbCounts(countOf(standing, standing.points / rule.step), rule.cap / rule.step),
      };
    case 'deduction':
      return { step: 'fewer', candidates: descendCounts(countOf(standing, (max - standing.points) / rule.step)) };
    case 'combination':
      return rule.questions.length > MAX_QUESTIONS
        ? null
        : { step: 'answer', candidates: listAnswers(rule.questions.length, standing.declared) };
    case 'survey':
    case 'formula':
      return null;
  }
}

function choose(index: number): Candidate {
  return { declared: { kind: 'choice', index }, steps: null };
}

function rateOfStanding({ declared }: Standing, otherwise: number): number {
  const isRate = declared?.kind === 'percent' || declared?.kind === 'ratio';
  const rate = isRate ? percentOf(declared) : otherwise;
  return Number.isFinite(rate) ? rate : 0;
}

/** The least rate at (or just above) an edge: of a ratio, with the cases it has; null where no legal rate is there. */
function reachRate(standing: DeclaredData | null, edge: number, isIncluded: boolean): DeclaredData | null {
  if (standing?.kind !== 'ratio') {
    const value = isIncluded ? edge : roundTo(edge + ABOVE_EDGE, 7);
    return value > 100 ? null : { kind: 'percent', value };
  }
  const { denominator } = standing;
  if (!(denominator > 0)) return null;
  let numerator = Math.ceil(roundTo((edge * denominator) / 100, 7));
  if (!isIncluded && percentOf({ kind: 'ratio', numerator, denominator }) <= edge) numerator++;
  return numerator > denominator ? null : { kind: 'ratio', numerator, denominator };
}

/** Whole percents from above a rate up to `top`, and `top` itself. */
function climbRates(standing: DeclaredData | null, from: number, top: number): Candidate[] {
  const stride = Math.max(1, Math.ceil((top - from) / MAX_RUNGS));
  const rates: number[] = [];
  for (let rate = Math.floor(from) + 1; rate < top; rate += stride) rates.push(rate);
  if (top > from) rates.push(top);
  return rates.flatMap((rate) => {
    const declared = standing?.kind === 'ratio' && rate > 100 ? null : reachRate(standing, rate, true);
    return declared ? [{ declared, steps: Math.max(1, Math.ceil(roundTo(rate - from, 7))) }] : [];
  });
}

function countOf({ declared }: Standing, otherwise: number): number {
  return declared?.kind === 'count' ? declared.value : Math.max(0, roundTo(otherwise, 7));
}

function climbCounts(from: number, top: number): Candidate[] {
  const start = Math.floor(from);
  const end = Math.ceil(roundTo(top, 7));
  const stride = Math.max(1, Math.ceil((end - start) / MAX_RUNGS));
  const counts: Candidate[] = [];
  for (let value = start + 1; value < end; value += stride)
    counts.push({ declared: { kind: 'count', value }, steps: value - start });
  if (end > start) counts.push({ declared: { kind: 'count', value: end }, steps: end - start });
  return counts;
}

function descendCounts(from: number): Candidate[] {
  const start = Math.ceil(from);
  const stride = Math.max(1, Math.ceil(start / MAX_RUNGS));
  const counts: Candidate[] = [];
  for (let value = start - 1; value > 0; value -= stride)
    counts.push({ declared: { kind: 'count', value }, steps: start - value });
  if (start > 0) counts.push({ declared: { kind: 'count', value: 0 }, steps: start });
  return counts;
}

/** Every set of answers, as far from the present ones as answers change; nothing answered counts as "no". */
function listAnswers(count: number, standing: DeclaredData | null): Candidate[] {
  const now = Array.from({ length: count }, (_, i) => standing?.kind === 'answers' && standing.yes[i] === true);
  return Array.from({ length: 2 ** count }, (_, bits) => {
    const yes = now.map((_value, i) => Math.floor(bits / 2 ** i) % 2 === 1);
    return { declared: { kind: 'answers', yes }, steps: yes.filter((one, i) => one !== now[i]).length };
  });
}

/** Points typed directly: multiples of 0.25, and the maximum. */
function climbPoints(max: number, from: number): Rung[] {
  const start = Math.floor(roundTo(from / POINT_STEP, 7));
  const end = Math.ceil(roundTo(max / POINT_STEP, 7));
  return climb(start, end, (at) => Math.min(max, at * POINT_STEP));
}

/** A survey's result: whole percents of the maximum. */
function climbShares(max: number, from: number): Rung[] {
  const start = Math.floor(roundTo((from / max) * 100, 7));
  return climb(start, 100, (at) => roundTo((max * at) / 100, 7));
}

function climb(start: number, end: number, toPoints: (at: number) => number): Rung[] {
  const stride = Math.max(1, Math.ceil((end - start) / MAX_RUNGS));
  const rungs: Rung[] = [];
  for (let at = start + 1; at < end; at += stride) {
    const points = toPoints(at);
    rungs.push({ to: { points }, points, steps: at - start });
  }
  if (end > start) rungs.push({ to: { points: toPoints(end) }, points: toPoints(end), steps: end - start });
  return rungs;
}
