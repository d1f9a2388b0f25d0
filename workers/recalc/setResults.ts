/** Index, ranks, classes and means of one criteria set: the kernel over its scores and effective weights. */
import type { NodeId, UnitId } from '../../src/domain/ids.ts';
import type { ModelResult, PlacedValue } from '../../src/engine/protocol.ts';
import type { ScenarioId } from '../../src/domain/ids.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { computeIndexes, type KernelOutput } from '../../src/analysis/indexKernel.ts';
import { classifyUnits, meanOfRanked, rankUnits } from '../../src/analysis/ranking.ts';
import { roundTo } from '../../src/lib/decimal.ts';
import type { ScoreBlock } from './scoreBlock.ts';
import type { SetNumbers } from './setNumbers.ts';

export interface SetResults extends KernelOutput {
  readonly unitIds: readonly UnitId[];
  readonly fieldIds: readonly NodeId[];
  readonly rank: Float64Array;
  readonly classIndex: Int32Array;
  readonly mean: number;
  readonly fieldMeans: Float64Array;
}

export function computeResults(workbook: Workbook, block: ScoreBlock, numbers: SetNumbers): SetResults {
  const { unitIds, fieldIds, set } = block;
  const { policies } = set;
  const output = computeIndexes({
    unitCount: unitIds.length,
    leafCount: block.leaves.length,
    fieldCount: fieldIds.length,
    attainment: block.attainment,
    weights: numbers.leafWeights,
    fieldOfLeaf: block.fieldOfLeaf,
    extras: block.extras,
    mayPassTotal: policies.mayPassTotal,
  });
  const ranked = block.rankedOf(workbook);
  return {
    ...output,
    unitIds,
    fieldIds,
    rank: rankUnits(output.index, ranked, policies.decimals, policies.tieRule),
    classIndex: classifyUnits(output.index, policies.decimals, policies.classes),
    mean: meanOfRanked(output.index, ranked, policies.decimals),
    fieldMeans: meansOfFields(output, ranked, fieldIds.length, policies.decimals),
  };
}

/**
 * Means of the rounded component indexes of the ranked units. The same rounding as roundTo with its powers taken out of
 * the loop: 33,000 indexes at each edit of 3,300 units, 70 ns less for each.
 */
function meansOfFields(output: KernelOutput, ranked: Uint8Array, fieldCount: number, decimals: number): Float64Array {
  const sums = new Float64Array(fieldCount);
  const counts = new Int32Array(fieldCount);
  const { fieldPoints, fieldApplicable } = output;
  const step = 10 ** (7 - decimals);
  for (let unit = 0, at = 0; unit < ranked.length; unit++) {
    for (let field = 0; field < fieldCount; field++, at++) {
      const applicable = fieldApplicable[at] as number;
      if (!ranked[unit] || !(applicable > 0)) continue;
      const guarded = Math.round(((fieldPoints[at] as number) / applicable) * 1e9);
      if (guarded !== guarded) continue;
      sums[field] = (sums[field] as number) + Math.floor((guarded + step / 2) / step);
      counts[field] = (counts[field] as number) + 1;
    }
  }
  return sums.map((sum, field) => (counts[field] ? sum / counts[field] / 10 ** decimals : Number.NaN));
}

/** A field's component index in %, guarded to 7 places; NaN where nothing applies. */
export function fieldIndexOf(results: KernelOutput, unit: number, field: number, fieldCount: number): number {
  const applicable = results.fieldApplicable[unit * fieldCount + field] ?? 0;
  const points = results.fieldPoints[unit * fieldCount + field] ?? 0;
  return applicable > 0 ? roundTo((points / applicable) * 100, 7) : Number.NaN;
}

/** A block of its own that may be transferred: the model keeps its arrays. */
export function toModelResult(
  scenarioId: ScenarioId | null,
  block: ScoreBlock,
  numbers: SetNumbers,
  results: SetResults,
  errors: readonly PlacedValue[],
  computedPoints: ModelResult['computedPoints'],
): ModelResult {
  const nodes = numbers.nodeIds.length;
  return {
    setId: block.setId,
    scenarioId,
    unitIds: block.unitIds,
    fieldIds: block.fieldIds,
    total: results.total.slice(),
    applicable: results.applicable.slice(),
    index: results.index.slice(),
    rank: results.rank.slice(),
    classIndex: results.classIndex.slice(),
    fieldPoints: results.fieldPoints.slice(),
    fieldApplicable: results.fieldApplicable.slice(),
    mean: results.mean,
    fieldMeans: results.fieldMeans.slice(),
    nodeIds: numbers.nodeIds,
    maxes: numbers.max.slice(0, nodes),
    weights: numbers.weight.slice(0, nodes),
    effective: numbers.effective.slice(0, nodes),
    totalMax: numbers.max[nodes] ?? Number.NaN,
    totalWeight: numbers.weight[nodes] ?? Number.NaN,
    totalEffective: numbers.effective[nodes] ?? Number.NaN,
    errors,
    computedPoints,
  };
}
