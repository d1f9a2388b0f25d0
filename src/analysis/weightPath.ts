/**
 * Effective leaf weights while one node's own weight is moved by hand: under every redistribution rule they are affine in the
 * node's effective weight x as long as no rule clips at 0 (nearly always: see findWeightPaths), so that scores along the way and their crossings are exact.
 */
import type { Redistribution } from '../domain/policies.ts';
import type { IndexModel } from './indexModel.ts';
import { weighTree, type WeighedTree } from './weightTree.ts';

export interface WeightPath {
  /** Index into the model's nodes. */
  readonly node: number;
  readonly rule: Redistribution;
  /** By leaf: effective weight = intercept + slope * x, for min <= x <= max. */
  readonly intercept: Float64Array;
  readonly slope: Float64Array;
  readonly min: number;
  readonly max: number;
  /** The node's own weight, as it would be typed, is perX * x / (1 - bend * x); bend is 0 unless a parent with a fixed weight shares. */
  readonly perX: number;
  readonly bend: number;
  /** The path was drawn through trials and is straight only nearly: crossings on it are near, not exact. */
  readonly isSampled: boolean;
}

/** What an own weight of the node leads to. */
export interface PathPoint {
  readonly own: number;
  /** The node's effective weight. */
  readonly effective: number;
  /** Effective weights by leaf. */
  readonly leaves: Float64Array;
}

/** Own weights between which no rule clips, around the weight the node has now. */
export interface OwnRange {
  readonly min: number;
  readonly max: number;
}

const TINY = 1e-9;

/** The range of own weights, 0 to the stated total at most, in which the path from the present weight is straight. */
export function ownRange(model: IndexModel, node: number, rule: Redistribution): OwnRange {
  const cap = capOf(model, node);
  const atZero = weighTree(model, rule, { node, weight: 0 }).slacks;
  return rangeBetween(model, node, cap, atZero, weighTree(model, rule, { node, weight: cap }).slacks);
}

function capOf(model: IndexModel, node: number): number {
  return Math.max(model.statedTotal, model.nodes[node]?.weight ?? 0);
}

/** From what is left to share at 0 and at `cap`: every slack is a straight line in the own weight. */
function rangeBetween(
  model: IndexModel,
  node: number,
  cap: number,
  atZero: readonly number[],
  atCap: readonly number[],
): OwnRange {
  const now = model.nodes[node]?.weight ?? 0;
  let min = 0;
  let max = cap;
  for (let place = 0; place < atZero.length; place++) {
    const from = atZero[place] ?? 0;
    const to = atCap[place] ?? from;
    if (Math.abs(to - from) < TINY) continue;
    const kink = (cap * from) / (from - to);
    if (kink >= now - TINY && kink > TINY) max = Math.min(max, kink);
    else if (kink < now) min = Math.max(min, kink);
  }
  return { min, max };
}

function pointOfPath(model: IndexModel, node: number, rule: Redistribution, own: number): PathPoint {
  return toPoint(weighTree(model, rule, { node, weight: own }), node, own);
}

function toPoint({ effective, leaves }: WeighedTree, node: number, own: number): PathPoint {
  return { own, effective: effective[node] as number, leaves };
}

/** Parts a path is cut into where it bends: the error of a part is about a thousandth of a point. */
const PARTS = 64;

/**
 * The path of a node under a rule: one straight part as a rule; many, each straight nearly, where a parent shares by weights
 * what its children share by maxima. None where the node's own weight moves nothing: a buffer, the only child of a parent
 * that shares, all below it weigh 0.
 */
