/** Audit of a draft: what a new criteria set, or a set with other weights, would have done to years that are known. */
import type { CrosswalkId, ExtraId, NodeId, UnitId } from '../../domain/ids.ts';
import type { ClassLimit, TieRule } from '../../domain/policies.ts';
import type { Coupling, StateRef } from '../indexModel.ts';

export interface AuditAsk {
  readonly draft: StateRef;
  readonly pasts: readonly StateRef[];
  /** How many of the first ranks are watched for entries and leaves. */
  readonly topCount: number;
  /** Share of units at full marks from which a leaf no longer tells units apart. */
  readonly saturated01: number;
  /** |r| from which two leaves or fields say the same. */
  readonly redundant01: number;
  /** Index points within which a class limit is at risk. */
  readonly margin: number;
}

export interface AuditAnswer {
  readonly draft: StateRef;
  /** Sum of the effective weights of the draft. */
  readonly draftPoints: number;
  readonly decimals: number;
  readonly tieRule: TieRule;
  readonly classes: readonly ClassLimit[];
  /** Weights of the draft that follow scores: they stand at their present values. Points are the past's own, whatever the rule. */
  readonly couplings: readonly Coupling[];
  readonly backTests: readonly BackTest[];
}

export interface BackTest {
  readonly past: StateRef;
  readonly crosswalk: CarriedBy;
  readonly units: readonly UnitBackTest[];
  readonly churn: Churn;
  /** By class before. */
  readonly groups: readonly GroupChange[];
  readonly leaves: readonly NodeFinding[];
  readonly fields: readonly NodeFinding[];
  /** r of each field with each other, in the order of `fields`; NaN where one does not vary. */
  readonly fieldCorrelations: readonly (readonly number[])[];
  readonly pairs: readonly RedundantPair[];
  readonly risks: readonly RoundingRisk[];
}

export interface CarriedBy {
  readonly origin: 'kept' | 'reversed' | 'proposed';
  readonly keptId: CrosswalkId | null;
  readonly rows: number;
  /** Rows that no person has confirmed and that do not go by id. */
  readonly unsure: number;
  /** Leaves of the draft without history: intervals. */
  readonly added: readonly NamedPoints[];
  /** Leaves of the past that the draft leaves out. */
  readonly dropped: readonly NamedPoints[];
  /** Effective weight of `added`. */
  readonly pointsWithoutHistory: number;
}

export interface NamedPoints {
  readonly id: NodeId | ExtraId;
  readonly code: string;
  readonly name: string;
  /** Effective weight in its own set. */
  readonly points: number;
}

/** Index and rank if the added leaves gave nothing, the unit's own mean of the field, or everything. */
export interface UnitBackTest {
  readonly unitId: UnitId;
  readonly name: string;
  readonly isRanked: boolean;
  /** Rounded; NaN where there is none. */
  readonly indexBefore: number;
  readonly rankBefore: number;
  readonly classBefore: number;
  readonly index: Interval;
  /** `low` the best rank that added leaves allow, `high` the worst. */
  readonly rank: Interval;
  /** Class of the middle; into AuditAnswer.classes, or -1. */
  readonly classAfter: number;
}

export interface Interval {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface Churn {
  /** Units ranked before and under the draft. */
  readonly compared: number;
  /** Kendall's tau-b between both rankings; NaN where one of them is a single tie. */
  readonly tau: number;
  readonly moved: number;
  readonly meanShift: number;
  readonly largestShift: number;
  readonly entered: readonly UnitId[];
  readonly left: readonly UnitId[];
  readonly classChanged: number;
}

export interface GroupChange {
  /** Label of the class before. */
  readonly label: string;
  readonly units: number;
  readonly gained: number;
  readonly lost: number;
  /** Mean change of the index, in percentage points; the draft's middle less before. */
  readonly meanChange: number;
  /** Mean change of the rank; positive is up. */
  readonly meanRise: number;
}

/** How a leaf or field of the draft tells units apart in the past figures. */
export interface NodeFinding {
  readonly id: NodeId;
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly hasHistory: boolean;
  /** Ranked units with a figure. */
  readonly units: number;
  /** Shares of those units. */
  readonly full01: number;
  readonly zero01: number;
  /** Attainment 0..1. */
  readonly mean01: number;
  readonly deviation01: number;
  /** Correlation with the index under the draft; NaN without variance. */
  readonly correlation: number;
  /** r squared: the share of the index's variance that goes with this leaf alone (Paruolo, Saisana, Saltelli 2013). */
  readonly importance01: number;
  readonly flaw: 'saturated' | 'zero' | 'constant' | null;
}

export interface RedundantPair {
  readonly kind: 'leaf' | 'field';
  readonly first: NamedPoints;
  readonly second: NamedPoints;
  readonly correlation: number;
  readonly units: number;
}

export type RoundingRisk =
  /** The index lies so near to a class limit that rounding, or a hundredth, decides the class. */
  | {
      readonly kind: 'class';
      readonly unitId: UnitId;
      readonly name: string;
      readonly index: number;
      readonly label: string;
      readonly limit: number;
    }
  /** Equal when rounded: the tie rule decides. `difference` is that of the unrounded indexes. */
  | {
      readonly kind: 'tie';
      readonly unitId: UnitId;
      readonly name: string;
      readonly index: number;
      readonly other: string;
      readonly difference: number;
    }
  /** Ahead of the next unit by the last decimal alone. */
  | {
      readonly kind: 'decimal';
      readonly unitId: UnitId;
      readonly name: string;
      readonly index: number;
      readonly other: string;
      readonly difference: number;
    };
