/** lưu vết: one command as journaled, taken apart into lines that say what changed where, from which value to which. */
import type { NodeId, ScenarioId, SetId, UnitId } from '../ids.ts';
import type { SheetKey } from '../layout.ts';
import type { Patch } from '../patches.ts';
import type { DeclaredData } from '../rules/rule.ts';

/** A journal row as the trace reads it. */
export interface ChangeEntry {
  readonly rev: number;
  readonly kind: 'do' | 'undo' | 'redo';
  /** Rev of the command that this one undoes or redoes. */
  readonly target: number;
  /** As applied: for 'undo' already inverted. */
  readonly patches: readonly Patch[];
  /** ISO 8601; a label. */
  readonly at: string;
  readonly by?: string;
  readonly why?: string;
}

/** What a line is about; src/i18n has a word for each. */
export const CHANGE_FIELDS = [
  'points.self',
  'points.appraisal1',
  'points.appraisal2',
  'points.survey',
  'notes.self',
  'notes.appraisal1',
  'notes.appraisal2',
  'notes.survey',
  'explanations.self',
  'explanations.appraisal1',
  'explanations.appraisal2',
  'explanations.survey',
  'evidence',
  'lock',
  'node',
  'code',
  'name',
  'note',
  'max',
  'weight',
  'rule',
  'method',
  'notApplicable',
  'extra',
  'order',
  'set',
  'redistribution',
  'policies',
  'statedTotal',
  'unit',
  'unitName',
  'ranked',
  'block',
  'blockName',
  'period',
  'assumption',
  'assumptionValue',
  'cell',
  'sheet',
  'sheetName',
  'rows',
  'columns',
  'attributes',
  'scenario',
  'scenarioName',
  'scenarioText',
  'workbookName',
  'other',
] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/** Where it changed; only what applies is there. */
export interface ChangePlace {
  readonly setId?: SetId;
  readonly unitId?: UnitId;
  readonly nodeId?: NodeId;
  /** Stands for the node or extra that has it. */
  readonly slot?: number;
  readonly sheet?: SheetKey;
  readonly row?: string;
  readonly column?: string;
  /** A block, period, assumption or extra. */
  readonly id?: string;
  /** What the workbook's path says, where nothing else does. */
  readonly path?: string;
  /** The change was made in this scenario: the base stays as it was. */
  readonly scenarioId?: ScenarioId;
}

/** Points and declared data of one cell: one replaces the other. Absent both: nothing was there. */
export interface ScoreValue {
  readonly points?: number;
  readonly declared?: DeclaredData;
}

export interface ChangeLine {
  readonly entry: ChangeEntry;
  readonly field: ChangeField;
  readonly place: ChangePlace;
  /** A ScoreValue for `points.*`, else what stood there; undefined is nothing, FOLLOWS_BASE what a scenario does not override. */
  readonly old: unknown;
  readonly new: unknown;
}

export const FOLLOWS_BASE = Symbol('follows the base');
