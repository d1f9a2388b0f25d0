/**
 * The formulas of one model and what each reads, as cells and rectangles: enough to find cycles, their paths and the
 * order in which the rankings of several criteria sets must be computed. Static, like the engine's own dependencies.
 */
import type { CellProblem } from '../../src/engine/cellProblems.ts';
import type { FormulaPlace } from '../../src/engine/protocol.ts';
import type { FormulaRole, SheetPlan } from './sheets.ts';

/** Rows and columns from..to, both included. */
export interface Rect {
  readonly sheet: SheetPlan;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromCol: number;
  readonly toCol: number;
}

export interface FormulaCell {
  readonly key: number;
  readonly sheet: SheetPlan;
  readonly row: number;
  readonly col: number;
  readonly place: FormulaPlace;
  readonly role: FormulaRole;
  /** As the workbook stores it. */
  readonly stored: string;
  /** What the engine is given. */
  readonly text: string;
  readonly reads: readonly Rect[];
  /** Why the formula is not given to the engine, which then holds #N/A in its place. */
  readonly problem: CellProblem | null;
}

const COLUMNS = 2 ** 15;
const ROWS = 2 ** 20;

export function keyOfCell(sheetId: number, row: number, col: number): number {
  return (sheetId * ROWS + row) * COLUMNS + col;
}

/** What stands behind the results of a criteria set: called when a formula reads its ranking. */
export type ListInputs = (ranking: SheetPlan) => Iterable<number>;

export class FormulaGraph {
  readonly cells = new Map<number, FormulaCell>();
  readonly #columns = new Map<number, Map<number, Map<number, FormulaCell>>>();
  readonly #sorted = new WeakMap<Map<number, FormulaCell>, number[]>();
  readonly #rankings = new Map<number, SheetPlan>();
  readonly #listInputs: ListInputs;

  constructor(listInputs: ListInputs) {
    this.#listInputs = listInputs;
  }

  set(cell: FormulaCell): void {
    this.cells.set(cell.key, cell);
    let columns = this.#columns.get(cell.sheet.id);
    if (!columns) this.#columns.set(cell.sheet.id, (columns = new Map<number, Map<number, FormulaCell>>()));
    let column = columns.get(cell.col);
    if (!column) columns.set(cell.col, (column = new Map<number, FormulaCell>()));
    if (!column.has(cell.row)) this.#sorted.delete(column);
    column.set(cell.row, cell);
  }

  delete(key: number): void {
    const cell = this.cells.get(key);
    if (!cell) return;
    this.cells.delete(key);
    const column = this.#columns.get(cell.sheet.id)?.get(cell.col);
    column?.delete(cell.row);
    if (column) this.#sorted.delete(column);
  }

  /** Formula cells of a sheet's column, in no order. */
  *listColumn(sheet: SheetPlan, col: number): Iterable<FormulaCell> {
    yield* this.#columns.get(sheet.id)?.get(col)?.values() ?? [];
  }

  *listSheet(sheet: SheetPlan): Iterable<FormulaCell> {
    for (const column of this.#columns.get(sheet.id)?.values() ?? []) yield* column.values();
  }

  /** Formula cells that a rectangle holds, column by column. */
  *listIn(rect: Rect): Iterable<FormulaCell> {
    for (const [col, column] of this.#columns.get(rect.sheet.id) ?? []) {
      if (col < rect.fromCol || col > rect.toCol) continue;
      if (rect.fromRow === rect.toRow) {
        const cell = column.get(rect.fromRow);
        if (cell) yield cell;
        continue;
      }
      const rows = this.#sortRows(column);
      for (let i = firstAtLeast(rows, rect.fromRow); i < rows.length; i++) {
        const row = rows[i] ?? 0;
        if (row > rect.toRow) break;
        const cell = column.get(row);
        if (cell) yield cell;
      }
    }
  }

  #sortRows(column: Map<number, FormulaCell>): number[] {
    let rows = this.#sorted.get(column);
    if (!rows) this.#sorted.set(column, (rows = [...column.keys()].sort((a, b) => a - b)));
    return rows;
  }

  /** Keys of what a node reads; a ranking sheet is one node, numbered -1 - id, that reads its set's inputs. */
  listPrecedents(key: number): number[] {
    if (key < 0) {
      const ranking = this.#rankings.get(key);
      return ranking ? [...this.#listInputs(ranking)] : [];
    }
    const found = new Set<number>();
    for (const rect of this.cells.get(key)?.reads ?? []) {
      const ranking = this.#rankingNode(rect);
      if (ranking !== null) found.add(ranking);
      else for (const cell of this.listIn(rect)) found.add(cell.key);
    }
    return [...found];
  }

  /** The unit's names do not follow from anything. */
  #rankingNode(rect: Rect): number | null {
    if (!rect.sheet.key.startsWith('ranking.') || rect.toCol === 0) return null;
    return this.addRanking(rect.sheet);
  }

  /** The node that stands for all results of a set. */
  addRanking(plan: SheetPlan): number {
    const node = -1 - plan.id;
    this.#rankings.set(node, plan);
    return node;
  }

  rankingOf(node: number): SheetPlan | null {
    return this.#rankings.get(node) ?? null;
  }

  /** The shortest way from a node back to itself, without its return; null when it is on no cycle. */
  findCycle(start: number): number[] | null {
    const cameFrom = new Map<number, number>();
    let front = [start];
    while (front.length > 0) {
      const next: number[] = [];
      for (const node of front) {
        for (const precedent of this.listPrecedents(node)) {
          if (precedent === start) return walkBack(cameFrom, start, node);
          if (cameFrom.has(precedent)) continue;
          cameFrom.set(precedent, node);
          next.push(precedent);
        }
      }
      front = next;
    }
    return null;
  }

  /** Strongly connected components, precedents first (Tarjan, without recursion: chains are as long as sheets). */
  listComponents(starts: Iterable<number>): number[][] {
    const components: number[][] = [];
    const order = new Map<number, number>();
    const low = new Map<number, number>();
    const open: number[] = [];
    const isOpen = new Set<number>();
    for (const start of starts) {
      if (order.has(start)) continue;
      const path: { node: number; precedents: number[]; next: number }[] = [];
      const enter = (node: number): void => {
        order.set(node, order.size);
        low.set(node, order.size - 1);
        open.push(node);
        isOpen.add(node);
        path.push({ node, precedents: this.listPrecedents(node), next: 0 });
      };
      enter(start);
      for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
        const precedent = top.precedents[top.next++];
        if (precedent !== undefined) {
          if (!order.has(precedent)) enter(precedent);
          else if (isOpen.has(precedent)) lower(low, top.node, order.get(precedent) ?? 0);
          continue;
        }
        path.pop();
        const parent = path[path.length - 1];
        if (parent) lower(low, parent.node, low.get(top.node) ?? 0);
        if (low.get(top.node) !== order.get(top.node)) continue;
        const component: number[] = [];
        for (let node = open.pop(); node !== undefined; node = node === top.node ? undefined : open.pop()) {
          isOpen.delete(node);
          component.push(node);
        }
        components.push(component);
      }
    }
    return components;
  }
}

function lower(low: Map<number, number>, node: number, value: number): void {
  low.set(node, Math.min(low.get(node) ?? value, value));
}

function walkBack(cameFrom: ReadonlyMap<number, number>, start: number, end: number): number[] {
  const path = [end];
  for (let node = end; node !== start;) {
    node = cameFrom.get(node) ?? start;
    path.push(node);
  }
  return path.reverse();
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
