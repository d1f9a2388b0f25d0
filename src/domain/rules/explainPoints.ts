/** The working from declared data to points: "482/500 = 96,4% → từ 95% đến dưới 100%: 1,75 điểm". */
import { EVERY_DECIMAL, formatNumber, type NumberLocale } from '../../lib/numberText.ts';
import { roundTo } from '../../lib/decimal.ts';
import { isNotApplicable } from '../scores.ts';
import { checkDeclared, percentOf } from './declared.ts';
import { writeDeclared } from './declaredText.ts';
import { describeBand, describeCase } from './describeRule.ts';
import { evaluateRule, isDirectRule, type DirectRule } from './evaluateRule.ts';
import type { Band, DeclaredData, ScoringRule } from './rule.ts';

/**
 * One line without a full stop, or null where the data do not fit the rule. `computed` are the points the engine gave, for
 * formula rules and relative ones (NOT_APPLICABLE too); without them those have no working yet.
 */
export function explainPoints(
  rule: ScoringRule,
  declared: DeclaredData,
  max: number,
  language: NumberLocale,
  computed?: number,
): string | null {
  if (checkDeclared(rule, declared) !== null) return null;
  const writer = { rule, declared, max, language, words: WORDS[language] };
  if (!isDirectRule(rule)) {
    if (computed === undefined) return null;
    const given = writeDeclared(rule, declared, language);
    if (isNotApplicable(computed)) return `${given}: ${writer.words.noCases}`;
    const way = rule.type === 'formula' ? writer.words.formula : writer.words.highest;
    return `${given} → ${way}: ${writePoints(writer, computed)}`;
  }
  const result = evaluateRule(rule, declared, max);
  if (!result.ok) return null;
  if (isNotApplicable(result.value)) return `${writeDeclared(rule, declared, language)}: ${writer.words.noCases}`;
  const text = explainDirect(rule, declared, writer, result.value);
  return text === null ? null : text + (isClamped(rule, declared, max) ? `, ${writer.words.atMostMax}` : '');
}

interface Writer {
  readonly max: number;
  readonly language: NumberLocale;
  readonly words: (typeof WORDS)[NumberLocale];
}

const WORDS = {
  vi: {
    points: 'điểm',
    full: 'tối đa',
    atMost: 'không quá',
    notBelow: 'không dưới',
    atMostMax: 'không quá điểm tối đa',
    noCases: 'không phát sinh, không áp dụng',
    formula: 'theo công thức',
    highest: 'so với tỷ lệ cao nhất trong khối',
  },
  en: {
    points: 'points',
    full: 'maximum',
    atMost: 'at most',
    notBelow: 'not below',
    atMostMax: 'at most the maximum',
    noCases: 'no cases arose, not applicable',
    formula: 'by the formula',
    highest: 'against the highest rate of the block',
  },
} as const;

/** Decimals of a percentage as a person reads it; more where the rounding would put it into another band. */
const PERCENT_DECIMALS = 2;
const GUARDED_DECIMALS = 7;

function explainDirect(rule: DirectRule, declared: DeclaredData, writer: Writer, points: number): string | null {
  const { max, language, words } = writer;
  const n = (value: number): string => formatNumber(value, language, EVERY_DECIMAL);
  const given = writePoints(writer, points);
  switch (declared.kind) {
    case 'percent':
    case 'ratio':
      return explainRate(rule, declared, writer, given);
    case 'choice':
      if (rule.type === 'choice') return `${rule.options[declared.index]?.label ?? ''}: ${given}`;
      if (rule.type === 'level') {
        const level = rule.levels[declared.index];
        const share = roundTo((level?.share01 ?? 0) * 100, GUARDED_DECIMALS);
        return `${level?.label ?? ''}: ${n(share)}% x ${n(max)} = ${given}`;
      }
      return null;
    case 'count':
      if (rule.type === 'count') {
        const product = roundTo(declared.value * rule.step, GUARDED_DECIMALS);
        const working = `${n(declared.value)} x ${n(rule.step)} = ${n(product)}`;
        return product > rule.cap
          ? `${working}, ${words.atMost} ${n(rule.cap)}: ${given}`
          : finish(working, words.points);
      }
      if (rule.type === 'deduction') {
        const rest = roundTo(max - declared.value * rule.step, GUARDED_DECIMALS);
        const working = `${n(max)} − ${n(declared.value)} x ${n(rule.step)} = ${writeSigned(rest, n)}`;
        return rest < Math.max(0, rule.floor)
          ? `${working}, ${words.notBelow} ${n(rule.floor)}: ${given}`
          : finish(working, words.points);
      }
      return null;
    case 'answers': {
      if (rule.type !== 'combination') return null;
      const holds = (question: number): boolean => declared.yes[question] === true;
      const index = rule.cases.findIndex(
        ({ every, some }) => every.every(holds) && (some.length === 0 || some.some(holds)),
      );
      return `${describeCase(rule, index, language)}: ${given}`;
    }
    case 'shares': {
      if (rule.type !== 'survey') return null;
      const terms = declared.percents.map((percent, i) => `${n(percent)}% x ${n(rule.answerWeights[i] ?? 0)}%`);
      return `(${terms.join(' + ')}) x ${n(max)} = ${given}`;
    }
    case 'inputs':
      return null;
  }
}

