/**
 * Makes one tree of a criteria set and what a scenario changes in it, also after the set has moved on underneath: parents
 * come from the nodes, order from the lists. A change whose place is gone, that would close a circle or that wants a slot
 * that another node holds has no effect: the node stays where it was below, and one that is new in the scenario is left out.
 */
import type { CriteriaSet, CriterionNode, Extra } from './criteria.ts';
import type { NodeId } from './ids.ts';

/** `set` is `below` with the overrides put in; `below` is a valid set. The result is a valid set. */
export function repairTree(below: CriteriaSet, set: CriteriaSet): CriteriaSet {
  const extras = repairExtras(below, set);
  const draft = new TreeDraft(below, set);
  draft.settleParents();
  for (let lost = draft.claimSlots(extras); lost; lost = draft.claimSlots(extras)) draft.settleParents();
  return { ...set, extras, ...draft.build() };
}

class TreeDraft {
  readonly #below: CriteriaSet;
  readonly #set: CriteriaSet;
  readonly #parents: Map<NodeId, NodeId | null>;
  readonly #slots = new Map<NodeId, number>();

  constructor(below: CriteriaSet, set: CriteriaSet) {
    this.#below = below;
    this.#set = set;
    this.#parents = new Map(Object.values(set.nodes).map((node) => [node.id, node.parentId]));
  }

  /** Every node hangs from a node that is there, and none from itself. Each step moves one node back or leaves one out. */
  settleParents(): void {
    let isSettled = false;
    while (!isSettled) {
      isSettled = true;
      for (const [id, parentId] of this.#parents) {
        if (parentId === null || this.#parents.has(parentId)) continue;
        isSettled = false;
        if (!this.#moveBack(id)) this.#parents.delete(id);
      }
      for (const id of isSettled ? this.#parents.keys() : []) {
        const circle = this.#circleOf(id);
        if (circle.length === 0) continue;
        isSettled = false;
        if (!circle.map((one) => this.#moveBack(one)).includes(true))
          for (const one of circle) this.#parents.delete(one);
      }
    }
  }

  /** Gives every node its slot; leaves out the new nodes that find theirs taken. True when any was. */
  claimSlots(extras: readonly Extra[]): boolean {
    const { nextSlot } = this.#set;
    const taken = new Set(extras.map((extra) => extra.slot));
    const moved: CriterionNode[] = [];
    const added: CriterionNode[] = [];
    this.#slots.clear();
    const claim = (id: NodeId, slot: number): boolean => {
      if (slot >= nextSlot || taken.has(slot)) return false;
      taken.add(slot);
      this.#slots.set(id, slot);
      return true;
    };
    for (const id of this.#parents.keys()) {
      const node = this.#set.nodes[id];
      const before = this.#nodeBelow(id);
      if (!node) continue;
      if (!before) added.push(node);
      else if (before.slot !== node.slot) moved.push(node);
      else claim(id, node.slot);
    }
    const ownSlots = new Set(Object.values(this.#below.nodes).map((node) => node.slot));
    for (const node of moved)
      if (ownSlots.has(node.slot) || !claim(node.id, node.slot))
        claim(node.id, this.#nodeBelow(node.id)?.slot ?? node.slot);
    const lost = added.filter((node) => !claim(node.id, node.slot));
    for (const node of lost) this.#parents.delete(node.id);
    return lost.length > 0;
  }

  build(): Pick<CriteriaSet, 'rootIds' | 'nodes'> {
    const children = new Map<NodeId | null, NodeId[]>();
    for (const [id, parentId] of this.#parents) children.set(parentId, [...(children.get(parentId) ?? []), id]);
    const nodes: Record<NodeId, CriterionNode> = {};
    for (const [id, parentId] of this.#parents) {
      const node = this.#set.nodes[id];
      if (!node) continue;
      const childIds = orderChildren(node.childIds, this.#nodeBelow(id)?.childIds ?? [], children.get(id) ?? []);
      const slot = this.#slots.get(id) ?? node.slot;
      const isSame = node.parentId === parentId && node.slot === slot && isSameList(node.childIds, childIds);
      nodes[id] = isSame ? node : { ...node, parentId, slot, childIds };
    }
    const rootIds = orderChildren(this.#set.rootIds, this.#below.rootIds, children.get(null) ?? []);
    return { rootIds: isSameList(this.#set.rootIds, rootIds) ? this.#set.rootIds : rootIds, nodes };
  }

  #nodeBelow(id: NodeId): CriterionNode | undefined {
    return Object.hasOwn(this.#below.nodes, id) ? this.#below.nodes[id] : undefined;
  }

  #moveBack(id: NodeId): boolean {
    const before = this.#nodeBelow(id);
    if (!before || before.parentId === this.#parents.get(id)) return false;
    this.#parents.set(id, before.parentId);
    return true;
  }

  /** The nodes of the circle that the way up from `id` ends in; none where it ends at a field. */
  #circleOf(id: NodeId): NodeId[] {
    const way: NodeId[] = [];
    for (let at: NodeId | null = id; at !== null; at = this.#parents.get(at) ?? null) {
      const start = way.indexOf(at);
      if (start >= 0) return way.slice(start);
      way.push(at);
    }
    return [];
  }
}

/** The children in the order of `list`; those it does not know stand behind the sibling they followed below, else last. */
function orderChildren(list: readonly NodeId[], below: readonly NodeId[], children: readonly NodeId[]): NodeId[] {
  const there = new Set(children);
  const ordered = [...new Set(list)].filter((id) => there.has(id));
  const known = new Set(ordered);
  for (const [place, id] of below.entries()) {
    if (!there.has(id) || known.has(id)) continue;
    const before = below.slice(0, place).findLast((one) => known.has(one));
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, id);
    known.add(id);
  }
  return [...ordered, ...children.filter((id) => !known.has(id))];
}

/** Bonus and penalty whose slots another one holds, or that were never given out, stay as they are below. */
function repairExtras(below: CriteriaSet, set: CriteriaSet): readonly Extra[] {
  if (set.extras === below.extras) return set.extras;
  const nodeSlots = new Set(Object.values(below.nodes).map((node) => node.slot));
  const slots = new Set<number>();
  const ids = new Set<string>();
  for (const extra of set.extras) {
    if (extra.slot >= set.nextSlot || nodeSlots.has(extra.slot)) return below.extras;
    slots.add(extra.slot);
    ids.add(extra.id);
  }
  return slots.size === set.extras.length && ids.size === set.extras.length ? set.extras : below.extras;
}

function isSameList(a: readonly NodeId[], b: readonly NodeId[]): boolean {
  return a.length === b.length && a.every((id, place) => id === b[place]);
}
