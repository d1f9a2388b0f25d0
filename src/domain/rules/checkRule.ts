/** What is wrong with a scoring rule itself, whatever a unit declares. */
import { toUnits } from '../../lib/decimal.ts';
import type { Problem } from '../../lib/result.ts';
import type { ScoringRule } from './rule.ts';

/** `place` in the details counts from 1: the option, band, case, level, answer or input meant. */
export type RuleFlawCode =
  | 'ruleEmpty'
  | 'pointsAboveMax'
  | 'pointsNegative'
  | 'topNotReachable'
  | 'bandsOverlap'
  | 'bandPointsRise'
  | 'bandOutside'
  | 'targetNotPositive'
  | 'floorOutside'
  | 'stepNotPositive'
  | 'shareOutside'
  | 'labelEmpty'
  | 'labelRepeated'
  | 'questionUnknown'
  | 'questionEmpty'
  | 'questionRepeated'
  | 'questionUnused'
  | 'caseUnreachable'
  | 'inputNameInvalid'
  | 'inputNameRepeated';

export type RuleFlaw = Problem<RuleFlawCode>;

/** What is odd but may be meant; every other flaw makes a rule that cannot be saved. */
const WARNINGS: ReadonlySet<RuleFlawCode> = new Set([
  'topNotReachable',
  'bandPointsRise',
  'caseUnreachable',
  'questionUnused',
]);

export function isBlockingFlaw(code: RuleFlawCode): boolean {
  return !WARNINGS.has(code);
}

/** All flaws, in the order of the rule's parts; empty for a sound rule. */
export function checkRule(rule: ScoringRule, max: number): RuleFlaw[] {
  switch (rule.type) {
    case 'choice':
      return [
        ...checkPoints(
          rule.options.map((option) => option.points),
          max,
        ),
        ...checkLabels(rule.options.map((option) => option.label)),
      ];
    case 'bands':
      return [
        ...checkBands(rule),
        ...checkPoints(
          rule.bands.map((band) => band.points),
          max,
        ),
      ];
    case 'proportional':
      return checkProportional(rule);
    case 'count':
      return [...checkStep(rule.step), ...checkPoints([rule.cap], max)];
    case 'deduction':
      return [...checkStep(rule.step), ...checkPoints([rule.floor, max], max)];
    case 'level':
      return checkLevels(rule.levels);
    case 'combination':
      return checkCombination(rule, max);
    case 'survey':
      return checkAnswerWeights(rule.answerWeights);
    case 'formula':
      return checkFormula(rule);
    case 'sipas':
    case 'relative':
      return [];
  }
}

function flaw(code: RuleFlawCode, details: Readonly<Record<string, string | number>> = {}): RuleFlaw {
  return { code, details };
}

function checkPoints(points: readonly number[], max: number): RuleFlaw[] {
  if (points.length === 0) return [flaw('ruleEmpty')];
  const flaws = points.flatMap((value, i) => {
    if (value < 0) return [flaw('pointsNegative', { place: i + 1, points: value })];
    return toUnits(value) > toUnits(max) ? [flaw('pointsAboveMax', { place: i + 1, points: value, max })] : [];
  });
  const top = Math.max(...points);
  return toUnits(top) < toUnits(max) ? [...flaws, flaw('topNotReachable', { top, max })] : flaws;
}

function checkLabels(labels: readonly string[]): RuleFlaw[] {
  return [
    ...labels.flatMap((label, i) => (label.trim() === '' ? [flaw('labelEmpty', { place: i + 1 })] : [])),
    ...findRepeated(labels).map(({ place, text }) => flaw('labelRepeated', { place, label: text })),
  ];
}

function findRepeated(texts: readonly string[]): { place: number; text: string }[] {
  const seen = new Set<string>();
  return texts.flatMap((text, i) => {
    const key = text.normalize('NFC').trim().toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ place: i + 1, text }];
  });
}

function checkBands(rule: Extract<ScoringRule, { type: 'bands' }>): RuleFlaw[] {
  return rule.bands.flatMap((band, i) => {
    const found: RuleFlaw[] = [];
    if (!(band.min >= 0 && (band.minInclusive ? band.min <= 100 : band.min < 100))) {
      found.push(flaw('bandOutside', { place: i + 1, min: band.min }));
    }
    const higher = rule.bands[i - 1];
    if (!higher) return found;
    const isBelow = higher.min > band.min || (higher.min === band.min && !higher.minInclusive && band.minInclusive);
    if (!isBelow) found.push(flaw('bandsOverlap', { place: i + 1, min: band.min, higher: higher.min }));
    if (band.points > higher.points) found.push(flaw('bandPointsRise', { place: i + 1, points: band.points }));
    return found;
  });
}

