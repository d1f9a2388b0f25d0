import { describe, expect, it, vi } from 'vitest';
import { evaluateModel } from '../../../../src/analysis/indexModel.ts';
import type { WeightLinesAnswer, WeightLinesAsk } from '../../../../src/analysis/weightLines/question.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerWeightLines } from '../../../../workers/analysis/answerWeightLines.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, unitId } from '../../../fakes/engineWorkbook.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Two leaves of 50: one unit has all of the first and half of the second, the other the reverse and a little more. */
const workbook = buildWorkbook({
  set: buildSet([
    { code: '1', max: 50 },
    { code: '2', max: 50 },
  ]),
  points: [
    { '1': 50, '2': 25 },
    { '1': 30, '2': 50 },
    { '1': 10, '2': 10 },
  ],
});

function ask(book: Workbook, settings: Partial<WeightLinesAsk> = {}): WeightLinesAnswer {
  const context = openContext(book);
  const state = stateOf(book);
  const question: WeightLinesAsk = {
    state,
    nodeId: nodeId('1'),
    rule: { rule: 'all' },
    unitId: unitId(1),
    unitIds: null,
    at: null,
    ...settings,
  };
  const found = finishSteps(answerWeightLines(context, question));
  context.dispose();
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('indexes against one weight', () => {
  it('cross at the exact weight under "all"', () => {
    // w + (1 - w) / 2 = 0.6 w + (1 - w): w = 5/9 of 100 points
    const { crossings, lines } = ask(workbook);
    expect(lines).toHaveLength(3);
    expect(crossings).toHaveLength(1);
    expect(crossings[0]?.own).toBeCloseTo(500 / 9, 9);
    expect(crossings[0]?.index).toBeCloseTo(((5 / 9) * 0.5 + 0.5) * 100, 9);
    expect(crossings[0]?.swapOwn).toBeGreaterThan(500 / 9);
  });

  it('give the ranks at the weight on trial, which the workbook gives too', () => {
    const answer = ask(workbook, { at: 60 });
    expect(answer.standings.map(({ name, rankNow, rankThere }) => [name, rankNow, rankThere])).toEqual([
      ['Sở 1', 2, 1],
      ['Sở 2', 1, 2],
      ['Sở 3', 3, 3],
    ]);
    expect(answer.movedCount).toBe(2);
    const context = openContext(workbook);
    const state = stateOf(workbook);
    const tried = context.trial(state, [
      { verb: 'setRedistribution', args: { setId: state.setId, redistribution: { rule: 'all' } } },
      { verb: 'setWeight', args: { setId: state.setId, nodeId: nodeId('1'), weight: 60 } },
    ]);
    context.dispose();
    expect(tried.ok && [...evaluateModel(tried.value).rank]).toEqual([1, 2, 3]);
  });

  it('keep a trial inside the range in which the lines hold', () => {
    const answer = ask(workbook, { at: 400 });
    expect([answer.ownMin, answer.ownMax, answer.atOwn]).toEqual([0, 100, 100]);
  });

  it('say that a buffer has no weight of its own to move', () => {
    const answer = ask(workbook, { rule: { rule: 'buffer', nodeId: nodeId('1') } });
    expect(answer.ownMax).toBe(answer.ownMin);
    expect(answer.crossings).toEqual([]);
  });

  it('bend, and cross exactly, where a unit leaves a leaf out', () => {
    const missing = buildWorkbook({
      set: buildSet([
        { code: '1', max: 50, changes: { method: 'survey' } },
        { code: '2', max: 50 },
        { code: '3', max: 50 },
      ]),
      points: [
        { '2': 40, '3': 30 },
        { '1': 50, '2': 20, '3': 40 },
      ],
    });
    // 70 of 100 against (t + 60) / (t + 100): t = 100 / 3
    const answer = ask(missing, { rule: { rule: 'free' }, unitIds: [unitId(1), unitId(2)] });
    expect(answer.crossings[0]?.own).toBeCloseTo(100 / 3, 9);
  });
});
