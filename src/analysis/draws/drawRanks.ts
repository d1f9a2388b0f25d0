/** Monte Carlo on weights: ranks, classes and pairs over many draws of the whole model. */
import type { Steps } from '../../lib/steps.ts';
import type { IndexModel } from '../indexModel.ts';
import { prepareDrawKeys } from './drawKeys.ts';
import type { DrawsAsk } from './question.ts';
import { prepareTally, type Tallied } from './tallyRanks.ts';
import { prepareWeightDraws } from './weightNoise.ts';
import type { WeightGroups } from './weightGroups.ts';

export interface DrawnRanks extends Tallied {
  /** Indexes into the model's units. */
  readonly units: Int32Array;
}

/** Products between two yields: some 8 ms. */
const PRODUCTS_OF_A_BATCH = 10_000_000;
const MAX_BATCH = 64;

export function* drawRanks(
  model: IndexModel,
  groups: WeightGroups,
  ask: Omit<DrawsAsk, 'state' | 'level' | 'kept'>,
): Steps<DrawnRanks> {
  const weightDraws = prepareWeightDraws(model, groups, ask.noise, ask.seed);
  const products = Math.max(1, model.unitIds.length * groups.nodes.length);
  const batch = Math.max(4, Math.min(MAX_BATCH, 4 * Math.floor(PRODUCTS_OF_A_BATCH / products / 4)));
  const scoreNoise = { deviation: ask.scoreDeviation, seed: ask.seed };
  const { units, keys, fill } = prepareDrawKeys(model, weightDraws, batch, scoreNoise);
  const tally = prepareTally(units.length, model.policies, batch, ask.withPairs);
  for (let first = 0; first < ask.draws; first += batch) {
    const count = Math.min(batch, ask.draws - first);
    fill(first, count);
    tally.add(keys, count);
    yield (first + count) / ask.draws;
  }
  return { units, ...tally.summarize() };
}
