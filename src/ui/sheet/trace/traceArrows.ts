/** What is traced, as arrows on one sheet: cells by their place on screen, cells of other sheets as ends outside. */
import type { CellArea } from '../../../domain/formula/traceArea.ts';
import { isOneCellArea } from '../../../domain/formula/traceArea.ts';
import { layoutOf } from '../../../domain/layout.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { GridTrace } from '../../../grid/gridState.svelte.ts';
import type { CellRect, CellRef } from '../../../grid/range.ts';
import type { SheetSource } from '../sheetSource.ts';
import type { Trace } from './tracing.svelte.ts';

/** More arrows than this are a blot. */
const MAX_ARROWS = 300;
/** Rows and columns of a block looked up one by one, where some of them may be hidden or sorted. */
const MAX_LINES = 400;

type Sheet = Pick<SheetSource, 'sheet' | 'findPlace'>;

export function listArrows(workbook: Workbook, trace: Trace | null, source: Sheet): GridTrace[] {
  if (!trace) return [];
  const layout = layoutOf(workbook, source.sheet);
  if (!layout) return [];
  const find = (row: number, col: number): CellRef | null =>
    source.findPlace(layout.rows[row] ?? '', layout.columns[col] ?? '');
  const found = new Map<string, GridTrace>();
  for (const { area, of } of trace.result.steps) {
    if (found.size >= MAX_ARROWS) break;
    const other = area.sheet === source.sheet ? findArea(area, find) : null;
    const cell = of.sheet === source.sheet ? findArea(of, find) : null;
    // A cell that is hidden on this sheet is not somewhere else: no arrow.
    if ((area.sheet === source.sheet && !other) || (of.sheet === source.sheet && !cell)) continue;
    if (!other && !cell) continue;
    const arrow = toArrow(trace.way, other, cell?.first ?? null);
    const key = `${keyOf(arrow.from)} ${keyOf(arrow.to)}`;
    if (!found.has(key)) found.set(key, arrow);
  }
  return [...found.values()];
}

function toArrow(way: Trace['way'], area: FoundArea | null, cell: CellRef | null): GridTrace {
  const end = area?.first ?? null;
  const box = area?.box ? { area: area.box } : {};
  if (way === 'dependents') return { from: cell, to: end, kind: 'dependent', ...box };
  return { from: end, to: cell, kind: way === 'error' ? 'error' : 'precedent', ...box };
}

interface FoundArea {
  readonly first: CellRef;
  /** Where the block stands on screen, when it stands there alone. */
  readonly box: CellRect | null;
}

function findArea(area: CellArea, find: (row: number, col: number) => CellRef | null): FoundArea | null {
  if (isOneCellArea(area)) {
    const first = find(area.top, area.left);
    return first && { first, box: null };
  }
  const rows = listLines(area.top, area.bottom).flatMap((row) => find(row, area.left)?.row ?? []);
  const cols = listLines(area.left, area.right).flatMap((col) => find(area.top, col)?.col ?? []);
  // The first row may be hidden: columns are then looked up on one that is not.
  const shownCols = cols.length > 0 ? cols : findColumns(area, find);
  if (rows.length === 0 || shownCols.length === 0) return null;
  const box = { ...spanOf(rows, 'top', 'bottom'), ...spanOf(shownCols, 'left', 'right') };
  const isWhole = area.bottom - area.top >= MAX_LINES || box.bottom - box.top + 1 === rows.length;
  return { first: { row: box.top, col: box.left }, box: isWhole ? box : null };
}

function findColumns(area: CellArea, find: (row: number, col: number) => CellRef | null): number[] {
  const row = listLines(area.top, area.bottom).find((one) => find(one, area.left) !== null);
  return row === undefined ? [] : listLines(area.left, area.right).flatMap((col) => find(row, col)?.col ?? []);
}

function listLines(from: number, to: number): number[] {
  if (to - from >= MAX_LINES) return [from, to];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function spanOf<Low extends string, High extends string>(
  lines: readonly number[],
  low: Low,
  high: High,
): Record<Low | High, number> {
  return { [low]: Math.min(...lines), [high]: Math.max(...lines) } as Record<Low | High, number>;
}

function keyOf(ref: CellRef | null): string {
  return ref ? `${ref.row}/${ref.col}` : '-';
}
