/** The figures on screen: the newest results by model and scenario, and how the engine is doing. Holds no truth. */
import { SvelteMap } from 'svelte/reactivity';
import type { ScenarioId, SetId } from '../domain/ids.ts';
import type { Patch } from '../domain/patches.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { RecalcClient, RecalcOwner, RecalcStatus } from '../engine/client.ts';
import type {
  CellValue,
  FormulaPlace,
  ModelRef,
  ModelResult,
  PlacedValue,
  Results,
  ScenarioValues,
} from '../engine/protocol.ts';

export type CreateRecalcClient = (owner: RecalcOwner) => RecalcClient;

export class Recalculation {
  status = $state.raw<RecalcStatus>({ state: 'starting', reason: null, quarantined: [] });
  /** Revision of the newest results shown. */
  shownRev = $state.raw(-1);
  readonly #models = new SvelteMap<string, ModelResult>();
  readonly #values = new SvelteMap<string, ValuesByPlace>();
  readonly #scenarioValues = new Map<string, ScenarioValues>();
  readonly #client: RecalcClient;
  readonly #getWorkbook: () => Workbook;
  #isHeld = false;
  #rev = 0;
  #watched: readonly ModelRef[] = [];

  constructor(createClient: CreateRecalcClient, getWorkbook: () => Workbook, onCalculated: () => void) {
    this.#getWorkbook = getWorkbook;
    this.#client = createClient({
      getWorkbook: () => ({ workbook: getWorkbook(), rev: this.#rev }),
      onStatus: (status) => (this.status = status),
      onResults: (results) => {
        this.#show(results);
        onCalculated();
      },
    });
  }

  start(workbook: Workbook, watched: readonly ModelRef[]): void {
    this.#isHeld = false;
    this.#watched = watched;
    this.#client.start(workbook, ++this.#rev, watched);
  }

  /** Calculates nothing until `recalculate`: the last sessions died in it. */
  hold(watched: readonly ModelRef[]): void {
    this.#isHeld = true;
    this.#watched = watched;
    this.status = { state: 'safe', reason: 'crash', quarantined: [] };
  }

  /** Patches of the base workbook, as they stand in the document now. */
  apply(patches: readonly Patch[]): void {
    this.#rev += 1;
    if (!this.#isHeld) this.#client.apply(patches, this.#rev);
  }

  watch(models: readonly ModelRef[]): void {
    if (JSON.stringify(models) === JSON.stringify(this.#watched)) return;
    this.#watched = models;
    if (!this.#isHeld) this.#client.watch(models);
  }

  /** The figures of a set in a scenario (null: the base); null until they are there. */
  model(setId: SetId | null, scenarioId: ScenarioId | null): ModelResult | null {
    return setId === null ? null : (this.#models.get(keyOfModel(setId, scenarioId)) ?? null);
  }

  /** The value of a formula on a free sheet or of an assumption; undefined where there is none (yet). */
  value(scenarioId: ScenarioId | null, place: FormulaPlace): CellValue | undefined {
    return valueAt(this.#values.get(scenarioId ?? ''), place);
  }

  /** Reads a scenario's values as they now are: another function once they have changed. */
  valueReader(scenarioId: ScenarioId | null): (place: FormulaPlace) => CellValue | undefined {
    const values = this.#values.get(scenarioId ?? '');
    return (place) => valueAt(values, place);
  }

  /** Everything calculated and shown, for an export's cached values. */
  listShown(): { readonly models: readonly ModelResult[]; readonly values: readonly ScenarioValues[] } {
    return { models: [...this.#models.values()], values: [...this.#scenarioValues.values()] };
  }

  preview(formula: string, place: FormulaPlace, scenarioId: ScenarioId | null): Promise<CellValue | null> {
    return this.#client.preview({ formula, place, scenarioId });
  }

  /** Leaves safe mode or a failure and calculates everything anew. */
  recalculate(): void {
    if (this.#isHeld) this.start(this.#getWorkbook(), this.#watched);
    else this.#client.recalculate();
  }

  /** Ends the calculation that runs, as if it hung. */
  stop(): void {
    this.#client.stop();
  }

  dispose(): void {
    this.#client.dispose();
  }

  #show(results: Results): void {
    for (const model of results.models) this.#models.set(keyOfModel(model.setId, model.scenarioId), model);
    for (const scenarioValues of results.values) {
      const key = scenarioValues.scenarioId ?? '';
      this.#scenarioValues.set(key, scenarioValues);
      this.#values.set(key, byPlace(scenarioValues.cells));
    }
    this.shownRev = results.rev;
  }
}

/** By sheet, column and row: to make a key of each of 20,000 places holds the page for a tenth of a second. */
type ValuesByPlace = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, CellValue>>>;

function byPlace(cells: readonly PlacedValue[]): ValuesByPlace {
  const sheets = new Map<string, Map<string, Map<string, CellValue>>>();
  for (const { sheet, row, column, value } of cells) {
    const columns = sheets.get(sheet) ?? new Map<string, Map<string, CellValue>>();
    sheets.set(sheet, columns);
    const rows = columns.get(column) ?? new Map<string, CellValue>();
    columns.set(column, rows);
    rows.set(row, value);
  }
  return sheets;
}

function valueAt(values: ValuesByPlace | undefined, { sheet, row, column }: FormulaPlace): CellValue | undefined {
  return values?.get(sheet)?.get(column)?.get(row);
}

function keyOfModel(setId: SetId, scenarioId: ScenarioId | null): string {
  return `${setId}|${scenarioId ?? ''}`;
}
