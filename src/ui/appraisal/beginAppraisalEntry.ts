/** What texts entered into the appraisal do to the workbook, as one step of undo: points and opinions of the two rounds. */
import { isAppraised, slotOf } from '../../domain/appraisal.ts';
import type { Command } from '../../domain/commands/index.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import { readScoreText } from '../../domain/scoreText.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Problem } from '../../lib/result.ts';
import { createScoreEntries } from '../sheet/scoreEntries.ts';
import { plainTextOf, type SheetEntry } from '../sheet/sheetEntry.ts';
import { ruleOf, writableOf } from './appraisalCells.ts';
import { titleOf, type AppraisalSource } from './appraisalSource.ts';

/** `run` carries the commands out as one step, and gives the reason when nothing could be done. */
export function beginAppraisalEntry(
  workbook: Workbook,
  set: CriteriaSet,
  source: AppraisalSource,
  t: Messages,
  run: (commands: readonly Command[]) => Problem | null,
): SheetEntry {
  const opinions: Command[] = [];
  const further: Command[] = [];
  const scores = createScoreEntries(set.id);
  return {
    placeOf: ({ row, col }) => source.placeAt(row, col),
    read: (edit) => {
      const place = source.placeAt(edit.row, edit.col);
      const marked = source.markedAt(place.row);
      const writable = writableOf(place.column);
      if (!marked || !writable) return { code: 'cell.readonly', details: {} };
      const { one, unitId } = marked;
      if ('node' in one && !isAppraised(one.node)) return { code: 'cell.readonly', details: {} };
      const slot = slotOf(one);
      const { round: stage, part } = writable;
      if (part === 'opinion') {
        const args = { setId: set.id, unitId, stage, slot, kind: 'notes' as const, text: plainTextOf(edit) };
        opinions.push({ verb: 'setScoreNote', args });
        return null;
      }
      const scorePlace = {
        code: titleOf(one),
        rule: ruleOf(one),
        mayBeNotApplicable: 'node' in one,
        declared: workbook.scores[set.id]?.[unitId]?.[stage].declared[String(slot)],
      };
      const entry = readScoreText(plainTextOf(edit), scorePlace, t.locale);
      if (!entry.ok) return entry.problem;
      scores.add(edit, { unitId, stage, slot, entry: entry.value });
      return null;
    },
    also: (command) => void further.push(command),
    check: () => scores.check(workbook),
    commit: () => {
      const commands = [...scores.toCommands(), ...opinions, ...further];
      return commands.length === 0 ? null : run(commands);
    },
  };
}
