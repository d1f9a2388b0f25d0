import type { IndexModel } from '../../src/analysis/indexModel.ts';
import {
  fullMarksOf,
  listBlockLosses,
  listUnitLosses,
  type RankWithFull,
} from '../../src/analysis/lostPoints/losses.ts';
import type { LostPointsAnswer, LostPointsAsk } from '../../src/analysis/lostPoints/question.ts';
import { checkSelfScore, type PastRecord } from '../../src/analysis/lostPoints/realityCheck.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { evaluateModel, roundedIndex } from '../../src/analysis/indexModel.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import { findCrosswalk } from '../../src/domain/findCrosswalk.ts';
import { lastStagePresent } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { listEarlierSets, listPastRecords, listSelfScored } from './pastRecords.ts';

export function* answerLostPoints(
  context: AnalysisContext,
  ask: LostPointsAsk,
): Steps<Result<LostPointsAnswer, AnalysisProblem>> {
  yield 0;
  const { state, unitId, heavyWeight } = ask;
  const model = context.model(state);
  const workbook = context.resolve(state);
  const set = workbook?.sets[state.setId];
  const unit = model?.unitIds.indexOf(unitId) ?? -1;
  if (!model || !workbook || !set || unit < 0) return fail('analysis.gone');
  if (Number.isNaN(evaluateModel(model).index[unit]))
    return fail('analysis.errors', { place: model.unitNames[unit] ?? unitId });
  yield 0.1;
  const isCoupled = model.couplings.some(({ kind }) => kind !== 'relative');
  const withFull = isCoupled ? yield* tryFullMarks(context, ask, model, workbook, unit) : fullMarksOf(model, unit);
  const losses = listUnitLosses(model, unitId, heavyWeight, withFull);
  const block = listBlockLosses(model);
  yield 0.5;
  const earlier = listEarlierSets(context.workbook, state.setId);
  const records: PastRecord[] = [];
  for (const [turn, one] of earlier.entries()) {
    records.push(...listPastRecords(context, one));
    yield 0.5 + (0.4 * (turn + 1)) / earlier.length;
  }
  const claimed = context.model({ ...state, stage: 'self' });
  if (!claimed) return fail('analysis.gone');
  const check = checkSelfScore({
    claimed,
    effective: model,
    unitId,
    setIds: earlier.filter(({ id }) => records.some(({ setId }) => setId === id)).map(({ id }) => id),
    records,
    links: new Map(earlier.map((one) => [one.id, findCrosswalk(context.workbook, one, set).links])),
    selfScored: listSelfScored(set, workbook.scores[state.setId]?.[unitId]),
  });
  const coupled = [...new Set(model.couplings.map(({ nodeId }) => nodeId))];
  return succeed({ state, unit: losses, block, check, coupled });
}

/** Full marks typed in each leaf in turn, through the formulas. */
function* tryFullMarks(
  context: AnalysisContext,
  { state, unitId }: LostPointsAsk,
  model: IndexModel,
  workbook: Workbook,
  unit: number,
): Steps<RankWithFull> {
  const full = new Map<number, { index: number; rank: number }>();
  const scores = workbook.scores[state.setId]?.[unitId];
  for (const [leaf, at] of model.leafNodes.entries()) {
    const node = workbook.sets[state.setId]?.nodes[model.nodes[at]?.id ?? ('' as never)];
    if (!node || !scores) continue;
    const stage = lastStagePresent(scores, node.slot) ?? (node.method === 'self' ? 'self' : 'survey');
    const commands: Command[] = [
      { verb: 'unlockScores', args: { setId: state.setId, unitId } },
      {
        verb: 'setScores',
        args: { setId: state.setId, entries: [{ unitId, stage, slot: node.slot, entry: { points: node.max ?? 0 } }] },
      },
    ];
    const tried = context.trial(state, state.scenarioId === null ? commands : commands.slice(1));
    const outcome = tried.ok ? evaluateModel(tried.value) : null;
    full.set(leaf, {
      index: outcome && tried.ok ? roundedIndex(tried.value, outcome.index[unit] ?? NaN) : NaN,
      rank: outcome?.rank[unit] ?? NaN,
    });
    yield 0.1 + (0.4 * (leaf + 1)) / model.leafNodes.length;
  }
  return (leaf) => full.get(leaf) ?? { index: NaN, rank: NaN };
}
