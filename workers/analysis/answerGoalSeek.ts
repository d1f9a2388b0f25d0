import { chooseLeafAsk } from '../../src/analysis/goalSeek/leafInput.ts';
import type { Found, GoalSeekAnswer, GoalSeekAsk, SoughtInput } from '../../src/analysis/goalSeek/question.ts';
import { gradeOf, isReached, readGoal } from '../../src/analysis/goalSeek/readGoal.ts';
import { standingOf } from '../../src/analysis/standing.ts';
import { findMissingRank } from '../../src/analysis/missingRank.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type { NodeId } from '../../src/domain/ids.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { seekInput, type Seeking } from './seekInput.ts';

export function* answerGoalSeek(
  context: AnalysisContext,
  ask: GoalSeekAsk,
): Steps<Result<GoalSeekAnswer, AnalysisProblem>> {
  yield 0;
  const { state, goal, input, step } = ask;
  const model = context.model(state);
  const workbook = context.resolve(state);
  const unit = model?.unitIds.indexOf(goal.unitId) ?? -1;
  if (!model || !workbook || unit < 0) return fail('analysis.gone');
  if (goal.kind === 'gap' && !model.unitIds.includes(goal.toUnitId)) return fail('analysis.gone');
  if (goal.kind === 'component' && !model.fieldIds.includes(goal.fieldId)) return fail('analysis.gone');
  if (!(step >= 0.001 && step <= 10)) return fail('analysis.badSetting', { what: 'step', min: 0.001, max: 10 });
  const standing = standingOf(model);
  const base = readGoal(model, goal, standing);
  if (Number.isNaN(standing.keys[unit]))
    return fail('analysis.errors', { place: model.unitNames[unit] ?? goal.unitId });
  const unranked = goal.kind === 'rank' ? findMissingRank(model, [goal.unitId]) : null;
  if (unranked) return unranked;
  const isOne = input.kind !== 'every';
  const seeking: Seeking = { context, state, goal, model, workbook, step, base, withLine: isOne };
  const inputs: SoughtInput[] = [];
  const skipped: NodeId[] = [];
  if (isOne) inputs.push(input);
  else {
    for (const at of model.leafNodes) {
      const node = model.nodes[at];
      if (!node || isReached(goal, base)) continue;
      const leafAsk = chooseLeafAsk(workbook, state.setId, input.unitId, node.id);
      if (leafAsk) inputs.push(leafAsk);
      else skipped.push(node.id);
    }
  }
  const found: Found[] = [];
  for (const [turn, one] of inputs.entries()) {
    const sought = yield* partOfSteps(seekInput(seeking, one), turn / inputs.length, (turn + 1) / inputs.length);
    if (sought) found.push(sought);
    else if (isOne) return fail('analysis.gone');
    else if (one.kind === 'declared' || one.kind === 'points') skipped.push(one.nodeId);
  }
  found.sort((a, b) => compareFound(a, b, (one) => gradeOf(goal, one.result)));
  return succeed({
    state,
    goal,
    base,
    found,
    skipped,
    coupled: [...new Set(model.couplings.map(({ nodeId }) => nodeId))],
  });
}

/** Those that reach the goal first, by the share of the leaf's own maximum that must change; then by how near they come. */
function compareFound(a: Found, b: Found, gradeOfFound: (found: Found) => number): number {
  if (a.outcome !== b.outcome) return a.outcome === 'outOfReach' ? 1 : -1;
  if (a.outcome === 'outOfReach') return gradeOfFound(b) - gradeOfFound(a);
  return a.change01 - b.change01;
}
