/** .ods: the same values, formulas, notes and looks as of an .xlsx, from content.xml in one pass. */
import type { RawBook, RawCell, RawSheet } from '../../domain/intake/rawBook.ts';
import { EXCEL_GRID, FILE_LIMITS } from '../../domain/limits.ts';
import { cleanText, createBookDraft, type BookUse, type SheetDraft } from './bookDraft.ts';
import { serialOfIso, shareOfDay } from './isoDate.ts';
import { plainOdsAddress, plainOdsFormula } from './odsFormula.ts';
import { readOdsStyles, type OdsStyles } from './odsStyles.ts';
import { readPart } from './readPart.ts';
import { addressOf, refuse } from './readProblem.ts';
import { attributesOf } from './xmlScan.ts';
import type { ZipArchive } from './zip.ts';

interface OpenCell {
  readonly attributes: ReadonlyMap<string, string>;
  readonly repeat: number;
  paragraphs: number;
  text: string;
  note: string | null;
}

/** Each cell looks for its column among them; real tables have a dozen. */
const MAX_COLUMN_STYLES = 1_024;

/** Throws a Refusal. */
export function readOds(fileName: string, archive: ZipArchive, use: BookUse = 'book'): RawBook {
  refuseEncrypted(archive);
  const content = archive.entries.get('content.xml') ?? refuse('read.damaged', { part: 'content.xml' });
  const styles = archive.entries.get('styles.xml');
  const looks = readOdsStyles(archive, styles ? [styles, content] : [content]);
  const book = createBookDraft(use);
  const names = new Map<string, string>();
  const sheets: RawSheet[] = [];
  let table: OdsTable | null = null;
  let tableDepth = 0;
  readPart(archive, content, {
    open(name, raw) {
      if (name === 'table' && ++tableDepth === 1) {
        const attributes = attributesOf(raw);
        const isHidden = looks.isHiddenTable(attributes.get('table:style-name'));
        table = createTable(book.addSheet(attributes.get('table:name') ?? '', isHidden), looks);
      } else if (tableDepth === 1) table?.open(name, raw);
      else if (tableDepth === 0 && name === 'named-range') addName(names, attributesOf(raw));
    },
    text(text) {
      if (tableDepth === 1) table?.text(text);
    },
    close(name) {
      if (name === 'table' && --tableDepth === 0 && table) {
        sheets.push(table.finish());
        table = null;
      } else if (tableDepth === 1) table?.close(name);
    },
  });
  if (sheets.length === 0) refuse('read.noSheets');
  return { fileName, kind: 'ods', sheets, names };
}

function addName(names: Map<string, string>, attributes: ReadonlyMap<string, string>): void {
  if (names.size >= FILE_LIMITS.names) refuse('read.tooManyNames', { max: FILE_LIMITS.names });
  const address = plainOdsAddress(attributes.get('table:cell-range-address') ?? '');
  names.set(cleanText(attributes.get('table:name') ?? ''), cleanText(address));
}

/** An encrypted document keeps its directory open and says so there. */
function refuseEncrypted(archive: ZipArchive): void {
  const manifest = archive.entries.get('meta-inf/manifest.xml');
  if (!manifest) return;
  readPart(archive, manifest, {
    open(name) {
      if (name === 'encryption-data') refuse('read.encrypted');
    },
  });
}

interface OdsTable {
  open(name: string, raw: string): void;
  text(text: string): void;
  close(name: string): void;
  finish(): RawSheet;
}

