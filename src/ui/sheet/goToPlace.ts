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
    const open = new Set(views.collapsed);
    for (let id = findParent(set, place.row); id !== null; id = findParent(set, id)) open.delete(id);
    if (open.size !== views.collapsed.size) views.collapsed = open;
  }
  const freeSheet = freeSheetOf(place.sheet);
  const kind = place.sheet.slice(0, place.sheet.indexOf('.'));
  views.goal = place.sheet === 'assumptions' ? null : place;
  views.tab = freeSheet !== null ? `free.${freeSheet}` : place.sheet === 'assumptions' ? 'assumptions' : (kind as Tab);
}

function findParent(set: CriteriaSet, row: string): string | null {
  return findNode(set, row)?.parentId ?? null;
}
