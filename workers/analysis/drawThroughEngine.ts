/** Monte Carlo where points follow the weights: every draw is a trial in the formula engine. */
import type { DrawnRanks } from '../../src/analysis/draws/drawRanks.ts';
import type { DrawsAsk } from '../../src/analysis/draws/question.ts';
import { prepareTally } from '../../src/analysis/draws/tallyRanks.ts';
import { prepareWeightDraws } from '../../src/analysis/draws/weightNoise.ts';
import type { WeightGroups } from '../../src/analysis/draws/weightGroups.ts';
import { listSettings } from '../../src/analysis/guarantee/witnessSettings.ts';
import { evaluateModel, roundedIndex, type IndexModel } from '../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

export function* drawThroughEngine(
  context: AnalysisContext,
  model: IndexModel,
  groups: WeightGroups,
  ask: DrawsAsk,
): Steps<Result<DrawnRanks, AnalysisProblem>> {
  const weightDraws = prepareWeightDraws(model, groups, ask.noise, ask.seed);
  const { rank } = evaluateModel(model);
  const units = Int32Array.from(rank.keys()).filter((unit) => !Number.isNaN(rank[unit]));
  const tally = prepareTally(units.length, model.policies, 1, ask.withPairs);
  const ratios = new Float64Array(groups.nodes.length);
  const power = 10 ** model.policies.decimals;
  for (let draw = 0; draw < ask.draws; draw++) {
    weightDraws.fill(draw, ratios, 0);
    const settings = listSettings(model, groups, ratios, 'all');
    const { setId } = model.state;
    const trial = context.trial(
      model.state,
      settings.map(({ nodeId, weight }) => ({ verb: 'setWeight', args: { setId, nodeId, weight } })),
    );
    if (!trial.ok) return trial;
    const { index } = evaluateModel(trial.value);
    const keys = Int32Array.from(units, (unit) => Math.round(roundedIndex(model, index[unit] ?? Number.NaN) * power));
    tally.add(keys, 1);
    yield (draw + 1) / ask.draws;
  }
  return succeed({ units, ...tally.summarize() });
}
