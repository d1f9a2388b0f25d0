/**
 * Precedents and dependents of any cell of the workbook: what formulas read by their stored references, and what the app
 * itself calculates from. Both directions are answered from one list of edges, so that one is the inverse of the other.
 */
import type { Workbook } from '../workbook.ts';
import {
  areaOfCell,
  cellsOfArea,
  countCellsOf,
  isWithin,
  keyOfArea,
  keyOfCell,
  type CellArea,
  type CellAt,
} from './traceArea.ts';
import { EdgeIndex, readBy, readersOf, type TraceEdge } from './traceEdges.ts';
import { listCellEdges, listCriteriaEdges } from './traceFormulas.ts';
import { listResultEdges } from './traceResults.ts';

export type { CellArea, CellAt } from './traceArea.ts';

/** A block of cells that a cell reads, or that reads it; `builtIn` where the app calculates and nobody typed a formula. */
export interface TraceLink {
  readonly area: CellArea;
  readonly kind: TraceEdge['kind'];
}

export type TraceWay = 'precedents' | 'dependents';

export interface TraceStep extends TraceLink {
  /** 1 for what the traced cell itself reads, or for what reads it. */
  readonly level: number;
  /** The cells whose precedent or dependent the block is. */
  readonly of: CellArea;
}

export interface TraceResult {
  readonly steps: readonly TraceStep[];
  /** The deepest level that has steps. */
  readonly depth: number;
  /** There is more than the bounds let through. */
  readonly isCut: boolean;
}

/** What one trace may list (more than a person reads), and how many cells a search for a cause may look at. */
const TRACE_LIMITS = { steps: 500, cells: 2_000 } as const;

const indexes = new WeakMap<Workbook, EdgeIndex>();

/** Built once for a workbook value: changed workbooks are new values. */
function indexOf(workbook: Workbook): EdgeIndex {
  let index = indexes.get(workbook);
  if (!index) indexes.set(workbook, (index = new EdgeIndex(listEdges(workbook))));
  return index;
}

function* listEdges(workbook: Workbook): Iterable<TraceEdge> {
  yield* listCellEdges(workbook);
  for (const id of workbook.setOrder) {
    const set = workbook.sets[id];
    if (!set) continue;
    yield* listCriteriaEdges(workbook, set);
    yield* listResultEdges(workbook, set);
  }
}

/** What the cell reads directly, each block once; none for a cell whose content is typed as a value. */
export function listPrecedents(workbook: Workbook, cell: CellAt): TraceLink[] {
  return listLinks(workbook, areaOfCell(cell), 'precedents');
}

/** What reads the cell directly, each block once. */
export function listDependents(workbook: Workbook, cell: CellAt): TraceLink[] {
  return listLinks(workbook, areaOfCell(cell), 'dependents');
}

/** What the cells of a block read, or what reads them; `of` says which of them. */
export function listLinks(
  workbook: Workbook,
  block: CellArea,
  way: TraceWay,
): (TraceLink & { readonly of: CellArea })[] {
  const index = indexOf(workbook);
  const found = new Map<string, TraceLink & { readonly of: CellArea }>();
  const edges = way === 'precedents' ? index.listReading(block) : index.listReadFrom(block);
  for (const edge of edges)
    for (const { readers, reads } of way === 'precedents' ? readBy(edge, block) : readersOf(edge, block)) {
      const [area, of] = way === 'precedents' ? [reads, readers] : [readers, reads];
      const key = `${keyOfArea(area)} ${keyOfArea(of)}`;
      if (edge.kind === 'formula' || !found.has(key)) found.set(key, { area, of, kind: edge.kind });
    }
  return [...found.values()];
}

/** Walks from a cell as many levels as asked for (Infinity: to the end), breadth first, block by block; no block twice. */
export function traceCells(
  workbook: Workbook,
  start: CellAt,
  way: TraceWay,
  levels: number,
  maxSteps: number = TRACE_LIMITS.steps,
): TraceResult {
  const steps = new Map<string, TraceStep>();
  const walked = [areaOfCell(start)];
  let frontier: CellArea[] = [...walked];
  let depth = 0;
  for (let level = 1; level <= levels && frontier.length > 0; level++) {
    const next: CellArea[] = [];
    for (const block of frontier)
      for (const { area, of, kind } of listLinks(workbook, block, way)) {
        const key = `${keyOfArea(area)} ${keyOfArea(of)}`;
        if (steps.has(key)) continue;
        if (steps.size >= maxSteps) return { steps: [...steps.values()], depth, isCut: true };
        steps.set(key, { level, area, of, kind });
        depth = level;
        if (walked.some((known) => isWithin(area, known))) continue;
        walked.push(area);
        next.push(area);
      }
    frontier = next;
  }
  return { steps: [...steps.values()], depth, isCut: false };
}

/**
 * The shortest way through precedents from a cell to one that `isCause` holds for, both included; only cells that
 * `isThrough` holds for are walked. Null when there is none within the bounds.
 */
export function findPathToCause(
  workbook: Workbook,
  start: CellAt,
  isThrough: (cell: CellAt) => boolean,
  isCause: (cell: CellAt) => boolean,
): CellAt[] | null {
  const cameFrom = new Map<string, CellAt | null>([[keyOfCell(start), null]]);
  const queue = [start];
  for (let place = 0; place < queue.length && cameFrom.size < TRACE_LIMITS.cells; place++) {
    const cell = queue[place];
    if (!cell) break;
    if (isCause(cell)) return pathTo(cell, cameFrom);
    for (const { area } of listPrecedents(workbook, cell)) {
      if (countCellsOf(area) > TRACE_LIMITS.cells) continue;
      for (const next of cellsOfArea(area)) {
        if (cameFrom.has(keyOfCell(next)) || !(isCause(next) || isThrough(next))) continue;
        cameFrom.set(keyOfCell(next), cell);
        queue.push(next);
      }
    }
  }
  return null;
}

function pathTo(end: CellAt, cameFrom: ReadonlyMap<string, CellAt | null>): CellAt[] {
  const path: CellAt[] = [];
  for (let cell: CellAt | null = end; cell !== null; cell = cameFrom.get(keyOfCell(cell)) ?? null) path.unshift(cell);
  return path;
}
