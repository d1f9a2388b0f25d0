/** The points of a leaf, a bonus or a penalty as a cell, the same in every sheet of scores. */
import type { LeafOutcome } from '../../domain/points.ts';
import type { ScoringRule } from '../../domain/rules/rule.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { formatNumber, writeNumber } from '../../lib/numberText.ts';

/**
 * `common` holds what does not depend on the outcome. Declared data (null where there are none) are what is edited, and are
 * marked as such; `isQuiet` leaves both out, for a cell that only shows.
 */
export function outcomeCell(
  t: Messages,
  common: Omit<GridCell, 'text'>,
  outcome: LeafOutcome,
  declaredText: string | null,
  isQuiet = false,
): GridCell {
  switch (outcome.kind) {
    case 'missing':
      return { ...common, text: '', tones: ['missing'] };
    case 'notApplicable':
      return {
        ...common,
        text: t.scores.notApplicable,
        editText: declaredText ?? t.scores.notApplicable,
        tones: ['notApplicable'],
      };
    case 'error':
      return { ...common, text: outcome.error, editText: declaredText ?? '', invalid: outcome.error };
    case 'points': {
      const declared = isQuiet ? null : declaredText;
      return {
        ...common,
        text: formatNumber(outcome.points, t.locale, 4),
        number: outcome.points,
        editText: declared ?? writeNumber(outcome.points, t.locale),
        tones: [...(outcome.points === 0 ? ['zero'] : []), ...(declared === null ? [] : ['declared'])],
      };
    }
  }
}

/** What a rule that is a choice can be given. */
export function choicesOf(rule: ScoringRule | null): readonly string[] | null {
  if (rule?.type === 'choice') return rule.options.map((option) => option.label);
  return rule?.type === 'level' ? rule.levels.map((level) => level.label) : null;
}
