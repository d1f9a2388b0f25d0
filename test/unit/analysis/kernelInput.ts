import type { KernelInput } from '../../../src/analysis/indexKernel.ts';

export interface PlainModel {
  /** Maximum of each leaf. */
  readonly maxes: readonly number[];
  /** Effective weight of each leaf; the maxima when not given. */
  readonly weights?: readonly number[];
  /** Points of each unit by leaf; null where the leaf is left out. */
  readonly points: readonly (readonly (number | null)[])[];
  /** Field of each leaf; every leaf is a field of its own when not given. */
  readonly fields?: readonly number[];
  readonly extras?: readonly number[];
  readonly mayPassTotal?: boolean;
}

/** The kernel's arrays for a model written in points. */
export function kernelInput(model: PlainModel): KernelInput {
  const { maxes, points } = model;
  const fields = model.fields ?? maxes.map((_, leaf) => leaf);
  return {
    unitCount: points.length,
    leafCount: maxes.length,
    fieldCount: Math.max(-1, ...fields) + 1,
    attainment: Float64Array.from(
      points.flatMap((row) => row.map((value, leaf) => (value === null ? Number.NaN : value / (maxes[leaf] ?? 1)))),
    ),
    weights: Float64Array.from(model.weights ?? maxes),
    fieldOfLeaf: Int32Array.from(fields),
    extras: Float64Array.from(model.extras ?? points.map(() => 0)),
    mayPassTotal: model.mayPassTotal ?? false,
  };
}
