import type { Command } from '../../domain/commands/index.ts';
import type { AssumptionId, NodeId } from '../../domain/ids.ts';
import type { Redistribution } from '../../domain/policies.ts';
import type { WeightLevel } from '../draws/weightGroups.ts';
import type { Figure } from '../figure.ts';
import type { StateRef } from '../indexModel.ts';

/** What does a figure come to at the low and the high end of each input, the rest as it is? */
export interface TornadoAsk {
  readonly state: StateRef;
  readonly figure: Figure;
  /** The weights of the nodes of a level, each moved by `change`; null for none. */
  readonly weights: WeightLevel | null;
  readonly change: WeightChange;
  /** What the other weights do; null: as the set says. */
  readonly redistribution: Redistribution | null;
  /** Each assumption from its min to its max. */
  readonly withAssumptions: boolean;
  /** Each leaf of the figure's unit by this many points either way; 0 for none. */
  readonly pointStep: number;
}

export type WeightChange =
  | { readonly kind: 'share'; readonly share01: number }
  /** Of the weight cell, in its own points. */
  | { readonly kind: 'points'; readonly points: number };

export type TornadoInput =
  | { readonly kind: 'weight'; readonly nodeId: NodeId }
  | { readonly kind: 'assumption'; readonly assumptionId: AssumptionId }
  | { readonly kind: 'points'; readonly nodeId: NodeId };

export interface TornadoEnd {
  readonly input: number;
  /** NaN where the figure is not there. */
  readonly output: number;
  /** What brings the state to this end. */
  readonly commands: readonly Command[];
}

export interface TornadoRow {
  readonly input: TornadoInput;
  /** The input as it is. */
  readonly now: number;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** Between the lowest and the highest of base, low and high. */
  readonly span: number;
}

export interface TornadoAnswer {
  readonly state: StateRef;
  readonly base: number;
  /** The widest first. */
  readonly rows: readonly TornadoRow[];
  /** Inputs that cannot move: an assumption without a range, a leaf without points, a refused trial. */
  readonly skipped: readonly TornadoInput[];
  /** How many ends went through the formula engine; the others through the kernel. */
  readonly trials: number;
}
