/**
 * Splits a formula into words. Number words come out canonical (dot decimals), strings and quoted sheet names as typed.
 *
 * How a Vietnamese formula is read. A formula with `;` (or without any comma that must separate) has decimal commas: between
 * two digits without a blank a comma is the decimal sign (`1,1`), elsewhere it separates. A formula without `;` in which
 * some comma cannot be decimal (`W_1.1,2`, `A1,5`, `MAX(A1, 2)`) is in the English manner: every comma separates. A chain
 * such as `1,2,3`, which no single number can be, is a list. A dot is a decimal sign too (`1.5`); what could be thousands
 * (`1.234,5`, `1.234.567`, `1,234.5`) is refused rather than guessed.
 * Inside { } the Vietnamese separators are Excel's own for a decimal comma: `\` between columns and `;` between rows.
 */
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { NumberLocale } from '../../lib/numberText.ts';
import { CLOSE, OPEN } from './reference.ts';
import type { FormulaProblem } from './problem.ts';

export type Locale = 'vi' | 'canonical';

/** How formulas are written by a person of this language. */
export function formulaLocaleOf(locale: NumberLocale): Locale {
  return locale === 'vi' ? 'vi' : 'canonical';
}

export type WordKind =
  | 'blank'
  | 'number'
  | 'text'
  | 'token'
  /** A name, an address or its half, a function's name before "(". */
  | 'name'
  /** A sheet's name with its "!": `text` is the bare name. */
  | 'sheet'
  | 'error'
  | 'operator'
  | 'colon'
  | 'open'
  | 'close'
  | 'openArray'
  | 'closeArray'
  /** Between arguments, or between the columns of an array. */
  | 'separator'
  | 'rowSeparator';

export interface Word {
  readonly kind: WordKind;
  readonly text: string;
  readonly position: number;
}

const BLANK = /[\s\u00a0\u3000\u200b\ufeff]+/y;
const NAME = /[$\p{L}_][\p{L}\p{M}\p{N}_.$]*/uy;
const ERROR = /#(?:REF!|NAME\?|N\/A|DIV\/0!|VALUE!|NUM!|CYCLE!|SPILL!|ERROR!)/iy;
const OPERATOR = /<=|>=|<>|[-+*/^&=<>%]/y;
const CANONICAL_NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const CHAIN = /\d+(?:,\d+){2,}(?![\d.,])/y;
const COMMA_NUMBER = /(?:\d+(?:[.,]\d+)*\.?|\.\d+)(?:[eE][+-]?\d+)?/y;
const UNAMBIGUOUS = /^(?:\d+(?:[.,]\d+)?|\d+\.|\.\d+)(?:[eE][+-]?\d+)?$/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3}(?!\d)|,\d{3}(?=\.))/;
const DIGITS = /\d+/y;
const PLAIN_WORDS: Readonly<Record<string, WordKind>> = {
  ':': 'colon',
  '(': 'open',
  ')': 'close',
  '{': 'openArray',
  '}': 'closeArray',
};

function matchAt(pattern: RegExp, text: string, position: number): string | null {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? null;
}

/** ".5" is 0.5, "5." is 5, "1E+5" is 1e5: the form in which the engine reads numbers as well. */
function toCanonicalNumber(typed: string): string {
  const [mantissa = '', exponent] = typed.replace(',', '.').toLowerCase().split('e');
  const digits = mantissa.startsWith('.') ? `0${mantissa}` : mantissa.replace(/\.$/, '');
  return exponent === undefined ? digits : `${digits}e${exponent.replace('+', '')}`;
}

/** The end of a quoted run whose quote is doubled inside, or -1 when it is not closed. */
function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let i = start + 1; i < text.length; i++) {
    if (text.charAt(i) !== quote) continue;
    if (text.charAt(i + 1) !== quote) return i + 1;
    i++;
  }
  return -1;
}

interface NumberWord {
  readonly canonical: string;
  /** Characters of the typed text. */
  readonly length: number;
}

function toNumberWord(typed: string): NumberWord {
  return { canonical: toCanonicalNumber(typed), length: typed.length };
}

/** True where commas between digits are decimal signs: see the head of this file. */
function hasDecimalCommas(text: string): boolean {
  const bare = text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '"').replace(new RegExp(NAME.source, 'gu'), 'n');
  if (bare.includes('\\') || bare.replace(/\{[^}]*\}?/g, '').includes(';')) return true;
  return !/(?:^|\D),|,(?!\d)/.test(bare);
}

