/** Goal seek against trying every legal value in the plainest way, and against the formula engine. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Goal, SoughtInput } from '../../../src/analysis/goalSeek/question.ts';
import { isReached, readGoal } from '../../../src/analysis/goalSeek/readGoal.ts';
import { standingOf } from '../../../src/analysis/standing.ts';
import { evaluateModel } from '../../../src/analysis/indexModel.ts';
import { evaluateRule, type DirectRule } from '../../../src/domain/rules/evaluateRule.ts';
import type { DeclaredData } from '../../../src/domain/rules/rule.ts';
import { emptyUnitScores } from '../../../src/domain/scores.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { present } from '../../../src/lib/assert.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { answerGoalSeek } from '../../../workers/analysis/answerGoalSeek.ts';
import { openContext, stateOf } from '../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../fakes/engineWorkbook.ts';

vi.setConfig({ testTimeout: 60_000 });

const MAX = 10;
const U1 = unitId(1);
const LEAF = nodeId('1');

interface Fact {
  readonly rule: DirectRule;
  readonly declared: DeclaredData;
  /** Every legal value of the figure that moves, with how far it is from what is declared. */
  readonly legal: readonly { readonly declared: DeclaredData; readonly distance: number }[];
}

const quarters = fc.integer({ min: 0, max: MAX * 4 }).map((n) => n / 4);
const bands = fc
  .uniqueArray(fc.record({ min: fc.integer({ min: 0, max: 100 }), minInclusive: fc.boolean(), points: quarters }), {
    selector: ({ min }) => min,
    minLength: 1,
    maxLength: 5,
  })
  .map((list): DirectRule => ({ type: 'bands', bands: list.sort((a, b) => b.min - a.min) }));
const proportional = fc
  .record({
    target: fc.integer({ min: 50, max: 100 }),
    floor: fc.integer({ min: 0, max: 60 }),
    floorInclusive: fc.boolean(),
  })
  .map((parts): DirectRule => ({ type: 'proportional', ...parts }));

const ofRate = fc
  .tuple(fc.oneof(bands, proportional), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.boolean())
  .map(([rule, denominator, part, isRatio]): Fact => {
    if (isRatio) {
      const numerator = Math.min(part, denominator);
      const numerators = Array.from({ length: denominator + 1 }, (_, n) => n);
      return {
        rule,
        declared: { kind: 'ratio', numerator, denominator },
        legal: numerators.map((n) => ({
          declared: { kind: 'ratio', numerator: n, denominator },
          distance: Math.abs(n - numerator),
        })),
      };
    }
    const value = part / 60 > 0.99 ? 100 : Math.round((part / 60) * 1000) / 10;
    const percents = Array.from({ length: 10001 }, (_, n) => n / 100);
    return {
      rule,
      declared: { kind: 'percent', value },
      legal: percents.map((one) => ({ declared: { kind: 'percent', value: one }, distance: Math.abs(one - value) })),
    };
  });
const ofCount = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 8 }))
  .map(([isDeduction, step, value]): Fact => {
    const rule: DirectRule = isDeduction
      ? { type: 'deduction', step: step / 4, floor: 0 }
      : { type: 'count', step: step / 4, cap: MAX };
    const most = Math.max(value, Math.ceil((MAX * 4) / step));
    return {
      rule,
      declared: { kind: 'count', value },
      legal: Array.from({ length: most + 1 }, (_, n) => ({
        declared: { kind: 'count', value: n } as const,
        distance: Math.abs(n - value),
      })),
    };
  });
const ofChoice = fc
  .tuple(fc.array(quarters, { minLength: 2, maxLength: 5 }), fc.nat({ max: 4 }))
  .map(([points, at]): Fact => {
    const index = Math.min(at, points.length - 1);
    return {
      rule: { type: 'choice', options: points.map((one, n) => ({ label: `Mức ${n}`, points: one })) },
      declared: { kind: 'choice', index },
      legal: points.map((one, n) => ({
        declared: { kind: 'choice', index: n },
        distance: Math.abs(one - (points[index] ?? 0)),
      })),
    };
  });

const goals = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((target): Goal => ({ kind: 'rank', unitId: U1, target })),
  fc.integer({ min: 0, max: 100 }).map((target): Goal => ({ kind: 'index', unitId: U1, target })),
  fc.integer({ min: -20, max: 20 }).map((target): Goal => ({ kind: 'gap', unitId: U1, toUnitId: unitId(2), target })),
  fc.integer({ min: 0, max: 3 }).map((target): Goal => ({ kind: 'class', unitId: U1, target })),
);

const input: SoughtInput = { kind: 'declared', unitId: U1, nodeId: LEAF, part: 0 };

