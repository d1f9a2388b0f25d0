/** What an export needs, as plain data: the shapes match what the recalculation worker reports, so its results go in as they are. */
import type { NodeId, ScenarioId, SetId, UnitId } from '../../domain/ids.ts';
import type { Stage } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';

/** Figures of one criteria set in one scenario, as the app shows them. */
export interface ExportModel {
  readonly setId: SetId;
  readonly scenarioId: ScenarioId | null;
  readonly unitIds: readonly UnitId[];
  readonly fieldIds: readonly NodeId[];
  readonly total: Float64Array;
  readonly applicable: Float64Array;
  readonly index: Float64Array;
  readonly rank: Float64Array;
  readonly classIndex: Int32Array;
  readonly fieldPoints: Float64Array;
  readonly fieldApplicable: Float64Array;
  readonly nodeIds: readonly NodeId[];
  readonly maxes: Float64Array;
  readonly weights: Float64Array;
  readonly effective: Float64Array;
  readonly totalMax: number;
  readonly totalWeight: number;
  readonly totalEffective: number;
  /** Points of formula rules and relative rules; null where the engine has nothing, an object for an error. */
  readonly computedPoints?: readonly {
    readonly unitId: UnitId;
    readonly nodeId: NodeId;
    readonly stage: Stage;
    readonly value: number | string | boolean | null | { readonly error: string };
  }[];
}

/** Values of formulas on free sheets and of assumptions in one scenario. */
export interface ExportValues {
  readonly scenarioId: ScenarioId | null;
  readonly cells: readonly {
    readonly sheet: string;
    readonly row: string;
    readonly column: string;
    readonly value: string | number | boolean | null | { readonly error: string };
  }[];
}

export interface ExportRequest {
  readonly workbook: Workbook;
  /** The scenario the file opens with; null is the base. */
  readonly scenarioId: ScenarioId | null;
  /** The day as it is to be read, such as "21/11/2026". */
  readonly today: string;
  /** The app's version. */
  readonly version: string;
  /** Without them the file has no values until Excel calculates, and no comparison of scenarios. */
  readonly models: readonly ExportModel[];
  readonly values: readonly ExportValues[];
}

export type ExportStage = 'prepare' | 'criteria' | 'scores' | 'ranking' | 'scenarios' | 'sheets' | 'write' | 'certify';

export interface ExportProgress {
  readonly stage: ExportStage;
  /** 0..1. */
  readonly share01: number;
}
