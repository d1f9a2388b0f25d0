import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { listByRank } from '../../../src/analysis/flips/flipPairs.ts';
import { listScoreFlips } from '../../../src/analysis/flips/scoreFlips.ts';
import { findSwapOwn, listAdjacentFlips } from '../../../src/analysis/flips/weightFlips.ts';
import { evaluateModel, roundedIndex, type IndexModel } from '../../../src/analysis/indexModel.ts';
import { linesOnPath } from '../../../src/analysis/weightLines/unitLines.ts';
import { ownOnPath, weightsOnPath, type WeightPath } from '../../../src/analysis/weightPath.ts';
import { weighTree } from '../../../src/analysis/weightTree.ts';
import { present } from '../../../src/lib/assert.ts';
import { modelOf } from '../../fakes/analysisContext.ts';
import { randomTrees } from './randomTrees.ts';

vi.setConfig({ testTimeout: 60_000 });

/** How far the second unit leads the first, from sums written out; nothing rounded. */
function leadOf(model: IndexModel, weights: Float64Array, upper: number, lower: number): number {
  const index = (unit: number): number => {
    let points = present(model.extras[unit], 'extras');
    let whole = 0;
    for (const [leaf, weight] of weights.entries()) {
      const share = model.attainment[unit * weights.length + leaf] ?? Number.NaN;
      if (Number.isNaN(share)) continue;
      points += share * weight;
      whole += weight;
    }
    return (points / whole) * 100;
  };
  return index(lower) - index(upper);
}

function clampTo(path: WeightPath, x: number): number {
  return Math.min(path.max, Math.max(path.min, x));
}

describe('flip thresholds under one weight', () => {
  it('turn the pair a billionth beyond the tie and not before it', () => {
    let flips = 0;
    fc.assert(
      fc.property(randomTrees, ({ workbook, rule }) => {
        const model = modelOf(workbook);
        const { pairs, paths, ties, sides } = listAdjacentFlips(model, rule);
        for (const [at, tie] of ties.entries()) {
          if (Number.isNaN(tie)) continue;
          const path = present(paths[at % paths.length], 'a path');
          if (path.isSampled) continue;
          const pair = Math.floor(at / paths.length);
          const [upper = 0, lower = 0] = pairs.subarray(pair * 2, pair * 2 + 2);
          const side = sides[at] ?? 0;
          const beyond = tie + side * 1e-9;
          const before = tie - side * 1e-9;
          if (clampTo(path, beyond) !== beyond || clampTo(path, before) !== before) continue;
          const far = leadOf(model, weightsOnPath(path, tie + side * 1e-3), upper, lower);
          // Units that only differ by what binary fractions leave behind do not cross.
          if (Math.abs(far) < 1e-4) continue;
          expect(leadOf(model, weightsOnPath(path, beyond), upper, lower)).toBeGreaterThan(0);
          expect(leadOf(model, weightsOnPath(path, before), upper, lower)).toBeLessThan(0);
          flips++;
        }
      }),
      { numRuns: 120 },
    );
    expect(flips).toBeGreaterThan(100);
  });

  it('are all that a scan of the weight in small steps finds', () => {
    fc.assert(
      fc.property(randomTrees, ({ workbook, rule }) => {
        const model = modelOf(workbook);
        const { pairs, paths, ties } = listAdjacentFlips(model, { rule: rule.rule === 'buffer' ? 'all' : rule.rule });
        for (const [at, path] of paths.entries()) {
          if (path.isSampled) continue;
          for (let pair = 0; pair < pairs.length / 2; pair++) {
            const [upper = 0, lower = 0] = pairs.subarray(pair * 2, pair * 2 + 2);
            let former = Number.NaN;
            for (let step = 1; step < 200; step++) {
              const own = ownOnPath(path, path.min + ((path.max - path.min) * step) / 200);
              const { leaves } = weighTree(model, path.rule, { node: path.node, weight: own });
              const { index } = evaluateModel(model, leaves);
              if ([upper, lower].some((unit) => !((index[unit] ?? 0) > 0.01 && (index[unit] ?? 0) < 99.99))) break;
              const lead = (index[lower] ?? 0) - (index[upper] ?? 0);
              if (former * lead < 0 && Math.min(Math.abs(former), Math.abs(lead)) > 1e-5)
                expect(ties[pair * paths.length + at]).not.toBeNaN();
              former = lead;
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('name the first weight in hundredths at which the published order is turned', () => {
    fc.assert(
      fc.property(randomTrees, ({ workbook, rule }) => {
        const model = modelOf(workbook);
        const { pairs, paths, ties, sides } = listAdjacentFlips(model, rule);
        for (const [at, tie] of ties.entries()) {
          const path = paths[at % paths.length];
          const side = sides[at];
          if (Number.isNaN(tie) || !path || path.isSampled || (side !== 1 && side !== -1)) continue;
          const pair = Math.floor(at / paths.length);
          const [upper = 0, lower = 0] = pairs.subarray(pair * 2, pair * 2 + 2);
          const own = findSwapOwn(model, path, linesOnPath(model, path), upper, lower, tie, side);
          if (own === null) continue;
          const isTurned = (weight: number): boolean => {
            const { leaves } = weighTree(model, rule, { node: path.node, weight });
            const { index } = evaluateModel(model, leaves);
            return roundedIndex(model, index[lower] ?? 0) > roundedIndex(model, index[upper] ?? 0);
          };
          expect(isTurned(own)).toBe(true);
          const tieOwn = ownOnPath(path, tie);
          if (Math.abs(own - tieOwn) < 0.5 && side * (own - side * 0.01 - tieOwn) > 1e-6)
            expect(isTurned(own - side * 0.01)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('flip thresholds in points', () => {
  it('make the indexes equal, and the points in hundredths turn the published order', () => {
    let flips = 0;
    fc.assert(
      fc.property(randomTrees, ({ workbook }) => {
        const model = modelOf(workbook);
        const pairs = Int32Array.from(listByRank(model).slice(0, 2));
        const [upper = 0, lower = 0] = pairs;
        const leafCount = model.leafNodes.length;
        const leadAt = (leaf: number, points: number): number => {
          const attainment = model.attainment.slice();
          attainment[lower * leafCount + leaf] = points / (model.nodes[model.leafNodes[leaf] ?? 0]?.max ?? 1);
          const { index } = evaluateModel(model, model.weights, attainment);
          return roundedIndex(model, index[lower] ?? 0) - roundedIndex(model, index[upper] ?? 0);
        };
        for (const { leaf, tiePoints, swapPoints } of pairs.length < 2 ? [] : listScoreFlips(model, pairs)) {
          expect(Math.abs(leadAt(leaf, tiePoints))).toBeLessThan(1e-9);
          if (swapPoints === null) continue;
          flips++;
          expect(leadAt(leaf, swapPoints)).toBeGreaterThan(0);
          if (swapPoints - 0.01 >= tiePoints) expect(leadAt(leaf, swapPoints - 0.01)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 80 },
    );
    expect(flips).toBeGreaterThan(30);
  });
});
