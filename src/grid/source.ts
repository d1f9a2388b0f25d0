/** What the grid shows: the caller answers for any visible row and column, the grid keeps no copy of the data. */
export interface GridCell {
  /** The displayed text. */
  readonly text: string;
  /** What the editor and the formula bar show, such as "=A1*1,1"; the displayed text when left out. */
  readonly editText?: string;
  readonly align?: 'start' | 'end' | 'center';
  /** Each becomes the class `tone-<x>`; the grid's own style sheet knows header, muted, missing, zero, notApplicable, input, formula, strong. */
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
  /** Present: the grid is a treegrid, and the toggle is drawn in `treeCol` (0 when left out). */
  tree?(row: number): GridRowTree | null;
  readonly treeCol?: number;
}

/** One cell a person changed. `text` is as typed; '' clears. */
export interface GridEdit {
  readonly row: number;
  readonly col: number;
  readonly text: string;
  /** The cell this text was copied from, for callers that shift relative references. */
  readonly from?: { readonly row: number; readonly col: number };
}

/** The text an editor of this cell begins with. */
export function editTextOf(cell: GridCell): string {
  return cell.editText ?? cell.text;
}
