/**
 * Which groups of inputs the variance of an output comes from. Two independent matrices A and B, and for each group AB_i: A with
 * the columns of the group out of B. First order S_i = mean(f_B (f_ABi - f_A)) / V (Saltelli 2010), total
 * ST_i = mean((f_A - f_ABi)^2) / 2V (Jansen 1999), V over A and B together. f is taken about its mean, which moves no
 * expectation and much of the error.
 */
import type { Steps } from '../../lib/steps.ts';

export interface SobolDesign {
  readonly samples: number;
  /** Group of each input. */
  readonly groupOfInput: Int32Array;
  readonly groups: number;
  /** Uniform in (0, 1): the coordinate of an input in row `sample` of A (block 0) or B (block 1). */
  readonly drawAt: (sample: number, input: number, block: 0 | 1) => number;
  /** Outputs of `count` rows of inputs, row after row. */
  readonly evaluate: (rows: Float64Array, count: number, outputs: Float64Array) => void;
  /** Uniform in (0, 1), for resampling. */
  readonly resampleAt: (turn: number, at: number) => number;
}

export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  /** By group; NaN where nothing varies. */
  readonly first: Float64Array;
  readonly total: Float64Array;
  /** Standard errors, by bootstrap over the samples. */
  readonly firstError: Float64Array;
  readonly totalError: Float64Array;
  readonly evaluations: number;
}

const BATCH = 16;
const RESAMPLES = 100;

export function* estimateSobol(design: SobolDesign): Steps<SobolIndices> {
  const { samples, groups } = design;
  const blocks = groups + 2;
  /** By sample: f_A, f_B, f_AB1 ... */
  const outputs = new Float64Array(samples * blocks);
  yield* fillOutputs(design, outputs, blocks);
  const { mean, variance } = momentsOf(outputs, samples, blocks);
  for (let at = 0; at < outputs.length; at++) outputs[at] = (outputs[at] as number) - mean;
  const whole = new Int32Array(samples).map((_, at) => at);
  const { first, total } = indicesOf(outputs, whole, blocks);
  const firstError = new Float64Array(groups);
  const totalError = new Float64Array(groups);
  const chosen = new Int32Array(samples);
  const firstSums = new Float64Array(groups * 2);
  const totalSums = new Float64Array(groups * 2);
  for (let turn = 0; turn < RESAMPLES; turn++) {
    for (let at = 0; at < samples; at++) chosen[at] = Math.floor(design.resampleAt(turn, at) * samples);
    const again = indicesOf(outputs, chosen, blocks);
    for (let group = 0; group < groups; group++) {
      addMoment(firstSums, group, again.first[group] as number);
      addMoment(totalSums, group, again.total[group] as number);
    }
    yield 0.9 + (0.1 * (turn + 1)) / RESAMPLES;
  }
  for (let group = 0; group < groups; group++) {
    firstError[group] = deviationOf(firstSums, group);
    totalError[group] = deviationOf(totalSums, group);
  }
  return { mean, variance, first, total, firstError, totalError, evaluations: outputs.length };
}

function* fillOutputs(design: SobolDesign, outputs: Float64Array, blocks: number): Steps<void> {
  const { samples, groupOfInput, drawAt, evaluate } = design;
  const inputs = groupOfInput.length;
  const rows = new Float64Array(BATCH * blocks * inputs);
  for (let first = 0; first < samples; first += BATCH) {
    const count = Math.min(BATCH, samples - first);
    for (let at = 0; at < count; at++) {
      const row = at * blocks * inputs;
      for (let input = 0; input < inputs; input++) {
        const a = drawAt(first + at, input, 0);
        const b = drawAt(first + at, input, 1);
        rows[row + input] = a;
        rows[row + inputs + input] = b;
        const own = (groupOfInput[input] as number) + 2;
        for (let block = 2; block < blocks; block++) rows[row + block * inputs + input] = block === own ? b : a;
      }
    }
    evaluate(rows, count * blocks, outputs.subarray(first * blocks, (first + count) * blocks));
    yield (0.9 * (first + count)) / samples;
  }
}

function momentsOf(
  outputs: Float64Array,
  samples: number,
  blocks: number,
): { readonly mean: number; readonly variance: number } {
  let sum = 0;
  for (let at = 0; at < samples; at++) sum += (outputs[at * blocks] as number) + (outputs[at * blocks + 1] as number);
  const mean = sum / samples / 2;
  let squares = 0;
  for (let at = 0; at < samples; at++)
    squares += ((outputs[at * blocks] as number) - mean) ** 2 + ((outputs[at * blocks + 1] as number) - mean) ** 2;
  return { mean, variance: squares / (2 * samples - 1) };
}

/** Of outputs already taken about their mean, over the chosen samples. */
function indicesOf(
  outputs: Float64Array,
  chosen: Int32Array,
  blocks: number,
): { readonly first: Float64Array; readonly total: Float64Array } {
  const first = new Float64Array(blocks - 2);
  const total = new Float64Array(blocks - 2);
  let sum = 0;
  let squares = 0;
  let size = 0;
  for (const sample of chosen) {
    const row = sample * blocks;
    const a = outputs[row] as number;
    const b = outputs[row + 1] as number;
    sum += a + b;
    squares += a * a + b * b;
    size = Math.max(size, Math.abs(a), Math.abs(b));
    for (let group = 0; group < first.length; group++) {
      const ab = outputs[row + 2 + group] as number;
      first[group] = (first[group] as number) + b * (ab - a);
      total[group] = (total[group] as number) + (a - ab) ** 2;
    }
  }
  const count = chosen.length;
  const variance = squares / (2 * count) - (sum / (2 * count)) ** 2;
  const scale = variance > 1e-18 + (size * 1e-12) ** 2 ? 1 / (variance * count) : Number.NaN;
  return { first: first.map((value) => value * scale), total: total.map((value) => (value * scale) / 2) };
}

function addMoment(sums: Float64Array, group: number, value: number): void {
  sums[2 * group] = (sums[2 * group] as number) + value;
  sums[2 * group + 1] = (sums[2 * group + 1] as number) + value * value;
}

function deviationOf(sums: Float64Array, group: number): number {
  const mean = (sums[2 * group] as number) / RESAMPLES;
  return Math.sqrt(Math.max(0, (sums[2 * group + 1] as number) / RESAMPLES - mean * mean));
}
