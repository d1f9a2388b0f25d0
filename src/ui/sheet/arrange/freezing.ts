/** Which rows and columns stay while the rest scrolls. */
import type { SheetContext } from '../sheetContext.ts';
import { arrangedOf } from './arrange.ts';
import { rearrangeKeepingSift } from './rearrange.ts';

/** Freezes what lies above and left of the active cell. */
export function freezeHere(context: SheetContext): void {
  const { rows, columns } = arrangedOf(context.source());
  const { row, col } = context.state.active;
  rearrangeKeepingSift(context, { frozen: { rows: rows.baseOf(row), columns: columns.baseOf(col) } });
}

/** As the sheet has it by itself. */
export function unfreeze(context: SheetContext): void {
  rearrangeKeepingSift(context, { frozen: null });
}
