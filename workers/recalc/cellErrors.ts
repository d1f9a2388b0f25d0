/** Errors in words: why a cell shows an error, and where it comes from. */
import { nameFromEngine } from './engineName.ts';
import type { CellProblem } from '../../src/engine/cellProblems.ts';
import type { CellError, CellValue, FormulaPlace } from '../../src/engine/protocol.ts';
import type { EngineValue } from '../hyperFormula.ts';
import type { FormulaCell, FormulaGraph } from './graph.ts';

export interface ErrorSource {
  readonly graph: FormulaGraph;
  readonly valueOf: (key: number) => EngineValue;
  /** Where a node of the graph stands; a ranking sheet stands as a whole. */
  readonly placeOf: (node: number) => FormulaPlace;
  /** Cells that reach a result they decide themselves, with the path. */
  readonly resultCycles: ReadonlyMap<number, readonly number[]>;
}

/** A cycle and where on it a cell stands. */
interface Cycle {
  readonly path: readonly number[];
  readonly start: number;
}

const LIMIT = '#LIMIT!';
const CYCLE = '#CYCLE!';
/** A path shown in a sentence; a cycle of 40,000 cells must not be copied 40,000 times. */
const MAX_PLACES = 20;
/** Shortest cycles searched one by one; cells beyond show the cycle of their neighbour. */
const MAX_SEARCHES = 50;

/** Explains the errors of one state of the model; each cell is looked into once. */
export class CellErrors {
  readonly #source: ErrorSource;
  readonly #known = new Map<number, CellError>();
  readonly #cycles = new Map<number, Cycle>();
  readonly #acyclic = new Set<number>();
  #searches = 0;

  constructor(source: ErrorSource) {
    this.#source = source;
  }

  /** The value of a formula cell as it crosses to the page. */
  toCellValue(cell: FormulaCell, value: EngineValue): CellValue {
    return isError(value) || cell.problem ? this.#explain(cell) : value;
  }

  /** The value of a formula that stands nowhere (a preview), explained from the cells that it reads. */
  explainValue(value: EngineValue, reads: readonly FormulaCell[]): CellValue {
    if (!isError(value)) return value;
    return this.#passOn(value.error, reads, []) ?? toCellError(value.error, ownProblem(value), []);
  }

