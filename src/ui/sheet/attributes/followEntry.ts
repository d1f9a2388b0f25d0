/** What happens after one text was typed into one cell. */
import { PLAIN_TEXT } from '../../../lib/cellFormat.ts';
import { parseDate } from '../../../lib/dates.ts';
import { freeSheetOf } from '../../../domain/layout.ts';
import type { GridEdit } from '../../../grid/source.ts';
import { sayProblem } from '../../shared/words.svelte.ts';
import type { RefusedEdit } from '../sheetEntry.ts';
import type { SheetContext } from '../sheetContext.ts';
import { activeAttributes } from './changeSelection.ts';

/** A refused text keeps its cell open; a date that names no day stays text, and that is said. */
export function followEntry(context: SheetContext, edits: readonly GridEdit[], refused: readonly RefusedEdit[]): void {
  const [edit] = edits;
  if (edits.length !== 1 || !edit) return;
  if (refused.length > 0) {
    context.state.refuse();
    return;
  }
  const isReadAsDate = freeSheetOf(context.sheet()) !== null && activeAttributes(context).numberFormat !== PLAIN_TEXT;
  if (!isReadAsDate || parseDate(edit.text, new Date().getFullYear()) !== 'impossible') return;
  const problem = { code: 'date.impossible', details: { text: edit.text.trim() } };
  context.notify({ kind: 'info', text: sayProblem(context.words(), problem) });
}
