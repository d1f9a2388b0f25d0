import { attribute, type AttributionMatter } from '../../src/analysis/attribution/attribute.ts';
import { pairById, reversePairs, type LeafPair } from '../../src/analysis/attribution/leafLines.ts';
import type { AttributionAnswer, AttributionAsk } from '../../src/analysis/attribution/question.ts';
import type { IndexModel } from '../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { proposeCrosswalk } from '../../src/domain/crosswalk.ts';
import type { KeptCrosswalk } from '../../src/domain/workbook.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { createCornersFinder } from './ruleCorners.ts';

export function* answerAttribution(
  context: AnalysisContext,
  ask: AttributionAsk,
): Steps<Result<AttributionAnswer, AnalysisProblem>> {
  yield 0;
  const from = context.model(ask.from);
  yield 0.2;
  const to = context.model(ask.to);
  yield 0.4;
  if (!from || !to) return fail('analysis.gone');
  const corners = createCornersFinder(context, from, to);
  if (!corners) return fail('analysis.gone');
  const matter = { from, to, ...pairLeaves(context, from, to), findCorners: corners.find };
  const answer = yield* partOfSteps(attribute(ask, matter), 0.4, 1);
  return succeed({ ...answer, unsplitRules: corners.countUnsplit() });
}

/** By id within a set; between two by the crosswalk that a person confirmed, in either direction, else as proposed. */
function pairLeaves(
  context: AnalysisContext,
  from: IndexModel,
  to: IndexModel,
): Pick<AttributionMatter, 'pairs' | 'mapping'> {
  const [fromId, toId] = [from.state.setId, to.state.setId];
  if (fromId === toId) return { pairs: pairById(from), mapping: 'same' };
  const kept = Object.values(context.workbook.crosswalks);
  const forth = kept.find((one) => one.fromSetId === fromId && one.toSetId === toId);
  if (forth) return { pairs: forth.rows, mapping: 'kept' };
  const back = kept.find((one: KeptCrosswalk) => one.fromSetId === toId && one.toSetId === fromId);
  if (back) return { pairs: reversePairs(back.rows, to), mapping: 'kept' };
  return { pairs: proposePairs(context, from, to), mapping: 'proposed' };
}

function proposePairs(context: AnalysisContext, from: IndexModel, to: IndexModel): readonly LeafPair[] {
  const fromSet = context.resolve(from.state)?.sets[from.state.setId];
  const toSet = context.resolve(to.state)?.sets[to.state.setId];
  return fromSet && toSet ? proposeCrosswalk(fromSet, toSet).rows : [];
}
