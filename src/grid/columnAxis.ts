/** Where columns lie: pixel offsets summed once for a source, looked up by halving. */
export interface ColumnAxis {
  readonly count: number;
  /** The left edge of column `col` from the first column's, in pixels; of `count`, the total width. */
  offset(col: number): number;
  width(col: number): number;
  /** The column at this many pixels, clamped to the first and the last. */
  columnAt(x: number): number;
  /** How many columns from `first` on can be needed to fill `width` pixels, wherever it is scrolled. */
  mostVisible(first: number, width: number): number;
}

export function buildColumnAxis(count: number, widthOf: (col: number) => number): ColumnAxis {
  const offsets = new Float64Array(count + 1);
  for (let col = 0; col < count; col++) offsets[col + 1] = (offsets[col] ?? 0) + widthOf(col);
  const offset = (col: number): number => offsets[col] ?? 0;
  return {
    count,
    offset,
    width: (col) => offset(col + 1) - offset(col),
    columnAt(x) {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (offset(middle) <= x) low = middle;
        else high = middle - 1;
      }
      return Math.max(0, low);
    },
    mostVisible(first, width) {
      let most = 0;
      for (let start = first, end = first; start < count; start++) {
        while (end < count && offset(end) < offset(start + 1) + width) end++;
        most = Math.max(most, end - start);
      }
      return most;
    },
  };
}
