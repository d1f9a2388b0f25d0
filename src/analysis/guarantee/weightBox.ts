/** Weights within limits that keep the totals of their pools: a box cut by one plane a pool. */
import type { WeightGroups } from '../draws/weightGroups.ts';
import type { IndexModel } from '../indexModel.ts';
import type { GuaranteeAsk } from './question.ts';

/** By group, as how many times its present weight. */
export interface WeightBox {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly groups: WeightGroups;
}

export function buildBox(
  model: IndexModel,
  groups: WeightGroups,
  { width01, limits }: Pick<GuaranteeAsk, 'width01' | 'limits'>,
): WeightBox {
  const low = new Float64Array(groups.nodes.length).fill(1 - width01);
  const high = new Float64Array(groups.nodes.length).fill(1 + width01);
  for (const { nodeId, min, max } of limits) {
    const group = groups.nodes.findIndex((node) => model.nodes[node]?.id === nodeId);
    if (group < 0) continue;
    low[group] = min / (groups.weights[group] ?? 1);
    high[group] = max / (groups.weights[group] ?? 1);
  }
  return { low, high, groups };
}

/** Whether any weights of the box keep the totals. */
export function isBoxEmpty({ low, high, groups }: WeightBox): boolean {
  const { weights, poolOfGroup, poolTotals } = groups;
  return poolTotals.some((total, pool) => {
    let least = 0;
    let most = 0;
    for (let group = 0; group < weights.length; group++) {
      if (poolOfGroup[group] !== pool) continue;
      least += (low[group] as number) * (weights[group] as number);
      most += (high[group] as number) * (weights[group] as number);
    }
    return least > total + 1e-9 || most < total - 1e-9;
  });
}

/** The greatest sum of factors x ratios over the box; with `sign` -1 the least. Exact: one plane a pool, so the best go first. */
export function extremeOf(box: WeightBox, factors: Float64Array, sign: 1 | -1): number {
  const { low, high, groups } = box;
  const { weights, poolOfGroup, poolTotals } = groups;
  const left = Float64Array.from(poolTotals);
  let sum = 0;
  const worth = factors.map((factor, group) => (sign * factor) / (weights[group] as number));
  for (let group = 0; group < weights.length; group++) {
    const pool = poolOfGroup[group] as number;
    left[pool] = (left[pool] as number) - (low[group] as number) * (weights[group] as number);
    sum += (factors[group] as number) * (low[group] as number);
  }
  const order = Array.from(worth.keys()).sort((a, b) => (worth[b] as number) - (worth[a] as number));
  for (const group of order) {
    const pool = poolOfGroup[group] as number;
    const weight = weights[group] as number;
    const take = Math.min((high[group] as number) - (low[group] as number), Math.max(0, left[pool] as number) / weight);
    left[pool] = (left[pool] as number) - take * weight;
    sum += (factors[group] as number) * take;
  }
  return sum;
}
