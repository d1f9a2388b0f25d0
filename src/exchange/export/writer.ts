/** A spreadsheet file as plain data, and the port that turns it into bytes: the library behind it can be swapped. */

import type { Fill } from '../../domain/attributes.ts';

/** Closed list of looks; the writer knows fonts and colours, the sheets only what a cell is. */
export type Look =
  /** Heading of a sheet, of a table, of a field's row. */
  | 'title'
  | 'header'
  | 'group'
  | 'text'
  | 'wrapped'
  /** A figure a person may change. */
  | 'input'
  /** A formula: locked. */
  | 'formula'
  /** A formula that follows the chosen scenario. */
  | 'scenario'
  | 'total'
  | 'muted'
  | 'warning';

export interface CellLook {
  readonly look: Look;
  /** Excel number format such as "0.00" or "0.00%". */
  readonly format?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly unlocked?: boolean;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fill?: Fill;
}

export type Scalar = string | number | boolean;

/** A value, or a formula without "=" and, where known, the value it had in the app. Text is never a formula. */
export type FileCell =
  | { readonly kind: 'value'; readonly value: Scalar; readonly look: CellLook }
  | { readonly kind: 'blank'; readonly look: CellLook }
  | { readonly kind: 'error'; readonly error: string; readonly look: CellLook }
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly cached: Scalar | null;
      /** Evaluated over whole ranges as an array formula; `dynamic` ones may fill the cells beside them. */
      readonly array: 'no' | 'single' | 'dynamic';
      readonly look: CellLook;
    };

export interface ListValidation {
  /** "B2" or "B2:F9". */
  readonly range: string;
  /** A range with its sheet, or a literal list in double quotes, as Excel writes it. */
  readonly source: string;
  readonly message: string;
}

export interface CheckValidation {
  readonly range: string;
  /** A condition on the range's first cell, relative. */
  readonly formula: string;
  readonly message: string;
}

export interface ZeroHighlight {
  readonly range: string;
  /** The range's first cell, relative. */
  readonly firstCell: string;
}

/** Shown when the pointer rests on the cell. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface FileSheet {
  readonly name: string;
  readonly cells: readonly (readonly (FileCell | null)[])[];
  readonly widths: readonly number[];
  /** Depth of a row in the tree, by row index. */
  readonly outline: ReadonlyMap<number, number>;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly lists: readonly ListValidation[];
  readonly checks: readonly CheckValidation[];
  readonly zeros: readonly ZeroHighlight[];
  readonly notes: readonly CellNote[];
  /** Locked cells refuse changes; there is no password. */
  readonly isProtected: boolean;
  readonly tabColor: string;
}

export interface DefinedName {
  readonly name: string;
  /** "'Tiêu chí'!$E$5". */
  readonly range: string;
}

export interface WorkbookFile {
  readonly title: string;
  readonly description: string;
  readonly sheets: readonly FileSheet[];
  readonly names: readonly DefinedName[];
}

/**
 * Called once per export, in a worker. Writes the file as it is given, with a request to recalculate on opening; never
 * adds external links, macros or a password. Rejects only on our own bugs (a sheet name or formula that Excel forbids).
 */
export interface WorkbookWriter {
  write(file: WorkbookFile): Promise<Uint8Array>;
}
