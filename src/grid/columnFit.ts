/** The width a column needs for its head and the rows given, in pixels, measured in the grid's own font. */
import { rowHeight } from './geometry.ts';
import { editTextOf } from './source.ts';
import type { GridSource } from './source.ts';

const padding = 18;
const widest = 600;
/** Measuring more would hold up the screen. */
const rowsMeasured = 200;

/** The width for the rows at this scroll position and those after them. */
export function fitColumnAt(source: GridSource, col: number, scrollTop: number, font: string): number {
  const count = Math.min(source.rowCount, rowsMeasured);
  const start = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), source.rowCount - count));
  const frozen = Array.from({ length: source.frozenRows }, (_, index) => index);
  const shown = Array.from({ length: count }, (_, index) => start + index);
  return fitColumnWidth(source, col, [...frozen, ...shown], font);
}

export function fitColumnWidth(source: GridSource, col: number, rows: readonly number[], font: string): number {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return source.columnWidth(col);
  pen.font = font;
  let width = pen.measureText(source.columnLabel(col)).width;
  for (const row of rows) {
    const cell = source.cell(row, col);
    const indent = source.tree && col === (source.treeCol ?? 0) ? (source.tree(row)?.level ?? 0) * 14 + 8 : 0;
    width = Math.max(width, pen.measureText(cell.text === '' ? editTextOf(cell) : cell.text).width + indent);
  }
  return Math.ceil(Math.min(widest, Math.max(24, width + padding)));
}
