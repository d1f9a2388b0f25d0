/** What is wrong with an edited rule, in the person's words, at the place where it is. */
import type { DraftFlaw } from '../../../domain/rules/readRuleDraft.ts';
import type { Messages } from '../../../i18n/index.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import { sayProblem } from '../../shared/words.svelte.ts';

export interface SaidFlaw {
  readonly text: string;
  readonly isBlocking: boolean;
}

export function sayFlaw(t: Messages, { code, details, isBlocking }: DraftFlaw): SaidFlaw {
  const words: Record<string, string> = {};
  for (const [key, value] of Object.entries(details))
    words[key] = typeof value === 'number' ? formatNumber(value, t.locale, 7) : value;
  const problem = details['problem'];
  if (typeof problem === 'string') words['sentence'] = sayProblem(t, { code: problem, details });
  return { text: t.rules.flaws[code]?.(words) ?? t.ruleFlaw[code] ?? code, isBlocking };
}

/** Those of one field; `row` null: a single field, and with `key` null what concerns the rule or the row as a whole. */
export function listFlawsAt(
  t: Messages,
  flaws: readonly DraftFlaw[],
  row: number | null,
  key: string | null,
): SaidFlaw[] {
  return flaws.filter((flaw) => flaw.row === row && flaw.key === key).map((flaw) => sayFlaw(t, flaw));
}
