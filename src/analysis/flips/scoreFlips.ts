/** Flip thresholds in points: what the lower unit of a pair needs at one leaf, all else as it is: gap / weight of the leaf. */
import { roundTo } from '../../lib/decimal.ts';
import { evaluateModel, roundedIndex, roundedIndexes, type IndexModel } from '../indexModel.ts';
import type { Pairs } from './flipPairs.ts';

export interface LeafFlip {
  readonly pair: number;
  readonly leaf: number;
  /** In the leaf's own points. */
  readonly points: number;
  readonly tiePoints: number;
  /** The first points in hundredths that turn the published order; null where the maximum does not. */
  readonly swapPoints: number | null;
}

const HUNDREDTHS = 100;

/** Only those within the leaf's maximum. */
export function listScoreFlips(model: IndexModel, pairs: Pairs): LeafFlip[] {
  const { applicable, index } = evaluateModel(model);
  const leafCount = model.leafNodes.length;
  const found: LeafFlip[] = [];
  const published = roundedIndexes(model, index);
  for (let pair = 0; pair < pairs.length / 2; pair++) {
    const upper = pairs[pair * 2] as number;
    const lower = pairs[pair * 2 + 1] as number;
    const whole = applicable[lower] as number;
    const base = pointsBeforeCuts(model, lower);
    const gap = ((index[upper] as number) / 100) * whole - base;
    for (let leaf = 0; leaf < leafCount; leaf++) {
      const share = model.attainment[lower * leafCount + leaf] as number;
      const weight = model.weights[leaf] as number;
      const max = model.nodes[model.leafNodes[leaf] as number]?.max ?? 0;
      if (Number.isNaN(share) || !(weight > 0) || !(max > 0)) continue;
      const tieShare = share + Math.max(0, gap) / weight;
      if (tieShare > 1 + 1e-9) continue;
      const isTurned = (points: number): boolean => {
        const total = Math.max(0, base + (points / max - share) * weight);
        const capped = model.policies.mayPassTotal ? total : Math.min(whole, total);
        return roundedIndex(model, (capped / whole) * 100) > (published[upper] as number);
      };
      const tiePoints = Math.min(max, tieShare * max);
      const points = roundTo(share * max, 7);
      const swapPoints = findSwap(tiePoints, max, isTurned);
      // Level already, and no points left to gain.
      if (swapPoints === null && tiePoints - points < 1e-7) continue;
      found.push({ pair, leaf, points, tiePoints, swapPoints });
    }
  }
  return found;
}

/** Rising points only ever raise the index: halving finds the first. */
function findSwap(tie: number, max: number, isTurned: (points: number) => boolean): number | null {
  let low = Math.ceil(tie * HUNDREDTHS - 1e-7);
  let high = Math.floor(max * HUNDREDTHS + 1e-7);
  if (high < low || !isTurned(high / HUNDREDTHS)) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTurned(middle / HUNDREDTHS)) high = middle;
    else low = middle + 1;
  }
  return roundTo(low / HUNDREDTHS, 2);
}

function pointsBeforeCuts(model: IndexModel, unit: number): number {
  const leafCount = model.leafNodes.length;
  let points = model.extras[unit] as number;
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const share = model.attainment[unit * leafCount + leaf] as number;
    if (!Number.isNaN(share)) points += share * (model.weights[leaf] as number);
  }
  return points;
}
