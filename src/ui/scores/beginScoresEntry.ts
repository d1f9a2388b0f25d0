/** What texts entered into the scores sheet do to the workbook, as one step of undo. */
import type { Command } from '../../domain/commands/index.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import { HEAD } from '../../domain/layout.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Session } from '../../state/session.svelte.ts';
import { createScoreEntries } from '../sheet/scoreEntries.ts';
import { plainTextOf, type SheetEntry } from '../sheet/sheetEntry.ts';
import { readScoreEntry } from './scoresEntry.ts';
import type { ScoresSource } from './scoresSource.ts';

export function beginScoresEntry(session: Session, set: CriteriaSet, source: ScoresSource, t: Messages): SheetEntry {
  const renames: Command[] = [];
  const further: Command[] = [];
  const scores = createScoreEntries(set.id);
  return {
    placeOf: ({ row, col }) => source.placeAt(row, col),
    read: (edit) => {
      const place = source.placeAt(edit.row, edit.col);
      if (place.row === HEAD) {
        const unitId = place.column as UnitId;
        if (session.workbook.units[unitId]) renames.push({ verb: 'renameUnit', args: { unitId, name: edit.text } });
        return null;
      }
      const entry = readScoreEntry(session.workbook, source, place, plainTextOf(edit), t);
      if (!entry.ok) return entry.problem;
      scores.add(edit, entry.value);
      return null;
    },
    also: (command) => void further.push(command),
    check: () => scores.check(session.workbook),
    commit: () => {
      const commands = [...renames, ...scores.toCommands(), ...further];
      return commands.length === 0 ? null : (session.run(commands)[0]?.problem ?? null);
    },
  };
}
