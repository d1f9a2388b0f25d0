/** Scores read from edits of one action, until they are checked together and carried out. */
import type { Command } from '../../domain/commands/index.ts';
import { checkScoreEntries, type ScoreEntry } from '../../domain/commands/scores.ts';
import type { SetId } from '../../domain/ids.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { GridEdit } from '../../grid/source.ts';
import type { RefusedEdit } from './sheetEntry.ts';

export interface ScoreEntries {
  add(edit: GridEdit, entry: ScoreEntry): void;
  /** Leaves out, and gives, what the workbook does not take. */
  check(workbook: Workbook): RefusedEdit[];
  /** One command, or none. */
  toCommands(): Command[];
}

export function createScoreEntries(setId: SetId): ScoreEntries {
  let read: { readonly edit: GridEdit; readonly entry: ScoreEntry }[] = [];
  const entries = (): ScoreEntry[] => read.map((one) => one.entry);
  return {
    add: (edit, entry) => void read.push({ edit, entry }),
    check: (workbook) => {
      const problems = checkScoreEntries(workbook, setId, entries());
      const refused = read.flatMap(({ edit }, at): RefusedEdit[] => {
        const problem = problems[at];
        return problem ? [{ edit, problem }] : [];
      });
      read = read.filter((_, at) => problems[at] === null);
      return refused;
    },
    toCommands: () => (read.length > 0 ? [{ verb: 'setScores', args: { setId, entries: entries() } }] : []),
  };
}
