/** What the parts of a sheet know of it: each part gives actions by this and nothing else. */
import type { SheetKey } from '../../domain/layout.ts';
import type { GridState } from '../../grid/gridState.svelte.ts';
import type { GridEdit } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Notice } from '../shared/appContext.ts';
import type { WorkbookParts } from '../shared/workbookContext.ts';
import type { SheetClipboard } from './clipboard/sheetClipboard.svelte.ts';
import type { RefusedEdit } from './sheetEntry.ts';
import type { SheetPanels } from './sheetPanels.svelte.ts';
import type { SheetSource } from './sheetSource.ts';

export interface SheetContext extends WorkbookParts {
  readonly state: GridState;
  readonly panels: SheetPanels;
  /** As it is shown now: rows and columns of the selection are its rows and columns. */
  source(): SheetSource;
  sheet(): SheetKey;
  words(): Messages;
  /** Texts entered into cells, as one step of undo; what is refused is left out and said. */
  enter(edits: readonly GridEdit[]): readonly RefusedEdit[];
  readonly clipboard: SheetClipboard;
  notify(notice: Notice): void;
}

/** One thing a person can do on a sheet, from a key, the context menu or the tool strip; words by `id` in `Messages.actions`. */
export interface SheetAction {
  readonly id: string;
  run(): void;
  /** It cannot be done now; the menu shows it greyed. */
  isOff?(): boolean;
  /** A switch that is on now. */
  isOn?(): boolean;
}

/** Runs the action of that id; false when there is none, or when it is off. */
export function runSheetAction(actions: readonly SheetAction[], id: string): boolean {
  const action = actions.find((one) => one.id === id);
  if (!action || action.isOff?.()) return false;
  action.run();
  return true;
}
