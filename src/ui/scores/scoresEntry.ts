/** What a text typed into a score cell means: points, declared data, "not applicable" or nothing. */
import type { ScoreEntry } from '../../domain/commands/scores.ts';
import { setOfSheet } from '../../domain/layout.ts';
import { parseDeclared } from '../../domain/rules/declaredText.ts';
import { MISSING, NOT_APPLICABLE } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';
import type { ScoresSource } from './scoresSource.ts';

const NOT_APPLICABLE_WORDS = new Set(['kad', 'n/a', 'na', 'không áp dụng', 'không phát sinh', 'not applicable']);

/**
 * A plain number is points, unless the cell already holds declared data of a kind that is a plain number (a count); the
 * ending "đ" or "điểm" says points, a leading "#" says declared data.
 */
export function readScoreEntry(
  workbook: Workbook,
  source: ScoresSource,
  place: { readonly row: string; readonly column: string },
  text: string,
  t: Messages,
): Result<ScoreEntry> {
  const scorable = source.scorableAt(place.row);
  const unitId = place.column as UnitId;
  if (!source.unitIds.includes(unitId)) return fail('cell.readonly');
  if (!scorable) return fail('points.belongToLeaves');
  const stage = source.stageFor(unitId, scorable);
  const at = { unitId, stage, slot: scorable.slot };
  const typed = text.normalize('NFC').trim();
  if (typed === '') return succeed({ ...at, entry: { points: MISSING } });
  if (NOT_APPLICABLE_WORDS.has(typed.toLowerCase()) && scorable.node)
    return succeed({ ...at, entry: { points: NOT_APPLICABLE } });

  const set = setOfSheet(source.sheet);
  const old = set && workbook.scores[set]?.[unitId]?.[stage].declared[String(scorable.slot)];
  const saysPoints = /\s*(điểm|đ)$/iu.test(typed);
  const saysDeclared = typed.startsWith('#');
  const points = typed.endsWith('%') ? null : parseNumber(typed.replace(/\s*(điểm|đ)$/iu, ''), t.locale);
  const keepsCount = old?.kind === 'count' && !saysPoints;
  if (points !== null && !saysDeclared && !keepsCount) return succeed({ ...at, entry: { points } });
  const rule = scorable.node?.rule;
  if (rule) {
    const declared = parseDeclared(rule, saysDeclared ? typed.slice(1) : typed);
    if (declared.ok) return succeed({ ...at, entry: { declared: declared.value } });
  }
  return fail('points.notRead', { text: typed, code: scorable.code });
}
