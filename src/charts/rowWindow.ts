/** A run of rows: `first` inclusive, `last` exclusive, counted from 0. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** The rows that fit a viewport scrolled by `scrollTopPx`, snapped to whole rows; never more than fit, never past the end. */
export function windowOfRows(count: number, rowHeightPx: number, viewportPx: number, scrollTopPx: number): RowWindow {
  const fits = Math.max(1, Math.floor(viewportPx / rowHeightPx));
  const first = Math.max(0, Math.min(Math.round(scrollTopPx / rowHeightPx), count - fits));
  return { first, last: Math.min(count, first + fits) };
}

/** The scroll offset that shows a row from `topPx` on whole, moving as little as possible. */
export function scrollToShow(topPx: number, heightPx: number, viewportPx: number, scrollTopPx: number): number {
  if (topPx < scrollTopPx) return topPx;
  const bottom = topPx + heightPx;
  return bottom > scrollTopPx + viewportPx ? bottom - viewportPx : scrollTopPx;
}

/** Where a key moves among `count` rows from `current` (null: nowhere yet); null when the key does not move. */
export function rowAfterKey(key: string, current: number | null, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const clamp = (row: number): number => Math.max(0, Math.min(count - 1, row));
  switch (key) {
    case 'ArrowDown':
      return current === null ? 0 : clamp(current + 1);
    case 'ArrowUp':
      return current === null ? count - 1 : clamp(current - 1);
    case 'PageDown':
      return clamp((current ?? 0) + pageRows);
    case 'PageUp':
      return clamp((current ?? 0) - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
