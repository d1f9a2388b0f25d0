import { describe, expect, it } from 'vitest';
import { evaluateModel } from '../../../../src/analysis/indexModel.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { NodeId } from '../../../../src/domain/ids.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../../workers/recalc/recalc.ts';
import { modelOf, openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET } from '../../../fakes/engineWorkbook.ts';

let count = 0;
const workbook = buildSample('illustrative', () => `id${++count}`);

describe('the context of an analysis', () => {
  it('sees a state with the figures that the sheets show, scenarios included', async () => {
    const api = createRecalc({ now: () => 0, createEngine: () => createFormulaEngine() });
    for (const scenarioId of [null, ...workbook.scenarioOrder]) {
      const state = stateOf(workbook, { scenarioId });
      const watched = [{ setId: state.setId, scenarioId }];
      const { models } = await api.load({ rev: 1, workbook, watched, quarantined: [], careful: false });
      const outcome = evaluateModel(modelOf(workbook, state));
      expect([...outcome.index]).toEqual([...(models[0]?.index ?? [])]);
      expect([...outcome.rank]).toEqual([...(models[0]?.rank ?? [])]);
    }
  }, 30_000);

  it('tries commands through the engine and leaves no trace', () => {
    const context = openContext(workbook);
    const state = stateOf(workbook);
    const before = evaluateModel(modelOf(workbook)).index;
    const leaf = modelOf(workbook).nodes.find((node) => node.leaf >= 0);
    const place = { setId: state.setId, nodeId: leaf?.id ?? ('' as NodeId) };
    const tried = context.trial(state, [{ verb: 'setWeight', args: { ...place, weight: 40 } }]);
    expect(tried.ok && tried.value.weights[leaf?.leaf ?? 0]).toBe(40);
    expect(tried.ok && [...evaluateModel(tried.value).index]).not.toEqual([...before]);
    const again = context.trial(state, []);
    expect(again.ok && [...evaluateModel(again.value).index]).toEqual([...before]);
    expect(context.trial(state, [{ verb: 'setWeight', args: { ...place, weight: -1 } }])).toMatchObject({
      problem: { code: 'analysis.refused', details: { why: 'weight.negative' } },
    });
  });

  it('lays the leaves below each node side by side, and knows which weights are formulas', () => {
    const model = modelOf(workbook);
    for (const node of model.nodes) {
      const below = model.nodes.filter((one) => one.leaf >= node.firstLeaf && one.leaf < node.lastLeaf);
      const isBelow = (at: number): boolean =>
        at === model.nodes.indexOf(node) || (at >= 0 && isBelow(model.nodes[at]?.parent ?? -1));
      expect(below.every((one) => isBelow(model.nodes.indexOf(one)))).toBe(true);
    }
  });

  it('names weights that follow scores, directly or through another sheet, and only those', () => {
    const set = buildSet([
      { code: '1', max: 10, changes: { weight: `=⟦c|scores.${SET}|n2|u1|⟧*2` } },
      { code: '2', max: 20, changes: { weight: '=5+5' } },
      { code: '3', max: 20, changes: { weight: '=⟦c|free.f1|r1|cA|⟧' } },
    ]);
    const coupled = buildWorkbook({
      set,
      points: [{ '1': 5, '2': 10, '3': 1 }],
      cells: { A1: `=⟦c|scores.${SET}|n1|u1|⟧` },
    });
    expect(modelOf(coupled).couplings).toEqual([
      { kind: 'weight', nodeId: nodeId('1') },
      { kind: 'weight', nodeId: nodeId('3') },
    ]);
  });

  it('sees a set as it was self-scored, before any appraisal', () => {
    const self = modelOf(workbook, { stage: 'self' });
    const effective = modelOf(workbook);
    expect([...self.attainment]).not.toEqual([...effective.attainment]);
  });
});
