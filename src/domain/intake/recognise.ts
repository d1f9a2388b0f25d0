/** What a file's sheets are, guessed from headings and contents, each guess with its reasons. */
import type { Problem } from '../../lib/result.ts';
import { hasData, shareOfCodes, shareOfNumbers, shareOfTexts } from './columnContents.ts';
import { findMissing, nameUnitColumn, plainColumn, roleIn } from './columnRoles.ts';
import { findHeads, readHeads, type Heads } from './heads.ts';
import type {
  ColumnMapping,
  ColumnRole,
  Proposal,
  ReasonCode,
  SheetKind,
  SheetMapping,
  SheetProposal,
} from './mapping.ts';
import type { RawBook, RawSheet } from './rawBook.ts';
import { listColumns, listRows, MOST_COLUMNS, MOST_ROWS } from './rawText.ts';
import { readCriteria } from './readCriteria.ts';
import { kindOf } from './sheetKind.ts';
import { signatureOf } from './signature.ts';
import { defaultStage, findTitle, findUnitName, findYear, textsAbove } from './titles.ts';

/** What a column holds is told by its first rows. */
const ROWS_SAMPLED = 200;
/** Of all sheets together; of those that follow a person says what they are. */
const MOST_ROWS_OF_BOOK = 10_000;

export function recogniseBook(book: RawBook): Proposal {
  let rows = 0;
  const sheets = book.sheets.map((sheet, at) => {
    const before = rows;
    rows += Math.min(sheet.rows.size, MOST_ROWS);
    return before > 0 && rows > MOST_ROWS_OF_BOOK
      ? propose(emptyMapping(at), 0.5, [{ code: 'sheet.beyond', details: { count: MOST_ROWS_OF_BOOK } }], '')
      : recogniseSheet(sheet, at);
  });
  const texts = book.sheets.slice(0, 3).flatMap((sheet, at) => textsAbove(sheet, sheets[at]?.mapping.headerTop ?? 0));
  return {
    sheets: sheets.map((sheet) => leaveOutHidden(book, sheet)),
    year: findYear([...texts, ...book.sheets.map((sheet) => sheet.name), book.fileName]),
    title: findTitle(texts) ?? book.fileName.replace(/\.[^.]*$/, ''),
  };
}

/** The same sheet as a person has said: of this kind (null: guess it), with its headings in these rows. */
export function recogniseAs(
  sheet: RawSheet,
  at: number,
  kind: SheetKind | null,
  top: number,
  bottom: number,
): SheetMapping {
  return describeSheet(sheet, at, readHeads(sheet, top, bottom), kind).mapping;
}

function recogniseSheet(sheet: RawSheet, at: number): SheetProposal {
  if (sheet.rows.size === 0) return propose(emptyMapping(at), 1, [{ code: 'sheet.empty', details: {} }], '');
  const heads = findHeads(sheet);
  if (heads) return describeSheet(sheet, at, heads);
  const bare = readWithoutHeads(sheet, at);
  return bare
    ? propose(bare, 0.4, [{ code: 'heads.none', details: {} }], '')
    : propose(emptyMapping(at), 0.5, [{ code: 'heads.none', details: {} }], '');
}

function leaveOutHidden(book: RawBook, proposal: SheetProposal): SheetProposal {
  if (!book.sheets[proposal.mapping.sheet]?.hidden || proposal.mapping.kind === 'skip') return proposal;
  return {
    ...proposal,
    mapping: { ...proposal.mapping, kind: 'skip' },
    reasons: [...proposal.reasons, { code: 'sheet.hidden', details: {} }],
  };
}

function propose(
  mapping: SheetMapping,
  confidence01: number,
  reasons: readonly Problem<ReasonCode>[],
  signature: string,
): SheetProposal {
  return { mapping, confidence01, reasons, signature };
}

function emptyMapping(sheet: number): SheetMapping {
  return { sheet, kind: 'skip', headerTop: -1, headerBottom: -1, columns: [], stage: 'self', unitName: '' };
}

