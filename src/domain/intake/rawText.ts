/** What stands in a cell of a foreign file, as text and as number. */
import { foldDiacritics } from '../../lib/text.ts';
import { EVERY_DECIMAL, formatNumber, parseNumber } from '../../lib/numberText.ts';
import { rawCellAt, type RawCell, type RawSheet } from './rawBook.ts';

/** Most texts need no tidying, and half a million of them are asked. */
const UNTIDY = /[^\S ]| {2}|^ | $/;

/** The text of a cell as a Vietnamese reader sees it, one space between words; "" for none. Line breaks stay. */
export function textOf(cell: RawCell | undefined): string {
  if (!cell) return '';
  if (cell.error !== undefined) return cell.error;
  const { value } = cell;
  if (value === null) return '';
  if (typeof value === 'number') return formatNumber(value, 'vi', EVERY_DECIMAL, 0, 'min2');
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  const text = value.normalize('NFC');
  if (!UNTIDY.test(text)) return text;
  return text
    .replaceAll(/[\u00a0\u202f\t ]+/g, ' ')
    .replaceAll(/ ?\r?\n ?/g, '\n')
    .trim();
}

export function textAt(sheet: RawSheet, row: number, column: number): string {
  return textOf(rawCellAt(sheet, row, column));
}

/** The number in a cell, of text too: "1,5", "1.5 điểm", "(0,5)"; null where there is none. Percentages stay as they are shown. */
export function numberOf(cell: RawCell | undefined): number | null {
  if (typeof cell?.value === 'number') return cell.isDate ? null : cell.value;
  const text = textOf(cell)
    .replace(/^\((.*)\)$/s, '$1')
    .replace(/(?<!\s)\s*(?:điểm|đ)\.?$/iu, '');
  return text === '' ? null : parseNumber(text, 'vi');
}

/** For comparing words of headings and names: no marks, no case, no punctuation at the ends. */
export function foldWords(text: string): string {
  const known = folds.get(text);
  if (known !== undefined) return known;
  const folded = foldDiacritics(text)
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/^[\s.:;,*-]+|(?<![\s.:;,*])[\s.:;,*]+$/g, '');
  if (folds.size >= MOST_FOLDS) folds.clear();
  folds.set(text, folded);
  return folded;
}

/** A row is asked one thing after another: whether it repeats the headings, is a total, is a signature. */
const folds = new Map<string, string>();
const MOST_FOLDS = 2_000;

/** For comparing names of units and criteria: marks count, case, spaces and dashes do not. */
export function foldTitle(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([-/&,]) ?/g, '$1')
    .replaceAll(/^[\s.:;,*-]+|(?<![\s.:;,*])[\s.:;,*]+$/g, '');
}

/** Of one sheet: three times the communes of the country. A file's half a million cells would hold the page for a minute. */
export const MOST_ROWS = 10_000;

/** Rows that hold something, ascending; the first 10,000. */
export function listRows(sheet: RawSheet): number[] {
  return [...sheet.rows.keys()].slice(0, MOST_ROWS);
}

/** More columns than this are no table of an office: 3,300 communes side by side are the most there could be. */
export const MOST_COLUMNS = 4_000;
/** Every guess at the headings asks again; a sheet never changes. */
const columnsOf = new WeakMap<RawSheet, readonly number[]>();

/** Columns that hold something, ascending; the first 4,000. */
export function listColumns(sheet: RawSheet): readonly number[] {
  const known = columnsOf.get(sheet);
  if (known) return known;
  const found = new Set<number>();
  for (const cells of sheet.rows.values()) for (const column of cells.keys()) found.add(column);
  const columns = [...found].sort((a, b) => a - b).slice(0, MOST_COLUMNS);
  columnsOf.set(sheet, columns);
  return columns;
}
