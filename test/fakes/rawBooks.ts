/** Foreign files as the reader gives them, from rows of values; a cell with a look is an object. */
import type { RawBook, RawCell, RawMerge, RawSheet } from '../../src/domain/intake/rawBook.ts';

export type RawInput = string | number | boolean | null | Partial<RawCell>;

export interface SheetInput {
  readonly name?: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly RawInput[])[];
  /** "A1:C1". */
  readonly merges?: readonly string[];
}

export function rawSheet({ name = 'Sheet1', hidden = false, rows, merges = [] }: SheetInput): RawSheet {
  const cells = new Map<number, ReadonlyMap<number, RawCell>>();
  rows.forEach((values, row) => {
    const filled = values.flatMap((input, column): [number, RawCell][] =>
      input === null || input === '' ? [] : [[column, cellFrom(input)]],
    );
    if (filled.length > 0) cells.set(row, new Map(filled));
  });
  return { name, hidden, rows: cells, merges: merges.map(mergeFrom) };
}

export function rawBook(sheets: readonly SheetInput[], fileName = 'tệp.xlsx'): RawBook {
  return { fileName, kind: 'xlsx', sheets: sheets.map(rawSheet), names: new Map() };
}

function cellFrom(input: Exclude<RawInput, null>): RawCell {
  return typeof input === 'object' ? { value: null, ...input } : { value: input };
}

function mergeFrom(range: string): RawMerge {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? [];
  const column = (letter: string): number => letter.charCodeAt(0) - 65;
  return { top: Number(top) - 1, left: column(left), bottom: Number(bottom) - 1, right: column(right) };
}
