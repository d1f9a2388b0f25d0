/** What a changed leaf does to the units of its block: pure where the rule needs nothing but declared data. */
import type { CriteriaSet, CriterionNode } from '../criteria.ts';
import type { UnitId } from '../ids.ts';
import { leafOutcome, type ComputedPoints, type LeafOutcome } from '../points.ts';
import { lastStagePresent, pointsAt, isMissing } from '../scores.ts';
import { declaredFitsRule } from './declared.ts';
import type { Workbook } from '../workbook.ts';

export interface UnitImpact {
  readonly unitId: UnitId;
  readonly before: LeafOutcome;
  readonly after: LeafOutcome;
}

export interface RuleImpact {
  /** Units of the block. */
  readonly units: number;
  /** Units whose points become others, in the block's order. */
  readonly changed: readonly UnitImpact[];
  /** Units with declared data that the rule cannot read. */
  readonly misfits: readonly UnitId[];
  /** Units whose points were typed, or that have none yet: no rule moves them. */
  readonly untouched: number;
  /** Units whose points the engine has not said yet. */
  readonly waiting: number;
}

/** `computed.after` says nothing until the engine has calculated with the changed leaf. */
export function compareLeaf(
  workbook: Workbook,
  set: CriteriaSet,
  before: CriterionNode,
  after: CriterionNode,
  computed: {
    readonly before: (unitId: UnitId) => ComputedPoints;
    readonly after: (unitId: UnitId) => ComputedPoints;
  },
): RuleImpact {
  const unitIds = workbook.blocks[set.blockId]?.unitIds ?? [];
  const changed: UnitImpact[] = [];
  const misfits: UnitId[] = [];
  let untouched = 0;
  let waiting = 0;
  for (const unitId of unitIds) {
    const scores = workbook.scores[set.id]?.[unitId];
    const stage = scores ? lastStagePresent(scores, before.slot) : null;
    if (!scores || stage === null || !isMissing(pointsAt(scores[stage], before.slot))) {
      untouched++;
      continue;
    }
    const was = leafOutcome(before, scores, computed.before(unitId));
    const declared = scores[stage].declared[String(after.slot)];
    const fits = !after.rule || !declared || declaredFitsRule(after.rule, declared);
    const is: LeafOutcome = fits
      ? leafOutcome(after, scores, computed.after(unitId))
      : { kind: 'error', error: '#N/A', code: 'kindMismatch' };
    if (is.kind === 'error' && is.code === 'notComputed') waiting++;
    else if (!isSameOutcome(was, is)) changed.push({ unitId, before: was, after: is });
    if (is.kind === 'error' && is.code !== 'notComputed') misfits.push(unitId);
  }
  return { units: unitIds.length, changed, misfits, untouched, waiting };
}

function isSameOutcome(a: LeafOutcome, b: LeafOutcome): boolean {
  if (a.kind === 'points' && b.kind === 'points') return a.points === b.points;
  return a.kind === b.kind;
}
