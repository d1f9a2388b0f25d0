/** A sheet of the file while it is being filled. */
import { columnLetters } from '../../lib/address.ts';
import type {
  CellLook,
  CellNote,
  CheckValidation,
  FileCell,
  FileSheet,
  ListValidation,
  PageSetup,
  Scalar,
  SheetChart,
  ZeroHighlight,
} from './writer.ts';

export interface SheetDraft {
  readonly name: string;
  readonly cells: (FileCell | null)[][];
  readonly widths: number[];
  readonly outline: Map<number, number>;
  readonly frozen: { rows: number; columns: number };
  readonly lists: ListValidation[];
  readonly checks: CheckValidation[];
  readonly zeros: ZeroHighlight[];
  readonly notes: CellNote[];
  isProtected: boolean;
  readonly tabColor: string;
  style?: 'app' | 'form';
  hidden?: 'hidden' | 'very';
  page?: PageSetup;
  readonly hiddenColumns: number[];
  readonly merges: string[];
  readonly rowHeights: Map<number, number>;
  readonly charts: SheetChart[];
}

export function draftSheet(name: string, tabColor: string): SheetDraft {
  return {
    name,
    tabColor,
    cells: [],
    widths: [],
    outline: new Map(),
    frozen: { rows: 0, columns: 0 },
    lists: [],
    checks: [],
    zeros: [],
    notes: [],
    isProtected: true,
    hiddenColumns: [],
    merges: [],
    rowHeights: new Map(),
    charts: [],
  };
}

export function putCell(draft: SheetDraft, row: number, column: number, cell: FileCell): void {
  while (draft.cells.length <= row) draft.cells.push([]);
  const line = draft.cells[row];
  if (!line) return;
  while (line.length < column) line.push(null);
  line[column] = cell;
}

/** Longest text of a cell in Excel. */
const MAX_TEXT_LENGTH = 32767;

export function putValue(draft: SheetDraft, row: number, column: number, value: Scalar, look: CellLook): void {
  const clean = typeof value === 'string' ? value.normalize('NFC').slice(0, MAX_TEXT_LENGTH) : value;
  putCell(draft, row, column, { kind: 'value', value: clean, look });
}

/** A formula of our own making, known to be right: no names to look up, no function outside the allow-list. */
export function putFormula(
  draft: SheetDraft,
  row: number,
  column: number,
  formula: string,
  look: CellLook,
  cached: Scalar | null = null,
): void {
  putCell(draft, row, column, { kind: 'formula', formula, cached, array: 'no', look });
}

export function finishSheet(draft: SheetDraft): FileSheet {
  return draft;
}

/** "$D$5". */
export function fixedAddress(row: number, column: number): string {
  return `$${columnLetters(column)}$${row + 1}`;
}

/** "D5". */
export function address(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
