import { describe, expect, it, vi } from 'vitest';
import type { Found, Goal, GoalSeekAnswer, GoalSeekAsk } from '../../../../src/analysis/goalSeek/question.ts';
import { evaluateModel } from '../../../../src/analysis/indexModel.ts';
import type { CriterionNode } from '../../../../src/domain/criteria.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { emptyUnitScores, type UnitScores } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerGoalSeek } from '../../../../workers/analysis/answerGoalSeek.ts';
import type { AnalysisContext } from '../../../../workers/analysis/context.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';

vi.setConfig({ testTimeout: 60_000 });

function ask(context: AnalysisContext, goal: Goal, input: GoalSeekAsk['input'], step = 0.01): GoalSeekAnswer {
  const answered = finishSteps(answerGoalSeek(context, { state: stateOf(context.workbook), goal, input, step }));
  if (!answered.ok) throw new Error(answered.problem.code);
  return answered.value;
}

const first = (answer: GoalSeekAnswer): Found => present(answer.found[0], 'an answer');

const onTime: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 98, minInclusive: true, points: 10 },
    { min: 90, minInclusive: true, points: 5 },
  ],
};

/** Two leaves of 10 and 30; the first unit declares 964 of 1000 for the first, and has 20 points in the other. */
function buildOnTime(rule: ScoringRule = onTime, change: Partial<CriterionNode> = {}): Workbook {
  const set = buildSet([
    { code: '1', max: 10, changes: { rule, ...change } },
    { code: '2', max: 30 },
  ]);
  const workbook = buildWorkbook({ set, points: [{ '2': 20 }, { '1': 8, '2': 18 }, { '1': 6, '2': 19 }] });
  const scores = workbook.scores[SET]?.[unitId(1)] ?? emptyUnitScores();
  const slot = String(set.nodes[nodeId('1')]?.slot ?? 0);
  const self = { ...scores.self, declared: { [slot]: { kind: 'ratio', numerator: 964, denominator: 1000 } as const } };
  return { ...workbook, scores: { [SET]: { ...workbook.scores[SET], [unitId(1)]: { ...scores, self } } } };
}

