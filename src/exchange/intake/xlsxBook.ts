/**
 * .xlsx (also .xlsm, .xltx): values, formulas, notes and the looks that tell a heading. Read part by part in one pass;
 * macros, drawings, links and embedded files are never opened.
 */
import type { RawBook } from '../../domain/intake/rawBook.ts';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { createBookDraft, cleanText, limitsOf, type BookUse, type SheetDraft } from './bookDraft.ts';
import { readPart } from './readPart.ts';
import { refuse } from './readProblem.ts';
import { findPart, readRelationships, type Relationship } from './xlsxParts.ts';
import { parseReference, readXlsxSheet } from './xlsxSheet.ts';
import { isOn, readStyles } from './xlsxStyles.ts';
import { createTextCollector, readSharedTexts } from './xlsxTexts.ts';
import { attributesOf } from './xmlScan.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relationship: string;
}

interface Contents {
  readonly sheets: readonly SheetEntry[];
  readonly names: ReadonlyMap<string, string>;
  readonly dateShift: number;
}

/** Days between the two beginnings of time of Excel. */
export const SHIFT_1904 = 1462;

/** Throws a Refusal. */
export function readXlsx(fileName: string, archive: ZipArchive, use: BookUse = 'book'): RawBook {
  const part = findWorkbookPart(archive) ?? refuse('read.damaged', { part: 'xl/workbook.xml' });
  const contents = readContents(archive, part);
  const relationships = readRelationships(archive, part.name);
  const partOf = (kind: string): ZipEntry | undefined => {
    const found = relationships.find((relationship) => relationship.kind === kind);
    return found && findPart(archive, found.target);
  };
  const around = {
    texts: readSharedTexts(archive, partOf('sharedStrings'), limitsOf(use).characters),
    looks: readStyles(archive, partOf('styles')),
    dateShift: contents.dateShift,
  };
  const book = createBookDraft(use);
  const seen = new Set<string>();
  const sheets = contents.sheets.flatMap((sheet) => {
    const relationship = relationships.find(({ id }) => id === sheet.relationship);
    if (relationship?.kind !== 'worksheet') return [];
    const entry = findPart(archive, relationship.target) ?? refuse('read.damaged', { part: relationship.target });
    // Two hundred sheets of one part would be read two hundred times.
    if (seen.has(entry.name)) refuse('read.damaged', { part: entry.name });
    seen.add(entry.name);
    const draft = book.addSheet(sheet.name, sheet.isHidden);
    readXlsxSheet(archive, entry, draft, around);
    readNotes(archive, readRelationships(archive, entry.name), draft);
    return [draft.finish()];
  });
  if (sheets.length === 0) refuse('read.noSheets');
  return { fileName, kind: 'xlsx', sheets, names: contents.names };
}

export function findWorkbookPart(archive: ZipArchive): ZipEntry | undefined {
  const root = readRelationships(archive, '').find(({ kind }) => kind === 'officeDocument');
  return (root && findPart(archive, root.target)) ?? findPart(archive, 'xl/workbook.xml');
}

function readContents(archive: ZipArchive, entry: ZipEntry): Contents {
  const sheets: SheetEntry[] = [];
  const names = new Map<string, string>();
  let dateShift = 0;
  let name: { readonly name: string; readonly isLocal: boolean; text: string } | null = null;
  readPart(archive, entry, {
    open(element, raw) {
      if (element === 'workbookPr') {
        const is1904 = attributesOf(raw).get('date1904');
        if (is1904 !== undefined && isOn(is1904)) dateShift = SHIFT_1904;
      } else if (element === 'sheet') {
        const attributes = attributesOf(raw);
        if (sheets.length >= FILE_LIMITS.sheets) refuse('read.tooManySheets', { max: FILE_LIMITS.sheets });
        const relationship = [...attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        const state = attributes.get('state') ?? 'visible';
        sheets.push({ name: attributes.get('name') ?? '', isHidden: state !== 'visible', relationship });
      } else if (element === 'definedName') {
        const attributes = attributesOf(raw);
        name = { name: attributes.get('name') ?? '', isLocal: attributes.has('localSheetId'), text: '' };
      }
    },
    text(text) {
      if (name) name.text += text;
      if (name && name.text.length > FILE_LIMITS.cellText)
        refuse('read.textTooLong', { sheet: name.name, address: '', max: FILE_LIMITS.cellText });
    },
    close(element) {
      if (element !== 'definedName' || !name) return;
      if (names.size >= FILE_LIMITS.names) refuse('read.tooManyNames', { max: FILE_LIMITS.names });
      if (!name.isLocal && !name.name.startsWith('_xlnm.')) names.set(cleanText(name.name), cleanText(name.text));
      name = null;
    },
  });
  return { sheets, names, dateShift };
}

function readNotes(archive: ZipArchive, relationships: readonly Relationship[], draft: SheetDraft): void {
  for (const { kind, target } of relationships) {
    const entry = kind === 'comments' ? findPart(archive, target) : undefined;
    if (!entry) continue;
    const collector = createTextCollector(draft.name);
    let place: [row: number, column: number] | null = null;
    readPart(archive, entry, {
      open(name, raw) {
        if (name === 'comment') place = parseReference(attributesOf(raw).get('ref') ?? '', draft.name);
        if (place) collector.open(name);
      },
      text(text) {
        if (place) collector.text(text);
      },
      close(name) {
        if (!place) return;
        collector.close(name);
        if (name !== 'comment') return;
        draft.setNote(...place, collector.take());
        place = null;
      },
    });
  }
}
