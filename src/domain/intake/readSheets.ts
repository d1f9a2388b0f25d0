/** The sheets of a file, each read as its mapping says: its criteria, its scores, and what of it cannot be read. */
import { columnsAsRows, type ColumnRows } from './columnsAsRows.ts';
import type { RefusedCell, SheetMapping } from './mapping.ts';
import { rawCellAt, type RawBook, type RawSheet } from './rawBook.ts';
import { readCriteria, refuseCell, type CriteriaRead } from './readCriteria.ts';
import { listAcrossCells, listFormCells, readDown, type ScoreCell } from './readScores.ts';
import { MOST_ROWS, numberOf } from './rawText.ts';

export interface SheetRead {
  readonly mapping: SheetMapping;
  readonly sheet: RawSheet;
  readonly criteria: CriteriaRead | null;
  readonly columns: ColumnRows | null;
  readonly cells: readonly ScoreCell[];
  readonly refused: readonly RefusedCell[];
}

export function readSheet(book: RawBook, mapping: SheetMapping): SheetRead | null {
  const sheet = book.sheets[mapping.sheet];
  if (!sheet || mapping.kind === 'skip') return null;
  if (mapping.kind === 'criteria' || mapping.kind === 'unitsAcross') {
    const criteria = readCriteria(sheet, mapping);
    const list = mapping.kind === 'criteria' ? listFormCells : listAcrossCells;
    return {
      mapping,
      sheet,
      criteria,
      columns: null,
      cells: list(sheet, mapping, criteria.rows),
      refused: [...criteria.refused, ...refuseRest(sheet)],
    };
  }
  const down = readDown(sheet, mapping);
  const guessed = guessMaxima(sheet, down.cells, down.maxima);
  return {
    mapping,
    sheet,
    criteria: null,
    columns: columnsAsRows(mapping, guessed),
    cells: down.cells,
    refused: [...down.refused, ...refuseRest(sheet)],
  };
}

/** One line for all rows after the last that is read. */
function refuseRest(sheet: RawSheet): RefusedCell[] {
  const [row] = [...sheet.rows.keys()].slice(MOST_ROWS, MOST_ROWS + 1);
  const column = row === undefined ? undefined : sheet.rows.get(row)?.keys().next().value;
  if (row === undefined || column === undefined) return [];
  return [refuseCell(sheet, row, column, 'rows.beyond', { count: MOST_ROWS, left: sheet.rows.size - MOST_ROWS })];
}

/** A table without a row of maxima: the greatest points given, which checkBuilt tells. */
function guessMaxima(
  sheet: RawSheet,
  cells: readonly ScoreCell[],
  maxima: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const found = new Map(maxima);
  for (const { row, column } of cells) {
    const value = numberOf(rawCellAt(sheet, row, column));
    if (!maxima.has(column) && value !== null && value > 0) found.set(column, Math.max(found.get(column) ?? 0, value));
  }
  return found;
}

/** The sheet that says what the criteria are: one that lists them before one that only names them over points. */
export function findSource(reads: readonly SheetRead[]): SheetRead | undefined {
  return (
    reads.find(
      ({ mapping, criteria }) => mapping.kind === 'criteria' && criteria !== null && criteria.rows.length > 0,
    ) ??
    reads.find(({ criteria }) => criteria !== null && criteria.rows.length > 0) ??
    reads.find(({ columns }) => columns !== null && columns.rows.length > 0)
  );
}

/** Names of units in a file, in the order in which they appear. */
export function listUnitNames(book: RawBook, sheets: readonly SheetMapping[]): string[] {
  return sheets.flatMap((mapping) => {
    const read = readSheet(book, mapping);
    return read === null ? [] : [...new Set(read.cells.map(({ unit }) => unit))].filter((name) => name !== '');
  });
}
