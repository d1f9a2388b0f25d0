/**
 * The formulas of one model inside one engine: sheets are loaded when the first formula reads them, changes are queued and
 * set in one batch. Whatever throws here leaves the engine useless: the owner makes another book (FAILURES M14).
 */
import { createFormulaScope, type FormulaScope } from '../../src/domain/formula/scope.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { CellProblem } from '../../src/engine/cellProblems.ts';
import { EVERY_UNIT, keyOfPlace } from '../../src/engine/formulaPlaces.ts';
import type { FormulaPlace } from '../../src/engine/protocol.ts';
import { compileRule } from '../../src/domain/rules/compileRule.ts';
import { columnLetters } from '../../src/lib/address.ts';
import { present } from '../../src/lib/assert.ts';
import type { EngineCell, EngineContent, EngineValue, FormulaEngine } from '../hyperFormula.ts';
import {
  BLOCKED,
  compileFormula,
  countCells,
  EVALUATION_LIMIT,
  type CompileContext,
  type CompiledFormula,
} from './compileFormula.ts';
import { FormulaGraph, keyOfCell, type FormulaCell, type ListInputs, type Rect } from './graph.ts';
import {
  inputColumn,
  isRulesKey,
  parseResultColumn,
  setOfModelSheet,
  shapeOf,
  type CellFill,
  type ModelSheetKey,
  type SheetPlan,
  type FormulaRole,
} from './sheets.ts';

/** Formulas that must not run. */
export interface BlockedFormulas {
  /** Keys of places whose formula hung; it may be lifted at any time. */
  readonly quarantined: ReadonlySet<string>;
  /** Key of the place to the text that threw there. */
  readonly threw: ReadonlyMap<string, string>;
}

export interface BookOwner {
  /** What a sheet holds when it is loaded. */
  readonly fillSheet: (plan: SheetPlan) => Iterable<CellFill>;
  /** Called for each formula that reads a ranking sheet, with what it reads. */
  readonly onReadRanking: (rect: Rect) => void;
  /** A cell of the engine has a new value. */
  readonly onChange: (plan: SheetPlan, row: number, col: number, value: EngineValue) => void;
  readonly listInputs: ListInputs;
}

interface QueuedFormula {
  readonly plan: SheetPlan;
  readonly row: number;
  readonly col: number;
  readonly formula: string;
  readonly role: FormulaRole;
}

export class FormulaBook {
  readonly engine: FormulaEngine;
  readonly graph: FormulaGraph;
  /** By key of each formula cell. */
  readonly values = new Map<number, EngineValue>();
  /** Cells beside an array formula that its result fills. */
  readonly spilled = new Map<number, { readonly plan: SheetPlan; row: number; col: number; value: EngineValue }>();
  /** Cells whose formula is kept away from the engine because it decides a result that it reads. */
  resultCycles: ReadonlyMap<number, readonly number[]> = new Map();
  workbook: Workbook;
  /** True when formulas or what they read have changed since the owner set it to false. */
  hasChangedGraph = false;
  readonly #owner: BookOwner;
  readonly #blocked: BlockedFormulas;
  readonly #plans = new Map<ModelSheetKey, SheetPlan>();
  readonly #byId = new Map<number, SheetPlan>();
  #values: { readonly plan: SheetPlan; readonly cell: EngineCell }[] = [];
  #formulas: QueuedFormula[] = [];
  #scopes = new Map<string, FormulaScope>();
  #rangeCells = 0;

  constructor(workbook: Workbook, engine: FormulaEngine, blocked: BlockedFormulas, owner: BookOwner) {
    this.workbook = workbook;
    this.engine = engine;
    this.#blocked = blocked;
    this.#owner = owner;
    this.graph = new FormulaGraph(owner.listInputs);
  }

  follow(workbook: Workbook): void {
    this.workbook = workbook;
    this.#scopes = new Map();
  }

  getSheet(key: ModelSheetKey): SheetPlan | null {
    return this.#plans.get(key) ?? null;
  }

  listSheets(): Iterable<SheetPlan> {
    return this.#plans.values();
  }

