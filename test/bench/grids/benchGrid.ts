/** What the comparison asks of a grid, ours or another's: the same data, the same size of view, the same widths. */
export const ROW_COUNT = 100_000;
export const COL_COUNT = 40;
/** Pixels. */
export const ROW_HEIGHT = 24;
export const COL_WIDTH = 90;

export type BenchRow = Record<string, number | string>;

export interface MountedGrid {
  /** The element whose scrollTop scrolls the rows; asked for once the first cells are there. */
  scroller(): HTMLElement;
  unmount(): Promise<void>;
}

export interface BenchGrid {
  readonly name: string;
  /** Matches every element that stands for a cell. */
  readonly cellSelector: string;
  mount(stage: HTMLElement, rows: BenchRow[]): MountedGrid;
}

/** Numbers that never repeat, so that a cell shown in another's place is found. */
export function buildRows(): BenchRow[] {
  return Array.from({ length: ROW_COUNT }, (_, row) => {
    const record: BenchRow = {};
    for (let col = 0; col < COL_COUNT; col++) record[`c${col}`] = row * COL_COUNT + col;
    return record;
  });
}
