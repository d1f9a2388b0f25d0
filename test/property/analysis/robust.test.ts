import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { drawRanks } from '../../../src/analysis/draws/drawRanks.ts';
import { listWeightGroups } from '../../../src/analysis/draws/weightGroups.ts';
import { prepareWeightDraws } from '../../../src/analysis/draws/weightNoise.ts';
import { listLevels } from '../../../src/analysis/guarantee/levels.ts';
import { findRankEnds } from '../../../src/analysis/guarantee/rankEnds.ts';
import { buildBox } from '../../../src/analysis/guarantee/weightBox.ts';
import type { IndexModel } from '../../../src/analysis/indexModel.ts';
import type { SolveProgram } from '../../../src/analysis/linearProgram.ts';
import { present } from '../../../src/lib/assert.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { loadSolver } from '../../../workers/highs.ts';
import { modelOf } from '../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook } from '../../fakes/engineWorkbook.ts';

let solve: SolveProgram;
beforeAll(async () => {
  solve = await loadSolver();
});

const table = fc.integer({ min: 2, max: 5 }).chain((criteria) =>
  fc.record({
    maxes: fc.array(fc.integer({ min: 4, max: 40 }), { minLength: criteria, maxLength: criteria }),
    shares: fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: criteria, maxLength: criteria }), {
      minLength: 3,
      maxLength: 8,
    }),
  }),
);

/** Codes and ids by `codes`, units in their order. */
function buildModel(
  maxes: readonly number[],
  shares: readonly (readonly number[])[],
  codes: readonly number[],
): IndexModel {
  const set = buildSet(maxes.map((max, at) => ({ code: String(codes[at]), max })));
  const points = shares.map((row) =>
    Object.fromEntries(row.map((share, at) => [String(codes[at]), ((maxes[at] ?? 0) * share) / 8])),
  );
  return modelOf(buildWorkbook({ set, points }));
}

function drawMeans(model: IndexModel): Float64Array {
  const groups = present(listWeightGroups(model, 'fields', 'total'), 'groups');
  const ask = {
    noise: { kind: 'box', width01: 0.4 },
    scoreDeviation: 0,
    draws: 200,
    seed: 3,
    withPairs: false,
  } as const;
  return finishSteps(drawRanks(model, groups, ask)).mean;
}

it('the ranks of all draws lie within the guaranteed ends of a box that holds the draws', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 60 }), ({ maxes, shares }, percent) => {
      const model = buildModel(maxes, shares, [...maxes.keys()]);
      const groups = present(listWeightGroups(model, 'fields', 'total'), 'groups');
      const noise = { kind: 'box', width01: percent / 100 } as const;
      const draws = 120;
      const weightDraws = prepareWeightDraws(model, groups, noise, 9);
      const limits = Array.from(groups.nodes, (node, group) => {
        const weight = groups.weights[group] ?? 0;
        return { nodeId: present(model.nodes[node], 'a node').id, min: weight, max: weight };
      });
      const ratios = new Float64Array(groups.nodes.length);
      for (let draw = 0; draw < draws; draw++) {
        weightDraws.fill(draw, ratios, 0);
        for (const [group, ratio] of ratios.entries()) {
          const limit = present(limits[group], 'a limit');
          const weight = ratio * (groups.weights[group] ?? 0);
          limit.min = Math.min(limit.min, weight - 1e-3);
          limit.max = Math.max(limit.max, weight + 1e-3);
        }
      }
      const ask = { noise, scoreDeviation: 0, draws, seed: 9, withPairs: false };
      const drawn = finishSteps(drawRanks(model, groups, ask));
      const box = buildBox(model, groups, { width01: 0, limits });
      const levels = listLevels(model, box);
      for (const [at, level] of levels.units.entries()) {
        const { best, worst } = finishSteps(findRankEnds({ model, box, levels, solve, limitMs: 5000 }, level));
        expect(best.bound + 1).toBeLessThanOrEqual(drawn.best[at] ?? 0);
        expect(worst.bound + 1).toBeGreaterThanOrEqual(drawn.worst[at] ?? 0);
        expect(best.above).toBeGreaterThanOrEqual(best.bound);
        expect(worst.above).toBeLessThanOrEqual(worst.bound);
      }
    }),
    { numRuns: 10 },
  );
}, 60_000);

it('units and criteria in another order give the same draws in another order', () => {
  fc.assert(
    fc.property(table, ({ maxes, shares }) => {
      const codes = [...maxes.keys()];
      const means = drawMeans(buildModel(maxes, shares, codes));
      const turned = buildModel(
        maxes.toReversed(),
        shares.toReversed().map((row) => row.toReversed()),
        codes.toReversed(),
      );
      expect(drawMeans(turned).toReversed()).toEqual(means);
    }),
    { numRuns: 12 },
  );
}, 30_000);
