/** An entry rule as the dialog's fields hold it. */
import type { EntryRule } from '../../../domain/attributes.ts';
import { parseDate, writeDate } from '../../../lib/dates.ts';
import { parseNumber, writeNumber, type NumberLocale } from '../../../lib/numberText.ts';
import type { Messages } from '../../../i18n/index.ts';

export const RULE_KINDS = ['any', 'list', 'number', 'whole', 'date'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export interface RuleDraft {
  readonly kind: RuleKind;
  /** One a line. */
  readonly options: string;
  /** Empty: no bound. */
  readonly min: string;
  readonly max: string;
}

export function writeRuleDraft(rule: EntryRule | undefined, locale: NumberLocale): RuleDraft {
  const empty: RuleDraft = { kind: 'any', options: '', min: '', max: '' };
  if (!rule) return empty;
  if (rule.kind === 'list') return { ...empty, kind: 'list', options: rule.options.join('\n') };
  const write = (value: number | null): string =>
    value === null ? '' : rule.kind === 'date' ? writeDate(value) : writeNumber(value, locale);
  const kind = rule.kind === 'date' ? 'date' : rule.whole ? 'whole' : 'number';
  return { ...empty, kind, min: write(rule.min), max: write(rule.max) };
}

type RuleRead =
  { readonly ok: true; readonly value: EntryRule | null } | { readonly ok: false; readonly problem: string };

/** The rule, null for none, or in words what is wrong with the fields. */
export function readRuleDraft(draft: RuleDraft, t: Messages): RuleRead {
  const { kind } = draft;
  if (kind === 'any') return { ok: true, value: null };
  if (kind === 'list') return readOptions(draft.options, t);
  const min = readBound(draft.min, kind, t);
  const max = readBound(draft.max, kind, t);
  if (typeof min === 'string') return { ok: false, problem: min };
  if (typeof max === 'string') return { ok: false, problem: max };
  if (min !== null && max !== null && min > max) return { ok: false, problem: t.attributes.reversed };
  const bounds = { min, max };
  return {
    ok: true,
    value: kind === 'date' ? { kind, ...bounds } : { kind: 'number', ...bounds, whole: kind === 'whole' },
  };
}

function readOptions(text: string, t: Messages): RuleRead {
  const lines = text.normalize('NFC').split('\n');
  const options = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  return options.length === 0
    ? { ok: false, problem: t.attributes.optionsMissing }
    : { ok: true, value: { kind: 'list', options } };
}

/** A bound, null for none, or the sentence why the text is none. */
function readBound(text: string, kind: 'number' | 'whole' | 'date', t: Messages): number | null | string {
  const typed = text.trim();
  if (typed === '') return null;
  const words = t.attributes;
  if (kind === 'date') {
    const day = parseDate(typed, new Date().getFullYear());
    return typeof day === 'number' ? day : words.notDate(typed);
  }
  const value = parseNumber(typed, t.locale);
  if (value === null) return words.notNumber(typed);
  return kind === 'whole' && !Number.isInteger(value) ? words.notWhole(typed) : value;
}
