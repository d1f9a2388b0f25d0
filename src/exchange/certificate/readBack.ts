/** A file read back by a reader that did not write it: contents, formulas, and the values the file states. */
import { read, type CellObject, type WorkSheet } from 'xlsx';
import { INPUT_MAP_SHEET } from '../../domain/merge/inputMap.ts';

export interface StatedCell {
  readonly row: number;
  readonly column: number;
  /** Without "="; null for a constant. */
  readonly formula: string | null;
  /** Undefined where the file states none; errors as `{ error: "#DIV/0!" }`. */
  readonly value: string | number | boolean | { readonly error: string } | undefined;
}

export interface StatedSheet {
  readonly name: string;
  readonly cells: readonly StatedCell[];
}

export interface StatedBook {
  readonly sheets: readonly StatedSheet[];
  /** Names of the whole book in upper case and what they stand for. */
  readonly names: ReadonlyMap<string, string>;
}

/** Throws what the reader throws: the file is one of our own. */
export function readBack(bytes: Uint8Array): StatedBook {
  const book = read(bytes, {
    cellFormula: true,
    cellHTML: false,
    cellText: false,
    cellDates: false,
    sheetStubs: true,
    dense: true,
  });
  const names = new Map<string, string>();
  for (const { Name, Ref, Sheet } of book.Workbook?.Names ?? [])
    if (Sheet === undefined) names.set(Name.toUpperCase(), Ref);
  return {
    // The hidden map of inputs calculates nothing that anybody reads: its anchors are not counted as figures.
    sheets: book.SheetNames.filter((name) => name !== INPUT_MAP_SHEET).map((name) => ({
      name,
      cells: listCells(book.Sheets[name]),
    })),
    names,
  };
}

function listCells(sheet: WorkSheet | undefined): StatedCell[] {
  const rows: (CellObject | undefined)[][] = (sheet?.['!data'] as (CellObject | undefined)[][] | undefined) ?? [];
  const found: StatedCell[] = [];
  rows.forEach((line, row) => {
    // Sparse: forEach passes over what is not there.
    (line as (CellObject | undefined)[] | undefined)?.forEach((cell, column) => {
      if (!cell) return;
      const formula = cell.f ?? null;
      const value = valueOf(cell);
      if (formula !== null || value !== undefined) found.push({ row, column, formula, value });
    });
  });
  return found;
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function valueOf({ t, v }: CellObject): StatedCell['value'] {
  if (t === 'e') return { error: ERRORS[Number(v)] ?? '#N/A' };
  if (t === 'z' || v === undefined) return undefined;
  return v instanceof Date ? undefined : v;
}
