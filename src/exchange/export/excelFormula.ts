/**
 * Stored formulas (src/domain/formula, identity tokens) as Excel's file writes them: English names, commas, dots, the
 * addresses of the exported sheets, and prefixes where Excel wants them. What cannot be said in Excel is refused.
 */
import type { SheetKey } from '../../domain/layout.ts';
import type { AssumptionId, NodeId, SetId } from '../../domain/ids.ts';
import { parseToken, type CellReference, type Token } from '../../domain/formula/reference.ts';
import { columnLetters } from '../../lib/address.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import { isSpilling, writtenFunctionName } from './excelFunctions.ts';
import { quoteSheetName } from './sheetNames.ts';

/** A cell of the file: Excel's sheet name, row and column from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Where the things a formula speaks of stand in the file. */
export interface Atlas {
  find(sheet: SheetKey, row: string, column: string): Place | null;
  /** How many rows and columns the app's sheet has; what the export adds beside them is no part of whole lines. */
  sizeOf(sheet: SheetKey): { readonly name: string; readonly rows: number; readonly columns: number } | null;
  rowOf(sheet: SheetKey, row: string): number | null;
  columnOf(sheet: SheetKey, column: string): number | null;
  nameOfWeight(set: SetId, node: NodeId): string | null;
  nameOfMax(set: SetId, node: NodeId): string | null;
  nameOfAssumption(assumption: AssumptionId): string | null;
  placeOfAssumption(assumption: AssumptionId): Place | null;
  /** A name typed before what it names was there. */
  findName(word: string): string | null;
}

export interface ExcelFormula {
  /** Without "=". */
  readonly formula: string;
  readonly array: 'no' | 'single' | 'dynamic';
}

export type ExcelFormulaProblem = Problem<'excel.function' | 'excel.name' | 'excel.tooLong' | 'excel.syntax'>;

/** Excel's own limit for the text of one formula. */
const MAX_FORMULA_LENGTH = 8192;
/** A function takes at most 255 arguments in Excel. */
const MAX_ARGUMENTS = 255;

const WORDS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|⟦[^⟦⟧]*⟧(?::⟦[^⟦⟧]*⟧)?|#[A-Z/0]+[!?]?|[$\p{L}_][\p{L}\p{M}\p{N}_.$]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[-+*/^&=<>]|[^]/gu;

const sheetCodes = new Map<string, string>();
const sheetsByCode = new Map<string, string>();

/** Letters and digits only, so that the token is one word to whoever builds a formula around it. */
function codeOfSheet(sheet: string): string {
  let code = sheetCodes.get(sheet);
  if (code === undefined) {
    code = Array.from(sheet, (character) => (character.codePointAt(0) ?? 0).toString(36)).join('_');
    sheetCodes.set(sheet, code);
    sheetsByCode.set(code, sheet);
  }
  return code;
}

/** Own token for a place of the file that is no cell of the app's sheets. */
export function placeToken({ sheet, row, column }: Place): string {
  return `⟦p|${codeOfSheet(sheet)}|${row}|${column}⟧`;
}

/**
 * `homeSheet` is the Excel name of the sheet the formula is written on: references to it go without a sheet name.
 * Problems: a function outside the allow-list, a name nobody has, a formula longer than Excel takes.
 */
export function toExcelFormula(
  stored: string,
  homeSheet: string,
  atlas: Atlas,
): Result<ExcelFormula, ExcelFormulaProblem> {
  const text = compressSums(stored.startsWith('=') ? stored.slice(1) : stored, atlas);
  const written: string[] = [];
  let hasRange = false;
  let hasOperator = false;
  let isDynamic = false;
  const words = text.match(WORDS) ?? [];
  for (const [i, word] of words.entries()) {
    if (word.startsWith('⟦')) {
      if (word.includes('⟧:⟦')) hasRange = true;
      written.push(writeReference(word, homeSheet, atlas));
    } else if (/^[\p{L}_]/u.test(word)) {
      const isFunction = nextWord(words, i) === '(';
      const name = isFunction ? writtenFunctionName(word) : atlas.findName(word);
      if (name === null) return fail(isFunction ? 'excel.function' : 'excel.name', { name: word });
      if (isFunction && isSpilling(word)) isDynamic = true;
      written.push(name);
    } else if (word === '⟦' || word === '⟧' || word.endsWith("'!") || word.startsWith('$')) {
      return fail('excel.syntax', { name: word });
    } else {
      if (/^[-+*/^&=<>]$/.test(word)) hasOperator = true;
      written.push(word === '\u00a0' ? ' ' : word);
    }
  }
  const formula = written.join('');
  if (formula.length > MAX_FORMULA_LENGTH) return fail('excel.tooLong', { length: formula.length });
  return succeed({ formula, array: isDynamic ? 'dynamic' : hasRange && hasOperator ? 'single' : 'no' });
}

/** "'Tiêu chí'!F12", or "F12" on its own sheet. */
export function writePlace(place: Place, homeSheet: string, absolute = { row: false, column: false }): string {
  const prefix = place.sheet === homeSheet ? '' : `${quoteSheetName(place.sheet)}!`;
  return `${prefix}${absolute.column ? '$' : ''}${columnLetters(place.column)}${absolute.row ? '$' : ''}${place.row + 1}`;
}

