/** What is traced in one open workbook: outlives the sheets, so that the list stays while a person goes along it. */
import { findPathToCause, traceCells, type TraceResult, type TraceWay } from '../../../domain/formula/trace.ts';
import type { CellAt } from '../../../domain/formula/traceArea.ts';
import { areaOfCell, keyOfCell } from '../../../domain/formula/traceArea.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { Session } from '../../../state/session.svelte.ts';
import { findCellError } from './cellErrors.ts';
import { placeOfCell } from './cellPlaces.ts';

export interface Trace {
  readonly start: CellAt;
  readonly way: TraceWay | 'error';
  /** Levels asked for; Infinity for all. */
  readonly levels: number;
  readonly result: TraceResult;
}

export class Tracing {
  readonly #session: Session;
  #trace = $state.raw<(Trace & { readonly workbook: Workbook }) | null>(null);

  constructor(session: Session) {
    this.#session = session;
  }

  /** Null once the workbook has changed: arrows of yesterday would lie. */
  get shown(): Trace | null {
    return this.#trace?.workbook === this.#session.workbook ? this.#trace : null;
  }

  /** Shows what a cell reads, or what reads it; asked again from the same cell, one level more. False when there is none (more). */
  follow(start: CellAt, way: TraceWay): boolean {
    const { shown } = this;
    const isAgain = shown?.way === way && keyOfCell(shown.start) === keyOfCell(start);
    return this.#show(start, way, isAgain ? shown.result.depth + 1 : 1);
  }

  /** Shows more levels of what is shown. False when there are none. */
  deepen(levels: number): boolean {
    const { shown } = this;
    return shown !== null && shown.way !== 'error' && this.#show(shown.start, shown.way, levels);
  }

  /** Shows the way from a cell through its precedents to the cell its error comes from; returns that cell, or null. */
  followError(start: CellAt, cause: CellAt | null): CellAt | null {
    const { workbook } = this.#session;
    const errorAt = (cell: CellAt) => findCellError(this.#session, placeOfCell(workbook, cell));
    const isCause = (cell: CellAt): boolean =>
      cause ? keyOfCell(cell) === keyOfCell(cause) : !['passedOn', undefined].includes(errorAt(cell)?.problem.code);
    const hasError = errorAt(start) !== null;
    const path =
      findPathToCause(workbook, start, hasError ? (cell) => errorAt(cell) !== null : () => true, isCause) ??
      findPathToCause(workbook, start, () => true, isCause) ??
      (cause ? [start, cause] : null);
    const end = path?.[path.length - 1];
    if (!path || !end || path.length < 2) return null;
    this.#set(start, 'error', Number.POSITIVE_INFINITY, pathToSteps(path));
    return end;
  }

  /** Shows the cells of a circle, from the cell it was asked from. */
  followCircle(path: readonly CellAt[]): void {
    const [start] = path;
    if (start) this.#set(start, 'error', Number.POSITIVE_INFINITY, pathToSteps([...path, start]));
  }

  clear(): void {
    this.#trace = null;
  }

  #show(start: CellAt, way: TraceWay, levels: number): boolean {
    const result = traceCells(this.#session.workbook, start, way, levels);
    const { shown } = this;
    const isMore = shown?.way === way && keyOfCell(shown.start) === keyOfCell(start) ? shown.result.depth : 0;
    if (result.depth <= isMore) return false;
    this.#set(start, way, levels, result);
    return true;
  }

  #set(start: CellAt, way: Trace['way'], levels: number, result: TraceResult): void {
    this.#trace = { workbook: this.#session.workbook, start, way, levels, result };
  }
}

function pathToSteps(path: readonly CellAt[]): TraceResult {
  const steps = path.slice(1).map((cell, index) => ({
    level: index + 1,
    area: areaOfCell(cell),
    of: areaOfCell(path[index] ?? cell),
    kind: 'formula' as const,
  }));
  return { steps, depth: steps.length, isCut: false };
}

const tracings = new WeakMap<Session, Tracing>();

export function tracingOf(session: Session): Tracing {
  let tracing = tracings.get(session);
  if (!tracing) tracings.set(session, (tracing = new Tracing(session)));
  return tracing;
}
