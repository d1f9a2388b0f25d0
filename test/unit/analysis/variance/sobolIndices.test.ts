import { expect, test } from 'vitest';
import { addressOf, keyOfDraw, uniformAt } from '../../../../src/analysis/counterDraws.ts';
import { estimateSobol, type SobolDesign } from '../../../../src/analysis/variance/sobolIndices.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';

const SEED = 2024;

function designOf(
  inputs: number,
  output: (xs: readonly number[]) => number,
  changes: Partial<SobolDesign> = {},
): SobolDesign {
  const owners = Array.from({ length: inputs }, (_, input) => addressOf(`x${input}`));
  return {
    samples: 8192,
    groups: inputs,
    groupOfInput: Int32Array.from({ length: inputs }, (_, at) => at),
    drawAt: (sample, input, block) => uniformAt(keyOfDraw(SEED, sample), owners[input] ?? addressOf(''), block),
    resampleAt: (turn, at) => uniformAt(keyOfDraw(SEED, turn), addressOf('again'), at),
    evaluate: (rows, count, outputs) => {
      for (let row = 0; row < count; row++)
        outputs[row] = output(Array.from(rows.subarray(row * inputs, (row + 1) * inputs)));
    },
    ...changes,
  };
}

/** Ishigami with a = 7, b = 0.1 over [-pi, pi]. */
function ishigami([u = 0, v = 0, w = 0]: readonly number[]): number {
  const [x, y, z] = [u, v, w].map((part) => Math.PI * (2 * part - 1)) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

test('the Ishigami function gives its known indices, and the printed errors say how far off they may be', () => {
  const found = finishSteps(estimateSobol(designOf(3, ishigami)));
  // Ishigami and Homma 1990: V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2.
  const partX = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;
  const partY = 49 / 8;
  const partXZ = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const variance = partX + partY + partXZ;
  expect(found.variance / variance).toBeCloseTo(1, 1);
  const first = [partX, partY, 0].map((part) => part / variance);
  const total = [partX + partXZ, partY, partXZ].map((part) => part / variance);
  for (const at of [0, 1, 2]) {
    const error = found.firstError[at] ?? Number.NaN;
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.05);
    expect(Math.abs((found.first[at] ?? Number.NaN) - (first[at] ?? 0))).toBeLessThan(4 * error);
    const totalError = found.totalError[at] ?? Number.NaN;
    expect(Math.abs((found.total[at] ?? Number.NaN) - (total[at] ?? 0))).toBeLessThan(4 * totalError + 0.01);
  }
  expect(found.evaluations).toBe(8192 * 5);
});

test('of a sum each share is the square of its slope, first and total are the same, and they add to 1', () => {
  const slopes = [4, 3, 0];
  const found = finishSteps(
    estimateSobol(designOf(3, (xs) => xs.reduce((sum, x, at) => sum + x * (slopes[at] ?? 0), 0))),
  );
  for (const [at, share] of [16 / 25, 9 / 25, 0].entries()) {
    expect(found.first[at]).toBeCloseTo(share, 1);
    expect(found.total[at]).toBeCloseTo(share, 1);
  }
  expect(found.first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 1);
  expect(found.first[2]).toBeCloseTo(0, 12);
  expect(found.total[2]).toBe(0);
});

test('inputs of one group are changed together: what they do with each other is theirs', () => {
  const product = ([x = 0, y = 0, z = 0]: readonly number[]): number => (2 * x - 1) * (2 * y - 1) + 0.2 * z;
  const found = finishSteps(
    estimateSobol(designOf(3, product, { groups: 2, groupOfInput: Int32Array.from([0, 0, 1]) })),
  );
  // Variances 1/9 and 0.04/12.
  const share = 1 / 9 / (1 / 9 + 0.04 / 12);
  expect(found.first[0]).toBeCloseTo(share, 1);
  expect(found.total[1]).toBeCloseTo(1 - share, 2);
});

test('where nothing varies there is nothing to share out', () => {
  const found = finishSteps(estimateSobol(designOf(2, () => 5, { samples: 256 })));
  expect(found.variance).toBe(0);
  expect([...found.first, ...found.total].every(Number.isNaN)).toBe(true);
});

test('the same seed gives the same indices', () => {
  const once = finishSteps(estimateSobol(designOf(3, ishigami, { samples: 256 })));
  expect(finishSteps(estimateSobol(designOf(3, ishigami, { samples: 256 })))).toEqual(once);
});
