/** Entry rules at the moment of entry: what is refused, and the sentence that says what is allowed. */
import type { EntryRule } from '../../../domain/attributes.ts';
import { allowsEntry } from '../../../domain/entryRules.ts';
import { writeDate } from '../../../lib/dates.ts';
import { writeNumber } from '../../../lib/numberText.ts';
import type { Problem } from '../../../lib/result.ts';
import type { Messages } from '../../../i18n/index.ts';

/** Why the rule does not let the text in; null where it does. */
export function refuseByRule(rule: EntryRule | undefined, text: string, t: Messages): Problem | null {
  if (!rule || allowsEntry(rule, text, t.locale, new Date().getFullYear())) return null;
  return { code: 'entry.refused', details: { text: text.trim(), allowed: describeEntryRule(rule, t) } };
}

/** "Ô chỉ nhận số từ 0 đến 10." */
function describeEntryRule(rule: EntryRule, t: Messages): string {
  const words = t.attributes.allowed;
  switch (rule.kind) {
    case 'list':
      return words.list(rule.options.join('; '));
    case 'number': {
      const range = describeRange(rule, (value) => writeNumber(value, t.locale), t);
      return rule.whole ? words.whole(range) : words.number(range);
    }
    case 'date':
      return words.date(describeRange(rule, writeDate, t));
  }
}

function describeRange(
  { min, max }: { readonly min: number | null; readonly max: number | null },
  write: (value: number) => string,
  t: Messages,
): string {
  const words = t.attributes;
  if (min !== null && max !== null) return words.between(write(min), write(max));
  if (min !== null) return words.atLeast(write(min));
  return max === null ? '' : words.atMost(write(max));
}
