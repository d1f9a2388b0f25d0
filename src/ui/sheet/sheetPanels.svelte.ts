/** Which panel of a sheet is open. */
export type SheetDialog = 'format' | 'note' | 'entryRule' | 'pasteSpecial';

export class SheetPanels {
  dialog = $state.raw<SheetDialog | null>(null);
  find = $state.raw<'find' | 'replace' | null>(null);
  /** The context menu, at a point of the window. */
  menu = $state.raw<{ readonly x: number; readonly y: number } | null>(null);
}
