/** The tool strip as data: which actions it offers, in which order, with their pictures (paths in a square of 16). */
import type { SheetAction } from '../sheetContext.ts';

export interface Tool {
  readonly id: string;
  /** The action that takes this one back: while it can be done the button is pressed and does that. */
  readonly undoneBy?: string;
  readonly path: string;
  /** Letters drawn in place of a path's lines. */
  readonly sign?: string;
}

export const TOOL_GROUPS: readonly (readonly Tool[])[] = [
  [
    { id: 'bold', path: 'M4.5 2.5h4a2.6 2.6 0 0 1 0 5.2h-4zM4.5 7.7h4.8a2.9 2.9 0 0 1 0 5.8H4.5z' },
    { id: 'italic', path: 'M6 2.5h6M4 13.5h6M9.5 2.5l-3 11' },
  ],
  [
    { id: 'formatNumber', path: '', sign: '1,2' },
    { id: 'formatPercent', path: 'M12.5 3l-9 10M4.5 2.5a2 2 0 1 0 .01 0M11.5 9.5a2 2 0 1 0 .01 0' },
    { id: 'formatDate', path: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3' },
    { id: 'moreDecimals', path: 'M2 12.5h.01M5 5.5v7h3.5v-7zM10.5 9h4M12.5 7v4' },
    { id: 'fewerDecimals', path: 'M2 12.5h.01M5 5.5v7h3.5v-7zM10.5 9h4' },
    { id: 'format', path: 'M2.5 3.5h11v9h-11zM5 6.5h6M5 9.5h4' },
  ],
  [{ id: 'note', path: 'M2.5 2.5h11v8H8l-3 3v-3H2.5zM5 5.5h6M5 7.8h4' }],
  [
    { id: 'filter', path: 'M2 3h12l-4.7 5.5v4.8l-2.6-1.6V8.5z' },
    { id: 'sortUp', path: 'M4.5 13V3M2 5.5L4.5 3 7 5.5M9 4.5h2M9 8h3.5M9 11.5h5' },
    { id: 'sortDown', path: 'M4.5 3v10M2 10.5L4.5 13 7 10.5M9 4.5h5M9 8h3.5M9 11.5h2' },
    { id: 'clearFilter', path: 'M2 3h9L7.3 8v4.5L5.7 11.5V8zM10.5 9.5l4 4M14.5 9.5l-4 4' },
    { id: 'freeze', undoneBy: 'unfreeze', path: 'M2.5 2.5h11v11h-11zM2.5 6h11M6 2.5v11M8.5 13.5l5-5M11 13.5l2.5-2.5' },
  ],
  [{ id: 'find', path: 'M6.8 2.3a4.5 4.5 0 1 0 .01 0M10 10l4 4' }],
  [
    { id: 'tracePrecedents', path: 'M2.5 3.5a1 1 0 1 0 .01 0M3.5 5l6 6M9.5 7.5V11H6M10 10.5h3.5v3H10z' },
    { id: 'traceDependents', path: 'M2.5 2.5H6v3H2.5zM5.5 5.5l6.5 6.5M12.5 8.5V12.5H8.5' },
    { id: 'clearTrace', path: 'M2.5 3.5a1 1 0 1 0 .01 0M3.5 5l4 4M9.5 9.5l4 4M13.5 9.5l-4 4' },
  ],
];

export interface ToolButton extends Tool {
  readonly action: SheetAction;
  readonly isPressed: boolean | undefined;
  readonly isOff: boolean;
}

/** The buttons of a sheet: tools without an action there are left out, empty groups too. */
export function listTools(actions: readonly SheetAction[]): ToolButton[][] {
  const find = (id: string | undefined): SheetAction | undefined => actions.find((action) => action.id === id);
  return TOOL_GROUPS.map((tools) =>
    tools.flatMap((tool) => {
      const undo = find(tool.undoneBy);
      const canUndo = undo !== undefined && !(undo.isOff?.() ?? false);
      const action = canUndo ? undo : find(tool.id);
      if (!action) return [];
      const isPressed = tool.undoneBy === undefined ? action.isOn?.() : canUndo;
      return [{ ...tool, action, isPressed, isOff: action.isOff?.() ?? false }];
    }),
  ).filter((group) => group.length > 0);
}
