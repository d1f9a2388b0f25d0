/** What an engine that did not write the file found when it read it back and calculated it anew. */

/** Why a formula was not compared. */
export type SkipReason =
  /** The checking engine has no such function, or a cell before it uses one. */
  | 'function'
  /** The file holds no value: Excel calculates it when it opens the file. */
  | 'noValue'
  /** Random numbers and the time of day. */
  | 'volatile';

export interface CellDifference {
  readonly sheet: string;
  /** "E32". */
  readonly address: string;
  readonly formula: string;
  /** As the file says, and as the engine found; both as text. */
  readonly stated: string;
  readonly found: string;
}

export interface Certificate {
  /** `tooBig`: more formulas than can be checked in the time; nothing was compared. `tooSlow`: time ran out on the way. */
  readonly state: 'checked' | 'tooBig' | 'tooSlow';
  readonly formulas: number;
  /** Formula cells whose value was compared. */
  readonly compared: number;
  /** Largest absolute difference of two numbers. */
  readonly largest: number;
  readonly largestAt: string;
  /** Cells that differ by more than the tolerance, the first ones. */
  readonly differences: readonly CellDifference[];
  readonly differing: number;
  readonly skipped: Readonly<Record<SkipReason, number>>;
  /** The app's own totals, indexes and ranks compared with the recalculated ones. */
  readonly appFigures: { readonly compared: number; readonly differing: number; readonly largest: number };
}

/** Two numbers closer than this are the same: published figures have at most 4 decimals, sums are guarded at 7. */
export const TOLERANCE = 1e-6;
/** 7,205 formulas took 1.5 s; beyond this the check would outlast the export by far. */
export const MAX_FORMULAS = 60_000;
export const MAX_DURATION_MS = 60_000;
export const MAX_DIFFERENCES_LISTED = 50;

/** Nothing was compared, and why. */
export function emptyCertificate(state: 'tooBig' | 'tooSlow', formulas: number): Certificate {
  return {
    state,
    formulas,
    compared: 0,
    largest: 0,
    largestAt: '',
    differences: [],
    differing: 0,
    skipped: { function: 0, noValue: 0, volatile: 0 },
    appFigures: { compared: 0, differing: 0, largest: 0 },
  };
}
