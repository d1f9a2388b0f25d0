import { EXCEL_GRID } from '../../domain/limits.ts';
import { columnFromLetters, columnLetters } from '../../lib/address.ts';

/** Texts, quoted sheets, [books], cells, whole columns and rows, words, numbers: what is matched first is not looked into. */
const PARTS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^[\]]*\]|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\d_.(!])|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\p{L}\d_.(!])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\d_.])|[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*|\d[\d.]*(?:E[+-]?\d+)?/giu;

interface Line {
  readonly isFixed: boolean;
  /** From 1. */
  readonly number: number;
}

/** A cell, or both ends of whole columns or rows. */
interface Reference {
  readonly columns: readonly Line[];
  readonly rows: readonly Line[];
}

/** A formula taken apart once, to be written for many cells: texts as they are, and what moves. */
export type FormulaParts = readonly (string | Reference)[];

export function takeApart(formula: string): FormulaParts {
  const parts: (string | Reference)[] = [];
  let taken = 0;
  for (const match of formula.matchAll(PARTS)) {
    const [whole, c$, c, r$, r, from$, from, to$, to, top$, top, bottom$, bottom] = match;
    let reference: Reference | null = null;
    if (c !== undefined) reference = { columns: [column(c$, c)], rows: [row(r$, r)] };
    else if (from !== undefined) reference = { columns: [column(from$, from), column(to$, to)], rows: [] };
    else if (top !== undefined) reference = { columns: [], rows: [row(top$, top), row(bottom$, bottom)] };
    if (!reference) continue;
    if (match.index > taken) parts.push(formula.slice(taken, match.index));
    parts.push(reference);
    taken = match.index + whole.length;
  }
  if (taken < formula.length) parts.push(formula.slice(taken));
  return parts;
}

function row(fixed: string | undefined, text: string | undefined): Line {
  return { isFixed: fixed === '$', number: Number(text) };
}

function column(fixed: string | undefined, text: string | undefined): Line {
  return { isFixed: fixed === '$', number: columnFromLetters(text ?? '') + 1 };
}

/** The formula as it stands `rows` down and `columns` to the right: relative parts move, those with $ stay. */
export function writeShifted(parts: FormulaParts, rows: number, columns: number): string {
  let formula = '';
  for (const part of parts) formula += typeof part === 'string' ? part : shiftReference(part, rows, columns);
  return formula;
}

function shiftReference(reference: Reference, rows: number, columns: number): string {
  const columnTexts = reference.columns.map((line) => writeLine(line, columns, EXCEL_GRID.columns, columnLetters));
  const rowTexts = reference.rows.map((line) => writeLine(line, rows, EXCEL_GRID.rows, (index) => String(index + 1)));
  if (columnTexts.includes(null) || rowTexts.includes(null)) return '#REF!';
  return [...columnTexts, ...rowTexts].join(columnTexts.length === 1 ? '' : ':');
}

function writeLine(line: Line, shift: number, end: number, write: (index: number) => string): string | null {
  const moved = line.number + (line.isFixed ? 0 : shift);
  return moved >= 1 && moved <= end ? `${line.isFixed ? '$' : ''}${write(moved - 1)}` : null;
}

/** Excel's file writes newer functions as _xlfn.XLOOKUP or _xlfn._xlws.SORT; people know them without. */
export function plainFormula(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|\b_xl(?:fn|ws|udf|pm)\./gi, (part) => (part.startsWith('"') ? part : ''));
}
