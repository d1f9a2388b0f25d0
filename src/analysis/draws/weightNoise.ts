/**
 * Weights drawn at random within pools of a fixed total. Laws (WHATIF 3): uniform on the simplex by exponentials (not
 * U / sum U), Dirichlet around the weights as they are (variance w(1 - w) / (a + 1)), or each within a share of its weight and
 * the pool then scaled back to its total.
 */
import { addressOf, gammaAt, keyOfDraw, uniformAt, type DrawAddress } from '../counterDraws.ts';
import type { IndexModel } from '../indexModel.ts';
import type { WeightGroups } from './weightGroups.ts';

export type WeightNoise =
  /** Each weight times 1 +/- width, before its pool is scaled back to its total. */
  | { readonly kind: 'box'; readonly width01: number }
  /** The greater the concentration the closer to the weights as they are. */
  | { readonly kind: 'dirichlet'; readonly concentration: number }
  /** Any weights are as likely as any others. */
  | { readonly kind: 'simplex' };

export interface WeightDraws {
  readonly groups: WeightGroups;
  /** Writes draw number `draw`: how many times its present weight each group weighs. */
  readonly fill: (draw: number, ratios: Float64Array, from: number) => void;
}

export function prepareWeightDraws(
  model: IndexModel,
  groups: WeightGroups,
  noise: WeightNoise,
  seed: number,
): WeightDraws {
  const owners = Array.from(groups.nodes, (node) => addressOf(model.nodes[node]?.id ?? ''));
  const { weights, poolOfGroup, poolTotals } = groups;
  const sums = new Float64Array(poolTotals.length);
  const draw = drawOf(noise, groups);
  function fill(number: number, ratios: Float64Array, from: number): void {
    const key = keyOfDraw(seed, number);
    sums.fill(0);
    for (let group = 0; group < owners.length; group++) {
      const weight = draw(key, owners[group] as DrawAddress, group);
      const pool = poolOfGroup[group] as number;
      ratios[from + group] = weight;
      sums[pool] = (sums[pool] as number) + weight;
    }
    for (let group = 0; group < owners.length; group++) {
      const pool = poolOfGroup[group] as number;
      const scale = (poolTotals[pool] as number) / ((sums[pool] as number) * (weights[group] as number));
      ratios[from + group] = (ratios[from + group] as number) * scale;
    }
  }
  return { groups, fill };
}

type DrawWeight = (key: number, owner: DrawAddress, group: number) => number;

function drawOf(noise: WeightNoise, { weights, poolOfGroup, poolTotals }: WeightGroups): DrawWeight {
  if (noise.kind === 'simplex') return (key, owner) => -Math.log(uniformAt(key, owner));
  if (noise.kind === 'box') {
    const { width01 } = noise;
    return (key, owner, group) => (weights[group] as number) * (1 + width01 * (2 * uniformAt(key, owner) - 1));
  }
  const shapes = weights.map(
    (weight, group) => (noise.concentration * weight) / (poolTotals[poolOfGroup[group] as number] as number),
  );
  return (key, owner, group) => gammaAt(key, owner, shapes[group] as number);
}
