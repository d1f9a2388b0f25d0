import type { IndexModel } from '../indexModel.ts';
import type { WeightGroups } from './weightGroups.ts';

/** Ranked units with an index, as sums over groups of weights. */
export interface Projection {
  /** Indexes into the model's units. */
  readonly units: Int32Array;
  /** Points by group at the present weights: [unit * groups + group]. */
  readonly points: Float64Array;
  /** By unit, in points. */
  readonly extras: Float64Array;
  /** Units to which the same leaves apply share their denominator. */
  readonly patternOf: Int32Array;
  /** Applicable weight by group: [pattern * groups + group]. */
  readonly patterns: Float64Array;
}

export function projectUnits(model: IndexModel, groups: WeightGroups): Projection {
  const leafCount = model.leafNodes.length;
  const groupCount = groups.nodes.length;
  const patternByLeaves = new Map<string, number>();
  const patterns: number[] = [];
  const rows: { unit: number; pattern: number }[] = [];
  for (let unit = 0; unit < model.unitIds.length; unit++) {
    if (!model.ranked[unit] || Number.isNaN(model.extras[unit])) continue;
    const own = new Float64Array(groupCount);
    let missing = '';
    let total = 0;
    for (let leaf = 0; leaf < leafCount; leaf++) {
      const group = groups.groupOfLeaf[leaf] ?? -1;
      if (Number.isNaN(model.attainment[unit * leafCount + leaf])) missing += `${leaf},`;
      else if (group >= 0) {
        own[group] = (own[group] ?? 0) + (model.weights[leaf] ?? 0);
        total += model.weights[leaf] ?? 0;
      }
    }
    if (total <= 0) continue;
    let pattern = patternByLeaves.get(missing);
    if (pattern === undefined) {
      pattern = patternByLeaves.size;
      patternByLeaves.set(missing, pattern);
      patterns.push(...own);
    }
    rows.push({ unit, pattern });
  }
  const points = new Float64Array(rows.length * groupCount);
  for (const [at, { unit }] of rows.entries())
    for (let leaf = 0; leaf < leafCount; leaf++) {
      const group = groups.groupOfLeaf[leaf] ?? -1;
      const share = model.attainment[unit * leafCount + leaf] ?? Number.NaN;
      if (group < 0 || Number.isNaN(share)) continue;
      const cell = at * groupCount + group;
      points[cell] = (points[cell] ?? 0) + share * (model.weights[leaf] ?? 0);
    }
  return {
    units: Int32Array.from(rows, ({ unit }) => unit),
    points,
    extras: Float64Array.from(rows, ({ unit }) => model.extras[unit] ?? 0),
    patternOf: Int32Array.from(rows, ({ pattern }) => pattern),
    patterns: Float64Array.from(patterns),
  };
}