  #explain(cell: FormulaCell): CellError {
    const known = this.#known.get(cell.key);
    if (known) return known;
    const error = this.#find(cell);
    this.#known.set(cell.key, error);
    return error;
  }

  #find(cell: FormulaCell): CellError {
    const { graph, valueOf, resultCycles } = this.#source;
    const resultCycle = resultCycles.get(cell.key);
    if (resultCycle) {
      const start = Math.max(0, resultCycle.indexOf(cell.key));
      return this.#toCycle('resultDependency', { path: resultCycle, start });
    }
    if (cell.problem) return toCellError(cell.problem.code === 'syntax' ? '#ERROR!' : LIMIT, cell.problem, []);
    const value = valueOf(cell.key);
    if (!isError(value)) return toCellError('#VALUE!', { code: 'wrongType', details: { reason: '' } }, []);
    if (value.error === CYCLE) {
      const path = this.#cycleOf(cell.key);
      if (path) return this.#toCycle('cycle', path);
    }
    const precedents = graph.listPrecedents(cell.key).flatMap((key) => graph.cells.get(key) ?? []);
    return this.#passOn(value.error, precedents, [cell]) ?? toCellError(value.error, ownProblem(value), []);
  }

  #toCycle(code: 'cycle' | 'resultDependency', { path, start }: Cycle): CellError {
    const end = start + MAX_PLACES;
    const steps = [...path.slice(start, end), ...path.slice(0, Math.min(start, Math.max(0, end - path.length)))];
    const shown = steps.map(this.#source.placeOf);
    return toCellError(CYCLE, { code, details: { length: path.length } }, shown);
  }

  /** Follows the first cell read that shows the same error to where it begins; null when it begins in the reader. */
  #passOn(error: string, precedents: readonly FormulaCell[], readers: FormulaCell[]): CellError | null {
    const { graph, valueOf, resultCycles } = this.#source;
    const walked = [...readers];
    const seen = new Set(walked.map((cell) => cell.key));
    let cells = precedents;
    let passed: CellError | null = null;
    for (;;) {
      const next = cells.find((cell) => {
        const value = valueOf(cell.key);
        return !seen.has(cell.key) && isError(value) && value.error === error;
      });
      if (!next) break;
      const known = this.#known.get(next.key);
      const isOrigin =
        next.problem !== null || resultCycles.has(next.key) || (error === CYCLE && this.#cycleOf(next.key));
      if (known?.problem.code === 'passedOn') {
        passed = known;
        break;
      }
      if (known || isOrigin) {
        passed = passFrom(next, known ?? this.#explain(next));
        break;
      }
      seen.add(next.key);
      walked.push(next);
      cells = graph.listPrecedents(next.key).flatMap((key) => graph.cells.get(key) ?? []);
    }
    const last = walked[walked.length - 1];
    if (!passed && walked.length > readers.length && last) {
      const value = valueOf(last.key);
      const own = toCellError(error, isError(value) ? ownProblem(value) : { code: 'notAvailable', details: {} }, []);
      this.#known.set(last.key, own);
      passed = passFrom(last, own);
      walked.pop();
    }
    if (passed) for (const cell of walked) if (!this.#known.has(cell.key)) this.#known.set(cell.key, passed);
    return passed;
  }

  /** The cycle a cell is on, or null when it only reads one. */
  #cycleOf(key: number): Cycle | null {
    const { graph } = this.#source;
    const known = this.#cycles.get(key);
    if (known || this.#acyclic.has(key)) return known ?? null;
    for (const component of graph.listComponents([key])) {
      const first = component[0] ?? key;
      if (component.length === 1 && !graph.listPrecedents(first).includes(first)) {
        this.#acyclic.add(first);
        continue;
      }
      if (this.#cycles.has(first)) continue;
      for (const member of component) {
        if (this.#cycles.has(member) || this.#searches >= MAX_SEARCHES) continue;
        this.#searches++;
        const path = graph.findCycle(member) ?? [member];
        path.forEach((step, start) => {
          if (!this.#cycles.has(step)) this.#cycles.set(step, { path, start });
        });
      }
      const fallback = this.#cycles.get(first) ?? { path: component, start: 0 };
      for (const member of component) if (!this.#cycles.has(member)) this.#cycles.set(member, fallback);
    }
    return this.#cycles.get(key) ?? null;
  }
}

export function toCellError(error: string, problem: CellProblem, places: readonly FormulaPlace[]): CellError {
  return { error, problem, places };
}

export function isError(value: EngineValue): value is { readonly error: string; readonly message: string } {
  return typeof value === 'object' && value !== null;
}

function passFrom(origin: FormulaCell, cause: CellError): CellError {
  return toCellError(cause.error, { code: 'passedOn', details: { cause: cause.problem.code } }, [origin.place]);
}

function ownProblem({ error, message }: { readonly error: string; readonly message: string }): CellProblem {
  switch (error) {
    case '#DIV/0!':
      return { code: 'divisionByZero', details: {} };
    case '#NAME?': {
      const name = /(?:name|expression) (.+) not recognized/i.exec(message)?.[1] ?? '';
      return {
        code: message.startsWith('Function') ? 'unknownFunction' : 'unknownName',
        details: { name: nameFromEngine(name) },
      };
    }
    case '#N/A':
      return { code: 'notAvailable', details: {} };
    case '#REF!':
      return { code: 'badReference', details: {} };
    case '#NUM!':
      return { code: 'badNumber', details: { reason: message } };
    case '#SPILL!':
      return { code: 'spill', details: {} };
    case '#ERROR!':
      return { code: 'syntax', details: { reason: message } };
    default:
      return { code: 'wrongType', details: { reason: message } };
  }
}
