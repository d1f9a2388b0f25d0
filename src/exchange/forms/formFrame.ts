/** What every printed form has around its table: the national header, the title, the signatures, the page. */
import { columnLetters } from '../../lib/address.ts';
import { putCell, putValue, type SheetDraft } from '../export/sheetDraft.ts';
import type { CellLook } from '../export/writer.ts';

export interface FormHead {
  /** Lines at the left, the second one in bold: the superior, the office, its number. A person may change them. */
  readonly agency: readonly string[];
  readonly title: string;
  /** Below the title, in italics. */
  readonly lines: readonly string[];
  readonly isIllustrative: boolean;
  /** Columns of the table, and how many of them the left half takes. */
  readonly columns: number;
  readonly leftColumns: number;
  /** Where the head begins: right of columns that repeat on each page. */
  readonly firstColumn?: number;
}

const COUNTRY = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const ILLUSTRATIVE = 'SỐ LIỆU MINH HỌA – không phải số liệu chính thức';

/** Points of a line of 14 point print, and the width of one of its capitals in columns' units. */
const TITLE_HEIGHT = 24;
const TITLE_LETTER = 1.35;

/** The widths of the columns must be there. Puts the head from row 0 on and returns the first row below it. */
export function putFormHead(draft: SheetDraft, head: FormHead): number {
  const { agency, columns, leftColumns, firstColumn: left = 0 } = head;
  const right = leftColumns;
  agency.forEach((line, row) => {
    putAcross(draft, row, left, leftColumns - 1, line, centered(row === 1, { unlocked: true }));
  });
  putAcross(draft, 0, right, columns - 1, COUNTRY, centered(true));
  putAcross(draft, 1, right, columns - 1, MOTTO, centered(true, { underline: true }));
  const dateRow = Math.max(2, agency.length);
  putAcross(
    draft,
    dateRow,
    right,
    columns - 1,
    '……………, ngày …… tháng …… năm ………',
    centered(false, { italic: true, unlocked: true }),
  );
  let row = dateRow + 2;
  putAcross(draft, row, left, columns - 1, head.title, { look: 'title' });
  const width = draft.widths.slice(left, columns).reduce((sum, each) => sum + each, 0);
  draft.rowHeights.set(
    row++,
    TITLE_HEIGHT * Math.max(1, Math.ceil((head.title.length * TITLE_LETTER) / (width || 120))),
  );
  for (const line of head.lines) putAcross(draft, row++, left, columns - 1, line, centered(false, { italic: true }));
  if (head.isIllustrative)
    putAcross(draft, row++, left, columns - 1, ILLUSTRATIVE, { look: 'warning', align: 'center' });
  return row + 1;
}

export interface Signature {
  readonly title: string;
  readonly hint: string;
}

/** Two who sign, below the table, with room for their hands; returns the row after them. */
export function putSignatures(
  draft: SheetDraft,
  row: number,
  columns: number,
  leftColumns: number,
  [left, right]: readonly [Signature, Signature],
  firstColumn = 0,
): number {
  const halves = [
    [firstColumn, leftColumns - 1, left],
    [leftColumns, columns - 1, right],
  ] as const;
  for (const [from, to, { title, hint }] of halves) {
    putAcross(draft, row, from, to, title, centered(true));
    putAcross(draft, row + 1, from, to, hint, centered(false, { italic: true }));
    for (let free = 2; free < 6; free++)
      putCell(draft, row + free, from, { kind: 'blank', look: { look: 'plain', unlocked: true } });
    putAcross(draft, row + 5, from, to, '', centered(true, { unlocked: true }));
  }
  return row + 6;
}

function centered(bold: boolean, more: Partial<CellLook> = {}): CellLook {
  return { look: 'plain', align: 'center', bold, ...more };
}

/** A text over several columns of one row. */
export function putAcross(
  draft: SheetDraft,
  row: number,
  from: number,
  to: number,
  text: string,
  look: CellLook,
): void {
  putValue(draft, row, from, text, look);
  for (let column = from + 1; column <= to; column++) putCell(draft, row, column, { kind: 'blank', look });
  mergeCells(draft, row, from, row, to);
}

/** A heading two rows high, in each column named. */
export function putTallHeads(draft: SheetDraft, row: number, heads: readonly (readonly [number, string])[]): void {
  for (const [column, text] of heads) {
    putValue(draft, row, column, text, { look: 'header' });
    putValue(draft, row + 1, column, '', { look: 'header' });
    mergeCells(draft, row, column, row + 1, column);
  }
}

/** Nothing for a single cell. */
export function mergeCells(draft: SheetDraft, row: number, column: number, toRow: number, toColumn: number): void {
  if (row === toRow && column === toColumn) return;
  draft.merges.push(`${columnLetters(column)}${row + 1}:${columnLetters(toColumn)}${toRow + 1}`);
}
