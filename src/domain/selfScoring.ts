/**
 * A unit's self-score as it stands: what each leaf gives and loses, what is still missing before it can be locked (chốt
 * điểm), and the sums: self-scored points apart from the survey part, which the unit can only estimate.
 */
import { sumExactly } from '../lib/decimal.ts';
import { fieldOf, listLeaves, type CriteriaSet, type CriterionNode } from './criteria.ts';
import type { Dossier } from './dossier.ts';
import type { NodeId } from './ids.ts';
import { stageOutcome, type ComputedPoints, type LeafOutcome } from './points.ts';
import { isMissing, lastStagePresent, pointsAt, type Stage, type UnitScores } from './scores.ts';

/** score: nothing entered; error: what is declared gives no points; backing: points without evidence or explanation. */
export type Gap = 'score' | 'error' | 'backing';

export interface SelfLeaf {
  readonly leaf: CriterionNode;
  readonly fieldId: NodeId;
  /** The stage that the unit's entry is written to. */
  readonly stage: Stage;
  /** False for what the unit can only estimate: survey, SIPAS, the appraiser's own data, marks of the council. */
  readonly isRequired: boolean;
  readonly outcome: LeafOutcome;
  /** Points that count; null while there are none, and where the leaf leaves the sum. */
  readonly points: number | null;
  /** Part of the denominator: 0 where the leaf is left out as not applicable. */
  readonly max: number;
  /** max - points; null where `points` is. */
  readonly lost: number | null;
  readonly gaps: readonly Gap[];
}

export interface SelfPart {
  readonly points: number;
  readonly max: number;
  readonly scored: number;
  readonly count: number;
}

export interface SelfScoring {
  /** In the order of the form. */
  readonly leaves: readonly SelfLeaf[];
  readonly own: SelfPart;
  readonly estimated: SelfPart;
  /** Bonus less penalty as the unit claims it, each within its cap. */
  readonly extras: number;
  /** Leaves with gaps, in the order of the form. */
  readonly open: readonly SelfLeaf[];
  /** Required leaves in which a round of appraisal counts instead of the self-score. */
  readonly appraised: number;
}

/** Where the unit's own entry of a leaf stands: an estimate of the survey in the survey's stage, a claim in the first. */
export function selfStageOf(leaf: CriterionNode): Stage {
  return leaf.method === 'survey' || leaf.method === 'sipas' ? 'survey' : 'self';
}

export function readSelfScoring(
  set: CriteriaSet,
  scores: UnitScores,
  dossier: Dossier,
  computed: ComputedPoints,
): SelfScoring {
  const leaves = listLeaves(set).map((leaf): SelfLeaf => {
    const stage = selfStageOf(leaf);
    const isRequired = leaf.method === 'self';
    const outcome = stageOutcome(leaf, scores, stage, computed);
    const counted = countOutcome(leaf, outcome);
    const lost = counted.points === null ? null : sumExactly([counted.max, -counted.points]);
    const gaps = isRequired ? listGaps(leaf, outcome, scores, dossier) : [];
    return { leaf, fieldId: fieldOf(set, leaf).id, stage, isRequired, outcome, ...counted, lost, gaps };
  });
  const required = leaves.filter((one) => one.isRequired);
  return {
    leaves,
    own: sumPart(required),
    estimated: sumPart(leaves.filter((one) => !one.isRequired)),
    extras: sumExactly(
      set.extras.map(({ slot, cap, kind }) => {
        const points = pointsAt(scores.self, slot);
        const capped = Number.isFinite(points) ? Math.min(cap, Math.max(0, points)) : 0;
        return kind === 'bonus' ? capped : -capped;
      }),
    ),
    open: leaves.filter((one) => one.gaps.length > 0),
    appraised: required.filter(({ leaf }) => {
      const last = lastStagePresent(scores, leaf.slot);
      return last !== null && last !== 'self';
    }).length,
  };
}

/** Leaves that lose points, the greatest loss first; those that lose alike in the order of the form. */
export function sortByLoss(leaves: readonly SelfLeaf[]): SelfLeaf[] {
  return leaves.filter(({ lost }) => lost !== null && lost > 0).sort((a, b) => (b.lost ?? 0) - (a.lost ?? 0));
}

/** Whether any stage says anything of any of these leaves. */
export function hasScores(leaves: readonly CriterionNode[], scores: UnitScores | undefined): boolean {
  return scores !== undefined && leaves.some((leaf) => lastStagePresent(scores, leaf.slot) !== null);
}

function countOutcome(leaf: CriterionNode, outcome: LeafOutcome): { points: number | null; max: number } {
  const max = leaf.max ?? 0;
  if (outcome.kind === 'points') return { points: outcome.points, max };
  if (outcome.kind !== 'notApplicable') return { points: null, max };
  if (leaf.notApplicable === 'exclude') return { points: null, max: 0 };
  return { points: leaf.notApplicable === 'full' ? max : 0, max };
}

function listGaps(leaf: CriterionNode, outcome: LeafOutcome, scores: UnitScores, dossier: Dossier): Gap[] {
  if (outcome.kind === 'missing') return ['score'];
  if (outcome.kind === 'error') return ['error'];
  if (outcome.kind === 'points' && outcome.points <= 0) return [];
  if (outcome.kind === 'notApplicable' && leaf.notApplicable !== 'full') return [];
  const slot = String(leaf.slot);
  const isBacked = (dossier.evidence[slot]?.length ?? 0) > 0 || (scores.self.explanations[slot] ?? '') !== '';
  return isBacked ? [] : ['backing'];
}

function sumPart(leaves: readonly SelfLeaf[]): SelfPart {
  return {
    points: sumExactly(leaves.map(({ points }) => points ?? 0)),
    max: sumExactly(leaves.map(({ max }) => max)),
    scored: leaves.filter(({ outcome }) => outcome.kind === 'points' || outcome.kind === 'notApplicable').length,
    count: leaves.length,
  };
}

/** The entry of a leaf in its stage: declared data, typed points, "not applicable", or nothing. */
export type SelfEntry = 'declared' | 'points' | 'notApplicable' | 'none';

export function selfEntryOf(leaf: CriterionNode, scores: UnitScores): SelfEntry {
  const row = scores[selfStageOf(leaf)];
  const typed = pointsAt(row, leaf.slot);
  if (typed === Number.POSITIVE_INFINITY) return 'notApplicable';
  if (!isMissing(typed)) return 'points';
  return row.declared[String(leaf.slot)] === undefined ? 'none' : 'declared';
}
