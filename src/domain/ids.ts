import type { Branded } from '../lib/ids.ts';

export type WorkbookId = Branded<'workbook'>;
export type PeriodId = Branded<'period'>;
export type BlockId = Branded<'block'>;
export type UnitId = Branded<'unit'>;
export type SetId = Branded<'criteriaSet'>;
/** A field, criterion or sub-criterion. */
export type NodeId = Branded<'node'>;
export type ExtraId = Branded<'extra'>;
export type AssumptionId = Branded<'assumption'>;
export type ScenarioId = Branded<'scenario'>;
export type CrosswalkId = Branded<'crosswalk'>;
export type AnalysisId = Branded<'analysis'>;
export type SheetId = Branded<'freeSheet'>;
/** Rows and columns of a free sheet keep their id when others are inserted before them. */
export type RowId = Branded<'row'>;
export type ColumnId = Branded<'column'>;
