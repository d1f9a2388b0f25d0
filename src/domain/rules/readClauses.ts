/** Clauses of a rule in words: what stands before the colon and what it gives. "từ 95% đến dưới 100%: 1,75". */
import { parseNumber } from '../../lib/numberText.ts';

/** What a clause gives: points, a share of the maximum in 0..1, or the rate itself times the maximum over `target` %. */
export type Given =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'share'; readonly share01: number }
  | { readonly kind: 'rate'; readonly target: number };

export interface Clause {
  /** As written, without the value; empty where the value stands alone. */
  readonly head: string;
  readonly given: Given | null;
  readonly text: string;
}

/** Percentages from `low` to `high`, each edge in or out. */
export interface Range {
  readonly low: number;
  readonly lowIn: boolean;
  readonly high: number;
  readonly highIn: boolean;
}

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const POINTS_WORD = String.raw`(?:điểm|đ)`;
/** "tối đa", "đạt điểm tối đa", "đủ điểm". */
const FULL = /^(?:được |đạt |tính |cho |chấm )*(?:(?:số )?điểm )?(?:tối đa|chuẩn|tuyệt đối)$/iu;
const NONE = /^(?:không (?:có|được|tính|chấm|đạt)(?: tính| chấm)? điểm|không điểm)$/iu;
const SHARE = new RegExp(
  String.raw`^(?:được |đạt |tính |bằng )*(${NUMBER})\s*%\s*(?:(?:của )?(?:tổng )?(?:số )?điểm(?: tối đa| chuẩn)?|tối đa)?$`,
  'iu',
);
const POINTS = new RegExp(String.raw`^(?:được |đạt |tính |chấm |cho |\+)*(${NUMBER})\s*${POINTS_WORD}?$`, 'iu');
const RATE = new RegExp(
  String.raw`t[ỷỉ] lệ(?! trả lời).*?(?:\s[x*]\s|\s*\*\s*|nhân(?: với)?)\s*(?:số )?(điểm (?:tối đa|chuẩn)|thang điểm|${NUMBER})`,
  'iu',
);

/** NFC, one kind of dash and of comparison sign, no double spaces; line breaks stay. */
export function tidyWords(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u00a0\u202f\t ]+/g, ' ')
    .replaceAll(/≥|=>/g, '>=')
    .replaceAll(/≤|=</g, '<=')
    .replaceAll('×', 'x')
    .trim();
}

