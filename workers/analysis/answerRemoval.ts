import { evaluateModel } from '../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type { RemovalAnswer, RemovalAsk } from '../../src/analysis/removal/question.ts';
import { removeNodes } from '../../src/analysis/removal/removeNodes.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

export function* answerRemoval(
  context: AnalysisContext,
  ask: RemovalAsk,
): Steps<Result<RemovalAnswer, AnalysisProblem>> {
  yield 0;
  const model = context.model(ask.state);
  if (!model) return fail('analysis.gone');
  const broken = model.nodes.find((node) => Number.isNaN(node.effective));
  if (broken) return fail('analysis.errors', { place: broken.code });
  const rankedCount = evaluateModel(model).rank.filter((rank) => !Number.isNaN(rank)).length;
  if (rankedCount < 2) return fail('analysis.tooFew', { needed: 2, found: rankedCount });
  const rows = yield* removeNodes(model, ask.levels);
  return succeed({ state: ask.state, rows, rankedCount, couplings: model.couplings });
}
