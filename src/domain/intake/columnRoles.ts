/** What each column of a sheet means, once it is known what the sheet is. */
import type { Stage } from '../scores.ts';
import { cleanCode, splitCodedName } from './codes.ts';
import { isUnitColumn, looksLikeUnit, shareOfCodes, shareOfNumbers, shareOfTexts } from './columnContents.ts';
import { roleOfHead, stageOfHead } from './headWords.ts';
import type { Heads } from './heads.ts';
import type { ColumnMapping, SheetKind } from './mapping.ts';
import type { RawSheet } from './rawBook.ts';
import { foldWords } from './rawText.ts';

/** Between the lines of a heading. */
export const HEAD_SEPARATOR = ' › ';

export function plainColumn(column: number, heads: Heads): ColumnMapping {
  const path = heads.paths.get(column) ?? [];
  const head = path.join(HEAD_SEPARATOR);
  const role = roleOfHead(path.at(-1) ?? '') ?? (path.length > 1 ? roleOfHead(path.join(' ')) : null);
  return { column, head, role: role === null || role === 'calculated' ? 'none' : role, of: '', code: '', stage: null };
}

/** What a column of points stands for, by its heading alone. */
export function pointsOfHead(kind: SheetKind, head: string): Pick<ColumnMapping, 'code' | 'of' | 'stage'> {
  const path = head.split(HEAD_SEPARATOR);
  const stage = stageOfHead(path.at(-1) ?? '');
  const names = path.length > 1 && stage !== null ? path.slice(0, -1) : path;
  const known = stage === 'total' ? null : stage;
  if (kind === 'unitsAcross') return { code: '', of: names.at(-1) ?? '', stage: known };
  return { ...nameCriterion(names), stage: known };
}

export function nameUnitColumn(
  sheet: RawSheet,
  rows: readonly number[],
  columns: readonly ColumnMapping[],
): ColumnMapping[] {
  if (columns.some(({ role }) => role === 'unit')) return [...columns];
  const found = columns.find(({ column }) => isUnitColumn(sheet, rows, column));
  return columns.map((column) => (column === found ? { ...column, role: 'unit' } : column));
}

export function roleIn(
  kind: SheetKind,
  column: ColumnMapping,
  heads: Heads,
  sheet: RawSheet,
  rows: readonly number[],
): ColumnMapping {
  const path = heads.paths.get(column.column) ?? [];
  const last = path.at(-1) ?? '';
  const stage = stageOfHead(last);
  if (kind === 'unitsAcross') {
    const isStaged = path.length > 1 && stage !== null;
    if (['code', 'name', 'max', 'rule', 'method', 'note'].includes(column.role) && !isStaged) return column;
    if (stage === 'total' || path.length === 0) return { ...column, role: 'none' };
    const of = (isStaged ? path.slice(0, -1).at(-1) : last) ?? '';
    if (roleOfHead(of) !== null && !looksLikeUnit(of)) return column;
    return { ...column, role: 'points', of, stage: isStaged ? stage : null };
  }
  if (kind === 'unitsDown' || kind === 'summary') {
    if (column.role === 'unit' || column.role === 'note') return column;
    if (column.role === 'code' && !path.some((text) => cleanCode(text) !== '')) return { ...column, role: 'none' };
    return criterionColumn(column, path, stage, shareOfNumbers(sheet, rows, column.column));
  }
  return column;
}

/** A column of points of a criterion: "1.1.1", "1.1.1. Ban hành kế hoạch", "Cải cách thể chế › Thẩm định". */
function criterionColumn(
  column: ColumnMapping,
  path: readonly string[],
  stage: Stage | 'total' | null,
  numbers01: number,
): ColumnMapping {
  const names = path.length > 1 && stage !== null ? path.slice(0, -1) : path;
  const isTotal = names.every((text) => roleOfHead(text) === 'calculated');
  if (isTotal || (stage === 'total' && !/^tong/.test(foldWords(path.at(-1) ?? ''))) || numbers01 === 0)
    return { ...column, role: 'none' };
  return {
    ...column,
    ...nameCriterion(names),
    role: stage === 'total' && path.length > 1 ? 'none' : 'points',
    stage: stage === 'total' ? null : stage,
  };
}

function nameCriterion(names: readonly string[]): { readonly code: string; readonly of: string } {
  const split = splitCodedName(names.at(-1) ?? '');
  const alone = names.map(cleanCode).find((code) => code !== '') ?? '';
  const rest = names.filter((text) => cleanCode(text) === '').at(-1) ?? '';
  return { code: split?.code ?? alone, of: split?.name ?? rest };
}

/** Headings that say nothing: the column of codes and the column of names are known by what they hold. */
export function findMissing(
  sheet: RawSheet,
  rows: readonly number[],
  columns: readonly ColumnMapping[],
): ColumnMapping[] {
  let found = [...columns];
  const has = (role: string): boolean => found.some((one) => one.role === role);
  if (!has('code')) {
    const code = found.find((one) => one.role === 'none' && shareOfCodes(sheet, rows, one.column) >= 0.6);
    if (code) found = found.map((one) => (one === code ? { ...one, role: 'code' } : one));
  }
  if (!has('name')) {
    const name = found.find((one) => one.role === 'none' && shareOfTexts(sheet, rows, one.column) >= 0.6);
    if (name) found = found.map((one) => (one === name ? { ...one, role: 'name' } : one));
  }
  return keepFirstOf(found, [
    'code',
    'name',
    'max',
    'method',
    'self',
    'appraisal1',
    'appraisal2',
    'survey',
    'declared',
  ]);
}

/** A role that only one column can have stays with the first. */
function keepFirstOf(columns: readonly ColumnMapping[], single: readonly string[]): ColumnMapping[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    if (!single.includes(column.role)) return column;
    if (seen.has(column.role)) return { ...column, role: 'none' };
    seen.add(column.role);
    return column;
  });
}