export function findWeightPaths(model: IndexModel, node: number, rule: Redistribution): WeightPath[] {
  const cap = capOf(model, node);
  const atZero = weighTree(model, rule, { node, weight: 0 });
  const atCap = weighTree(model, rule, { node, weight: cap });
  const { min, max } = rangeBetween(model, node, cap, atZero.slacks, atCap.slacks);
  const at = (share: number): PathPoint => {
    const own = min + (max - min) * share;
    if (own === 0) return toPoint(atZero, node, own);
    return own === cap ? toPoint(atCap, node, own) : pointOfPath(model, node, rule, own);
  };
  if (rule.rule === 'siblings' && model.nodes.some(({ isFixed }) => isFixed))
    return pathThroughPoints(node, rule, at, PARTS);
  const path = pathThrough(node, rule, at(0.5), at(1), at(0));
  return path ? [path] : [];
}

/** As findWeightPaths, through points that `at` gives for shares 0..1 of the range of own weights; none where it gives null. */
export function pathThroughPoints(
  node: number,
  rule: Redistribution,
  at: (share: number) => PathPoint | null,
  parts: number,
): WeightPath[] {
  const [low, middle, third, high] = [at(0), at(0.5), at(0.31), at(1)];
  if (!low || !middle || !third || !high) return [];
  const path = pathThrough(node, rule, middle, high, low);
  if (!path || liesOnPath(path, third)) return path ? [path] : [];
  const found: WeightPath[] = [];
  let from = low;
  for (let part = 1; part <= parts; part++) {
    const [between, to] = [at((part - 0.5) / parts), at(part / parts)];
    if (!between || !to) continue;
    const one = pathThrough(node, rule, between, to, from, true);
    if (one) found.push(one);
    from = to;
  }
  return found;
}

/**
 * The path that runs through two points, `middle` and `high`, from `low` to `high`; null where the effective weight of the node
 * does not grow.
 */
function pathThrough(
  node: number,
  rule: Redistribution,
  middle: PathPoint,
  high: PathPoint,
  low: PathPoint,
  isSampled = false,
): WeightPath | null {
  const width = high.effective - middle.effective;
  if (!(width > TINY) || !(middle.effective > 0)) return null;
  const count = high.leaves.length;
  const slope = new Float64Array(count);
  const intercept = new Float64Array(count);
  for (let leaf = 0; leaf < count; leaf++) {
    const from = middle.leaves[leaf] as number;
    const rise = ((high.leaves[leaf] as number) - from) / width;
    slope[leaf] = Math.abs(rise) < 1e-13 ? 0 : rise;
    intercept[leaf] = from - (slope[leaf] as number) * middle.effective;
  }
  // own / x = perX + bend * own
  const bend = (high.own / high.effective - middle.own / middle.effective) / (high.own - middle.own);
  const isStraight = Math.abs(bend * high.own) < 1e-11;
  const perX = isStraight ? middle.own / middle.effective : middle.own / middle.effective - bend * middle.own;
  return {
    node,
    rule,
    intercept,
    slope,
    min: low.effective,
    max: high.effective,
    perX,
    bend: isStraight ? 0 : bend,
    isSampled,
  };
}

/** Effective leaf weights at an effective weight x of the node. */
export function weightsOnPath(path: WeightPath, x: number): Float64Array {
  return path.intercept.map((from, leaf) => Math.max(0, from + (path.slope[leaf] as number) * x));
}

/** The own weight to type for an effective weight x of the node. */
export function ownOnPath(path: WeightPath, x: number): number {
  return (path.perX * x) / (1 - path.bend * x);
}

/** The effective weight that an own weight gives the node. */
export function effectiveOnPath(path: WeightPath, own: number): number {
  return own / (path.perX + path.bend * own);
}

/** Whether a third point lies on a path, as it must where the path is straight. */
function liesOnPath(path: WeightPath, point: PathPoint): boolean {
  const expected = weightsOnPath(path, point.effective);
  const isOwn = Math.abs(ownOnPath(path, point.effective) - point.own) < 1e-6 * Math.max(1, point.own);
  return isOwn && expected.every((weight, leaf) => Math.abs(weight - (point.leaves[leaf] as number)) < 1e-8);
}
