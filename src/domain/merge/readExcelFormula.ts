/**
 * A formula as a file holds it (English names, commas, the file's own sheets and addresses) as the stored formula that
 * means the same. What cannot be said by identities is refused, never guessed.
 */
import { fail, succeed, type Result } from '../../lib/result.ts';
import { foldName } from '../../lib/text.ts';
import { listFunctions, listPlainNames, listReferences } from '../formula/references.ts';
import { readFormula, type ReadingScope } from '../formula/read.ts';
import { parseAddress } from '../formula/scope.ts';
import type { NameReference } from '../formula/reference.ts';
import type { RawBook } from '../intake/rawBook.ts';
import type { SheetKey, SheetLayout } from '../layout.ts';
import type { AssumptionId, NodeId, SetId } from '../ids.ts';
import type { ExportMap } from './exportMap.ts';
import type { FileLines } from './fileLines.ts';

/** `homeSheet`: the app's sheet on which the formula stands; null on a sheet that the app does not have. */
export type ReadExcelFormula = (formula: string, homeSheet: SheetKey | null) => Result<string>;

/** Of a row or column that the app does not have. */
const UNKNOWN = '?';

/** Where lines stand: as they were exported, or as the file has them now. */
export type LinesAs = 'exported' | 'found';

export function createExcelFormulaReader(
  book: RawBook,
  map: ExportMap,
  lines: FileLines,
  as: LinesAs,
  isKnownFunction: (name: string) => boolean,
): ReadExcelFormula {
  const titles = new Map<string, SheetKey>();
  const layouts = new Map<SheetKey, SheetLayout>();
  map.sheets.forEach(({ key, name }, i) => {
    const title = as === 'exported' ? name : lines.sheets[i]?.name;
    if (key === null || title === undefined) return;
    titles.set(foldName(title.normalize('NFC')), key);
    layouts.set(key, { key, rows: listKeys(map, lines, as, i, 'row'), columns: listKeys(map, lines, as, i, 'column') });
  });
  const findSheet = (title: string): SheetKey | null => titles.get(foldName(title.normalize('NFC'))) ?? null;
  // Names stand in the file as it is now, whichever text is read.
  const foundTitles = new Map<string, number>();
  lines.sheets.forEach((sheet, i) => {
    if (sheet) foundTitles.set(foldName(sheet.name.normalize('NFC')), i);
  });
  const names = new Map<string, NameReference>();
  for (const [name, target] of book.names) {
    const reference = nameTarget(target, map, lines, foundTitles);
    if (reference) names.set(foldName(name.normalize('NFC')), reference);
  }
  const scope: Omit<ReadingScope, 'homeSheet'> = {
    findSheet,
    findName: (name) => names.get(foldName(name)) ?? null,
    isOwnName: () => false,
    layout: (sheet) => layouts.get(sheet) ?? null,
  };
  return (formula, homeSheet) => {
    const read = readFormula(`=${formula}`, 'canonical', { ...scope, homeSheet });
    if (!read.ok) {
      const { code, details } = read.problem;
      if (code === 'formula.unknownSheet') return fail('returned.sheet', { name: String(details['sheet'] ?? '') });
      if (code === 'formula.noHomeSheet') return fail('returned.sheet', { name: String(details['text'] ?? '') });
      return fail('returned.formula');
    }
    return checkMeaning(read.value, isKnownFunction);
  };
}

function checkMeaning(stored: string, isKnownFunction: (name: string) => boolean): Result<string> {
  const unknown = listFunctions(stored).find((name) => !isKnownFunction(name));
  if (unknown !== undefined) return fail('returned.function', { name: unknown });
  const [name] = listPlainNames(stored);
  if (name !== undefined) return fail('returned.name', { name });
  const isUnknown = (key: string): boolean => key.startsWith(UNKNOWN);
  for (const reference of listReferences(stored)) {
    const keys =
      reference.kind === 'cell'
        ? [reference.row, reference.column]
        : reference.kind === 'range'
          ? [reference.from.row, reference.from.column, reference.to.row, reference.to.column]
          : reference.kind === 'rows' || reference.kind === 'columns'
            ? [reference.from.key, reference.to.key]
            : [];
    if (keys.some(isUnknown)) return fail('returned.outside');
  }
  // Errors that a formula may name itself; #REF! says that a cell was lost, or that it lies beyond its sheet.
  if (stored.replaceAll(/"(?:[^"]|"")*"/g, '').includes('#REF!')) return fail('returned.lost');
  return succeed(stored);
}

function listKeys(map: ExportMap, lines: FileLines, as: LinesAs, sheet: number, axis: 'row' | 'column'): string[] {
  const keys: string[] = [];
  if (as === 'exported') {
    for (const line of map.lines) if (line.sheet === sheet && line.axis === axis) keys[line.index] = line.key;
  } else {
    const count = map.lines.filter((line) => line.sheet === sheet && line.axis === axis).length;
    for (let index = 0, met = 0; met < count && index < MAX_INDEX; index++) {
      const line = lines.lineAt(sheet, axis, index);
      if (!line) continue;
      met++;
      keys[index] = line.key;
    }
  }
  return Array.from(keys, (key, index) => ((key as string | undefined) ?? '') || `${UNKNOWN}${index}`);
}

/** Further than any export: lines that were pushed beyond are not looked for. */
const MAX_INDEX = 20_000;

const TARGET = /^\$?(?:'((?:[^']|'')*)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d{1,7})$/iu;

/** What a defined name of the export stands for: the value of an assumption, a weight or a maximum. */
function nameTarget(
  target: string,
  map: ExportMap,
  lines: FileLines,
  titles: ReadonlyMap<string, number>,
): NameReference | null {
  const found = TARGET.exec(target);
  const address = found && parseAddress(found[3] ?? '');
  if (!found || !address || address.row === null || address.column === null) return null;
  const title = (found[1] ?? found[2] ?? '').replaceAll("''", "'");
  const sheet = titles.get(foldName(title.normalize('NFC')));
  const key = sheet === undefined ? null : map.sheets[sheet]?.key;
  if (sheet === undefined || !key) return null;
  const row = lines.lineAt(sheet, 'row', address.row)?.key ?? '';
  const column = lines.lineAt(sheet, 'column', address.column)?.key ?? '';
  if (row === '' || column === '') return null;
  if (key === 'assumptions' && column === 'value') return { kind: 'assumption', assumption: row as AssumptionId };
  if (key.startsWith('criteria.') && (column === 'weight' || column === 'max'))
    return { kind: column, set: key.slice('criteria.'.length) as SetId, node: row as NodeId };
  return null;
}
