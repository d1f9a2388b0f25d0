/** What a person accepts of a file: per sheet what it is and what its columns mean, and where it goes. */
import type { Problem } from '../../lib/result.ts';
import type { BlockId, SetId, UnitId } from '../ids.ts';
import type { Stage } from '../scores.ts';

/**
 * `criteria`: a row is a criterion, with what the set says and perhaps what one unit scored. `unitsAcross`: a row is a
 * criterion, a column a unit. `unitsDown`: a row is a unit, a column a criterion. `summary`: as unitsDown, by field and stage.
 */
export const SHEET_KINDS = ['skip', 'criteria', 'unitsAcross', 'unitsDown', 'summary'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export const COLUMN_ROLES = [
  'none',
  'code',
  'name',
  'max',
  'rule',
  'method',
  'note',
  'declared',
  'evidence',
  'explanation',
  'self',
  'appraisal1',
  'appraisal2',
  'survey',
  'opinion',
  'unit',
  'points',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export interface ColumnMapping {
  /** From 0. */
  readonly column: number;
  /** What the heading says, from its first line to its last. */
  readonly head: string;
  readonly role: ColumnRole;
  /** `points`: the unit (unitsAcross) or the criterion whose points stand here. */
  readonly of: string;
  /** `points` of a criterion: its code, or "". */
  readonly code: string;
  /** `points`: the stage that the heading names; null: the stage of the sheet. */
  readonly stage: Stage | null;
}

export interface SheetMapping {
  /** Place in the book, from 0. */
  readonly sheet: number;
  readonly kind: SheetKind;
  /** First and last row of the headings, from 0; -1 and -1 without any. */
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly columns: readonly ColumnMapping[];
  /** Of points whose heading names none. */
  readonly stage: Stage;
  /** The unit whose scores a `criteria` sheet holds; "" when it holds none or does not say. */
  readonly unitName: string;
}

/** A name of the file and the unit it stands for. */
export type UnitChoice =
  { readonly kind: 'existing'; readonly unitId: UnitId } | { readonly kind: 'new' } | { readonly kind: 'skip' };

export interface Target {
  /** The set that is filled when it has no criteria, else the one whose scores are entered; null: a new one. */
  readonly setId: SetId | null;
  /** The block of a new set; null: a new block. */
  readonly blockId: BlockId | null;
  readonly blockName: string;
  readonly setName: string;
  readonly year: number;
}

export interface BookMapping {
  readonly sheets: readonly SheetMapping[];
  readonly target: Target;
  /** By folded name; a name that is not here is matched exactly or left out. */
  readonly units: ReadonlyMap<string, UnitChoice>;
}

/** Why the recogniser thinks so; src/i18n has the words. */
export type ReasonCode =
  | 'heads.found'
  | 'heads.none'
  | 'heads.lines'
  | 'levels.code'
  | 'levels.indent'
  | 'levels.bold'
  | 'units.across'
  | 'units.down'
  | 'summary.groups'
  | 'form.unit'
  | 'kept'
  | 'sheet.hidden'
  | 'sheet.empty'
  | 'sheet.beyond'
  | 'rows.beyond'
  | 'columns.beyond';

export interface SheetProposal {
  readonly mapping: SheetMapping;
  /** 0..1. */
  readonly confidence01: number;
  readonly reasons: readonly Problem<ReasonCode>[];
  /** The same for every file with these headings; "" without any. */
  readonly signature: string;
}

export interface Proposal {
  readonly sheets: readonly SheetProposal[];
  /** The year the file speaks of, or null. */
  readonly year: number | null;
  /** The title above the first table, or the file's name. */
  readonly title: string;
}

/** Why a cell is not taken, or (`fill.`) not written. */
export type RefusalCode =
  | 'cell.error'
  | 'rows.beyond'
  | 'max.notRead'
  | 'max.missing'
  | 'code.repeated'
  | 'code.isDate'
  | 'row.noCriterion'
  | 'leaf.unknown'
  | 'leaf.isGroup'
  | 'unit.left'
  | 'unit.unnamed'
  | 'points.notRead'
  | 'points.aboveMax'
  | 'points.negative'
  | 'points.given'
  | 'declared.notRead'
  | 'declared.disagrees'
  | 'scores.locked'
  | 'text.noPlace'
  | 'fill.formula'
  | 'fill.merged'
  | 'fill.missing'
  | 'fill.error'
  | 'fill.beyond';

export interface RefusedCell {
  readonly sheet: string;
  /** "E32". */
  readonly address: string;
  readonly text: string;
  readonly problem: Problem<RefusalCode>;
}
