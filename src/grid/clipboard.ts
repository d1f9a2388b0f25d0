/**
 * What a paste means: our own payload first, else the HTML table for boundaries and declared values with the plain text
 * for what is displayed.
 */
import { finishSteps, type Steps } from '../lib/steps.ts';
import { readHtmlTable, readPayload } from './htmlTable.ts';
import { colsIn, rowsIn } from './range.ts';
import { parseTsv } from './tsv.ts';
import type { DecimalSign } from './decimalSigns.ts';
import type { TableCell } from './htmlTable.ts';
import type { GridPayload, PayloadCell } from './payload.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridOrigin } from './source.ts';

export interface PastedCell {
  readonly text: string;
  /** What "paste values" writes; the text when left out. */
  readonly value?: string;
  /** The text is in our writing already: its numbers are not read by the block's decimal sign. */
  readonly isSure?: true;
  readonly isText?: true;
  readonly token?: string;
  /** Where the cell was copied, when it was copied from this grid. */
  readonly from?: CellRef;
  readonly origin?: GridOrigin;
}

export interface PastedBlock {
  /** Every row is as wide as the first. */
  readonly cells: readonly (readonly PastedCell[])[];
  /** The decimal sign that the source declares; null where it says nothing. */
  readonly sign: DecimalSign | null;
  /** The cut it comes from; null for a copy. */
  readonly cut: string | null;
}

/** What of a block is pasted, and how. */
export interface PasteWay {
  readonly what: 'all' | 'values' | 'formulas' | 'formats';
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

export const plainPaste: PasteWay = { what: 'all', skipBlanks: false, transpose: false };

/** Who reads: only a copy of the same book keeps its tokens, only one of the same grid its places. */
export interface PasteReader {
  readonly book: string;
  readonly origin: string;
  readonly decimalSign: DecimalSign;
}

/** Reads what the clipboard offers; null when it holds no text. */
export function readPaste(html: string, plain: string, reader: PasteReader): PastedBlock | null {
  return finishSteps(readPasteInSteps(html, plain, reader));
}

/** The same in steps of some milliseconds. */
export function* readPasteInSteps(html: string, plain: string, reader: PasteReader): Steps<PastedBlock | null> {
  const payload = readPayload(html);
  yield 0;
  if (payload) return yield* blockFromPayload(payload, reader);
  const table = yield* readHtmlTable(html, reader.decimalSign);
  yield 1;
  if (plain === '' && !table) return null;
  const tsv = parseTsv(plain);
  yield 1;
  if (!table)
    return { cells: yield* mapInSteps(tsv, (line) => line.map((text) => ({ text: cleanText(text) }))), ...NO_SIGNS };
  const isSameShape = tsv.length === table.cells.length && tsv[0]?.length === table.cells[0]?.length;
  const cells = yield* mapInSteps(table.cells, (line, row) =>
    line.map((cell, col) => cellFromTable(cell, cleanText(isSameShape ? (tsv[row]?.[col] ?? '') : cell.text))),
  );
  return { cells, ...NO_SIGNS, sign: table.decimalSign };
}

const NO_SIGNS = { sign: null, cut: null } as const;
const LINES_AT_ONCE = 1000;

function* mapInSteps<T, R>(lines: readonly T[], read: (line: T, at: number) => R): Steps<R[]> {
  const done: R[] = [];
  for (const [at, line] of lines.entries()) {
    done.push(read(line, at));
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield 1;
  }
  return done;
}

function cellFromTable({ declared }: TableCell, shown: string): PastedCell {
  if (!declared) return { text: shown };
  if (declared.isText) return { text: shown, isText: true, isSure: true };
  return { text: declared.text, isSure: true };
}

/** Blanks that only keep words together on a page are blanks; marks are joined with their letters. */
function cleanText(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').normalize('NFC');
}

function* blockFromPayload(payload: GridPayload, reader: PasteReader): Steps<PastedBlock> {
  const { sheet, book } = payload;
  const isSameBook = book === reader.book;
  const isSameGrid = isSameBook && payload.origin === reader.origin;
  const cells = yield* mapInSteps(payload.cells, (line, down) =>
    line.map((cell, across): PastedCell => {
      const row = payload.rows[down];
      const column = payload.columns[across];
      const hasKeys = isSameBook && sheet !== null && row !== undefined && column !== undefined;
      return {
        ...readPayloadCell(cell, isSameBook),
        ...(isSameGrid ? { from: { row: payload.row + down, col: payload.col + across } } : {}),
        ...(hasKeys ? { origin: { sheet, row, column } } : {}),
      };
    }),
  );
  return { cells, sign: payload.sign, cut: isSameBook ? payload.cut : null };
}

function readPayloadCell(cell: PayloadCell, isSameBook: boolean): PastedCell {
  if (typeof cell === 'string') return { text: cell };
  const [text, value, token] = cell;
  return { text, ...(value === null ? {} : { value }), ...(isSameBook && token !== null ? { token } : {}) };
}

/** The block as it is to be laid down: turned on its diagonal, its formulas replaced by their values. */
export function shapeBlock(block: PastedBlock, way: PasteWay): PastedBlock {
  let { cells } = block;
  if (way.what === 'values') cells = cells.map((line) => line.map(valueOnly));
  if (way.transpose) {
    const rows = cells;
    cells = (rows[0] ?? []).map((_, col) => rows.map((line) => line[col] ?? { text: '' }));
  }
  return { ...block, cells };
}

function valueOnly({ text, value, isSure, isText }: PastedCell): PastedCell {
  return { text: value ?? text, ...(isSure ? { isSure } : {}), ...(isText ? { isText } : {}) };
}

/** Where a block lands: repeated over the selection when it fits a whole number of times, else once from its corner. */
export function pasteRect(rows: number, cols: number, selection: CellRect): CellRect {
  const isTiled = rowsIn(selection) % rows === 0 && colsIn(selection) % cols === 0;
  if (isTiled) return selection;
  return { ...selection, bottom: selection.top + rows - 1, right: selection.left + cols - 1 };
}
