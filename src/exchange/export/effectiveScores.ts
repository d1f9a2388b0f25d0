/** What counts for each unit and leaf in each scenario: the last stage present, as something a cell can hold. */
import type { CriterionNode } from '../../domain/criteria.ts';
import type { SetId, UnitId } from '../../domain/ids.ts';
import { declaredFitsRule } from '../../domain/rules/declared.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { emptyUnitScores, isMissing, isNotApplicable, lastStagePresent, pointsAt } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { Variants } from './variants.ts';

export type EffectiveScore =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'declared'; readonly declared: DeclaredData; readonly rule: ScoringRule; readonly max: number }
  /** Declared data its rule cannot read. */
  | { readonly kind: 'error' };

const MISSING: EffectiveScore = { kind: 'missing' };
const NOT_APPLICABLE: EffectiveScore = { kind: 'notApplicable' };
const ERROR: EffectiveScore = { kind: 'error' };
const NOTHING = emptyUnitScores();

/** One per scenario; all the same object where no scenario touches the unit's scores or the leaf. */
export function effectiveScores(
  variants: Variants,
  setId: SetId,
  leaf: CriterionNode,
  unitId: UnitId,
): readonly EffectiveScore[] {
  const baseScores = scoresIn(variants.base, setId, unitId);
  const baseLeaf = leafIn(variants.base, setId, leaf);
  const base = effectiveScore(baseLeaf, baseScores);
  return variants.all.map(({ workbook }) => {
    const scores = scoresIn(workbook, setId, unitId);
    const own = leafIn(workbook, setId, leaf);
    return scores === baseScores && own.rule === baseLeaf.rule && own.max === baseLeaf.max
      ? base
      : effectiveScore(own, scores);
  });
}

/** Typed points of a bonus or penalty; null where there are none. */
export function extraPoints(workbook: Workbook, setId: SetId, slot: number, unitId: UnitId): number | null {
  const scores = scoresIn(workbook, setId, unitId);
  const stage = lastStagePresent(scores, slot);
  const points = stage === null ? Number.NaN : pointsAt(scores[stage], slot);
  return Number.isFinite(points) ? points : null;
}

function scoresIn(workbook: Workbook, setId: SetId, unitId: UnitId) {
  return workbook.scores[setId]?.[unitId] ?? NOTHING;
}

function leafIn(workbook: Workbook, setId: SetId, leaf: CriterionNode): CriterionNode {
  return workbook.sets[setId]?.nodes[leaf.id] ?? leaf;
}

function effectiveScore(leaf: CriterionNode, scores: ReturnType<typeof scoresIn>): EffectiveScore {
  const stage = lastStagePresent(scores, leaf.slot);
  if (stage === null) return MISSING;
  const points = pointsAt(scores[stage], leaf.slot);
  if (isNotApplicable(points)) return NOT_APPLICABLE;
  if (!isMissing(points)) return { kind: 'points', points };
  const declared = scores[stage].declared[leaf.slot];
  if (declared === undefined) return MISSING;
  if (leaf.rule === null || !declaredFitsRule(leaf.rule, declared)) return ERROR;
  return { kind: 'declared', declared, rule: leaf.rule, max: leaf.max ?? 0 };
}