/** "'Điểm'!D2:D36". */
export function writeRange(
  from: Place,
  to: Place,
  homeSheet: string,
  absolute = { row: false, column: false },
): string {
  return `${writePlace(from, homeSheet, absolute)}:${writePlace(to, to.sheet, absolute)}`;
}

function nextWord(words: readonly string[], index: number): string {
  for (let i = index + 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word.trim() !== '') return word;
  }
  return '';
}

const GONE = '#REF!';

function writeReference(word: string, homeSheet: string, atlas: Atlas): string {
  const ends = word.split('⟧:⟦');
  if (ends.length === 2) {
    const [first, last] = [`${ends[0] ?? ''}⟧`, `⟦${ends[1] ?? ''}`];
    const [from, to] = [ownPlace(first), ownPlace(last)];
    if (from && to) return writeRange(from, to, homeSheet);
    return writeEnds(parseToken(first), parseToken(last), homeSheet, atlas);
  }
  const own = ownPlace(word);
  if (own) return writePlace(own, homeSheet);
  const token = parseToken(word);
  const fixed = { row: true, column: true };
  switch (token?.kind) {
    case 'cell':
      return writeCell(token, homeSheet, atlas);
    case 'weight':
    case 'max': {
      const name =
        token.kind === 'weight' ? atlas.nameOfWeight(token.set, token.node) : atlas.nameOfMax(token.set, token.node);
      if (name !== null) return name;
      const place = atlas.find(`criteria.${token.set}`, token.node, token.kind);
      return place ? writePlace(place, homeSheet, fixed) : GONE;
    }
    case 'assumption': {
      const place = atlas.placeOfAssumption(token.assumption);
      return atlas.nameOfAssumption(token.assumption) ?? (place ? writePlace(place, homeSheet, fixed) : GONE);
    }
    default:
      return GONE;
  }
}

function ownPlace(word: string): Place | null {
  if (!word.startsWith('⟦p|')) return null;
  const [, code = '', row, column] = word.slice(1, -1).split('|');
  return { sheet: sheetsByCode.get(code) ?? '', row: Number(row), column: Number(column) };
}

function writeCell(cell: CellReference, homeSheet: string, atlas: Atlas): string {
  const place = atlas.find(cell.sheet, cell.row, cell.column);
  return place ? writePlace(place, homeSheet, { row: cell.rowAbsolute, column: cell.columnAbsolute }) : GONE;
}

function writeEnds(from: Token | null, to: Token | null, homeSheet: string, atlas: Atlas): string {
  if (from?.kind === 'cell' && to?.kind === 'cell') {
    const end = atlas.find(to.sheet, to.row, to.column);
    const start = writeCell(from, homeSheet, atlas);
    if (!end || start === GONE) return GONE;
    return `${start}:${writePlace(end, end.sheet, { row: to.rowAbsolute, column: to.columnAbsolute })}`;
  }
  const isRows = from?.kind === 'row' && to?.kind === 'row';
  if (!isRows && !(from?.kind === 'column' && to?.kind === 'column')) return GONE;
  const size = atlas.sizeOf(from.sheet);
  const indexOf = (key: string): number | null =>
    isRows ? atlas.rowOf(from.sheet, key) : atlas.columnOf(from.sheet, key);
  const [first, last] = [indexOf(from.end.key), indexOf(to.end.key)];
  if (!size || first === null || last === null) return GONE;
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  const corner = (line: number, across: number): Place =>
    isRows ? { sheet: size.name, row: line, column: across } : { sheet: size.name, row: across, column: line };
  const across = (isRows ? size.columns : size.rows) - 1;
  return writeRange(corner(low, 0), corner(high, across), homeSheet, { row: true, column: true });
}

const SUM_OF_CELLS = /SUM\((⟦c\|[^⟦⟧]*⟧(?:,⟦c\|[^⟦⟧]*⟧)+)\)/gu;

/** SUM(F3,F4,F5,F9) as SUM(F3:F5,F9): shorter, and never more arguments than Excel takes. */
function compressSums(text: string, atlas: Atlas): string {
  return text.replace(
    SUM_OF_CELLS,
    (_whole, list: string) => `SUM(${nestArguments(joinRuns(list.split(','), atlas))})`,
  );
}

interface Run {
  readonly first: string;
  readonly last: string;
  readonly end: Place | null;
}

function joinRuns(tokens: readonly string[], atlas: Atlas): string[] {
  const runs: Run[] = [];
  for (const token of tokens) {
    const cell = parseToken(token);
    const place = cell?.kind === 'cell' ? atlas.find(cell.sheet, cell.row, cell.column) : null;
    const previous = runs.at(-1);
    if (place && previous?.end && continues(previous.end, place))
      runs[runs.length - 1] = { first: previous.first, last: token, end: place };
    else runs.push({ first: token, last: token, end: place });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}:${last}`));
}

function continues(above: Place, below: Place): boolean {
  return above.sheet === below.sheet && above.column === below.column && above.row + 1 === below.row;
}

function nestArguments(parts: readonly string[]): string {
  if (parts.length <= MAX_ARGUMENTS) return parts.join(',');
  const groups: string[] = [];
  for (let i = 0; i < parts.length; i += MAX_ARGUMENTS)
    groups.push(`SUM(${parts.slice(i, i + MAX_ARGUMENTS).join(',')})`);
  return groups.join(',');
}
