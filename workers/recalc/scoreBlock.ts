/** Scores of one criteria set as the kernel wants them: attainment of every unit and leaf, kept and patched in place. */
import { listLeaves, type CriteriaSet, type CriterionNode } from '../../src/domain/criteria.ts';
import { fieldOf } from '../../src/domain/criteria.ts';
import type { NodeId, SetId, UnitId } from '../../src/domain/ids.ts';
import { attainmentOf, extrasOf, leafOutcome, type ComputedPoint, type LeafOutcome } from '../../src/domain/points.ts';
import { rateOf } from '../../src/domain/rules/declared.ts';
import { evaluateRelative } from '../../src/domain/rules/evaluateRule.ts';
import {
  emptyUnitScores,
  isMissing,
  isNotApplicable,
  lastStagePresent,
  pointsAt,
  STAGES,
  type Stage,
  type UnitScores,
} from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { assert } from '../../src/lib/assert.ts';

/** Points of a formula rule as the engine has them. */
export type ReadRule = (unit: number, nodeId: NodeId, stage: Stage) => ComputedPoint | undefined;

export interface ComputedCell {
  readonly unitId: UnitId;
  readonly nodeId: NodeId;
  readonly stage: Stage;
  readonly value: ComputedPoint | null;
}

const NO_SCORES = emptyUnitScores();

export class ScoreBlock {
  readonly setId: SetId;
  readonly unitIds: readonly UnitId[];
  readonly leaves: readonly CriterionNode[];
  readonly fieldIds: readonly NodeId[];
  readonly fieldOfLeaf: Int32Array;
  readonly attainment: Float64Array;
  readonly extras: Float64Array;
  readonly #leafIndex: ReadonlyMap<NodeId, number>;
  readonly #unitIndex: ReadonlyMap<UnitId, number>;
  /** How many leaves of a unit show an error: its total cannot be known then. */
  readonly #errors: Int32Array;
  readonly #hasError: Uint8Array;
  readonly #highest = new Map<NodeId, number>();
  #workbook: Workbook;
  #units: Workbook['units'] | null = null;
  #ranked = new Uint8Array(0);
  #set: CriteriaSet;
  #currentLeaves: CriterionNode[];
  readonly #readRule: ReadRule;
  /** The unit that `#computed` speaks of: one function for all cells instead of one for each. */
  #unit = 0;
  readonly #computed = (nodeId: NodeId, stage: Stage): ComputedPoint | undefined =>
    this.#computeAt(this.#unit, nodeId, stage);