function createTable(draft: SheetDraft, looks: OdsStyles): OdsTable {
  let row = 0;
  let column = 0;
  let rowRepeat = 1;
  let rowCells: (readonly [column: number, cell: RawCell])[] = [];
  let cell: OpenCell | null = null;
  let annotation = 0;
  let paragraph = 0;
  let noteParagraphs = 0;
  let rowStyle: string | undefined;
  const columnStyles: { readonly end: number; readonly style: string | undefined }[] = [];

  function addColumns(attributes: ReadonlyMap<string, string>): void {
    if (columnStyles.length >= MAX_COLUMN_STYLES) return;
    const end = (columnStyles.at(-1)?.end ?? 0) + countOf(attributes, 'table:number-columns-repeated');
    columnStyles.push({ end, style: attributes.get('table:default-cell-style-name') });
  }

  /** A cell without a style of its own has its row's, else its column's. */
  function styleOf({ attributes }: OpenCell): string | undefined {
    const own = attributes.get('table:style-name') ?? rowStyle;
    return own ?? columnStyles.find(({ end }) => column < end)?.style;
  }

  function add(text: string): void {
    if (!cell || paragraph === 0) return;
    if (annotation > 0) cell.note = (cell.note ?? '') + text;
    else cell.text += text;
    if (cell.text.length > FILE_LIMITS.cellText || (cell.note ?? '').length > FILE_LIMITS.cellText)
      refuse('read.textTooLong', { sheet: draft.name, address: addressOf(row, column), max: FILE_LIMITS.cellText });
  }

  function openParagraph(): void {
    if (!cell || paragraph++ > 0) return;
    const isFirst = annotation > 0 ? noteParagraphs++ === 0 : cell.paragraphs++ === 0;
    if (!isFirst) add('\n');
  }

  function closeCell(open: OpenCell): void {
    const read = readCell(open, styleOf(open), looks);
    const held = read.value !== null && read.value !== '';
    if (held || read.formula !== undefined || read.error !== undefined || read.note !== undefined) {
      if (rowCells.length + open.repeat > EXCEL_GRID.columns)
        refuse('read.badAddress', { sheet: draft.name, row: row + 1, column: column + open.repeat });
      for (let step = 0; step < open.repeat; step++) rowCells.push([column + step, read]);
    }
    addMerge(open);
    column += open.repeat;
  }

  function addMerge({ attributes }: OpenCell): void {
    const [columns, rows] = [
      countOf(attributes, 'table:number-columns-spanned'),
      countOf(attributes, 'table:number-rows-spanned'),
    ];
    if (columns * rows > 1)
      draft.addMerge({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  }

  function closeRow(): void {
    if (rowCells.length * rowRepeat > FILE_LIMITS.cells)
      refuse('read.tooManyCells', { sheet: draft.name, max: FILE_LIMITS.cells });
    // Formulas of repeated rows and cells are those of the first: LibreOffice never repeats a formula.
    if (rowCells.length > 0)
      for (let step = 0; step < rowRepeat; step++)
        for (const [at, read] of rowCells) draft.setCell(row + step, at, read);
    row += rowRepeat;
    rowCells = [];
  }

  return {
    open(name, raw) {
      if (name === 'table-row') {
        const attributes = attributesOf(raw);
        rowRepeat = countOf(attributes, 'table:number-rows-repeated');
        rowStyle = attributes.get('table:default-cell-style-name');
        column = 0;
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        const attributes = attributesOf(raw);
        const repeat = countOf(attributes, 'table:number-columns-repeated');
        cell = { attributes, repeat, paragraphs: 0, text: '', note: null };
        paragraph = annotation = noteParagraphs = 0;
      } else if (name === 'table-column') addColumns(attributesOf(raw));
      else if (name === 'annotation') annotation++;
      else if (name === 'p' || name === 'h') openParagraph();
      else if (name === 's') add(' '.repeat(Math.min(countOf(attributesOf(raw), 'text:c'), FILE_LIMITS.cellText)));
      else if (name === 'tab') add('\t');
      else if (name === 'line-break') add('\n');
    },
    text: add,
    close(name) {
      if (name === 'p' || name === 'h') paragraph = Math.max(0, paragraph - 1);
      else if (name === 'annotation') annotation--;
      else if (name === 'table-row') closeRow();
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell) {
        closeCell(cell);
        cell = null;
      }
    },
    finish: () => draft.finish(),
  };
}

function countOf(attributes: ReadonlyMap<string, string>, name: string): number {
  const count = Number(attributes.get(name) ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}

function readCell({ attributes, text, note }: OpenCell, style: string | undefined, looks: OdsStyles): RawCell {
  const formula = plainOdsFormula(attributes.get('table:formula') ?? '');
  const indent = looks.indentOf(style);
  return {
    ...readValue(attributes, text, looks.decimalsOf(style)),
    ...(formula !== undefined && { formula }),
    ...(note !== null && note !== '' && { note }),
    ...(looks.isBold(style) && { bold: true }),
    ...(indent > 0 && { indent }),
  };
}

type Content = Pick<RawCell, 'value' | 'error' | 'isDate' | 'numberFormat'>;

function readValue(attributes: ReadonlyMap<string, string>, text: string, decimals: number): Content {
  const number = Number(attributes.get('office:value') ?? NaN);
  switch (attributes.get('calcext:value-type') === 'error' ? 'error' : attributes.get('office:value-type')) {
    case 'error':
      return { value: null, error: text === '' ? '#VALUE!' : text };
    case 'percentage':
      return { value: orText(number, text), numberFormat: decimals > 0 ? `0.${'0'.repeat(decimals)}%` : '0%' };
    case 'float':
    case 'currency':
      return { value: orText(number, text) };
    case 'boolean':
      return { value: attributes.get('office:boolean-value') === 'true' };
    case 'date': {
      const serial = serialOfIso(attributes.get('office:date-value') ?? '');
      return serial === null ? { value: text } : { value: serial, isDate: true, numberFormat: 'dd/mm/yyyy' };
    }
    case 'time': {
      const share = shareOfDay(attributes.get('office:time-value') ?? '');
      return share === null ? { value: text } : { value: share, isDate: true, numberFormat: 'h:mm:ss' };
    }
    case 'string':
      return { value: attributes.get('office:string-value') ?? text };
    default:
      return { value: text === '' ? null : text };
  }
}

function orText(number: number, text: string): number | string {
  return Number.isFinite(number) ? number : text;
}
