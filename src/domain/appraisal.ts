/**
 * thẩm định: what the appraiser's rounds say beside the unit's own claim, how far they differ, and taking the claim over.
 * The difference is that of the last round present less the self-score; a survey is no appraisal.
 */
import { roundTo, sumExactly } from '../lib/decimal.ts';
import type { ScoreEntry } from './commands/scores.ts';
import { isLeaf, listLeaves, type CriteriaSet, type CriterionNode, type Extra } from './criteria.ts';
import type { UnitId } from './ids.ts';
import { stageOutcome, type ComputedPoints, type LeafOutcome } from './points.ts';
import { NOT_APPLICABLE, isMissing, pointsAt, type Stage, type UnitScores } from './scores.ts';

export const ROUNDS = ['appraisal1', 'appraisal2'] as const;
export type Round = (typeof ROUNDS)[number];

/** What an appraiser marks: a leaf of the tree, or a bonus or penalty. */
export type Appraisable = { readonly node: CriterionNode } | { readonly extra: Extra };

/** What the rounds make of one claim. */
export interface Appraised {
  /** The round that counts; null while nobody has appraised. */
  readonly round: Round | null;
  /** Appraised less claimed, in points; null where one of the two is no number. */
  readonly difference: number | null;
  /** Appraised, and something else than claimed. */
  readonly differs: boolean;
}

export interface AppraisalSums {
  readonly self: number;
  /** With each round taking the place of what came before it; surveys, bonus and penalty left out. */
  readonly afterRound1: number;
  readonly afterRound2: number;
  readonly differing: number;
  /** Sum of the differences, in points. */
  readonly difference: number;
  /** Leaves that are appraised at all, and those of them that no round has marked. */
  readonly appraisable: number;
  readonly notAppraised: number;
}

export function slotOf(one: Appraisable): number {
  return 'node' in one ? one.node.slot : one.extra.slot;
}

/** Surveys and the satisfaction index come from elsewhere: no round marks them. */
export function isAppraised(node: CriterionNode): boolean {
  return isLeaf(node) && node.method !== 'survey' && node.method !== 'sipas';
}

/** Leaves that rounds mark, then bonus and penalty. */
export function listAppraisable(set: CriteriaSet): Appraisable[] {
  const leaves = listLeaves(set).filter(isAppraised);
  return [...leaves.map((node) => ({ node })), ...set.extras.map((extra) => ({ extra }))];
}

/** What a stage says of a leaf, or of a bonus or penalty. */
export function outcomeAt(one: Appraisable, scores: UnitScores, stage: Stage, computed: ComputedPoints): LeafOutcome {
  if ('node' in one) return stageOutcome(one.node, scores, stage, computed);
  const points = pointsAt(scores[stage], one.extra.slot);
  return isMissing(points) ? { kind: 'missing' } : { kind: 'points', points };
}

export function compareRounds(one: Appraisable, scores: UnitScores, computed: ComputedPoints): Appraised {
  const round = lastRound(scores, slotOf(one));
  if (round === null) return { round, difference: null, differs: false };
  const self = outcomeAt(one, scores, 'self', computed);
  const appraised = outcomeAt(one, scores, round, computed);
  if (self.kind !== 'points' || appraised.kind !== 'points')
    return { round, difference: null, differs: self.kind !== appraised.kind };
  const difference = roundTo(appraised.points - self.points, 7);
  return { round, difference, differs: difference !== 0 };
}

function lastRound(scores: UnitScores, slot: number): Round | null {
  if (isPresent(scores, 'appraisal2', slot)) return 'appraisal2';
  return isPresent(scores, 'appraisal1', slot) ? 'appraisal1' : null;
}

/** Whether the stage says anything of the slot: points, "not applicable" or declared data. */
export function isPresent(scores: UnitScores, stage: Stage, slot: number): boolean {
  return !isMissing(pointsAt(scores[stage], slot)) || scores[stage].declared[String(slot)] !== undefined;
}

/** Points of a leaf in a sum: "not applicable" counts full where the leaf's policy says so. */
export function countedPoints(node: CriterionNode, outcome: LeafOutcome): number {
  if (outcome.kind === 'points') return outcome.points;
  return outcome.kind === 'notApplicable' && node.notApplicable === 'full' ? (node.max ?? 0) : 0;
}

export function sumAppraisal(set: CriteriaSet, scores: UnitScores, computed: ComputedPoints): AppraisalSums {
  const leaves = listLeaves(set).filter(isAppraised);
  const compared = leaves.map((node) => compareRounds({ node }, scores, computed));
  const sumOf = (stages: readonly Stage[]): number =>
    sumExactly(
      leaves.map((node) => {
        const stage = stages.find((one) => isPresent(scores, one, node.slot));
        return stage === undefined ? 0 : countedPoints(node, stageOutcome(node, scores, stage, computed));
      }),
    );
  return {
    self: sumOf(['self']),
    afterRound1: sumOf(['appraisal1', 'self']),
    afterRound2: sumOf(['appraisal2', 'appraisal1', 'self']),
    differing: compared.filter((one) => one.differs).length,
    difference: sumExactly(compared.map((one) => one.difference ?? 0)),
    appraisable: leaves.length,
    notAppraised: compared.filter((one) => one.round === null).length,
  };
}

export interface TakenClaims {
  readonly entries: readonly ScoreEntry[];
  /** Left as the round has them already. */
  readonly kept: number;
  /** Left out: the unit claims nothing there, or its claim shows an error. */
  readonly unclaimed: number;
}

/**
 * "Lấy điểm tự chấm": the entries that write what a unit's claims give into a round, as points. What the round holds already
 * stays unless `replaces`.
 */
export function takeClaims(
  unitId: UnitId,
  scores: UnitScores,
  list: readonly Appraisable[],
  round: Round,
  replaces: boolean,
  computed: ComputedPoints,
): TakenClaims {
  const entries: ScoreEntry[] = [];
  let kept = 0;
  let unclaimed = 0;
  for (const one of list) {
    const slot = slotOf(one);
    const outcome = outcomeAt(one, scores, 'self', computed);
    if (outcome.kind === 'missing' || outcome.kind === 'error') unclaimed++;
    else if (!replaces && isPresent(scores, round, slot)) kept++;
    else {
      const points = outcome.kind === 'points' ? outcome.points : NOT_APPLICABLE;
      entries.push({ unitId, stage: round, slot, entry: { points } });
    }
  }
  return { entries, kept, unclaimed };
}
