/**
 * FAILURES.md S12: no regular expression of the app is kept busy by a text. One that needs the square of a text's length does not
 * return from 200,000 characters before the guard, a thousand times what the others need; an exponential one never does.
 */
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { MAX_FORMULA_LENGTH } from '../../src/domain/formula/read.ts';
import { readRuleWords } from '../../src/domain/rules/readRule.ts';
import { listHostileTexts, type MakeText } from './words/hostileTexts.ts';
import { collectRegexes, type FoundRegex } from './words/regexes.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHORT = 25_000;
const LONG = 200_000;
/** Not a demand on speed: what is still busy after it does not return. */
const GUARD_MS = 1_000;
const TRIES = 3;

/** The longest rule in words that is looked into. */
const LONGEST_RULE = 2_000;
/** Files whose patterns meet no longer texts, because what calls them refuses those. */
const BOUNDED: Readonly<Record<string, number>> = {
  'src/domain/rules/readRule.ts': LONGEST_RULE,
  'src/domain/rules/readClauses.ts': LONGEST_RULE,
  'src/domain/rules/substituteNames.ts': MAX_FORMULA_LENGTH,
  'src/exchange/export/excelFormula.ts': MAX_FORMULA_LENGTH,
  // The engine's own sentence about a name of a formula.
  'workers/recalc/cellErrors.ts': MAX_FORMULA_LENGTH,
};

const { found, unread } = collectRegexes(ROOT, ['src', 'workers']);
const context = createContext({ regex: /x/, text: '' });
const run = new Script('regex.global ? text.replace(regex, "") : regex.exec(text)');

/** Milliseconds, or null where it did not return before the guard. */
function timeOf(regex: RegExp, text: string): number | null {
  Object.assign(context, { regex, text });
  regex.lastIndex = 0;
  const start = performance.now();
  try {
    run.runInContext(context, { timeout: GUARD_MS });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
  return performance.now() - start;
}

function longestFor({ places }: FoundRegex): number {
  return Math.max(...places.map((place) => BOUNDED[place.replace(/:\d+$/, '')] ?? LONG));
}

interface Trial {
  readonly ms: number;
  readonly text: string;
}

/** The slowest of all texts when they are short, made long. */
function tryOut(one: FoundRegex): Trial | { readonly stuckOn: string } {
  const regex = new RegExp(one.source, one.flags);
  const longest = longestFor(one);
  const slowest: { readonly make: MakeText; readonly ms: number }[] = [];
  for (const make of listHostileTexts(one.source, one.flags)) {
    const ms = timeOf(regex, make(Math.min(SHORT, longest)));
    slowest.push({ make, ms: ms ?? Number.POSITIVE_INFINITY });
    if (ms === null) break;
  }
  slowest.sort((a, b) => b.ms - a.ms);
  let worst: Trial = { ms: 0, text: '' };
  for (const { make } of slowest.slice(0, 5)) {
    const text = make(longest);
    const shown = JSON.stringify(`${text.slice(0, 24)}…${text.slice(-4)}`);
    let ms: number | null = null;
    for (let attempt = 0; attempt < TRIES && ms === null; attempt++) ms = timeOf(regex, text);
    if (ms === null) return { stuckOn: shown };
    if (ms > worst.ms) worst = { ms, text: shown };
  }
  return worst;
}

describe('Regular expressions on hostile texts', () => {
  test('the sources are read: every pattern is known but those that are put together at run time', () => {
    expect(found.length).toBeGreaterThan(300);
    // Numbers of percentages in a rule of at most 2,000 characters.
    expect(unread).toEqual(["src/domain/rules/readClauses.ts: pattern.replaceAll('N', `(${NUMBER})`)"]);
  });

  test('a pattern that is known to be slow does not return, so the guard holds', () => {
    const slow = (source: string): unknown => tryOut({ places: ['here'], source, flags: '' });
    expect(slow(String.raw`\s+$`)).toHaveProperty('stuckOn');
    expect(slow(String.raw`^(?:\d+,?)+$`)).toHaveProperty('stuckOn');
    expect(slow(String.raw`<row\b[^>]*>`)).toHaveProperty('stuckOn');
  }, 120_000);

  test('every pattern of the app returns from every text', () => {
    const trials = found.map((one) => ({ one, trial: tryOut(one) }));
    const stuck = trials.flatMap(({ one, trial }) =>
      'stuckOn' in trial ? [`${one.places.join(' ')} /${one.source}/${one.flags} on ${trial.stuckOn}`] : [],
    );
    const slowest = trials
      .flatMap(({ one, trial }) => ('ms' in trial ? [{ one, ...trial }] : []))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 10);
    console.info(slowest.map(({ one, ms, text }) => `${ms.toFixed(1)} ms ${one.places[0] ?? ''} ${text}`).join('\n'));
    expect(stuck).toEqual([]);
  }, 300_000);

  test('a rule in more words than the reader looks into is kept as written', () => {
    const words = '“'.repeat(LONGEST_RULE + 1);
    expect(readRuleWords(words, 1)).toEqual({ rule: null, unread: [words], notes: [], notApplicable: null });
  });
});
