/** What the grid shows: the caller answers for any visible row and column, the grid keeps no copy of the data. */
export interface GridCell {
  /** The displayed text. */
  readonly text: string;
  /** What the editor and the formula bar show, such as "=A1*1,1"; the displayed text when left out. */
  readonly editText?: string;
  /** What is typed here stays text, whatever it looks like. */
  readonly isText?: true;
  /** What the caller gets back in `GridEdit.token` when this cell is copied. */
  readonly token?: string;
  /** The number the text stands for, in full; a percentage as its hundredth. */
  readonly number?: number;
  readonly align?: 'start' | 'end' | 'center';
  /** Each becomes the class `tone-<x>`; the grid's own style sheet knows header, muted, missing, zero, notApplicable, input, formula, strong,
   * bold, italic and fill-yellow, -green, -blue, -red, -grey. */
  readonly tones?: readonly string[];
  /** Not editable; a string says why, in words. */
  readonly readonly?: string | true;
  /** What is wrong with the cell, in words. */
  readonly invalid?: string;
  /** Drawn as a corner mark with this tooltip. */
  readonly mark?: string;
  readonly note?: string;
  /** Offered as a list while the cell is edited; other text may still be typed. */
  readonly choices?: readonly string[];
  /** It stands for a form of the caller's: F2, Enter and a double click run the caller's action "openCell". */
  readonly opens?: true;
}

export interface GridRowTree {
  /** 1 for the outermost rows. */
  readonly level: number;
  readonly expandable: boolean;
  readonly expanded: boolean;
}

/** Rows and columns count from 0 and are the visible ones only. A changed source is a new object. */
export interface GridSource {
  readonly rowCount: number;
  readonly colCount: number;
  readonly frozenRows: number;
  readonly frozenCols: number;
  /** Pixels. */
  columnWidth(col: number): number;
  /** 'A', 'B', ... */
  columnLabel(col: number): string;
  /** Spoken before a cell's text; the column's text in the last frozen row when left out. */
  columnTitle?(col: number): string;
  /** '1', '2', ...; may skip where rows are hidden. */
  rowLabel(row: number): string;
  cell(row: number, col: number): GridCell;
  /** Spoken before the cell when the row has changed: what the row is about; '' when it is about nothing. */
  rowTitle?(row: number): string;
  /** A text that is longer than its cell runs on over the empty cells after it. */
  readonly overflow?: boolean;
  /** Names this sheet among all others: a copy knows by it, and by the keys of `placeAt`, where it came from. */
  readonly sheet?: string;
  placeAt?(row: number, col: number): { readonly row: string; readonly column: string };
  /** The corner of what is filled, where that is less than the sheet: Ctrl+End goes there. */
  lastUsed?(): { readonly row: number; readonly col: number };
  /** How far a paste may make the sheet grow; its present size when left out. */
  readonly maxRows?: number;
  readonly maxCols?: number;
  /** Rows or columns are hidden right before this index (that of the end: after the last): a double line at the head says so. */
  hiddenBefore?(axis: 'row' | 'column', index: number): boolean;
  /** Present: the grid is a treegrid, and the toggle is drawn in `treeCol` (0 when left out). */
  tree?(row: number): GridRowTree | null;
  readonly treeCol?: number;
}

/** A cell by the keys of its source: it stays the same when rows are hidden, sorted or inserted. */
export interface GridOrigin {
  readonly sheet: string;
  readonly row: string;
  readonly column: string;
}

/** One cell a person changed. `text` is as typed; '' clears. */
export interface GridEdit {
  readonly row: number;
  readonly col: number;
  readonly text: string;
  /** The cell of this grid the text was copied or filled from, for callers that shift relative references. */
  readonly from?: { readonly row: number; readonly col: number };
  /** The copied cell by its keys, of this sheet or another; holds before `from`. */
  readonly origin?: GridOrigin;
  /** `GridCell.token` of the copied cell. */
  readonly token?: string;
  /** The copied cell's value, for a cell that takes no formula. */
  readonly value?: string;
  /** The text is text, whatever it looks like. */
  readonly isText?: true;
}

/** An edit that was left out because its cell takes nothing. */
export interface SkippedEdit extends GridEdit {
  /** Why, in words, when the source says. */
  readonly reason: string | true;
}

/** The text an editor of this cell begins with. */
export function editTextOf(cell: GridCell): string {
  return cell.editText ?? cell.text;
}
