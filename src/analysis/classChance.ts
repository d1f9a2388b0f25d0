/**
 * How likely a unit reaches a class when weights are not known exactly: the share of draws, each weight within a share of
 * itself, totals of parents kept. The same draw gives every state the same noise (common random numbers).
 */
import { roundTo } from '../lib/decimal.ts';
import { listWeightGroups } from './draws/weightGroups.ts';
import { prepareWeightDraws } from './draws/weightNoise.ts';
import type { IndexModel } from './indexModel.ts';

export interface ClassNoise {
  /** Each weight times 1 +/- this, before its parent is scaled back to its total. */
  readonly width01: number;
  readonly draws: number;
  readonly seed: number;
}

export function classChance(model: IndexModel, unit: number, classIndex: number, noise: ClassNoise): number {
  const limit = model.policies.classes[classIndex]?.min;
  const groups = listWeightGroups(model, 'criteria', 'parent');
  if (limit === undefined || groups === null || unit < 0) return Number.NaN;
  const noises = prepareWeightDraws(model, groups, { kind: 'box', width01: noise.width01 }, noise.seed);
  const count = groups.nodes.length;
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  const leafCount = model.leafNodes.length;
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const group = groups.groupOfLeaf[leaf] ?? -1;
    const share = model.attainment[unit * leafCount + leaf] ?? Number.NaN;
    if (group < 0 || Number.isNaN(share)) continue;
    const weight = model.weights[leaf] ?? 0;
    points[group] = (points[group] as number) + share * weight;
    weights[group] = (weights[group] as number) + weight;
  }
  const extras = model.extras[unit] ?? Number.NaN;
  if (Number.isNaN(extras)) return Number.NaN;
  const { decimals, mayPassTotal } = model.policies;
  const ratios = new Float64Array(count);
  let reached = 0;
  for (let draw = 0; draw < noise.draws; draw++) {
    noises.fill(draw, ratios, 0);
    let sum = extras;
    let applicable = 0;
    for (let group = 0; group < count; group++) {
      sum += (ratios[group] as number) * (points[group] as number);
      applicable += (ratios[group] as number) * (weights[group] as number);
    }
    if (!(applicable > 0)) return Number.NaN;
    sum = Math.max(0, mayPassTotal ? sum : Math.min(sum, applicable));
    if (roundTo(roundTo((sum / applicable) * 100, 7), decimals) >= limit) reached++;
  }
  return reached / noise.draws;
}
