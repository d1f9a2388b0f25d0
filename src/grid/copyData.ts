/** What a copy puts on the clipboard: displayed text for everybody, and for ourselves texts, values and places. */
import { parseNumber, writeNumber } from '../lib/numberText.ts';
import { formatHtmlTable } from './htmlTable.ts';
import { colsIn, rowsIn } from './range.ts';
import { editTextOf } from './source.ts';
import { formatTsv } from './tsv.ts';
import type { DecimalSign } from './decimalSigns.ts';
import type { ShownCell } from './htmlTable.ts';
import type { GridPayload, PayloadCell } from './payload.ts';
import type { CellRect } from './range.ts';
import type { GridCell, GridSource } from './source.ts';

export interface CopyData {
  readonly plain: string;
  readonly html: string;
}

/** Where a copy comes from; `cut` is its mark when it is to be moved. */
export interface CopyMark {
  readonly book: string;
  readonly origin: string;
  readonly sign: DecimalSign;
  readonly cut: string | null;
}

export function writeCopy(source: GridSource, rect: CellRect, mark: CopyMark): CopyData {
  const places = { rows: rowsIn(rect), cols: colsIn(rect) };
  const cells = Array.from({ length: places.rows }, (_, down) =>
    Array.from({ length: places.cols }, (_, across) => source.cell(rect.top + down, rect.left + across)),
  );
  const payload: GridPayload = {
    version: 2,
    ...mark,
    row: rect.top,
    col: rect.left,
    sheet: source.sheet ?? null,
    rows: cells.map((_, down) => source.placeAt?.(rect.top + down, rect.left).row ?? ''),
    columns: (cells[0] ?? []).map((_, across) => source.placeAt?.(rect.top, rect.left + across).column ?? ''),
    cells: cells.map((line) => line.map((cell) => writeCell(cell, mark.sign))),
  };
  return {
    plain: formatTsv(cells.map((line) => line.map((cell) => cell.text))),
    html: formatHtmlTable(
      cells.map((line) => line.map((cell) => shownCell(cell, mark.sign))),
      payload,
    ),
  };
}

function writeCell(cell: GridCell, sign: DecimalSign): PayloadCell {
  const text = editTextOf(cell);
  const value = valueTextOf(cell, sign);
  if (value === text && cell.token === undefined) return text;
  return [text, value === text ? null : value, cell.token ?? null];
}

/** What "paste values" writes for this cell: its value in full precision, as it would be typed. Days are written as days. */
function valueTextOf(cell: GridCell, sign: DecimalSign): string {
  const text = editTextOf(cell);
  const isDay = /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(cell.text);
  if (cell.number !== undefined && !isDay) return writeNumber(cell.number, sign === ',' ? 'vi' : 'en');
  return isDay || text === '' || text.startsWith('=') ? cell.text : text;
}

/** Numbers are told apart by how they are set: text that looks like one stands at the start of its cell. */
function shownCell(cell: GridCell, sign: DecimalSign): ShownCell {
  const isNumber = cell.align === 'end' && !cell.isText;
  const read = isNumber ? parseNumber(valueTextOf(cell, sign), sign === ',' ? 'vi' : 'en') : null;
  return { text: cell.text, number: cell.number ?? read };
}
