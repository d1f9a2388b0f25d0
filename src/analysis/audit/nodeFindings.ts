/** Leaves and fields that no longer tell units apart, and how much of the index goes with each, beside what it weighs. */
import { correlatePearson } from '../correlation.ts';
import type { Retest } from './backTest.ts';
import type { NodeFinding } from './question.ts';

/** Values of one leaf or field over the ranked units: attainment 0..1, NaN where it is left out. */
export interface NodeColumn {
  /** Index into the draft's nodes. */
  readonly node: number;
  readonly weight: number;
  readonly hasHistory: boolean;
  readonly values: Float64Array;
}

/** By leaf of the draft. */
export function readLeafColumns({ model }: Retest, hasHistory: Uint8Array): NodeColumn[] {
  const leafCount = model.leafNodes.length;
  const units = listRanked(model.ranked);
  return Array.from(model.leafNodes, (node, leaf) => ({
    node,
    weight: model.weights[leaf] ?? 0,
    hasHistory: hasHistory[leaf] === 1,
    values: Float64Array.from(units, (unit) => model.attainment[unit * leafCount + leaf] ?? Number.NaN),
  }));
}

/** By field of the draft; the added leaves of a field at its mean. */
export function readFieldColumns({ model, outcome }: Retest, hasHistory: Uint8Array): NodeColumn[] {
  const fieldCount = model.fieldIds.length;
  const units = listRanked(model.ranked);
  return model.fieldIds.map((id, field) => ({
    node: model.nodes.findIndex((node) => node.id === id),
    weight: model.weights.reduce((sum, weight, leaf) => (model.fieldOfLeaf[leaf] === field ? sum + weight : sum), 0),
    hasHistory: model.fieldOfLeaf.some((own, leaf) => own === field && hasHistory[leaf] === 1),
    values: Float64Array.from(units, (unit) => {
      const at = unit * fieldCount + field;
      const applicable = outcome.fieldApplicable[at] ?? 0;
      return applicable > 0 ? (outcome.fieldPoints[at] ?? 0) / applicable : Number.NaN;
    }),
  }));
}

/** `saturated01`: the share of units at full marks from which a leaf is saturated. */
export function judgeColumn({ model, outcome }: Retest, column: NodeColumn, saturated01: number): NodeFinding {
  const node = model.nodes[column.node];
  const index = Float64Array.from(listRanked(model.ranked), (unit) => outcome.index[unit] ?? Number.NaN);
  const known = column.hasHistory ? [...column.values].filter((value) => !Number.isNaN(value)) : [];
  const shareOf = (is: (value: number) => boolean): number =>
    known.length === 0 ? Number.NaN : known.filter(is).length / known.length;
  const mean01 = known.reduce((sum, value) => sum + value, 0) / known.length;
  const full01 = shareOf((value) => value >= FULL);
  const zero01 = shareOf((value) => value === 0);
  const isConstant = known.length > 1 && known.every((value) => Math.abs(value - (known[0] ?? 0)) < 1 - FULL);
  const { r } = correlate(column.hasHistory && !isConstant ? column.values : NOTHING, index);
  return {
    id: node?.id ?? model.fieldIds[0] ?? ('' as NodeFinding['id']),
    code: node?.code ?? '',
    name: node?.name ?? '',
    weight: column.weight,
    hasHistory: column.hasHistory,
    units: known.length,
    full01,
    zero01,
    mean01,
    deviation01: Math.sqrt(known.reduce((sum, value) => sum + (value - mean01) ** 2, 0) / known.length),
    correlation: r,
    importance01: r * r,
    flaw: full01 >= saturated01 ? 'saturated' : zero01 === 1 ? 'zero' : isConstant ? 'constant' : null,
  };
}

/** Pearson over the units where both have a value, and how many those are; NaN with fewer than three. */
export function correlate(x: Float64Array, y: Float64Array): { readonly r: number; readonly count: number } {
  let count = 0;
  for (let at = 0; at < x.length; at++) if (Number.isFinite(x[at]) && Number.isFinite(y[at])) count++;
  return { r: count < 3 ? Number.NaN : correlatePearson(x, y), count };
}

/** r of each column with each other; NaN where one does not vary. */
export function correlateAll(columns: readonly NodeColumn[]): number[][] {
  return columns.map((first) => columns.map((second) => correlate(first.values, second.values).r));
}

/** Full marks, but for binary dust. */
const FULL = 1 - 1e-9;
const NOTHING = new Float64Array(0);

function listRanked(ranked: Uint8Array): number[] {
  return Array.from(ranked, (_, unit) => unit).filter((unit) => ranked[unit] === 1);
}
