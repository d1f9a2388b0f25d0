/** "Lấy điểm tự chấm" for rows of the appraisal: which claims, as one command, and what is to be said of it. */
import { isAppraised, takeClaims, type Appraisable, type Round } from '../../domain/appraisal.ts';
import type { Command } from '../../domain/commands/index.ts';
import type { ScoreEntry } from '../../domain/commands/scores.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import { formatNumber } from '../../lib/numberText.ts';
import type { Messages } from '../../i18n/index.ts';
import { idOf, type AppraisalSource } from './appraisalSource.ts';
import type { Marks } from './appraisalCells.ts';

export interface TakenScores {
  /** Null when there is nothing to take. */
  readonly command: Command | null;
  readonly text: string;
}

/** `rows` are row keys; a criterion with children stands for all below it. */
export function takeSelfScores(
  set: CriteriaSet,
  source: AppraisalSource,
  marks: Marks,
  rows: readonly string[],
  round: Round,
  replaces: boolean,
  t: Messages,
): TakenScores {
  const byUnit = new Map<UnitId, Map<string, Appraisable>>();
  for (const { one, unitId } of rows.flatMap((row) => source.listMarked(row))) {
    if ('node' in one && !isAppraised(one.node)) continue;
    const list = byUnit.get(unitId) ?? new Map<string, Appraisable>();
    byUnit.set(unitId, list.set(idOf(one), one));
  }
  const entries: ScoreEntry[] = [];
  let kept = 0;
  let unclaimed = 0;
  for (const [unitId, list] of byUnit) {
    const computed = marks.computedOf(unitId);
    const taken = takeClaims(unitId, marks.scoresOf(unitId), [...list.values()], round, replaces, computed);
    entries.push(...taken.entries);
    kept += taken.kept;
    unclaimed += taken.unclaimed;
  }
  const n = (count: number): string => formatNumber(count, t.locale, 0);
  const words = t.appraisal;
  const roundName = words.rounds[round];
  return {
    command: entries.length === 0 ? null : { verb: 'setScores', args: { setId: set.id, entries } },
    text: [
      entries.length === 0 ? words.nothingTaken(roundName) : words.taken(n(entries.length), roundName),
      ...(kept > 0 ? [words.kept(n(kept))] : []),
      ...(unclaimed > 0 ? [words.unclaimed(n(unclaimed))] : []),
    ].join(' '),
  };
}
