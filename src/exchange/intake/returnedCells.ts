/**
 * Cells of a whole exported workbook, held small: a formula that continues its neighbour's is held as the neighbour's and
 * written out when it is asked for, and equal numbers are one cell. Such cells do not cross threads.
 */
import type { RawCell } from '../../domain/intake/rawBook.ts';
import { takeApart, writeShifted, type FormulaParts } from './sharedFormula.ts';

interface Master {
  readonly row: number;
  readonly column: number;
  readonly parts: FormulaParts;
}

class ContinuedCell implements RawCell {
  readonly value: RawCell['value'];
  readonly #master: Master;
  readonly #row: number;
  readonly #column: number;

  constructor(value: RawCell['value'], master: Master, row: number, column: number) {
    this.value = value;
    this.#master = master;
    this.#row = row;
    this.#column = column;
  }

  get formula(): string {
    return writeAt(this.#master, this.#row, this.#column);
  }
}

function writeAt({ row, column, parts }: Master, toRow: number, toColumn: number): string {
  return writeShifted(parts, toRow - row, toColumn - column);
}

export interface CellKeeper {
  /** `held`: characters that the kept cell holds of its own formula. */
  keep(row: number, column: number, cell: RawCell): { readonly cell: RawCell; readonly held: number };
}

/** Figures differ little from each other; more of them are not looked for. */
const MAX_NUMBERS = 10_000;

/** Of one sheet; cells come row by row, or their formulas are held whole. */
export function createCellKeeper(): CellKeeper {
  const numbers = new Map<number, RawCell>();
  const above = new Map<number, Master>();
  let left: Master | null = null;
  return {
    keep(row, column, cell) {
      const { value, formula, error, isDate, note, numberFormat } = cell;
      const isPlain = error === undefined && isDate === undefined && note === undefined;
      const hasPercent = numberFormat?.includes('%') === true;
      if (!isPlain || hasPercent) return { cell, held: formula?.length ?? 0 };
      if (formula !== undefined) {
        for (const master of [left, above.get(column)]) {
          if (!master || writeAt(master, row, column) !== formula) continue;
          left = master;
          above.set(column, master);
          return { cell: new ContinuedCell(value, master, row, column), held: 0 };
        }
        // Its text and not its parts, which weigh fifty times as much where nothing continues them.
        left = { row, column, parts: takeApart(formula) };
        above.set(column, left);
        return { cell: { value, formula }, held: formula.length };
      }
      if (typeof value !== 'number') return { cell: { value }, held: 0 };
      const known = numbers.get(value);
      if (known) return { cell: known, held: 0 };
      const own = { value };
      if (numbers.size < MAX_NUMBERS) numbers.set(value, own);
      return { cell: own, held: 0 };
    },
  };
}
