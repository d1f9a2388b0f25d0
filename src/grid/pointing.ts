/** References put into a formula by pointing at cells, and F4: what to write where, as pure functions of text and caret. */
import type { CellRect, CellRef } from './range.ts';
import type { GridSource } from './source.ts';

/** A stretch of the draft: from the first character up to, not including, the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The cells pointed at last, from where to where, and where their reference stands in the draft. */
export interface Pointed {
  /** Null once another sheet is shown: they are not on it. */
  readonly rect: CellRect | null;
  readonly anchor: CellRef;
  readonly focus: CellRef;
  readonly at: Stretch;
}

export interface Written {
  readonly text: string;
  /** Where the reference stands now; the caret follows it. */
  readonly at: Stretch;
}

const BEFORE_REFERENCE = /[=(+\-*/^&<>,;:]\s*$/;

/**
 * Where a reference would be written if a cell were pointed at now: after an operator or separator at the caret, or in
 * place of the one pointed at last. Null where a click means what it always does.
 */
export function placeForReference(draft: string, caret: number, last: Stretch | null): Stretch | null {
  if (!draft.startsWith('=')) return null;
  if (last?.to === caret) return last;
  const before = draft.slice(0, caret);
  const isInText = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  return !isInText && BEFORE_REFERENCE.test(before) ? { from: caret, to: caret } : null;
}

/** "B7" or "B2:D9" by the labels of the grid; null where a label is no part of an address. */
export function referenceTo(source: GridSource, { top, left, bottom, right }: CellRect): string | null {
  const from = addressAt(source, top, left);
  const to = addressAt(source, bottom, right);
  if (from === null || to === null) return null;
  return from === to ? from : `${from}:${to}`;
}

export function writeReference(draft: string, place: Stretch, reference: string): Written {
  return {
    text: draft.slice(0, place.from) + reference + draft.slice(place.to),
    at: { from: place.from, to: place.from + reference.length },
  };
}

/** F4 on the reference at the caret: A1, $A$1, A$1, $A1 and round again; null where none stands. */
export function cycleAbsolute(draft: string, caret: number): Written | null {
  if (!draft.startsWith('=')) return null;
  for (const match of draft.matchAll(/(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![\p{L}\p{N}_.(])/gu)) {
    const from = match.index;
    const to = from + match[0].length;
    if (caret < from || caret > to) continue;
    const [, column = '', letters = '', row = '', digits = ''] = match;
    const next = column === '' ? (row === '' ? ['$', '$'] : ['$', '']) : row === '' ? ['', ''] : ['', '$'];
    const reference = `${next[0] ?? ''}${letters}${next[1] ?? ''}${digits}`;
    return writeReference(draft, { from, to }, reference);
  }
  return null;
}

function addressAt(source: GridSource, row: number, col: number): string | null {
  const column = source.columnLabel(col);
  const label = source.rowLabel(row);
  return /^[A-Z]{1,3}$/.test(column) && /^\d+$/.test(label) ? column + label : null;
}