  constructor(workbook: Workbook, setId: SetId, readRule: ReadRule) {
    this.setId = setId;
    this.#readRule = readRule;
    this.#workbook = workbook;
    this.#set = setIn(workbook, setId);
    this.#currentLeaves = listLeaves(this.#set);
    this.leaves = this.#currentLeaves;
    this.unitIds = workbook.blocks[this.#set.blockId]?.unitIds ?? [];
    this.fieldIds = this.#set.rootIds.filter((id) => this.#set.nodes[id]);
    const fieldIndex = new Map(this.fieldIds.map((id, index) => [id, index]));
    this.fieldOfLeaf = Int32Array.from(this.leaves, (leaf) => fieldIndex.get(fieldOf(this.#set, leaf).id) ?? 0);
    this.#leafIndex = new Map(this.leaves.map((leaf, index) => [leaf.id, index]));
    this.#unitIndex = new Map(this.unitIds.map((id, index) => [id, index]));
    this.attainment = new Float64Array(this.unitIds.length * this.leaves.length);
    this.extras = new Float64Array(this.unitIds.length);
    this.#errors = new Int32Array(this.unitIds.length);
    this.#hasError = new Uint8Array(this.attainment.length);
    this.rebuildAll();
  }

  /** By unit: 1 where it takes part in the ranking. */
  rankedOf(workbook: Workbook): Uint8Array {
    if (this.#units !== workbook.units) {
      this.#units = workbook.units;
      this.#ranked = Uint8Array.from(this.unitIds, (id) => (workbook.units[id]?.ranked === false ? 0 : 1));
    }
    return this.#ranked;
  }

  get set(): CriteriaSet {
    return this.#set;
  }

  /** Takes the new workbook, whose tree and units are the same; what changed is then rebuilt by the calls below. */
  follow(workbook: Workbook): void {
    if (workbook === this.#workbook) return;
    this.#workbook = workbook;
    const set = setIn(workbook, this.setId);
    if (set === this.#set) return;
    this.#set = set;
    this.#currentLeaves = this.leaves.map((leaf) => set.nodes[leaf.id] ?? leaf);
  }

  rebuildAll(): void {
    for (const leaf of this.#currentLeaves) this.#findHighest(leaf);
    for (let unit = 0; unit < this.unitIds.length; unit++) this.#rebuildRow(unit);
  }

  rebuildLeaf(nodeId: NodeId): void {
    const index = this.#leafIndex.get(nodeId);
    const leaf = index === undefined ? undefined : this.#currentLeaves[index];
    if (index === undefined || !leaf) return;
    this.#findHighest(leaf);
    for (let unit = 0; unit < this.unitIds.length; unit++) this.#rebuildCell(unit, index, leaf);
  }

  rebuildUnit(unitId: UnitId): void {
    const unit = this.#unitIndex.get(unitId);
    if (unit === undefined) return;
    this.#rebuildRow(unit);
    for (const leaf of this.#currentLeaves) if (leaf.rule?.type === 'relative') this.rebuildLeaf(leaf.id);
  }

  /** One slot of one unit: a leaf's points or declared data, or an extra. Returns the leaf when there is one. */
  rebuildSlot(unitId: UnitId, slot: number): CriterionNode | null {
    const unit = this.#unitIndex.get(unitId);
    if (unit === undefined) return null;
    const index = this.#currentLeaves.findIndex((leaf) => leaf.slot === slot);
    const leaf = this.#currentLeaves[index];
    if (!leaf) this.#rebuildExtras(unit);
    else if (leaf.rule?.type === 'relative') this.rebuildLeaf(leaf.id);
    else this.#rebuildCell(unit, index, leaf);
    return leaf ?? null;
  }

  rebuildRule(unit: number, nodeId: NodeId): void {
    const index = this.#leafIndex.get(nodeId);
    const leaf = index === undefined ? undefined : this.#currentLeaves[index];
    if (index !== undefined && leaf) this.#rebuildCell(unit, index, leaf);
  }

  scoresOf(unit: number): UnitScores {
    const unitId = this.unitIds[unit];
    return (unitId === undefined ? undefined : this.#workbook.scores[this.setId]?.[unitId]) ?? NO_SCORES;
  }

  outcome(unit: number, nodeId: NodeId): LeafOutcome | null {
    const index = this.#leafIndex.get(nodeId);
    const leaf = index === undefined ? undefined : this.#currentLeaves[index];
    return leaf ? this.#outcomeOf(unit, leaf, this.scoresOf(unit)) : null;
  }

  /** Points of every R5 and R12 leaf with declared data, by stage. */
  listComputed(): ComputedCell[] {
    const found: ComputedCell[] = [];
    const leaves = this.#currentLeaves.filter(({ rule }) => rule?.type === 'formula' || rule?.type === 'relative');
    if (leaves.length === 0) return found;
    for (const [unit, unitId] of this.unitIds.entries()) {
      const scores = this.scoresOf(unit);
      for (const leaf of leaves)
        for (const stage of STAGES)
          if (scores[stage].declared[leaf.slot])
            found.push({ unitId, nodeId: leaf.id, stage, value: this.#computeAt(unit, leaf.id, stage) ?? null });
    }
    return found;
  }

  #computeAt(unit: number, nodeId: NodeId, stage: Stage): ComputedPoint | undefined {
    const leaf = this.#set.nodes[nodeId];
    if (leaf?.rule?.type !== 'relative') return this.#readRule(unit, nodeId, stage);
    const declared = this.scoresOf(unit)[stage].declared[leaf.slot];
    const rate = declared ? rateOf(declared) : null;
    if (!rate) return undefined;
    if (!rate.ok) return { error: '#N/A' };
    return evaluateRelative(rate.value, this.#highest.get(nodeId) ?? 0, leaf.max ?? 0);
  }

  /** R12: the highest rate among what counts of each unit. */
  #findHighest(leaf: CriterionNode): void {
    if (leaf.rule?.type !== 'relative') return;
    let highest = 0;
    for (let unit = 0; unit < this.unitIds.length; unit++) {
      const scores = this.scoresOf(unit);
      const stage = lastStagePresent(scores, leaf.slot);
      const declared = stage && isMissing(pointsAt(scores[stage], leaf.slot)) && scores[stage].declared[leaf.slot];
      const rate = declared ? rateOf(declared) : null;
      if (rate?.ok && !isNotApplicable(rate.value)) highest = Math.max(highest, rate.value);
    }
    this.#highest.set(leaf.id, highest);
  }

  #rebuildRow(unit: number): void {
    const scores = this.scoresOf(unit);
    this.#currentLeaves.forEach((leaf, index) => this.#rebuildCell(unit, index, leaf, scores));
    this.#rebuildExtras(unit);
  }

  #outcomeOf(unit: number, leaf: CriterionNode, scores: UnitScores): LeafOutcome {
    this.#unit = unit;
    return leafOutcome(leaf, scores, this.#computed);
  }

  #rebuildCell(unit: number, index: number, leaf: CriterionNode, scores = this.scoresOf(unit)): void {
    const at = unit * this.leaves.length + index;
    const outcome = this.#outcomeOf(unit, leaf, scores);
    this.attainment[at] = attainmentOf(outcome, leaf, this.#set.policies);
    const hasError = outcome.kind === 'error' ? 1 : 0;
    if (hasError === this.#hasError[at]) return;
    this.#hasError[at] = hasError;
    this.#errors[unit] = (this.#errors[unit] ?? 0) + (hasError ? 1 : -1);
    this.#rebuildExtras(unit);
  }

  /** A unit with an error in a leaf has no total: NaN here makes it so. */
  #rebuildExtras(unit: number): void {
    this.extras[unit] = this.#errors[unit] ? Number.NaN : extrasOf(this.#set, this.scoresOf(unit));
  }
}

function setIn(workbook: Workbook, setId: SetId): CriteriaSet {
  const set = workbook.sets[setId];
  assert(set, `criteria set ${setId} is gone`);
  return set;
}
