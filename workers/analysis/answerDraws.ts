import { assessRisk } from '../../src/analysis/draws/rankRisk.ts';
import { drawRanks, type DrawnRanks } from '../../src/analysis/draws/drawRanks.ts';
import {
  MAX_DRAWS,
  MAX_ENGINE_DRAWS,
  MAX_PAIR_UNITS,
  MIN_DRAWS,
  type DrawsAnswer,
  type DrawsAsk,
} from '../../src/analysis/draws/question.ts';
import { explainNoGroups, listWeightGroups, type WeightGroups } from '../../src/analysis/draws/weightGroups.ts';
import { evaluateModel, roundedIndex, type IndexModel } from '../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { drawThroughEngine } from './drawThroughEngine.ts';

export function* answerDraws(context: AnalysisContext, ask: DrawsAsk): Steps<Result<DrawsAnswer, AnalysisProblem>> {
  const bad = findBadSetting(ask);
  if (bad) return fail('analysis.badSetting', bad);
  yield 0;
  const model = context.model(ask.state);
  if (!model) return fail('analysis.gone');
  const groups = listWeightGroups(model, ask.level, ask.kept);
  if (!groups) return explainNoGroups(model);
  const ranked = evaluateModel(model).rank.filter((rank) => !Number.isNaN(rank)).length;
  if (ranked < 2) return fail('analysis.tooFew', { needed: 2, found: ranked });
  const withPairs = ask.withPairs && ranked <= MAX_PAIR_UNITS;
  // Points of a rule that reads weights or results move with the weights: only the formulas know how.
  const isCoupled = model.couplings.some((coupling) => coupling.kind === 'rule');
  if (!isCoupled) {
    const drawn = yield* drawRanks(model, groups, { ...ask, withPairs });
    return succeed(showDraws(model, groups, ask, drawn, ask.draws, 'kernel'));
  }
  const draws = Math.min(ask.draws, MAX_ENGINE_DRAWS);
  const drawn = yield* drawThroughEngine(context, model, groups, { ...ask, draws, withPairs });
  return drawn.ok ? succeed(showDraws(model, groups, ask, drawn.value, draws, 'engine')) : drawn;
}

function showDraws(
  model: IndexModel,
  groups: WeightGroups,
  { state, seed }: DrawsAsk,
  { units, ...tallied }: DrawnRanks,
  draws: number,
  through: DrawsAnswer['through'],
): DrawsAnswer {
  const { index, rank } = evaluateModel(model);
  return {
    ...tallied,
    state,
    draws,
    seed,
    through,
    unitIds: Array.from(units).flatMap((unit) => model.unitIds[unit] ?? []),
    skipped: groups.skipped.flatMap((node) => model.nodes[node]?.id ?? []),
    index: Float64Array.from(units, (unit) => roundedIndex(model, index[unit] ?? Number.NaN)),
    rank: Float64Array.from(units, (unit) => rank[unit] ?? Number.NaN),
    risk: assessRisk(model, index, units),
  };
}

function findBadSetting({ draws, noise, scoreDeviation }: DrawsAsk): Readonly<Record<string, string | number>> | null {
  const isWithin = (value: number, min: number, max: number): boolean => value >= min && value <= max;
  if (!Number.isInteger(draws) || !isWithin(draws, MIN_DRAWS, MAX_DRAWS))
    return { what: 'draws', min: MIN_DRAWS, max: MAX_DRAWS };
  if (!isWithin(scoreDeviation, 0, 20)) return { what: 'scoreDeviation', min: 0, max: 20 };
  if (noise.kind === 'box' && !isWithin(noise.width01, 0, 1)) return { what: 'width', min: 0, max: 100 };
  if (noise.kind === 'dirichlet' && !isWithin(noise.concentration, 1, 1e6))
    return { what: 'concentration', min: 1, max: 1e6 };
  return null;
}
