/** What a unit typed into the cells of one leaf, by the app's own rules: points, declared data, "KAD" or nothing. */
import { parseNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import { foldName } from '../../lib/text.ts';
import type { RawCell } from '../intake/rawBook.ts';
import { NOT_APPLICABLE_WORD } from '../rules/compileRule.ts';
import { checkDeclared } from '../rules/declared.ts';
import { parseDeclared } from '../rules/declaredText.ts';
import type { DeclaredData, ScoringRule } from '../rules/rule.ts';
import { NOT_APPLICABLE } from '../scores.ts';
import { isSamePlaceValue } from './comparePlaces.ts';
import type { FigureKind, InputPart } from './inputMap.ts';
import type { PlaceValue } from './place.ts';

export interface FilledCell {
  readonly part: InputPart;
  /** Undefined where nothing stands. */
  readonly cell: RawCell | undefined;
}

/** `cell`: index of the cell that cannot be read. */
export interface CellFault {
  readonly cell: number;
  readonly problem: Problem;
}

export type CellReading = Result<PlaceValue, CellFault>;

const NOT_APPLICABLE_WORDS = new Set(
  [NOT_APPLICABLE_WORD, 'n/a', 'na', 'không áp dụng', 'không phát sinh', 'not applicable'].map(foldName),
);
const YES = new Set(['có', 'yes', 'đúng', 'true', '1', 'x']);
const NO = new Set(['không', 'no', 'sai', 'false', '0']);

/**
 * `rule` is the rule the form was made with. Where several ways of entry are filled, the one that differs from `was` is
 * meant; where two do, nobody knows and the leaf is refused.
 */
export function readEntryCells(
  cells: readonly FilledCell[],
  rule: ScoringRule | null,
  was: PlaceValue | undefined,
): CellReading {
  for (const [i, { cell }] of cells.entries()) {
    const problem = cell && cellProblem(cell);
    if (problem) return faultAt(i, problem);
  }
  if (cells.some(({ cell }) => isNotApplicableWord(cell))) return succeed(NOT_APPLICABLE);
  const answers: PlaceValue[] = [];
  for (const [way, places] of groupWays(cells)) {
    const filled = places.filter((i) => !isBlank(cells[i]?.cell));
    if (filled.length === 0) continue;
    const read = readWay(way, places, cells, rule);
    if (!read.ok) return read;
    answers.push(read.value);
  }
  if (answers.length === 0) {
    const hasPointsCell = cells.some(({ part }) => part === 'value');
    // Typed points of a leaf whose form asks for figures only have no cell of their own: nothing typed leaves them.
    return succeed(!hasPointsCell && typeof was === 'number' && Number.isFinite(was) ? was : null);
  }
  const news =
    answers.length === 1 || was === undefined ? answers : answers.filter((one) => !isSamePlaceValue(one, was));
  if (news.length > 1) return faultAt(0, { code: 'merge.twoAnswers', details: {} });
  return succeed(news[0] ?? was ?? null);
}

type Way = 'value' | 'declared' | FigureKind;

/** Places of the cells of each way of entry, figures in their order. */
function groupWays(cells: readonly FilledCell[]): Map<Way, number[]> {
  const ways = new Map<Way, number[]>();
  cells.forEach(({ part }, i) => {
    const way = typeof part === 'string' ? part : part.kind;
    ways.set(way, [...(ways.get(way) ?? []), i]);
  });
  for (const places of ways.values()) places.sort((a, b) => figureOf(cells[a]) - figureOf(cells[b]));
  return ways;
}

function figureOf(cell: FilledCell | undefined): number {
  return cell && typeof cell.part !== 'string' ? cell.part.figure : 0;
}

function readWay(
  way: Way,
  places: readonly number[],
  cells: readonly FilledCell[],
  rule: ScoringRule | null,
): CellReading {
  const [first = 0] = places;
  if (way === 'value') {
    const points = numberOf(cells[first]?.cell);
    return points === null ? notRead(first, cells) : succeed(points);
  }
  if (rule === null) return faultAt(first, { code: 'merge.noRule', details: {} });
  if (way === 'declared') {
    const read = readDeclaredCell(cells[first]?.cell, rule);
    return read.ok ? succeed({ declared: read.value }) : faultAt(first, declaredProblem(read.problem));
  }
  const blank = places.find((i) => isBlank(cells[i]?.cell));
  if (blank !== undefined) return faultAt(blank, { code: 'merge.incomplete', details: {} });
  return readFigures(way, places, cells, rule);
}

function readFigures(
  kind: FigureKind,
  places: readonly number[],
  cells: readonly FilledCell[],
  rule: ScoringRule,
): CellReading {
  const values: number[] = [];
  for (const i of places) {
    const value = readFigure(kind, cells[i]?.cell, rule);
    if (value === null) return notRead(i, cells);
    values.push(value);
  }
  const declared = declaredOf(kind, values, rule);
  const problem = checkDeclared(rule, declared);
  return problem ? faultAt(places[0] ?? 0, declaredProblem(problem)) : succeed({ declared });
}

/** A figure as a number: an option's index, an answer as 0 or 1. */
function readFigure(kind: FigureKind, cell: RawCell | undefined, rule: ScoringRule): number | null {
  if (kind === 'answers') {
    const word = typeof cell?.value === 'boolean' ? String(cell.value) : textOf(cell).toLowerCase();
    return YES.has(word) ? 1 : NO.has(word) ? 0 : null;
  }
  if (kind === 'choice') return readChoice(cell, rule);
  const value = numberOf(cell);
  if (value === null) return null;
  const showsPercent = typeof cell?.value === 'number' && (cell.numberFormat ?? '').includes('%');
  const isPercent = showsPercent || textOf(cell).endsWith('%');
  return isPercent && (kind === 'percent' || kind === 'shares') ? cleanProduct(value * 100) : value;
}

function readChoice(cell: RawCell | undefined, rule: ScoringRule): number | null {
  const labels = rule.type === 'choice' ? rule.options : rule.type === 'level' ? rule.levels : [];
  const typed = foldName(textOf(cell).replace(/^'/, ''));
  const byLabel = labels.findIndex(({ label }) => foldName(label).trim() === typed);
  if (byLabel >= 0) return byLabel;
  const number = numberOf(cell);
  return number !== null && Number.isInteger(number) && number >= 1 ? number - 1 : null;
}

function declaredOf(kind: FigureKind, values: readonly number[], rule: ScoringRule): DeclaredData {
  const [first = Number.NaN, second = Number.NaN] = values;
  switch (kind) {
    case 'percent':
    case 'count':
      return { kind, value: first };
    case 'ratio':
      return { kind, numerator: first, denominator: second };
    case 'choice':
      return { kind, index: first };
    case 'answers':
      return { kind, yes: values.map((value) => value === 1) };
    case 'shares':
      return { kind, percents: values };
    case 'inputs': {
      const names = rule.type === 'formula' ? rule.inputs.map(({ name }) => name) : [];
      return { kind, values: Object.fromEntries(names.map((name, i) => [name, values[i] ?? Number.NaN])) };
    }
  }
}

/** A cell for declared data as text. A plain number between 0 and 1 under a rate could mean either: it is refused. */
function readDeclaredCell(cell: RawCell | undefined, rule: ScoringRule): Result<DeclaredData> {
  const value = cell?.value;
  if (typeof value !== 'number') return parseDeclared(rule, textOf(cell));
  const isRate = ['bands', 'proportional', 'sipas', 'relative'].includes(rule.type);
  if (!isRate) return parseDeclared(rule, writePlain(value));
  const showsPercent = (cell?.numberFormat ?? '').includes('%');
  if (!showsPercent && value > 0 && value <= 1) return fail('merge.shareOrPercent', { text: writePlain(value) });
  return parseDeclared(rule, `${writePlain(showsPercent ? cleanProduct(value * 100) : value)}%`);
}

/** The number of a cell, or of a text as vi-VN writes it; "96,4%" gives 0.964. */
function numberOf(cell: RawCell | undefined): number | null {
  const value = cell?.value;
  if (typeof value === 'number') return value;
  return typeof value === 'string'
    ? parseNumber(value.replace(/^'/, '').replace(/(?<!\s)\s*(điểm|đ)$/iu, ''), 'vi')
    : null;
}

/** 0.964 x 100 is 96.39999999999999 in binary. */
function cleanProduct(value: number): number {
  return Number(value.toPrecision(14));
}

function writePlain(value: number): string {
  return String(value).replace('.', ',');
}

/** A text cell as it reads; numbers and answers as Excel would show them without a format. */
export function textOf(cell: RawCell | undefined): string {
  const value = cell?.value ?? '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? writePlain(value) : value.normalize('NFC').trim();
}

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || (cell.error === undefined && textOf(cell) === '');
}

function isNotApplicableWord(cell: RawCell | undefined): boolean {
  return typeof cell?.value === 'string' && isNotApplicableText(cell.value);
}

/** "KAD" and the other words for it. */
export function isNotApplicableText(text: string): boolean {
  return NOT_APPLICABLE_WORDS.has(foldName(text.trim()));
}

/** What makes a cell unreadable whatever it is for. Excel turns "3/4" into a day: nobody can tell what was typed. */
export function cellProblem(cell: RawCell): Problem | null {
  if (cell.error !== undefined) return { code: 'merge.errorCell', details: { error: cell.error } };
  if (cell.isDate) return { code: 'merge.dateCell', details: {} };
  return null;
}

/** "declared.sharesNotHundred": sentences of the workbook's problems; a problem of ours has its own. */
function declaredProblem(problem: Problem): Problem {
  return problem.code.includes('.') ? problem : { ...problem, code: `declared.${problem.code}` };
}

function notRead(place: number, cells: readonly FilledCell[]): CellReading {
  return faultAt(place, { code: 'merge.notRead', details: { text: textOf(cells[place]?.cell).slice(0, 80) } });
}

function faultAt(cell: number, problem: Problem): { readonly ok: false; readonly problem: CellFault } {
  return { ok: false, problem: { cell, problem } };
}
