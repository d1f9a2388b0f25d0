/** Changing a sheet's arrangement; the active cell stays the same cell of the workbook where that is still shown. */
import { tick } from 'svelte';
import type { SheetArrangement } from '../../../state/arrangement.ts';
import type { SheetContext } from '../sheetContext.ts';
import { carrySift } from './siftRows.ts';

/** Filters and sorting are applied anew. */
export function rearrange(context: SheetContext, change: Partial<SheetArrangement>): void {
  changeArrangement(context, change, false);
}

/** Filters and sorting stay as they were found. */
export function rearrangeKeepingSift(context: SheetContext, change: Partial<SheetArrangement>): void {
  changeArrangement(context, change, true);
}

function changeArrangement(context: SheetContext, change: Partial<SheetArrangement>, keepsSift: boolean): void {
  const { state, views } = context;
  const sheet = context.sheet();
  state.commit('stay');
  const { active } = state;
  const { row, column } = context.source().placeAt(active.row, active.col);
  // What was copied is outlined by its place on screen, which is another one now.
  state.copied = null;
  const before = views.arrangementOf(sheet);
  const after = views.arrange(sheet, change);
  if (keepsSift) carrySift(before, after);
  void tick().then(() => {
    const place = context.source().findPlace(row, column);
    if (place && (place.row !== active.row || place.col !== active.col)) state.select(place.row, place.col);
    state.focus();
  });
}