function build(fact: Fact, others: readonly number[]): Workbook {
  const set = buildSet([
    { code: '1', max: MAX, changes: { rule: fact.rule } },
    { code: '2', max: 10 },
  ]);
  const [own = 0, ...rivals] = others;
  const points = [{ '2': own }, ...rivals.map((one) => ({ '1': one, '2': 10 - one / 2 }))];
  const workbook = buildWorkbook({ set, points });
  const scores = workbook.scores[SET]?.[U1] ?? emptyUnitScores();
  const declared = { [String(set.nodes[LEAF]?.slot ?? 0)]: fact.declared };
  const rows = { ...workbook.scores[SET], [U1]: { ...scores, self: { ...scores.self, declared } } };
  return { ...workbook, scores: { [SET]: rows } };
}

describe('goal seek on a raw fact', () => {
  it('finds what trying every legal value finds, reaches the goal in the engine, and not with one step less', () => {
    const rivals = fc.array(quarters, { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(fc.oneof(ofRate, ofCount, ofChoice), rivals, goals, (fact, others, goal) => {
        const workbook = build(fact, others);
        const context = openContext(workbook);
        const state = stateOf(workbook);
        const model = present(context.model(state), 'a model');
        const answered = finishSteps(answerGoalSeek(context, { state, goal, input, step: 0.01 }));
        const found = present(answered.ok ? answered.value.found[0] : null, 'an answer');
        // Thousands of rates give a handful of points: each is calculated once.
        const known = new Map<number, boolean>();
        const reaches = (declared: DeclaredData): boolean => {
          const points = evaluateRule(fact.rule, declared, MAX);
          const share = points.ok ? Math.min(1, points.value / MAX) : Number.NaN;
          const attainment = model.attainment.slice();
          attainment[0] = share;
          const isThere =
            known.get(share) ?? isReached(goal, readGoal(model, goal, standingOf({ ...model, attainment })));
          known.set(share, isThere);
          return isThere;
        };
        if (found.outcome === 'already') {
          expect(reaches(fact.declared)).toBe(true);
          return;
        }
        expect(reaches(fact.declared)).toBe(false);
        const distances = fact.legal.filter(({ declared }) => reaches(declared)).map(({ distance }) => distance);
        if (distances.length === 0) {
          expect(found.outcome).toBe('outOfReach');
          return;
        }
        expect(found.outcome).toBe('reached');
        expect(found.method).toBe('exact');
        const to = present(found.to?.declared, 'declared data');
        const own = fact.legal.find(({ declared }) => JSON.stringify(declared) === JSON.stringify(to));
        expect(own?.distance).toBeCloseTo(Math.min(...distances), 9);
        const tried = context.trial(state, found.commands);
        expect(tried.ok && isReached(goal, readGoal(tried.value, goal, standingOf(tried.value)))).toBe(true);
        if (found.before) expect(isReached(goal, found.before.result)).toBe(false);
        const again = context.trial(state, []);
        expect(again.ok && [...evaluateModel(again.value).index]).toEqual([...evaluateModel(model).index]);
        context.dispose();
      }),
      { numRuns: 50 },
    );
  });
});

describe('goal seek on a weight', () => {
  it('finds the nearest of all legal weights that the engine calculates', () => {
    const rules = fc.constantFrom<'free' | 'siblings' | 'all'>('free', 'siblings', 'all');
    const rows = fc.array(fc.tuple(quarters, quarters, quarters), { minLength: 3, maxLength: 4 });
    fc.assert(
      fc.property(rules, fc.boolean(), rows, goals, (rule, isFixed, points, goal) => {
        const set = buildSet(
          [
            {
              code: '1',
              ...(isFixed ? { changes: { weight: 24 } } : {}),
              children: [
                { code: '1.1', max: 10 },
                { code: '1.2', max: 10 },
              ],
            },
            { code: '2', max: 10 },
          ],
          { redistribution: { rule } },
        );
        const workbook = buildWorkbook({
          set,
          points: points.map(([a, b, c]) => ({ '1.1': a, '1.2': b, '2': c })),
        });
        const context = openContext(workbook);
        const state = stateOf(workbook);
        const weight = { kind: 'weight', nodeId: nodeId('1.1') } as const;
        const answered = finishSteps(answerGoalSeek(context, { state, goal, input: weight, step: 0.5 }));
        const found = present(answered.ok ? answered.value.found[0] : null, 'an answer');
        const distances = Array.from({ length: 61 }, (_, n) => n / 2).flatMap((figure) => {
          const args = { setId: SET, nodeId: weight.nodeId, weight: figure };
          const tried = context.trial(state, [{ verb: 'setWeight', args }]);
          const isThere = tried.ok && isReached(goal, readGoal(tried.value, goal, standingOf(tried.value)));
          return isThere ? [Math.abs(figure - 10)] : [];
        });
        context.dispose();
        if (found.outcome === 'already') return;
        expect(found.outcome).toBe(distances.length > 0 ? 'reached' : 'outOfReach');
        if (found.to && distances.length > 0)
          expect(Math.abs(found.to.figure - 10)).toBeCloseTo(Math.min(...distances), 9);
      }),
      { numRuns: 8 },
    );
  });
});
