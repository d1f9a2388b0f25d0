/** A scoring rule in the words of the forms: "100%: 2; từ 95% đến dưới 100%: 1,75; ..." */
import { EVERY_DECIMAL, formatNumber, type NumberLocale } from '../../lib/numberText.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { Band, ScoringRule } from './rule.ts';

/** One line without a full stop, in the language's own number form. */
export function describeRule(rule: ScoringRule, max: number, language: NumberLocale): string {
  const words = WORDS[language];
  const n = (value: number): string => formatNumber(value, language, EVERY_DECIMAL);
  switch (rule.type) {
    case 'choice':
      return rule.options.map(({ label, points }) => `${label}: ${n(points)}`).join('; ');
    case 'bands':
      return describeBands(rule.bands, words, n);
    case 'proportional':
      return describeProportional(rule, words, n);
    case 'count':
      return `${words.each} ${n(rule.step)} ${words.points}, ${words.atMost} ${n(rule.cap)}`;
    case 'formula':
      return `${words.formula} ${rule.inputs.map(({ name, label }) => `${name} (${label})`).join(', ')}`;
    case 'deduction':
      return `${words.full} ${n(max)}; ${words.each} ${words.takesOff} ${n(rule.step)}, ${words.notBelow} ${n(rule.floor)}`;
    case 'level':
      return rule.levels
        .map(
          ({ label, share01 }) =>
            `${label}: ${share01 === 1 ? words.full : `${n(roundTo(share01 * 100, 7))}% ${words.max}`}`,
        )
        .join('; ');
    case 'combination':
      return describeCombination(rule, words, n);
    case 'survey':
      return `${words.survey} ${rule.answerWeights.map((weight) => `${n(weight)}%`).join('/')} x ${words.max}`;
    case 'sipas':
      return `${words.sipas} (%) x ${n(max)} / 100`;
    case 'relative':
      return words.relative;
  }
}

/** The range of one band in words, such as "từ 95% đến dưới 100%"; `index` -1 is what lies under the last one. */
export function describeBand(bands: readonly Band[], index: number, language: NumberLocale): string {
  const words = WORDS[language];
  const n = (value: number): string => formatNumber(value, language, EVERY_DECIMAL);
  const band = bands[index];
  if (band) return rangeOf(band, bands[index - 1], index === bands.length - 1, words, n);
  const last = bands.at(-1);
  return last ? belowOf(last, words, n) : words.any;
}

/** The condition of one case of a combination in words; `index` -1 is "otherwise". */
export function describeCase(
  rule: Extract<ScoringRule, { type: 'combination' }>,
  index: number,
  language: NumberLocale,
): string {
  const words = WORDS[language];
  const found = rule.cases[index];
  return found ? conditionOf(rule, found, words) : words.otherwise;
}

const WORDS = {
  vi: {
    from: 'từ',
    above: 'trên',
    to: 'đến',
    toBelow: 'đến dưới',
    below: 'dưới',
    andAbove: 'trở lên',
    andBelow: 'trở xuống',
    any: 'mọi tỷ lệ',
    rate: 'tỷ lệ %',
    max: 'điểm tối đa',
    full: 'tối đa',
    points: 'điểm',
    each: 'mỗi trường hợp',
    atMost: 'không quá',
    takesOff: 'trừ',
    notBelow: 'không dưới',
    and: 'và',
    or: 'hoặc',
    otherwise: 'còn lại',
    formula: 'công thức theo',
    survey: 'tỷ lệ trả lời theo trọng số',
    sipas: 'chỉ số SIPAS',
    relative: 'tỷ lệ / tỷ lệ cao nhất trong khối x điểm tối đa',
  },
  en: {
    from: 'from',
    above: 'above',
    to: 'to',
    toBelow: 'to below',
    below: 'below',
    andAbove: 'or more',
    andBelow: 'or less',
    any: 'any rate',
    rate: 'rate %',
    max: 'maximum',
    full: 'maximum',
    points: 'points',
    each: 'each case',
    atMost: 'at most',
    takesOff: 'takes off',
    notBelow: 'not below',
    and: 'and',
    or: 'or',
    otherwise: 'otherwise',
    formula: 'formula of',
    survey: 'answer shares weighted',
    sipas: 'SIPAS',
    relative: 'rate / highest rate of the block x maximum',
  },
} as const;

type Words = (typeof WORDS)[NumberLocale];
type WriteNumber = (value: number) => string;

function describeBands(bands: readonly Band[], words: Words, n: WriteNumber): string {
  const parts = bands.map(
    (band, i) => `${rangeOf(band, bands[i - 1], i === bands.length - 1, words, n)}: ${n(band.points)}`,
  );
  const last = bands.at(-1);
  if (last && (last.min > 0 || !last.minInclusive)) parts.push(`${belowOf(last, words, n)}: ${n(0)}`);
  return parts.join('; ');
}

function rangeOf(band: Band, higher: Band | undefined, isLast: boolean, words: Words, n: WriteNumber): string {
  const min = `${n(band.min)}%`;
  const reachesZero = isLast && band.min <= 0 && band.minInclusive;
  if (!higher) {
    if (reachesZero) return words.any;
    if (!band.minInclusive) return `${words.above} ${min}`;
    return band.min === 100 ? min : `${words.from} ${min} ${words.andAbove}`;
  }
  if (reachesZero) return belowOf(higher, words, n);
  if (higher.min === band.min) return min;
  const upper = `${higher.minInclusive ? words.toBelow : words.to} ${n(higher.min)}%`;
  return `${band.minInclusive ? words.from : words.above} ${min} ${upper}`;
}

/** What lies under a band's lower edge. */
function belowOf(band: Band, words: Words, n: WriteNumber): string {
  const min = `${n(band.min)}%`;
  return band.minInclusive ? `${words.below} ${min}` : `${words.from} ${min} ${words.andBelow}`;
}

function describeProportional(
  rule: Extract<ScoringRule, { type: 'proportional' }>,
  words: Words,
  n: WriteNumber,
): string {
  const { target, floor, floorInclusive } = rule;
  const rate = target === 100 ? words.rate : `${words.rate} / ${n(target)}%`;
  const parts = [`${rate} x ${words.max}`];
  if (target !== 100) parts.unshift(`${words.from} ${n(target)}% ${words.andAbove}: ${words.full}`);
  if (floor > 0 || !floorInclusive) {
    parts.push(`${belowOf({ min: floor, minInclusive: floorInclusive, points: 0 }, words, n)}: ${n(0)}`);
  }
  return parts.join('; ');
}

function describeCombination(
  rule: Extract<ScoringRule, { type: 'combination' }>,
  words: Words,
  n: WriteNumber,
): string {
  const parts = rule.cases.map((one) => `${conditionOf(rule, one, words)}: ${n(one.points)}`);
  return [...parts, `${words.otherwise}: ${n(rule.otherwise)}`].join('; ');
}

function conditionOf(
  { questions }: Extract<ScoringRule, { type: 'combination' }>,
  { every, some }: { readonly every: readonly number[]; readonly some: readonly number[] },
  words: Words,
): string {
  const name = (question: number): string => `“${questions[question] ?? '?'}”`;
  const any = some.map(name).join(` ${words.or} `);
  const conditions = every.map(name);
  if (any !== '') conditions.push(some.length > 1 && every.length > 0 ? `(${any})` : any);
  return conditions.join(` ${words.and} `) || words.otherwise;
}
