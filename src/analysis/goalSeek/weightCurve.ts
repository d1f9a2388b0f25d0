/**
 * Effective weights over a grid of values of one weight, read through the formulas and drawn between (weightPath.ts has the
 * straight lines that need no formula). Redistribution makes them linear in it, or, where the children of a fixed weight share
 * it, a quotient of linear terms with one denominator for all; up to where nothing is left to shrink. The segments are found
 * by halving and checked inside, and in between no formula need be calculated.
 */
import type { Steps } from '../../lib/steps.ts';

interface Segment {
  readonly first: number;
  readonly last: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** C of (a + b t) / (1 + C t), t from 0 to 1 over the segment; 0 where it is straight. */
  readonly bend: number;
}

export interface WeightCurve {
  /** Effective weights by leaf at a place of the line; the array may be used again by the next call. */
  readonly weightsAt: (place: number) => Float64Array;
  readonly tried: number;
  /** False where so many values were calculated that the rest was taken to be straight between them. */
  readonly isExact: boolean;
}

/** Weights are sums and quotients of decimals: what differs by less is dust. */
const DUST = 1e-9;
const MAX_TRIED = 600;

/** `read` calculates the weights at a place through the formulas; `parts` is how many segments are looked at from the start. */
export function* traceWeights(
  count: number,
  figureAt: (place: number) => number,
  read: (place: number) => Float64Array | null,
  parts: number,
): Steps<WeightCurve | null> {
  const known = new Map<number, Float64Array>();
  const refused: number[] = [];
  function look(place: number): Float64Array {
    const weights = known.get(place) ?? read(place);
    if (!weights) {
      refused.push(place);
      return new Float64Array(0);
    }
    known.set(place, weights);
    return weights;
  }
  const shareIn = (first: number, last: number, place: number): number => {
    const length = figureAt(last) - figureAt(first);
    return length > 0 ? (figureAt(place) - figureAt(first)) / length : 0;
  };
  const ends = [...new Set(Array.from({ length: parts + 1 }, (_, k) => Math.round(((count - 1) * k) / parts)))];
  const open: (readonly [number, number])[] = ends.slice(1).map((end, at) => [ends[at] ?? 0, end] as const);
  if (open.length === 0) open.push([0, 0]);
  const segments: Segment[] = [];
  let isExact = true;
  while (open.length > 0 && refused.length === 0) {
    const [first, last] = open.pop() ?? [0, 0];
    yield Math.min(0.95, segments.length / (segments.length + open.length + 4));
    const [low, high] = [look(first), look(last)];
    const middle = (first + last) >> 1;
    const quarter = (first + middle) >> 1;
    const later = (middle + last) >> 1;
    const isOpen = last - first >= 2;
    const bend = isOpen ? bendOf(low, look(middle), high, shareIn(first, last, middle)) : 0;
    const fits = (place: number): boolean =>
      isBetween(low, high, look(place), warp(shareIn(first, last, place), bend ?? 0));
    if (!isOpen || (bend !== null && [quarter, middle, later].every(fits)))
      segments.push({ first, last, low, high, bend: bend ?? 0 });
    else if (known.size < MAX_TRIED) open.push([first, middle], [middle, last]);
    else {
      isExact = false;
      segments.push({ first, last, low, high, bend: 0 });
    }
  }
  if (refused.length > 0) return null;
  segments.sort((a, b) => a.first - b.first);
  return { weightsAt: readSegments(segments, shareIn), tried: known.size, isExact };
}

/** Share of the way from low to high at t. */
function warp(t: number, bend: number): number {
  return (t * (1 + bend)) / (1 + bend * t);
}

/** From the leaf that strays most from the straight line in the middle; null where no such quotient passes through the three. */
function bendOf(low: Float64Array, middle: Float64Array, high: Float64Array, t: number): number | null {
  let most = 0;
  let leaf = -1;
  for (let at = 0; at < low.length; at++) {
    const strays = Math.abs((middle[at] ?? 0) - (low[at] ?? 0) * (1 - t) - (high[at] ?? 0) * t);
    if (strays > most) [most, leaf] = [strays, at];
  }
  if (leaf < 0 || most < DUST) return 0;
  const [a, m, b] = [low[leaf] ?? 0, middle[leaf] ?? 0, high[leaf] ?? 0];
  const bend = (a + (b - a) * t - m) / (t * (m - b));
  return Number.isFinite(bend) && bend > -1 ? bend : null;
}

function isBetween(low: Float64Array, high: Float64Array, found: Float64Array, share01: number): boolean {
  return found.every((weight, leaf) => {
    const expected = (low[leaf] ?? 0) * (1 - share01) + (high[leaf] ?? 0) * share01;
    return Math.abs(weight - expected) < DUST || (Number.isNaN(weight) && Number.isNaN(expected));
  });
}

function readSegments(
  segments: readonly Segment[],
  shareIn: (first: number, last: number, place: number) => number,
): (place: number) => Float64Array {
  const between = new Float64Array(segments[0]?.low.length ?? 0);
  return (place) => {
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.last ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    const segment = segments[low];
    if (!segment || place === segment.first) return segment?.low ?? between;
    if (place === segment.last) return segment.high;
    const share01 = warp(shareIn(segment.first, segment.last, place), segment.bend);
    for (let leaf = 0; leaf < between.length; leaf++)
      between[leaf] = (segment.low[leaf] as number) * (1 - share01) + (segment.high[leaf] as number) * share01;
    return between;
  };
}
