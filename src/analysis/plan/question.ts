import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { DeclaredData } from '../../domain/rules/rule.ts';
import type { Stage } from '../../domain/scores.ts';
import type { Coupling, StateRef } from '../indexModel.ts';

export type PlanTarget =
  /** The published index, in percent, at least. */
  | { readonly kind: 'index'; readonly index: number }
  /** The rank, or a better one. */
  | { readonly kind: 'rank'; readonly rank: number }
  /** Place in policies.classes, or a better one. */
  | { readonly kind: 'class'; readonly classIndex: number };

/** What moving a leaf costs; a leaf without an entry costs 1 a step and may move as far as its rule goes. */
export interface LeafEffort {
  /** Effort of one step, 0.01..1,000; under the basis "points", effort of one point. */
  readonly effort?: number;
  readonly isLocked?: boolean;
  /** Steps at most. */
  readonly mostSteps?: number;
}

export interface PlanAsk {
  readonly state: StateRef;
  readonly unitId: UnitId;
  readonly target: PlanTarget;
  /** Added to the index of every rival, in percentage points. */
  readonly rivalShift: number;
  /** In place of `rivalShift`, for single rivals. */
  readonly rivalMoves: Readonly<Record<UnitId, number>>;
  /** `steps`: effort counts legal steps. `points`: it counts the points gained. */
  readonly basis: 'steps' | 'points';
  readonly efforts: Readonly<Record<NodeId, LeafEffort>>;
  /** Whether survey and SIPAS leaves, which the unit does not move directly, take part. */
  readonly withSurvey: boolean;
  /** Plans wanted, 1..5. */
  readonly count: number;
}

/**
 * What one step of a leaf is: one percent, one level, one more, one less, one answer, one unit of an input of a formula,
 * 0.25 points, 1 % of the maximum.
 */
export type StepKind = 'percent' | 'level' | 'more' | 'fewer' | 'answer' | 'input' | 'points' | 'survey';

export type LeafStanding =
  | 'movable'
  | 'locked'
  /** Nothing to gain. */
  | 'full'
  /** Survey or SIPAS: beyond the unit's direct reach, and left out as asked. */
  | 'survey'
  /** Not applicable, or without a score and left out of the denominator. */
  | 'notCounted'
  /** No legal step is known: a formula rule whose inputs have no stated range, or a rate that others decide. */
  | 'unknown';

/** A raw fact: what is declared, or points where nothing is; null where nothing stands. */
export type RawFact = { readonly declared: DeclaredData } | { readonly points: number };

/** A leaf of the unit with the steps that lie before it. */
export interface PlanLeaf {
  readonly nodeId: NodeId;
  readonly standing: LeafStanding;
  readonly fact: RawFact | null;
  readonly points: number;
  readonly max: number;
  readonly weight: number;
  readonly step: StepKind | null;
  /** Rungs above where it stands, the highest that may be reached. */
  readonly rungs: number;
  readonly steps: number;
  /** In points of the index's total. */
  readonly gain: number;
}

export interface PlanMove {
  readonly nodeId: NodeId;
  readonly slot: number;
  /** The stage whose entry changes. */
  readonly stage: Stage;
  readonly from: RawFact | null;
  readonly to: RawFact;
  readonly fromPoints: number;
  readonly toPoints: number;
  /** In points of the index's total: the leaf's points on its effective weight. */
  readonly gain: number;
  readonly step: StepKind;
  readonly steps: number;
  readonly effort: number;
}

export interface Plan {
  readonly moves: readonly PlanMove[];
  readonly effort: number;
  readonly gain: number;
  /** As the formula engine calculates it with the moves entered; ranks against the rivals as moved. */
  readonly index: number;
  readonly rank: number;
  readonly classIndex: number;
  /** False where the engine does not confirm that the target is reached: only with couplings. */
  readonly isConfirmed: boolean;
}

/** The price of a rank. */
export interface RankPrice {
  readonly rank: number;
  /** The lowest published index that gives it. */
  readonly index: number;
  /** In points; null where no index gives it. */
  readonly gain: number;
  /** Null where it is out of reach. */
  readonly effort: number | null;
}

export interface PlanAnswer {
  readonly state: StateRef;
  readonly unitId: UnitId;
  readonly target: PlanTarget;
  /** `already`: met without a step. `outOfReach`: proven, for every leaf at its highest rung falls short. */
  readonly verdict: 'already' | 'plans' | 'outOfReach';
  /** As things stand, and with the rivals as moved. */
  readonly now: {
    readonly index: number;
    readonly rank: number;
    readonly rankAfterRivals: number;
    readonly classIndex: number;
  };
  /** What the target needs: the published index and the points to gain; null where no index gives it. */
  readonly needed: { readonly index: number; readonly gain: number } | null;
  readonly plans: readonly Plan[];
  /** False where the search for further plans ended before all were seen; the first is the least in any case. */
  readonly sawAll: boolean;
  /** Every movable leaf at its highest rung. */
  readonly best: {
    readonly index: number;
    readonly rank: number;
    readonly classIndex: number;
    readonly effort: number;
  };
  /** From the present rank up to the first; ranks that cannot come up (ties) are left out. */
  readonly prices: readonly RankPrice[];
  readonly leaves: readonly PlanLeaf[];
  readonly couplings: readonly Coupling[];
}
