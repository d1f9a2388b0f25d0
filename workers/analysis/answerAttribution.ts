import { attribute, type AttributionMatter } from '../../src/analysis/attribution/attribute.ts';
import { pairById } from '../../src/analysis/attribution/leafLines.ts';
import type { AttributionAnswer, AttributionAsk } from '../../src/analysis/attribution/question.ts';
import type { IndexModel } from '../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { findCrosswalk } from '../../src/domain/findCrosswalk.ts';
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
  const paired = pairLeaves(context, from, to);
  if (!corners || !paired) return fail('analysis.gone');
  const matter = { from, to, ...paired, findCorners: corners.find };
  const answer = yield* partOfSteps(attribute(ask, matter), 0.4, 1);
  return succeed({ ...answer, unsplitRules: corners.countUnsplit() });
}

/** By id within a set; between two by the crosswalk that a person confirmed, in either direction, else as proposed. */
function pairLeaves(
  context: AnalysisContext,
  from: IndexModel,
  to: IndexModel,
): Pick<AttributionMatter, 'pairs' | 'mapping'> | null {
  if (from.state.setId === to.state.setId) return { pairs: pairById(from), mapping: 'same' };
  const fromSet = context.resolve(from.state)?.sets[from.state.setId];
  const toSet = context.resolve(to.state)?.sets[to.state.setId];
  if (!fromSet || !toSet) return null;
  const { links, origin } = findCrosswalk(context.workbook, fromSet, toSet);
  return { pairs: links, mapping: origin === 'proposed' ? 'proposed' : 'kept' };
}
