/** Taking texts into a sheet, as one step of undo: a view says by this what a text means in its cells. */
import type { Problem } from '../../lib/result.ts';
import type { Command } from '../../domain/commands/index.ts';
import type { GridEdit } from '../../grid/source.ts';

/** An edit that was not taken, and why. */
export interface RefusedEdit {
  readonly edit: GridEdit;
  readonly problem: Problem;
}

/** One action of a person under way: edits are read one by one, checked together, and carried out at once. */
export interface SheetEntry {
  /** Makes room for this many rows and columns before anything is read; a sheet that cannot grow leaves it out. */
  reserve?(rows: number, columns: number): void;
  /** Row and column keys of the cell an edit is for. */
  placeOf(edit: GridEdit): { readonly row: string; readonly column: string };
  /** Takes an edit in, or says why its text cannot stand there. */
  read(edit: GridEdit): Problem | null;
  /** A further command of the same step of undo, carried out after the edits. */
  also(command: Command): void;
  /** Checks what was read against the workbook as it is now; what this gives is left out of the commit. */
  check(): readonly RefusedEdit[];
  /** Carries out what was read and not refused; the reason when nothing could be done. */
  commit(): Problem | null;
}

/** What an edit brings to a cell that takes no formula: the value of a copied one. */
export function plainTextOf({ text, value }: GridEdit): string {
  return text.startsWith('=') && value !== undefined ? value : text;
}
