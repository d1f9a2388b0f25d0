/** Ngưỡng đổi hạng: at which weight, and at which score, two units change places. */
import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { Redistribution } from '../../domain/policies.ts';
import type { Stage } from '../../domain/scores.ts';
import type { Coupling, StateRef } from '../indexModel.ts';

export type FlipPairsAsk =
  /** All neighbours in rank. */
  | { readonly kind: 'adjacent' }
  /** The unit with the `reach` units above it and below it. */
  | { readonly kind: 'around'; readonly unitId: UnitId; readonly reach: number }
  | { readonly kind: 'pair'; readonly unitIds: readonly [UnitId, UnitId] };

/** Fields; criteria with children below fields; leaves. */
export type NodeLevel = 'fields' | 'groups' | 'leaves';

export interface FlipsAsk {
  readonly state: StateRef;
  readonly pairs: FlipPairsAsk;
  readonly levels: readonly NodeLevel[];
  readonly rule: Redistribution;
}

export interface FlipUnit {
  readonly unitId: UnitId;
  readonly name: string;
  /** Published index in percent. */
  readonly index: number;
  readonly rank: number;
}

export interface FlipPair {
  /** The one that stands higher now. */
  readonly upper: FlipUnit;
  readonly lower: FlipUnit;
}

export interface FlipNode {
  readonly nodeId: NodeId;
  readonly code: string;
  readonly name: string;
  readonly level: NodeLevel;
  /** Own weight, as in its cell, and effective weight, now. */
  readonly own: number;
  readonly effective: number;
}

/** A weight at which the lower unit of a pair draws level and passes. */
export interface WeightFlip {
  /** Indexes into the answer's pairs and nodes. */
  readonly pair: number;
  readonly node: number;
  /** Effective weight at which both indexes are exactly equal, and the own weight that gives it. */
  readonly tie: number;
  readonly tieOwn: number;
  /** tie - effective weight now, and in shares of it (NaN where it is 0). */
  readonly change: number;
  readonly changeShare: number;
  /** +1: the lower unit stands higher above the tie; -1: below it. */
  readonly side: 1 | -1;
  /** The first own weight, in hundredths, at which the published order is turned; null where the path ends before. */
  readonly swapOwn: number | null;
  /** The effective weight that goes with `swapOwn`. */
  readonly swapEffective: number | null;
  /** What the workbook says when the swap is tried out; null where it was not. */
  readonly isConfirmed: boolean | null;
}

/** A score of the lower unit at which it draws level and passes, all else as it is. */
export interface ScoreFlip {
  readonly pair: number;
  readonly node: number;
  /** Points of the lower unit at the leaf now, at the exact tie, and the first in hundredths that turns the published order. */
  readonly points: number;
  readonly tiePoints: number;
  readonly swapPoints: number | null;
  readonly max: number;
  /** tiePoints - points. */
  readonly change: number;
  /** Where the points would be typed. */
  readonly stage: Stage;
  readonly slot: number;
  readonly isConfirmed: boolean | null;
}

export interface FlipsAnswer {
  readonly state: StateRef;
  readonly rule: Redistribution;
  readonly decimals: number;
  readonly pairs: readonly FlipPair[];
  readonly nodes: readonly FlipNode[];
  /** Sorted by closeness, the closest first. */
  readonly weightFlips: readonly WeightFlip[];
  readonly scoreFlips: readonly ScoreFlip[];
  /** Flips found beyond those listed. */
  readonly moreWeightFlips: number;
  readonly moreScoreFlips: number;
  /** Nodes whose own weight moves nothing under the rule, and nodes whose path was sampled through the workbook. */
  readonly idle: readonly NodeId[];
  readonly sampled: readonly NodeId[];
  readonly couplings: readonly Coupling[];
}
