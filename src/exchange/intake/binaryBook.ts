/**
 * .xls and .xlsb by SheetJS. It has no bounds of its own: only files within ours reach it, an .xlsb as a plain stored zip
 * of the parts that matter, and only cells that exist are walked. What it makes of a file that hangs ends with the worker.
 */
import { read, type CellObject, type WorkBook, type WorkSheet } from 'xlsx';
import { zipSync } from 'fflate';
import type { RawBook, RawCell, RawKind } from '../../domain/intake/rawBook.ts';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { checkRecords } from './binaryRecords.ts';
import { cleanText, createBookDraft, type SheetDraft } from './bookDraft.ts';
import { isDateFormat, keptFormat } from './numberFormats.ts';
import { Refusal, refuse } from './readProblem.ts';
import { plainFormula } from './sharedFormula.ts';
import { SHIFT_1904 } from './xlsxBook.ts';
import { inflateWhole, type ZipArchive } from './zip.ts';

/** Parts of an .xlsb that say something of cells; macros, drawings and embedded files stay outside. */
const PARTS =
  /^(\[content_types\]\.xml|_rels\/\.rels|xl\/(_rels\/)?[^/]+\.(bin|rels|xml)|xl\/worksheets\/([^/]+\.bin|_rels\/[^/]+\.rels))$/;
/** SheetJS wants it to be there, and counts to four billion when one of its numbers says so. */
const EMPTIED = /^xl\/metadata\.bin$/;
const IGNORED = /^xl\/(vbaproject|connections|calcchain)/;

/** Throws a Refusal. */
export function readXlsb(fileName: string, archive: ZipArchive): RawBook {
  const parts: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  for (const [key, entry] of archive.entries)
    if (PARTS.test(key) && !IGNORED.test(key)) {
      const part = EMPTIED.test(key) ? new Uint8Array(0) : inflateWhole(archive, entry);
      if (key.endsWith('.bin')) checkRecords(entry.name, part);
      parts[entry.name] = part;
    }
  return readBinary(fileName, 'xlsb', zipSync(parts, { level: 0 }));
}

/** Throws a Refusal. */
export function readXls(fileName: string, bytes: Uint8Array): RawBook {
  return readBinary(fileName, 'xls', bytes);
}

function readBinary(fileName: string, kind: RawKind, bytes: Uint8Array): RawBook {
  const source = parse(bytes);
  const dateShift = source.Workbook?.WBProps?.date1904 === true ? SHIFT_1904 : 0;
  const book = createBookDraft();
  const sheets = source.SheetNames.flatMap((name, index) => {
    const sheet = source.Sheets[name];
    // Charts and macro sheets have no cells.
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
    const draft = book.addSheet(name, (source.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0);
    copySheet(sheet, draft, dateShift);
    return [draft.finish()];
  });
  if (sheets.length === 0) refuse('read.noSheets');
  return { fileName, kind, sheets, names: readNames(source) };
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      cellDates: false,
      bookVBA: false,
      nodim: true,
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    return refuse(isLocked ? 'read.encrypted' : 'read.damaged', isLocked ? {} : { part: '' });
  }
}

function copySheet(sheet: WorkSheet, draft: SheetDraft, dateShift: number): void {
  // Object.entries walks what is there: a cell in the last row does not cost a million steps.
  for (const [row, cells] of Object.entries(sheet['!data'] ?? []))
    for (const [column, cell] of Object.entries(cells as readonly (CellObject | undefined)[]))
      copyCell(cell, Number(row), Number(column), draft, dateShift);
  for (const { s, e } of sheet['!merges'] ?? []) draft.addMerge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
}

function copyCell(
  source: CellObject | undefined,
  row: number,
  column: number,
  draft: SheetDraft,
  dateShift: number,
): void {
  if (!source) return;
  draft.setCell(row, column, toRawCell(source, dateShift));
  const note = source.c?.map(({ t }) => t).join('\n');
  if (note) draft.setNote(row, column, note.slice(0, FILE_LIMITS.cellText));
}

function toRawCell(source: CellObject, dateShift: number): RawCell {
  const numberFormat = keptFormat(typeof source.z === 'string' ? source.z : undefined);
  const formula = typeof source.f === 'string' && source.f !== '' ? plainFormula(source.f) : undefined;
  const isDate = typeof source.v === 'number' && source.t !== 'e' && isDateFormat(numberFormat);
  return {
    ...contentOf(source, isDate ? dateShift : 0),
    ...(formula !== undefined && { formula }),
    ...(numberFormat !== undefined && { numberFormat }),
    ...(isDate && { isDate: true }),
  };
}

const ERRORS = new Map<unknown, string>([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function contentOf({ t, v }: CellObject, dateShift: number): Pick<RawCell, 'value' | 'error'> {
  if (t === 'e') return { value: null, error: ERRORS.get(v) ?? '#VALUE!' };
  if (typeof v === 'number')
    return Number.isFinite(v) ? { value: v + dateShift } : refuse('read.damaged', { part: '' });
  return { value: typeof v === 'string' || typeof v === 'boolean' ? v : null };
}

function readNames(source: WorkBook): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { Name, Ref, Sheet } of source.Workbook?.Names ?? []) {
    if (Sheet !== undefined || Name.startsWith('_xlnm') || typeof Ref !== 'string') continue;
    if (names.size >= FILE_LIMITS.names) refuse('read.tooManyNames', { max: FILE_LIMITS.names });
    names.set(cleanText(Name), cleanText(Ref));
  }
  return names;
}
