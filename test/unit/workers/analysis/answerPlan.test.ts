import { describe, expect, it } from 'vitest';
import { evaluateModel, roundedIndex } from '../../../../src/analysis/indexModel.ts';
import { makePlans } from '../../../../src/analysis/plan/makePlans.ts';
import { readLeaves } from '../../../../src/analysis/plan/readLeaves.ts';
import type { Plan, PlanAnswer, PlanAsk } from '../../../../src/analysis/plan/question.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { emptyUnitScores } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerPlan } from '../../../../workers/analysis/answerPlan.ts';
import { modelOf, openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { ASKING, ASKING_ID, buildProvinces } from '../../../fixtures/provinces.ts';

const provinces = buildProvinces();

function askIn(workbook: Workbook, changes: Partial<PlanAsk>) {
  return finishSteps(
    answerPlan(openContext(workbook), {
      state: stateOf(workbook),
      unitId: ASKING_ID,
      target: { kind: 'rank', rank: 15 },
      rivalShift: 0,
      rivalMoves: {},
      basis: 'steps',
      efforts: {},
      withSurvey: false,
      count: 3,
      ...changes,
    }),
  );
}

function ask(changes: Partial<PlanAsk>, workbook: Workbook = provinces): PlanAnswer {
  const result = askIn(workbook, changes);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function movesOf(answer: PlanAnswer, at = 0): string[] {
  return present(answer.plans[at], 'a plan').moves.map(
    ({ nodeId: id, fromPoints, toPoints, effort }) => `${id} ${fromPoints} > ${toPoints} (${effort})`,
  );
}

describe('the least-effort plan of a unit', () => {
  it('stands on the published figures: 86,97 and rank 33 of 63', () => {
    const model = modelOf(provinces);
    const outcome = evaluateModel(model);
    expect(model.unitIds).toHaveLength(63);
    expect(outcome.index[ASKING]).toBe(86.97);
    expect(outcome.rank[ASKING]).toBe(33);
  });

  it('leads from rank 33 to the top 15 in three steps, of which it takes those that gain most', () => {
    const answer = ask({});
    expect(answer.verdict).toBe('plans');
    expect(answer.needed?.index).toBe(88.98);
    expect(movesOf(answer)).toEqual(['n1.2 1 > 2 (1)', 'n3.1 1 > 2 (1)', 'n3.2 2 > 2.75 (1)']);
    expect(answer.plans[0]).toMatchObject({ effort: 3, gain: 2.75, index: 89.72, rank: 12, isConfirmed: true });
    expect(new Set(answer.plans.map((_, at) => movesOf(answer, at).join())).size).toBe(3);
  });

  it('names raw facts as raw facts: 482 of 500 on time becomes 490 of 500', () => {
    const move = ask({}).plans[0]?.moves.find(({ nodeId: id }) => id === nodeId('3.2'));
    expect(move).toMatchObject({
      from: { declared: { kind: 'ratio', numerator: 482, denominator: 500 } },
      to: { declared: { kind: 'ratio', numerator: 490, denominator: 500 } },
      stage: 'self',
    });
  });

  it('leaves the workbook as it was', () => {
    const context = openContext(provinces);
    const before = context.model(stateOf(provinces))?.attainment.slice();
    ask({});
    expect(context.model(stateOf(provinces))?.attainment).toEqual(before);
  });

  it('needs more when the rivals rise as the mean rose from 2023 to 2024', () => {
    const still = ask({});
    const risen = ask({ rivalShift: 1.39 });
    expect(risen.needed?.index).toBe(90.37);
    expect(risen.now.rank).toBe(33);
    expect(risen.now.rankAfterRivals).toBeGreaterThan(33);
    expect(risen.plans[0]?.effort).toBeGreaterThan(still.plans[0]?.effort ?? 0);
    expect(risen.plans.every(({ rank, isConfirmed }) => rank <= 15 && isConfirmed)).toBe(true);
  });

  it('counts a rival that moves by itself instead of with the others', () => {
    const behindFirst = ask({ target: { kind: 'rank', rank: 1 }, rivalMoves: { [unitId(1)]: -10 } });
    expect(behindFirst.needed?.index).toBeLessThan(ask({ target: { kind: 'rank', rank: 1 } }).needed?.index ?? 0);
  });

  it('goes round a locked leaf, and keeps to the steps that are allowed', () => {
    const answer = ask({ efforts: { [nodeId('1.2')]: { isLocked: true }, [nodeId('2.1')]: { mostSteps: 1 } } });
    for (const plan of answer.plans) {
      expect(plan.moves.some(({ nodeId: id }) => id === nodeId('1.2'))).toBe(false);
      expect(plan.moves.every(({ nodeId: id, steps }) => id !== nodeId('2.1') || steps <= 1)).toBe(true);
    }
    expect(answer.leaves.find(({ nodeId: id }) => id === nodeId('1.2'))?.standing).toBe('locked');
  });

  it('spends effort where it is told to be cheap', () => {
    const efforts = { [nodeId('1.2')]: { effort: 50 }, [nodeId('3.1')]: { effort: 50 } };
    const plan = ask({ efforts, target: { kind: 'index', index: 88 } }).plans[0];
    expect(plan?.moves.some(({ nodeId: id }) => id === nodeId('1.2') || id === nodeId('3.1'))).toBe(false);
  });

  it('counts points as effort when asked: no plan gains more than it must', () => {
    const answer = ask({ basis: 'points' });
    const { effort, gain } = present(answer.plans[0], 'a plan');
    expect(effort).toBeCloseTo(gain, 1);
    expect(gain).toBeLessThan(2.05);
  });

  it('proves a target out of reach by every leaf at its highest, and says how high that is', () => {
    const answer = ask({ target: { kind: 'index', index: 95 } });
    expect(answer.verdict).toBe('outOfReach');
    expect(answer.plans).toEqual([]);
    // 86.97 and the 6.08 points that the appraised leaves lack.
    expect(answer.best).toMatchObject({ index: 93.05, rank: 1 });
  });

  it('reaches further where surveys may move', () => {
    expect(ask({ target: { kind: 'index', index: 95 }, withSurvey: true }).verdict).toBe('plans');
  });

  it('reaches a class by its limit', () => {
    const answer = ask({ target: { kind: 'class', classIndex: 0 } });
    expect(answer.needed?.index).toBe(90);
    expect(answer.plans[0]?.classIndex).toBe(0);
  });

  it('has nothing to do where the target is met', () => {
    expect(ask({ target: { kind: 'rank', rank: 40 } })).toMatchObject({ verdict: 'already', plans: [] });
  });

  it('prices every rank above: never cheaper the higher it is', () => {
    const { prices } = ask({});
    expect(prices.map(({ rank }) => rank)).toEqual(Array.from({ length: 32 }, (_, i) => 32 - i));
    const efforts = prices.map(({ effort }) => effort ?? Number.POSITIVE_INFINITY);
    expect(efforts).toEqual([...efforts].sort((a, b) => a - b));
    expect(prices.find(({ rank }) => rank === 15)?.effort).toBe(3);
  });

  it('refuses a setting out of range, and a unit that is gone', () => {
    expect(askIn(provinces, { rivalShift: 400 })).toMatchObject({
      ok: false,
      problem: { code: 'analysis.badSetting' },
    });
    expect(askIn(provinces, { unitId: unitId(99) })).toMatchObject({ ok: false, problem: { code: 'analysis.gone' } });
  });

  it('plans for a locked self-score: a plan is a trial, not an entry', () => {
    const lock = { by: 'Ai đó', at: '2024-01-01T00:00:00.000Z' } as never;
    const dossiers = { [SET]: { [ASKING_ID]: { lock, evidence: {} } } };
    expect(ask({}, { ...provinces, dossiers }).plans[0]?.isConfirmed).toBe(true);
  });
});

describe('rules that need more than the unit itself', () => {
  function withRule(rule: ScoringRule, own: object, other: object): Workbook {
    const set = buildSet([
      { code: '1', max: 10, changes: { rule } },
      { code: '2', max: 10 },
    ]);
    const workbook = buildWorkbook({ set, points: [{ '2': 5 }, { '2': 6 }] });
    const slot = String(set.nodes[nodeId('1')]?.slot);
    const row = (id: string, declared: object) => {
      const scores = workbook.scores[SET]?.[id as never] ?? emptyUnitScores();
      return { ...scores, self: { ...scores.self, declared: { [slot]: declared } } };
    };
    return { ...workbook, scores: { [SET]: { u1: row('u1', own), u2: row('u2', other) } } as never };
  }
  const first = { unitId: unitId(1), efforts: { [nodeId('2')]: { isLocked: true } } };

  it('climb to the best rate of the block, and no further', () => {
    const workbook = withRule({ type: 'relative' }, { kind: 'percent', value: 60 }, { kind: 'percent', value: 80 });
    const answer = ask({ ...first, target: { kind: 'index', index: 75 } }, workbook);
    expect(movesOf(answer)).toEqual(['n1 7.5 > 10 (20)']);
    expect(answer.plans[0]).toMatchObject({ index: 75, isConfirmed: true });
    expect(answer.best.index).toBe(75);
  });

  it('try the inputs of a formula through the engine', () => {
    const rule: ScoringRule = { type: 'formula', inputs: [{ name: 'x', label: 'x' }], formula: '=10-x*2' };
    const workbook = withRule(rule, { kind: 'inputs', values: { x: 3 } }, { kind: 'inputs', values: { x: 0 } });
    const answer = ask({ ...first, target: { kind: 'index', index: 60 } }, workbook);
    expect(movesOf(answer)).toEqual(['n1 4 > 8 (2)']);
    expect(answer.plans[0]).toMatchObject({ index: 65, isConfirmed: true });
  });
});

describe('plans of the illustrative departments', () => {
  let count = 0;
  const departments = buildSample('illustrative', () => `id${++count}`);
  const state = stateOf(departments);
  const context = openContext(departments);
  const model = present(context.model(state), 'the model');
  const set = present(departments.sets[state.setId], 'the set');
  const question = (unit: number): PlanAsk => ({
    state,
    unitId: present(model.unitIds[unit], 'a unit'),
    target: { kind: 'rank', rank: 1 },
    rivalShift: 0.5,
    rivalMoves: {},
    basis: 'steps',
    efforts: {},
    withSurvey: false,
    count: 2,
  });

  it('have the index and rank that the engine gives once they are entered, unit by unit', () => {
    const rows = present(departments.scores[state.setId], 'the scores');
    let plans = 0;
    for (let unit = 0; unit < model.unitIds.length; unit += 3) {
      const asked = question(unit);
      const reach = finishSteps(answerPlan(context, asked));
      const routes = readLeaves(set, rows, model, unit, asked);
      const made = finishSteps(makePlans(model, unit, routes, asked));
      if (!reach.ok || !made.ok) throw new Error('both are answered');
      const figures = ({ index, rank, gain }: Plan) => [index, rank, gain];
      // Formula rules find their steps through the engine only: without them the least plan may be another.
      if (reach.value.leaves.some(({ step }) => step === 'input')) continue;
      expect(made.value.plans.map(figures)).toEqual(reach.value.plans.map(figures));
      plans += made.value.plans.length;
    }
    expect(plans).toBeGreaterThan(3);
  });

  it('find out of reach what every leaf at its top does not reach in the engine', () => {
    const asked = { ...question(1), target: { kind: 'index', index: 99.99 } as const };
    const reach = finishSteps(answerPlan(context, asked));
    if (!reach.ok) throw new Error('it is answered');
    const routes = readLeaves(set, present(departments.scores[state.setId], 'the scores'), model, 1, asked);
    const entries = routes.flatMap(({ options, slot, stage }) => {
      const top = options.at(-1);
      return top ? [{ unitId: asked.unitId, stage, slot, entry: top.rung.to }] : [];
    });
    const trial = context.trial(state, [
      { verb: 'unlockScores', args: { setId: set.id, unitId: asked.unitId } },
      { verb: 'setScores', args: { setId: set.id, entries } },
    ]);
    if (!trial.ok) throw new Error(trial.problem.code);
    const top = roundedIndex(trial.value, evaluateModel(trial.value).index[1] ?? Number.NaN);
    expect(reach.value.verdict).toBe('outOfReach');
    expect(reach.value.best.index).toBe(top);
  });
});