function describeSheet(sheet: RawSheet, at: number, heads: Heads, forced: SheetKind | null = null): SheetProposal {
  const rows = listRows(sheet)
    .filter((row) => row >= heads.firstRow)
    .slice(0, ROWS_SAMPLED);
  const columns = listColumns(sheet).filter((column) => heads.paths.has(column) || hasData(sheet, rows, column));
  const plain = columns.map((column): ColumnMapping => plainColumn(column, heads));
  const kind = forced ?? kindOf(sheet, rows, plain, heads);
  const withUnit = kind === 'unitsDown' || kind === 'summary' ? nameUnitColumn(sheet, rows, plain) : plain;
  const mapped = withUnit.map((column) => roleIn(kind, column, heads, sheet, rows));
  const finished = kind === 'criteria' || kind === 'unitsAcross' ? findMissing(sheet, rows, mapped) : mapped;
  const unitName = kind === 'criteria' ? findUnitName(sheet, heads.top) : '';
  const mapping: SheetMapping = {
    sheet: at,
    kind,
    headerTop: heads.top,
    headerBottom: heads.bottom,
    columns: finished,
    stage: defaultStage(kind, sheet, heads.top),
    unitName,
  };
  const known = finished.filter(({ role }) => role !== 'none').length;
  const confidence = kind === 'skip' ? 0.3 : Math.min(1, 0.4 + known * 0.12);
  return propose(mapping, confidence, reasonsOf(sheet, mapping, heads), signatureOf(heads));
}

/** Without one of these a sheet holds no unit's scores, whatever its name is. */
const SCORE_ROLES: ReadonlySet<ColumnRole> = new Set(['self', 'appraisal1', 'appraisal2', 'survey', 'declared']);

function reasonsOf(sheet: RawSheet, mapping: SheetMapping, heads: Heads): Problem<ReasonCode>[] {
  const found: Problem<ReasonCode>[] = [
    heads.bottom > heads.top
      ? { code: 'heads.lines', details: { from: heads.top + 1, to: heads.bottom + 1 } }
      : { code: 'heads.found', details: { row: heads.top + 1 } },
  ];
  if (mapping.kind === 'criteria' || mapping.kind === 'unitsAcross')
    found.push({ code: readCriteria(sheet, mapping).levels, details: {} });
  const points = mapping.columns.filter(({ role }) => role === 'points').length;
  if (mapping.kind === 'unitsAcross') found.push({ code: 'units.across', details: { count: points } });
  if (mapping.kind === 'unitsDown') found.push({ code: 'units.down', details: { count: points } });
  if (mapping.kind === 'summary') found.push({ code: 'summary.groups', details: { count: points } });
  if (mapping.unitName !== '' && mapping.columns.some(({ role }) => SCORE_ROLES.has(role)))
    found.push({ code: 'form.unit', details: { name: mapping.unitName } });
  if (sheet.rows.size > MOST_ROWS) found.push({ code: 'rows.beyond', details: { count: MOST_ROWS } });
  if (mapping.columns.length >= MOST_COLUMNS) found.push({ code: 'columns.beyond', details: { count: MOST_COLUMNS } });
  return found;
}

/** Codes, texts and numbers side by side, without headings. */
function readWithoutHeads(sheet: RawSheet, at: number): SheetMapping | null {
  const rows = listRows(sheet).slice(0, ROWS_SAMPLED);
  const columns = listColumns(sheet);
  const code = columns.find((column) => shareOfCodes(sheet, rows, column) >= 0.6 && rows.length >= 3);
  if (code === undefined) return null;
  const name = columns.find((column) => column > code && shareOfTexts(sheet, rows, column) >= 0.6);
  if (name === undefined) return null;
  const max = columns.find((column) => column > name && shareOfNumbers(sheet, rows, column) >= 0.6);
  const roleOf = (column: number): ColumnMapping['role'] =>
    column === code ? 'code' : column === name ? 'name' : column === max ? 'max' : 'none';
  return {
    ...emptyMapping(at),
    kind: 'criteria',
    columns: columns.map((column) => ({ column, head: '', role: roleOf(column), of: '', code: '', stage: null })),
  };
}
