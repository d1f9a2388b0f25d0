/** Shown rows or columns against those of the sheet, as index arrays. */
import type { SheetArrangement } from '../../../state/arrangement.ts';
import type { SheetSource } from '../sheetSource.ts';
import type { AreaBounds } from './filterArea.ts';
import type { SiftedRows } from './siftRows.ts';

export interface AxisMap {
  readonly count: number;
  /** The sheet's index of a shown one; beyond the last shown: beyond the sheet's last. */
  baseOf(index: number): number;
  /** The shown index, or -1. */
  shownOf(base: number): number;
  /** A person hid something right before this shown index; of `count`: after the last. */
  hidesBefore(index: number): boolean;
}

export function identityMap(count: number): AxisMap {
  return { count, baseOf: (index) => index, shownOf: (base) => base, hidesBefore: () => false };
}

export function mapColumns(source: SheetSource, { hiddenColumns }: SheetArrangement): AxisMap {
  if (hiddenColumns.length === 0) return identityMap(source.colCount);
  const hidden = new Set(hiddenColumns);
  const shown: number[] = [];
  const isHidden = (col: number): boolean => hidden.has(source.placeAt(0, col).column);
  for (let col = 0; col < source.colCount; col++) if (!isHidden(col)) shown.push(col);
  return createAxisMap(Int32Array.from(shown), source.colCount, isHidden);
}

export function mapRows(
  source: SheetSource,
  { hiddenRows }: SheetArrangement,
  { leftOut, order }: SiftedRows,
  area: AreaBounds | null,
): AxisMap {
  if (hiddenRows.length === 0 && leftOut.size === 0 && !order) return identityMap(source.rowCount);
  const hidden = new Set(hiddenRows);
  const keyOf = (row: number): string => source.placeAt(row, 0).row;
  const isHidden = (row: number): boolean => hidden.has(keyOf(row));
  const kept: number[] = [];
  for (let row = 0; row < source.rowCount; row++) {
    const key = keyOf(row);
    if (!hidden.has(key) && !leftOut.has(key)) kept.push(row);
  }
  const shown = order && area ? putInOrder(kept, order, keyOf, area) : Int32Array.from(kept);
  return createAxisMap(shown, source.rowCount, order ? () => false : isHidden);
}

/** Rows of the area by their places; one that has none yet is new, and stays behind the row it was put behind. */
function putInOrder(
  rows: readonly number[],
  order: ReadonlyMap<string, number>,
  keyOf: (row: number) => string,
  area: AreaBounds,
): Int32Array {
  const placed = new Int32Array(order.size).fill(-1);
  const newcomers = new Map<number, number[]>();
  const before: number[] = [];
  const after: number[] = [];
  let lastPlace = -1;
  for (const row of rows) {
    if (row < area.first) before.push(row);
    else if (row > area.lastSorted) after.push(row);
    else {
      const place = order.get(keyOf(row));
      if (place === undefined) newcomers.set(lastPlace, [...(newcomers.get(lastPlace) ?? []), row]);
      else {
        placed[place] = row;
        lastPlace = place;
      }
    }
  }
  const sorted: number[] = [...(newcomers.get(-1) ?? [])];
  placed.forEach((row, place) => {
    if (row >= 0) sorted.push(row);
    sorted.push(...(newcomers.get(place) ?? []));
  });
  return Int32Array.from([...before, ...sorted, ...after]);
}

function createAxisMap(shown: Int32Array, total: number, isHidden: (base: number) => boolean): AxisMap {
  let inverse: Int32Array | null = null;
  const invert = (): Int32Array => {
    const made = new Int32Array(total).fill(-1);
    shown.forEach((base, index) => (made[base] = index));
    return made;
  };
  return {
    count: shown.length,
    baseOf: (index) => shown[index] ?? total + Math.max(0, index - shown.length),
    shownOf: (base) => (inverse ??= invert())[base] ?? -1,
    hidesBefore(index) {
      const base = index < shown.length ? (shown[index] ?? 0) : total;
      const before = index > 0 ? (shown[index - 1] ?? -1) : -1;
      // Filters leave rows out too: only what a person hid is marked.
      for (let at = base - 1; at > before; at--) if (isHidden(at)) return true;
      return false;
    },
  };
}
