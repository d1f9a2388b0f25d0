/**
 * What happens to references when cells are moved (cut and paste, dragging): those that pointed at a moved cell follow it, in
 * every formula. A range follows when all of it moves, or when one whole edge of it moves along its own direction, as in Excel.
 */
import type { SheetKey, SheetLayout } from '../layout.ts';
import type { CellReference, RangeReference } from './reference.ts';
import { replaceReferences } from './references.ts';

export interface Relocation {
  readonly from: SheetKey;
  readonly to: SheetKey;
  /** Where each moved row and column goes, by key. */
  readonly rows: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, string>;
}

/** The formula after the move; the text comes back unchanged where nothing it reads has moved. */
export function relocateReferences(stored: string, move: Relocation, before: SheetLayout): string {
  if (!stored.includes(`|${move.from}|`)) return stored;
  return replaceReferences(stored, (reference) => {
    if (reference.kind === 'cell') return relocateCell(reference, move) ?? reference;
    if (reference.kind === 'range' && reference.from.sheet === move.from) return relocateRange(reference, move, before);
    return reference;
  });
}

function relocateCell(cell: CellReference, { from, to, rows, columns }: Relocation): CellReference | null {
  const [row, column] = [rows.get(cell.row), columns.get(cell.column)];
  return cell.sheet === from && row !== undefined && column !== undefined ? { ...cell, sheet: to, row, column } : null;
}

function relocateRange(range: RangeReference, move: Relocation, before: SheetLayout): RangeReference {
  const { from, to } = range;
  const hasRows = areAllMoved(from.row, to.row, before.rows, move.rows);
  const hasColumns = areAllMoved(from.column, to.column, before.columns, move.columns);
  if (hasRows && hasColumns) {
    const [start, end] = [relocateCell(from, move), relocateCell(to, move)];
    return start && end ? { ...range, from: start, to: end } : range;
  }
  if (move.from !== move.to) return range;
  if (hasColumns && isIdentity(move.columns)) {
    const [start, end] = stretch(from.row, to.row, move.rows, before.rows);
    return { ...range, from: { ...from, row: start }, to: { ...to, row: end } };
  }
  if (hasRows && isIdentity(move.rows)) {
    const [start, end] = stretch(from.column, to.column, move.columns, before.columns);
    return { ...range, from: { ...from, column: start }, to: { ...to, column: end } };
  }
  return range;
}

/** True when every line from the one to the other is among the moved ones. */
function areAllMoved(from: string, to: string, keys: readonly string[], moved: ReadonlyMap<string, string>): boolean {
  if (!moved.has(from) || !moved.has(to)) return false;
  const [start, end] = [keys.indexOf(from), keys.indexOf(to)];
  return keys.slice(Math.min(start, end), Math.max(start, end) + 1).every((key) => moved.has(key));
}

function isIdentity(moved: ReadonlyMap<string, string>): boolean {
  return [...moved].every(([from, to]) => from === to);
}

/** The two ends of a range one of which has moved; as they were where the move would turn the range round. */
function stretch(
  from: string,
  to: string,
  moved: ReadonlyMap<string, string>,
  keys: readonly string[],
): readonly [string, string] {
  const [start, end] = [moved.get(from) ?? from, moved.get(to) ?? to];
  const isForward = keys.indexOf(from) <= keys.indexOf(to);
  return isForward === keys.indexOf(start) <= keys.indexOf(end) ? [start, end] : [from, to];
}
