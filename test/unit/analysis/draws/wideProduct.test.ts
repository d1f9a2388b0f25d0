import { describe, expect, it } from 'vitest';
import { loadWideCode } from '../../../../src/analysis/draws/wideCode.ts';
import { prepareProduct } from '../../../../src/analysis/draws/wideProduct.ts';
import { seededDraws } from '../../../../src/domain/samples/seededDraws.ts';

const SIZES = [
  { rows: 1, depth: 1, draws: 1 },
  { rows: 7, depth: 3, draws: 2 },
  { rows: 8, depth: 100, draws: 5 },
  { rows: 65, depth: 130, draws: 64 },
  { rows: 700, depth: 2, draws: 3 },
];

function fillAtRandom(values: Float64Array, seed: number): Float64Array {
  const draws = seededDraws(seed);
  return values.map(() => draws.whole(-1_000_000, 1_000_000) / 7);
}

/** [draw][row], sums taken place by place. */
function multiplyPlainly(rows: Float64Array, left: Float64Array, depth: number, draws: number): number[][] {
  return Array.from({ length: draws }, (_, draw) =>
    Array.from({ length: rows.length / depth }, (_unused, row) => {
      let sum = 0;
      for (let place = 0; place < depth; place++)
        sum += (rows[row * depth + place] ?? 0) * (left[draw * depth + place] ?? 0);
      return sum;
    }),
  );
}

describe.each([
  { way: 'vectors', load: loadWideCode },
  { way: 'plain script', load: () => null },
])('the product of draws and rows by $way', ({ load }) => {
  it.each(SIZES)(
    'has every bit of the plain sums: $rows rows, $depth places, $draws draws',
    ({ rows, depth, draws }) => {
      const values = fillAtRandom(new Float64Array(rows * depth), rows);
      const product = prepareProduct(values, rows, depth, draws, load);
      const left = fillAtRandom(new Float64Array(draws * depth), depth);
      product.left.set(left);
      product.multiply(draws);
      const found = Array.from({ length: draws }, (_, draw) => [
        ...product.out.subarray(draw * product.stride, draw * product.stride + rows),
      ]);
      expect(found).toEqual(multiplyPlainly(values, left, depth, draws));
    },
  );

  it('has nothing to do without rows or draws', () => {
    const product = prepareProduct(new Float64Array(0), 0, 4, 2, load);
    product.multiply(2);
    expect(product.out).toHaveLength(0);
  });
});

it('the vectors are there where the tests run: both ways were compared', () => {
  expect(loadWideCode(8)).not.toBeNull();
});
