/** The bare kernel: indexes and ranks of every unit, on arrays that are there already, without messages. */
import { computeIndexes, type KernelInput } from '../../src/analysis/indexKernel.ts';
import { rankUnits } from '../../src/analysis/ranking.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { ScoreBlock } from '../../workers/recalc/scoreBlock.ts';
import { SET_ID } from './syntheticWorkbook.ts';

/** A clock step of 5 µs is too coarse for one run over 30 units: a sample is the mean of runs over about so many values. */
const VALUES_OF_A_SAMPLE = 100_000;

export interface Kernel {
  readonly unitCount: number;
  readonly leafCount: number;
  run(weights: Float64Array): { readonly index: Float64Array; readonly rank: Float64Array };
}

export function prepareKernel(workbook: Workbook): Kernel {
  const block = new ScoreBlock(workbook, SET_ID, () => undefined);
  const { policies } = block.set;
  const fixed: Omit<KernelInput, 'weights'> = {
    unitCount: block.unitIds.length,
    leafCount: block.leaves.length,
    fieldCount: block.fieldIds.length,
    attainment: block.attainment,
    fieldOfLeaf: block.fieldOfLeaf,
    extras: block.extras,
    mayPassTotal: policies.mayPassTotal,
  };
  const ranked = new Uint8Array(block.unitIds.length).fill(1);
  return {
    unitCount: fixed.unitCount,
    leafCount: fixed.leafCount,
    run(weights) {
      const { index } = computeIndexes({ ...fixed, weights });
      return { index, rank: rankUnits(index, ranked, policies.decimals, policies.tieRule) };
    },
  };
}

/** Milliseconds of one run with changed weights; `round` chooses them. */
export function timeKernel(kernel: Kernel, round: number): number {
  const { unitCount, leafCount } = kernel;
  const weights = new Float64Array(leafCount).fill(1);
  const runs = Math.max(1, Math.ceil(VALUES_OF_A_SAMPLE / (unitCount * leafCount)));
  const started = performance.now();
  for (let run = 0; run < runs; run++) {
    weights[round % leafCount] = 0.5 + ((round + run) % 13) / 4;
    kernel.run(weights);
  }
  return (performance.now() - started) / runs;
}
