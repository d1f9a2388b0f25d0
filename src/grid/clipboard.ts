/** What a paste means: our own payload first, else the HTML table for boundaries with the plain text for figures. */
import { readHtmlTable, readPayload } from './htmlTable.ts';
import { parseTsv } from './tsv.ts';
import { colsIn, rowsIn } from './range.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridPayload } from './htmlTable.ts';

export interface PastedBlock {
  readonly texts: readonly (readonly string[])[];
  /** Where the block was copied, when it was copied from this grid. */
  readonly from: CellRef | null;
}

/** Reads what the clipboard offers; null when it holds no text. Numbers in another decimal sign are turned to ours when the source declares its sign. */
export function readPaste(html: string, plain: string, origin: string, decimalSign: ',' | '.'): PastedBlock | null {
  const payload = readPayload(html);
  if (payload) return blockFromPayload(payload, origin);
  const table = readHtmlTable(html);
  if (plain === '' && !table) return null;
  const tsv = parseTsv(plain);
  if (!table) return { texts: tsv, from: null };
  const isSameShape = tsv.length === table.texts.length && tsv[0]?.length === table.texts[0]?.length;
  const texts = isSameShape ? tsv : table.texts;
  const theirs = table.decimalSign;
  if (theirs === null || theirs === decimalSign) return { texts, from: null };
  return { texts: texts.map((line) => line.map((text) => switchDecimalSign(text, theirs))), from: null };
}

function blockFromPayload(payload: GridPayload, origin: string): PastedBlock {
  return {
    texts: payload.editTexts,
    from: payload.origin === origin ? { row: payload.row, col: payload.col } : null,
  };
}

/** "1,234.5" <-> "1.234,5"; anything that is not a plain number stays as it is. */
export function switchDecimalSign(text: string, theirs: ',' | '.'): string {
  const number = theirs === '.' ? /^[+-]?(\d{1,3}(,\d{3})+|\d*)(\.\d+)?%?$/ : /^[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d+)?%?$/;
  if (!/\d/.test(text) || !number.test(text)) return text;
  return text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
}

/** Where a block lands: repeated over the selection when it fits a whole number of times, else once from its corner. */
export function pasteRect(rows: number, cols: number, selection: CellRect): CellRect {
  const isTiled = rowsIn(selection) % rows === 0 && colsIn(selection) % cols === 0;
  if (isTiled) return selection;
  return { ...selection, bottom: selection.top + rows - 1, right: selection.left + cols - 1 };
}
