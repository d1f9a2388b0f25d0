/** Where points are lost: by leaf and field, for one unit and for the block; and what past appraisals took off self-scores. */
import type { NodeId, SetId, UnitId } from '../../domain/ids.ts';
import type { StateRef } from '../indexModel.ts';

export interface LostPointsAsk {
  readonly state: StateRef;
  readonly unitId: UnitId;
  /** Leaves of at least this effective weight count as heavy. */
  readonly heavyWeight: number;
}

export interface LostPointsAnswer {
  readonly state: StateRef;
  readonly unit: UnitLosses;
  readonly block: BlockLosses;
  readonly check: RealityCheck;
  readonly coupled: readonly NodeId[];
}

/** Weighted points throughout: what a leaf contributes is attainment x effective weight. */
export interface UnitLosses {
  readonly unitId: UnitId;
  readonly total: number;
  /** Weight of the leaves that apply to the unit: the points it could have. */
  readonly applicable: number;
  /** Bonus less penalty; applicable - total = lost - extras, unless the total is capped. */
  readonly extras: number;
  readonly lost: number;
  readonly index: number;
  readonly rank: number;
  readonly rankedCount: number;
  /** Lost through survey and SIPAS leaves: not the unit's own word. */
  readonly lostSurvey: number;
  /** Leaves with a loss, the heaviest first. */
  readonly leaves: readonly LeafLoss[];
  readonly fields: readonly FieldLoss[];
  /** Leaves of at least the asked weight without any point. */
  readonly heavyZeros: readonly NodeId[];
}

export interface LeafLoss {
  readonly nodeId: NodeId;
  readonly weight: number;
  readonly attainment: number;
  readonly lost: number;
  readonly isSurvey: boolean;
  /** Index, rank and places gained if this leaf alone had full marks and nobody else moved; NaN when not ranked. */
  readonly fullIndex: number;
  readonly fullRank: number;
  readonly gained: number;
  /** lost / gained; NaN where no place is gained. */
  readonly pointsPerPlace: number;
}

export interface FieldLoss {
  readonly nodeId: NodeId;
  readonly lost: number;
  readonly applicable: number;
  /** Component index in percent, rounded; NaN where nothing applies. */
  readonly component: number;
  /** Of the component index among ranked units. */
  readonly rank: number;
}

export interface BlockLosses {
  readonly unitCount: number;
  /** The leaves with the greatest mean loss first. */
  readonly leaves: readonly BlockLeaf[];
}

export interface BlockLeaf {
  readonly nodeId: NodeId;
  readonly weight: number;
  /** Units to which it applies. */
  readonly applies: number;
  readonly meanLost: number;
  readonly atZero: number;
  readonly atFull: number;
}

/** What earlier appraisals did to self-scores, laid on the present self-score. */
export interface RealityCheck {
  /** Earlier sets of the block that were appraised, the latest first. */
  readonly setIds: readonly SetId[];
  /** Past self-assessments: one for each unit and set. */
  readonly records: number;
  readonly ownRecords: number;
  /** Index and rank by the present self-score as it is claimed. */
  readonly claimed: Standing;
  /** Each past record laid on the present self-score; null with fewer records than a band needs. */
  readonly band: { readonly low: Standing; readonly mean: Standing; readonly high: Standing } | null;
  /** The mean of the unit's own records; null without any. */
  readonly own: Standing | null;
  readonly neededRecords: number;
  readonly leaves: readonly LeafGap[];
  /** Self-scored leaves of today without any past gap: taken as they are claimed. */
  readonly unmapped: readonly NodeId[];
}

export interface Standing {
  readonly index: number;
  readonly rank: number;
}

/** Appraised less self-scored, in weighted points of today. */
export interface LeafGap {
  readonly nodeId: NodeId;
  readonly count: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the unit's own gaps; NaN without any. */
  readonly own: number;
}
