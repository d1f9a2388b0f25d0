/**
 * What a leaf gives a unit (DOMAIN.md section 4): the last stage present decides, by typed points or by declared data
 * under the leaf's rule; attainment = points / maximum in 0..1, or NaN where the leaf leaves the unit's denominator.
 */
import { roundTo, sumExactly } from '../lib/decimal.ts';
import type { CriteriaSet, CriterionNode } from './criteria.ts';
import type { NodeId } from './ids.ts';
import type { Policies } from './policies.ts';
import { evaluateRule, isDirectRule } from './rules/evaluateRule.ts';
import type { DeclaredData } from './rules/rule.ts';
import { isMissing, isNotApplicable, lastStagePresent, pointsAt, type Stage, type UnitScores } from './scores.ts';

/** A value of the engine: points, NOT_APPLICABLE, or an error such as "#NAME?". */
export type ComputedPoint = number | { readonly error: string };

/** Points of formula rules (R5) and relative rules (R12) of one unit; undefined where the engine has not said yet. */
export type ComputedPoints = (nodeId: NodeId, stage: Stage) => ComputedPoint | undefined;

export type LeafOutcome =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'notApplicable' }
  /** `error` as a cell shows it; `code` is a DeclaredCode, "noRule", "notComputed" or "formula". */
  | { readonly kind: 'error'; readonly error: string; readonly code: string };

const MISSING_OUTCOME: LeafOutcome = { kind: 'missing' };
const NOT_APPLICABLE_OUTCOME: LeafOutcome = { kind: 'notApplicable' };

/** What one stage says of a leaf. */
export function stageOutcome(
  leaf: CriterionNode,
  unitScores: UnitScores,
  stage: Stage,
  computed: ComputedPoints,
): LeafOutcome {
  const row = unitScores[stage];
  const typed = pointsAt(row, leaf.slot);
  if (isNotApplicable(typed)) return NOT_APPLICABLE_OUTCOME;
  if (!isMissing(typed)) return { kind: 'points', points: typed };
  const declared = row.declared[leaf.slot];
  return declared === undefined ? MISSING_OUTCOME : declaredOutcome(leaf, declared, computed(leaf.id, stage));
}

/** What counts: the outcome of the last stage present. */
export function leafOutcome(leaf: CriterionNode, unitScores: UnitScores, computed: ComputedPoints): LeafOutcome {
  const stage = lastStagePresent(unitScores, leaf.slot);
  return stage === null ? MISSING_OUTCOME : stageOutcome(leaf, unitScores, stage, computed);
}

/** Points / maximum in 0..1; NaN where the leaf is left out. An error gives NaN too: the caller must mark the unit. */
export function attainmentOf(outcome: LeafOutcome, leaf: CriterionNode, policies: Policies): number {
  const max = leaf.max ?? 0;
  if (max <= 0) return Number.NaN;
  switch (outcome.kind) {
    case 'points':
      return Math.min(1, Math.max(0, outcome.points / max));
    case 'missing':
      if (leaf.method === 'survey' || leaf.method === 'sipas') return Number.NaN;
      return policies.missing === 'zero' ? 0 : Number.NaN;
    case 'notApplicable':
      if (leaf.notApplicable === 'exclude') return Number.NaN;
      return leaf.notApplicable === 'full' ? 1 : 0;
    case 'error':
      return Number.NaN;
  }
}

/** R11: bonus less penalty, each within 0 and its own cap. */
export function extrasOf(set: CriteriaSet, unitScores: UnitScores): number {
  if (set.extras.length === 0) return 0;
  return sumExactly(
    set.extras.map((extra) => {
      const stage = lastStagePresent(unitScores, extra.slot);
      const points = stage === null ? 0 : pointsAt(unitScores[stage], extra.slot);
      if (!Number.isFinite(points)) return 0;
      const capped = Math.min(extra.cap, Math.max(0, points));
      return extra.kind === 'bonus' ? capped : -capped;
    }),
  );
}

function declaredOutcome(
  leaf: CriterionNode,
  declared: DeclaredData,
  computed: ComputedPoint | undefined,
): LeafOutcome {
  const { rule } = leaf;
  if (rule === null) return { kind: 'error', error: '#N/A', code: 'noRule' };
  if (isDirectRule(rule)) {
    const result = evaluateRule(rule, declared, leaf.max ?? 0);
    return result.ok ? toOutcome(result.value) : { kind: 'error', error: '#N/A', code: result.problem.code };
  }
  if (computed === undefined) return { kind: 'error', error: '#N/A', code: 'notComputed' };
  if (typeof computed === 'number') return toOutcome(computed);
  // A denominator of 0 means that no cases arose (DOMAIN.md section 4, 12).
  if (computed.error === '#DIV/0!') return NOT_APPLICABLE_OUTCOME;
  return { kind: 'error', error: computed.error, code: 'formula' };
}

function toOutcome(points: number): LeafOutcome {
  if (isNotApplicable(points)) return NOT_APPLICABLE_OUTCOME;
  return Number.isNaN(points) ? MISSING_OUTCOME : { kind: 'points', points: roundTo(points, 7) };
}
