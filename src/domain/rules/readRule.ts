/** A scoring rule out of its words: the inverse of describeRule, and of how real criteria sets are worded (DOMAIN.md section 3). */
import { roundTo } from '../../lib/decimal.ts';
import type { NotApplicablePolicy } from '../criteria.ts';
import { numberOf, readClause, readRange, splitClauses, tidyWords, type Clause, type Range } from './readClauses.ts';
import type { Band, ScoringRule } from './rule.ts';

/** What a person should know of words that were read: `from` and `to` in %, or points. */
export type RuleNoteCode =
  /** Rates between two ranges that no words name: they count with the range below. */
  | 'rule.gap'
  /** Rates that two ranges name: they count with the higher one. */
  | 'rule.overlap'
  /** An edge that no range holds: it counts with the range below. */
  | 'rule.edgeOpen'
  /** An edge that two ranges hold: it counts with the higher one. */
  | 'rule.edgeTwice'
  /** Nothing is said of rates below `from`: they give 0. */
  | 'rule.restUnsaid'
  | 'rule.capUnsaid'
  | 'rule.pointsAboveMax'
  | 'rule.topNotReached';

export interface RuleNote {
  readonly code: RuleNoteCode;
  readonly from: number;
  readonly to: number;
}

export interface RuleRead {
  /** Null where the words say nothing that a rule could hold. */
  readonly rule: ScoringRule | null;
  /** Clauses that the rule does not hold, as written. */
  readonly unread: readonly string[];
  readonly notes: readonly RuleNote[];
  /** What the words say of a leaf without cases, or null. */
  readonly notApplicable: NotApplicablePolicy | null;
}

/** No rule has more words; patterns over a longer text take time that grows with its square. */
const LONGEST = 2000;

/** Reads Vietnamese words; `max` is the leaf's maximum, to which "tối đa" and shares refer. Nothing is guessed beyond the words. */
export function readRuleWords(text: string, max: number): RuleRead {
  const words = tidyWords(text);
  if (words === '') return { rule: null, unread: [], notes: [], notApplicable: null };
  if (words.length > LONGEST) return { rule: null, unread: [words], notes: [], notApplicable: null };
  const special = readSpecial(words);
  if (special) return { rule: special, unread: [], notes: [], notApplicable: null };
  const clauses = splitClauses(words).map((clause) => readClause(clause, max));
  return (
    readCombination(clauses, max) ??
    readSteps(clauses, max) ??
    readRates(clauses, max) ??
    readOptions(clauses, max) ?? {
      rule: null,
      unread: clauses.map((clause) => clause.text),
      notes: [],
      notApplicable: null,
    }
  );
}

/** Rules that are one fixed sentence. */
function readSpecial(words: string): ScoringRule | null {
  if (/^công thức theo/iu.test(words)) return null;
  if (/t[ỷỉ] lệ.*cao nhất.*(?:x|\*|nhân).*điểm/iu.test(words) && !words.includes(';')) return { type: 'relative' };
  const weights = /trả lời.*?((?:\d+(?:[.,]\d+)?\s*%?\s*\/\s*)+\d+(?:[.,]\d+)?\s*%?)\s*x/iu.exec(words)?.[1];
  if (weights !== undefined)
    return { type: 'survey', answerWeights: weights.split('/').map((part) => numberOf(part.replace('%', '').trim())) };
  return /SIPAS|chỉ số hài lòng/iu.test(words) && /[x*]|nhân/u.test(words) && !words.includes(';')
    ? { type: 'sipas' }
    : null;
}

const EMPTY_CASE = /không (?:có )?(?:phát sinh|áp dụng)/iu;

