/** What crosses between the page and the recalculation worker: types only. Errors are data; no throw crosses. */
import type { NodeId, ScenarioId, SetId, UnitId } from '../domain/ids.ts';
import type { SheetKey } from '../domain/layout.ts';
import type { PatchList } from '../domain/packedPatches.ts';
import type { Stage } from '../domain/scores.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { Problem } from '../lib/result.ts';

/** One criteria set seen through one scenario (null is the base): what is calculated as a whole. */
export interface ModelRef {
  readonly setId: SetId;
  readonly scenarioId: ScenarioId | null;
}

/**
 * Where a formula stands. Scoring-rule formulas stand in "rules.<set>", row = unit id, column = node id; the row "*" means
 * the rule of every unit.
 */
export interface FormulaPlace {
  readonly sheet: SheetKey | `rules.${string}`;
  readonly row: string;
  readonly column: string;
}

/** "#CYCLE!", "#DIV/0!", "#NAME?", "#LIMIT!" ... with the cause as data; src/i18n turns `problem` into words. */
export interface CellError {
  readonly error: string;
  /** Codes: see src/engine/cellProblems.ts; details may hold a name, an address, or a path of addresses. */
  readonly problem: Problem;
  /** For #CYCLE!: the cells of the cycle in order; for a passed-on error: the cell it comes from. */
  readonly places: readonly FormulaPlace[];
}

export type CellValue = number | string | boolean | null | CellError;

export interface PlacedValue extends FormulaPlace {
  readonly value: CellValue;
}

export interface ModelResult {
  readonly setId: SetId;
  readonly scenarioId: ScenarioId | null;
  /** Units of the block in its order; every per-unit array follows it. */
  readonly unitIds: readonly UnitId[];
  /** Root nodes in order. */
  readonly fieldIds: readonly NodeId[];
  /** By unit: points after extras; weight that applies; index in % (unrounded, NaN without); rank (NaN when not ranked). */
  readonly total: Float64Array;
  readonly applicable: Float64Array;
  readonly index: Float64Array;
  readonly rank: Float64Array;
  /** Index into the policies' classes, or -1. */
  readonly classIndex: Int32Array;
  /** Unit-major [unit * fieldIds.length + field]. */
  readonly fieldPoints: Float64Array;
  readonly fieldApplicable: Float64Array;
  /** Mean of the rounded indexes of the ranked units, and per field. */
  readonly mean: number;
  readonly fieldMeans: Float64Array;
  /** All nodes of the tree, depth first, and the numbers of the criteria sheet; NaN where the cell shows an error. */
  readonly nodeIds: readonly NodeId[];
  readonly maxes: Float64Array;
  readonly weights: Float64Array;
  readonly effective: Float64Array;
  readonly totalMax: number;
  readonly totalWeight: number;
  readonly totalEffective: number;
  /** Cells of this set's criteria sheet (and rules) that show an error. */
  readonly errors: readonly PlacedValue[];
  /** Points computed by formula rules (R5) and relative rules (R12) from what each stage declares. */
  readonly computedPoints: readonly ComputedPoints[];
}

export interface ComputedPoints {
  readonly unitId: UnitId;
  readonly nodeId: NodeId;
  readonly stage: Stage;
  /** NOT_APPLICABLE (Infinity) where a denominator is 0; null where the engine has nothing. */
  readonly value: CellValue;
}

/** Values of formulas on free sheets and of assumptions, as one scenario sees them. */
export interface ScenarioValues {
  readonly scenarioId: ScenarioId | null;
  readonly cells: readonly PlacedValue[];
}

export interface Results {
  readonly rev: number;
  readonly models: readonly ModelResult[];
  readonly values: readonly ScenarioValues[];
  /** Formulas that threw or were stopped, now #LIMIT!. */
  readonly limited: readonly FormulaPlace[];
  /** Milliseconds inside the worker, for the bench and the status line. */
  readonly elapsedMs: number;
}

export interface LoadRequest {
  readonly rev: number;
  readonly workbook: Workbook;
  readonly watched: readonly ModelRef[];
  /** Shown as #LIMIT! without being evaluated. */
  readonly quarantined: readonly FormulaPlace[];
  /** Evaluate formulas one by one and report each before it runs, to find the one that hangs. */
  readonly careful: boolean;
}

export interface RecalcApi {
  /** Answers as soon as the worker's code runs: a missing script or a dead worker never does. */
  ready(): Promise<true>;
  /** Drops everything and builds from the workbook. */
  load(request: LoadRequest, onBefore?: (place: FormulaPlace) => void): Promise<Results>;
  /** Applies patches of the BASE workbook (overrides of scenarios included) and returns every watched model. */
  apply(request: { readonly rev: number; readonly patches: PatchList }): Promise<Results>;
  /** Sets which models are calculated from now on. */
  watch(models: readonly ModelRef[]): Promise<Results>;
  /** The value a stored formula would have in a cell, without entering it. */
  preview(request: {
    readonly formula: string;
    readonly place: FormulaPlace;
    readonly scenarioId: ScenarioId | null;
  }): Promise<CellValue>;
}
