import type { Views } from '../../../state/views.svelte.ts';
import type { SheetSource } from '../sheetSource.ts';
import { carrySift } from './siftRows.ts';

/** Shows a cell that the sheet's arrangement hides, and nothing else; false when it is not hidden by that. */
export function revealPlace(views: Views, source: SheetSource, row: string, column: string): boolean {
  const base = source.arranged?.base;
  if (!base?.findPlace(row, column)) return false;
  const before = views.arrangementOf(source.sheet);
  // A parent in a tree that is sorted has no place in the list.
  const isUnsorted = before.sort !== null && (base.tree?.(base.findPlace(row, column)?.row ?? 0)?.expandable ?? false);
  const after = views.arrange(source.sheet, {
    hiddenRows: before.hiddenRows.filter((key) => key !== row),
    hiddenColumns: before.hiddenColumns.filter((key) => key !== column),
    ...(isUnsorted ? { sort: null, filters: {} } : {}),
  });
  if (!isUnsorted) carrySift(before, after, row);
  return true;
}
