/** The border of the selection as a handle: a drag of it moves the block, with Ctrl it copies. */
import { hasCell } from './range.ts';
import type { GridPlace } from './geometry.ts';
import type { GridState } from './gridState.svelte.ts';
import type { GridView } from './gridView.ts';
import type { CellRect, CellRef } from './range.ts';

/** Pixels inside the border that take hold of it: little enough to leave a row of 24 its middle. */
const reach = 3;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The block whose border lies under the point; null elsewhere, and with several ranges, which cannot be moved. */
export function blockAtBorder(state: GridState, view: GridView, place: GridPlace, { x, y }: Point): CellRect | null {
  const { current, rects, editing } = state;
  if (editing || rects.length !== 1 || place.area !== 'cell' || !hasCell(current, place.row, place.col)) return null;
  const box = view.boxOf(place);
  if (!box) return null;
  const isOnEdge =
    (place.row === current.top && y - box.y < reach) ||
    (place.row === current.bottom && box.y + box.height - y <= reach) ||
    (place.col === current.left && x - box.x < reach) ||
    (place.col === current.right && box.x + box.width - x <= reach);
  return isOnEdge ? current : null;
}

/** The block `from` carried along: the cell taken hold of stays under the pointer, and the block inside the sheet. */
export function carryRect(from: CellRect, held: CellRef, over: CellRef, rowCount: number, colCount: number): CellRect {
  const down = Math.max(-from.top, Math.min(over.row - held.row, rowCount - 1 - from.bottom));
  const across = Math.max(-from.left, Math.min(over.col - held.col, colCount - 1 - from.right));
  return {
    top: from.top + down,
    bottom: from.bottom + down,
    left: from.left + across,
    right: from.right + across,
  };
}
