/**
 * Scores of one unit for demonstration: declared data in the stage of each leaf's method, and for a share of the
 * self-scored leaves the points an appraiser settled on.
 */
import { isLeaf } from '../criteria.ts';
import type { CriteriaSet, CriterionNode } from '../criteria.ts';
import type { DeclaredData, ScoringRule } from '../rules/rule.ts';
import { evaluateRule, isDirectRule } from '../rules/evaluateRule.ts';
import { isNotApplicable, MISSING, NOT_APPLICABLE } from '../scores.ts';
import type { StageRow, UnitScores } from '../scores.ts';
import { inventDeclared } from './inventDeclared.ts';
import type { Draws } from './seededDraws.ts';

export interface UnitProfile {
  /** Chance of full marks at a leaf, 0..1. */
  readonly skill01: number;
  /** Codes of leaves that do not apply to the unit. */
  readonly notApplicable: readonly string[];
  /** Codes of leaves that nothing was handed in for. */
  readonly missing: readonly string[];
  /** Codes of rate leaves where no cases arose: 0 of 0. */
  readonly noCases: readonly string[];
  readonly bonus: number;
  readonly penalty: number;
}

/** A row of a stage while it is being filled. */
interface Draft {
  readonly points: Float64Array;
  readonly declared: Record<string, DeclaredData>;
  readonly notes: Record<string, string>;
}

const NO_CASES: DeclaredData = { kind: 'ratio', numerator: 0, denominator: 0 };

export function inventScores(set: CriteriaSet, profile: UnitProfile, draws: Draws): UnitScores {
  const self = startRow(set);
  const appraisal1 = startRow(set);
  const survey = startRow(set);
  for (const node of Object.values(set.nodes)) {
    if (!isLeaf(node) || node.rule === null) continue;
    const invented = inventDeclared(node.rule, profile.skill01, draws);
    const declared = profile.noCases.includes(node.code) ? NO_CASES : invented;
    const appraised = appraise(node, node.rule, declared, draws);
    if (profile.missing.includes(node.code)) continue;
    const row = node.method === 'self' ? self : survey;
    if (profile.notApplicable.includes(node.code)) row.points[node.slot] = NOT_APPLICABLE;
    else row.declared[String(node.slot)] = declared;
    if (appraised !== null && node.method === 'self' && !profile.notApplicable.includes(node.code)) {
      appraisal1.points[node.slot] = appraised.points;
      if (appraised.note !== '') appraisal1.notes[String(node.slot)] = appraised.note;
    }
  }
  for (const extra of set.extras) {
    const points = extra.kind === 'bonus' ? profile.bonus : profile.penalty;
    if (points > 0) appraisal1.points[extra.slot] = points;
  }
  return {
    self: finishRow(self),
    appraisal1: finishRow(appraisal1),
    appraisal2: finishRow(startRow(set)),
    survey: finishRow(survey),
  };
}

function startRow(set: CriteriaSet): Draft {
  return { points: new Float64Array(set.nextSlot).fill(MISSING), declared: {}, notes: {} };
}

function finishRow(draft: Draft): StageRow {
  const isEmpty = draft.points.every(Number.isNaN);
  return { ...draft, points: isEmpty ? new Float64Array(0) : draft.points, explanations: {} };
}

/** Most leaves stand as self-scored; one in six is confirmed in figures and one in nine loses points. */
function appraise(
  node: CriterionNode,
  rule: ScoringRule,
  declared: DeclaredData,
  draws: Draws,
): { readonly points: number; readonly note: string } | null {
  const draw = draws.next();
  if (draw > 1 / 6 + 1 / 9 || !isDirectRule(rule)) return null;
  const own = evaluateRule(rule, declared, node.max ?? 0);
  if (!own.ok || isNotApplicable(own.value)) return null;
  if (draw < 1 / 6) return { points: own.value, note: '' };
  const lower = lowerPoints(rule, own.value);
  return lower === null ? null : { points: lower, note: 'Tài liệu kiểm chứng chưa đầy đủ' };
}

/** The next points below that the rule can give, or a little less where it is proportional. */
function lowerPoints(rule: ScoringRule, points: number): number | null {
  if (points <= 0) return null;
  if (rule.type === 'choice' || rule.type === 'bands') {
    const steps = rule.type === 'choice' ? rule.options : rule.bands;
    return Math.max(0, ...steps.map((step) => step.points).filter((step) => step < points));
  }
  if (rule.type === 'deduction' || rule.type === 'count') return Math.max(0, points - rule.step);
  return Math.floor(points * 95) / 100;
}
