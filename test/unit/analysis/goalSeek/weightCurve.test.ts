import { describe, expect, it } from 'vitest';
import { traceWeights } from '../../../../src/analysis/goalSeek/weightCurve.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';

const COUNT = 1001;
const figureAt = (place: number): number => place / 10;

function follow(weights: (figure: number) => number[], parts = 2): { tried: number; isExact: boolean; off: number } {
  const read = (place: number): Float64Array => Float64Array.from(weights(figureAt(place)));
  const curve = present(finishSteps(traceWeights(COUNT, figureAt, read, parts)), 'a curve');
  let off = 0;
  for (let place = 0; place < COUNT; place++)
    for (const [leaf, weight] of weights(figureAt(place)).entries())
      off = Math.max(off, Math.abs(weight - (curve.weightsAt(place)[leaf] ?? Number.NaN)));
  return { tried: curve.tried, isExact: curve.isExact, off };
}

describe('effective weights along one weight', () => {
  it('are read off the ends where the rest shrinks in proportion', () => {
    const found = follow((t) => [t, (100 - t) * 0.25, (100 - t) * 0.75]);
    expect(found.off).toBeLessThan(1e-9);
    expect(found.tried).toBeLessThan(12);
  });

  it('break where nothing is left to shrink', () => {
    const found = follow((t) => [t, Math.max(0, 37.3 - t), 5]);
    expect(found.off).toBeLessThan(1e-9);
    expect(found).toMatchObject({ isExact: true });
    expect(found.tried).toBeLessThan(60);
  });

  it('follow the quotient that children make who share a fixed weight', () => {
    const found = follow((t) => [(40 * t) / (t + 20), (40 * 20) / (t + 20), 60]);
    expect(found.off).toBeLessThan(1e-9);
    expect(found.tried).toBeLessThan(20);
  });

  it('are said to be nearly so where they are neither', () => {
    expect(follow((t) => [Math.sin(t), Math.cos(t * t)])).toMatchObject({ isExact: false });
  });

  it('have no curve where a value is refused', () => {
    expect(finishSteps(traceWeights(COUNT, figureAt, () => null, 2))).toBeNull();
  });
});
