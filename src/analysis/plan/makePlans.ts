/** The plans themselves: frontiers over the routes, what the target needs, the least plans and the price of each rank. */
import { assert, present } from '../../lib/assert.ts';
import { UNIT } from '../../lib/decimal.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import { partOfSteps, type Steps } from '../../lib/steps.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import type { AnalysisProblem } from '../problem.ts';
import { classifyUnits, rankAmong } from '../ranking.ts';
import {
  findLeastPlans,
  listFrontiers,
  MAX_FRONTIER,
  priceOf,
  type Frontier,
  type LeastPlans,
  type Option,
} from './leastEffort.ts';
import { publishedIndexOf } from './publish.ts';
import type { Plan, PlanAnswer, PlanAsk, PlanMove, RankPrice } from './question.ts';
import { EFFORT_UNIT, type LeafRoute } from './readLeaves.ts';
import { gainFor, keyOfTarget, listRankKeys, listRivals } from './targets.ts';

/** What the model says; ranks and indexes of the plans are those of the model, confirmed or not by who asks. */
export function* makePlans(
  model: IndexModel,
  unit: number,
  routes: readonly LeafRoute[],
  ask: PlanAsk,
): Steps<Result<PlanAnswer, AnalysisProblem>> {
  const { decimals, tieRule, classes } = model.policies;
  const now = evaluateModel(model);
  const published = publishedIndexOf(model, unit);
  if (Number.isNaN(published(0))) return fail('analysis.errors', { place: model.unitNames[unit] ?? '' });
  const rivals = listRivals(model, now.index, unit, (rival) => moveOf(ask, model, rival));
  const place = (index: number): { readonly index: number; readonly rank: number; readonly classIndex: number } => ({
    index,
    rank: rankAmong(rivals, index, tieRule),
    classIndex: classifyUnits(Float64Array.of(index), decimals, classes)[0] ?? -1,
  });
  // Heavy leaves first: what is added last is then small, and seldom makes an earlier one needless.
  const ordered = [...routes].sort((a, b) => topGain(b) - topGain(a)).filter(({ options }) => options.length > 0);
  const items = ordered.map(({ options }) => options);
  const frontiers = yield* partOfSteps(listFrontiers(items), 0, 0.5);
  if (!frontiers) return fail('analysis.tooMany', { limit: MAX_FRONTIER, found: MAX_FRONTIER + 1 });
  const all = frontiers[0] as Frontier;
  const most = all.gains.at(-1) ?? 0;
  const ranks = listRankKeys(rivals, decimals, tieRule);
  const key = keyOfTarget(ask.target, ranks, model);
  const gain = key === null ? null : gainFor(published, key, most);
  const today = place(published(0));
  const needs = key === null ? null : (gainFor(published, key, UNREACHABLE) ?? null);
  const count = Math.min(MAX_PLANS, Math.max(1, ask.count));
  const found =
    gain !== null && gain > 0
      ? yield* partOfSteps(findPlans(items, frontiers, gain, count), 0.5, 1)
      : { plans: [], sawAll: true };
  const plans = found.plans.map((plan): Plan => {
    const moves = plan.choices
      .map(({ item, option }) => describeMove(ordered[item], option))
      .sort((a, b) => order(routes, a) - order(routes, b));
    const { index, rank, classIndex } = place(published(plan.gain));
    return {
      moves,
      effort: plan.effort / EFFORT_UNIT,
      gain: plan.gain / UNIT,
      index,
      rank,
      classIndex,
      isConfirmed: true,
    };
  });
  const prices = ranks
    .filter(({ rank }) => rank < today.rank)
    .map((one): RankPrice => {
      const needed = gainFor(published, one.key, UNREACHABLE);
      const price = needed === null ? Number.POSITIVE_INFINITY : priceOf(all, needed);
      return {
        rank: one.rank,
        index: one.key,
        gain: needed === null ? Number.NaN : needed / UNIT,
        effort: Number.isFinite(price) ? price / EFFORT_UNIT : null,
      };
    });
  return succeed({
    state: ask.state,
    unitId: ask.unitId,
    target: ask.target,
    verdict: gain === 0 ? 'already' : gain === null ? 'outOfReach' : 'plans',
    now: {
      index: today.index,
      rank: now.rank[unit] ?? Number.NaN,
      rankAfterRivals: today.rank,
      classIndex: today.classIndex,
    },
    needed: key === null ? null : { index: key, gain: needs === null ? Number.NaN : needs / UNIT },
    plans,
    sawAll: found.sawAll,
    best: { ...place(published(most)), effort: priceOf(all, most) / EFFORT_UNIT },
    prices,
    leaves: routes.map(({ leaf }) => leaf),
    couplings: model.couplings,
  });
}

/** The least effort, and of those that cost it the one that gains most; then the others. */
function* findPlans(
  items: readonly (readonly Option[])[],
  frontiers: readonly Frontier[],
  gain: number,
  count: number,
): Steps<LeastPlans> {
  const all = present(frontiers[0], 'a frontier of all items');
  const richest = all.gains[all.gains.findIndex((one) => one >= gain)] ?? gain;
  const first = yield* partOfSteps(findLeastPlans(items, frontiers, richest, 1), 0, 0.3);
  const { plans, sawAll } = yield* partOfSteps(findLeastPlans(items, frontiers, gain, count), 0.3, 1);
  const keyOf = ({ choices }: LeastPlans['plans'][number]): string => JSON.stringify(choices);
  const firstKey = first.plans.map(keyOf).join('');
  return { plans: [...first.plans, ...plans.filter((plan) => keyOf(plan) !== firstKey)].slice(0, count), sawAll };
}

/** More than five side by side nobody compares. */
const MAX_PLANS = 5;

/** A gain that no set has: a thousand times the usual hundred points. */
const UNREACHABLE = 100_000 * UNIT;

/** What a rival's index is expected to move by, in percentage points. */
export function moveOf(ask: PlanAsk, model: IndexModel, rival: number): number {
  const id = model.unitIds[rival];
  return (id === undefined ? undefined : ask.rivalMoves[id]) ?? ask.rivalShift;
}

function topGain({ options }: LeafRoute): number {
  return options.reduce((top, { gain }) => Math.max(top, gain), 0);
}

function order(routes: readonly LeafRoute[], { nodeId }: PlanMove): number {
  return routes.findIndex(({ leaf }) => leaf.nodeId === nodeId);
}

function describeMove(route: LeafRoute | undefined, option: number): PlanMove {
  const chosen = route?.options[option];
  assert(route && chosen, 'a plan chooses among the options it was given');
  const { leaf, slot, stage } = route;
  return {
    nodeId: leaf.nodeId,
    slot,
    stage,
    from: leaf.fact,
    to: chosen.rung.to,
    fromPoints: leaf.points,
    toPoints: chosen.rung.points,
    gain: chosen.gain / UNIT,
    step: leaf.step ?? 'points',
    steps: chosen.rung.steps,
    effort: chosen.effort / EFFORT_UNIT,
  };
}
