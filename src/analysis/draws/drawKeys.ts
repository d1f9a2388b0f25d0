/**
 * Published indexes of all ranked units over a batch of draws, as integers of their last decimal. A draw costs a product of
 * units x groups; where what is left out of it (the kernel rounds every leaf to 10^-10) could turn a decimal, the index is
 * calculated anew by the kernel itself, so that keys are those of the kernel, always.
 */
import { roundTo } from '../../lib/decimal.ts';
import { addressOf, keyOfDraw, normalAt } from '../counterDraws.ts';
import { computeIndexes } from '../indexKernel.ts';
import type { IndexModel } from '../indexModel.ts';
import { weighLeaves } from './weightGroups.ts';
import { projectUnits } from './projectUnits.ts';
import type { WeightDraws } from './weightNoise.ts';
import { prepareProduct } from './wideProduct.ts';

export interface DrawKeys {
  /** Indexes into the model's units: those with a rank. */
  readonly units: Int32Array;
  /** Draw-major: [draw of the batch * units + unit]. */
  readonly keys: Int32Array;
  /** Draws first .. first + count into `keys`; `count` is at most the batch. */
  readonly fill: (first: number, count: number) => void;
  /** How many indexes the kernel itself had to calculate so far. */
  readonly recalculated: () => number;
}

export interface ScoreNoise {
  /** Standard deviation of a unit's index, in points; 0 is none. */
  readonly deviation: number;
  readonly seed: number;
}

/** Told apart from the draws of weights. */
const SCORE_SEED = 0x5c0e;

export function prepareDrawKeys(
  model: IndexModel,
  draws: WeightDraws,
  batch: number,
  scoreNoise: ScoreNoise,
): DrawKeys {
  const { groups } = draws;
  const groupCount = groups.nodes.length;
  const { units, points, extras, patternOf, patterns } = projectUnits(model, groups);
  const unitCount = units.length;
  const patternCount = patterns.length / Math.max(1, groupCount);
  const rows = new Float64Array(points.length + patterns.length);
  rows.set(points);
  rows.set(patterns, points.length);
  /** Rows of the points of units, then of the applicable weights of patterns. */
  const product = prepareProduct(rows, unitCount + patternCount, groupCount, batch);
  const { left: ratios, out: sums, stride } = product;
  const keys = new Int32Array(batch * unitCount);
  const { decimals, mayPassTotal } = model.policies;
  const scale = 100 * 10 ** decimals;
  /** Where the kernel's two roundings, to 7 places and then to the decimals, turn up. */
  const turn = 0.5 + 0.5 / 10 ** (7 - decimals);
  /** Of a sum of leaves rounded one by one, in points. */
  const slack = model.leafNodes.length * 2e-10;
  const owners = Array.from(units, (unit) => addressOf(model.unitIds[unit] ?? ''));
  let recalculated = 0;

  function exactIndex(unit: number, weights: Float64Array): number {
    const leafCount = model.leafNodes.length;
    const { index } = computeIndexes({
      unitCount: 1,
      leafCount,
      fieldCount: model.fieldIds.length,
      attainment: model.attainment.subarray(unit * leafCount, (unit + 1) * leafCount),
      weights,
      fieldOfLeaf: model.fieldOfLeaf,
      extras: model.extras.subarray(unit, unit + 1),
      mayPassTotal,
    });
    return index[0] ?? Number.NaN;
  }

  function noiseOf(draw: number, at: number): number {
    const key = keyOfDraw(scoreNoise.seed ^ SCORE_SEED, draw);
    const owner = owners[at];
    return owner ? scoreNoise.deviation * normalAt(key, owner) : 0;
  }

  /** In the last decimal, between 0 and what an index may reach. */
  function withNoise(value: number, draw: number, at: number): number {
    if (scoreNoise.deviation === 0) return value;
    const noisy = Math.max(0, value + noiseOf(draw, at) * 10 ** decimals);
    return mayPassTotal ? noisy : Math.min(scale, noisy);
  }

  function fill(first: number, count: number): void {
    for (let draw = 0; draw < count; draw++) draws.fill(first + draw, ratios, draw * groupCount);
    product.multiply(count);
    for (let draw = 0; draw < count; draw++) {
      let leafWeights: Float64Array | null = null;
      const row = draw * stride;
      const keyRow = draw * unitCount;
      let pattern = -1;
      let weight = 0;
      let perPoint = 0;
      let near = 0;
      for (let at = 0; at < unitCount; at++) {
        if (patternOf[at] !== pattern) {
          pattern = patternOf[at] as number;
          weight = sums[row + unitCount + pattern] as number;
          perPoint = scale / weight;
          near = slack * perPoint;
        }
        let sum = (sums[row + at] as number) + (extras[at] as number);
        if (sum < 0) sum = 0;
        else if (sum > weight && !mayPassTotal) sum = weight;
        const value = withNoise(sum * perPoint, first + draw, at) + turn;
        // Never below 0: cut off is rounded down.
        let key = (value - near) | 0;
        if (value + near >= key + 1) {
          recalculated++;
          leafWeights ??= weighLeaves(model, groups, ratios, draw * groupCount);
          const exact = exactIndex(units[at] as number, leafWeights) * 10 ** decimals;
          key = Math.round(roundTo(withNoise(exact, first + draw, at) / 10 ** decimals, decimals) * 10 ** decimals);
        }
        keys[keyRow + at] = key;
      }
    }
  }
  return { units, keys, fill, recalculated: () => recalculated };
}
