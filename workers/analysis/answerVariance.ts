import {
  explainNoGroups,
  listWeightGroups,
  weighLeaves,
  type WeightGroups,
} from '../../src/analysis/draws/weightGroups.ts';
import { evaluateModel, type IndexModel } from '../../src/analysis/indexModel.ts';
import { findMissingRank } from '../../src/analysis/missingRank.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { correlateNodes } from '../../src/analysis/variance/correlations.ts';
import {
  MAX_ENGINE_EVALUATIONS,
  MAX_SAMPLES,
  MIN_SAMPLES,
  type VarianceAnswer,
  type VarianceAsk,
  type VarianceOutput,
} from '../../src/analysis/variance/question.ts';
import { estimateSobol } from '../../src/analysis/variance/sobolIndices.ts';
import {
  drawsOf,
  evaluateThroughKernel,
  groupInputs,
  ratiosOfPoint,
  resamplesOf,
} from '../../src/analysis/variance/weightVariance.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

export function* answerVariance(
  context: AnalysisContext,
  ask: VarianceAsk,
): Steps<Result<VarianceAnswer, AnalysisProblem>> {
  yield 0;
  const { state, output, seed } = ask;
  const model = context.model(state);
  if (!model) return fail('analysis.gone');
  if (output.kind !== 'shift' && !model.unitIds.includes(output.unitId)) return fail('analysis.gone');
  if (!(ask.width01 >= 0.001 && ask.width01 <= 1))
    return fail('analysis.badSetting', { what: 'width', min: 0.1, max: 100 });
  if (!(ask.samples >= MIN_SAMPLES && ask.samples <= MAX_SAMPLES))
    return fail('analysis.badSetting', { what: 'samples', min: MIN_SAMPLES, max: MAX_SAMPLES });
  const groups = listWeightGroups(model, ask.level, ask.kept);
  if (!groups) return explainNoGroups(model);
  const base = readOutput(model, model, output);
  const unranked = output.kind === 'rank' ? findMissingRank(model, [output.unitId]) : null;
  if (unranked) return unranked;
  if (Number.isNaN(base) && output.kind === 'shift') return fail('analysis.tooFew', { needed: 1, found: 0 });
  if (Number.isNaN(base)) return fail('analysis.errors', { place: placeOf(model, output) });
  const { nodes, groupOfInput } = groupInputs(model, groups, ask.groupLevel);
  if (nodes.length < 2) return fail('analysis.tooFew', { needed: 2, found: nodes.length });
  // A rule that reads weights or results moves attainments when weights move: only the engine knows how.
  const through = model.couplings.some(({ kind }) => kind === 'rule') ? 'engine' : 'kernel';
  const affordable = Math.max(16, Math.floor(MAX_ENGINE_EVALUATIONS / (nodes.length + 2)));
  const samples = through === 'kernel' ? ask.samples : Math.min(ask.samples, affordable);
  const found = yield* estimateSobol({
    samples,
    groups: nodes.length,
    groupOfInput,
    drawAt: drawsOf(model, groups, seed),
    resampleAt: resamplesOf(seed),
    evaluate:
      through === 'kernel'
        ? evaluateThroughKernel(model, groups, ask)
        : (rows, count, outputs) => evaluateThroughEngine(context, model, groups, ask, rows, count, outputs),
  });
  const answered = nodes.map((at, group) => ({
    nodeId: model.nodes[at]?.id ?? ('' as never),
    weight: model.nodes[at]?.effective ?? Number.NaN,
    first: found.first[group] ?? Number.NaN,
    firstError: found.firstError[group] ?? Number.NaN,
    total: found.total[group] ?? Number.NaN,
    totalError: found.totalError[group] ?? Number.NaN,
  }));
  return succeed({
    state,
    base,
    mean: found.mean,
    deviation: Math.sqrt(found.variance),
    groups: answered.sort((one, other) => other.total - one.total),
    firstSum: found.first.reduce((sum, value) => sum + value, 0),
    samples,
    evaluations: found.evaluations,
    seed,
    through,
    skipped: groups.skipped.flatMap((at) => model.nodes[at]?.id ?? []),
    correlations: correlateNodes(model),
  });
}

function evaluateThroughEngine(
  context: AnalysisContext,
  model: IndexModel,
  groups: WeightGroups,
  { state, output, width01 }: VarianceAsk,
  rows: Float64Array,
  count: number,
  outputs: Float64Array,
): void {
  const inputs = groups.nodes.length;
  const ratios = new Float64Array(inputs);
  const { setId } = state;
  for (let row = 0; row < count; row++) {
    ratiosOfPoint(groups, width01, rows, row * inputs, ratios, 0);
    const leaves = weighLeaves(model, groups, ratios);
    const commands: Command[] = [{ verb: 'setRedistribution', args: { setId, redistribution: { rule: 'free' } } }];
    for (const node of model.nodes) {
      const weight = node.leaf >= 0 ? (leaves[node.leaf] ?? 0) : null;
      commands.push({ verb: 'setWeight', args: { setId, nodeId: node.id, weight } });
    }
    const trial = context.trial(state, commands);
    outputs[row] = trial.ok ? readOutput(trial.value, model, output) : Number.NaN;
  }
}

function readOutput(model: IndexModel, before: IndexModel, output: VarianceOutput): number {
  const { index, rank } = evaluateModel(model);
  if (output.kind !== 'shift') {
    const unit = model.unitIds.indexOf(output.unitId);
    return (output.kind === 'score' ? index[unit] : rank[unit]) ?? Number.NaN;
  }
  const old = evaluateModel(before).rank;
  const shifts = Array.from(rank, (now, unit) => Math.abs(now - (old[unit] ?? Number.NaN))).filter(
    (shift) => !Number.isNaN(shift),
  );
  return shifts.length === 0 ? Number.NaN : shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
}

function placeOf(model: IndexModel, output: VarianceOutput): string {
  return output.kind === 'shift' ? '' : (model.unitNames[model.unitIds.indexOf(output.unitId)] ?? '');
}
