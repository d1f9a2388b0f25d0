/** Typed text -> stored formula: names and addresses become identities, numbers and separators canonical. */
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { SheetKey } from '../layout.ts';
import { splitFormula, type Locale, type Word } from './lexer.ts';
import type { FormulaProblem } from './problem.ts';
import { printToken, type CellReference, type LineEnd, type Reference } from './reference.ts';
import { keyAt, parseAddress, parseLineEnd, type Address, type FormulaScope } from './scope.ts';
import { checkSyntax } from './syntax.ts';
import { printFormula } from './references.ts';

/** What reading asks of a place: enough for the layout of a file that is not the workbook's. */
export type ReadingScope = Pick<FormulaScope, 'homeSheet' | 'findSheet' | 'findName' | 'isOwnName' | 'layout'>;

/** Excel's limit on the length of a formula; holds for the typed text. */
export const MAX_FORMULA_LENGTH = 8192;

/**
 * Reads a typed formula ("=..." or "＝..."). Names are looked up without regard to case; one that is unknown stays as it
 * is and may come to mean something later (resolveNames); an address outside its sheet reads as #REF!.
 * Fails with a FormulaProblem whose `position` counts from the start of the NFC text, "=" included.
 */
export function readFormula(text: string, locale: Locale, scope: ReadingScope): Result<string, FormulaProblem> {
  const typed = text.normalize('NFC').trim();
  if (!/^[=＝]/.test(typed)) return fail('formula.notFormula');
  if (typed.length > MAX_FORMULA_LENGTH)
    return fail('formula.tooLong', { length: typed.length, limit: MAX_FORMULA_LENGTH });
  const read = readBody(typed.slice(1), locale, scope);
  if (read.ok) return read;
  const { code, details } = read.problem;
  return fail(code, typeof details.position === 'number' ? { ...details, position: details.position + 1 } : details);
}

function readBody(body: string, locale: Locale, scope: ReadingScope): Result<string, FormulaProblem> {
  const words = splitFormula(body, locale, false);
  if (!words.ok) return words;
  const resolved = resolveWords(words.value, scope);
  if (!resolved.ok) return resolved;
  const syntax = checkSyntax(resolved.value, body.length);
  if (!syntax.ok) return syntax;
  return succeed(
    '=' +
      resolved.value
        .map((word) => word.text)
        .join('')
        .trim(),
  );
}

/**
 * Gives names that were unknown when the formula was read the meaning they have now; all else stays. Used where formulas
 * are compiled, so that naming an assumption later heals the formulas that waited for it.
 */
export function resolveNames(stored: string, scope: ReadingScope): string {
  return printFormula(stored, {
    reference: printToken,
    name: (name) => {
      const found = scope.isOwnName(name) ? null : scope.findName(name);
      return found ? printToken(found) : name;
    },
  });
}

interface Half {
  readonly title: string | null;
  readonly address: Address;
  readonly text: string;
  /** Index of the word after it. */
  readonly next: number;
}

function skipBlanks(words: readonly Word[], index: number): number {
  let next = index;
  while (words[next]?.kind === 'blank') next++;
  return next;
}

function readHalf(words: readonly Word[], index: number, parse: (word: string) => Address | null): Half | null {
  const first = words[index];
  const title = first?.kind === 'sheet' ? first.text : null;
  const at = title === null ? index : index + 1;
  const word = words[at];
  if (word?.kind !== 'name' && word?.kind !== 'number') return null;
  const address = parse(word.text);
  return address && { title, address, text: word.text, next: at + 1 };
}

/** Both halves around a ":", or one cell; null where no address begins. */
function readHalves(words: readonly Word[], index: number): readonly [Half, Half | null] | null {
  for (const parse of [parseAddress, parseLineEnd]) {
    const from = readHalf(words, index, parse);
    if (!from) continue;
    const colon = skipBlanks(words, from.next);
    if (words[colon]?.kind === 'colon') {
      const to = readHalf(words, skipBlanks(words, colon + 1), parse);
      if (to) return [from, to];
    }
    if (parse === parseAddress) return [from, null];
  }
  return null;
}

