/** What texts entered into the sheet of a unit's self-score do to the workbook, as one step of undo. */
import type { Command } from '../../domain/commands/index.ts';
import type { ScoreEntry } from '../../domain/commands/scores.ts';
import { readEvidenceLine } from '../../domain/evidenceText.ts';
import { parseDeclared } from '../../domain/rules/declaredText.ts';
import { MISSING, NOT_APPLICABLE } from '../../domain/scores.ts';
import { isNotApplicableWord, readPoints } from '../../domain/scoreText.ts';
import type { SelfLeaf } from '../../domain/selfScoring.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Session } from '../../state/session.svelte.ts';
import { createScoreEntries } from '../sheet/scoreEntries.ts';
import { plainTextOf, type SheetEntry } from '../sheet/sheetEntry.ts';
import type { SelfColumn, SelfSource } from './selfSource.ts';
import { evidenceCommand, explanationCommand, type SelfUnit } from './selfUnit.ts';

export function beginSelfEntry(session: Session, self: SelfUnit, source: SelfSource, t: Messages): SheetEntry {
  const others: Command[] = [];
  const scores = createScoreEntries(self.set.id);
  return {
    placeOf: ({ row, col }) => source.placeAt(row, col),
    read: (edit) => {
      const place = source.placeAt(edit.row, edit.col);
      const one = source.leafAt(place.row);
      const column = place.column as SelfColumn;
      const text = plainTextOf(edit).normalize('NFC').trim();
      if (!one) return fail('points.belongToLeaves').problem;
      if (column === 'explanation') {
        others.push(explanationCommand(self, one.leaf.slot, text));
        return null;
      }
      if (column === 'evidence') {
        const standing = self.dossier.evidence[String(one.leaf.slot)] ?? [];
        others.push(evidenceCommand(self, one.leaf.slot, readEvidenceLine(text, standing)));
        return null;
      }
      if (column !== 'declared' && column !== 'points') return fail('cell.readonly').problem;
      const entry = readEntry(one, column, text, t);
      if (!entry.ok) return entry.problem;
      const at = { unitId: self.unit.id, stage: one.stage, slot: one.leaf.slot };
      scores.add(edit, { ...at, entry: entry.value });
      return null;
    },
    also: (command) => void others.push(command),
    check: () => scores.check(session.scenarioId === null ? session.workbook : { ...session.workbook, dossiers: {} }),
    commit: () => {
      const commands = [...scores.toCommands(), ...others];
      return commands.length === 0 ? null : (session.run(commands)[0]?.problem ?? null);
    },
  };
}

/** Declared data in their own column, points in theirs; "KAD" and nothing mean the same in both. */
function readEntry(
  { leaf }: SelfLeaf,
  column: 'declared' | 'points',
  text: string,
  t: Messages,
): Result<ScoreEntry['entry']> {
  if (text === '') return succeed({ points: MISSING });
  if (isNotApplicableWord(text)) return succeed({ points: NOT_APPLICABLE });
  if (column === 'points') {
    const points = readPoints(text, t.locale);
    return points === null ? fail('number.notRead', { text }) : succeed({ points });
  }
  const declared = leaf.rule ? parseDeclared(leaf.rule, text) : null;
  return declared?.ok ? succeed({ declared: declared.value }) : fail('declared.doesNotFit', { code: leaf.code });
}
