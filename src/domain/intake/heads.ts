/** Where the headings of a sheet stand, of one line or several, merged or not, and what they say of each column. */
import { EXCEL_GRID } from '../limits.ts';
import { rawCellAt, type RawMerge, type RawSheet } from './rawBook.ts';
import { isColumnNumber, roleOfHead } from './headWords.ts';
import { cleanCode } from './codes.ts';
import { foldWords, listColumns, listRows, textAt, textOf } from './rawText.ts';

export interface Heads {
  readonly top: number;
  readonly bottom: number;
  /** First row under the headings and under a line that numbers the columns. */
  readonly firstRow: number;
  /** By column: the texts over it from the first line to the last, each once. */
  readonly paths: ReadonlyMap<number, readonly string[]>;
  /** The same texts as they are compared. */
  readonly folded: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Titles, addresses of offices and mottos stand over the headings; further down nobody begins a table. */
const ROWS_SEARCHED = 60;
const MOST_LINES = 5;
/** Ten lines over 4,000 columns; merges that lie on each other by the thousand are no headings. */
const MOST_MERGED_CELLS = 40_000;
/** Units side by side come after the columns that say what the table is. */
const HEADS_COMPARED = 200;
/** Titles repeat and totals stand in the first columns. */
export const CELLS_COMPARED = 40;

export function findHeads(sheet: RawSheet): Heads | null {
  const rows = listRows(sheet).slice(0, ROWS_SEARCHED);
  let best: { readonly heads: Heads; readonly score: number } | null = null;
  for (const top of rows) {
    if (countRoles([textsOfRow(sheet, top)]) === 0) continue;
    const heads = readHeads(sheet, top, bottomOf(sheet, top));
    const score = scoreOf(heads);
    if (score >= 2 && (best === null || score > best.score)) best = { heads, score };
  }
  return best?.heads ?? null;
}

/** The headings in rows that a person has named. */
export function readHeads(sheet: RawSheet, top: number, bottom: number): Heads {
  const merged = coverOf(sheet.merges, top, bottom);
  const paths = new Map<number, readonly string[]>();
  for (const column of listColumns(sheet)) {
    const path: string[] = [];
    for (let row = top; row <= bottom; row++) {
      const text =
        textUnderMerge(sheet, merged, row, column) || groupLeftOf(sheet, merged.size > 0, row, bottom, column);
      const flat = text.replaceAll('\n', ' ');
      if (flat !== '' && path.at(-1) !== flat && !(row > top && isColumnNumber(flat) && cleanCode(flat) === ''))
        path.push(flat);
    }
    if (path.length > 0) paths.set(column, path);
  }
  let firstRow = bottom + 1;
  if (isNumbersLine(sheet, firstRow)) firstRow++;
  const folded = new Map([...paths].map(([column, path]) => [column, new Set(path.map(foldWords))] as const));
  return { top, bottom, firstRow, paths, folded };
}

function scoreOf(heads: Heads): number {
  const roles = new Set<string>();
  for (const path of heads.paths.values()) {
    const role = roleOfHead(path.at(-1) ?? '') ?? roleOfHead(path.join(' '));
    if (role !== null) roles.add(role);
  }
  const isTable = roles.has('name') || roles.has('unit') || roles.has('code');
  return isTable ? roles.size + (roles.has('code') ? 0.5 : 0) : 0;
}

function countRoles(lines: readonly (readonly string[])[]): number {
  return new Set(lines.flat().flatMap((text) => (text.length > 120 ? [] : (roleOfHead(text) ?? [])))).size;
}

function textsOfRow(sheet: RawSheet, row: number): string[] {
  return [...(sheet.rows.get(row)?.keys() ?? [])]
    .slice(0, HEADS_COMPARED)
    .map((column) => textAt(sheet, row, column))
    .filter((text) => text !== '');
}

/** A line belongs to the headings while a merge reaches down to it, or while it names what stands under groups. */
function bottomOf(sheet: RawSheet, top: number): number {
  let bottom = top;
  for (const merge of sheet.merges)
    if (merge.top === top && merge.bottom < top + MOST_LINES) bottom = Math.max(bottom, merge.bottom);
  while (bottom < top + MOST_LINES - 1 && continuesHeads(sheet, top, bottom + 1)) bottom++;
  return bottom;
}

function continuesHeads(sheet: RawSheet, top: number, row: number): boolean {
  const cells = sheet.rows.get(row);
  if (!cells || isNumbersLine(sheet, row)) return false;
  const above = sheet.rows.get(row - 1);
  const grouped = columnsUnderGroups(sheet, top, row);
  let filled = 0;
  let fresh = 0;
  for (const [column, cell] of cells) {
    const text = textAt(sheet, row, column);
    if (text === '') continue;
    if (typeof cell.value === 'number' && !cell.isDate && cleanCode(text) === '') return false;
    filled++;
    if (grouped.has(column) || textOfCell(above?.get(column)?.value) === '' || roleOfHead(text) !== null) fresh++;
  }
  if (filled === 0) return false;
  // The first row of data has its code or number where the headings have theirs; a second line of headings has not.
  const lead = Math.min(...(sheet.rows.get(top)?.keys() ?? []));
  const isLeadEmpty = textAt(sheet, row, lead) === '';
  return isLeadEmpty && fresh === filled && filled >= 2;
}

function columnsUnderGroups(sheet: RawSheet, top: number, row: number): ReadonlySet<number> {
  const found = new Set<number>();
  let budget = MOST_MERGED_CELLS;
  for (const merge of sheet.merges) {
    if (merge.top < top || merge.bottom !== row - 1 || merge.right === merge.left) continue;
    for (let column = merge.left; column <= merge.right && budget > 0; column++, budget--) found.add(column);
  }
  return found;
}

function textOfCell(value: unknown): string {
  return value === null || value === undefined ? '' : 'x';
}

/** "(1) (2) (3)" or "A B 1 2": every cell numbers its column. */
function isNumbersLine(sheet: RawSheet, row: number): boolean {
  const numbers: number[] = [];
  let filled = 0;
  for (const [column, { value }] of sheet.rows.get(row) ?? []) {
    const text = typeof value === 'number' ? String(value) : textAt(sheet, row, column);
    if (text === '') continue;
    if (!isColumnNumber(text)) return false;
    filled++;
    const digits = /\d{1,2}/.exec(text)?.[0];
    if (digits !== undefined) numbers.push(Number(digits));
  }
  const isCounting = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
  return filled >= 3 && numbers.length >= 2 && isCounting;
}

/** By place, the merge that lies over it between two rows: the first of those that do. */
function coverOf(merges: readonly RawMerge[], top: number, bottom: number): ReadonlyMap<number, RawMerge> {
  const found = new Map<number, RawMerge>();
  let budget = MOST_MERGED_CELLS;
  for (const merge of merges)
    for (let row = Math.max(top, merge.top); row <= Math.min(bottom, merge.bottom); row++)
      for (let column = merge.left; column <= merge.right && budget > 0; column++, budget--) {
        const place = placeOf(row, column);
        if (!found.has(place)) found.set(place, merge);
      }
  return found;
}

function placeOf(row: number, column: number): number {
  return row * EXCEL_GRID.columns + column;
}

function textUnderMerge(sheet: RawSheet, merged: ReadonlyMap<number, RawMerge>, row: number, column: number): string {
  const merge = merged.get(placeOf(row, column));
  return merge ? textAt(sheet, merge.top, merge.left) : textAt(sheet, row, column);
}

/** Without merges (CSV) a group stands over its first column only: an empty cell over a filled one belongs to the group left of it. */
function groupLeftOf(sheet: RawSheet, hasMerges: boolean, row: number, bottom: number, column: number): string {
  if (row >= bottom || hasMerges || textAt(sheet, bottom, column) === '') return '';
  for (let left = column - 1; left >= 0 && left > column - 8; left--) {
    const text = rawCellAt(sheet, row, left) ? textAt(sheet, row, left) : '';
    if (text === '') continue;
    return textAt(sheet, bottom, left) === '' ? '' : text;
  }
  return '';
}

/** True where a row repeats the headings, as after a page break. */
export function isRepeatedHead(sheet: RawSheet, heads: Heads, row: number): boolean {
  let same = 0;
  let other = 0;
  for (const [column, cell] of [...(sheet.rows.get(row) ?? [])].slice(0, CELLS_COMPARED)) {
    if (typeof cell.value === 'number') {
      other++;
      continue;
    }
    const text = foldWords(textOf(cell));
    if (text === '') continue;
    if (heads.folded.get(column)?.has(text)) same++;
    else other++;
  }
  return same >= 2 && same > other;
}

export { isNumbersLine };
