/** A value that a person types in place of what the workbook or a file says. */
import { parseNumber, type NumberLocale } from '../../lib/numberText.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import { parseDeclared } from '../rules/declaredText.ts';
import type { ScoringRule } from '../rules/rule.ts';
import type { MergeItem } from './mergeFiles.ts';
import type { PlaceValue } from './place.ts';
import { NOT_APPLICABLE } from '../scores.ts';
import { isNotApplicableText } from './readEntryCells.ts';

/** A plain number is points; what the leaf's rule reads is declared data; an empty text clears the cell. */
export function readHandValue(
  place: MergeItem['place'],
  text: string,
  rule: ScoringRule | null,
  locale: NumberLocale,
): Result<PlaceValue, Problem<'merge.notRead'>> {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return succeed(null);
  if (place.of !== 'entry') return succeed(typed);
  if (isNotApplicableText(typed)) return succeed(NOT_APPLICABLE);
  const points = typed.endsWith('%') ? null : parseNumber(typed, locale);
  if (points !== null) return succeed(points);
  const declared = rule ? parseDeclared(rule, typed) : null;
  return declared?.ok ? succeed({ declared: declared.value }) : fail('merge.notRead', { text: typed.slice(0, 80) });
}
