import { evaluateModel, roundedIndex, type IndexModel } from '../../src/analysis/indexModel.ts';
import { makePlans, moveOf } from '../../src/analysis/plan/makePlans.ts';
import type { LeafEffort, Plan, PlanAnswer, PlanAsk } from '../../src/analysis/plan/question.ts';
import { readLeaves } from '../../src/analysis/plan/readLeaves.ts';
import { listRivals } from '../../src/analysis/plan/targets.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { rankAmong } from '../../src/analysis/ranking.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { tryFormulaSteps } from './formulaSteps.ts';

/** Plans by the model, each then entered into the real workbook and recalculated by the formula engine. */
export function* answerPlan(context: AnalysisContext, ask: PlanAsk): Steps<Result<PlanAnswer, AnalysisProblem>> {
  yield 0;
  const flaw = findFlaw(ask);
  if (flaw) return { ok: false, problem: flaw };
  const model = context.model(ask.state);
  const resolved = context.resolve(ask.state);
  const set = resolved?.sets[ask.state.setId];
  const rows = resolved?.scores[ask.state.setId];
  const unit = model?.unitIds.indexOf(ask.unitId) ?? -1;
  if (!model || !set || !rows || unit < 0) return fail('analysis.gone');
  const ladders = yield* partOfSteps(tryFormulaSteps(context, ask, set, rows, model, unit), 0, 0.2);
  const routes = readLeaves(set, rows, model, unit, ask, (leaf) => ladders.get(leaf.id) ?? null);
  const made = yield* partOfSteps(makePlans(model, unit, routes, ask), 0.2, 0.8);
  if (!made.ok) return made;
  const plans: Plan[] = [];
  for (const plan of made.value.plans) {
    yield 0.8 + (0.2 * plans.length) / made.value.plans.length;
    const trial = context.trial(ask.state, [
      { verb: 'unlockScores', args: { setId: set.id, unitId: ask.unitId } },
      enterPlan(ask, plan),
    ]);
    if (!trial.ok) return trial;
    plans.push(confirmPlan(plan, trial.value, unit, ask));
  }
  return succeed({ ...made.value, plans });
}

/** The facts of a plan as one command. */
function enterPlan({ state, unitId }: PlanAsk, { moves }: Plan): Command {
  const entries = moves.map(({ stage, slot, to }) => ({ unitId, stage, slot, entry: to }));
  return { verb: 'setScores', args: { setId: state.setId, entries } };
}

/** The plan with the figures of the model in which it has been entered. */
function confirmPlan(plan: Plan, model: IndexModel, unit: number, ask: PlanAsk): Plan {
  const { index, classIndex } = evaluateModel(model);
  const rivals = listRivals(model, index, unit, (rival) => moveOf(ask, model, rival));
  const own = roundedIndex(model, index[unit] ?? Number.NaN);
  const rank = rankAmong(rivals, own, model.policies.tieRule);
  const { target } = ask;
  const isConfirmed =
    target.kind === 'index'
      ? own >= target.index
      : target.kind === 'rank'
        ? rank <= target.rank
        : (classIndex[unit] ?? -1) >= 0 && (classIndex[unit] ?? -1) <= target.classIndex;
  return { ...plan, index: own, rank, classIndex: classIndex[unit] ?? -1, isConfirmed };
}

const EFFORT_RANGE = { min: 0.01, max: 1000 };

function findFlaw({ target, rivalShift, rivalMoves, efforts }: PlanAsk): AnalysisProblem | null {
  const outside = (what: string, value: number, min: number, max: number): AnalysisProblem | null =>
    value >= min && value <= max ? null : { code: 'analysis.badSetting', details: { what, min, max } };
  const moves = [rivalShift, ...Object.values<number>(rivalMoves)];
  return (
    (target.kind === 'index' ? outside('index', target.index, 0, 200) : null) ??
    (target.kind === 'rank' ? outside('rank', target.rank, 1, 100_000) : null) ??
    moves.map((move) => outside('rivals', move, -100, 100)).find((flaw) => flaw !== null) ??
    Object.values<LeafEffort>(efforts)
      .map(({ effort = 1 }) => outside('effort', effort, EFFORT_RANGE.min, EFFORT_RANGE.max))
      .find((flaw) => flaw !== null) ??
    null
  );
}
