import { expect, test } from 'vitest';
import type { Figure } from '../../../../src/analysis/figure.ts';
import { readFigure } from '../../../../src/analysis/figure.ts';
import { evaluateModel } from '../../../../src/analysis/indexModel.ts';
import type { TornadoAsk } from '../../../../src/analysis/tornado/question.ts';
import type { VarianceAsk } from '../../../../src/analysis/variance/question.ts';
import { commandsOfCell, placesOfCell, valuesOfWay } from '../../../../src/analysis/ways/cells.ts';
import type { WaysAsk } from '../../../../src/analysis/ways/question.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerTornado } from '../../../../workers/analysis/answerTornado.ts';
import { answerVariance } from '../../../../workers/analysis/answerVariance.ts';
import { answerWays } from '../../../../workers/analysis/answerWays.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, unitId, type Outline } from '../../../fakes/engineWorkbook.ts';

const OUTLINE: readonly Outline[] = [
  {
    code: '1',
    children: [
      { code: '1.1', max: 10 },
      { code: '1.2', max: 30 },
    ],
  },
  {
    code: '2',
    children: [
      { code: '2.1', max: 20 },
      { code: '2.2', max: 40 },
    ],
  },
];
const POINTS = [
  { '1.1': 10, '1.2': 15, '2.1': 10, '2.2': 30 },
  { '1.1': 5, '1.2': 25, '2.1': 12, '2.2': 24 },
  { '1.1': 2, '1.2': 20, '2.1': 18, '2.2': 20 },
];

function sample(changes: Partial<Parameters<typeof buildSet>[1]> = {}): Workbook {
  return buildWorkbook({ set: buildSet(OUTLINE, changes), points: POINTS });
}

function tornadoOf(workbook: Workbook, changes: Partial<TornadoAsk> = {}) {
  const context = openContext(workbook);
  const ask: TornadoAsk = {
    state: stateOf(workbook),
    figure: { kind: 'score', unitId: unitId(1) },
    weights: 'criteria',
    change: { kind: 'share', share01: 0.1 },
    redistribution: { rule: 'all' },
    withAssumptions: false,
    pointStep: 0,
    ...changes,
  };
  const answer = finishSteps(answerTornado(context, ask));
  if (!answer.ok) throw new Error(answer.problem.code);
  return { answer: answer.value, context, ask };
}

test('a tornado takes each weight to both ends, the rest following the rule, and sorts by span', () => {
  const { answer } = tornadoOf(sample());
  expect(answer.base).toBe(65);
  // 1.1 from 10 to 9: the other 90 become 91; their points 55 become 55 x 91 / 90.
  const row = present(
    answer.rows.find(({ input }) => 'nodeId' in input && input.nodeId === nodeId('1.1')),
    'the row',
  );
  expect(row.low.input).toBe(9);
  expect(row.low.output).toBeCloseTo(9 + (55 * 91) / 90, 6);
  expect(row.high.output).toBeCloseTo(11 + (55 * 89) / 90, 6);
  const spans = answer.rows.map(({ span }) => span);
  expect(spans).toEqual([...spans].sort((one, other) => other - one));
  expect(answer.trials).toBe(0);
});

test('both ends through the kernel are what the formula engine gives when the commands are carried out', () => {
  for (const rule of ['free', 'siblings', 'all'] as const) {
    const figures: Figure[] = [
      { kind: 'score', unitId: unitId(2) },
      { kind: 'rank', unitId: unitId(2) },
      { kind: 'gap', unitId: unitId(1), toUnitId: unitId(3) },
    ];
    for (const figure of figures) {
      const { answer, context, ask } = tornadoOf(sample(), {
        figure,
        redistribution: { rule },
        change: { kind: 'points', points: 6 },
        pointStep: 0.5,
      });
      expect(answer.rows.length).toBe(8);
      for (const { low, high } of answer.rows) {
        for (const end of [low, high]) {
          const trial = context.trial(ask.state, end.commands);
          expect(trial.ok && readFigure(trial.value, figure)).toBeCloseTo(end.output, 6);
        }
      }
    }
  }
});

