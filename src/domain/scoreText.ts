/** What a text typed for a score means: points, declared data, "not applicable" or nothing. */
import { parseNumber, type NumberLocale } from '../lib/numberText.ts';
import { fail, succeed, type Problem, type Result } from '../lib/result.ts';
import { foldDiacritics } from '../lib/text.ts';
import type { ScoreEntry } from './commands/scores.ts';
import { NOT_APPLICABLE_WORD } from './rules/compileRule.ts';
import { parseDeclared } from './rules/declaredText.ts';
import type { DeclaredData, ScoringRule } from './rules/rule.ts';
import { MISSING, NOT_APPLICABLE } from './scores.ts';

const NOT_APPLICABLE_WORDS: ReadonlySet<string> = new Set(
  [NOT_APPLICABLE_WORD, 'n/a', 'na', 'không áp dụng', 'không phát sinh', 'not applicable'].map(foldDiacritics),
);
const POINTS_ENDING = /(?<!\s)\s*(?:điểm|đ|points?)$/iu;

export interface ScorePlace {
  readonly code: string;
  /** Null for a bonus or penalty, or a leaf without a rule. */
  readonly rule: ScoringRule | null;
  readonly mayBeNotApplicable: boolean;
  /** What stands there now. */
  readonly declared: DeclaredData | undefined;
}

/** Whether a text says "does not apply": "KAD", "n/a", "Không áp dụng", with or without diacritics. */
export function isNotApplicableWord(text: string): boolean {
  return NOT_APPLICABLE_WORDS.has(foldDiacritics(text.trim()));
}

/** Points as typed: "1,75", "1,75 điểm"; null where it is no number. */
export function readPoints(text: string, locale: NumberLocale): number | null {
  return parseNumber(text.normalize('NFC').trim().replace(POINTS_ENDING, ''), locale);
}

/**
 * A plain number is points, unless the place already holds declared data of a kind that is a plain number (a count); the
 * ending "đ" or "điểm" says points, a leading "#" says declared data. Fails with 'points.notRead'.
 */
export function readScoreText(
  text: string,
  place: ScorePlace,
  locale: NumberLocale,
): Result<ScoreEntry['entry'], Problem<'points.notRead'>> {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return succeed({ points: MISSING });
  if (place.mayBeNotApplicable && isNotApplicableWord(typed)) return succeed({ points: NOT_APPLICABLE });
  const saysPoints = POINTS_ENDING.test(typed);
  const saysDeclared = typed.startsWith('#');
  const points = typed.endsWith('%') ? null : readPoints(typed, locale);
  const keepsCount = place.declared?.kind === 'count' && !saysPoints;
  if (points !== null && !saysDeclared && !keepsCount) return succeed({ points });
  if (place.rule) {
    const declared = parseDeclared(place.rule, saysDeclared ? typed.slice(1) : typed);
    if (declared.ok) return succeed({ declared: declared.value });
  }
  return fail('points.notRead', { text: typed, code: place.code });
}
