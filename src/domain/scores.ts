/**
 * Scores of one unit: per stage a row of points by slot, with what was declared and said beside it.
 * Missing, zero and not applicable are three states: NaN, 0 and Infinity.
 */
import type { DeclaredData } from './rules/rule.ts';

/** In the order in which they override each other: the value of a leaf is that of its last stage present. */
export const STAGES = ['self', 'appraisal1', 'appraisal2', 'survey'] as const;
export type Stage = (typeof STAGES)[number];

export const MISSING = Number.NaN;
export const NOT_APPLICABLE = Number.POSITIVE_INFINITY;

export function isMissing(points: number): boolean {
  return Number.isNaN(points);
}

export function isNotApplicable(points: number): boolean {
  return points === NOT_APPLICABLE;
}

export interface StageRow {
  /** By slot; shorter than the set's slots where the rest is missing. Typed points; declared data stand beside. */
  readonly points: Float64Array;
  /** By slot: where present, the points come from the scoring rule and `points` is missing there. */
  readonly declared: Readonly<Record<string, DeclaredData>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly explanations: Readonly<Record<string, string>>;
}

export type UnitScores = Readonly<Record<Stage, StageRow>>;

export function emptyStageRow(): StageRow {
  return { points: new Float64Array(0), declared: {}, notes: {}, explanations: {} };
}

export function emptyUnitScores(): UnitScores {
  return { self: emptyStageRow(), appraisal1: emptyStageRow(), appraisal2: emptyStageRow(), survey: emptyStageRow() };
}

/** Typed points at a slot; MISSING beyond the row's length. */
export function pointsAt(row: StageRow, slot: number): number {
  return row.points[slot] ?? MISSING;
}

/** The last stage that says anything of a leaf, or null. */
export function lastStagePresent(scores: UnitScores, slot: number): Stage | null {
  for (let i = STAGES.length - 1; i >= 0; i--) {
    const stage = STAGES[i];
    if (stage && (!isMissing(pointsAt(scores[stage], slot)) || scores[stage].declared[String(slot)])) return stage;
  }
  return null;
}
