import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { KeptTotal, WeightLevel } from '../draws/weightGroups.ts';
import type { StateRef } from '../indexModel.ts';

/** The best and the worst rank of units over all weights of a box. */
export interface GuaranteeAsk {
  readonly state: StateRef;
  readonly level: WeightLevel;
  readonly kept: KeptTotal;
  /** Each weight of the level may go up or down by this share of itself. */
  readonly width01: number;
  /** Limits of single weights in points, in place of the width. */
  readonly limits: readonly { readonly nodeId: NodeId; readonly min: number; readonly max: number }[];
  /** Null: all that are ranked. */
  readonly unitIds: readonly UnitId[] | null;
  /** For one end of one unit; then what is known so far is the answer. */
  readonly limitMs: number;
}

export interface GuaranteeAnswer {
  readonly state: StateRef;
  readonly box: readonly BoxLimit[];
  readonly units: readonly UnitGuarantee[];
  /** Nodes of the level that weigh nothing and stay so. */
  readonly skipped: readonly NodeId[];
  /** Weights nearer than this to where a published index turns are not looked at; in points of the index. */
  readonly eps: number;
  /** A rule reads weights or results: the ends hold for the points as they are, the witnesses say what the formulas give. */
  readonly isCoupled: boolean;
}

export interface BoxLimit {
  readonly nodeId: NodeId;
  readonly weight: number;
  readonly min: number;
  readonly max: number;
}

export interface UnitGuarantee {
  readonly unitId: UnitId;
  /** Units strictly above it now, and one. */
  readonly rank: number;
  readonly best: RankEnd;
  readonly worst: RankEnd;
}

export interface RankEnd {
  /** Reached with the witness weights: units strictly above by the published indexes, and one. */
  readonly rank: number;
  /** No weights of the box go beyond this rank; equal to `rank` where the end is proven. */
  readonly bound: number;
  /** Weights that give the rank, the nodes of the box in their order. */
  readonly witness: readonly NodeWeight[];
  /** What to set for them, from the top down; more nodes than the box where weights above or below are set too. */
  readonly settings: readonly NodeWeight[];
  /** Whether the formula engine gives the same rank with the settings; null where it was not asked. */
  readonly isConfirmed: boolean | null;
}

export interface NodeWeight {
  readonly nodeId: NodeId;
  readonly weight: number;
}
