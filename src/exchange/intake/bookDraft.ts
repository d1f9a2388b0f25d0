/** A workbook in the making: cells come in any order and are counted against the limits as they come. */
import type { RawCell, RawMerge, RawSheet } from '../../domain/intake/rawBook.ts';
import { EXCEL_GRID, FILE_LIMITS, RETURNED_LIMITS } from '../../domain/limits.ts';
import { addressOf, refuse } from './readProblem.ts';
import { createCellKeeper } from './returnedCells.ts';

export interface SheetDraft {
  readonly name: string;
  /** Takes the place of what stood there. A cell that holds nothing is left out. Throws a Refusal beyond a limit. */
  setCell(row: number, column: number, cell: RawCell): void;
  setNote(row: number, column: number, note: string): void;
  addMerge(merge: RawMerge): void;
  finish(): RawSheet;
}

export interface BookDraft {
  addSheet(name: string, hidden: boolean): SheetDraft;
}

/** `book`: to be handed on whole; `export`: a whole exported workbook, read in the thread that holds it. */
export type BookUse = 'book' | 'export';

export interface BookLimits {
  readonly cells: number;
  readonly characters: number;
  readonly formulaCharacters: number;
}

export function limitsOf(use: BookUse): BookLimits {
  return use === 'export' ? RETURNED_LIMITS : { ...FILE_LIMITS, formulaCharacters: FILE_LIMITS.characters };
}

interface Counts {
  cells: number;
  characters: number;
  formulaCharacters: number;
}

export function createBookDraft(use: BookUse = 'book'): BookDraft {
  const counts: Counts = { cells: 0, characters: 0, formulaCharacters: 0 };
  let sheets = 0;
  return {
    addSheet(name, hidden) {
      if (++sheets > FILE_LIMITS.sheets) refuse('read.tooManySheets', { max: FILE_LIMITS.sheets });
      return createSheetDraft(cleanText(name), hidden, counts, use);
    },
  };
}

function createSheetDraft(sheet: string, hidden: boolean, counts: Counts, use: BookUse): SheetDraft {
  const limits = limitsOf(use);
  const keeper = use === 'export' ? createCellKeeper() : null;
  const rows = new Map<number, Map<number, RawCell>>();
  const merges: RawMerge[] = [];

  function refuseOutside(row: number, column: number): void {
    const isInside =
      Number.isInteger(row) &&
      Number.isInteger(column) &&
      row >= 0 &&
      column >= 0 &&
      row < EXCEL_GRID.rows &&
      column < EXCEL_GRID.columns;
    if (!isInside) refuse('read.badAddress', { sheet, row: row + 1, column: column + 1 });
  }

  function countText(row: number, column: number, text: string | undefined, held = text?.length ?? 0): void {
    if (text === undefined) return;
    counts.characters += held;
    if (text.length > FILE_LIMITS.cellText)
      refuse('read.textTooLong', { sheet, address: addressOf(row, column), max: FILE_LIMITS.cellText });
    if (counts.characters > limits.characters) refuse('read.tooMuchText', { sheet, max: limits.characters });
  }

  function countFormula(row: number, column: number, formula: string | undefined, held: number): void {
    if (formula === undefined) return;
    countText(row, column, formula, held);
    counts.formulaCharacters += formula.length;
    if (counts.formulaCharacters > limits.formulaCharacters)
      refuse('read.tooMuchText', { sheet, max: limits.formulaCharacters });
  }

  function put(row: number, column: number, cell: RawCell): void {
    refuseOutside(row, column);
    let cells = rows.get(row);
    if (!cells) {
      cells = new Map<number, RawCell>();
      rows.set(row, cells);
    }
    if (!cells.has(column) && ++counts.cells > limits.cells) refuse('read.tooManyCells', { sheet, max: limits.cells });
    cells.set(column, cell);
  }

  return {
    name: sheet,
    setCell(row, column, cell) {
      if (isEmpty(cell)) return;
      const clean = cleanCell(cell);
      if (typeof clean.value === 'string') countText(row, column, clean.value);
      const kept = keeper?.keep(row, column, clean) ?? { cell: clean, held: clean.formula?.length ?? 0 };
      countFormula(row, column, clean.formula, kept.held);
      countText(row, column, kept.cell.numberFormat);
      put(row, column, kept.cell);
    },
    setNote(row, column, note) {
      refuseOutside(row, column);
      const clean = cleanText(note);
      countText(row, column, clean);
      const cell = rows.get(row)?.get(column) ?? { value: null };
      const { value, formula } = cell;
      put(row, column, { ...cell, value, ...(formula !== undefined && { formula }), note: clean });
    },
    addMerge(merge) {
      refuseOutside(merge.bottom, merge.right);
      if (merge.top > merge.bottom || merge.left > merge.right) refuse('read.damaged', { part: sheet });
      if (merges.length >= FILE_LIMITS.merges) refuse('read.tooManyMerges', { sheet, max: FILE_LIMITS.merges });
      merges.push(merge);
    },
    finish: () => ({ name: sheet, hidden, rows: sortRows(rows), merges }),
  };
}

/** NFC, and one sign for the end of a line. */
export function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC');
}

function cleanCell(cell: RawCell): RawCell {
  const { value, formula, note } = cell;
  return {
    ...cell,
    ...(typeof value === 'string' && { value: cleanText(value) }),
    ...(formula !== undefined && { formula: cleanText(formula) }),
    ...(note !== undefined && { note: cleanText(note) }),
  };
}

function isEmpty({ value, formula, error, note }: RawCell): boolean {
  return (value === null || value === '') && formula === undefined && error === undefined && note === undefined;
}

function sortRows(rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>): RawSheet['rows'] {
  return sortKeys(new Map([...rows].map(([row, cells]) => [row, sortKeys(cells)])));
}

/** The same map when its keys ascend already, as in nearly every file. */
function sortKeys<T>(map: ReadonlyMap<number, T>): ReadonlyMap<number, T> {
  let last = -1;
  for (const key of map.keys()) {
    if (key < last) return new Map([...map].sort(([a], [b]) => a - b));
    last = key;
  }
  return map;
}
