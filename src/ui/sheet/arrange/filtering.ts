/** What filtering and sorting do to a sheet's arrangement. */
import type { ColumnFilter, FilterArea, SheetArrangement } from '../../../state/arrangement.ts';
import type { SheetContext } from '../sheetContext.ts';
import { arrangedOf } from './arrange.ts';
import { areaAround, findAreaBounds } from './filterArea.ts';
import { rearrange } from './rearrange.ts';

const UNSIFTED: Pick<SheetArrangement, 'filters' | 'sort'> = { filters: {}, sort: null };

/** Puts the buttons into the head row, or takes them away with all they did. */
export function toggleButtons(context: SheetContext): void {
  const { hasButtons } = context.views.arrangementOf(context.sheet());
  if (hasButtons) rearrange(context, { ...UNSIFTED, hasButtons: false, area: null });
  else {
    const area = findArea(context, context.state.active.col);
    if (area !== undefined) rearrange(context, { ...UNSIFTED, hasButtons: true, area });
  }
}

/** Filters and sorting go, the buttons stay. */
export function clearSift(context: SheetContext): void {
  rearrange(context, UNSIFTED);
}

/** Filters and sorts anew by what the cells hold now. */
export function applyAgain(context: SheetContext): void {
  rearrange(context, {});
}

export function sortByColumn(context: SheetContext, column: string, direction: 'up' | 'down'): void {
  const col = context.source().findPlace(context.source().placeAt(0, 0).row, column)?.col ?? context.state.active.col;
  const area = findArea(context, col);
  if (area !== undefined) rearrange(context, { sort: { column, direction }, area, hasButtons: true });
}

export function clearSort(context: SheetContext): void {
  rearrange(context, { sort: null });
}

/** Null takes the column's filter away. */
export function filterColumn(context: SheetContext, column: string, filter: ColumnFilter | null): void {
  const { filters } = context.views.arrangementOf(context.sheet());
  const others = Object.fromEntries(Object.entries(filters).filter(([key]) => key !== column));
  rearrange(context, { filters: filter ? { ...others, [column]: filter } : others });
}

/** The block to filter and sort: the one there is, else that around the active cell. Undefined, and said why, where there is none. */
function findArea(context: SheetContext, col: number): FilterArea | null | undefined {
  const sheet = context.sheet();
  if (!sheet.startsWith('free.')) return null;
  const { base, rows, columns } = arrangedOf(context.source());
  const arrangement = context.views.arrangementOf(sheet);
  const known = findAreaBounds(base, arrangement);
  const at = { row: rows.baseOf(context.state.active.row), col: columns.baseOf(col) };
  if (known && at.col >= known.left && at.col <= known.right) return arrangement.area;
  const area = areaAround(base, at);
  if (area) return area;
  context.notify({ kind: 'info', text: context.words().arrange.nothingToFilter });
  return undefined;
}
