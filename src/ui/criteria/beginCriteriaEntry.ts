/** What texts entered into the criteria sheet do to the workbook, as one step of undo. */
import { planCommands, type Command } from '../../domain/commands/index.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { createFormulaScope, type FormulaScope } from '../../domain/formula/scope.ts';
import type { Result } from '../../lib/result.ts';
import type { GridEdit } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Session } from '../../state/session.svelte.ts';
import { followCopy, readCopied } from '../sheet/clipboard/followCopy.ts';
import { plainTextOf, type RefusedEdit, type SheetEntry } from '../sheet/sheetEntry.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';
import { readCriteriaEntry } from './criteriaEntry.ts';

export function beginCriteriaEntry(session: Session, set: CriteriaSet, source: SheetSource, t: Messages): SheetEntry {
  const scope = createFormulaScope(session.workbook, set.id, source.sheet);
  const further: Command[] = [];
  let read: { readonly edit: GridEdit; readonly command: Command }[] = [];
  return {
    placeOf: ({ row, col }) => source.placeAt(row, col),
    read: (edit) => {
      const place = source.placeAt(edit.row, edit.col);
      const copied = place.column === 'weight' ? readCopied(edit, source, place, scope) : null;
      if (copied && !copied.ok) return copied.problem;
      const command = readCriteriaEntry(
        set,
        scope,
        place,
        copied ? '' : place.column === 'weight' ? edit.text : plainTextOf(edit),
        t,
      );
      if (!command.ok) return command.problem;
      read.push({ edit, command: withCopy(command.value, edit, source, copied, scope) });
      return null;
    },
    also: (command) => void further.push(command),
    check: () => {
      const { refused } = planCommands(
        session.base,
        session.scenarioId,
        read.map((one) => one.command),
      );
      const places = new Set(refused.map(({ place }) => place));
      const edits = refused.flatMap(({ place, problem }): RefusedEdit[] => {
        const edit = read[place]?.edit;
        return edit ? [{ edit, problem }] : [];
      });
      read = read.filter((_, place) => !places.has(place));
      return edits;
    },
    commit: () => {
      const commands = [...read.map((one) => one.command), ...further];
      return commands.length === 0 ? null : (session.run(commands)[0]?.problem ?? null);
    },
  };
}

/** A weight that is a copied formula keeps its relative references relative. */
function withCopy(
  command: Command,
  edit: GridEdit,
  source: SheetSource,
  copied: Result<string> | null,
  scope: FormulaScope,
): Command {
  if (command.verb !== 'setWeight') return command;
  const { weight } = command.args;
  if (copied?.ok) return { verb: 'setWeight', args: { ...command.args, weight: copied.value } };
  if (!isFormula(weight)) return command;
  const moved = followCopy(weight, edit, source, source.placeAt(edit.row, edit.col), scope);
  return { verb: 'setWeight', args: { ...command.args, weight: moved } };
}
