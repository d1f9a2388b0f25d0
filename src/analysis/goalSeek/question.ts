/** Goal seek: which value of one input brings one result to where it should be. */
import type { Command } from '../../domain/commands/index.ts';
import type { AssumptionId, NodeId, UnitId } from '../../domain/ids.ts';
import type { DeclaredData } from '../../domain/rules/rule.ts';
import type { StateRef } from '../indexModel.ts';

/** What must be reached, by published figures: rounded to the stated decimals. */
export type Goal =
  /** Index of at least `target` percent. */
  | { readonly kind: 'index'; readonly unitId: UnitId; readonly target: number }
  /** Component index of a field of at least `target` percent. */
  | { readonly kind: 'component'; readonly unitId: UnitId; readonly fieldId: NodeId; readonly target: number }
  /** Rank of at most `target`. */
  | { readonly kind: 'rank'; readonly unitId: UnitId; readonly target: number }
  /** The class with this place in policies.classes, or a better one. */
  | { readonly kind: 'class'; readonly unitId: UnitId; readonly target: number }
  /** Own index less the other's of at least `target` percentage points. */
  | { readonly kind: 'gap'; readonly unitId: UnitId; readonly toUnitId: UnitId; readonly target: number };

export type SoughtInput =
  | { readonly kind: 'weight'; readonly nodeId: NodeId }
  | { readonly kind: 'assumption'; readonly assumptionId: AssumptionId }
  /** One figure of what a unit declares: `part` counts from 0 (numerator 0, denominator 1; input or share of the rule). */
  | { readonly kind: 'declared'; readonly unitId: UnitId; readonly nodeId: NodeId; readonly part: number }
  | { readonly kind: 'points'; readonly unitId: UnitId; readonly nodeId: NodeId };

export interface GoalSeekAsk {
  readonly state: StateRef;
  readonly goal: Goal;
  /** `every`: each leaf of a unit by itself, by its declared data where its rule reads any, else by points. */
  readonly input: SoughtInput | { readonly kind: 'every'; readonly unitId: UnitId };
  /** Step of points and weights that count as legal. */
  readonly step: number;
}

/**
 * How a search went. `exact`: every legal value is covered, by enumeration or because the result moves one way between the
 * breakpoints of the rule. `sampled`: the model is not linear here, so values between the samples may have been missed.
 */
export type SearchMethod = 'exact' | 'sampled';

export interface InputValue {
  /** The figure that was moved: percent, numerator, count, place of an option, points, weight. */
  readonly figure: number;
  /** All of what is declared with it, for declared data. */
  readonly declared: DeclaredData | null;
  /** Points of the leaf at it; NaN where it is no input of one leaf or the rule gives none. */
  readonly points: number;
}

export interface Found {
  readonly input: SoughtInput;
  readonly outcome: 'already' | 'reached' | 'outOfReach';
  readonly method: SearchMethod;
  /** Values at which the result was calculated. */
  readonly tried: number;
  /** What stands there now; null where nothing does. */
  readonly from: InputValue | null;
  /** The nearest value that reaches the goal; out of reach: the nearest of those that bring the best result. */
  readonly to: InputValue | null;
  /** Result at `to`. */
  readonly result: number;
  /** One legal step short of `to`, to show that no smaller change does. */
  readonly before: { readonly figure: number; readonly result: number } | null;
  /** Lowest and highest legal value. */
  readonly range: readonly [number, number];
  /** |change of points / maximum| of the leaf; NaN for other inputs. */
  readonly change01: number;
  /** Typed points of a later stage hide the declared data: `to` takes their place there. */
  readonly replacesPoints: boolean;
  /** What brings `to` about. */
  readonly commands: readonly Command[];
  /** Result against the input, ascending; only where one input was asked for. */
  readonly line: readonly { readonly x: number; readonly y: number }[];
}

export interface GoalSeekAnswer {
  readonly state: StateRef;
  readonly goal: Goal;
  /** The result as it is. */
  readonly base: number;
  /** The cheapest first; one row for one input. */
  readonly found: readonly Found[];
  /** Leaves of the unit that could not be tried: not applicable, or without anything that can be moved. */
  readonly skipped: readonly NodeId[];
  /** Nodes that keep the model from being linear. */
  readonly coupled: readonly NodeId[];
}
