/** A spreadsheet file as it was read: values and what they look like, before anybody says what they mean. Rows and columns count from 0. */

export interface RawCell {
  /** Dates are Excel's serial numbers with `isDate`; text is as stored, in NFC; null for a cell that has only a look or a note. */
  readonly value: string | number | boolean | null;
  /** English names and commas, without "="; `value` is then what the file says it gave. */
  readonly formula?: string;
  /** "#REF!" and its kind: then `value` is null. */
  readonly error?: string;
  readonly isDate?: true;
  readonly numberFormat?: string;
  readonly note?: string;
  readonly bold?: true;
  /** Steps of indent of the cell's alignment. */
  readonly indent?: number;
}

export interface RawMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row > column > cell, in ascending order; only cells that hold something. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  /** Never expanded: the value stands at the top left. */
  readonly merges: readonly RawMerge[];
}

export type RawKind = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'csv';

export interface RawBook {
  readonly fileName: string;
  readonly kind: RawKind;
  readonly sheets: readonly RawSheet[];
  /** Defined names of the whole book and what they stand for, such as "'Tiêu chí'!$E$5". */
  readonly names: ReadonlyMap<string, string>;
}

export function rawCellAt(sheet: RawSheet, row: number, column: number): RawCell | undefined {
  return sheet.rows.get(row)?.get(column);
}
