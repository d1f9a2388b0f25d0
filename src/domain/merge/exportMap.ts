/**
 * What the hidden sheet of a whole exported workbook says beyond inputMap: which line of which sheet stands for what, what
 * each input cell held, and the scores as one row a unit. Lines carry formulas such as ROW('Điểm'!$K5), which Excel and
 * LibreOffice keep right when rows are inserted, columns deleted and sheets renamed.
 */
import type { SetId, UnitId } from '../ids.ts';
import type { SheetKey } from '../layout.ts';
import type { ScoringRule } from '../rules/rule.ts';
import type { Stage } from '../scores.ts';
import type { FigureKind } from './inputMap.ts';
import type { Place, PlaceValue } from './place.ts';

export type Axis = 'row' | 'column';

/** A cell of the file as it was exported; `sheet` is an index into ExportMap.sheets, row and column count from 0. */
export interface MapCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** The same for the same cell only. */
export function keyOfMapCell({ sheet, row, column }: MapCell): string {
  return `${sheet}/${row}/${column}`;
}

export interface MapSheet {
  readonly name: string;
  /** Null for sheets that the app does not have, such as "Kịch bản". */
  readonly key: SheetKey | null;
}

export interface MapLine {
  readonly sheet: number;
  readonly axis: Axis;
  readonly index: number;
  /** The app's row or column key; '' where the app has none. */
  readonly key: string;
  /** What its heading cells said; '' for lines without. */
  readonly label: string;
  /** The anchor's formula as it stands now, without "="; null where it is lost. */
  readonly anchor: string | null;
}

/** What was written into a cell. */
export type Written =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'error' };

export interface MapPlace {
  readonly place: Place;
  readonly at: MapCell;
  /** Undefined when it was too long to be said. */
  readonly was: PlaceValue | undefined;
  readonly written: Written;
}

export interface MapUnit {
  readonly setId: SetId;
  readonly unitId: UnitId;
  readonly column: number;
  /** In the order of the set's slots: the stage that counted, and what it said. */
  readonly stages: readonly Stage[];
  readonly scores: readonly PlaceValue[];
}

export interface MapSlot {
  readonly slot: number;
  readonly row: number;
  readonly code: string;
  readonly rule: ScoringRule | null;
  /** Rows of its figures on the sheet of declared data. */
  readonly figures: readonly {
    readonly kind: FigureKind;
    readonly sheet: number;
    readonly row: number;
    readonly count: number;
  }[];
}

export interface MapScores {
  readonly setId: SetId;
  readonly sheet: number;
  readonly slots: readonly MapSlot[];
}

export interface ExportMap {
  readonly sheets: readonly MapSheet[];
  readonly lines: readonly MapLine[];
  readonly places: readonly MapPlace[];
  readonly scores: readonly MapScores[];
  readonly units: readonly MapUnit[];
  /** Cells that choose among scenarios, and the cell that holds the base's value. */
  readonly moved: readonly { readonly from: MapCell; readonly to: MapCell }[];
  /** Inputs that are not taken back, such as policies and figures of scenarios. */
  readonly watched: readonly { readonly at: MapCell; readonly written: Written }[];
  /** Figures that only scenarios have: they stand in the file, and the base says nothing there. */
  readonly fillers: readonly { readonly at: MapCell; readonly written: Written }[];
  readonly computed: readonly MapComputed[];
}

/** Cells side by side, or below each other, that calculate in the same way. */
export interface MapComputed {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** sketchFormula of each of them, shortened. */
  readonly sketch: string;
  /** Figures typed over them are taken: points instead of declared data. */
  readonly mayType: boolean;
}

/** One thing that the map says, its kind first. */
export type MapRecord = readonly string[];

/** Begins a row of lines; rows of records begin with "[". */
export const LINES_MARK = '@';
export const STAGE_LETTERS: Readonly<Record<Stage, string>> = {
  self: 's',
  appraisal1: 'a',
  appraisal2: 'b',
  survey: 'v',
};
