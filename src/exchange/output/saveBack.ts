/**
 * Values put into an .xlsx that another program made: only the cells named are rewritten, each keeps its look, and every
 * other part of the file stays byte for byte what it was - charts, macros, custom parts, what no reader of ours knows.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnFromLetters, columnLetters } from '../../lib/address.ts';
import { escapeMarkup } from '../../lib/markup.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import { listSheetParts, requestRecalculation } from './bookParts.ts';

export interface CellValue {
  readonly sheet: string;
  /** "E32". */
  readonly address: string;
  readonly value: string | number | boolean | null;
}

export interface FillRequest {
  readonly bytes: Uint8Array;
  readonly values: readonly CellValue[];
}

export type FillProblem = Problem<'fill.notXlsx' | 'fill.noSheet' | 'fill.unreadable' | 'fill.formulaCell'>;

/**
 * The file with the values in it; dependants are recalculated when it is opened. Refuses a sheet that is not there and a
 * cell that holds a formula: nothing is written then.
 */
export function fillBook(bytes: Uint8Array, values: readonly CellValue[]): Result<Uint8Array, FillProblem> {
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes);
  } catch {
    return fail('fill.notXlsx');
  }
  const paths = listSheetParts(parts);
  if (paths === null) return fail('fill.notXlsx');
  const bySheet = new Map<string, CellValue[]>();
  for (const value of values) {
    const known = bySheet.get(value.sheet);
    if (known) known.push(value);
    else bySheet.set(value.sheet, [value]);
  }
  for (const [sheet, cells] of bySheet) {
    const path = paths.get(sheet) ?? [...paths].find(([name]) => cleanName(name) === cleanName(sheet))?.[1];
    const part = path === undefined ? undefined : parts[path];
    if (path === undefined || part === undefined) return fail('fill.noSheet', { sheet });
    const filled = fillSheet(strFromU8(part), sheet, cells);
    if (!filled.ok) return filled;
    parts[path] = strToU8(filled.value);
  }
  requestRecalculation(parts);
  return succeed(zipSync(parts, { level: 6 }));
}

/** Readers give names in NFC and without spaces at the ends. */
function cleanName(name: string): string {
  return name.normalize('NFC').trim();
}

interface Written {
  readonly address: string;
  readonly column: number;
  readonly value: CellValue['value'];
}

const ROW = /<row\b([^<>]*?)(?:\/>|>([\s\S]*?)(?:<\/row>|$))/g;
const CELL = /<c\b([^<>]*?)(?:\/>|>([\s\S]*?)(?:<\/c>|$))/g;

function fillSheet(xml: string, sheet: string, cells: readonly CellValue[]): Result<string, FillProblem> {
  const wanted = new Map<number, Written[]>();
  for (const { address, value } of cells) {
    const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
    const column = columnFromLetters(letters);
    if (column < 0) return fail('fill.unreadable', { sheet, address });
    const row = Number(digits);
    wanted.set(row, [...(wanted.get(row) ?? []), { address, column, value }]);
  }
  const data = /<sheetData\b[^<>]*?(?:\/>|>([\s\S]*?)(?:<\/sheetData>|$))/.exec(xml);
  if (!data || (data[1] !== undefined && !data[0].endsWith('</sheetData>')))
    return fail('fill.unreadable', { sheet, address: '' });
  const rows: string[] = [];
  const pending = [...wanted.keys()].sort((a, b) => a - b);
  const putMissing = (before: number): void => {
    while ((pending[0] ?? Infinity) < before) {
      const row = pending.shift() ?? 0;
      const made = sortByColumn(wanted.get(row) ?? []).map(({ address, value }) => writeCell(address, '', value));
      rows.push(`<row r="${row}">${made.join('')}</row>`);
    }
  };
  let last = 0;
  for (const [whole, attributes = '', inner = ''] of (data[1] ?? '').matchAll(ROW)) {
    const row = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? last + 1);
    last = row;
    putMissing(row);
    if (pending[0] !== row) {
      rows.push(whole);
      continue;
    }
    pending.shift();
    const filled = fillRow(row, inner, wanted.get(row) ?? []);
    if (filled === null) return fail('fill.formulaCell', { sheet, row });
    rows.push(`<row${attributes}>${filled}</row>`);
  }
  putMissing(Infinity);
  const before = xml.slice(0, data.index);
  const after = xml.slice(data.index + data[0].length);
  return succeed(`${before}<sheetData>${rows.join('')}</sheetData>${after}`);
}

/** Null where a wanted cell holds a formula. */
function fillRow(row: number, inner: string, wanted: readonly Written[]): string | null {
  const pending = sortByColumn(wanted);
  const cells: string[] = [];
  const putMissing = (before: number): void => {
    while ((pending[0]?.column ?? Infinity) < before) {
      const next = pending.shift();
      if (next) cells.push(writeCell(next.address, '', next.value));
    }
  };
  let last = -1;
  for (const [whole, attributes = '', content = ''] of inner.matchAll(CELL)) {
    const letters = /\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
    const column = letters === undefined ? last + 1 : columnFromLetters(letters);
    last = column;
    putMissing(column);
    const next = pending[0];
    if (next?.column !== column) {
      cells.push(whole);
      continue;
    }
    if (/<f\b/.test(content)) return null;
    pending.shift();
    const look = /\bs="\d+"/.exec(attributes)?.[0];
    cells.push(writeCell(`${columnLetters(column)}${row}`, look === undefined ? '' : ` ${look}`, next.value));
  }
  putMissing(Infinity);
  return cells.join('');
}

function sortByColumn(cells: readonly Written[]): Written[] {
  return [...cells].sort((a, b) => a.column - b.column);
}

function writeCell(address: string, style: string, value: CellValue['value']): string {
  const start = `<c r="${address}"${style}`;
  if (value === null) return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is></c>`;
}

/** "_x0041_" as typed would be read as a letter. */
function escapeText(text: string): string {
  return escapeMarkup(text).replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
}