test('points of a leaf stop at 0 and at the maximum, and both ends stand though one of them is where the unit is', () => {
  const { answer } = tornadoOf(sample(), { weights: null, pointStep: 1 });
  const row = present(
    answer.rows.find(({ input }) => 'nodeId' in input && input.nodeId === nodeId('1.1')),
    'the row',
  );
  expect([row.low.input, row.high.input]).toEqual([9, 10]);
  expect([row.low.output, row.high.output]).toEqual([64, 65]);
});

test('an assumption goes from its least to its most through the formula engine; one without a range is passed over', () => {
  const workbook = buildWorkbook({
    set: buildSet([
      { code: '1', max: 50 },
      { code: '2', max: 50 },
    ]),
    points: [{ '1': 50, '2': 0 }],
    assumptions: { ty_le: 50 },
  });
  const id = present(workbook.assumptionOrder[0], 'an assumption');
  const assumption = present(workbook.assumptions[id], 'an assumption');
  const ranged = (min: number, max: number, formula: string): Workbook => ({
    ...workbook,
    assumptions: { [id]: { ...assumption, min, max } },
    sets: Object.fromEntries(
      Object.values(workbook.sets).map((set) => [
        set.id,
        {
          ...set,
          nodes: { ...set.nodes, [nodeId('1')]: { ...present(set.nodes[nodeId('1')], '1'), weight: formula } },
        },
      ]),
    ),
  });
  const formula = `=⟦c|assumptions|${id}|value|⟧`;
  const { answer } = tornadoOf(ranged(25, 150, formula), {
    weights: null,
    withAssumptions: true,
    redistribution: null,
  });
  expect(answer.trials).toBe(2);
  expect(
    answer.rows.map(({ low, high }) => [low.output, high.output].map((one) => Math.round(one * 100) / 100)),
  ).toEqual([[33.33, 75]]);
  const still = tornadoOf(ranged(50, 50, formula), { weights: null, withAssumptions: true, redistribution: null });
  expect(still.answer.skipped).toEqual([{ kind: 'assumption', assumptionId: id }]);
});

test('the chance of a class is 0 or 1 where no draw changes it, and between where the limit lies within the noise', () => {
  const noise = { width01: 0.2, draws: 400, seed: 1 };
  const policies = (min: number) => ({
    ...buildSet(OUTLINE).policies,
    classes: [
      { label: 'A', min },
      { label: 'B', min: 0 },
    ],
  });
  const chance = (min: number): number =>
    tornadoOf(sample({ policies: policies(min) }), {
      figure: { kind: 'chance', unitId: unitId(1), classIndex: 0, noise },
    }).answer.base;
  expect(chance(50)).toBe(1);
  expect(chance(90)).toBe(0);
  expect(chance(65)).toBeGreaterThan(0.1);
  expect(chance(65)).toBeLessThan(0.9);
});

