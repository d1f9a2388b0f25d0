/** What an entry rule lets into a cell. Empty texts and formulas are not asked: a rule is about what is typed. */
import { parseDate } from '../lib/dates.ts';
import { parseNumber, type NumberLocale } from '../lib/numberText.ts';
import type { EntryRule } from './attributes.ts';

/** Whether the rule lets a typed text in; `thisYear` completes "31/12". */
export function allowsEntry(rule: EntryRule, text: string, locale: NumberLocale, thisYear: number): boolean {
  const typed = text.normalize('NFC').trim();
  if (typed === '' || typed.startsWith('=')) return true;
  switch (rule.kind) {
    case 'list':
      return rule.options.includes(typed);
    case 'number': {
      const value = parseNumber(typed, locale);
      return value !== null && isWithin(value, rule) && (!rule.whole || Number.isInteger(value));
    }
    case 'date': {
      const value = parseDate(typed, thisYear) ?? parseNumber(typed, locale);
      return typeof value === 'number' && isWithin(value, rule);
    }
  }
}

function isWithin(value: number, { min, max }: { readonly min: number | null; readonly max: number | null }): boolean {
  return (min === null || value >= min) && (max === null || value <= max);
}
