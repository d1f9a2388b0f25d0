/** What a press or a drag over cells and heads selects: cells, whole columns, whole rows, everything. */
import type { GridPlace } from './geometry.ts';
import type { GridState } from './gridState.svelte.ts';
import type { CellRef, GridRange } from './range.ts';

/** A press: `isExtending` moves the end of the current range there, `isAdding` begins a further one. */
export function selectPlace(state: GridState, place: GridPlace, isExtending: boolean, isAdding: boolean): void {
  const { source } = state;
  if (!source) return;
  if (place.area === 'cell') {
    state.select(place.row, place.col, isExtending ? 'extend' : isAdding ? 'add' : 'replace');
    return;
  }
  const old = state.ranges.at(-1)?.anchor ?? state.active;
  const anchor = isExtending ? old : place;
  const range = rangeOver(place.area, anchor, place, source.rowCount - 1, source.colCount - 1);
  const kept = isExtending ? state.ranges.slice(0, -1) : isAdding ? state.ranges : [];
  state.selectRanges([...kept, range], isExtending ? state.active : undefined);
}

/** A drag that began in `area`: the current range ends under the pointer. */
export function extendTo(state: GridState, area: GridPlace['area'], over: GridPlace): void {
  const { source, ranges } = state;
  const last = ranges.at(-1);
  if (!source || !last) return;
  const range =
    area === 'cell'
      ? { anchor: last.anchor, focus: { row: over.row, col: over.col } }
      : rangeOver(area, last.anchor, over, source.rowCount - 1, source.colCount - 1);
  if (range.focus.row === last.focus.row && range.focus.col === last.focus.col) return;
  state.selectRanges([...ranges.slice(0, -1), range], state.active);
}

function rangeOver(
  area: GridPlace['area'],
  anchor: CellRef,
  focus: CellRef,
  lastRow: number,
  lastCol: number,
): GridRange {
  if (area === 'columnHead') return { anchor: { row: 0, col: anchor.col }, focus: { row: lastRow, col: focus.col } };
  if (area === 'rowHead') return { anchor: { row: anchor.row, col: 0 }, focus: { row: focus.row, col: lastCol } };
  return { anchor: { row: 0, col: 0 }, focus: { row: lastRow, col: lastCol } };
}
