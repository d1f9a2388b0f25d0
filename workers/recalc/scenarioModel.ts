/**
 * The workbook as one scenario sees it, calculated: formulas in an engine of its own, the index in the kernel. Value
 * patches are applied in place; changes of structure build it anew. It holds no truth and may be dropped at any time.
 */
import type { CriteriaSet } from '../../src/domain/criteria.ts';
import type { NodeId, ScenarioId, SetId } from '../../src/domain/ids.ts';
import { isFormula } from '../../src/domain/formula/references.ts';
import type { Path } from '../../src/domain/patches.ts';
import { STAGES } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { keyOfPlace } from '../../src/engine/formulaPlaces.ts';
import type { CellValue, FormulaPlace } from '../../src/engine/protocol.ts';
import { assert } from '../../src/lib/assert.ts';
import type { EngineValue, FormulaEngine } from '../hyperFormula.ts';
import { applyTouch, type TouchTarget } from './applyTouch.ts';
import { CellErrors } from './cellErrors.ts';
import { EVALUATION_LIMIT } from './compileFormula.ts';
import { FormulaBook } from './formulaBook.ts';
import type { FormulaCell } from './graph.ts';
import { previewFormula } from './previewFormula.ts';
import { RankingFeed } from './rankingFeed.ts';
import { findResultCycles, listResultOrder } from './resultCycles.ts';
import { ScoreBlock } from './scoreBlock.ts';
import { fillScores } from './scoresSheet.ts';
import { SetNumbers } from './setNumbers.ts';
import { computeResults, type SetResults } from './setResults.ts';
import {
  criteriaCells,
  fillAssumptions,
  fillCriteriaNumbers,
  fillCriteriaTexts,
  fillFree,
  fillRule,
  listRuleLeaves,
  parseResultColumn,
  toText,
  type CellFill,
  type CriteriaCells,
  type SheetPlan,
} from './sheets.ts';
import { readTouch, type Touch } from './touches.ts';

export interface ModelContext {
  readonly createEngine: () => FormulaEngine;
  /** Keys of places whose formula hung: never evaluated. Shared by all models. */
  readonly quarantined: ReadonlySet<string>;
}

/** After so many formulas that threw, one rebuild each, all that have not been reached are left out with the last. */
const MAX_REBUILDS = 20;

export class ScenarioModel implements TouchTarget {
  readonly scenarioId: ScenarioId | null;
  workbook: Workbook;
  book!: FormulaBook;
  readonly numbers = new Map<SetId, SetNumbers>();
  readonly blocks = new Map<SetId, ScoreBlock>();
  readonly criteria = new Map<SetId, CriteriaCells>();
  readonly #feeds = new Map<SetId, RankingFeed>();
  readonly #results = new Map<SetId, SetResults>();
  readonly #dirty = new Set<SetId>();
  #watched: readonly SetId[] = [];
  /** Paths that other models have already followed. */
  #pending: Path[] = [];
  #needsBuild = true;
  /** Formulas that threw: key of the place to the text that did. */
  readonly #threw = new Map<string, string>();
  readonly #context: ModelContext;

  constructor(scenarioId: ScenarioId | null, workbook: Workbook, context: ModelContext) {
    this.scenarioId = scenarioId;
    this.workbook = workbook;
    this.#context = context;
  }

  /** Notes what changed; nothing is calculated before `update`. */
  touch(paths: readonly Path[]): void {
    // Not push(...paths): 100,000 arguments are more than the stack holds.
    for (const path of paths) this.#pending.push(path);
  }