/** Takes "không phát sinh: điểm tối đa" out of the clauses of a rule that counts or measures. */
function takeEmptyCase(
  clauses: readonly Clause[],
  max: number,
): { readonly rest: readonly Clause[]; readonly policy: NotApplicablePolicy | null } {
  const found = clauses.find(
    ({ head, given }) => EMPTY_CASE.test(head) && (given?.kind === 'points' || given?.kind === 'share'),
  );
  if (!found) return { rest: clauses, policy: null };
  const points = pointsOf(found, max);
  if (points !== max && points !== 0) return { rest: clauses, policy: null };
  return { rest: clauses.filter((clause) => clause !== found), policy: points === max ? 'full' : 'zero' };
}

const STEP = /(?:^|[\s,:(])(?:mỗi|cứ|01|một)\s/iu;
/** A count is told at the beginning: "Kiểm tra mỗi quý: 1" is an answer. */
const COUNTED = /^(?:với |có )?(?:mỗi|cứ)\s/iu;
const TAKES = /(?:trừ|giảm)\s*(?:đi\s*)?(\d+(?:[.,]\d+)?)\s*(?!\s*%|\d)(?:điểm|đ)?/iu;
const GIVES = /(?:^|[^\d.,])(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)(?!\p{L})/iu;
const CAP = /(?:không (?:vượt )?quá|tối đa(?: không quá)?|cao nhất)\s*(?:là\s*)?(\d+(?:[.,]\d+)?)/iu;
const FLOOR = /không dưới\s*(\d+(?:[.,]\d+)?)/iu;

/** R4 and R6: "mỗi ... 1 điểm, không quá 5", "mỗi ... trừ 0,25". */
function readSteps(all: readonly Clause[], max: number): RuleRead | null {
  const { rest: clauses, policy } = takeEmptyCase(all, max);
  const step = clauses.find(({ text }) => STEP.test(` ${text}`) && !/\d\s*%/u.test(text));
  if (!step) return null;
  const others = clauses.filter((clause) => clause !== step);
  const takes = TAKES.exec(step.text)?.[1];
  if (takes !== undefined) {
    const isBase = ({ text, given }: Clause): boolean =>
      (given !== null && given.kind !== 'rate' && given.kind === 'share'
        ? given.share01 === 1
        : given?.kind === 'points' && given.points === max) || numberAfter(text, /^tối đa\s+/iu) === max;
    const floor = FLOOR.exec(others.map(({ text }) => text).join(' ; '))?.[1] ?? FLOOR.exec(step.text)?.[1];
    const unread = others.filter((clause) => !isBase(clause) && !FLOOR.test(clause.text));
    if (unread.some(({ given }) => given !== null && !(given.kind === 'points' && given.points === 0))) return null;
    return {
      rule: { type: 'deduction', step: numberOf(takes), floor: floor === undefined ? 0 : numberOf(floor) },
      unread: unread.map(({ text }) => text),
      notes: [],
      notApplicable: policy,
    };
  }
  if (/^(?:cứ|mỗi)\s+(?:mỗi\s+|đủ\s+)?(?:0?[2-9]|[1-9]\d)\s/iu.test(step.text))
    return { rule: null, unread: all.map(({ text }) => text), notes: [], notApplicable: null };
  const whole = clauses.map(({ text }) => text).join(' ; ');
  const cap = CAP.exec(whole)?.[1];
  if (!COUNTED.test(step.text) || (cap === undefined && others.length > 0)) return null;
  const withoutCap = step.text.replace(CAP, ' ');
  const gives =
    GIVES.exec(withoutCap)?.[1] ??
    (step.given?.kind === 'points' ? String(step.given.points).replace('.', ',') : undefined);
  if (gives === undefined) return null;
  const unread = others.filter(
    ({ text, given }) => !CAP.test(text) && !(given?.kind === 'points' && given.points === 0),
  );
  if (unread.some(({ given }) => given !== null)) return null;
  return {
    rule: { type: 'count', step: numberOf(gives), cap: cap === undefined ? max : numberOf(cap) },
    unread: unread.map(({ text }) => text),
    notes: [
      ...(cap === undefined ? [{ code: 'rule.capUnsaid', from: max, to: max } as const] : []),
      ...(cap !== undefined && numberOf(cap) > max
        ? [{ code: 'rule.pointsAboveMax', from: numberOf(cap), to: max } as const]
        : []),
    ],
    notApplicable: policy,
  };
}

function numberAfter(text: string, words: RegExp): number | null {
  const rest = text.replace(words, '');
  return rest === text || !/^\d+(?:[.,]\d+)?(?:\s*điểm)?$/iu.test(rest)
    ? null
    : numberOf(rest.replace(/(?<!\s)\s*điểm$/iu, ''));
}

interface RatePiece {
  readonly range: Range | null;
  readonly clause: Clause;
}

/** R2 and R3: every clause that gives something names a range of percentages. */
function readRates(all: readonly Clause[], max: number): RuleRead | null {
  const { rest: clauses, policy } = takeEmptyCase(all, max);
  const giving = clauses.filter(({ given }) => given !== null);
  const silent = clauses.filter(({ given }) => given === null);
  if (silent.some(({ text }) => /\d/.test(text))) return null;
  if (!giving.some(({ head, given }) => given?.kind === 'rate' || head.includes('%') || /mọi t[ỷỉ] lệ/iu.test(head)))
    return null;
  const pieces = giving.map((clause): RatePiece => ({ clause, range: readRange(clause.head) }));
  const unread = silent.map(({ text }) => text);
  const rates = pieces.filter(({ clause }) => clause.given?.kind === 'rate');
  if (rates.length > 0) {
    const rule = rates.length === 1 ? toProportional(pieces, max) : null;
    return rule && { rule, unread, notes: [], notApplicable: policy };
  }
  const ranges: { range: Range; points: number }[] = [];
  for (const { range, clause } of pieces) {
    if (!range) return null;
    ranges.push({ range, points: pointsOf(clause, max) });
  }
  return { ...toBands(ranges, max), unread, notApplicable: policy };
}

function toProportional(pieces: readonly RatePiece[], max: number): ScoringRule | null {
  const rate = pieces.find(({ clause }) => clause.given?.kind === 'rate');
  if (rate?.clause.given?.kind !== 'rate') return null;
  const { target } = rate.clause.given;
  let floor = rate.range ? { at: rate.range.low, isIn: rate.range.lowIn } : { at: 0, isIn: true };
  for (const { range, clause } of pieces) {
    if (clause === rate.clause) continue;
    if (!range) return null;
    const points = pointsOf(clause, max);
    if (points === 0 && range.low === 0) floor = { at: range.high, isIn: !range.highIn };
    else if (points !== max || range.low !== target) return null;
  }
  return { type: 'proportional', target, floor: floor.at, floorInclusive: floor.isIn };
}

function toBands(
  ranges: readonly { readonly range: Range; readonly points: number }[],
  max: number,
): Pick<RuleRead, 'rule' | 'notes'> {
  const sorted = ranges.toSorted((a, b) => b.range.low - a.range.low || Number(a.range.lowIn) - Number(b.range.lowIn));
  const notes: RuleNote[] = [];
  const top = sorted[0]?.range;
  if (top && (top.high < 100 || !top.highIn)) notes.push({ code: 'rule.gap', from: top.high, to: 100 });
  sorted.forEach(({ range, points }, i) => {
    if (points > max) notes.push({ code: 'rule.pointsAboveMax', from: points, to: max });
    const higher = sorted[i - 1]?.range;
    if (!higher) return;
    if (range.high < higher.low) notes.push({ code: 'rule.gap', from: range.high, to: higher.low });
    else if (range.high > higher.low) notes.push({ code: 'rule.overlap', from: higher.low, to: range.high });
    else if (range.highIn && higher.lowIn) notes.push({ code: 'rule.edgeTwice', from: higher.low, to: higher.low });
    else if (!range.highIn && !higher.lowIn) notes.push({ code: 'rule.edgeOpen', from: higher.low, to: higher.low });
  });
  const last = sorted.at(-1)?.range;
  if (last && (last.low > 0 || !last.lowIn)) notes.push({ code: 'rule.restUnsaid', from: last.low, to: last.low });
  if (Math.max(...sorted.map(({ points }) => points)) < max)
    notes.push({ code: 'rule.topNotReached', from: Math.max(...sorted.map(({ points }) => points)), to: max });
  const bands = sorted.map(({ range, points }): Band => ({ min: range.low, minInclusive: range.lowIn, points }));
  return { rule: { type: 'bands', bands }, notes };
}

/** R1 and R7: labels with points, or with shares of the maximum. */
function readOptions(clauses: readonly Clause[], max: number): RuleRead | null {
  const giving = clauses.filter(({ given }) => given !== null);
  const silent = clauses.filter(({ given }) => given === null);
  if (giving.length === 0 || silent.some(({ text }) => /\d/.test(text))) return null;
  if (giving.some(({ head, given }) => given?.kind === 'rate' || head === '' || !/\p{L}/u.test(head))) return null;
  const unread = silent.map(({ text }) => text);
  const isLevel =
    giving.some(({ given }) => given?.kind === 'share') &&
    giving.every(({ given }) => given?.kind === 'share' || (given?.kind === 'points' && given.points === 0));
  if (isLevel) {
    const levels = giving.map(({ head, given }) => ({
      label: head,
      share01: given?.kind === 'share' ? given.share01 : 0,
    }));
    return { rule: { type: 'level', levels }, unread, notes: [], notApplicable: null };
  }
  const options = giving.map((clause) => ({ label: clause.head, points: pointsOf(clause, max) }));
  const top = Math.max(...options.map(({ points }) => points));
  const notes: RuleNote[] = [];
  if (top > max) notes.push({ code: 'rule.pointsAboveMax', from: top, to: max });
  if (top < max) notes.push({ code: 'rule.topNotReached', from: top, to: max });
  return { rule: { type: 'choice', options }, unread, notes, notApplicable: null };
}

/** R8 as describeRule writes it: “A” và “B”: 1; còn lại: 0. */
function readCombination(clauses: readonly Clause[], max: number): RuleRead | null {
  const last = clauses.at(-1);
  if (clauses.length < 2 || !last || !/^còn lại$/iu.test(last.head)) return null;
  const questions: string[] = [];
  const indexOf = (name: string): number => {
    if (!questions.includes(name)) questions.push(name);
    return questions.indexOf(name);
  };
  const cases = clauses.slice(0, -1).map((clause) => {
    const skeleton = clause.head.replaceAll(/“[^”]*”/gu, 'Q');
    if (!/^(?:Q(?: và Q)*(?: và \(Q(?: hoặc Q)+\))?|Q(?: hoặc Q)+)$/u.test(skeleton)) return null;
    const names = [...clause.head.matchAll(/“([^”]*)”/gu)].map((match) => indexOf(match[1] ?? ''));
    const everyCount = (skeleton.split('(')[0] ?? '').split('Q').length - 1;
    const isAny = skeleton.includes('hoặc') && !skeleton.includes('(');
    return {
      every: isAny ? [] : names.slice(0, everyCount),
      some: isAny ? names : names.slice(everyCount),
      points: pointsOf(clause, max),
    };
  });
  const read = cases.filter((one) => one !== null);
  if (read.length < cases.length) return null;
  const rule: ScoringRule = { type: 'combination', questions, cases: read, otherwise: pointsOf(last, max) };
  return { rule, unread: [], notes: [], notApplicable: null };
}

function pointsOf({ given }: Clause, max: number): number {
  if (given?.kind === 'points') return given.points;
  return given?.kind === 'share' ? roundTo(given.share01 * max, 7) : Number.NaN;
}
