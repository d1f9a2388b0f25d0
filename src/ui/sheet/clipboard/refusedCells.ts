/** Cells that did not take what came to them, as the person reads of them. */
import type { SkippedEdit } from '../../../grid/source.ts';
import type { Messages } from '../../../i18n/index.ts';
import { sayProblem } from '../../shared/words.svelte.ts';
import type { RefusedEdit } from '../sheetEntry.ts';
import type { SheetSource } from '../sheetSource.ts';

/** A line of the list of what was not taken. */
export interface RefusedCell {
  readonly address: string;
  readonly text: string;
  readonly reason: string;
}

/** A read-only cell refuses with the reason that its source gives. */
export function refuseSkipped(edit: SkippedEdit): RefusedEdit {
  const { reason } = edit;
  return { edit, problem: { code: 'cell.readonly', details: reason === true ? {} : { reason } } };
}

/** The list in the order of the sheet. */
export function describeRefused(refused: readonly RefusedEdit[], source: SheetSource, t: Messages): RefusedCell[] {
  return refused
    .toSorted((a, b) => a.edit.row - b.edit.row || a.edit.col - b.edit.col)
    .map(({ edit, problem }) => {
      const { reason } = problem.details;
      const row = edit.row < source.rowCount ? source.rowLabel(edit.row) : String(edit.row + 1);
      return {
        address: `${source.columnLabel(edit.col)}${row}`,
        text: edit.text,
        reason: typeof reason === 'string' ? reason : sayProblem(t, problem),
      };
    });
}