/** The clauses of a text: at semicolons, line breaks and bullets; at commas only where a value ends before them. */
export function splitClauses(text: string): string[] {
  return text
    .split(/;|\r?\n/)
    .flatMap((part) =>
      part.split(
        new RegExp(
          String.raw`(?<=[:=]\s?(?:${NUMBER})\s?(?:${POINTS_WORD})?)(?:[,.]|\.? - )\s+(?=\p{L}|>|<|\d+\s?%)`,
          'iu',
        ),
      ),
    )
    .map((part) =>
      part
        .trim()
        .replace(/^(?:[-+•*·]\s*|[a-zđ]\)\s*)/iu, '')
        .replace(/(?<![.,])[.,]+$/, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

export function readClause(text: string, max: number): Clause {
  const parts = separate(text);
  for (const { head, value } of parts) {
    const given = readGiven(value, max);
    if (given) return { head, given, text };
  }
  const rate = readGiven(text, max);
  return rate?.kind === 'rate' ? { head: '', given: rate, text } : { head: text, given: null, text };
}

/** Ways in which head and value may stand together, the surest first. */
function separate(text: string): { head: string; value: string }[] {
  const found: { head: string; value: string }[] = [];
  const add = (head: string | undefined, value: string | undefined): void => {
    if (head !== undefined && value !== undefined && head.trim() !== '')
      found.push({ head: head.trim(), value: value.trim() });
  };
  const colon = /^(.*?\S)\s*(?:[:=→]|->)\s*([^:=→]*)$/su.exec(text);
  add(colon?.[1], colon?.[2]);
  const first = /^([^:]*\S)\s*:\s*(.*)$/su.exec(text);
  add(first?.[1], first?.[2]);
  const bracket = /^(.*\S)\s*\(([^()]*)\)$/su.exec(text);
  add(bracket?.[1], bracket?.[2]);
  const points = new RegExp(
    String.raw`^(.*\S)\s*(?:,|-|thì|được|đạt|chấm|tính)\s+(${NUMBER}\s*${POINTS_WORD}|(?:số )?điểm tối đa)$`,
    'isu',
  ).exec(text);
  add(points?.[1], points?.[2]);
  const ahead = new RegExp(String.raw`^(${NUMBER}\s*${POINTS_WORD})\s*(?::|nếu|khi|-)\s*(.*)$`, 'isu').exec(text);
  add(ahead?.[2], ahead?.[1]);
  return found;
}

function readGiven(text: string, max: number): Given | null {
  const value = text.trim();
  if (FULL.test(value)) return { kind: 'share', share01: 1 };
  if (NONE.test(value)) return { kind: 'points', points: 0 };
  const points = POINTS.exec(value)?.[1];
  if (points !== undefined) return { kind: 'points', points: numberOf(points) };
  const share = SHARE.exec(value)?.[1];
  if (share !== undefined) return { kind: 'share', share01: numberOf(share) / 100 };
  const half = /^(\d)\s*\/\s*(\d)\s*(?:số )?điểm(?: tối đa)?$/iu.exec(value);
  if (half && Number(half[2]) > 0) return { kind: 'share', share01: Number(half[1]) / Number(half[2]) };
  return readRate(value, max);
}

/** "tỷ lệ % x điểm tối đa", "(tỷ lệ % x 1,5)/100%", "tỷ lệ % / 90% x điểm tối đa". */
function readRate(text: string, max: number): Given | null {
  const found = RATE.exec(text);
  const factor = found?.[1];
  if (!found || factor === undefined || /cao nhất/iu.test(text)) return null;
  if (/^\d/.test(factor) && numberOf(factor) !== max) return null;
  const target = new RegExp(String.raw`lệ\s*%?\s*/\s*(${NUMBER})\s*%`, 'iu').exec(found[0])?.[1];
  return { kind: 'rate', target: target === undefined ? 100 : numberOf(target) };
}

/**
 * The range of percentages a head names, or null. Without any "%" only a bare range counts: "3 văn bản trở lên" is a number of
 * things, not a rate.
 */
export function readRange(head: string): Range | null {
  const text = head.toLowerCase();
  if (/^mọi t[ỷỉ] lệ$/u.test(text)) return { low: 0, lowIn: true, high: 100, highIn: true };
  const isBare = /^(?:từ|trên|dưới|đến|tới|trở lên|trở xuống|cận|[\d\s.,%<>=-])+$/u.test(text);
  if (!text.includes('%') && !isBare) return null;
  return readBetween(text) ?? readOpenEnded(text);
}

const LOW = String.raw`(từ(?: trên)?|trên|lớn hơn|hơn|>=|>)?\s*(${NUMBER})\s*%?(?:\s*trở lên)?`;
const UNTIL = String.raw`(đến cận|đến dưới|tới dưới|và dưới|- dưới|-\s*<=|-\s*<|đến\s*<=|đến\s*<|và\s*<=|và\s*<|,\s*<=|,\s*<|đến|tới|-)`;
const BETWEEN = new RegExp(String.raw`${LOW}\s*${UNTIL}\s*(${NUMBER})\s*%?`, 'u');
/** "70% < tỷ lệ <= 90%". */
const AROUND = new RegExp(String.raw`(${NUMBER})\s*%?\s*(<=|<)[^<>=\d]*(<=|<)\s*(${NUMBER})\s*%?`, 'u');

function readBetween(text: string): Range | null {
  const around = AROUND.exec(text);
  if (around)
    return ordered({
      low: numberOf(around[1] ?? ''),
      lowIn: around[2] === '<=',
      high: numberOf(around[4] ?? ''),
      highIn: around[3] === '<=',
    });
  const between = BETWEEN.exec(text);
  if (!between) return null;
  const [, from = '', low = '', until = '', high = ''] = between;
  return ordered({
    low: numberOf(low),
    lowIn: !/trên|hơn|^>$/u.test(from),
    high: numberOf(high),
    highIn: !/dưới|cận|<$/u.test(until),
  });
}

function ordered(range: Range): Range | null {
  return range.low <= range.high && range.high <= 100 ? range : null;
}

function readOpenEnded(text: string): Range | null {
  const find = (pattern: string): number | null => {
    const found = new RegExp(pattern.replaceAll('N', `(${NUMBER})`), 'u').exec(text)?.[1];
    return found === undefined ? null : numberOf(found);
  };
  const above = (low: number, lowIn: boolean): Range | null => ordered({ low, lowIn, high: 100, highIn: true });
  const below = (high: number, highIn: boolean): Range | null => ordered({ low: 0, lowIn: true, high, highIn });
  const downTo = find(String.raw`N\s*%?\s*trở xuống`) ?? find(String.raw`(?:<=|không (?:quá|vượt quá))\s*N`);
  if (downTo !== null) return below(downTo, true);
  const under = find(String.raw`(?:dưới|<|nhỏ hơn|thấp hơn|ít hơn|chưa đạt|không đạt)\s*N`);
  if (under !== null) return below(under, false);
  const from = find(String.raw`(?:từ|>=|ít nhất|tối thiểu)\s*N`) ?? find(String.raw`N\s*%?\s*trở lên`);
  if (from !== null) return above(from, true);
  const over = find(String.raw`(?:trên|>|lớn hơn|cao hơn|vượt|hơn)\s*N`);
  if (over !== null) return above(over, false);
  const exact = find(String.raw`N\s*%`) ?? find(String.raw`^N$`);
  return exact === null ? null : ordered({ low: exact, lowIn: true, high: exact, highIn: true });
}

/** A number that NUMBER matched. */
export function numberOf(text: string): number {
  return parseNumber(text, 'vi') ?? Number.NaN;
}
