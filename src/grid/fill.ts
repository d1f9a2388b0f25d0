/**
 * What dragging the fill handle writes: two or more numbers in even steps go on as a series, everything else repeats.
 * Numbers are reckoned as whole steps of their last decimal, so 0,1 and 0,2 go on to 0,3.
 */
import { isSameRect } from './range.ts';
import type { CellRect, CellRef } from './range.ts';

interface DecimalText {
  readonly units: number;
  readonly decimals: number;
  readonly sign: string;
}

/** The text `offset` places after the first source text (negative: before it). */
export function fillText(texts: readonly string[], offset: number): string {
  const series = readSeries(texts);
  if (series) return formatDecimal(series.first + series.step * offset, series.decimals, series.sign);
  const count = texts.length;
  return texts[((offset % count) + count) % count] ?? '';
}

function readSeries(texts: readonly string[]): { first: number; step: number; decimals: number; sign: string } | null {
  if (texts.length < 2) return null;
  const numbers = texts.map(readDecimal);
  if (!numbers.every((number) => number !== null)) return null;
  const signs = new Set(numbers.map((number) => number.sign).filter((sign) => sign !== ''));
  if (signs.size > 1) return null;
  const decimals = Math.max(...numbers.map((number) => number.decimals));
  const units = numbers.map((number) => number.units * 10 ** (decimals - number.decimals));
  const first = units[0] ?? 0;
  const step = (units[1] ?? 0) - first;
  const isEven = units.every((value, index) => Number.isSafeInteger(value) && value === first + step * index);
  return isEven ? { first, step, decimals, sign: [...signs][0] ?? ',' } : null;
}

function readDecimal(text: string): DecimalText | null {
  const match = /^(-?)(\d{1,12})(?:([.,])(\d{1,10}))?$/.exec(text.trim());
  if (!match) return null;
  const [, minus = '', whole = '', sign = '', fraction = ''] = match;
  const units = Number(whole + fraction) * (minus === '-' ? -1 : 1);
  return Number.isSafeInteger(units) ? { units, decimals: fraction.length, sign } : null;
}

function formatDecimal(units: number, decimals: number, sign: string): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const minus = units < 0 ? '-' : '';
  if (decimals === 0) return minus + digits;
  return `${minus}${digits.slice(0, -decimals)}${sign}${digits.slice(-decimals)}`;
}

export interface FilledCell extends CellRef {
  readonly text: string;
  /** The source cell whose text this repeats. */
  readonly from: CellRef;
}

/** The cells of `to` outside `from`, filled along the one direction in which `to` is longer. */
export function fillCells(read: (row: number, col: number) => string, from: CellRect, to: CellRect): FilledCell[] {
  if (isSameRect(from, to)) return [];
  const isDown = to.top !== from.top || to.bottom !== from.bottom;
  const filled: FilledCell[] = [];
  const [lineStart, lineEnd] = isDown ? [from.left, from.right] : [from.top, from.bottom];
  const [start, end, first, last] = isDown
    ? [to.top, to.bottom, from.top, from.bottom]
    : [to.left, to.right, from.left, from.right];
  const count = last - first + 1;
  for (let line = lineStart; line <= lineEnd; line++) {
    const texts = Array.from({ length: count }, (_, i) => (isDown ? read(first + i, line) : read(line, first + i)));
    for (let at = start; at <= end; at++) {
      if (at >= first && at <= last) continue;
      const offset = at - first;
      const source = first + (((offset % count) + count) % count);
      filled.push({
        ...(isDown ? { row: at, col: line } : { row: line, col: at }),
        text: fillText(texts, offset),
        from: isDown ? { row: source, col: line } : { row: line, col: source },
      });
    }
  }
  return filled;
}

/** The rectangle a fill drag covers: the source grown towards the pointer, down or across, whichever is farther. */
export function fillRect(from: CellRect, pointer: CellRef): CellRect {
  const down = Math.max(pointer.row - from.bottom, from.top - pointer.row, 0);
  const across = Math.max(pointer.col - from.right, from.left - pointer.col, 0);
  if (down === 0 && across === 0) return from;
  return down >= across
    ? { ...from, top: Math.min(from.top, pointer.row), bottom: Math.max(from.bottom, pointer.row) }
    : { ...from, left: Math.min(from.left, pointer.col), right: Math.max(from.right, pointer.col) };
}
