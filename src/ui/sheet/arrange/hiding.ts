/** Hiding the selected rows or columns, and showing those that are hidden among them. */
import { HEAD } from '../../../domain/layout.ts';
import type { CellRect } from '../../../grid/range.ts';
import type { SheetContext } from '../sheetContext.ts';
import { arrangedOf } from './arrange.ts';
import { rearrangeKeepingSift } from './rearrange.ts';

export type Axis = 'rows' | 'columns';

export function hideSelected(context: SheetContext, axis: Axis): void {
  const source = context.source();
  const { arrange: words } = context.words();
  const count = axis === 'rows' ? source.rowCount : source.colCount;
  const keys = new Set<string>();
  for (const rect of context.state.rects) {
    const [from, to] = spanOf(rect, axis);
    for (let index = from; index <= Math.min(to, count - 1); index++) keys.add(keyOf(context, axis, index));
  }
  const hasHead = axis === 'rows' && keys.delete(HEAD);
  if (keys.size === 0 && hasHead) context.notify({ kind: 'info', text: words.headStays });
  else if (keys.size >= count) context.notify({ kind: 'info', text: words.lastStays });
  else setHidden(context, axis, [...new Set([...hiddenKeys(context, axis), ...keys])]);
}

/** Shows what is hidden among the selected ones and right beside them. */
export function showAround(context: SheetContext, axis: Axis): void {
  const { base, rows, columns, arrangement } = arrangedOf(context.source());
  const map = axis === 'rows' ? rows : columns;
  const total = axis === 'rows' ? base.rowCount : base.colCount;
  const shown = new Set<string>();
  for (const rect of context.state.rects) {
    const [from, to] = spanOf(rect, axis);
    // Sorted rows have no neighbours: all that is hidden comes back.
    const isAll = axis === 'rows' && arrangement.sort !== null;
    const first = isAll || from === 0 ? 0 : map.baseOf(from - 1) + 1;
    const end = isAll || to >= map.count - 1 ? total : map.baseOf(to + 1);
    for (let index = first; index < end; index++) {
      const place = axis === 'rows' ? base.placeAt(index, 0) : base.placeAt(0, index);
      shown.add(axis === 'rows' ? place.row : place.column);
    }
  }
  setHidden(
    context,
    axis,
    hiddenKeys(context, axis).filter((key) => !shown.has(key)),
  );
}

export function hasHidden(context: SheetContext, axis: Axis): boolean {
  return hiddenKeys(context, axis).length > 0;
}

export function showEverything(context: SheetContext): void {
  rearrangeKeepingSift(context, { hiddenRows: [], hiddenColumns: [] });
}

function hiddenKeys(context: SheetContext, axis: Axis): readonly string[] {
  const { hiddenRows, hiddenColumns } = context.views.arrangementOf(context.sheet());
  return axis === 'rows' ? hiddenRows : hiddenColumns;
}

function setHidden(context: SheetContext, axis: Axis, keys: readonly string[]): void {
  rearrangeKeepingSift(context, axis === 'rows' ? { hiddenRows: keys } : { hiddenColumns: keys });
}

function keyOf(context: SheetContext, axis: Axis, index: number): string {
  const source = context.source();
  return axis === 'rows' ? source.placeAt(index, 0).row : source.placeAt(0, index).column;
}

function spanOf(rect: CellRect, axis: Axis): [number, number] {
  return axis === 'rows' ? [rect.top, rect.bottom] : [rect.left, rect.right];
}
