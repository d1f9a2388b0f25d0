import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { StateRef } from '../indexModel.ts';
import type { KeptTotal, WeightLevel } from './weightGroups.ts';
import type { WeightNoise } from './weightNoise.ts';

/** How firm are the ranks when weights (and indexes) are not known exactly? */
export interface DrawsAsk {
  readonly state: StateRef;
  readonly noise: WeightNoise;
  readonly level: WeightLevel;
  readonly kept: KeptTotal;
  /** Standard deviation of each unit's index in points, drawn apart for each unit; 0 for none. */
  readonly scoreDeviation: number;
  readonly draws: number;
  readonly seed: number;
  /** Also who stands above whom, for up to MAX_PAIR_UNITS units. */
  readonly withPairs: boolean;
}

export const MIN_DRAWS = 100;
export const MAX_DRAWS = 50_000;
export const MAX_PAIR_UNITS = 120;
/** A draw through the formula engine takes some 10 ms. */
export const MAX_ENGINE_DRAWS = 500;

export interface DrawsAnswer {
  readonly state: StateRef;
  /** Draws behind every figure. */
  readonly draws: number;
  readonly seed: number;
  /** `engine`: a rule reads weights or results, so every draw went through the formulas. */
  readonly through: 'kernel' | 'engine';
  /** Units with a rank, in the order of the block; everything by unit follows it. */
  readonly unitIds: readonly UnitId[];
  /** Nodes of the level that weigh nothing and stay so. */
  readonly skipped: readonly NodeId[];
  /** As published now. */
  readonly index: Float64Array;
  readonly rank: Float64Array;
  /** What the published rank hangs on, by unit. */
  readonly risk: RankRisk;
  /** Nearest-rank quantiles, mean and extremes of the rank. */
  readonly q05: Float64Array;
  readonly q50: Float64Array;
  readonly q95: Float64Array;
  readonly mean: Float64Array;
  readonly best: Float64Array;
  readonly worst: Float64Array;
  /** Share of draws in which the unit shares its published index with another. */
  readonly tied: Float64Array;
  /** Share of draws by rank: counts / draws. */
  readonly ranks: RankCounts;
  /** [unit * classes + class], the classes of the policies. */
  readonly classShares: Float64Array;
  /** [unit * units + rival]: share of draws in which the unit stands strictly above; null where not asked or too many. */
  readonly wins: Float64Array | null;
}

/** By unit, as things stand now. */
export interface RankRisk {
  /** Rank by the index before rounding. */
  readonly rankUnrounded: Float64Array;
  /** Other units with the same published index. */
  readonly sharedWith: Int32Array;
  /** Points of the unrounded index up to the next unit above, and down to the next below; NaN at the ends. */
  readonly gapAbove: Float64Array;
  readonly gapBelow: Float64Array;
  /** Points from the published index to the nearest limit of a class: at or above it +, below it -; NaN without limits. */
  readonly classMargin: Float64Array;
}

/** How often each rank came, without the zeros at both ends. */
export interface RankCounts {
  /** Ranks per step: 1, or 0.5 where ties share their mean. */
  readonly step: number;
  /** By unit: into `counts`; one more at the end. */
  readonly starts: Int32Array;
  /** By unit: the rank of its first count. */
  readonly firstRank: Float64Array;
  readonly counts: Uint16Array;
}
