/** Indexes of chosen units against one weight, where they cross, and the standings at one value of it. */
import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { Redistribution } from '../../domain/policies.ts';
import type { Coupling, StateRef } from '../indexModel.ts';

export interface WeightLinesAsk {
  readonly state: StateRef;
  readonly nodeId: NodeId;
  readonly rule: Redistribution;
  /** The unit in question; with no `unitIds` its neighbours in rank stand beside it. */
  readonly unitId: UnitId;
  readonly unitIds: readonly UnitId[] | null;
  /** Own weight at which standings are wanted; null: as it is now. */
  readonly at: number | null;
}

export interface WeightLine {
  readonly unitId: UnitId;
  readonly name: string;
  /** Own weights ascending, and the index in percent there, not rounded. */
  readonly owns: Float64Array;
  readonly indexes: Float64Array;
}

export interface LineCrossing {
  /** Indexes into the answer's lines. */
  readonly one: number;
  readonly other: number;
  /** Effective weight, the own weight that gives it, and the index both have there. */
  readonly x: number;
  readonly own: number;
  readonly index: number;
  /** The first own weight in hundredths beyond the crossing, away from the present one, at which the published order is turned. */
  readonly swapOwn: number | null;
}

export interface LineStanding {
  readonly unitId: UnitId;
  readonly name: string;
  /** Published index in percent, now and there. */
  readonly indexNow: number;
  readonly indexThere: number;
  readonly rankNow: number;
  readonly rankThere: number;
}

export interface WeightLinesAnswer {
  readonly state: StateRef;
  readonly nodeId: NodeId;
  readonly code: string;
  readonly name: string;
  readonly rule: Redistribution;
  /** Own and effective weight now. */
  readonly ownNow: number;
  readonly effectiveNow: number;
  /** Own weights the lines run over; equal where the weight moves nothing. */
  readonly ownMin: number;
  readonly ownMax: number;
  readonly isSampled: boolean;
  readonly lines: readonly WeightLine[];
  /** Of the chosen units, ascending in x. */
  readonly crossings: readonly LineCrossing[];
  /** The own and effective weight that were asked for, and what stands there. */
  readonly atOwn: number;
  readonly atEffective: number;
  /** Chosen units, in the order of their rank there. */
  readonly standings: readonly LineStanding[];
  /** Ranked units whose rank there is another than now. */
  readonly movedCount: number;
  readonly couplings: readonly Coupling[];
}
