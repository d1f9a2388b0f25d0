import type { Mark } from './marks.ts';
import type { ChartColours } from './palette.ts';
import type { MeasureText } from './textWidth.ts';

/** What a picture is drawn with: the colours of the theme and the widths of its letters. */
export interface Look {
  readonly colours: ChartColours;
  readonly measure: MeasureText;
}

/** Something of a picture that can be pointed at, walked to and picked; in pixels of the body. */
export interface Spot {
  readonly id: string;
  /** The lines shown beside it; spoken with semicolons between. */
  readonly lines: readonly string[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture laid out for a width: a head and a foot that stay, and a body that scrolls between them. */
export interface PictureScene {
  readonly widthPx: number;
  readonly headPx: number;
  readonly head: readonly Mark[];
  readonly bodyPx: number;
  readonly footPx: number;
  readonly foot: readonly Mark[];
  /** Height of a row of the body, by which a long body is counted. */
  readonly rowPx: number;
  /** The marks that lie in a stretch of the body. */
  readonly draw: (fromPx: number, toPx: number) => Mark[];
  /** Row by row, `spotColumns` in each. */
  readonly spots: readonly Spot[];
  readonly spotColumns: number;
  /** What lies at a place beside every spot, and where on it; null for nothing. */
  readonly read?: (x: number, y: number) => Spot | null;
}

export const FONT_PX = 12;
export const SMALL_PX = 11;

/** The spot a key leads to; null when the key does not move. */
export function spotAfterKey(
  key: string,
  current: number | null,
  count: number,
  columns: number,
  pageRows: number,
): number | null {
  if (count === 0) return null;
  if (current === null) return ['ArrowDown', 'ArrowRight', 'Home'].includes(key) ? 0 : key === 'End' ? count - 1 : null;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * pageRows,
    PageUp: -columns * pageRows,
    Home: -current,
    End: count - 1 - current,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const next = current + step;
  if (next >= 0 && next < count) return next;
  if (columns === 1) return Math.max(0, Math.min(count - 1, next));
  // Past the edge of a table of spots: as far as its column goes.
  if (Math.abs(step) < columns) return current;
  const column = current % columns;
  return next < 0 ? column : column + columns * Math.floor((count - 1 - column) / columns);
}

/** The stretch of rows that touches [fromPx, toPx): first inclusive, last exclusive. */
export function rowsInStretch(
  count: number,
  rowPx: number,
  fromPx: number,
  toPx: number,
): [first: number, last: number] {
  return [Math.max(0, Math.floor(fromPx / rowPx)), Math.min(count, Math.ceil(toPx / rowPx))];
}
