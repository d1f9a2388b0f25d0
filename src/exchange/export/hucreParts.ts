/** Merged cells and native charts as hucre takes them. */
import type { MergeRange, SheetChart as HucreChart } from 'hucre/xlsx';
import { readRange } from './ranges.ts';
import type { SheetChart } from './writer.ts';

/** "A1:F1". */
export function toMerge(range: string): MergeRange {
  const { top, left, bottom, right } = readRange(range);
  return { startRow: top, startCol: left, endRow: bottom, endCol: right };
}

/** Bars run from the top down, as the rows they show. */
export function toChart({ kind, title, categories, series, anchor, max }: SheetChart): HucreChart {
  return {
    type: kind,
    title,
    series: series.map(({ name, values }, i) => ({
      name,
      values,
      categories,
      color: COLORS[i % COLORS.length] ?? '1F5F8B',
    })),
    anchor: {
      from: { row: anchor.row, col: anchor.column },
      to: { row: anchor.toRow, col: anchor.toColumn },
    },
    legend: series.length > 1 ? 'bottom' : false,
    gapWidth: 40,
    titleFontSize: 12,
    axes: {
      x: {
        tickLblSkip: 1,
        labelFontSize: 8,
        ...(kind === 'bar' ? { reverse: true } : {}),
      },
      y: {
        ...(max === undefined ? {} : { scale: { min: 0, max } }),
        numberFormat: { formatCode: '0' },
        gridlines: { major: true },
        minorTickMark: 'none',
        labelFontSize: 8,
      },
    },
  };
}

const COLORS = ['1F5F8B', 'C55A11', '2E7D32', '7F6000', '7030A0'];
