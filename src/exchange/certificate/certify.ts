/** Recalculates a file with an engine that did not write it and compares every formula with the value the file states. */
import { columnLetters } from '../../lib/address.ts';
import {
  emptyCertificate,
  MAX_DIFFERENCES_LISTED,
  MAX_DURATION_MS,
  MAX_FORMULAS,
  TOLERANCE,
  type CellDifference,
  type Certificate,
  type SkipReason,
} from './certificate.ts';
import { toPlainFormula } from './plainFormula.ts';
import { readBack, type StatedBook, type StatedCell } from './readBack.ts';

type Found = number | string | boolean | null | { readonly error: string; readonly message: string };

/** What the check needs of a formula engine. */
export interface CheckingEngine {
  addSheet(name: string, rows: readonly (readonly (number | string | boolean | null)[])[]): number;
  setCells(
    cells: readonly { readonly sheet: number; readonly row: number; readonly col: number; readonly content: string }[],
  ): unknown;
  read(sheet: number, row: number, col: number): Found;
  destroy(): void;
}

/** A figure as the app shows it, and the cell of the file that must give it. */
export interface AppFigure {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

export interface CertifyOptions {
  readonly createEngine: () => CheckingEngine;
  /** Milliseconds of a clock that only moves forward. */
  readonly now: () => number;
  readonly onProgress?: (share01: number) => void;
  readonly maxFormulas?: number;
}

/** Formulas that are entered between two looks at the clock. */
const CHUNK = 20_000;
const VOLATILE = /\b(?:RAND|RANDBETWEEN|NOW|TODAY)\s*\(/i;

export function certifyFile(bytes: Uint8Array, figures: readonly AppFigure[], options: CertifyOptions): Certificate {
  const { now, onProgress = () => undefined, maxFormulas = MAX_FORMULAS } = options;
  const start = now();
  const book = readBack(bytes);
  const formulas = book.sheets.reduce((sum, { cells }) => sum + cells.filter(isFormula).length, 0);
  if (formulas > maxFormulas) return emptyCertificate('tooBig', formulas);
  const engine = options.createEngine();
  try {
    const ids = addConstants(engine, book);
    const contents = book.sheets.flatMap((sheet, at) =>
      sheet.cells.flatMap(({ row, column, formula }) =>
        formula === null
          ? []
          : [{ sheet: ids[at] ?? 0, row, col: column, content: `=${toPlainFormula(formula, book.names)}` }],
      ),
    );
    for (let i = 0; i < contents.length; i += CHUNK) {
      if (now() - start > MAX_DURATION_MS) return emptyCertificate('tooSlow', formulas);
      engine.setCells(contents.slice(i, i + CHUNK));
      onProgress(Math.min(1, (i + CHUNK) / contents.length));
    }
    return compareBook(engine, book, ids, figures, formulas);
  } finally {
    engine.destroy();
  }
}

function isFormula(cell: StatedCell): boolean {
  return cell.formula !== null;
}

/** Every sheet with its constants, before any formula looks for one. */
function addConstants(engine: CheckingEngine, book: StatedBook): number[] {
  return book.sheets.map(({ name, cells }) => {
    const rows: (number | string | boolean | null)[][] = [];
    for (const { row, column, formula, value } of cells) {
      if (formula !== null || value === undefined || typeof value === 'object') continue;
      while (rows.length <= row) rows.push([]);
      const line = rows[row];
      while (line && line.length < column) line.push(null);
      if (line) line[column] = typeof value === 'string' && value.startsWith('=') ? `'${value}` : value;
    }
    return engine.addSheet(name, rows);
  });
}

function compareBook(
  engine: CheckingEngine,
  book: StatedBook,
  ids: readonly number[],
  figures: readonly AppFigure[],
  formulas: number,
): Certificate {
  const skipped: Record<SkipReason, number> = { function: 0, noValue: 0, volatile: 0 };
  const differences: CellDifference[] = [];
  let [compared, differing, largest, largestAt] = [0, 0, 0, ''];
  book.sheets.forEach((sheet, at) => {
    for (const { row, column, formula, value } of sheet.cells) {
      if (formula === null) continue;
      const found = engine.read(ids[at] ?? 0, row, column);
      const reason = skipReason(formula, value, found);
      if (reason !== null) {
        skipped[reason]++;
        continue;
      }
      compared++;
      const address = `${columnLetters(column)}${row + 1}`;
      const gap = gapOf(value, found);
      if (gap > largest && Number.isFinite(gap)) [largest, largestAt] = [gap, `${sheet.name}!${address}`];
      if (gap <= toleranceAt(value)) continue;
      differing++;
      if (differences.length < MAX_DIFFERENCES_LISTED)
        differences.push({
          sheet: sheet.name,
          address,
          formula: formula.slice(0, 300),
          stated: textOf(value),
          found: textOf(found),
        });
    }
  });
  return {
    state: 'checked',
    formulas,
    compared,
    largest,
    largestAt,
    differences,
    differing,
    skipped,
    appFigures: compareFigures(engine, book, ids, figures),
  };
}

function compareFigures(
  engine: CheckingEngine,
  book: StatedBook,
  ids: readonly number[],
  figures: readonly AppFigure[],
): Certificate['appFigures'] {
  const sheets = new Map(book.sheets.map(({ name }, i) => [name, ids[i] ?? -1]));
  let [compared, differing, largest] = [0, 0, 0];
  for (const { sheet, row, column, value } of figures) {
    const found = engine.read(sheets.get(sheet) ?? -1, row, column);
    if (isUnknownFunction(found)) continue;
    compared++;
    const gap = gapOf(value, found);
    if (Number.isFinite(gap)) largest = Math.max(largest, gap);
    if (gap > toleranceAt(value)) differing++;
  }
  return { compared, differing, largest };
}

function skipReason(formula: string, stated: StatedCell['value'], found: Found): SkipReason | null {
  if (stated === undefined) return 'noValue';
  if (VOLATILE.test(formula)) return 'volatile';
  return isUnknownFunction(found) ? 'function' : null;
}

/** The engine says so in its message, and passes it on to the cells that depend on it. */
function isUnknownFunction(found: Found): boolean {
  return (
    typeof found === 'object' && found !== null && found.error === '#NAME?' && /^Function name /.test(found.message)
  );
}

/** 0 for the same, Infinity for what cannot be told apart by a number. */
function gapOf(stated: StatedCell['value'], found: Found): number {
  if (typeof stated === 'number' && typeof found === 'number') return Math.abs(stated - found);
  if (typeof stated === 'object' && typeof found === 'object' && found !== null)
    return stated.error === found.error ? 0 : Number.POSITIVE_INFINITY;
  return (found ?? '') === stated ? 0 : Number.POSITIVE_INFINITY;
}

function toleranceAt(stated: StatedCell['value']): number {
  return typeof stated === 'number' ? TOLERANCE * Math.max(1, Math.abs(stated)) : 0;
}

function textOf(value: StatedCell['value'] | Found): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.error : String(value).slice(0, 100);
}
