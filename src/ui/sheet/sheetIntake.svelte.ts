/** Texts taken into a sheet, whichever way they come: one step of undo, and what was refused is said and listed. */
import { copyAttributes, type CopiedCell } from '../../domain/commands/attributes.ts';
import type { SheetKey } from '../../domain/layout.ts';
import type { Problem } from '../../lib/result.ts';
import type { GridEdit, SkippedEdit } from '../../grid/source.ts';
import { sayProblem } from '../shared/words.svelte.ts';
import { originOf } from './clipboard/followCopy.ts';
import { describeRefused, refuseSkipped, type RefusedCell } from './clipboard/refusedCells.ts';
import type { RefusedEdit, SheetEntry } from './sheetEntry.ts';
import type { SheetContext } from './sheetContext.ts';

export class SheetIntake {
  /** The list on screen. */
  refused = $state.raw<readonly RefusedCell[] | null>(null);
  /** Begins one action; null where the sheet takes no texts. */
  readonly begin: () => SheetEntry | null;
  readonly #context: SheetContext;

  constructor(context: SheetContext, begin: () => SheetEntry | null) {
    this.#context = context;
    this.begin = begin;
  }

  /** All texts at once; what is refused is left out, said, and returned. `skipped` was refused already. */
  enter(edits: readonly GridEdit[], skipped: readonly SkippedEdit[]): readonly RefusedEdit[] {
    const entry = this.begin();
    const refused = skipped.map(refuseSkipped);
    for (const edit of entry ? edits : []) {
      const problem = entry?.read(edit);
      if (problem) refused.push({ edit, problem });
    }
    if (entry) {
      const left = new Set(refused.map(({ edit }) => edit));
      this.carryAttributes(
        entry,
        edits.filter((edit) => !left.has(edit)),
        'formats',
      );
      refused.push(...entry.check());
      const problem = this.commit(entry);
      if (problem) return edits.map((edit) => ({ edit, problem }));
    }
    this.report(refused);
    return refused;
  }

  /** Carries out what the entry has read; says and returns why nothing could be done. */
  commit(entry: SheetEntry): Problem | null {
    const problem = entry.commit();
    if (problem) this.say(problem);
    return problem;
  }

  /** What copied cells have besides their texts goes with them. */
  carryAttributes(entry: SheetEntry, edits: readonly GridEdit[], part: 'all' | 'formats'): void {
    const source = this.#context.source();
    const copies = edits.flatMap((edit): CopiedCell[] => {
      const origin = originOf(source, edit);
      if (!origin) return [];
      const { sheet, row, column } = origin;
      return [{ from: { sheet: sheet as SheetKey, row, column }, to: entry.placeOf(edit) }];
    });
    if (copies.length === 0) return;
    const command = copyAttributes(this.#context.session.workbook, source.sheet, copies, part);
    if (command) entry.also(command);
  }

  say(problem: Problem): void {
    this.#context.notify({ kind: 'problem', text: sayProblem(this.#context.words(), problem) });
  }

  /** One refused cell is said, several are counted and listed; nothing is said of none. `isWhole`: they held back all the rest. */
  report(refused: readonly RefusedEdit[], isWhole = false): void {
    if (refused.length === 0) return;
    const t = this.#context.words();
    const list = describeRefused(refused, this.#context.source(), t);
    const reason = list[0]?.reason ?? '';
    if (list.length === 1 && !isWhole) {
      this.#context.notify({ kind: 'problem', text: reason });
      return;
    }
    const text = isWhole ? t.clipboard.notMoved(list.length, reason) : t.clipboard.notTaken(list.length, reason);
    const show = (): void => {
      this.refused = list;
    };
    this.#context.notify({ kind: 'problem', text, action: { label: t.clipboard.showList, run: show } });
  }
}
