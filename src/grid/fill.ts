/** What filling writes: series go on, everything else repeats in turn. */
import { isSameRect } from './range.ts';
import { readDateSeries, readNumberSeries, readWordSeries } from './series.ts';
import { editTextOf } from './source.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridCell } from './source.ts';

/**
 * `auto`: a single number repeats, everything that can go on goes on. `switched` (Ctrl held): the other way round. `copy`:
 * all repeats.
 */
export type FillMode = 'auto' | 'switched' | 'copy';

export interface FillText {
  readonly text: string;
  /** It is text even where it looks like a number. */
  readonly isText: boolean;
}

/** The text `offset` places after the first source text (negative: before it). */
export function fillText(texts: readonly FillText[], offset: number, mode: FillMode): string {
  const count = texts.length;
  const repeated = texts[((offset % count) + count) % count]?.text ?? '';
  if (mode === 'copy') return repeated;
  const series = readSeries(texts);
  if (!series) return mode === 'auto' ? goOnSingly(texts, offset, repeated) : repeated;
  const isLoneNumber = count === 1 && series.kind === 'number';
  return isLoneNumber === (mode === 'auto') ? repeated : series.at(offset);
}

function readSeries(
  texts: readonly FillText[],
): { readonly kind: 'number' | 'other'; at: (offset: number) => string } | null {
  const bare = texts.map(({ text }) => text);
  const numbers = texts.some(({ isText }) => isText) ? null : readNumberSeries(bare);
  if (numbers) return { kind: 'number', at: numbers };
  const others = bare.some((text) => text.startsWith('=')) ? null : (readDateSeries(bare) ?? wordsOf(texts));
  return others && { kind: 'other', at: others };
}

/** "1,5" beside "2.5" is no word: what may be a number goes on as one or not at all. */
function wordsOf(texts: readonly FillText[]): ((offset: number) => string) | null {
  const isWord = texts.every(({ text, isText }) => isText || !/^[-+]?[\d.,]*\d%?$/.test(text) || isCode(text));
  return isWord ? readWordSeries(texts.map(({ text }) => text)) : null;
}

/** "1.1.1" is a code, "1.1" may be a number. */
function isCode(text: string): boolean {
  return /^\d+(\.\d+){2,}$/.test(text);
}

/** Words of different stems go on each by itself, round by round. */
function goOnSingly(texts: readonly FillText[], offset: number, repeated: string): string {
  const count = texts.length;
  if (count < 2) return repeated;
  const at = ((offset % count) + count) % count;
  const word = texts[at];
  const stems = new Set(texts.map(({ text }) => text.replace(/(?<!\d)\d+$/, '')));
  if (!word || stems.size !== count || word.text.startsWith('=')) return repeated;
  return wordsOf([word])?.(Math.floor(offset / count)) ?? repeated;
}

export interface FilledCell extends CellRef {
  readonly text: string;
  /** The source cell whose text this repeats. */
  readonly from: CellRef;
}

/** The cells of `to` outside `from`, filled along the one direction in which `to` is longer. */
export function fillCells(
  read: (row: number, col: number) => GridCell,
  from: CellRect,
  to: CellRect,
  mode: FillMode,
): FilledCell[] {
  if (isSameRect(from, to)) return [];
  const isDown = to.top !== from.top || to.bottom !== from.bottom;
  const filled: FilledCell[] = [];
  const [lineStart, lineEnd] = isDown ? [from.left, from.right] : [from.top, from.bottom];
  const [start, end, first, last] = isDown
    ? [to.top, to.bottom, from.top, from.bottom]
    : [to.left, to.right, from.left, from.right];
  const count = last - first + 1;
  for (let line = lineStart; line <= lineEnd; line++) {
    const texts = Array.from({ length: count }, (_, i) =>
      textOf(isDown ? read(first + i, line) : read(line, first + i)),
    );
    for (let at = start; at <= end; at++) {
      if (at >= first && at <= last) continue;
      const offset = at - first;
      const source = first + (((offset % count) + count) % count);
      filled.push({
        ...(isDown ? { row: at, col: line } : { row: line, col: at }),
        text: fillText(texts, offset, mode),
        from: isDown ? { row: source, col: line } : { row: line, col: source },
      });
    }
  }
  return filled;
}

/** A leading apostrophe says text, as it does when it is typed. */
function textOf(cell: GridCell): FillText {
  const text = editTextOf(cell);
  return { text, isText: cell.isText === true || text.startsWith("'") };
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
