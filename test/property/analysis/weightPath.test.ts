import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  effectiveOnPath,
  findWeightPaths,
  ownOnPath,
  ownRange,
  weightsOnPath,
} from '../../../src/analysis/weightPath.ts';
import { weighTree } from '../../../src/analysis/weightTree.ts';
import type { Command } from '../../../src/domain/commands/index.ts';
import { present } from '../../../src/lib/assert.ts';
import { openContext, stateOf } from '../../fakes/analysisContext.ts';
import { randomTrees } from './randomTrees.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the path of one weight', () => {
  it('gives every leaf the weight that the workbook gives it under the rule, wherever no rule clips', () => {
    let paths = 0;
    fc.assert(
      fc.property(randomTrees, fc.double({ min: 0, max: 1, noNaN: true }), ({ workbook, rule, node }, at01) => {
        const context = openContext(workbook);
        const state = stateOf(workbook);
        const model = present(context.model(state), 'the set is there');
        const { setId } = state;
        const { min, max } = ownRange(model, node, rule);
        const weight = Math.max(0.001, min + (max - min) * at01);
        const nodeId = present(model.nodes[node], 'a node').id;
        const commands: Command[] = [
          { verb: 'setRedistribution', args: { setId, redistribution: rule } },
          { verb: 'setWeight', args: { setId, nodeId, weight } },
        ];
        const tried = context.trial(state, commands);
        context.dispose();
        if (!tried.ok) throw new Error(tried.problem.code);
        const weighed = weighTree(model, rule, { node, weight });
        for (const [leaf, expected] of tried.value.weights.entries())
          expect(weighed.leaves[leaf]).toBeCloseTo(expected, 8);
        const path = findWeightPaths(model, node, rule).find((one) => (weighed.effective[node] ?? 0) <= one.max + 1e-9);
        const effective = tried.value.nodes[node]?.effective ?? Number.NaN;
        expect(weighed.effective[node]).toBeCloseTo(effective, 8);
        if (!path || weight > max) return;
        paths++;
        expect(effectiveOnPath(path, weight)).toBeCloseTo(effective, path.isSampled ? 1 : 8);
        expect(ownOnPath(path, effective)).toBeCloseTo(weight, path.isSampled ? 1 : 5);
        const leaves = weightsOnPath(path, effective);
        const places = path.isSampled ? 1 : 7;
        for (const [leaf, expected] of tried.value.weights.entries())
          expect(leaves[leaf]).toBeCloseTo(expected, places);
      }),
      { numRuns: 250 },
    );
    expect(paths).toBeGreaterThan(80);
  });

  it('starts where the state stands when its own rule is asked for and the weight stays', () => {
    fc.assert(
      fc.property(randomTrees, ({ workbook }) => {
        const context = openContext(workbook);
        const model = present(context.model(stateOf(workbook)), 'the set is there');
        context.dispose();
        const weighed = weighTree(model, model.redistribution);
        for (const [leaf, expected] of model.weights.entries()) expect(weighed.leaves[leaf]).toBeCloseTo(expected, 9);
      }),
      { numRuns: 40 },
    );
  });
});
