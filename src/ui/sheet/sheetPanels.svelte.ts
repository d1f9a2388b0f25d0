/** Which panel of a sheet is open. */
export type SheetDialog = 'format' | 'note' | 'entryRule' | 'pasteSpecial';

export class SheetPanels {
  dialog = $state.raw<SheetDialog | null>(null);
  /** The filter menu of this cell of the head row. */
  filter = $state.raw<{ readonly row: number; readonly col: number } | null>(null);
  /** The context menu, at a point of the window. */
  menu = $state.raw<{ readonly x: number; readonly y: number } | null>(null);
}
