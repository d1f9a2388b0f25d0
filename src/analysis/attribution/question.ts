/** "Vì sao hạng đổi": the change of every index between two states, split into what caused it, and who passed whom. */
import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { TieRule } from '../../domain/policies.ts';
import type { Coupling, StateRef } from '../indexModel.ts';

/** How deep nodes are named where only the largest are. */
export type AttributionLevel = 'field' | 'criterion' | 'leaf';

export interface AttributionAsk {
  readonly from: StateRef;
  readonly to: StateRef;
  /** Whose parts and rank moves are listed; null: the first unit that has an index in both states. */
  readonly unitId: UnitId | null;
  readonly level: AttributionLevel;
}

/**
 * What can move an index: effective weights; scores (points or declared data); what the rule makes of the same entries;
 * leaves that only one state has; leaves that count for the unit in one state only; the total weight that counts, which
 * divides all; bonus and penalty; the cap of the total (and roundings that no other part carries).
 */
export const EFFECT_KINDS = ['weight', 'score', 'rule', 'structure', 'scope', 'denominator', 'extras', 'cap'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** A node of either state, depth first in the order of `to`; then one row each for extras and cap. */
export interface AttributionRow {
  readonly kind: 'node' | 'extras' | 'cap';
  readonly nodeId: NodeId | null;
  readonly code: string;
  readonly name: string;
  /** Index into the rows, or -1. */
  readonly parent: number;
  readonly depth: number;
  readonly isLeaf: boolean;
  /** `both` where either tree holds it or a leaf that stands for it. */
  readonly where: 'both' | 'from' | 'to';
  /** Whether it is named when only nodes of the level asked for are. */
  readonly isOfLevel: boolean;
}

/** One row's share in the change of one unit's index, percentage points; a node's parts hold those below it. */
export interface RowEffects {
  /** In the order of `kinds`; multiples of 10^-7 that add up exactly. */
  readonly effects: readonly number[];
  readonly net: number;
  /** Effective weight and points that count for the unit; null where the state does not have the row. */
  readonly fromWeight: number | null;
  readonly toWeight: number | null;
  readonly fromPoints: number | null;
  readonly toPoints: number | null;
}

export interface UnitReason {
  readonly unitId: UnitId;
  /** By row of the answer. */
  readonly rows: readonly RowEffects[];
  readonly moves: readonly RankMove[];
  /** Rows of the level that brought most of the change against those who were overtaken, and against those who passed. */
  readonly throughGained: readonly RowPart[];
  readonly throughLost: readonly RowPart[];
  /** Units ranked in one state only that stand above it there: they move the rank without a move of their own. */
  readonly arrivedAbove: number;
  readonly departedAbove: number;
}

export interface RowPart {
  /** Index into the rows. */
  readonly row: number;
  readonly value: number;
}

/** Where a rival stands, by the published index. */
export type Relation = 'above' | 'tied' | 'below';

export interface RankMove {
  readonly rivalId: UnitId;
  readonly before: Relation;
  readonly after: Relation;
  /** Own published index less the rival's. */
  readonly gapBefore: number;
  readonly gapAfter: number;
  /** Equal only by rounding. */
  readonly isRoundedBefore: boolean;
  readonly isRoundedAfter: boolean;
  /** The largest parts of the change of (own - rival), in its direction. */
  readonly through: readonly RowPart[];
}

export interface UnitChange {
  readonly unitId: UnitId;
  /** Unrounded, percent; NaN where unknown. */
  readonly fromIndex: number;
  readonly toIndex: number;
  /** toIndex - fromIndex; NaN where either is unknown. */
  readonly change: number;
  /** NaN where not ranked. */
  readonly fromRank: number;
  readonly toRank: number;
  /** In the order of `kinds`; empty where the change is unknown. */
  readonly effects: readonly number[];
  /** The row of the level with the largest part, or null where nothing moved. */
  readonly largest: RowPart | null;
  /** Rivals who stood above it and no longer do, and the reverse. */
  readonly gained: number;
  readonly lost: number;
}

/** A unit that only one state has, or ranks. */
export interface OneSidedUnit {
  readonly unitId: UnitId;
  readonly only: 'from' | 'to';
  readonly index: number;
  readonly rank: number;
}

export interface AttributionAnswer {
  readonly from: StateRef;
  readonly to: StateRef;
  readonly level: AttributionLevel;
  /** What each list of effects holds, in this order. */
  readonly kinds: readonly EffectKind[];
  /** Places of the published index in each state. */
  readonly fromDecimals: number;
  readonly toDecimals: number;
  readonly fromTieRule: TieRule;
  readonly toTieRule: TieRule;
  /** How leaves were found again: one set, a crosswalk that a person confirmed, or the proposal by id, name and code. */
  readonly mapping: 'same' | 'kept' | 'proposed';
  /** Of 100 points of either state, those without a counterpart in the other. */
  readonly unmappedFrom: number;
  readonly unmappedTo: number;
  readonly rows: readonly AttributionRow[];
  /** Units of `to`, then those of `from` alone. */
  readonly units: readonly UnitChange[];
  readonly oneSided: readonly OneSidedUnit[];
  readonly unit: UnitReason | null;
  /** Ranked in both states: among whom units move. */
  readonly rankedInBoth: number;
  /** Cells whose rule and entries changed together and could not be told apart: counted as scores. */
  readonly unsplitRules: number;
  readonly couplings: readonly Coupling[];
}