  /** The sheet, loaded now when it was not; its formulas wait in the queue. Null when it is not in the workbook. */
  findSheet(key: ModelSheetKey): SheetPlan | null {
    const known = this.#plans.get(key);
    if (known) return known;
    const shape = shapeOf(this.workbook, key);
    if (!shape) return null;
    const name = `K${this.#plans.size}`;
    const plan: SheetPlan = {
      key,
      setId: setOfModelSheet(key),
      id: this.engine.addSheet(name, []),
      name,
      rowKeys: shape.rows,
      columnKeys: shape.columns,
      rows: new Map(shape.rows.map((row, index) => [row, index])),
      columns: new Map(shape.columns.map((column, index) => [column, index])),
    };
    this.#plans.set(key, plan);
    this.#byId.set(plan.id, plan);
    for (const fill of this.#owner.fillSheet(plan)) this.queue(plan, fill);
    return plan;
  }

  queue(plan: SheetPlan, fill: CellFill): void {
    const { row, col } = fill;
    if ('formula' in fill) this.#formulas.push({ plan, row, col, formula: fill.formula, role: fill.role });
    else this.#values.push({ plan, cell: { sheet: plan.id, row, col, content: fill.value } });
  }

  /** Sets everything queued, in one batch, and tells the owner what changed. */
  flush(): void {
    const formulas = this.compileQueue();
    const values = this.takeValues();
    if (values.length > 0 || formulas.length > 0)
      this.set([...values, ...formulas.map((cell) => this.toEngineCell(cell))]);
    this.readValues(formulas);
  }

  /** The queued values, whose formulas of before are forgotten. */
  takeValues(): EngineCell[] {
    const values = this.#values;
    this.#values = [];
    for (const { plan, cell } of values) this.#forget(keyOfCell(plan.id, cell.row, cell.col));
    return values.map(({ cell }) => cell);
  }

  /** Compiles the queued formulas, and those of the sheets that they make load. */
  compileQueue(): FormulaCell[] {
    const compiled: FormulaCell[] = [];
    for (let queued = this.#formulas; queued.length > 0; queued = this.#formulas) {
      this.#formulas = [];
      for (const formula of queued) compiled.push(this.#compileCell(formula));
    }
    return compiled;
  }

  toEngineCell(cell: FormulaCell): EngineCell {
    const content: EngineContent = this.resultCycles.has(cell.key) ? BLOCKED : cell.text;
    return { sheet: cell.sheet.id, row: cell.row, col: cell.col, content };
  }

  set(cells: readonly EngineCell[]): void {
    for (const { sheet, row, col, value } of this.engine.setCells(cells)) {
      const plan = this.#byId.get(sheet);
      if (!plan) continue;
      const key = keyOfCell(sheet, row, col);
      if (this.graph.cells.has(key)) this.values.set(key, value);
      else if (plan.key.startsWith('free.')) this.#takeSpill(plan, key, row, col, value);
      this.#owner.onChange(plan, row, col, value);
    }
  }

  /** Reads cells that were set: a formula whose value is that of the empty cell before it is no change to the engine. */
  readValues(cells: readonly FormulaCell[]): void {
    for (const { key, sheet, row, col } of cells) {
      const value = this.engine.read(sheet.id, row, col);
      this.values.set(key, value);
      this.#owner.onChange(sheet, row, col, value);
    }
  }

  /** Tells the owner that cells of a ranking are read. */
  readRanking(rect: Rect): void {
    this.#owner.onReadRanking(rect);
  }

  /** A formula as it would stand in a cell; sheets that it reads are loaded, their cells wait in the queue. */
  compile(plan: SheetPlan, row: number, formula: string, role: FormulaRole, col: number): CompiledFormula {
    const context: CompileContext = {
      findSheet: (key) => this.findSheet(key),
      scope: () => this.#scopeOf(plan),
      ownName: () => null,
      rangeCells: this.#rangeCells,
    };
    if (role !== 'rule') return compileFormula(formula, context, role === 'user');
    const result = parseResultColumn(plan.columnKeys[col] ?? '');
    const leaf = result && plan.setId !== null ? this.workbook.sets[plan.setId]?.nodes[result.nodeId] : undefined;
    const rule = leaf?.rule;
    if (!result || rule?.type !== 'formula') return { text: BLOCKED, reads: [], problem: null };
    const inputs = new Map(rule.inputs.map((input) => [foldInput(input.name), input.name]));
    const compiled = compileFormula(
      formula,
      {
        ...context,
        ownName: (name) => {
          const input = inputs.get(foldInput(name));
          const at =
            input === undefined ? undefined : plan.columns.get(inputColumn(result.nodeId, result.stage, input));
          // Relative, so that the units' formulas are equal to the engine's parser.
          return at === undefined ? null : `${columnLetters(at)}${row + 1}`;
        },
      },
      true,
    );
    if (compiled.problem) return compiled;
    const text = compileRule({ ...rule, formula: compiled.text }, leaf?.max ?? 0, { kind: 'inputs', values: {} });
    return { ...compiled, text };
  }

  #compileCell({ plan, row, col, formula, role }: QueuedFormula): FormulaCell {
    const key = keyOfCell(plan.id, row, col);
    this.#forget(key);
    const place = this.#placeAt(plan, row, col);
    const problem = role === 'derived' ? null : this.#problemAt(place, formula);
    const compiled = problem ? { text: BLOCKED, reads: [], problem } : this.compile(plan, row, formula, role, col);
    const cell: FormulaCell = { key, sheet: plan, row, col, place, role, stored: formula, ...compiled };
    this.graph.set(cell);
    this.hasChangedGraph = true;
    if (role === 'user') this.#rangeCells += countCells(cell.reads);
    for (const rect of cell.reads) if (rect.sheet.key.startsWith('ranking.')) this.readRanking(rect);
    return cell;
  }

  #problemAt(place: FormulaPlace, formula: string): CellProblem | null {
    const key = keyOfPlace(place);
    const everyKey = place.sheet.startsWith('rules.') ? keyOfPlace({ ...place, row: EVERY_UNIT }) : key;
    const { quarantined, threw } = this.#blocked;
    if (quarantined.has(key) || quarantined.has(everyKey)) return { code: 'tooSlow', details: {} };
    return threw.get(key) === formula ? EVALUATION_LIMIT : null;
  }

