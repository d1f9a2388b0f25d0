/**
 * What a workbook is: a plain value, replaced by patches and never mutated. Records are keyed by id so that a patch
 * names its place for ever; order stands in lists of ids beside them.
 */
import type {
  AnalysisId,
  AssumptionId,
  BlockId,
  ColumnId,
  CrosswalkId,
  ExtraId,
  NodeId,
  PeriodId,
  RowId,
  ScenarioId,
  SetId,
  SheetId,
  UnitId,
  WorkbookId,
} from './ids.ts';
import type { SheetAttributes } from './attributes.ts';
import type { CellContent, NumberInput } from './content.ts';
import type { CriteriaSet } from './criteria.ts';
import type { Dossier } from './dossier.ts';
import type { UnitScores } from './scores.ts';

export type { CellContent, NumberInput } from './content.ts';

export const FORMAT_VERSION = 4;

export interface Workbook {
  readonly formatVersion: number;
  readonly id: WorkbookId;
  readonly name: string;
  /** Where the figures come from; shown in the title bar and on the "Đọc tôi" sheet. Empty for a person's own. */
  readonly source: string;
  /** True for figures written for demonstration: the screen and every export say "minh họa". */
  readonly illustrative: boolean;
  readonly periods: Readonly<Record<PeriodId, Period>>;
  /** Oldest first. */
  readonly periodOrder: readonly PeriodId[];
  readonly blocks: Readonly<Record<BlockId, Block>>;
  readonly blockOrder: readonly BlockId[];
  readonly units: Readonly<Record<UnitId, Unit>>;
  readonly sets: Readonly<Record<SetId, CriteriaSet>>;
  /** The first one is the primary set: in formulas and in the exported file its sheets carry the plain names. */
  readonly setOrder: readonly SetId[];
  /** Scores of every unit of the set's block: the rows always exist. */
  readonly scores: Readonly<Record<SetId, Readonly<Record<UnitId, UnitScores>>>>;
  /** Evidence and locks, only where there are any. Sets and units that are gone may still stand here: undo brings them back. */
  readonly dossiers: Readonly<Record<SetId, Readonly<Record<UnitId, Dossier>>>>;
  readonly assumptions: Readonly<Record<AssumptionId, Assumption>>;
  readonly assumptionOrder: readonly AssumptionId[];
  readonly sheets: Readonly<Record<SheetId, FreeSheet>>;
  readonly sheetOrder: readonly SheetId[];
  /** By sheet key (src/domain/layout.ts). Sheets, rows and columns that are gone may still stand here: undo brings them back. */
  readonly attributes: Readonly<Record<string, SheetAttributes>>;
  readonly scenarios: Readonly<Record<ScenarioId, Scenario>>;
  readonly scenarioOrder: readonly ScenarioId[];
  /** The scenario that a scenario builds on; without an entry it builds on the base. Scenarios that are gone may still stand here. */
  readonly scenarioParents: Readonly<Record<ScenarioId, ScenarioId>>;
  /** What stood below an override when it was made, by the override's key: tells when the base has moved under it. */
  readonly scenarioOrigins: Readonly<Record<ScenarioId, Readonly<Record<string, unknown>>>>;
  /** bảng đối chiếu tiêu chí that a person has confirmed. Sets that are gone may still be named. */
  readonly crosswalks: Readonly<Record<CrosswalkId, KeptCrosswalk>>;
  /** Questions kept with their settings, so that another machine finds the same answer. */
  readonly analyses: Readonly<Record<AnalysisId, KeptAnalysis>>;
  readonly analysisOrder: readonly AnalysisId[];
}

export interface Period {
  readonly id: PeriodId;
  /** "2024", "6 tháng 2025". */
  readonly label: string;
  readonly year: number;
}

/** khối: units that are ranked against each other. */
export interface Block {
  readonly id: BlockId;
  readonly name: string;
  readonly unitIds: readonly UnitId[];
}

export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  /** Scored but left out of the ranking when false. */
  readonly ranked: boolean;
}

export interface Assumption {
  readonly id: AssumptionId;
  /** The name used in formulas: letters, digits, "_" and "."; unique without regard to case. */
  readonly name: string;
  readonly label: string;
  readonly value: NumberInput;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface FreeSheet {
  readonly id: SheetId;
  readonly name: string;
  readonly rowIds: readonly RowId[];
  readonly columnIds: readonly ColumnId[];
  readonly cells: Readonly<Record<RowId, Readonly<Record<ColumnId, CellContent>>>>;
  readonly columnWidths: Readonly<Record<ColumnId, number>>;
}

/**
 * A live variant: what it overrides, by path into the workbook; all else follows the base.
 * Keys are paths joined by "/" (src/domain/patches.ts), values what stands at that place in this scenario.
 */
export interface Scenario {
  readonly id: ScenarioId;
  readonly name: string;
  readonly description: string;
  readonly overrides: Readonly<Record<string, unknown>>;
}

export interface KeptCrosswalk {
  readonly id: CrosswalkId;
  readonly fromSetId: SetId;
  readonly toSetId: SetId;
  /** Leaves, bonuses and penalties; `share01` is how much of `fromId` goes to `toId`. */
  readonly rows: readonly {
    readonly fromId: NodeId | ExtraId;
    readonly toId: NodeId | ExtraId;
    readonly share01: number;
  }[];
}

export interface KeptAnalysis {
  readonly id: AnalysisId;
  readonly name: string;
  /** The page of the tab "Phân tích" that asks it. */
  readonly page: string;
  readonly setId: SetId;
  readonly scenarioId: ScenarioId | null;
  /** What the page was set to: numbers, texts, lists and records of them; each page reads what it knows. */
  readonly settings: Readonly<Record<string, unknown>>;
}
