/** Variance of a unit's index or rank, or of all ranks, by the weights of groups of nodes. */
import { addressOf, keyOfDraw, uniformAt } from '../counterDraws.ts';
import { prepareDrawKeys } from '../draws/drawKeys.ts';
import { PLACE_SHIFT, prepareKeyRanks, rankOfPlace } from '../draws/rankKeys.ts';
import type { WeightGroups } from '../draws/weightGroups.ts';
import type { WeightDraws } from '../draws/weightNoise.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import { nodesOfLevel } from '../tornado/inputs.ts';
import type { VarianceAsk, VarianceOutput } from './question.ts';
import type { SobolDesign } from './sobolIndices.ts';

export interface AnsweredGroups {
  /** Indexes into the model's nodes. */
  readonly nodes: readonly number[];
  /** By group of weights. */
  readonly groupOfInput: Int32Array;
}

/** The nodes answered for, and which of them each drawn weight stands below. */
export function groupInputs(model: IndexModel, groups: WeightGroups, level: VarianceAsk['groupLevel']): AnsweredGroups {
  const nodes = nodesOfLevel(model, level);
  const found = Array.from(groups.nodes, (at) => {
    const leaf = model.nodes[at]?.firstLeaf ?? -1;
    return nodes.findIndex((node) => {
      const { firstLeaf = 0, lastLeaf = 0 } = model.nodes[node] ?? {};
      return leaf >= firstLeaf && leaf < lastLeaf;
    });
  });
  // Only those with a weight that moves.
  const used = nodes.map((node, at) => ({ node, at })).filter(({ at }) => found.includes(at));
  const places = new Map(used.map(({ at }, place) => [at, place]));
  return { nodes: used.map(({ node }) => node), groupOfInput: Int32Array.from(found, (at) => places.get(at) ?? 0) };
}

/** How many times its present weight each group weighs, from coordinates in (0, 1): 1 +/- width, then scaled to its pool. */
export function ratiosOfPoint(
  { weights, poolOfGroup, poolTotals }: WeightGroups,
  width01: number,
  point: Float64Array,
  from: number,
  ratios: Float64Array,
  to: number,
): void {
  const sums = new Float64Array(poolTotals.length);
  for (let group = 0; group < weights.length; group++) {
    const ratio = 1 + width01 * (2 * (point[from + group] as number) - 1);
    const pool = poolOfGroup[group] as number;
    ratios[to + group] = ratio;
    sums[pool] = (sums[pool] as number) + ratio * (weights[group] as number);
  }
  for (let group = 0; group < weights.length; group++) {
    const pool = poolOfGroup[group] as number;
    ratios[to + group] = ((ratios[to + group] as number) * (poolTotals[pool] as number)) / (sums[pool] as number);
  }
}

/** Coordinates by address: a node keeps its numbers wherever it stands. */
export function drawsOf(model: IndexModel, groups: WeightGroups, seed: number): SobolDesign['drawAt'] {
  const owners = Array.from(groups.nodes, (node) => addressOf(model.nodes[node]?.id ?? ''));
  return (sample, input, block) => {
    const owner = owners[input];
    return owner ? uniformAt(keyOfDraw(seed, sample), owner, block) : 0.5;
  };
}

export function resamplesOf(seed: number): SobolDesign['resampleAt'] {
  const owner = addressOf('bootstrap');
  return (turn, at) => uniformAt(keyOfDraw(seed, turn), owner, at);
}

/** The output of rows of coordinates through the kernel. */
export function evaluateThroughKernel(
  model: IndexModel,
  groups: WeightGroups,
  { output, width01 }: Pick<VarianceAsk, 'output' | 'width01'>,
): SobolDesign['evaluate'] {
  return output.kind === 'score'
    ? evaluateScore(model, groups, width01, model.unitIds.indexOf(output.unitId))
    : evaluateRanks(model, groups, width01, output);
}

function evaluateScore(
  model: IndexModel,
  groups: WeightGroups,
  width01: number,
  unit: number,
): SobolDesign['evaluate'] {
  const count = groups.nodes.length;
  const leafCount = model.leafNodes.length;
  const points = new Float64Array(count);
  const applicable = new Float64Array(count);
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const group = groups.groupOfLeaf[leaf] ?? -1;
    const share = model.attainment[unit * leafCount + leaf] ?? Number.NaN;
    if (group < 0 || Number.isNaN(share)) continue;
    points[group] = (points[group] as number) + share * (model.weights[leaf] ?? 0);
    applicable[group] = (applicable[group] as number) + (model.weights[leaf] ?? 0);
  }
  const extras = model.extras[unit] ?? Number.NaN;
  const ratios = new Float64Array(count);
  return (rows, rowCount, outputs) => {
    for (let row = 0; row < rowCount; row++) {
      ratiosOfPoint(groups, width01, rows, row * count, ratios, 0);
      let sum = extras;
      let weight = 0;
      for (let group = 0; group < count; group++) {
        sum += (ratios[group] as number) * (points[group] as number);
        weight += (ratios[group] as number) * (applicable[group] as number);
      }
      outputs[row] = (Math.max(0, model.policies.mayPassTotal ? sum : Math.min(sum, weight)) / weight) * 100;
    }
  };
}

function evaluateRanks(
  model: IndexModel,
  groups: WeightGroups,
  width01: number,
  output: VarianceOutput,
): SobolDesign['evaluate'] {
  const count = groups.nodes.length;
  const batch = 64;
  let rows: Float64Array = new Float64Array(0);
  let offset = 0;
  const draws: WeightDraws = {
    groups,
    fill: (draw, ratios, from) => ratiosOfPoint(groups, width01, rows, (offset + draw) * count, ratios, from),
  };
  const drawn = prepareDrawKeys(model, draws, batch, { deviation: 0, seed: 0 });
  const { units, keys } = drawn;
  const ranking = prepareKeyRanks(units.length, model.policies);
  const standings = new Int32Array(units.length);
  const now = evaluateModel(model).rank;
  const before = Float64Array.from(units, (unit) => now[unit] ?? Number.NaN);
  const own = output.kind === 'rank' ? units.indexOf(model.unitIds.indexOf(output.unitId)) : -1;
  const { tieRule } = model.policies;
  const rankAt = (at: number): number => rankOfPlace((standings[at] as number) >> PLACE_SHIFT, tieRule);
  return (points, rowCount, outputs) => {
    rows = points;
    for (let first = 0; first < rowCount; first += batch) {
      const filled = Math.min(batch, rowCount - first);
      offset = first;
      drawn.fill(0, filled);
      for (let row = 0; row < filled; row++) {
        ranking.rank(keys, row * units.length, standings);
        let value = 0;
        if (output.kind === 'rank') value = rankAt(own);
        else
          for (let at = 0; at < units.length; at++)
            value += Math.abs(rankAt(at) - (before[at] as number)) / units.length;
        outputs[first + row] = value;
      }
    }
  };
}
