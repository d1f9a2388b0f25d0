import { explainNoGroups, listWeightGroups, type WeightGroups } from '../../src/analysis/draws/weightGroups.ts';
import type {
  GuaranteeAnswer,
  GuaranteeAsk,
  NodeWeight,
  RankEnd,
  UnitGuarantee,
} from '../../src/analysis/guarantee/question.ts';
import { listLevels } from '../../src/analysis/guarantee/levels.ts';
import { findRankEnds, type FoundEnd } from '../../src/analysis/guarantee/rankEnds.ts';
import { LEVEL_EPS } from '../../src/analysis/guarantee/rankProgram.ts';
import { buildBox, isBoxEmpty } from '../../src/analysis/guarantee/weightBox.ts';
import { countAbove } from '../../src/analysis/guarantee/witness.ts';
import { listSettings, listWitness } from '../../src/analysis/guarantee/witnessSettings.ts';
import { evaluateModel, type IndexModel } from '../../src/analysis/indexModel.ts';
import { findMissingRank } from '../../src/analysis/missingRank.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import { findSolver } from '../highs.ts';
import type { AnalysisContext } from './context.ts';

/** More units are not tried through the formula engine: their witnesses are ranked by the kernel alone. */
const MAX_CONFIRMED = 120;

export function* answerGuarantee(
  context: AnalysisContext,
  ask: GuaranteeAsk,
): Steps<Result<GuaranteeAnswer, AnalysisProblem>> {
  const { state } = ask;
  if (!(ask.width01 >= 0 && ask.width01 <= 1)) return fail('analysis.badSetting', { what: 'width', min: 0, max: 100 });
  yield 0;
  const model = context.model(state);
  if (!model) return fail('analysis.gone');
  const groups = listWeightGroups(model, ask.level, ask.kept);
  if (!groups) return explainNoGroups(model);
  const box = buildBox(model, groups, ask);
  if (isBoxEmpty(box)) return fail('analysis.badSetting', { what: 'limits', min: 0, max: model.statedTotal });
  const levels = listLevels(model, box);
  if (levels.units.length < 2) return fail('analysis.tooFew', { needed: 2, found: levels.units.length });
  const wanted = levels.units.filter(
    ({ unit }) => ask.unitIds === null || ask.unitIds.some((id) => id === model.unitIds[unit]),
  );
  if (wanted.length === 0) return findMissingRank(model, ask.unitIds ?? []) ?? fail('analysis.gone');

  let solve = findSolver();
  while (!solve) {
    yield 0;
    solve = findSolver();
  }
  if (solve === 'failed') return fail('analysis.noSolver');
  const question = { model, box, levels, solve, limitMs: ask.limitMs };
  const units: UnitGuarantee[] = [];
  for (const [at, level] of wanted.entries()) {
    const steps = findRankEnds(question, level);
    const { now, best, worst } = yield* partOfSteps(steps, at / wanted.length, (at + 1) / wanted.length);
    const show = (found: FoundEnd): RankEnd =>
      showEnd(context, model, groups, level.unit, found, wanted.length <= MAX_CONFIRMED);
    const shownBest = show(best);
    yield (at + 0.9) / wanted.length;
    const unitId = model.unitIds[level.unit];
    if (unitId !== undefined) units.push({ unitId, rank: now + 1, best: shownBest, worst: show(worst) });
    yield (at + 1) / wanted.length;
  }
  return succeed({
    state,
    units,
    box: Array.from(groups.nodes, (node, group) => {
      const weight = groups.weights[group] ?? 0;
      const nodeId = model.nodes[node]?.id ?? ('' as never);
      return { nodeId, weight, min: (box.low[group] ?? 1) * weight, max: (box.high[group] ?? 1) * weight };
    }),
    skipped: groups.skipped.flatMap((node) => model.nodes[node]?.id ?? []),
    eps: LEVEL_EPS / 10 ** model.policies.decimals,
    isCoupled: model.couplings.some((coupling) => coupling.kind === 'rule'),
  });
}

function showEnd(
  context: AnalysisContext,
  model: IndexModel,
  groups: WeightGroups,
  unit: number,
  { above, bound, ratios }: FoundEnd,
  isTried: boolean,
): RankEnd {
  const end = { rank: above + 1, bound: bound + 1, witness: listWitness(model, groups, ratios) };
  const few = listSettings(model, groups, ratios, 'few');
  if (!isTried) return { ...end, settings: few, isConfirmed: null };
  const gives = (settings: readonly NodeWeight[]): boolean => {
    const trial = context.trial(model.state, setWeights(model, settings));
    return trial.ok && countAbove(trial.value, evaluateModel(trial.value).index, unit) === above;
  };
  if (gives(few)) return { ...end, settings: few, isConfirmed: true };
  const all = listSettings(model, groups, ratios, 'all');
  return { ...end, settings: all, isConfirmed: gives(all) };
}

function setWeights({ state }: IndexModel, settings: readonly NodeWeight[]): Command[] {
  return settings.map(({ nodeId, weight }) => ({
    verb: 'setWeight',
    args: { setId: state.setId, nodeId, weight },
  }));
}
