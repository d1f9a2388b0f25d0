import { describe, expect, it, vi } from 'vitest';
import type { FlipsAnswer, FlipsAsk } from '../../../../src/analysis/flips/question.ts';
import type { UnitId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerFlips } from '../../../../workers/analysis/answerFlips.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET } from '../../../fakes/engineWorkbook.ts';

vi.setConfig({ testTimeout: 60_000 });

let count = 0;
const illustrative = buildSample('illustrative', () => `id${++count}`);

function ask(workbook: Workbook, settings: Partial<FlipsAsk> = {}): FlipsAnswer {
  const context = openContext(workbook);
  const levels = ['fields', 'groups', 'leaves'] as const;
  const state = stateOf(workbook);
  const found = finishSteps(
    answerFlips(context, { state, pairs: { kind: 'adjacent' }, levels, rule: { rule: 'all' }, ...settings }),
  );
  context.dispose();
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('the flip map of a workbook', () => {
  it('tries its closest flips out in the workbook, and the published order really turns, under every rule', () => {
    for (const rule of ['free', 'siblings', 'all'] as const) {
      const answer = ask(illustrative, { rule: { rule } });
      const tried = [...answer.weightFlips, ...answer.scoreFlips].filter((flip) => flip.isConfirmed !== null);
      expect(tried.length).toBeGreaterThan(5);
      expect(tried.filter((flip) => flip.isConfirmed === false)).toEqual([]);
    }
  });

  it('sorts flips by closeness and names the unit that stands higher first', () => {
    const answer = ask(illustrative);
    const changes = answer.weightFlips.map((flip) => Math.abs(flip.change));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
    for (const { upper, lower } of answer.pairs) expect(upper.index).toBeGreaterThanOrEqual(lower.index);
  });

  it('compares a unit with those around it in rank, or any two units', () => {
    const all = ask(illustrative);
    const middle = present(all.pairs[4]?.lower, 'a unit in the middle');
    const around = ask(illustrative, { pairs: { kind: 'around', unitId: middle.unitId, reach: 2 } });
    expect(around.pairs).toHaveLength(4);
    expect(around.pairs.every((pair) => [pair.upper.unitId, pair.lower.unitId].includes(middle.unitId))).toBe(true);
    const first = present(all.pairs[0]?.upper, 'the first').unitId;
    const two = ask(illustrative, { pairs: { kind: 'pair', unitIds: [middle.unitId, first] } });
    expect(two.pairs.map((pair) => [pair.upper.unitId, pair.lower.unitId])).toEqual([[first, middle.unitId]]);
  });

  it('says that a unit of the question is gone', () => {
    const context = openContext(illustrative);
    const steps = answerFlips(context, {
      state: stateOf(illustrative),
      pairs: { kind: 'pair', unitIds: ['x' as UnitId, 'y' as UnitId] },
      levels: ['fields'],
      rule: { rule: 'free' },
    });
    expect(finishSteps(steps)).toMatchObject({ problem: { code: 'analysis.gone' } });
  });

  it('goes through the workbook where other weights follow the one that moves', () => {
    const set = buildSet([
      { code: '1', max: 20 },
      { code: '2', max: 20, changes: { weight: `=⟦w|${SET}|n1⟧/2` } },
      { code: '3', max: 20 },
    ]);
    const workbook = buildWorkbook({
      set,
      points: [
        { '1': 10, '2': 10, '3': 12 },
        { '1': 14, '2': 10, '3': 4 },
      ],
    });
    const answer = ask(workbook, { rule: { rule: 'free' } });
    expect(answer.sampled).toContain(nodeId('1'));
    // 10 t/20 + 10/20 t/2 + 12 = 14 t/20 + 10/20 t/2 + 4 where t = 40
    const flip = present(
      answer.weightFlips.find((one) => answer.nodes[one.node]?.nodeId === nodeId('1')),
      'a flip',
    );
    expect(flip.tie).toBeCloseTo(40, 9);
    expect(flip.swapOwn).toBeGreaterThan(40);
    expect(flip.isConfirmed).toBe(true);
  });
});
