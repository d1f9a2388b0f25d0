/** The context menu as data: which actions it offers, in which order and in which groups, by what is selected. */
import type { CellRect } from '../../../grid/range.ts';
import { callerKeymap, gridKeymap } from '../../../grid/keymap.ts';
import { showKey } from '../../shared/shortcuts.ts';
import type { SheetAction } from '../sheetContext.ts';

export type MenuArea = 'cells' | 'rows' | 'columns';

const CLIPBOARD = ['cut', 'copy', 'paste', 'pasteValues', 'pasteTranspose', 'pasteSpecial'];
const LOOK = ['format', 'clearFormat', 'note', 'removeNote', 'entryRule'];
const ARRANGE = ['filter', 'sortUp', 'sortDown', 'clearFilter'];

/** What an item is for stands in `Messages.actions`; an id without an action on this sheet is left out. */
export const MENU_GROUPS: Readonly<Record<MenuArea, readonly (readonly string[])[]>> = {
  cells: [
    CLIPBOARD,
    ['scoringRule', 'insertRow', 'addChild', 'deleteRow', 'insertColumn', 'deleteColumn', 'addUnit', 'removeUnit'],
    LOOK,
    ARRANGE,
    ['tracePrecedents', 'traceDependents', 'traceError', 'clearTrace'],
  ],
  rows: [
    CLIPBOARD,
    ['scoringRule', 'insertRow', 'addChild', 'deleteRow', 'addField', 'addBonus', 'addPenalty'],
    ['indent', 'outdent', 'moveRowUp', 'moveRowDown'],
    ['hideRows', 'showRows', 'collapseAll', 'collapseTo2', 'expandAll'],
    ['freeze', 'unfreeze', 'format', 'clearFormat'],
  ],
  columns: [
    CLIPBOARD,
    ['insertColumn', 'deleteColumn', 'addUnit', 'removeUnit'],
    [...ARRANGE, 'entryRule'],
    ['hideColumns', 'showColumns', 'fitColumns'],
    ['freeze', 'unfreeze', 'format', 'clearFormat'],
  ],
};

/** Whole columns or whole rows selected: their menu; all of the sheet is cells. */
export function areaOf(rects: readonly CellRect[], rowCount: number, colCount: number): MenuArea {
  const areColumns = rects.every((rect) => rect.top === 0 && rect.bottom >= rowCount - 1);
  const areRows = rects.every((rect) => rect.left === 0 && rect.right >= colCount - 1);
  if (areColumns === areRows) return 'cells';
  return areColumns ? 'columns' : 'rows';
}

/** The groups that have something to offer, each action once. */
export function listMenu(area: MenuArea, actions: readonly SheetAction[]): SheetAction[][] {
  return MENU_GROUPS[area]
    .map((ids) => ids.flatMap((id) => actions.find((action) => action.id === id) ?? []))
    .filter((group) => group.length > 0);
}

/** Keys that no map holds because the browser itself turns them into events. */
const BROWSER_KEYS: Readonly<Record<string, string>> = { cut: 'Ctrl+X', copy: 'Ctrl+C', paste: 'Ctrl+V' };

/** "Ctrl+Shift+L", as it stands on a keyboard; null where the action has no key. */
export function shortcutOf(id: string): string | null {
  const binding = [...callerKeymap, ...gridKeymap].find((one) => one.id === id);
  const chord = binding?.keys[0];
  return chord === undefined ? (BROWSER_KEYS[id] ?? null) : showKey(chord);
}
