import type { CriteriaSet } from '../../domain/criteria.ts';
import { freeSheetOf, setOfSheet, type SheetKey } from '../../domain/layout.ts';
import { findNode } from '../../domain/find.ts';
import type { Tab } from '../../state/views.svelte.ts';
import type { WorkbookParts } from '../shared/workbookContext.ts';

/** A cell of the workbook by its keys (src/domain/layout.ts). */
export interface SheetPlace {
  readonly sheet: SheetKey;
  readonly row: string;
  readonly column: string;
}

/** Shows the sheet that holds the place and selects the cell there; branches of the tree that hide it are opened. */
export function goToPlace({ session, views }: WorkbookParts, place: SheetPlace): void {
  const setId = setOfSheet(place.sheet);
  if (setId !== null) {
    const set = session.workbook.sets[setId];
    if (!set) return;
    session.setId = setId;
    openBranches({ session, views }, place.sheet, [place.row]);
  }
  const freeSheet = freeSheetOf(place.sheet);
  const kind = place.sheet.slice(0, place.sheet.indexOf('.'));
  views.goal = place.sheet === 'assumptions' ? null : place;
  views.tab = freeSheet !== null ? `free.${freeSheet}` : place.sheet === 'assumptions' ? 'assumptions' : (kind as Tab);
}

/** Opens the branches of the tree that hide these rows of a sheet. */
export function openBranches(
  { session, views }: Pick<WorkbookParts, 'session' | 'views'>,
  sheet: SheetKey,
  rows: readonly string[],
): void {
  const setId = setOfSheet(sheet);
  const set = setId === null ? undefined : session.workbook.sets[setId];
  if (!set) return;
  const collapsed = new Set(views.collapsed);
  for (const row of rows)
    for (let id = findParent(set, row); id !== null; id = findParent(set, id)) collapsed.delete(id);
  if (collapsed.size !== views.collapsed.size) views.collapsed = collapsed;
}

function findParent(set: CriteriaSet, row: string): string | null {
  return findNode(set, row)?.parentId ?? null;
}
