/** What this grid puts on the clipboard for itself, in an attribute of the HTML table. */
import type { DecimalSign } from './decimalSigns.ts';

/** The text of a cell as edited; with its value where that differs, and the caller's token. */
export type PayloadCell = string | readonly [text: string, value: string | null, token: string | null];

export interface GridPayload {
  readonly version: 2;
  /** The caller's name for the collection of sheets it came from. */
  readonly book: string;
  /** Which grid it came from; `from` of an edit is given only for the same grid. */
  readonly origin: string;
  readonly row: number;
  readonly col: number;
  /** The sheet and the keys of its rows and columns; null where the source has none. */
  readonly sheet: string | null;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The decimal sign of its texts. */
  readonly sign: DecimalSign;
  /** Tells this cut from others; null for a copy. */
  readonly cut: string | null;
  readonly cells: readonly (readonly PayloadCell[])[];
}

/** The attribute that holds it. */
export const payloadAttribute = 'data-grid-payload';

/** Our payload from the attribute's text, or null when it is not whole. */
export function parsePayload(json: string): GridPayload | null {
  try {
    const value: unknown = JSON.parse(json);
    return isPayload(value) ? value : null;
  } catch {
    return null;
  }
}

function isPayload(value: unknown): value is GridPayload {
  if (typeof value !== 'object' || value === null) return false;
  const { version, book, origin, row, col, sheet, rows, columns, sign, cut, cells } = value as Record<string, unknown>;
  return (
    version === 2 &&
    typeof book === 'string' &&
    typeof origin === 'string' &&
    Number.isInteger(row) &&
    Number.isInteger(col) &&
    (sheet === null || typeof sheet === 'string') &&
    isTexts(rows) &&
    isTexts(columns) &&
    (sign === ',' || sign === '.') &&
    (cut === null || typeof cut === 'string') &&
    Array.isArray(cells) &&
    cells.length > 0 &&
    cells.every((line) => Array.isArray(line) && line.length > 0 && line.every(isPayloadCell))
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isPayloadCell(value: unknown): value is PayloadCell {
  if (typeof value === 'string') return true;
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [text, shown, token] = value as unknown[];
  return typeof text === 'string' && isTextOrNull(shown) && isTextOrNull(token);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
