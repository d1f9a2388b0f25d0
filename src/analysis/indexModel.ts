/**
 * One criteria set as one state of the workbook sees it, with everything an analysis needs and nothing to look up: the tree,
 * effective weights, attainments, extras and policies. Arrays are shared, never changed by who reads them.
 */
import { UNIT, roundTo } from '../lib/decimal.ts';
import type { Method } from '../domain/criteria.ts';
import type { NodeId, ScenarioId, SetId, UnitId } from '../domain/ids.ts';
import type { Policies, Redistribution } from '../domain/policies.ts';
import type { Stage } from '../domain/scores.ts';
import { computeIndexes, type KernelOutput } from './indexKernel.ts';
import { classifyUnits, rankUnits } from './ranking.ts';

/** A state of the workbook that can be compared with another. */
export interface StateRef {
  readonly setId: SetId;
  readonly scenarioId: ScenarioId | null;
  /**
   * `effective`: the last stage present counts, as everywhere else. A stage: as if appraisals after it had not been; survey
   * leaves keep what they have.
   */
  readonly stage: 'effective' | Exclude<Stage, 'survey'>;
}

export interface ModelNode {
  readonly id: NodeId;
  readonly code: string;
  readonly name: string;
  /** Index into `nodes`, or -1 for a field. */
  readonly parent: number;
  /** Indexes into `nodes`, in order; none for a leaf. */
  readonly children: readonly number[];
  /** Index into the leaves, or -1. */
  readonly leaf: number;
  /** Leaves below (or the leaf itself) as a range of leaf indexes: [first, last). */
  readonly firstLeaf: number;
  readonly lastLeaf: number;
  /** A weight of its own, by hand or by formula: redistribution leaves it as it is. */
  readonly isFixed: boolean;
  /** Its own weight is a formula. */
  readonly isFormula: boolean;
  readonly method: Method;
  /** Maximum score; of a node with children the sum of its leaves. */
  readonly max: number;
  /** The node's own weight cell: by hand, by formula, or the default. */
  readonly weight: number;
  /** Effective weight. */
  readonly effective: number;
}

export interface IndexModel {
  readonly state: StateRef;
  readonly unitIds: readonly UnitId[];
  readonly unitNames: readonly string[];
  /** By unit: 1 where it takes part in the ranking. */
  readonly ranked: Uint8Array;
  /** Depth first: the rows of the criteria sheet. */
  readonly nodes: readonly ModelNode[];
  /** Indexes into `nodes`, by leaf. */
  readonly leafNodes: Int32Array;
  readonly fieldIds: readonly NodeId[];
  /** By leaf: index into `fieldIds`. */
  readonly fieldOfLeaf: Int32Array;
  /** Unit-major [unit * leafCount + leaf]: points / maximum in 0..1, NaN where the leaf is left out for the unit. */
  readonly attainment: Float64Array;
  /** Effective weight by leaf. */
  readonly weights: Float64Array;
  /** Bonus less penalty by unit, capped; NaN where a leaf of the unit shows an error. */
  readonly extras: Float64Array;
  readonly statedTotal: number;
  readonly redistribution: Redistribution;
  readonly policies: Policies;
  /**
   * What keeps the index from following weights and attainments one by one: weights that read scores, and rules (R5, R12)
   * whose points for one unit depend on others. An analysis that leans on linearity must say so and go through `trial`.
   */
  readonly couplings: readonly Coupling[];
}

export type Coupling =
  /** A weight formula that follows scores or results. */
  | { readonly kind: 'weight'; readonly nodeId: NodeId }
  /** R12: the points of all units follow the best one. */
  | { readonly kind: 'relative'; readonly nodeId: NodeId }
  /** R5 that reads results, weights or other units. */
  | { readonly kind: 'rule'; readonly nodeId: NodeId };

export interface IndexOutcome extends KernelOutput {
  /** NaN where a unit is not ranked or has no index. */
  readonly rank: Float64Array;
  /** Into policies.classes, or -1. */
  readonly classIndex: Int32Array;
}

/** Indexes, ranks and classes; with other weights (by leaf) or attainments than the model's own where given. */
export function evaluateModel(
  model: IndexModel,
  weights: Float64Array = model.weights,
  attainment: Float64Array = model.attainment,
): IndexOutcome {
  const { decimals, tieRule, classes, mayPassTotal } = model.policies;
  const output = computeIndexes({
    unitCount: model.unitIds.length,
    leafCount: model.leafNodes.length,
    fieldCount: model.fieldIds.length,
    attainment,
    weights,
    fieldOfLeaf: model.fieldOfLeaf,
    extras: model.extras,
    mayPassTotal,
  });
  return {
    ...output,
    rank: rankUnits(output.index, model.ranked, decimals, tieRule),
    classIndex: classifyUnits(output.index, decimals, classes),
  };
}

/** The published index: rounded to the stated decimals. */
export function roundedIndex(model: IndexModel, index: number): number {
  return roundTo(index, model.policies.decimals);
}

/** Published indexes by unit. */
export function roundedIndexes(model: IndexModel, index: Float64Array): Float64Array {
  return index.map((value) => roundedIndex(model, value));
}

/** A weight as the kernel counts it: in integers of 10^-10. */
export function weightUnits(weight: number): number {
  return Math.round(weight * UNIT);
}
