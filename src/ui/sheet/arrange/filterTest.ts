/** Whether a cell passes a column's filter. */
import { parseDate } from '../../../lib/dates.ts';
import { parseNumber, type NumberLocale } from '../../../lib/numberText.ts';
import type { ColumnFilter, FilterTest } from '../../../state/arrangement.ts';
import { foldText, shownText, type CellKey, type ReadKey } from './cellKey.ts';
import type { SheetSource } from '../sheetSource.ts';

export type RowTest = (row: number) => boolean;

type TestFilter = Extract<ColumnFilter, { readonly kind: 'test' }>;

/** Tests that look at the numbers of the whole column. */
const AGGREGATES: ReadonlySet<FilterTest> = new Set(['aboveMean', 'belowMean', 'largest', 'smallest']);

export function isAggregate(filter: ColumnFilter): boolean {
  return filter.kind === 'test' && AGGREGATES.has(filter.test);
}

/** `rows` are those the mean, the largest and the smallest are taken of. */
export function createRowTest(
  filter: ColumnFilter,
  source: SheetSource,
  col: number,
  read: ReadKey,
  rows: Iterable<number>,
  locale: NumberLocale,
): RowTest {
  if (filter.kind === 'values') {
    const texts = new Set(filter.texts.map((text) => foldText(text, false)));
    return (row) => texts.has(foldText(shownText(source.cell(row, col)), false));
  }
  if (AGGREGATES.has(filter.test)) return createAggregateTest(filter, read, rows, locale);
  const isPercent = (row: number): boolean => source.cell(row, col).text.endsWith('%');
  const test = createKeyTest(filter, locale);
  return (row) => test(read(row), isPercent(row));
}

function createAggregateTest(
  { test, first }: TestFilter,
  read: ReadKey,
  rows: Iterable<number>,
  locale: NumberLocale,
): RowTest {
  const numbers: number[] = [];
  for (const row of rows) {
    const key = read(row);
    if (typeof key === 'number') numbers.push(key);
  }
  const bound = findBound(test, numbers, parseNumber(first, locale) ?? 10);
  const isBetter: Partial<Record<FilterTest, (key: number) => boolean>> = {
    aboveMean: (key) => key > bound,
    belowMean: (key) => key < bound,
    largest: (key) => key >= bound,
    smallest: (key) => key <= bound,
  };
  return (row) => {
    const key = read(row);
    return typeof key === 'number' && (isBetter[test]?.(key) ?? false);
  };
}

function findBound(test: FilterTest, numbers: readonly number[], count: number): number {
  if (test === 'aboveMean' || test === 'belowMean')
    return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const sorted = Float64Array.from(numbers).sort();
  const place = Math.max(1, Math.min(sorted.length, Math.floor(count)));
  return sorted[test === 'largest' ? sorted.length - place : place - 1] ?? Number.NaN;
}

type KeyTest = (key: CellKey, isPercent: boolean) => boolean;

/** Numbers compare with numbers, texts with texts; an operand without % means percents where the cell shows percents. */
function createKeyTest({ test, first, second, ignoresMarks }: TestFilter, locale: NumberLocale): KeyTest {
  const fold = (text: string): string => foldText(text.trim(), ignoresMarks);
  const collator = new Intl.Collator('vi', { numeric: true, sensitivity: ignoresMarks ? 'base' : 'accent' });
  const compare = (key: CellKey, operand: string, isPercent: boolean): number => {
    if (key === null) return Number.NaN;
    const number = readOperand(operand, locale);
    if (typeof key === 'number') {
      if (number === null) return Number.NaN;
      return roundOff(key - (isPercent && !operand.trim().endsWith('%') ? number / 100 : number));
    }
    return number === null ? collator.compare(fold(key), fold(operand)) : Number.NaN;
  };
  const isEqual: KeyTest = (key, isPercent) => {
    if (first.trim() === '') return key === null;
    return compare(key, first, isPercent) === 0 || (typeof key === 'string' && fold(key) === fold(first));
  };
  const texts = (key: CellKey): string =>
    key === null ? '' : fold(typeof key === 'number' ? String(key).replace('.', locale === 'vi' ? ',' : '.') : key);
  switch (test) {
    case 'equals':
      return isEqual;
    case 'differs':
      return (key, isPercent) => !isEqual(key, isPercent);
    case 'above':
      return (key, isPercent) => compare(key, first, isPercent) > 0;
    case 'atLeast':
      return (key, isPercent) => compare(key, first, isPercent) >= 0;
    case 'below':
      return (key, isPercent) => compare(key, first, isPercent) < 0;
    case 'atMost':
      return (key, isPercent) => compare(key, first, isPercent) <= 0;
    case 'between':
      return (key, isPercent) => compare(key, first, isPercent) >= 0 && compare(key, second, isPercent) <= 0;
    case 'contains':
      return (key) => texts(key).includes(fold(first));
    case 'lacks':
      return (key) => !texts(key).includes(fold(first));
    case 'startsWith':
      return (key) => texts(key).startsWith(fold(first));
    default:
      return () => false;
  }
}

/** A number, or a date as its serial number; null is text. */
function readOperand(operand: string, locale: NumberLocale): number | null {
  const number = parseNumber(operand, locale);
  if (number !== null) return number;
  const date = parseDate(operand, new Date().getFullYear());
  return date === 'impossible' ? null : date;
}

/** 0.1 + 0.2 equals 0.3 here as it does on screen. */
function roundOff(difference: number): number {
  return Math.abs(difference) < 1e-9 ? 0 : difference;
}
