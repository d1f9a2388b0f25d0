import type { Command } from '../../domain/commands/index.ts';
import type { AssumptionId, NodeId } from '../../domain/ids.ts';
import type { Redistribution } from '../../domain/policies.ts';
import type { Figure } from '../figure.ts';
import type { StateRef } from '../indexModel.ts';

export type WayInput =
  | { readonly kind: 'weight'; readonly nodeId: NodeId }
  | { readonly kind: 'assumption'; readonly assumptionId: AssumptionId };

export interface Way {
  readonly input: WayInput;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** What does a figure come to at every combination of up to three inputs? */
export interface WaysAsk {
  readonly state: StateRef;
  /** Rows, columns, layers. */
  readonly ways: readonly Way[];
  readonly figure: Figure;
  /** What the other weights do; null: as the set says. */
  readonly redistribution: Redistribution | null;
}

export const MAX_WAYS = 3;
/** Every cell goes through the formula engine: some 10 ms each. */
export const MAX_CELLS = 3000;

export interface WaysAnswer {
  readonly state: StateRef;
  readonly figure: Figure;
  readonly base: number;
  readonly ways: readonly WayValues[];
  /** The last way fastest: see placesOfCell. NaN where the figure is not there or the workbook refused. */
  readonly values: Float64Array;
  readonly refused: number;
  /** What comes before the inputs: the redistribution asked for. */
  readonly before: readonly Command[];
}

export interface WayValues {
  readonly input: WayInput;
  readonly values: readonly number[];
  /** By value: what brings the input to it. */
  readonly commands: readonly Command[];
}
