import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeIndexes, type KernelInput } from '../../../src/analysis/indexKernel.ts';
import { rankUnits } from '../../../src/analysis/ranking.ts';
import type { TieRule } from '../../../src/domain/policies.ts';
import { roundTo } from '../../../src/lib/decimal.ts';
import { kernelInput } from '../../unit/analysis/kernelInput.ts';
import { countRanks, exactHundredths, type QuarterModel } from './exactIndex.ts';

const TIE_RULES: readonly TieRule[] = ['competition', 'dense', 'average'];

const quarterModel: fc.Arbitrary<QuarterModel> = fc
  .tuple(
    fc.array(fc.record({ log: fc.nat(5), weight: fc.integer({ min: 0, max: 40 }) }), { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 1, max: 14 }),
    fc.boolean(),
  )
  .chain(([leaves, unitCount, mayPassTotal]) => {
    const maxes = leaves.map(({ log }) => 2 ** log);
    const row = fc.tuple(...maxes.map((max) => fc.option(fc.integer({ min: 0, max }), { freq: 6 })));
    return fc.record({
      maxes: fc.constant(maxes),
      weights: fc.constant(leaves.map(({ weight }) => weight)),
      points: fc.array(row, { minLength: unitCount, maxLength: unitCount }),
      extras: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: unitCount, maxLength: unitCount }),
      mayPassTotal: fc.constant(mayPassTotal),
    });
  });

function inPoints(model: QuarterModel): KernelInput {
  return kernelInput({
    maxes: model.maxes.map((value) => value / 4),
    weights: model.weights.map((value) => value / 4),
    points: model.points.map((row) => row.map((value) => (value === null ? null : value / 4))),
    extras: model.extras.map((value) => value / 4),
    mayPassTotal: model.mayPassTotal,
  });
}

function ranksOf(input: KernelInput, tieRule: TieRule = 'competition'): number[] {
  const { index } = computeIndexes(input);
  return [...rankUnits(index, new Uint8Array(index.length).fill(1), 2, tieRule)];
}

describe('the kernel', () => {
  it('agrees with exact fractions to the second decimal, and so do the ranks under every tie rule', () => {
    fc.assert(
      fc.property(quarterModel, (model) => {
        const input = inPoints(model);
        const exact = model.points.map((_, unit) => exactHundredths(model, unit));
        const rounded = Array.from(computeIndexes(input).index, (value) => roundTo(value, 2));
        expect(rounded).toEqual(exact.map((value) => (value === null ? Number.NaN : Number(value) / 100)));
        for (const tieRule of TIE_RULES)
          expect(ranksOf(input, tieRule)).toEqual(countRanks(exact, tieRule).map((rank) => rank ?? Number.NaN));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same index and ranks when every weight and all extras are scaled', () => {
    fc.assert(
      fc.property(quarterModel, fc.constantFrom(0.25, 0.5, 2, 3, 4, 10), (model, factor) => {
        const input = inPoints(model);
        const scaled = {
          ...input,
          weights: input.weights.map((weight) => weight * factor),
          extras: input.extras.map((extra) => extra * factor),
        };
        expect([...computeIndexes(scaled).index]).toEqual([...computeIndexes(input).index]);
        expect(ranksOf(scaled)).toEqual(ranksOf(input));
      }),
    );
  });

  it('permutes its results with the units, and nothing else', () => {
    fc.assert(
      fc.property(quarterModel.chain(withOrder((model) => model.points.length)), ([model, order]) => {
        const moved = { ...model, points: pick(model.points, order), extras: pick(model.extras, order) };
        const [before, after] = [computeIndexes(inPoints(model)), computeIndexes(inPoints(moved))];
        expect([...after.index]).toEqual(pick([...before.index], order));
        expect([...after.total]).toEqual(pick([...before.total], order));
        expect(ranksOf(inPoints(moved))).toEqual(pick(ranksOf(inPoints(model)), order));
      }),
    );
  });

  it('gives the same units the same results in whatever order the leaves stand', () => {
    fc.assert(
      fc.property(quarterModel.chain(withOrder((model) => model.maxes.length)), ([model, order]) => {
        const moved = {
          ...model,
          maxes: pick(model.maxes, order),
          weights: pick(model.weights, order),
          points: model.points.map((row) => pick(row, order)),
        };
        const [before, after] = [computeIndexes(inPoints(model)), computeIndexes(inPoints(moved))];
        for (const part of ['index', 'total', 'applicable'] as const) expect(after[part]).toEqual(before[part]);
      }),
    );
  });

  it('moves no rank when a leaf on which all units are equal goes, or weighs 0', () => {
    fc.assert(
      fc.property(evenModel, ({ maxes, points, share }) => {
        // The leaf that goes weighs as much as all others: an index is half of the old one and a constant.
        const max = maxes.reduce((sum, value) => sum + value, 0);
        const withLeaf = { maxes: [...maxes, max], points: points.map((row) => [...row, max * share]) };
        const without = ranksOf(kernelInput({ maxes, points }));
        expect(ranksOf(kernelInput(withLeaf))).toEqual(without);
        expect(ranksOf(kernelInput({ ...withLeaf, weights: [...maxes, 0] }))).toEqual(without);
      }),
    );
  });

  it('adds its components to the total before bonus and penalty', () => {
    fc.assert(
      fc.property(quarterModel, (model) => {
        const input = { ...inPoints(model), extras: new Float64Array(model.points.length) };
        const { total, applicable, fieldPoints, fieldApplicable } = computeIndexes(input);
        for (let unit = 0; unit < input.unitCount; unit++) {
          const row = (values: Float64Array) => values.slice(unit * input.fieldCount, (unit + 1) * input.fieldCount);
          expect(total[unit]).toBe(row(fieldPoints).reduce((sum, value) => sum + value, 0));
          expect(applicable[unit]).toBe(row(fieldApplicable).reduce((sum, value) => sum + value, 0));
        }
      }),
    );
  });
});

/** Units all of whose leaves apply, points in quarters, weights equal to maxima; totals up to 50 differ by 0.25 or more. */
const evenModel = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 }).chain((quarters) =>
  fc.record({
    maxes: fc.constant(quarters.map((value) => value / 4)),
    points: fc.array(fc.tuple(...quarters.map((max) => fc.nat(max).map((value) => value / 4))), {
      minLength: 1,
      maxLength: 12,
    }),
    share: fc.constantFrom(0, 0.25, 0.5, 1),
  }),
);

function withOrder(countOf: (model: QuarterModel) => number) {
  return (model: QuarterModel): fc.Arbitrary<readonly [QuarterModel, readonly number[]]> => {
    const places = Array.from({ length: countOf(model) }, (_, place) => place);
    return fc
      .shuffledSubarray(places, { minLength: places.length, maxLength: places.length })
      .map((order) => [model, order] as const);
  };
}

function pick<T>(list: readonly T[], order: readonly number[]): T[] {
  return order.map((place) => list[place] as T);
}
