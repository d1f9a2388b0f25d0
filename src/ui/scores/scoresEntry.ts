/** A text typed into a cell of the score sheet, as an entry of its unit, stage and leaf. */
import type { ScoreEntry } from '../../domain/commands/scores.ts';
import { setOfSheet } from '../../domain/layout.ts';
import { readScoreText } from '../../domain/scoreText.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { UnitId } from '../../domain/ids.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';
import type { ScoresSource } from './scoresSource.ts';

/** Fails with 'cell.readonly', 'points.belongToLeaves' or 'points.notRead'; what a text means: src/domain/scoreText.ts. */
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
  const set = setOfSheet(source.sheet);
  const scorePlace = {
    code: scorable.code,
    rule: scorable.node?.rule ?? null,
    mayBeNotApplicable: scorable.node !== null,
    declared: set ? workbook.scores[set]?.[unitId]?.[stage].declared[String(scorable.slot)] : undefined,
  };
  const entry = readScoreText(text, scorePlace, t.locale);
  return entry.ok ? succeed({ unitId, stage, slot: scorable.slot, entry: entry.value }) : entry;
}