function resolveWords(words: readonly Word[], scope: ReadingScope): Result<Word[], FormulaProblem> {
  const resolved: Word[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i];
    if (!word) break;
    const { position, text } = word;
    if (word.kind === 'name') {
      const next = skipBlanks(words, i + 1);
      if (words[next]?.kind === 'open') {
        resolved.push({ ...word, text: toFunctionName(text) });
        i = next;
        continue;
      }
      const found = scope.isOwnName(text) ? null : scope.findName(text);
      if (found) {
        resolved.push({ kind: 'token', text: printToken(found), position });
        i++;
        continue;
      }
    }
    const isOwn = word.kind === 'name' && scope.isOwnName(text);
    const halves = isOwn ? null : readHalves(words, i);
    if (halves) {
      const [from, to] = halves;
      const placed = placeReference(from, to, position, scope);
      if (!placed.ok) return placed;
      resolved.push(
        placed.value
          ? { kind: 'token', text: printToken(placed.value), position }
          : { kind: 'error', text: '#REF!', position },
      );
      i = (to ?? from).next;
      continue;
    }
    if (word.kind === 'sheet') {
      if (words[i + 1]?.kind !== 'error') return fail('formula.unexpected', { position, text: `${text}!` });
      i++;
      continue;
    }
    if (word.kind === 'name' && !isOwn && /^(?:true|false)$/i.test(text)) {
      resolved.push(
        { ...word, text: text.toUpperCase() },
        { kind: 'open', text: '(', position },
        { kind: 'close', text: ')', position },
      );
    } else if (word.kind === 'name' && text.includes('$')) return fail('formula.unexpected', { position, text });
    else resolved.push(word);
    i++;
  }
  return succeed(resolved);
}

/** Functions of newer Excel versions carry a prefix in files; names are in upper case. */
function toFunctionName(typed: string): string {
  return typed.replace(/^(?:_xlfn\.|_xlws\.|_xludf\.)+/i, '').toUpperCase();
}

/** The reference at an address; null where it lies outside its sheet. */
function placeReference(
  from: Half,
  to: Half | null,
  position: number,
  scope: ReadingScope,
): Result<Reference | null, FormulaProblem> {
  const sheet = from.title === null ? scope.homeSheet : scope.findSheet(from.title);
  if (sheet === null) {
    if (from.title !== null) return fail('formula.unknownSheet', { position, sheet: from.title });
    return fail('formula.noHomeSheet', { position, text: from.text });
  }
  if (to?.title != null) {
    const second = scope.findSheet(to.title);
    if (second === null) return fail('formula.unknownSheet', { position, sheet: to.title });
    if (second !== sheet) return fail('formula.rangeAcrossSheets', { position });
  }
  if (!to) return succeed(cellAt(sheet, from.address, scope));
  const [first, last] = sortEnds(from.address, to.address);
  if (first.column !== null && first.row !== null) {
    const [start, end] = [cellAt(sheet, first, scope), cellAt(sheet, last, scope)];
    return succeed(start && end && { kind: 'range', from: start, to: end });
  }
  const [start, end] = [lineAt(sheet, first, scope), lineAt(sheet, last, scope)];
  return succeed(start && end && { kind: first.row === null ? 'columns' : 'rows', sheet, from: start, to: end });
}

function sortEnds(a: Address, b: Address): readonly [Address, Address] {
  const swapColumns = (a.column ?? 0) > (b.column ?? 0);
  const swapRows = (a.row ?? 0) > (b.row ?? 0);
  const [left, right] = swapColumns ? [b, a] : [a, b];
  const [top, bottom] = swapRows ? [b, a] : [a, b];
  return [
    { column: left.column, columnAbsolute: left.columnAbsolute, row: top.row, rowAbsolute: top.rowAbsolute },
    { column: right.column, columnAbsolute: right.columnAbsolute, row: bottom.row, rowAbsolute: bottom.rowAbsolute },
  ];
}

function cellAt(sheet: SheetKey, address: Address, scope: ReadingScope): CellReference | null {
  const layout = scope.layout(sheet);
  const { row, column, rowAbsolute, columnAbsolute } = address;
  if (!layout || row === null || column === null || row >= layout.rows.length || column >= layout.columns.length)
    return null;
  return {
    kind: 'cell',
    sheet,
    row: keyAt(layout.rows, row),
    column: keyAt(layout.columns, column),
    rowAbsolute,
    columnAbsolute,
  };
}

function lineAt(sheet: SheetKey, address: Address, scope: ReadingScope): LineEnd | null {
  const layout = scope.layout(sheet);
  const isRow = address.row !== null;
  const index = address.row ?? address.column;
  const keys = isRow ? layout?.rows : layout?.columns;
  if (!keys || index === null || index >= keys.length) return null;
  return { key: keyAt(keys, index), absolute: isRow ? address.rowAbsolute : address.columnAbsolute };
}
