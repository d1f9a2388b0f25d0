/** A spreadsheet file as plain data, and the port that turns it into bytes: the library behind it can be swapped. */

import type { Fill } from '../../domain/attributes.ts';

/** Closed list of looks; the writer knows fonts and colours, the sheets only what a cell is. */
export type Look =
  /** Heading of a sheet, of a table, of a field's row. */
  | 'title'
  /** Text outside of any table, without a border. */
  | 'plain'
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
  readonly underline?: boolean;
  /** Breaks long text; wrapped looks do so by themselves. */
  readonly wrap?: boolean;
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
  /** Shown while the cell is chosen. */
  readonly prompt?: string;
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

/** How a sheet is printed on A4: title rows repeat, the footer counts pages. */
export interface PageSetup {
  readonly orientation: 'portrait' | 'landscape';
  /** Rows 1..n repeat on each page; 0 for none. */
  readonly titleRows: number;
  /** First of the title rows, from 1; 1 when left out. */
  readonly firstTitleRow?: number;
  /** Columns A.. that repeat on each page; 0 when left out. */
  readonly titleColumns?: number;
  /** A table over several pages across, at a fixed size: a new page begins at each of these columns, from 0. */
  readonly across?: { readonly scalePercent: number; readonly breaks: readonly number[] };
}

/** A native chart over cells of the file. */
export interface SheetChart {
  readonly kind: 'bar' | 'column' | 'line';
  readonly title: string;
  /** "'Xếp hạng'!$B$5:$B$26". */
  readonly categories: string;
  readonly series: readonly { readonly name: string; readonly values: string }[];
  /** End of the axis of values, which then begins at 0; chosen by the reader when left out. */
  readonly max?: number;
  /** Cells the picture covers, from row and column to row and column, counted from 0. */
  readonly anchor: { readonly row: number; readonly column: number; readonly toRow: number; readonly toColumn: number };
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
  /** `form`: Times New Roman 13 with ruled tables, as offices print; `app` when left out. */
  readonly style?: 'app' | 'form';
  /** `very`: not offered by Excel's Unhide. */
  readonly hidden?: 'hidden' | 'very';
  readonly page?: PageSetup;
  /** Columns from 0. */
  readonly hiddenColumns?: readonly number[];
  /** "A1:F1". */
  readonly merges?: readonly string[];
  /** Points, by row index. */
  readonly rowHeights?: ReadonlyMap<number, number>;
  readonly charts?: readonly SheetChart[];
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
