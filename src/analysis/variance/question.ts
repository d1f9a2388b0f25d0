import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { KeptTotal, WeightLevel } from '../draws/weightGroups.ts';
import type { StateRef } from '../indexModel.ts';

export type VarianceOutput =
  /** Index before rounding. */
  | { readonly kind: 'score'; readonly unitId: UnitId }
  | { readonly kind: 'rank'; readonly unitId: UnitId }
  /** Mean over the ranked units of how many places each moves. */
  | { readonly kind: 'shift' };

/** Which weights does the uncertainty of a figure come from? */
export interface VarianceAsk {
  readonly state: StateRef;
  readonly output: VarianceOutput;
  /** Weights drawn: those of the nodes of this level. */
  readonly level: WeightLevel;
  /** Answered for the nodes of this level, each with all weights below it. */
  readonly groupLevel: 'fields' | 'criteria';
  /** Which totals are scaled back to what they were. */
  readonly kept: KeptTotal;
  /** Each weight within 1 +/- this of itself, all as likely. */
  readonly width01: number;
  /** Rows of A and of B. */
  readonly samples: number;
  readonly seed: number;
}

export const MIN_SAMPLES = 256;
export const MAX_SAMPLES = 32_768;
/** Evaluations of a question through the formula engine, of some 10 ms each. */
export const MAX_ENGINE_EVALUATIONS = 2000;

export interface VarianceGroup {
  readonly nodeId: NodeId;
  readonly weight: number;
  /** Share of the variance by the group alone, and with all it does together with others. */
  readonly first: number;
  readonly firstError: number;
  readonly total: number;
  readonly totalError: number;
}

/** How a node goes with the index over the ranked units: weight is not importance. */
export interface NodeCorrelation {
  readonly nodeId: NodeId;
  /** Share of the total weight. */
  readonly weight01: number;
  /** Units with a figure of the node and an index. */
  readonly units: number;
  readonly pearson: number;
  readonly spearman: number;
  readonly kendall: number;
  /** r^2: the share of the variance of the index that a straight line in the node's figure tells. */
  readonly importance: number;
}

export interface VarianceAnswer {
  readonly state: StateRef;
  readonly base: number;
  readonly mean: number;
  readonly deviation: number;
  /** By total effect, the greatest first. */
  readonly groups: readonly VarianceGroup[];
  readonly firstSum: number;
  readonly samples: number;
  readonly evaluations: number;
  readonly seed: number;
  readonly through: 'kernel' | 'engine';
  /** Nodes that weigh nothing and stay so. */
  readonly skipped: readonly NodeId[];
  readonly correlations: readonly NodeCorrelation[];
}
