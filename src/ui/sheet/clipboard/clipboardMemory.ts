/** What copying and pasting remembers while a workbook is open: across its sheets, not across workbooks. */
import type { RowId, ColumnId, SheetId } from '../../../domain/ids.ts';
import { freeSheetOf, type SheetKey } from '../../../domain/layout.ts';
import type { CopyData } from '../../../grid/copyData.ts';
import type { DecimalSign } from '../../../grid/decimalSigns.ts';
import type { GridState } from '../../../grid/gridState.svelte.ts';
import type { CellRect } from '../../../grid/range.ts';
import type { SheetSource } from '../sheetSource.ts';

/** A block marked to be moved, by keys: it is found again when rows have been inserted meanwhile. */
export interface PendingCut {
  readonly mark: string;
  readonly sheet: SheetKey;
  readonly freeSheet: SheetId | null;
  readonly rows: readonly RowId[];
  readonly columns: readonly ColumnId[];
  readonly rect: CellRect;
  /** The grid that outlines it: Escape or an edit there ends the cut. */
  readonly state: GridState;
}

export function cutOf(source: SheetSource, state: GridState, rect: CellRect, mark: string): PendingCut {
  const rows = Array.from({ length: rect.bottom - rect.top + 1 }, (_, i) => source.placeAt(rect.top + i, rect.left));
  const columns = Array.from({ length: rect.right - rect.left + 1 }, (_, i) => source.placeAt(rect.top, rect.left + i));
  return {
    mark,
    sheet: source.sheet,
    freeSheet: freeSheetOf(source.sheet),
    rows: rows.map((place) => place.row as RowId),
    columns: columns.map((place) => place.column as ColumnId),
    rect,
    state,
  };
}

export interface ClipboardMemory {
  cut: PendingCut | null;
  /** How numbers that fit both readings are read, once a person has said it. */
  sign: DecimalSign | null;
  /** What this page put on the clipboard last; the browser gives plain text only to some of its ways of pasting. */
  lastCopy: CopyData | null;
}

const memories = new WeakMap<object, ClipboardMemory>();

export function memoryOf(session: object): ClipboardMemory {
  const known = memories.get(session);
  if (known) return known;
  const made: ClipboardMemory = { cut: null, sign: null, lastCopy: null };
  memories.set(session, made);
  return made;
}