function explainRate(
  rule: DirectRule,
  declared: Extract<DeclaredData, { kind: 'percent' | 'ratio' }>,
  writer: Writer,
  given: string,
): string | null {
  const { max, language, words } = writer;
  const n = (value: number): string => formatNumber(value, language, EVERY_DECIMAL);
  const percent = percentOf(declared);
  const shown = writePercent(percent, edgesOf(rule), language);
  const rate = declared.kind === 'ratio' ? `${n(declared.numerator)}/${n(declared.denominator)} = ${shown}` : shown;
  if (rule.type === 'bands') {
    const index = rule.bands.findIndex((band) => isAtLeast(band, percent));
    return `${rate} → ${describeBand(rule.bands, index, language)}: ${given}`;
  }
  if (rule.type === 'sipas') return `${rate} x ${n(max)} = ${given}`;
  if (rule.type !== 'proportional') return null;
  const floor: Band = { min: rule.floor, minInclusive: rule.floorInclusive, points: 0 };
  if (!isAtLeast(floor, percent)) return `${rate} → ${describeBand([floor], -1, language)}: ${given}`;
  if (percent >= rule.target) {
    const target: Band = { min: rule.target, minInclusive: true, points: max };
    return `${rate} → ${describeBand([target], 0, language)}, ${words.full}: ${given}`;
  }
  return rule.target === 100 ? `${rate} x ${n(max)} = ${given}` : `${rate} / ${n(rule.target)}% x ${n(max)} = ${given}`;
}

function edgesOf(rule: DirectRule): readonly number[] {
  if (rule.type === 'bands') return rule.bands.map(({ min }) => min);
  return rule.type === 'proportional' ? [rule.floor, rule.target] : [];
}

/** With two decimals, or as many as keep it on its side of every edge: 94,999% is not 95%. */
function writePercent(percent: number, edges: readonly number[], language: NumberLocale): string {
  for (let decimals = PERCENT_DECIMALS; decimals < GUARDED_DECIMALS; decimals++) {
    const rounded = roundTo(percent, decimals);
    if (edges.every((edge) => Math.sign(rounded - edge) === Math.sign(percent - edge)))
      return `${formatNumber(rounded, language, decimals)}%`;
  }
  return `${formatNumber(percent, language, GUARDED_DECIMALS)}%`;
}

function isAtLeast(band: Band, percent: number): boolean {
  return percent > band.min || (band.minInclusive && percent === band.min);
}

function isClamped(rule: DirectRule, declared: DeclaredData, max: number): boolean {
  if (rule.type === 'choice' && declared.kind === 'choice') return (rule.options[declared.index]?.points ?? 0) > max;
  if (rule.type === 'count' && declared.kind === 'count')
    return roundTo(Math.min(rule.cap, declared.value * rule.step), GUARDED_DECIMALS) > max;
  if (rule.type === 'bands' && (declared.kind === 'percent' || declared.kind === 'ratio')) {
    const percent = percentOf(declared);
    return (rule.bands.find((band) => isAtLeast(band, percent))?.points ?? 0) > max;
  }
  if (rule.type === 'sipas' && (declared.kind === 'percent' || declared.kind === 'ratio'))
    return percentOf(declared) > 100;
  return false;
}

function writePoints({ language, words }: Writer, points: number): string {
  return `${formatNumber(points, language, 4)} ${words.points}`;
}

function finish(working: string, word: string): string {
  return `${working} ${word}`;
}

function writeSigned(value: number, n: (value: number) => string): string {
  return value < 0 ? `−${n(-value)}` : n(value);
}
