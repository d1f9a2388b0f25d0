/** Rows of a sheet in which a row is a criterion: codes, names, levels, maxima and rules in words, with what is left out and why. */
import { columnLetters } from '../../lib/address.ts';
import { METHODS, type Method } from '../criteria.ts';
import { codeOf, depthsOfCodes, restoreNoughts, splitCodedName } from './codes.ts';
import { CELLS_COMPARED, isNumbersLine, isRepeatedHead, readHeads, type Heads } from './heads.ts';
import type { ColumnRole, ReasonCode, RefusalCode, RefusedCell, SheetMapping } from './mapping.ts';
import { rawCellAt, type RawCell, type RawSheet } from './rawBook.ts';
import { foldWords, listRows, numberOf, textOf } from './rawText.ts';

export interface CriteriaRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  /** 0 for a field. */
  readonly depth: number;
  readonly max: number | null;
  /** The rule in words, with the lines under it that have no code; "" for none. */
  readonly rule: string;
  readonly method: Method | null;
  /** What the note column and the notes of the cells say. */
  readonly note: string;
  readonly extra: 'bonus' | 'penalty' | null;
}

export type SkippedWhy = 'total' | 'head' | 'signature' | 'numbers';

export interface CriteriaRead {
  readonly rows: readonly CriteriaRow[];
  readonly skipped: readonly { readonly row: number; readonly why: SkippedWhy }[];
  /** What the row of totals states, or null. */
  readonly statedTotal: number | null;
  readonly levels: Extract<ReasonCode, `levels.${string}`>;
  readonly refused: readonly RefusedCell[];
}

export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function refuseCell(
  sheet: RawSheet,
  row: number,
  column: number,
  code: RefusalCode,
  details: Readonly<Record<string, string | number>> = {},
): RefusedCell {
  return {
    sheet: sheet.name,
    address: addressOf(row, column),
    text: textOf(rawCellAt(sheet, row, column)),
    problem: { code, details },
  };
}

/** The first column with a role, or -1. */
export function columnOf(mapping: SheetMapping, role: ColumnRole): number {
  return mapping.columns.find((column) => column.role === role)?.column ?? -1;
}

