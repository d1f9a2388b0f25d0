/**
 * What other programs declare of a cell beside its displayed text: LibreOffice in `sdval` and `sdnum`, Google Sheets in
 * `data-sheets-value`, Excel in `x:num`, `x:str` and number formats of its style sheet.
 */
import { KEPT_STYLE } from './tableRows.ts';
import type { DecimalSign } from './decimalSigns.ts';

export interface DeclaredValue {
  /** As it would be typed here. */
  readonly text: string;
  /** The program says that it is text, whatever it looks like. */
  readonly isText: boolean;
}

/** Which programs declare something in a table. */
export interface Declarations {
  readonly google: boolean;
  readonly libreOffice: boolean;
  readonly excel: boolean;
  /** Classes of Excel's style sheet whose number format is text. */
  readonly textClasses: ReadonlySet<string>;
}

/** Looked for in the whole of the HTML first: asking 30,000 cells for what is not there takes half a second. Null for none. */
export function findDeclarations(html: string): Declarations | null {
  const google = html.includes('data-sheets-value');
  const libreOffice = /\ssd(val|num)=/.test(html);
  const excel = /mso-number-format|\sx:(num|str)/.test(html);
  if (!google && !libreOffice && !excel) return null;
  const rules = html.matchAll(/\.(xl\w+)\s*\{[^{}]*mso-number-format:\s*"?\\@/g);
  return { google, libreOffice, excel, textClasses: new Set(Array.from(rules, (rule) => rule[1] ?? '')) };
}

/** What a program declares of this cell, written with our decimal sign; null where the displayed text is all there is. */
export function readDeclared(cell: Element, sign: DecimalSign, declares: Declarations): DeclaredValue | null {
  return (
    (declares.google ? readGoogle(cell, sign) : null) ??
    (declares.libreOffice ? readLibreOffice(cell, sign) : null) ??
    (declares.excel ? readExcel(cell, sign, declares.textClasses) : null)
  );
}

function readGoogle(cell: Element, sign: DecimalSign): DeclaredValue | null {
  const value = readJson(cell.getAttribute('data-sheets-value'));
  if (!value) return null;
  const kind = value['1'];
  if (kind === 2 && typeof value['2'] === 'string') return { text: value['2'], isText: true };
  if (kind === 4) return { text: value['4'] === 1 || value['4'] === true ? 'TRUE' : 'FALSE', isText: false };
  if (kind !== 3 || typeof value['3'] !== 'number') return null;
  const format = readJson(cell.getAttribute('data-sheets-numberformat'))?.['1'];
  return writeDeclared(value['3'], cell.textContent, format === 5, sign);
}

function readLibreOffice(cell: Element, sign: DecimalSign): DeclaredValue | null {
  const format = (cell.getAttribute('sdnum') ?? '').split(';').slice(2).join(';');
  const value = readPlainNumber(cell.getAttribute('sdval'));
  if (value === null) return format === '@' ? { text: cell.textContent, isText: true } : null;
  const isDate = /[DY]/i.test(format.replaceAll(/"[^"]*"|\[[^[\]]*\]/g, ''));
  return writeDeclared(value, cell.textContent, isDate, sign);
}

function readExcel(cell: Element, sign: DecimalSign, textClasses: ReadonlySet<string>): DeclaredValue | null {
  const isText =
    cell.hasAttribute('x:str') ||
    /mso-number-format:\s*"?\\@/.test(cell.getAttribute(KEPT_STYLE) ?? '') ||
    [...cell.classList].some((name) => textClasses.has(name));
  if (isText) return { text: cell.textContent, isText };
  const value = readPlainNumber(cell.getAttribute('x:num'));
  return value === null ? null : writeDeclared(value, cell.textContent, false, sign);
}

/** A moment of the day has no writing of its own here: the displayed text stands. */
function writeDeclared(value: number, shown: string, isDate: boolean, sign: DecimalSign): DeclaredValue | null {
  if (isDate) return Number.isInteger(value) ? { text: writeDate(value), isText: false } : null;
  const isPercent = shown.trim().endsWith('%');
  const number = String(isPercent ? Number((value * 100).toPrecision(15)) : value);
  return { text: `${sign === ',' ? number.replace('.', ',') : number}${isPercent ? '%' : ''}`, isText: false };
}

/** dd/mm/yyyy of a spreadsheet's day number (1 is 31 December 1899 for days after February 1900). */
function writeDate(serial: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

function readPlainNumber(text: string | null): number | null {
  if (text === null || !/^-?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function readJson(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
