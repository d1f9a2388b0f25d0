/** What filters leave out and where sorting puts the rest, by row key: found once, so that an edited row stays where it is until filters are applied anew. */
import { isFiltered, type SheetArrangement } from '../../../state/arrangement.ts';
import type { NumberLocale } from '../../../lib/numberText.ts';
import type { SheetSource } from '../sheetSource.ts';
import { keyReader } from './cellKey.ts';
import { createRowTest, isAggregate, type RowTest } from './filterTest.ts';
import { findAreaBounds, type AreaBounds } from './filterArea.ts';
import { sortRows } from './sortRows.ts';

export interface SiftedRows {
  readonly leftOut: ReadonlySet<string>;
  /** Places of sorted rows from 0; null where nothing is sorted. */
  readonly order: ReadonlyMap<string, number> | null;
  /** Rows that pass, of rows that could. */
  readonly passed: number;
  readonly total: number;
}

const UNSIFTED: SiftedRows = { leftOut: new Set(), order: null, passed: 0, total: 0 };

export function siftRows(source: SheetSource, arrangement: SheetArrangement, locale: NumberLocale): SiftedRows {
  const area = findAreaBounds(source, arrangement);
  if (!area) return UNSIFTED;
  const { passing, total } = findPassing(source, arrangement, area, locale);
  const sorted = findSorted(source, arrangement, area, passing);
  const kept = keepWithParents(source, passing, sorted !== null);
  const leftOut = new Set<string>();
  for (let row = area.first; row <= area.last; row++)
    if (row !== area.total && kept[row] === 0) leftOut.add(keyOf(source, row));
  return {
    leftOut,
    order: sorted && new Map(Array.from(sorted, (row, place) => [keyOf(source, row), place])),
    passed: passing.reduce((sum, one) => sum + one, 0),
    total,
  };
}

/** The rows that pass all filters but one column's: what that column's list of values offers. */
export function listRowsForColumn(
  source: SheetSource,
  arrangement: SheetArrangement,
  column: string,
  locale: NumberLocale,
): number[] {
  const area = findAreaBounds(source, arrangement);
  if (!area) return [];
  const filters = Object.fromEntries(Object.entries(arrangement.filters).filter(([key]) => key !== column));
  const { passing } = findPassing(source, { ...arrangement, filters }, area, locale);
  const rows: number[] = [];
  passing.forEach((passes, row) => {
    if (passes === 1) rows.push(row);
  });
  return rows;
}

/** One flag a row of the sheet. While sorted a tree counts its leaves only. */
function findPassing(
  source: SheetSource,
  arrangement: SheetArrangement,
  area: AreaBounds,
  locale: NumberLocale,
): { readonly passing: Uint8Array; readonly total: number } {
  const passing = new Uint8Array(source.rowCount);
  const tests = listTests(source, arrangement, area, locale);
  const { sort } = arrangement;
  let total = 0;
  for (let row = area.first; row <= area.last; row++) {
    if (row === area.total || (sort && isParent(source, row))) continue;
    total++;
    if (tests.every((test) => test(row))) passing[row] = 1;
  }
  return { passing, total };
}

function listTests(
  source: SheetSource,
  { filters }: SheetArrangement,
  area: AreaBounds,
  locale: NumberLocale,
): RowTest[] {
  const { row: head } = source.placeAt(area.head, 0);
  return Object.entries(filters).flatMap(([column, filter]) => {
    const col = source.findPlace(head, column)?.col ?? -1;
    if (col < area.left || col > area.right) return [];
    const test = createRowTest(filter, source, col, keyReader(source, col), leavesOf(source, area), locale);
    // The largest of a tree are the largest leaves: a sum of leaves would beat them all.
    return [isAggregate(filter) ? (row: number) => !isParent(source, row) && test(row) : test];
  });
}

function* leavesOf(source: SheetSource, area: AreaBounds): Generator<number> {
  for (let row = area.first; row <= area.last; row++) if (row !== area.total && !isParent(source, row)) yield row;
}

function findSorted(
  source: SheetSource,
  { sort }: SheetArrangement,
  area: AreaBounds,
  passing: Uint8Array,
): Int32Array | null {
  if (!sort) return null;
  const col = source.findPlace(keyOf(source, area.head), sort.column)?.col ?? -1;
  if (col < area.left || col > area.right) return null;
  const rows: number[] = [];
  for (let row = area.first; row <= area.lastSorted; row++) if (passing[row] === 1) rows.push(row);
  return sortRows(Int32Array.from(rows), keyReader(source, col), sort.direction);
}

/** A filtered tree keeps the parents of what passes; a sorted one is flat. */
function keepWithParents(source: SheetSource, passing: Uint8Array, isFlat: boolean): Uint8Array {
  if (isFlat || !source.tree) return passing;
  const kept = Uint8Array.from(passing);
  /** Level of the outermost row that still wants its parent, walking upwards. */
  let wanted = 0;
  for (let row = kept.length - 1; row >= 0; row--) {
    const level = source.tree(row)?.level;
    if (level === undefined) wanted = 0;
    else if (level < wanted || kept[row] === 1) {
      kept[row] = 1;
      wanted = level;
    }
  }
  return kept;
}

function isParent(source: SheetSource, row: number): boolean {
  return source.tree?.(row)?.expandable ?? false;
}

function keyOf(source: SheetSource, row: number): string {
  return source.placeAt(row, 0).row;
}

const remembered = new WeakMap<SheetArrangement, { readonly stamp: string; readonly sifted: SiftedRows }>();

/**
 * As `siftRows`, once for an arrangement: later edits change nothing until the arrangement is a new object or `stamp`, which
 * names what is shown (scenario, stage, language), is another. Null as stamp sifts each time: figures are not there yet, or
 * nobody can type into them.
 */
export function siftOnce(
  source: SheetSource,
  arrangement: SheetArrangement,
  locale: NumberLocale,
  stamp: string | null,
): SiftedRows {
  if (!isFiltered(arrangement) && arrangement.sort === null) return UNSIFTED;
  const known = remembered.get(arrangement);
  if (known && stamp !== null && known.stamp === stamp) return known.sifted;
  const sifted = siftRows(source, arrangement, locale);
  if (stamp !== null) remembered.set(arrangement, { stamp, sifted });
  return sifted;
}

/** What was found for an arrangement holds for the one that takes its place; `readmitted` is a row that is shown again. */
export function carrySift(before: SheetArrangement, after: SheetArrangement, readmitted?: string): void {
  const known = remembered.get(before);
  if (!known) return;
  const leftOut = new Set(known.sifted.leftOut);
  if (readmitted !== undefined) leftOut.delete(readmitted);
  remembered.set(after, { stamp: known.stamp, sifted: { ...known.sifted, leftOut } });
}