  #placeAt(plan: SheetPlan, row: number, col: number): FormulaPlace {
    const column = plan.columnKeys[col] ?? '';
    const shown = isRulesKey(plan.key) ? (parseResultColumn(column)?.nodeId ?? column) : column;
    return { sheet: plan.key, row: plan.rowKeys[row] ?? '', column: shown };
  }

  #forget(key: number): void {
    const cell = this.graph.cells.get(key);
    if (!cell) return;
    if (cell.role === 'user') this.#rangeCells -= countCells(cell.reads);
    this.graph.delete(key);
    this.values.delete(key);
    this.hasChangedGraph = true;
  }

  #takeSpill(plan: SheetPlan, key: number, row: number, col: number, value: EngineValue): void {
    const sheet = this.workbook.sheets[plan.key.slice('free.'.length) as keyof Workbook['sheets']];
    const [rowKey, columnKey] = [plan.rowKeys[row], plan.columnKeys[col]];
    if (!sheet || rowKey === undefined || columnKey === undefined) return;
    const isTyped = Object.entries(sheet.cells[rowKey as keyof typeof sheet.cells] ?? {}).some(
      ([id]) => id === columnKey,
    );
    if (isTyped || value === null) this.spilled.delete(key);
    else this.spilled.set(key, { plan, row, col, value });
  }

  #scopeOf(plan: SheetPlan): FormulaScope {
    const scopeKey = plan.setId ?? '';
    let scope = this.#scopes.get(scopeKey);
    if (!scope) this.#scopes.set(scopeKey, (scope = createFormulaScope(this.workbook, plan.setId, null)));
    return present(scope, 'scope was just made');
  }
}

function foldInput(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