test('steps of an input end at its last value, whether the step meets it or not', () => {
  expect(valuesOfWay({ from: 0, to: 1, step: 0.25 }, 100)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(valuesOfWay({ from: 0, to: 1, step: 0.4 }, 100)).toEqual([0, 0.4, 0.8, 1]);
  expect(valuesOfWay({ from: 5, to: 5, step: 0 }, 100)).toEqual([5]);
  expect(valuesOfWay({ from: 0, to: 1, step: 0 }, 100)).toEqual([]);
  expect(placesOfCell([{ values: [1, 2] }, { values: [1, 2, 3] }], 4)).toEqual([1, 1]);
});

test('every cell of a table of two weights is the plain sum by hand, and its commands lead to it', () => {
  const workbook = sample();
  const context = openContext(workbook);
  const figure: Figure = { kind: 'index', unitId: unitId(1) };
  const ask: WaysAsk = {
    state: stateOf(workbook),
    figure,
    redistribution: { rule: 'free' },
    ways: [
      { input: { kind: 'weight', nodeId: nodeId('1.1') }, from: 0, to: 20, step: 10 },
      { input: { kind: 'weight', nodeId: nodeId('2.2') }, from: 20, to: 40, step: 20 },
    ],
  };
  const answer = finishSteps(answerWays(context, ask));
  if (!answer.ok) throw new Error(answer.problem.code);
  const { ways, values, before } = answer.value;
  const expected = [0, 10, 20].flatMap((one) =>
    [20, 40].map((two) => ((one + 15 + 10 + two * 0.75) / (one + 30 + 20 + two)) * 100),
  );
  expect([...values]).toEqual(expected.map((value) => Math.round(value * 100) / 100));
  const trial = context.trial(ask.state, [...before, ...commandsOfCell(ways, 5)]);
  expect(trial.ok && readFigure(trial.value, figure)).toBe(values[5]);
});

test('a table of too many cells is refused before it begins', () => {
  const workbook = sample();
  const way = { input: { kind: 'weight', nodeId: nodeId('1.1') }, from: 0, to: 100, step: 0.01 } as const;
  const ask: WaysAsk = { state: stateOf(workbook), figure: { kind: 'mean' }, redistribution: null, ways: [way] };
  const answer = finishSteps(answerWays(openContext(workbook), ask));
  expect(answer.ok ? '' : answer.problem.code).toBe('analysis.tooMany');
});

function varianceOf(workbook: Workbook, changes: Partial<VarianceAsk> = {}) {
  const ask: VarianceAsk = {
    state: stateOf(workbook),
    output: { kind: 'score', unitId: unitId(1) },
    level: 'leaves',
    groupLevel: 'fields',
    kept: 'parent',
    width01: 0.2,
    samples: 4096,
    seed: 7,
    ...changes,
  };
  const answer = finishSteps(answerVariance(openContext(workbook), ask));
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

test('with totals kept within fields an index is a sum over fields: first and total effects agree and add to 1', () => {
  const answer = varianceOf(sample());
  expect(answer.firstSum).toBeCloseTo(1, 1);
  for (const { first, total, firstError } of answer.groups)
    expect(Math.abs(first - total)).toBeLessThan(4 * firstError + 0.02);
  expect(answer.samples).toBe(4096);
  expect(answer.evaluations).toBe(4096 * 4);
  expect(answer.through).toBe('kernel');
  expect(answer.base).toBe(65);
});

test('ranks and shifts come from the whole table, and what moves nothing has no share', () => {
  const shift = varianceOf(sample(), { output: { kind: 'shift' }, width01: 0.8, samples: 512 });
  expect(shift.base).toBe(0);
  expect(shift.mean).toBeGreaterThan(0);
  const rank = varianceOf(sample(), { output: { kind: 'rank', unitId: unitId(1) }, width01: 0.8, samples: 512 });
  const { rank: now } = evaluateModel(present(openContext(sample()).model(stateOf(sample())), 'the model'));
  expect(rank.base).toBe(now[0]);
  expect(rank.groups.every(({ total }) => total >= 0)).toBe(true);
});

test('importance stands beside weight: a field on which all are equal weighs but tells nothing', () => {
  const workbook = buildWorkbook({
    set: buildSet([
      { code: '1', max: 70 },
      { code: '2', max: 30 },
    ]),
    points: [
      { '1': 35, '2': 10 },
      { '1': 35, '2': 20 },
      { '1': 35, '2': 30 },
    ],
  });
  const [one, two] = varianceOf(workbook, { level: 'fields', kept: 'total', samples: 256 }).correlations;
  expect(one?.weight01).toBe(0.7);
  expect(one?.importance).toBeNaN();
  expect(two?.importance).toBeCloseTo(1, 12);
  expect(two?.kendall).toBe(1);
});
