/** Declared data as an officer types it in a score cell, and back. */
import { EVERY_DECIMAL, formatNumber, parseNumber, type NumberLocale } from '../../lib/numberText.ts';
import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import { checkDeclared } from './declared.ts';
import type { DeclaredCode } from './declared.ts';
import type { DeclaredData, ScoringRule } from './rule.ts';

/** `notDeclared`: the text is no declared data of this rule, so perhaps points typed directly. */
export type DeclaredTextCode = DeclaredCode | 'notDeclared' | 'numberNotRead' | 'answerNotRead';

type Parsed = Result<DeclaredData, Problem<DeclaredTextCode>>;

const YES = { vi: 'Có', en: 'Yes' } as const;
const NO = { vi: 'Không', en: 'No' } as const;

/**
 * vi-VN text under a rule: "96,4%" or "482/500" for rates, "3" for counts, an option's label or its place from 1 for
 * choices, "Có; Không" for answers, "60; 30; 10; 0" for shares, "x = 3; y = 4" or "3; 4" for inputs.
 */
export function parseDeclared(rule: ScoringRule, text: string): Parsed {
  const parsed = parseKind(rule, text.normalize('NFC').trim());
  if (!parsed.ok) return parsed;
  const problem = checkDeclared(rule, parsed.value);
  return problem ? { ok: false, problem } : parsed;
}

/** The text parseDeclared reads (vi), or the same with English words and marks. */
export function writeDeclared(rule: ScoringRule, declared: DeclaredData, language: NumberLocale): string {
  const n = (value: number): string => formatNumber(value, language, EVERY_DECIMAL);
  switch (declared.kind) {
    case 'percent':
      return `${n(declared.value)}%`;
    case 'ratio':
      return `${n(declared.numerator)}/${n(declared.denominator)}`;
    case 'count':
      return n(declared.value);
    case 'choice':
      return writeChoice(listLabels(rule), declared.index);
    case 'answers':
      return declared.yes.map((yes) => (yes ? YES : NO)[language]).join('; ');
    case 'shares':
      return declared.percents.map(n).join('; ');
    case 'inputs':
      return Object.entries(declared.values)
        .map(([name, value]) => `${name} = ${n(value)}`)
        .join('; ');
  }
}

function parseKind(rule: ScoringRule, text: string): Parsed {
  switch (rule.type) {
    case 'bands':
    case 'proportional':
    case 'sipas':
    case 'relative':
      return parseRate(text);
    case 'count':
    case 'deduction':
      return readNumber(text, (value) => ({ kind: 'count', value }));
    case 'choice':
    case 'level':
      return parseChoice(listLabels(rule), text);
    case 'combination':
      return parseAnswers(text);
    case 'survey':
      return parseShares(text);
    case 'formula':
      return parseInputs(rule, text);
  }
}

function readNumber(text: string, make: (value: number) => DeclaredData): Parsed {
  const value = readDeclaredNumber(text);
  return value === null ? fail('numberNotRead', { text }) : succeed(make(value));
}

function parseRate(text: string): Parsed {
  if (text.endsWith('%')) return readNumber(text.slice(0, -1), (value) => ({ kind: 'percent', value }));
  const parts = text.split('/');
  if (parts.length !== 2) return fail('notDeclared', { text });
  const [numerator, denominator] = parts.map(readDeclaredNumber);
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return fail('numberNotRead', { text });
  return succeed({ kind: 'ratio', numerator, denominator });
}

function listLabels(rule: ScoringRule): readonly string[] {
  if (rule.type === 'choice') return rule.options.map(({ label }) => label);
  return rule.type === 'level' ? rule.levels.map(({ label }) => label) : [];
}

function indexOfLabel(labels: readonly string[], text: string): number {
  return labels.findIndex((label) => label.normalize('NFC').trim() === text);
}

function parseChoice(labels: readonly string[], text: string): Parsed {
  const byLabel = indexOfLabel(labels, text);
  if (byLabel >= 0) return succeed({ kind: 'choice', index: byLabel });
  if (!/^\d{1,3}$/.test(text)) return fail('notDeclared', { text });
  const index = Number(text) - 1;
  return index >= 0 ? succeed({ kind: 'choice', index }) : fail('choiceUnknown', { index: 0, count: labels.length });
}

function writeChoice(labels: readonly string[], index: number): string {
  const label = labels[index]?.normalize('NFC').trim() ?? '';
  return label !== '' && indexOfLabel(labels, label) === index ? label : String(index + 1);
}

function parseAnswers(text: string): Parsed {
  const yes: boolean[] = [];
  for (const part of text.split(';')) {
    const answer = part.trim().toLowerCase();
    if ([YES.vi, YES.en].some((word) => word.toLowerCase() === answer) || answer === '1') yes.push(true);
    else if ([NO.vi, NO.en].some((word) => word.toLowerCase() === answer) || answer === '0') yes.push(false);
    else return fail('answerNotRead', { text: part.trim() });
  }
  return succeed({ kind: 'answers', yes });
}

function parseShares(text: string): Parsed {
  if (!text.includes(';')) return fail('notDeclared', { text });
  const percents: number[] = [];
  for (const part of text.split(';')) {
    const value = readDeclaredNumber(part.trim().replace(/%$/, ''));
    if (value === null) return fail('numberNotRead', { text: part.trim() });
    percents.push(value);
  }
  return succeed({ kind: 'shares', percents });
}

function parseInputs(rule: Extract<ScoringRule, { type: 'formula' }>, text: string): Parsed {
  const values: [string, number][] = [];
  for (const [i, part] of text.split(';').entries()) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? rule.inputs[i]?.name : findInput(rule, part.slice(0, equals));
    if (name === undefined) return fail('notDeclared', { text: part.trim() });
    const value = readDeclaredNumber(part.slice(equals + 1));
    if (value === null) return fail('numberNotRead', { text: part.trim() });
    values.push([name, value]);
  }
  return succeed({ kind: 'inputs', values: Object.fromEntries(values) });
}

function findInput(rule: Extract<ScoringRule, { type: 'formula' }>, text: string): string | undefined {
  const key = text.trim().toLowerCase();
  return rule.inputs.find(({ name }) => name.normalize('NFC').toLowerCase() === key)?.name;
}

/** A number as vi-VN writes it; a percent sign belongs to the kind of data, not to the number. */
function readDeclaredNumber(text: string): number | null {
  return text.includes('%') ? null : parseNumber(text, 'vi');
}
