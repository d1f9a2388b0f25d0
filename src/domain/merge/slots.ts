/** What a slot of a set stands for today: a leaf or a bonus or penalty. */
import { isLeaf, type CriteriaSet } from '../criteria.ts';
import type { ExtraId, NodeId } from '../ids.ts';
import type { ScoringRule } from '../rules/rule.ts';

export interface SlotOwner {
  readonly id: NodeId | ExtraId;
  readonly slot: number;
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly rule: ScoringRule | null;
}

const known = new WeakMap<CriteriaSet, ReadonlyMap<number, SlotOwner>>();

/** By slot. Sets are values: the map of one is made once. */
export function slotOwners(set: CriteriaSet): ReadonlyMap<number, SlotOwner> {
  let owners = known.get(set);
  if (!owners) {
    const found = new Map<number, SlotOwner>();
    for (const node of Object.values(set.nodes))
      if (isLeaf(node)) {
        const { id, slot, code, name, max, rule } = node;
        found.set(slot, { id, slot, code, name, max: max ?? 0, rule });
      }
    for (const { id, slot, code, name, cap } of set.extras)
      found.set(slot, { id, slot, code, name, max: cap, rule: null });
    known.set(set, (owners = found));
  }
  return owners;
}
