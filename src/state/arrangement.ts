/** How one sheet is looked at: filtered, sorted, hidden, frozen; rows and columns by key (src/domain/layout.ts). A view: never part of the workbook. */

export const FILTER_TESTS = [
  'equals',
  'differs',
  'above',
  'atLeast',
  'below',
  'atMost',
  'between',
  'contains',
  'lacks',
  'startsWith',
  'aboveMean',
  'belowMean',
  'largest',
  'smallest',
] as const;
export type FilterTest = (typeof FILTER_TESTS)[number];

/** What a column lets through. */
export type ColumnFilter =
  /** Cells that show one of these texts; '' is an empty cell. */
  | { readonly kind: 'values'; readonly texts: readonly string[] }
  /** Operands as typed; `first` is the count of `largest` and `smallest`, `second` the upper end of `between`. */
  | {
      readonly kind: 'test';
      readonly test: FilterTest;
      readonly first: string;
      readonly second: string;
      readonly ignoresMarks: boolean;
    };

export interface ColumnSort {
  readonly column: string;
  readonly direction: 'up' | 'down';
}

/** On a free sheet: the block that is filtered and sorted. Its `head` row stays on top; `columns` are its first and last. */
export interface FilterArea {
  readonly head: string;
  readonly last: string;
  readonly columns: readonly [string, string];
}

export interface SheetArrangement {
  /** The heads carry buttons. */
  readonly hasButtons: boolean;
  readonly area: FilterArea | null;
  /** By column key. */
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  readonly sort: ColumnSort | null;
  readonly hiddenRows: readonly string[];
  readonly hiddenColumns: readonly string[];
  /** How many rows and columns stay when the rest scrolls; null: as the sheet has it. */
  readonly frozen: { readonly rows: number; readonly columns: number } | null;
}

/** An arrangement kept under a name. */
export interface SavedArrangement {
  readonly name: string;
  readonly arrangement: SheetArrangement;
}

/** Nothing arranged. */
export const PLAIN: SheetArrangement = {
  hasButtons: false,
  area: null,
  filters: {},
  sort: null,
  hiddenRows: [],
  hiddenColumns: [],
  frozen: null,
};

export function isFiltered({ filters }: SheetArrangement): boolean {
  return Object.keys(filters).length > 0;
}

/** Filtered or sorted: rows are left out or stand elsewhere because of what their cells hold. */
export function isSifted(arrangement: SheetArrangement): boolean {
  return arrangement.sort !== null || isFiltered(arrangement);
}

export function isPlain(arrangement: SheetArrangement): boolean {
  const { hasButtons, hiddenRows, hiddenColumns, frozen } = arrangement;
  return !hasButtons && !isSifted(arrangement) && frozen === null && hiddenRows.length + hiddenColumns.length === 0;
}

/** What fits of saved data; null when it is no arrangement at all. */
export function readArrangement(saved: unknown): SheetArrangement | null {
  if (!isRecord(saved)) return null;
  const filters = Object.entries(isRecord(saved['filters']) ? saved['filters'] : {}).flatMap(([column, value]) => {
    const filter = readFilter(value);
    return filter ? [[column, filter] as const] : [];
  });
  return {
    hasButtons: saved['hasButtons'] === true,
    area: readArea(saved['area']),
    filters: Object.fromEntries(filters),
    sort: readSort(saved['sort']),
    hiddenRows: readTexts(saved['hiddenRows']),
    hiddenColumns: readTexts(saved['hiddenColumns']),
    frozen: readFrozen(saved['frozen']),
  };
}

/** Arrangements by sheet; what is none is left out. */
export function readArrangements(saved: unknown): Record<string, SheetArrangement> {
  const entries = Object.entries(isRecord(saved) ? saved : {}).flatMap(([sheet, value]) => {
    const arrangement = readArrangement(value);
    return arrangement ? [[sheet, arrangement] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Named arrangements by sheet. */
export function readSavedArrangements(saved: unknown): Record<string, readonly SavedArrangement[]> {
  const entries = Object.entries(isRecord(saved) ? saved : {}).map(([sheet, value]) => {
    const list = (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one): SavedArrangement[] => {
      if (!isRecord(one) || typeof one['name'] !== 'string') return [];
      const arrangement = readArrangement(one['arrangement']);
      return arrangement ? [{ name: one['name'], arrangement }] : [];
    });
    return [sheet, list] as const;
  });
  return Object.fromEntries(entries);
}

function readFilter(value: unknown): ColumnFilter | null {
  if (!isRecord(value)) return null;
  if (value['kind'] === 'values') return { kind: 'values', texts: readTexts(value['texts']) };
  const { test, first, second } = value;
  const known = FILTER_TESTS.find((one) => one === test);
  if (known === undefined || typeof first !== 'string' || typeof second !== 'string') return null;
  return { kind: 'test', test: known, first, second, ignoresMarks: value['ignoresMarks'] === true };
}

function readArea(value: unknown): FilterArea | null {
  if (!isRecord(value)) return null;
  const { head, last } = value;
  const [from, to] = readTexts(value['columns']);
  if (typeof head !== 'string' || typeof last !== 'string' || from === undefined || to === undefined) return null;
  return { head, last, columns: [from, to] };
}

function readSort(value: unknown): ColumnSort | null {
  if (!isRecord(value) || typeof value['column'] !== 'string') return null;
  const { column, direction } = value;
  return direction === 'up' || direction === 'down' ? { column, direction } : null;
}

function readFrozen(value: unknown): SheetArrangement['frozen'] {
  if (!isRecord(value)) return null;
  const { rows, columns } = value;
  return isCount(rows) && isCount(columns) ? { rows, columns } : null;
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