function checkProportional(rule: Extract<ScoringRule, { type: 'proportional' }>): RuleFlaw[] {
  if (!(rule.target > 0)) return [flaw('targetNotPositive', { target: rule.target })];
  const found: RuleFlaw[] = [];
  if (rule.target > 100) found.push(flaw('topNotReachable', { target: rule.target }));
  if (rule.floor < 0 || rule.floor > rule.target)
    found.push(flaw('floorOutside', { floor: rule.floor, target: rule.target }));
  return found;
}

function checkStep(step: number): RuleFlaw[] {
  return step > 0 ? [] : [flaw('stepNotPositive', { step })];
}

function checkLevels(levels: readonly { readonly label: string; readonly share01: number }[]): RuleFlaw[] {
  if (levels.length === 0) return [flaw('ruleEmpty')];
  const outside = levels.flatMap(({ share01 }, i) =>
    share01 >= 0 && share01 <= 1 ? [] : [flaw('shareOutside', { place: i + 1, share: share01 })],
  );
  const top = Math.max(...levels.map(({ share01 }) => share01));
  return [
    ...outside,
    ...(top < 1 ? [flaw('topNotReachable', { share: top })] : []),
    ...checkLabels(levels.map(({ label }) => label)),
  ];
}

type Combination = Extract<ScoringRule, { type: 'combination' }>;

function checkCombination(rule: Combination, max: number): RuleFlaw[] {
  if (rule.cases.length === 0) return [flaw('ruleEmpty')];
  const unknown = rule.cases.flatMap(({ every, some }, i) =>
    [...every, ...some]
      .filter((question) => rule.questions[question] === undefined)
      .map((question) => flaw('questionUnknown', { place: i + 1, question: question + 1 })),
  );
  const points = checkPoints([...rule.cases.map((one) => one.points), rule.otherwise], max);
  if (unknown.length > 0) return [...unknown, ...points];
  const unreachable = listUnreachable(rule).map((place) => flaw('caseUnreachable', { place: place + 1 }));
  return [...checkQuestions(rule), ...unreachable, ...points];
}

function checkQuestions({ questions, cases }: Combination): RuleFlaw[] {
  const used = new Set(cases.flatMap(({ every, some }) => [...every, ...some]));
  return [
    ...questions.flatMap((text, i) => (text.trim() === '' ? [flaw('questionEmpty', { place: i + 1 })] : [])),
    ...findRepeated(questions).map(({ place, text }) => flaw('questionRepeated', { place, label: text })),
    ...questions.flatMap((label, i) => (used.has(i) ? [] : [flaw('questionUnused', { place: i + 1, label })])),
  ];
}

/** 2^12 answers to go through at most; with more questions only a case after "always" is found. */
const MAX_ENUMERATED_QUESTIONS = 12;

/** Cases that earlier ones leave no answers to, by their place from 0. */
function listUnreachable({ questions, cases }: Combination): number[] {
  if (questions.length > MAX_ENUMERATED_QUESTIONS) {
    const always = cases.findIndex(({ every, some }) => every.length === 0 && some.length === 0);
    return always < 0 ? [] : cases.map((_, place) => place).filter((place) => place > always);
  }
  const reached = new Set<number>();
  for (let answers = 0; answers < 2 ** questions.length; answers++) {
    const holds = (question: number): boolean => Math.floor(answers / 2 ** question) % 2 === 1;
    reached.add(cases.findIndex(({ every, some }) => every.every(holds) && (some.length === 0 || some.some(holds))));
  }
  return cases.map((_, place) => place).filter((place) => !reached.has(place));
}

function checkAnswerWeights(weights: readonly number[]): RuleFlaw[] {
  if (weights.length === 0) return [flaw('ruleEmpty')];
  const outside = weights.flatMap((weight, i) =>
    weight >= 0 && weight <= 100 ? [] : [flaw('shareOutside', { place: i + 1, share: weight })],
  );
  return Math.max(...weights) < 100 ? [...outside, flaw('topNotReachable', { share: Math.max(...weights) })] : outside;
}

function checkFormula(rule: Extract<ScoringRule, { type: 'formula' }>): RuleFlaw[] {
  if (rule.formula.replace(/^=/, '').trim() === '') return [flaw('ruleEmpty')];
  const names = rule.inputs.map(({ name }) => name);
  const invalid = names.flatMap((name, i) =>
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name.normalize('NFC')) ? [] : [flaw('inputNameInvalid', { place: i + 1, name })],
  );
  return [
    ...invalid,
    ...findRepeated(names).map(({ place, text }) => flaw('inputNameRepeated', { place, name: text })),
  ];
}