  /** Calculates the watched sets as the workbook now is. */
  update(workbook: Workbook, watched: readonly SetId[]): void {
    const touches = this.#pending.map(readTouch);
    const before = this.workbook;
    this.#pending = [];
    this.workbook = workbook;
    this.#watched = watched.filter((id) => workbook.sets[id]);
    if (this.#needsBuild || touches.some((touch) => changesShape(touch, before, workbook))) {
      this.#build();
      return;
    }
    try {
      this.book.follow(workbook);
      for (const block of this.blocks.values()) block.follow(workbook);
      for (const touch of touches) applyTouch(this, touch);
      for (const id of this.#watched) this.#ensureSet(id);
      this.book.flush();
      this.#settle();
    } catch {
      this.#buildCarefully();
    }
  }

  /** As update from nothing, formula by formula. */
  updateCarefully(workbook: Workbook, watched: readonly SetId[], onBefore: (place: FormulaPlace) => void): void {
    this.#pending = [];
    this.workbook = workbook;
    this.#watched = watched.filter((id) => workbook.sets[id]);
    this.#buildCarefully(onBefore);
  }

  /** Evaluates formulas one by one; those that throw are left out. `onBefore` hears of each before it runs. */
  #buildCarefully(onBefore?: (place: FormulaPlace) => void): void {
    for (let rebuilds = 0; ; rebuilds++) {
      const blocksRest = rebuilds >= MAX_REBUILDS;
      if (this.#load((cells) => this.#setOneByOne(cells, blocksRest, onBefore))) return;
    }
  }

  resultsOf(setId: SetId): SetResults | null {
    return this.#results.get(setId) ?? null;
  }

  /** Places of formulas that threw or are in quarantine. */
  listLimited(): FormulaPlace[] {
    const stopped = [...this.book.graph.cells.values()].filter(
      ({ problem }) => problem?.code === 'tooSlow' || problem?.details['which'] === 'evaluation',
    );
    return stopped.map((cell) => cell.place);
  }

  createErrors(): CellErrors {
    const { graph, values, resultCycles } = this.book;
    return new CellErrors({
      graph,
      resultCycles,
      valueOf: (key) => values.get(key) ?? null,
      placeOf: (node) => this.#placeOf(node),
    });
  }

  markDirty(setId: SetId): void {
    this.#dirty.add(setId);
  }

  /** The value a formula would have at a place; the workbook is as before afterwards. */
  preview(formula: string, place: FormulaPlace): CellValue {
    try {
      return previewFormula(this.book, formula, place, {
        settle: () => this.#settle(),
        createErrors: () => this.createErrors(),
      });
    } catch {
      this.#needsBuild = true;
      return { error: '#LIMIT!', problem: EVALUATION_LIMIT, places: [] };
    }
  }

  dispose(): void {
    if (!this.#needsBuild) this.book.engine.destroy();
    this.#needsBuild = true;
  }

  #build(): void {
    try {
      this.#load((cells) => {
        this.book.set([...this.book.takeValues(), ...cells.map((cell) => this.book.toEngineCell(cell))]);
        return true;
      });
    } catch {
      this.#buildCarefully();
    }
  }

  /** Makes a new book of everything that is watched or holds a formula; `enter` sets the formulas, or gives up. */
  #load(enter: (cells: readonly FormulaCell[]) => boolean): boolean {
    this.dispose();
    for (const kept of [this.numbers, this.blocks, this.criteria, this.#feeds, this.#results, this.#dirty])
      kept.clear();
    const blocked = { quarantined: this.#context.quarantined, threw: this.#threw };
    this.book = new FormulaBook(this.workbook, this.#context.createEngine(), blocked, {
      fillSheet: (plan) => this.#fillSheet(plan),
      onReadRanking: (rect) => this.#feeds.get(rect.sheet.setId as SetId)?.widen(rect),
      onChange: (plan, row, col, value) => this.#takeChange(plan, row, col, value),
      listInputs: (ranking) => this.#listInputs(ranking),
    });
    this.#needsBuild = false;
    this.book.findSheet('assumptions');
    for (const id of this.#watched) this.#ensureSet(id);
    for (const id of this.workbook.sheetOrder) {
      const rows = Object.values(this.workbook.sheets[id]?.cells ?? {});
      if (rows.some((row) => Object.values(row).some(isFormula))) this.book.findSheet(`free.${id}`);
    }
    const cells = this.book.compileQueue();
    this.#findCycles();
    if (!enter(cells)) return false;
    this.book.readValues(cells);
    for (const numbers of this.numbers.values()) this.#readNumbers(numbers);
    this.#settle();
    return true;
  }

  /** An engine that threw once blames the innocent afterwards: the first formula that throws ends the attempt. */
  #setOneByOne(cells: readonly FormulaCell[], blocksRest: boolean, onBefore?: (place: FormulaPlace) => void): boolean {
    const { book } = this;
    book.set(book.takeValues());
    book.set(cells.filter(({ role }) => role === 'derived').map((cell) => book.toEngineCell(cell)));
    const order = new Map(
      book.graph
        .listComponents(cells.map(({ key }) => key))
        .flat()
        .map((key, index) => [key, index]),
    );
    const own = cells.filter(({ role }) => role !== 'derived');
    own.sort((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
    for (const [index, cell] of own.entries()) {
      if (cell.problem === null) onBefore?.(cell.place);
      try {
        book.set([book.toEngineCell(cell)]);
      } catch {
        for (const { place, stored } of blocksRest ? own.slice(index) : [cell])
          this.#threw.set(keyOfPlace(place), stored);
        return false;
      }
    }
    return true;
  }

  #ensureSet(id: SetId): void {
    const set = this.workbook.sets[id];
    if (!set) return;
    this.book.findSheet(`criteria.${id}`);
    if (listRuleLeaves(set).length > 0) this.book.findSheet(`rules.${id}`);
    this.#ensureBlock(id);
  }

  #ensureBlock(id: SetId): ScoreBlock {
    let block = this.blocks.get(id);
    if (!block) {
      block = new ScoreBlock(this.workbook, id, (unit, nodeId, stage) => this.#readRule(id, unit, nodeId, stage));
      this.blocks.set(id, block);
      this.#dirty.add(id);
    }
    return block;
  }

  *#fillSheet(plan: SheetPlan): Iterable<CellFill> {
    const { key, setId } = plan;
    if (key === 'assumptions') yield* fillAssumptions(this.workbook, plan);
    else if (setId === null) yield* fillFree(this.workbook, plan);
    else {
      const set = this.workbook.sets[setId];
      assert(set, 'a sheet of a set that is there');
      if (key.startsWith('criteria.')) yield* this.#fillCriteria(set, plan);
      else if (key.startsWith('rules.')) yield* this.#fillRules(set, plan);
      else if (key.startsWith('scores.')) yield* fillScores(plan, this.#ensureBlock(setId));
      else yield* this.#fillRanking(set, plan);
    }
  }

  *#fillCriteria(set: CriteriaSet, plan: SheetPlan): Iterable<CellFill> {
    const cells = criteriaCells(set);
    this.criteria.set(set.id, cells);
    this.numbers.set(set.id, new SetNumbers(set, plan));
    this.#dirty.add(set.id);
    yield* fillCriteriaTexts(set, plan);
    yield* fillCriteriaNumbers(set, plan, cells);
  }

  *#fillRules(set: CriteriaSet, plan: SheetPlan): Iterable<CellFill> {
    const scores = this.workbook.scores[set.id];
    for (const leaf of listRuleLeaves(set))
      for (const unitId of this.workbook.blocks[set.blockId]?.unitIds ?? [])
        for (const stage of STAGES) {
          const declared = scores?.[unitId]?.[stage].declared[leaf.slot];
          if (declared) yield* fillRule(plan, unitId, leaf, stage, declared);
        }
  }

  *#fillRanking(set: CriteriaSet, plan: SheetPlan): Iterable<CellFill> {
    this.#feeds.set(set.id, new RankingFeed(plan));
    this.#ensureSet(set.id);
    for (const [row, id] of plan.rowKeys.entries()) {
      const name = this.workbook.units[id as keyof Workbook['units']]?.name;
      if (name !== undefined) yield { row, col: 0, value: toText(name) };
    }
  }

  /** What results of a set follow from: its effective weights and the points of its formula rules. */
  *#listInputs(ranking: SheetPlan): Iterable<number> {
    const setId = ranking.setId;
    const criteria = this.book.getSheet(`criteria.${setId ?? ''}`);
    const rules = this.book.getSheet(`rules.${setId ?? ''}`);
    const effective = criteria?.columns.get('effective') ?? 0;
    if (criteria) for (const cell of this.book.graph.listColumn(criteria, effective)) yield cell.key;
    if (rules) for (const cell of this.book.graph.listSheet(rules)) yield cell.key;
  }

  #takeChange(plan: SheetPlan, row: number, col: number, value: EngineValue): void {
    if (plan.setId === null) return;
    if (plan.key.startsWith('criteria.')) {
      if (this.numbers.get(plan.setId)?.take(row, col, value)) this.#dirty.add(plan.setId);
    } else if (plan.key.startsWith('rules.')) {
      const result = parseResultColumn(plan.columnKeys[col] ?? '');
      if (!result) return;
      this.blocks.get(plan.setId)?.rebuildRule(row, result.nodeId);
      this.#dirty.add(plan.setId);
    }
  }

  #readNumbers(numbers: SetNumbers): void {
    for (const { row, col } of numbers.listCells())
      numbers.take(row, col, this.book.engine.read(numbers.plan.id, row, col));
  }

  #readRule(
    setId: SetId,
    unit: number,
    nodeId: NodeId,
    stage: string,
  ): number | { readonly error: string } | undefined {
    const plan = this.book.getSheet(`rules.${setId}`);
    const col = plan?.columns.get(`${nodeId}/${stage}`);
    if (!plan || col === undefined) return undefined;
    const value = this.book.engine.read(plan.id, unit, col);
    if (typeof value === 'number') return value;
    if (value === null) return undefined;
    return typeof value === 'object' ? { error: value.error } : { error: '#VALUE!' };
  }

  /** Kernels in the order in which they read each other's results, each handing its results to the formulas. */
  #settle(): void {
    if (this.#feeds.size > 0 && this.book.hasChangedGraph) {
      const changed = this.#findCycles();
      if (changed.length > 0) {
        this.book.set(changed.map((cell) => this.book.toEngineCell(cell)));
        this.book.readValues(changed);
      }
    }
    this.book.hasChangedGraph = false;
    const order =
      this.#feeds.size > 1 ? listResultOrder(this.book.graph, this.#listFedSheets()) : [...this.#feeds.keys()];
    for (const setId of new Set([...order, ...this.#watched])) {
      const [block, numbers, feed] = [this.blocks.get(setId), this.numbers.get(setId), this.#feeds.get(setId)];
      if (!block || !numbers) continue;
      if (this.#dirty.delete(setId) || !this.#results.has(setId))
        this.#results.set(setId, computeResults(this.workbook, block, numbers));
      else if (!feed?.isBehind) continue;
      const results = this.#results.get(setId);
      if (!feed || !results) continue;
      const cells = feed.listChanges(results, block.set.policies.decimals, block.set.policies.classes);
      if (cells.length > 0) this.book.set(cells);
    }
  }

  #listFedSheets(): SheetPlan[] {
    return [...this.#feeds.values()].map((feed) => feed.plan);
  }

  /** Formulas to be set again because they have come onto, or left, a cycle through results. */
  #findCycles(): FormulaCell[] {
    if (this.#feeds.size === 0) return [];
    const before = this.book.resultCycles;
    const now = findResultCycles(this.book.graph, this.#listFedSheets());
    this.book.resultCycles = now;
    const keys = [...before.keys(), ...now.keys()].filter((key) => before.has(key) !== now.has(key));
    return keys.flatMap((key) => this.book.graph.cells.get(key) ?? []);
  }

  #placeOf(node: number): FormulaPlace {
    const cell = this.book.graph.cells.get(node);
    if (cell) return cell.place;
    const ranking = this.book.graph.rankingOf(node);
    return { sheet: ranking?.key ?? 'assumptions', row: ranking?.rowKeys[1] ?? '', column: 'index' };
  }
}

/** A formula rule (R5) that comes, goes or changes has other input columns. */
function changesShape(touch: Touch, before: Workbook, after: Workbook): boolean {
  if (touch.kind === 'structure') return true;
  if (touch.kind !== 'rule') return false;
  const types = [before, after].map((workbook) => workbook.sets[touch.set]?.nodes[touch.node]?.rule?.type);
  return types.includes('formula');
}
