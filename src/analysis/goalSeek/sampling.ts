/** Pieces of a line whose values must be calculated through the formulas, some milliseconds each. */
import { eachAlone, firstFrom, type ValueLine } from './searchLine.ts';

/** So many values are all tried, and the answer is exact. */
const MAX_ENUMERATED = 200;
/** Else between so many samples the result is taken to move one way. */
const SAMPLES = 96;

export function samplePieces(line: ValueLine): { readonly pieces: ValueLine['pieces']; readonly isExact: boolean } {
  if (line.count <= MAX_ENUMERATED) return { pieces: eachAlone(line.count), isExact: true };
  const here = line.current === null ? 0 : firstFrom(line, line.current);
  const knots = spread(line.count, SAMPLES);
  const firsts = [...new Set([...knots, here, ...line.pieces.flat()])]
    .filter((place) => place < line.count)
    .sort((a, b) => a - b);
  return {
    pieces: firsts.map((first, at) => [first, Math.max(first, (firsts[at + 1] ?? line.count) - 1)] as const),
    isExact: false,
  };
}

/** So many places from the first to the last, evenly. */
export function spread(count: number, samples: number): number[] {
  const most = Math.min(count, samples + 1);
  if (most <= 1) return count > 0 ? [0] : [];
  return [...new Set(Array.from({ length: most }, (_, k) => Math.round(((count - 1) * k) / (most - 1))))];
}