/** Totals and signatures are short; patterns are not run over pages of prose. */
const LONGEST_LABEL = 200;
const TOTAL = /^(?:tong(?: cong| diem| so)*|cong|tong cong diem.*|diem toi da|thang diem)$/;
const SIGNATURE =
  /^(?:nguoi (?:lap|tong hop|ky)|thu truong|giam doc|chu tich|k ?t\.? |t ?m\.? |noi nhan|xac nhan|ky ten|\(ky|.{0,200}ngay .{0,40}thang .{0,40}nam)/;

interface Draft {
  readonly row: number;
  readonly code: string;
  readonly isNumber: boolean;
  readonly name: string;
  readonly max: number | null;
  readonly rules: string[];
  readonly method: Method | null;
  readonly notes: string[];
  readonly extra: 'bonus' | 'penalty' | null;
  readonly indent: number;
  readonly bold: boolean;
}

/** The wizard asks several times for what a mapping makes of a sheet; neither ever changes. */
const reads = new WeakMap<SheetMapping, WeakMap<RawSheet, CriteriaRead>>();

export function readCriteria(sheet: RawSheet, mapping: SheetMapping): CriteriaRead {
  const known = reads.get(mapping)?.get(sheet);
  if (known) return known;
  const read = readRows(sheet, mapping);
  reads.set(mapping, (reads.get(mapping) ?? new WeakMap<RawSheet, CriteriaRead>()).set(sheet, read));
  return read;
}

function readRows(sheet: RawSheet, mapping: SheetMapping): CriteriaRead {
  const at = {
    code: columnOf(mapping, 'code'),
    name: columnOf(mapping, 'name'),
    max: columnOf(mapping, 'max'),
    rule: columnOf(mapping, 'rule'),
    method: columnOf(mapping, 'method'),
    note: columnOf(mapping, 'note'),
  };
  const heads = mapping.headerTop >= 0 ? readHeads(sheet, mapping.headerTop, mapping.headerBottom) : null;
  const refused: RefusedCell[] = [];
  const skipped: { row: number; why: SkippedWhy }[] = [];
  const drafts: Draft[] = [];
  let statedTotal: number | null = null;
  const body = listRows(sheet).filter((row) => row >= (heads?.firstRow ?? 0));
  const codedRows = body.filter(
    (row) => codeOf(rawCellAt(sheet, row, at.code)) !== '' || isCodedName(sheet, row, at.name),
  );
  const hasCodes = codedRows.length >= Math.max(1, body.length * 0.25);
  for (const row of body) {
    const cell = (column: number): RawCell | undefined => (column < 0 ? undefined : rawCellAt(sheet, row, column));
    const whole = textOf(cell(at.name));
    const why = reasonToSkip(sheet, heads, row, whole);
    if (why !== null) {
      skipped.push({ row, why });
      if (why === 'total') statedTotal ??= positive(numberOf(cell(at.max)));
      continue;
    }
    const split = codeOf(cell(at.code)) === '' ? splitCodedName(whole) : null;
    const code = split?.code ?? codeOf(cell(at.code));
    const name = (split?.name ?? whole).replaceAll(/\s+/g, ' ').trim();
    if (cell(at.code)?.isDate) refused.push(refuseCell(sheet, row, at.code, 'code.isDate'));
    if (name === '' && code === '') {
      continueRule(drafts.at(-1), textOf(cell(at.rule)), '');
      continue;
    }
    const max = numberOf(cell(at.max));
    const extra = extraOf(textOf(cell(at.method)), name);
    if (hasCodes && code === '' && extra === null) {
      const last = drafts.at(-1);
      const given = /:/.test(name) || max === null ? '' : textOf(cell(at.max));
      if (last && name.length > 0) continueRule(last, textOf(cell(at.rule)), given === '' ? name : `${name}: ${given}`);
      else if (name !== '') refused.push(refuseCell(sheet, row, at.name, 'row.noCriterion'));
      continue;
    }
    if (max === null && textOf(cell(at.max)) !== '') refused.push(refuseCell(sheet, row, at.max, 'max.notRead'));
    if (max !== null && max <= 0) refused.push(refuseCell(sheet, row, at.max, 'max.notRead'));
    drafts.push({
      row,
      code,
      isNumber: typeof cell(at.code)?.value === 'number',
      name: name === '' ? code : name,
      max: positive(max),
      rules: [textOf(cell(at.rule)).replace(/^'(?==)/, '')].filter((text) => text !== ''),
      method: methodOf(textOf(cell(at.method))),
      notes: [
        textOf(cell(at.note)),
        cell(at.name)?.note,
        cell(at.code)?.note,
        cell(at.max)?.note,
        cell(at.rule)?.note,
      ].flatMap((note) => (note === undefined || note.trim() === '' ? [] : [note.normalize('NFC').trim()])),
      extra,
      indent: (cell(at.name)?.indent ?? 0) + Math.floor(leadingSpaces(cell(at.name)) / 2),
      bold: cell(at.name)?.bold === true || cell(at.code)?.bold === true,
    });
  }
  const leveled = findLevels(drafts, hasCodes);
  return { rows: leveled.rows, levels: leveled.levels, skipped, statedTotal, refused };
}

/** A line without a code under a criterion says how its points are given. */
function continueRule(draft: Draft | undefined, rule: string, name: string): void {
  const text = [name, rule].filter((part) => part !== '').join(': ');
  if (draft && text !== '') draft.rules.push(text);
}

function reasonToSkip(sheet: RawSheet, heads: Heads | null, row: number, name: string): SkippedWhy | null {
  if (heads && isRepeatedHead(sheet, heads, row)) return 'head';
  if (isNumbersLine(sheet, row)) return 'numbers';
  const cells = [...(sheet.rows.get(row)?.values() ?? [])]
    .slice(0, CELLS_COMPARED)
    .flatMap((cell) => (typeof cell.value === 'string' ? foldWords(textOf(cell).slice(0, LONGEST_LABEL)) : []));
  if (TOTAL.test(foldWords(name)) || cells.some((text) => /^tong(?: cong| diem| so)*$/.test(text))) return 'total';
  return cells.some((text) => SIGNATURE.test(text)) && !cells.some((text) => /^\d+(?:\.\d+)+$/.test(text))
    ? 'signature'
    : null;
}

function isCodedName(sheet: RawSheet, row: number, column: number): boolean {
  return column >= 0 && splitCodedName(textOf(rawCellAt(sheet, row, column))) !== null;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

function leadingSpaces(cell: RawCell | undefined): number {
  return typeof cell?.value === 'string' ? (/^[ \u00a0]*/.exec(cell.value)?.[0].length ?? 0) : 0;
}

const METHOD_WORDS: readonly (readonly [Method, RegExp])[] = [
  ['sipas', /sipas|hai long/],
  ['survey', /xa hoi hoc|xhh|khao sat|dieu tra/],
  ['statistic', /thong ke|so lieu/],
  ['council', /hoi dong|lanh dao/],
  ['self', /tu (?:danh gia|cham)|tham dinh/],
];

function methodOf(text: string): Method | null {
  const words = foldWords(text);
  if (words === '') return null;
  return (
    METHOD_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? METHODS.find((method) => method === words) ?? null
  );
}

function extraOf(method: string, name: string): 'bonus' | 'penalty' | null {
  const words = [foldWords(method), foldWords(name)];
  if (words.some((text) => /^diem (?:cong|thuong)(?:$| )/.test(text))) return 'bonus';
  return words.some((text) => /^diem (?:tru|phat)(?:$| )/.test(text)) ? 'penalty' : null;
}

function findLevels(
  drafts: readonly Draft[],
  hasCodes: boolean,
): { readonly rows: CriteriaRow[]; readonly levels: CriteriaRead['levels'] } {
  const tree = drafts.filter(({ extra }) => extra === null);
  const codes = restoreNoughts(tree);
  const isIndented = !hasCodes && tree.some(({ indent }) => indent > 0);
  const depths = hasCodes
    ? depthsOfCodes(codes)
    : isIndented
      ? depthsOfIndents(tree.map(({ indent }) => indent))
      : depthsOfLooks(tree);
  const places = new Map(tree.map((draft, i) => [draft, i]));
  const rows = drafts.map((draft): CriteriaRow => {
    const place = places.get(draft);
    return {
      row: draft.row,
      code: place === undefined ? draft.code : (codes[place] ?? draft.code),
      name: draft.name,
      depth: place === undefined ? 0 : (depths[place] ?? 0),
      max: draft.max,
      rule: draft.rules.join('\n'),
      method: draft.method,
      note: [...new Set(draft.notes)].join('\n'),
      extra: draft.extra,
    };
  });
  return { rows, levels: hasCodes ? 'levels.code' : isIndented ? 'levels.indent' : 'levels.bold' };
}

function depthsOfIndents(indents: readonly number[]): number[] {
  const open: number[] = [];
  return indents.map((indent) => {
    while ((open.at(-1) ?? -1) >= indent) open.pop();
    open.push(indent);
    return open.length - 1;
  });
}

/** Capitals stand over bold, bold over plain. */
function depthsOfLooks(drafts: readonly Draft[]): number[] {
  const ranks = drafts.map(({ name, bold }) => (name === name.toUpperCase() && /\p{L}/u.test(name) ? 0 : bold ? 1 : 2));
  return depthsOfIndents(ranks);
}
