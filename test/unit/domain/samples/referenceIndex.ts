/** The plainest way to an index, to hold samples against: points of the last stage / maxima that apply x 100. */
import { HyperFormula } from 'hyperformula';
import { sumExactly } from '../../../../src/lib/decimal.ts';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import type { CriteriaSet, CriterionNode } from '../../../../src/domain/criteria.ts';
import type { UnitId } from '../../../../src/domain/ids.ts';
import { compileRule, operandsOf } from '../../../../src/domain/rules/compileRule.ts';
import { rateOf } from '../../../../src/domain/rules/declared.ts';
import { evaluateRelative, evaluateRule } from '../../../../src/domain/rules/evaluateRule.ts';
import type { DeclaredData } from '../../../../src/domain/rules/rule.ts';
import { isMissing, isNotApplicable, lastStagePresent, pointsAt } from '../../../../src/domain/scores.ts';
import type { UnitScores } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';

export interface Totals {
  readonly total: number;
  readonly applicable: number;
  readonly index: number;
}

const engine = HyperFormula.buildFromArray([], { licenseKey: 'gpl-v3', precisionRounding: 14 });

/** Points of a leaf, NaN missing, Infinity not applicable; the declared data must fit the rule. */
export function leafPoints(workbook: Workbook, set: CriteriaSet, unitId: UnitId, leaf: CriterionNode): number {
  const scores = workbook.scores[set.id]?.[unitId];
  if (!scores) throw new Error(`no scores of ${unitId}`);
  const stage = lastStagePresent(scores, leaf.slot);
  if (stage === null) return Number.NaN;
  const typed = pointsAt(scores[stage], leaf.slot);
  const declared = scores[stage].declared[String(leaf.slot)];
  return isMissing(typed) && declared ? declaredPoints(workbook, set, leaf, declared) : typed;
}

function declaredPoints(workbook: Workbook, set: CriteriaSet, leaf: CriterionNode, declared: DeclaredData): number {
  const { rule, max } = leaf;
  if (rule === null || max === null) throw new Error(`no rule at ${leaf.code}`);
  if (rule.type === 'formula')
    return engine.calculateFormula(compileRule(rule, max, operandsOf(declared)), 0) as number;
  if (rule.type === 'relative') return evaluateRelative(rate(declared), highestRate(workbook, set, leaf), max);
  const result = evaluateRule(rule, declared, max);
  if (!result.ok) throw new Error(`${leaf.code}: ${result.problem.code}`);
  return result.value;
}

function rate(declared: DeclaredData): number {
  const result = rateOf(declared);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function highestRate(workbook: Workbook, set: CriteriaSet, leaf: CriterionNode): number {
  const units = Object.values<UnitScores>(workbook.scores[set.id] ?? {});
  return Math.max(
    ...units
      .flatMap(({ self }) => self.declared[String(leaf.slot)] ?? [])
      .map(rate)
      .filter(Number.isFinite),
  );
}

export function totalsOf(workbook: Workbook, set: CriteriaSet, unitId: UnitId): Totals {
  const got: number[] = [];
  const could: number[] = [];
  for (const leaf of listLeaves(set)) {
    const points = leafPoints(workbook, set, unitId, leaf);
    const max = leaf.max ?? 0;
    const leaves = isNotApplicable(points)
      ? leaf.notApplicable === 'exclude'
      : isMissing(points) && leaf.method !== 'self';
    if (leaves) continue;
    could.push(max);
    if (isNotApplicable(points)) got.push(leaf.notApplicable === 'full' ? max : 0);
    else if (!isMissing(points)) got.push(points);
  }
  for (const extra of set.extras) {
    const row = workbook.scores[set.id]?.[unitId]?.appraisal1;
    const points = row ? pointsAt(row, extra.slot) : Number.NaN;
    if (!isMissing(points)) got.push(Math.min(points, extra.cap) * (extra.kind === 'bonus' ? 1 : -1));
  }
  const total = sumExactly(got);
  const applicable = sumExactly(could);
  return { total, applicable, index: (total / applicable) * 100 };
}
