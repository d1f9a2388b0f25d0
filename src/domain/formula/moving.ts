/** What happens to references when a formula is copied or filled, and to the ends of ranges when rows or columns go. */
import type { SheetKey, SheetLayout } from '../layout.ts';
import type { CellReference, LineEnd, LinesReference, RangeReference, Reference } from './reference.ts';
import { replaceReferences } from './references.ts';
import type { FormulaScope } from './scope.ts';

/** A formula copied to another sheet: what it read on its own sheet it reads there. */
export interface Rehoming {
  readonly from: SheetKey;
  readonly to: SheetKey;
}

/**
 * The formula as it stands `rows` down and `columns` to the right: relative parts move, those with $ stay, names stay.
 * A reference pushed out of its sheet becomes #REF!; one whose place is gone stays as it is.
 */
export function shiftReferences(
  stored: string,
  rows: number,
  columns: number,
  scope: FormulaScope,
  rehoming: Rehoming | null = null,
): string {
  function homeOf(sheet: SheetKey): SheetKey {
    return rehoming?.from === sheet ? rehoming.to : sheet;
  }
  function shiftRow(sheet: SheetKey, key: string, absolute: boolean): string | null {
    const index = scope.rowIndex(sheet, key);
    if (index < 0 || (absolute && homeOf(sheet) === sheet)) return key;
    return scope.layout(homeOf(sheet))?.rows[absolute ? index : index + rows] ?? null;
  }
  function shiftColumn(sheet: SheetKey, key: string, absolute: boolean): string | null {
    const index = scope.columnIndex(sheet, key);
    if (index < 0 || (absolute && homeOf(sheet) === sheet)) return key;
    return scope.layout(homeOf(sheet))?.columns[absolute ? index : index + columns] ?? null;
  }
  function shiftCell(cell: CellReference): CellReference | null {
    const row = shiftRow(cell.sheet, cell.row, cell.rowAbsolute);
    const column = shiftColumn(cell.sheet, cell.column, cell.columnAbsolute);
    return row === null || column === null ? null : { ...cell, sheet: homeOf(cell.sheet), row, column };
  }
  function shiftLine(lines: LinesReference, end: LineEnd): LineEnd | null {
    const key = (lines.kind === 'rows' ? shiftRow : shiftColumn)(lines.sheet, end.key, end.absolute);
    return key === null ? null : { ...end, key };
  }
  return replaceReferences(stored, (reference): Reference | null => {
    if (reference.kind === 'cell') return shiftCell(reference);
    if (reference.kind === 'range') {
      const [from, to] = [shiftCell(reference.from), shiftCell(reference.to)];
      return from && to && { ...reference, from, to };
    }
    if (reference.kind !== 'rows' && reference.kind !== 'columns') return reference;
    const [from, to] = [shiftLine(reference, reference.from), shiftLine(reference, reference.to)];
    return from && to && { ...reference, sheet: homeOf(reference.sheet), from, to };
  });
}

export interface RemovedLines {
  readonly sheet: SheetKey;
  readonly rowKeys?: ReadonlySet<string>;
  readonly columnKeys?: ReadonlySet<string>;
}

/**
 * Shrinks ranges one end of which is among the removed rows or columns to the nearest one that stays, as Excel does.
 * `before` is the layout of that sheet before the removal. A range all of which goes keeps its ends and prints #REF!;
 * the text comes back unchanged where nothing had to move.
 */
export function retargetRangeEnds(stored: string, removed: RemovedLines, before: SheetLayout): string {
  const rows = new LineShrinker(before.rows, removed.rowKeys);
  const columns = new LineShrinker(before.columns, removed.columnKeys);
  return replaceReferences(stored, (reference) => {
    if (reference.kind === 'range' && reference.from.sheet === removed.sheet)
      return shrinkRange(reference, rows, columns);
    if ((reference.kind === 'rows' || reference.kind === 'columns') && reference.sheet === removed.sheet) {
      const ends = (reference.kind === 'rows' ? rows : columns).shrink(reference.from.key, reference.to.key);
      if (!ends) return reference;
      return { ...reference, from: { ...reference.from, key: ends[0] }, to: { ...reference.to, key: ends[1] } };
    }
    return reference;
  });
}

function shrinkRange(range: RangeReference, rows: LineShrinker, columns: LineShrinker): RangeReference {
  const rowEnds = rows.shrink(range.from.row, range.to.row);
  const columnEnds = columns.shrink(range.from.column, range.to.column);
  if (!rowEnds || !columnEnds) return range;
  return {
    kind: 'range',
    from: { ...range.from, row: rowEnds[0], column: columnEnds[0] },
    to: { ...range.to, row: rowEnds[1], column: columnEnds[1] },
  };
}

class LineShrinker {
  readonly #keys: readonly string[];
  readonly #removed: ReadonlySet<string>;
  #indexes: ReadonlyMap<string, number> | null = null;

  constructor(keys: readonly string[], removed: ReadonlySet<string> | undefined) {
    this.#keys = keys;
    this.#removed = removed ?? new Set<string>();
  }

  /** The ends after the removal, in the order given; null when nothing between them stays. */
  shrink(from: string, to: string): readonly [string, string] | null {
    if (!this.#removed.has(from) && !this.#removed.has(to)) return [from, to];
    this.#indexes ??= new Map(this.#keys.map((key, index) => [key, index]));
    const [start, end] = [this.#indexes.get(from), this.#indexes.get(to)];
    if (start === undefined || end === undefined) return [from, to];
    const step = start <= end ? 1 : -1;
    const first = this.#findStaying(start, end + step, step);
    const last = this.#findStaying(end, start - step, -step);
    return first === null || last === null ? null : [first, last];
  }

  #findStaying(start: number, stop: number, step: number): string | null {
    for (let i = start; i !== stop; i += step) {
      const key = this.#keys[i];
      if (key !== undefined && !this.#removed.has(key)) return key;
    }
    return null;
  }
}
