import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evaluateModel } from '../../../src/analysis/indexModel.ts';
import { removeNodes, weightsWithout } from '../../../src/analysis/removal/removeNodes.ts';
import { roundTo } from '../../../src/lib/decimal.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { modelOf, openContext, stateOf } from '../../fakes/analysisContext.ts';
import { randomTrees } from './randomTrees.ts';

vi.setConfig({ testTimeout: 60_000 });

const ALL = ['fields', 'groups', 'leaves'] as const;

describe('the removal of a node', () => {
  it('moves no rank under (i) where all units are equal on a field, and keeps the total', () => {
    fc.assert(
      fc.property(randomTrees, fc.constantFrom(0, 0.5, 1), ({ workbook, node }, share) => {
        const random = modelOf(workbook);
        const fields = random.nodes.flatMap((one, at) => (one.parent < 0 ? [at] : []));
        const field = fields[node % fields.length] ?? 0;
        const own = random.nodes[field];
        const without = weightsWithout(random, field);
        if (!without || !own) return;
        const leafCount = random.weights.length;
        const attainment = random.attainment.map((value, at) => {
          const leaf = at % leafCount;
          return leaf >= own.firstLeaf && leaf < own.lastLeaf ? share : value;
        });
        const sum = (weights: Float64Array): number => weights.reduce((total, weight) => total + weight, 0);
        expect(sum(without)).toBeCloseTo(sum(random.weights), 8);
        for (let leaf = own.firstLeaf; leaf < own.lastLeaf; leaf++) expect(without[leaf]).toBe(0);
        const before = evaluateModel(random, random.weights, attainment).index;
        const after = evaluateModel(random, without, attainment).index;
        for (const [unit, index] of before.entries()) {
          const gap = index - (before[0] ?? 0);
          const gapAfter = (after[unit] ?? 0) - (after[0] ?? 0);
          if (Math.abs(gap) > 1e-6) expect(Math.sign(gapAfter)).toBe(Math.sign(gap));
          else expect(Math.abs(gapAfter)).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('moves no rank under (i) either where all units have full marks, or none, in the whole parent', () => {
    fc.assert(
      fc.property(randomTrees, fc.constantFrom(0, 1), ({ workbook, node }, share) => {
        const random = modelOf(workbook);
        const own = random.nodes[node];
        const parent = random.nodes[own?.parent ?? -1];
        const without = weightsWithout(random, node);
        if (!parent || !without || !own) return;
        const leafCount = random.weights.length;
        const keptWhole = without.slice(parent.firstLeaf, parent.lastLeaf).some((weight) => weight > 0);
        if (!keptWhole) return;
        const attainment = random.attainment.map((value, at) => {
          const leaf = at % leafCount;
          return leaf >= parent.firstLeaf && leaf < parent.lastLeaf ? share : value;
        });
        const before = evaluateModel(random, random.weights, attainment);
        const after = evaluateModel(random, without, attainment);
        expect([...after.index].map((index) => roundTo(index, 5))).toEqual(
          [...before.index].map((index) => roundTo(index, 5)),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('is in the workbook what (i) says, when its weights by hand are carried out', () => {
    let loaded = 0;
    fc.assert(
      fc.property(randomTrees, ({ workbook }) => {
        const context = openContext(workbook);
        const state = stateOf(workbook);
        const model = context.model(state);
        if (!model) throw new Error('the set is there');
        const { setId } = state;
        for (const row of finishSteps(removeNodes(model, ALL)).slice(0, 4)) {
          if (!row.load || !row.zeroed) continue;
          const tried = context.trial(state, [
            { verb: 'setRedistribution', args: { setId, redistribution: { rule: 'siblings' } } },
            ...row.load.map(({ nodeId, weight }) => ({ verb: 'setWeight' as const, args: { setId, nodeId, weight } })),
          ]);
          if (!tried.ok) throw new Error(tried.problem.code);
          const wanted = weightsWithout(
            model,
            model.nodes.findIndex((node) => node.id === row.nodeId),
          );
          for (const [leaf, weight] of tried.value.weights.entries())
            expect(weight).toBeCloseTo(wanted?.[leaf] ?? -1, 5);
          loaded++;
        }
        context.dispose();
      }),
      { numRuns: 40 },
    );
    expect(loaded).toBeGreaterThan(40);
  });
});
