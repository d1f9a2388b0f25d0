/**
 * Flip thresholds of pairs under one weight: the weight at which two indexes are equal, in closed form on the straight paths of
 * weights (Triantaphyllou & Sanchez 1997, carried over to every redistribution rule and to units with leaves left out).
 */
import type { Redistribution } from '../../domain/policies.ts';
import { roundTo } from '../../lib/decimal.ts';
import { finishSteps, type Steps } from '../../lib/steps.ts';
import type { IndexModel } from '../indexModel.ts';
import { effectiveOnPath, findWeightPaths, ownOnPath, type WeightPath } from '../weightPath.ts';
import {
  crossingsOf,
  findWhole,
  indexOnLine,
  LINE_SIZE,
  linesOnPath,
  publishedOnLine,
  type UnitLines,
} from '../weightLines/unitLines.ts';
import { listAdjacentPairs, listByRank, type Pairs } from './flipPairs.ts';

export interface FlipMap {
  readonly pairs: Pairs;
  readonly paths: readonly WeightPath[];
  /** Pair-major [pair * paths + path]: effective weight at the tie closest to the present one, NaN where there is none. */
  readonly ties: Float64Array;
  /** 1: the lower unit stands higher above the tie, -1: below it; 0 where there is none. */
  readonly sides: Int8Array;
}

/** All neighbours in rank against all nodes: what the bench times. */
export function listAdjacentFlips(model: IndexModel, rule: Redistribution): FlipMap {
  const paths = model.nodes.flatMap((_, node) => findWeightPaths(model, node, rule));
  return finishSteps(mapFlips(model, listAdjacentPairs(listByRank(model)), paths));
}

export function* mapFlips(model: IndexModel, pairs: Pairs, paths: readonly WeightPath[]): Steps<FlipMap> {
  const { mayPassTotal } = model.policies;
  const pairCount = pairs.length / 2;
  const ties = new Float64Array(pairCount * paths.length).fill(Number.NaN);
  const sides = new Int8Array(ties.length);
  const whole = findWhole(model);
  const lines = new Float64Array(model.unitIds.length * LINE_SIZE);
  for (const [at, path] of paths.entries()) {
    linesOnPath(model, path, whole, lines);
    const now = model.nodes[path.node]?.effective ?? 0;
    for (let pair = 0; pair < pairCount; pair++) {
      const upper = pairs[pair * 2] as number;
      const lower = pairs[pair * 2 + 1] as number;
      const tie = closestTo(now, crossingsOf(lines, upper, lower, path.min, path.max, mayPassTotal));
      if (tie === null) continue;
      ties[pair * paths.length + at] = tie;
      sides[pair * paths.length + at] = sideOf(lines, upper, lower, tie, path);
    }
    yield (at + 1) / paths.length;
  }
  return { pairs, paths, ties, sides };
}

function closestTo(now: number, values: readonly number[]): number | null {
  const [first, second] = values;
  if (first === undefined) return null;
  return second !== undefined && Math.abs(second - now) < Math.abs(first - now) ? second : first;
}

/** On which side of a tie the lower unit stands higher. */
function sideOf(lines: UnitLines, upper: number, lower: number, tie: number, path: WeightPath): 1 | -1 {
  const step = Math.max(1e-6, (path.max - path.min) * 1e-4);
  const lead = (x: number): number => indexOnLine(lines, lower, x, true) - indexOnLine(lines, upper, x, true);
  return lead(tie + step) - lead(tie - step) > 0 ? 1 : -1;
}

/** Weights are typed in hundredths. */
const HUNDREDTHS = 100;
/** Steps of one hundredth before they grow: a tie so flat is far from any useful weight. */
const FINE_STEPS = 100;

/**
 * The first own weight in hundredths, from the tie on to its side, at which the published index of the lower unit is higher;
 * null where the path ends before.
 */
export function findSwapOwn(
  model: IndexModel,
  path: WeightPath,
  lines: UnitLines,
  upper: number,
  lower: number,
  tie: number,
  side: 1 | -1,
): number | null {
  const tieOwn = ownOnPath(path, tie) * HUNDREDTHS;
  const isUp = side > 0;
  let at = isUp ? Math.ceil(tieOwn - 1e-7) : Math.floor(tieOwn + 1e-7);
  let stride = 1;
  for (let step = 0; ; step++) {
    const own = roundTo(at / HUNDREDTHS, 2);
    const x = effectiveOnPath(path, own);
    if (own < 0 || !(x >= path.min - 1e-9 && x <= path.max + 1e-9)) return null;
    if (publishedOnLine(model, lines, lower, x) > publishedOnLine(model, lines, upper, x)) return own;
    if (step >= FINE_STEPS) stride = Math.ceil(stride * 1.3);
    at += isUp ? stride : -stride;
  }
}
