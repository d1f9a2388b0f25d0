/** Index models by hand: fields of leaves, weights and attainments as they are. */
import type { IndexModel, ModelNode } from '../../../../src/analysis/indexModel.ts';
import type { NodeId, ScenarioId, SetId, UnitId } from '../../../../src/domain/ids.ts';
import { DEFAULT_POLICIES, type Policies } from '../../../../src/domain/policies.ts';

export interface PlainModel {
  /** Leaf ids by field; a field's id is "F" and its place from 1, unless `fieldIds` says otherwise. */
  readonly fields: readonly (readonly string[])[];
  readonly fieldIds?: readonly string[];
  /** By leaf, in the order of the fields. */
  readonly weights: readonly number[];
  /** By unit, then by leaf: points / maximum, null where the leaf does not count. */
  readonly shares: readonly (readonly (number | null)[])[];
  readonly extras?: readonly number[];
  readonly unitIds?: readonly string[];
  readonly ranked?: readonly boolean[];
  readonly policies?: Partial<Policies>;
}

export function buildPlainModel(plain: PlainModel): IndexModel {
  const nodes: ModelNode[] = [];
  const leafNodes: number[] = [];
  const fieldOfLeaf: number[] = [];
  for (const [field, leaves] of plain.fields.entries()) {
    const first = leafNodes.length;
    const parent = nodes.length;
    const id = plain.fieldIds?.[field] ?? `F${field + 1}`;
    const own = plain.weights.slice(first, first + leaves.length);
    const children = leaves.map((_, at) => parent + 1 + at);
    const weight = own.reduce((sum, one) => sum + one, 0);
    nodes.push({ ...nodeOf(id, -1, weight), children, leaf: -1, firstLeaf: first, lastLeaf: first + leaves.length });
    for (const [at, leafId] of leaves.entries()) {
      const leaf = leafNodes.length;
      leafNodes.push(nodes.length);
      fieldOfLeaf.push(field);
      nodes.push({ ...nodeOf(leafId, parent, own[at] ?? 0), leaf, firstLeaf: leaf, lastLeaf: leaf + 1 });
    }
  }
  const unitIds = plain.unitIds ?? plain.shares.map((_, unit) => `u${unit + 1}`);
  return {
    state: { setId: 's' as SetId, scenarioId: null as ScenarioId | null, stage: 'effective' },
    unitIds: unitIds as readonly UnitId[],
    unitNames: unitIds,
    ranked: Uint8Array.from(unitIds, (_, unit) => (plain.ranked?.[unit] === false ? 0 : 1)),
    nodes,
    leafNodes: Int32Array.from(leafNodes),
    fieldIds: nodes.filter(({ parent }) => parent < 0).map(({ id }) => id),
    fieldOfLeaf: Int32Array.from(fieldOfLeaf),
    attainment: Float64Array.from(plain.shares.flat(), (share) => share ?? Number.NaN),
    weights: Float64Array.from(plain.weights),
    extras: Float64Array.from(unitIds, (_, unit) => plain.extras?.[unit] ?? 0),
    statedTotal: 100,
    redistribution: { rule: 'free' },
    policies: { ...DEFAULT_POLICIES, ...plain.policies },
    couplings: [],
  };
}

function nodeOf(id: string, parent: number, weight: number): ModelNode {
  return {
    id: id as NodeId,
    code: id,
    name: `Tiêu chí ${id}`,
    parent,
    children: [],
    leaf: -1,
    firstLeaf: 0,
    lastLeaf: 0,
    isFixed: false,
    isFormula: false,
    method: 'self',
    max: weight,
    weight,
    effective: weight,
  };
}