describe('goal seek', () => {
  it('answers a raw fact as a raw fact: 964 of 1000 on time must be 980 for rank 1, and 979 is not enough', () => {
    const context = openContext(buildOnTime());
    const answer = ask(
      context,
      { kind: 'rank', unitId: unitId(1), target: 1 },
      { kind: 'declared', unitId: unitId(1), nodeId: nodeId('1'), part: 0 },
    );
    expect(answer.base).toBe(2);
    expect(first(answer)).toMatchObject({
      outcome: 'reached',
      method: 'exact',
      from: { figure: 964, points: 5 },
      to: { figure: 980, points: 10, declared: { kind: 'ratio', numerator: 980, denominator: 1000 } },
      result: 1,
      before: { figure: 979, result: 2 },
      change01: 0.5,
    });
  });

  it('says that no value reaches the goal, and how far the best one comes', () => {
    const answer = ask(
      openContext(buildOnTime()),
      { kind: 'index', unitId: unitId(1), target: 80 },
      { kind: 'declared', unitId: unitId(1), nodeId: nodeId('1'), part: 0 },
    );
    expect(first(answer)).toMatchObject({ outcome: 'outOfReach', to: { figure: 980 }, result: 75 });
  });

  it('leaves out nothing when the goal is reached already', () => {
    const answer = ask(
      openContext(buildOnTime()),
      { kind: 'rank', unitId: unitId(1), target: 2 },
      { kind: 'points', unitId: unitId(1), nodeId: nodeId('2') },
    );
    expect(first(answer)).toMatchObject({ outcome: 'already', to: null, result: 2 });
  });

  it('finds points for an index, a class, a component index and a gap', () => {
    const context = openContext(buildOnTime());
    const points = { kind: 'points', unitId: unitId(1), nodeId: nodeId('2') } as const;
    const index = ask(context, { kind: 'index', unitId: unitId(1), target: 70 }, points);
    expect(first(index)).toMatchObject({ to: { figure: 23 }, result: 70, before: { figure: 22.99 } });
    // 69.995 is published as 70.00.
    const published = ask(context, { kind: 'index', unitId: unitId(1), target: 70 }, points, 0.001);
    expect(first(published)).toMatchObject({ to: { figure: 22.998 }, result: 70 });
    const byClass = ask(context, { kind: 'class', unitId: unitId(1), target: 1 }, points);
    expect(first(byClass)).toMatchObject({ to: { figure: 27 }, result: 1 });
    const component = ask(
      context,
      { kind: 'component', unitId: unitId(1), fieldId: nodeId('2'), target: 90 },
      points,
      0.25,
    );
    expect(first(component)).toMatchObject({ to: { figure: 27 }, result: 90, before: { figure: 26.75 } });
    const gap = ask(context, { kind: 'gap', unitId: unitId(1), toUnitId: unitId(2), target: 5 }, points);
    expect(first(gap)).toMatchObject({ to: { figure: 23 }, result: 5 });
  });

  it('moves the weight of a criterion by what every redistribution rule makes of it', () => {
    const set = buildSet(
      [
        { code: '1', max: 40 },
        { code: '2', max: 60 },
      ],
      { redistribution: { rule: 'all' } },
    );
    const workbook = buildWorkbook({
      set,
      points: [
        { '1': 32, '2': 30 },
        { '1': 20, '2': 42 },
      ],
    });
    const weight = { kind: 'weight', nodeId: nodeId('1') } as const;
    // 0.8 t + 0.5 (100 - t) against 0.5 t + 0.7 (100 - t): equal at t = 40; 40.01 gives 62.003 against 61.998, published as equal.
    const ahead = ask(
      openContext(workbook),
      { kind: 'gap', unitId: unitId(1), toUnitId: unitId(2), target: 0.01 },
      weight,
    );
    expect(first(ahead)).toMatchObject({
      method: 'exact',
      from: { figure: 40 },
      to: { figure: 40.02 },
      before: { figure: 40.01, result: 0 },
    });
    const far = ask(openContext(workbook), { kind: 'index', unitId: unitId(1), target: 90 }, weight);
    expect(first(far)).toMatchObject({ outcome: 'outOfReach', to: { figure: 99.99 }, result: 80 });
  });

  it('moves an assumption through the formulas', () => {
    const set = buildSet([
      { code: '1', max: 50, changes: { weight: '=⟦a|he_so⟧*10' } },
      { code: '2', max: 50 },
    ]);
    const points = [{ '1': 50, '2': 25 }];
    const workbook = buildWorkbook({ set, points, assumptions: { he_so: 5 } });
    const answer = ask(
      openContext(workbook),
      { kind: 'index', unitId: unitId(1), target: 80 },
      { kind: 'assumption', assumptionId: workbook.assumptionOrder[0] ?? ('' as never) },
    );
    // (10 f + 25) / (10 f + 50) >= 0.8 from f = 7.5 on, in steps of 1.
    expect(first(answer)).toMatchObject({ method: 'exact', to: { figure: 8 }, before: { figure: 7 } });
  });

  it('tries every leaf of a unit by itself and puts the smallest change first', () => {
    const answer = ask(
      openContext(buildOnTime()),
      { kind: 'rank', unitId: unitId(1), target: 1 },
      { kind: 'every', unitId: unitId(1) },
    );
    expect(answer.found.map(({ input, outcome, to }) => [input.kind, outcome, to?.figure])).toEqual([
      ['points', 'reached', 21],
      ['declared', 'reached', 980],
    ]);
  });

  it('takes the other units along where the best one sets the measure (R12), and says so', () => {
    const workbook = buildOnTime({ type: 'relative' });
    const answer = ask(
      openContext(workbook),
      { kind: 'index', unitId: unitId(1), target: 74 },
      { kind: 'declared', unitId: unitId(1), nodeId: nodeId('1'), part: 0 },
    );
    expect(answer.coupled).toEqual([nodeId('1')]);
    // Its own rate is the highest, whatever it is: ten points, 75 percent already.
    expect(first(answer)).toMatchObject({ outcome: 'already', result: 75 });
  });

  it('finds the rate that passes the best unit under R12, whose points then fall', () => {
    const set = buildSet([
      { code: '1', max: 10, changes: { rule: { type: 'relative' } } },
      { code: '2', max: 30 },
    ]);
    const workbook = buildWorkbook({ set, points: [{ '2': 20 }, { '2': 20 }] });
    const rate = (value: number): UnitScores => {
      const scores = workbook.scores[SET]?.[unitId(1)] ?? emptyUnitScores();
      return {
        ...scores,
        self: { ...scores.self, declared: { [String(set.nodes[nodeId('1')]?.slot)]: { kind: 'percent', value } } },
      };
    };
    const rated = { ...workbook, scores: { [SET]: { [unitId(1)]: rate(40), [unitId(2)]: rate(80) } } };
    const input = { kind: 'declared', unitId: unitId(1), nodeId: nodeId('1'), part: 0 } as const;
    const first80 = ask(openContext(rated), { kind: 'rank', unitId: unitId(1), target: 1 }, input);
    // At 79.98 of 80 the index is 74.99375 against 75; 79.99 gives 74.997, published as 75.00.
    expect(first(first80)).toMatchObject({
      method: 'exact',
      to: { figure: 79.99 },
      before: { figure: 79.98, result: 2 },
    });
    const ahead = ask(openContext(rated), { kind: 'gap', unitId: unitId(1), toUnitId: unitId(2), target: 5 }, input);
    expect(first(ahead)).toMatchObject({ outcome: 'reached', result: 5 });
    // Its own ten points stand still above 80; the other has 800 / rate: 25 (1 - 80 / rate) >= 4.995.
    expect(first(ahead).to?.figure).toBe(99.98);
  });

  it('samples through the formulas where a weight follows scores, and says that it did', () => {
    const set = buildSet([
      { code: '1', max: 10, changes: { weight: `=⟦c|scores.${SET}|n2|u1|⟧*2` } },
      { code: '2', max: 30 },
    ]);
    const workbook = buildWorkbook({
      set,
      points: [
        { '1': 5, '2': 10 },
        { '1': 6, '2': 20 },
      ],
    });
    const answer = ask(
      openContext(workbook),
      { kind: 'index', unitId: unitId(1), target: 50 },
      { kind: 'points', unitId: unitId(1), nodeId: nodeId('2') },
    );
    expect(answer.coupled).toEqual([nodeId('1')]);
    expect(first(answer)).toMatchObject({ method: 'sampled', outcome: 'reached' });
    expect(first(answer).tried).toBeGreaterThan(20);
    expect(first(answer).result).toBeGreaterThanOrEqual(50);
    expect(first(answer).before?.result).toBeLessThan(50);
  });

  it('asks what a lock of the self-score forbids to write', () => {
    const workbook = buildOnTime();
    const locked: Workbook = {
      ...workbook,
      dossiers: { [SET]: { [unitId(1)]: { lock: { at: '', by: '' }, evidence: {} } } },
    };
    const answer = ask(
      openContext(locked),
      { kind: 'rank', unitId: unitId(1), target: 1 },
      { kind: 'declared', unitId: unitId(1), nodeId: nodeId('1'), part: 0 },
    );
    expect(first(answer)).toMatchObject({ outcome: 'reached', to: { figure: 980 }, result: 1 });
  });

  it('leaves the state as it was, and answers on the illustrative workbook with what the engine shows', () => {
    let count = 0;
    const workbook = buildSample('illustrative', () => `id${++count}`);
    const context = openContext(workbook);
    const state = stateOf(workbook);
    const model = present(context.model(state), 'a model');
    const before = evaluateModel(model);
    const unit = model.unitIds[before.rank.indexOf(10)] ?? ('' as never);
    const answer = ask(context, { kind: 'rank', unitId: unit, target: 9 }, { kind: 'every', unitId: unit });
    expect(answer.base).toBe(10);
    expect(answer.found.length + answer.skipped.length).toBe(model.leafNodes.length);
    const reached = answer.found.filter(({ outcome }) => outcome === 'reached');
    expect(reached.length).toBeGreaterThan(0);
    for (const { commands, result } of reached) {
      const tried = context.trial(state, commands);
      const rank = tried.ok ? evaluateModel(tried.value).rank[model.unitIds.indexOf(unit)] : null;
      expect(rank).toBe(result);
      expect(rank).toBeLessThanOrEqual(9);
    }
    const again = context.trial(state, []);
    expect(again.ok && [...evaluateModel(again.value).index]).toEqual([...before.index]);
    expect(context.workbook).toBe(workbook);
  });
});
