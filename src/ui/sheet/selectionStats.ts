/** What a status bar says of the selected cells: numbers count in full, whatever format shows them; days do not. */
import { sumExactly } from '../../lib/decimal.ts';
import { parseNumber, type NumberLocale } from '../../lib/numberText.ts';
import { parseDate } from '../../lib/dates.ts';
import type { CellRect } from '../../grid/range.ts';
import type { GridSource } from '../../grid/source.ts';

export interface SelectionStats {
  /** Cells that are not empty. */
  readonly filled: number;
  /** Cells that show a number. */
  readonly numbers: number;
  readonly sum: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** True when every number is a percentage: the figures are percents then. */
  readonly isPercent: boolean;
}

/** Beyond this a selection is not measured: whole columns of 100,000 rows would hold up the screen. */
const MAX_CELLS = 100_000;

/** Null for one cell, for nothing but empty cells, and for more cells than can be measured at once. */
export function measureSelection(
  source: GridSource,
  rects: readonly CellRect[],
  locale: NumberLocale,
): SelectionStats | null {
  const size = rects.reduce((sum, { top, bottom, left, right }) => sum + (bottom - top + 1) * (right - left + 1), 0);
  if (size < 2 || size > MAX_CELLS) return null;
  const values: number[] = [];
  let filled = 0;
  let percents = 0;
  for (const { top, bottom, left, right } of rects)
    for (let row = top; row <= Math.min(bottom, source.rowCount - 1); row++)
      for (let col = left; col <= Math.min(right, source.colCount - 1); col++) {
        const { text, number } = source.cell(row, col);
        const shown = text.trim();
        if (shown === '') continue;
        filled++;
        const isPercent = shown.endsWith('%');
        const value = measure(isPercent ? shown.slice(0, -1) : shown, isPercent ? 100 : 1, number, locale);
        if (value === null) continue;
        if (isPercent) percents++;
        values.push(value);
      }
  if (filled === 0) return null;
  const sum = sumExactly(values);
  return {
    filled,
    numbers: values.length,
    sum,
    mean: sum / values.length,
    min: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    max: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    isPercent: values.length > 0 && percents === values.length,
  };
}

function measure(shown: string, scale: number, number: number | undefined, locale: NumberLocale): number | null {
  if (number === undefined) return parseNumber(shown, locale);
  return typeof parseDate(shown, new Date().getFullYear()) === 'number' ? null : number * scale;
}
