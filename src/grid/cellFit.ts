/**
 * What is drawn where a text is wider than its cell, as spreadsheets do it: a number is never cut but becomes '####', a
 * text that stands at the start runs on over the empty cells after it.
 */
import { WIDEST_LETTER_PX } from './textWidth.ts';
import type { ColumnAxis } from './columnAxis.ts';
import type { GridCell, GridSource } from './source.ts';
import type { MeasureText } from './textWidth.ts';

/** Padding on both sides and the line at the end. */
const padding = 13;
/** How much wider bold letters are at most. */
const boldness = 1.1;
/** How many columns before the first one in view are asked whether their text runs into it. */
const reach = 40;

/** The cell's text, or as many '#' as there is room for when it is a number that does not fit. */
export function fitText(cell: GridCell, width: number, measure: MeasureText): string {
  const { text } = cell;
  const room = width - padding;
  if (text.length * WIDEST_LETTER_PX <= room || !isNumber(cell) || widthOf(cell, measure) <= room) return text;
  return '#'.repeat(Math.max(1, Math.floor(room / Math.max(1, measure('#')))));
}

function widthOf({ text, tones }: GridCell, measure: MeasureText): number {
  const isBold = tones?.some((tone) => tone === 'strong' || tone === 'bold' || tone === 'header') ?? false;
  return measure(text) * (isBold ? boldness : 1);
}

function isNumber({ number, align, text }: GridCell): boolean {
  if (number !== undefined) return true;
  return align === 'end' && /\d/.test(text) && /^[\s\d.,+\-−()%₫$€/:E]+$/.test(text);
}

/** A cell that another's text runs through: the text, and how far before this cell's left edge it begins. */
export interface Spill {
  readonly text: string;
  readonly shiftPx: number;
  /** The text goes on into the next cell: no line between them. */
  readonly isOpen: boolean;
}

/** The running texts of a row's columns in view, frozen ones apart; null where no text runs on. */
export function planRowSpills(
  source: GridSource,
  { axis, frozenCols }: { readonly axis: ColumnAxis; readonly frozenCols: number },
  measure: MeasureText,
  row: number,
  { left, right }: { readonly left: number; readonly right: number },
): ReadonlyMap<number, Spill> | null {
  if (!source.overflow) return null;
  const bounds = { left, right, first: frozenCols, last: source.colCount - 1 };
  const scrolled = planSpills(source, axis, measure, row, bounds);
  if (frozenCols === 0) return scrolled;
  const last = frozenCols - 1;
  return new Map([...planSpills(source, axis, measure, row, { left: 0, right: last, first: 0, last }), ...scrolled]);
}

/** Columns in view, and the first and last a text may run through: texts do not cross the edge of the frozen columns. */
export interface SpillBounds {
  readonly left: number;
  readonly right: number;
  readonly first: number;
  readonly last: number;
}

/** The running texts of one row from `left` to `right`, by column; the cell a text belongs to has shift 0. */
export function planSpills(
  source: GridSource,
  axis: ColumnAxis,
  measure: MeasureText,
  row: number,
  { left, right, first, last }: SpillBounds,
): ReadonlyMap<number, Spill> {
  const spills = new Map<number, Spill>();
  let col = left;
  while (col > first && left - col < reach && isEmpty(source.cell(row, col))) col--;
  while (col <= right) {
    const cell = source.cell(row, col);
    let end = col + 1;
    if (canSpill(cell, axis.width(col), measure)) {
      const needed = widthOf(cell, measure) + padding;
      while (end <= last && axis.offset(end) - axis.offset(col) < needed && isEmpty(source.cell(row, end))) end++;
    }
    if (end > col + 1)
      for (let at = col; at < end; at++)
        spills.set(at, { text: cell.text, shiftPx: axis.offset(at) - axis.offset(col), isOpen: at < end - 1 });
    col = end;
  }
  return spills;
}

function canSpill(cell: GridCell, width: number, measure: MeasureText): boolean {
  const { text, align } = cell;
  if (text === '' || (align !== undefined && align !== 'start') || isNumber(cell) || text.includes('\n')) return false;
  const room = width - padding;
  return text.length * WIDEST_LETTER_PX > room && widthOf(cell, measure) > room;
}

function isEmpty(cell: GridCell): boolean {
  return cell.text === '' && cell.mark === undefined && cell.note === undefined;
}
