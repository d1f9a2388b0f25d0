/** The bare kernel: indexes and ranks of every unit, on arrays that are there already, without messages. */
import { computeIndexes, type KernelInput } from '../../src/analysis/indexKernel.ts';
import { rankUnits } from '../../src/analysis/ranking.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { ScoreBlock } from '../../workers/recalc/scoreBlock.ts';
import { SET_ID } from './syntheticWorkbook.ts';

/** A clock step of 5 µs is too coarse for one run over 30 units: a sample is the mean of runs over about so many values. */
const VALUES_OF_A_SAMPLE = 100_000;

export interface Kernel {
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
    run(weights) {
      const { index } = computeIndexes({ ...fixed, weights });
      return { index, rank: rankUnits(index, ranked, policies.decimals, policies.tieRule) };
    },
  };
}

/** Milliseconds of one run with a changed weight, `count` times after `warmUps`. */
export function timeKernel(workbook: Workbook, startWeights: Float64Array, warmUps: number, count: number): number[] {
  const kernel = prepareKernel(workbook);
  const weights = startWeights.slice();
  const unitCount = Object.keys(workbook.units).length;
  const runs = Math.max(1, Math.ceil(VALUES_OF_A_SAMPLE / (unitCount * weights.length)));
  const times: number[] = [];
  for (let round = 0; round < warmUps + count; round++) {
    const started = performance.now();
    for (let run = 0; run < runs; run++) {
      weights[round % weights.length] = 0.5 + ((round + run) % 13) / 4;
      kernel.run(weights);
    }
    if (round >= warmUps) times.push((performance.now() - started) / runs);
  }
  return times;
}