/** Reads a number where commas are decimal signs; null where none begins. */
function readCommaNumber(text: string, position: number): Result<NumberWord, FormulaProblem> | null {
  const typed = matchAt(COMMA_NUMBER, text, position);
  if (typed === null) return null;
  if (UNAMBIGUOUS.test(typed)) return succeed(toNumberWord(typed));
  if (!THOUSANDS.test(typed) && /^\d+(?:\.\d+,|,\d+\.)/.test(typed))
    return succeed(toNumberWord(typed.slice(0, typed.indexOf(','))));
  return fail('formula.number', { position, text: typed });
}

/**
 * Words of a formula without its "=". `tokens` tells whether identity tokens may stand in it (stored formulas) or are
 * refused (typed ones).
 */
export function splitFormula(text: string, locale: Locale, tokens: boolean): Result<Word[], FormulaProblem> {
  const words: Word[] = [];
  const brackets: ('(' | '{')[] = [];
  const commas = locale === 'vi' && hasDecimalCommas(text);
  let chainEnd = -1;
  let position = 0;
  function push(kind: WordKind, word: string, length: number): void {
    words.push({ kind, text: word, position });
    position += length;
  }
  while (position < text.length) {
    const character = text.charAt(position);
    const blank = matchAt(BLANK, text, position);
    if (blank !== null) {
      push('blank', blank.replace(/[^\n]/g, ' '), blank.length);
      continue;
    }
    if (character === '"') {
      const end = endOfQuoted(text, position);
      if (end < 0) return fail('formula.unclosedText', { position });
      push('text', text.slice(position, end), end - position);
      continue;
    }
    if (character === "'") {
      const end = endOfQuoted(text, position);
      if (end < 0) return fail('formula.unclosedSheetName', { position });
      if (text.charAt(end) !== '!') return fail('formula.unexpected', { position, text: text.slice(position, end) });
      push('sheet', text.slice(position + 1, end - 1).replaceAll("''", "'"), end + 1 - position);
      continue;
    }
    if (character === OPEN && tokens) {
      const end = text.indexOf(CLOSE, position);
      if (end < 0) return fail('formula.unexpected', { position, text: OPEN });
      push('token', text.slice(position, end + 1), end + 1 - position);
      continue;
    }
    if (commas && position >= chainEnd) chainEnd = position + (matchAt(CHAIN, text, position)?.length ?? 0);
    const plainNumber = commas ? (position < chainEnd ? DIGITS : null) : CANONICAL_NUMBER;
    const typed = plainNumber === null ? null : matchAt(plainNumber, text, position);
    const number =
      plainNumber === null ? readCommaNumber(text, position) : typed === null ? null : succeed(toNumberWord(typed));
    if (number !== null) {
      if (!number.ok) return number;
      push('number', number.value.canonical, number.value.length);
      continue;
    }
    const name = matchAt(NAME, text, position);
    if (name !== null) {
      if (text.charAt(position + name.length) === '!') push('sheet', name, name.length + 1);
      else push('name', name, name.length);
      continue;
    }
    const error = matchAt(ERROR, text, position);
    if (error !== null) {
      push('error', error.toUpperCase(), error.length);
      continue;
    }
    const operator = matchAt(OPERATOR, text, position);
    if (operator !== null) {
      push('operator', operator, operator.length);
      continue;
    }
    if (character === '\u2212') {
      push('operator', '-', 1);
      continue;
    }
    const inArray = brackets[brackets.length - 1] === '{';
    if (character === ',' || (character === '\\' && inArray && locale === 'vi')) {
      push('separator', ',', 1);
      continue;
    }
    if (character === ';' && (inArray || locale === 'vi')) {
      if (inArray) push('rowSeparator', ';', 1);
      else push('separator', ',', 1);
      continue;
    }
    const plain = PLAIN_WORDS[character];
    if (!plain)
      return fail('formula.unexpected', { position, text: String.fromCodePoint(text.codePointAt(position) ?? 0) });
    if (character === '(' || character === '{') brackets.push(character);
    else if (character === ')' || character === '}') brackets.pop();
    push(plain, character, 1);
  }
  return succeed(words);
}
