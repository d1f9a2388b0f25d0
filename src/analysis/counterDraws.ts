/**
 * Random numbers by address: seed, draw, who draws, how often. The same address gives the same number whatever else is drawn,
 * so that bands move smoothly while a width is dragged and a criterion or unit keeps its numbers wherever it stands.
 * Two rounds of the lowbias32 mixer (Wellons 2018); uniforms have 32 bits.
 */
export interface DrawAddress {
  readonly first: number;
  readonly second: number;
}

const GOLDEN = 0x9e3779b9;

function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** The address of a node or unit, by its id. */
export function addressOf(id: string): DrawAddress {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = mix(second + Math.imul(code + 1, GOLDEN));
  }
  return { first: mix(first), second };
}

/** What all numbers of one draw share. */
export function keyOfDraw(seed: number, draw: number): number {
  return mix(mix(seed | 0) + Math.imul(draw + 1, GOLDEN));
}

/** Uniform in (0, 1), never 0 or 1. `count` tells apart several numbers of one owner in one draw. */
export function uniformAt(key: number, owner: DrawAddress, count = 0): number {
  const mixed = mix(mix(key ^ owner.first) + owner.second + Math.imul(count, GOLDEN));
  return ((mixed >>> 0) + 0.5) / 4294967296;
}

/** Normal with mean 0 and deviation 1 (Box-Muller): takes the counts `count` and `count + 1`. */
export function normalAt(key: number, owner: DrawAddress, count = 0): number {
  const radius = Math.sqrt(-2 * Math.log(uniformAt(key, owner, count)));
  return radius * Math.cos(2 * Math.PI * uniformAt(key, owner, count + 1));
}

/** Gamma with scale 1 (Marsaglia and Tsang 2000; below shape 1 by their power of a uniform). */
export function gammaAt(key: number, owner: DrawAddress, shape: number): number {
  const boost = shape < 1 ? uniformAt(key, owner, 1) ** (1 / shape) : 1;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let count = 2; ; count += 3) {
    const x = normalAt(key, owner, count);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniformAt(key, owner, count + 2)) < (x * x) / 2 + d - d * v + d * Math.log(v))
      return boost * d * v;
  }
}
