/** The published indexes of a block, as they are and with other attainments of one unit, without calculating the rest again. */
import { computeIndexes, type KernelOutput } from './indexKernel.ts';
import { evaluateModel, roundedIndex, roundedIndexes, type IndexModel, type IndexOutcome } from './indexModel.ts';

/** Indexes by unit and field points of one unit, where the attainment of one of its leaves is another. */
export interface Standing {
  /** Rounded to the stated decimals, by unit. */
  readonly keys: Float64Array;
  readonly base: IndexOutcome;
  /** Of the unit that was changed. */
  readonly fieldPoints: Float64Array;
  readonly fieldApplicable: Float64Array;
  readonly changedUnit: number;
}

/** The block as a calculated model has it. */
export function standingOf(model: IndexModel, weights?: Float64Array): Standing {
  const base = evaluateModel(model, weights);
  const keys = roundedIndexes(model, base.index);
  return { keys, base, fieldPoints: base.fieldPoints, fieldApplicable: base.fieldApplicable, changedUnit: -1 };
}

/** Says what becomes of the block when one leaf of `unit` has another attainment (NaN: left out). The result is reused. */
export function createProbe(model: IndexModel, unit: number): (leaf: number, attainment: number) => Standing {
  const leafCount = model.leafNodes.length;
  const base = evaluateModel(model);
  const keys = roundedIndexes(model, base.index);
  const row = model.attainment.slice(unit * leafCount, (unit + 1) * leafCount);
  return (leaf, attainment) => {
    const old = row[leaf] ?? Number.NaN;
    row[leaf] = attainment;
    const { index, fieldPoints, fieldApplicable } = computeUnit(model, unit, row);
    row[leaf] = old;
    keys[unit] = roundedIndex(model, index[0] ?? Number.NaN);
    return { keys, base, fieldPoints, fieldApplicable, changedUnit: unit };
  };
}

/** The figures of one unit, at place 0, with other attainments than its own (by leaf). */
export function computeUnit(model: IndexModel, unit: number, attainment: Float64Array): KernelOutput {
  return computeIndexes({
    unitCount: 1,
    leafCount: attainment.length,
    fieldCount: model.fieldIds.length,
    attainment,
    weights: model.weights,
    fieldOfLeaf: model.fieldOfLeaf,
    extras: model.extras.subarray(unit, unit + 1),
    mayPassTotal: model.policies.mayPassTotal,
  });
}
