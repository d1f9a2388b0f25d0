import type { CellRect } from '../../../src/grid/range.ts';
import type { GridSource } from '../../../src/grid/source.ts';

/** A selection that tests change. */
export class Selection {
  source: GridSource = $state.raw({} as GridSource);
  rects: readonly CellRect[] = $state.raw([]);

  constructor(source: GridSource, rects: readonly CellRect[]) {
    this.source = source;
    this.rects = rects;
  }
}
