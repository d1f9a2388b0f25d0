/** The numbers of one criteria sheet, kept beside the engine: maxima, weights and effective weights of every node. */
import { fieldOf, isLeaf, listNodes, type CriteriaSet } from '../../src/domain/criteria.ts';
import type { NodeId } from '../../src/domain/ids.ts';
import { TOTAL } from '../../src/domain/layout.ts';
import type { EngineValue } from '../hyperFormula.ts';
import type { SheetPlan } from './sheets.ts';

type Kept = 'max' | 'weight' | 'effective';

export class SetNumbers {
  readonly plan: SheetPlan;
  readonly nodeIds: readonly NodeId[];
  /** By node, then one for the total. */
  readonly max: Float64Array;
  readonly weight: Float64Array;
  readonly effective: Float64Array;
  /** Effective weights of the leaves, in the order of listLeaves. */
  readonly leafWeights: Float64Array;
  readonly fieldOfLeaf: Int32Array;
  /** Cells that hold something that is no number though no error either: a weight formula that gives text. */
  readonly strange = new Set<string>();
  readonly #rows: Int32Array;
  readonly #byCol: ReadonlyMap<number, Kept>;
  readonly #leafOfNode: Int32Array;

  constructor(set: CriteriaSet, plan: SheetPlan) {
    this.plan = plan;
    const nodes = listNodes(set);
    this.nodeIds = nodes.map((node) => node.id);
    this.max = new Float64Array(nodes.length + 1);
    this.weight = new Float64Array(nodes.length + 1);
    this.effective = new Float64Array(nodes.length + 1);
    this.#rows = new Int32Array(plan.rowKeys.length).fill(-1);
    [...this.nodeIds, TOTAL].forEach((key, index) => (this.#rows[plan.rows.get(key) ?? 0] = index));
    this.#byCol = new Map(
      (['max', 'weight', 'effective'] as const).map((kept): [number, Kept] => [plan.columns.get(kept) ?? 0, kept]),
    );
    const leaves = nodes.filter(isLeaf);
    const fields = new Map(set.rootIds.map((id, index) => [id, index]));
    this.leafWeights = new Float64Array(leaves.length);
    this.fieldOfLeaf = Int32Array.from(leaves, (leaf) => fields.get(fieldOf(set, leaf).id) ?? 0);
    this.#leafOfNode = new Int32Array(nodes.length + 1).fill(-1);
    let leafIndex = 0;
    nodes.forEach((node, index) => {
      if (isLeaf(node)) this.#leafOfNode[index] = leafIndex++;
    });
  }

  /** Takes the value of a cell of the sheet; true when a leaf's effective weight changed. */
  take(row: number, col: number, value: EngineValue): boolean {
    const kept = this.#byCol.get(col);
    const index = this.#rows[row] ?? -1;
    if (kept === undefined || index < 0) return false;
    const place = `${row}/${col}`;
    const isNumber = typeof value === 'number' || value === null;
    if (isNumber || typeof value === 'object') this.strange.delete(place);
    else this.strange.add(place);
    const number = isNumber ? (value ?? 0) : Number.NaN;
    this[kept][index] = number;
    if (kept !== 'effective') return false;
    const leaf = this.#leafOfNode[index] ?? -1;
    if (leaf < 0 || Object.is(this.leafWeights[leaf], number)) return false;
    this.leafWeights[leaf] = number;
    return true;
  }

  /** Every cell it keeps, to be read from the engine once. */
  *listCells(): Iterable<{ readonly row: number; readonly col: number }> {
    for (const [row, index] of this.#rows.entries())
      if (index >= 0) for (const col of this.#byCol.keys()) yield { row, col };
  }
}
