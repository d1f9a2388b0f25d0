/** The criteria set: a tree field > criterion > sub-criterion. A leaf is any node without children. */
import { sumExactly } from '../lib/decimal.ts';
import type { BlockId, ExtraId, NodeId, PeriodId, SetId } from './ids.ts';
import type { Policies, Redistribution } from './policies.ts';
import type { ScoringRule } from './rules/rule.ts';
import type { NumberInput } from './content.ts';

/** How a leaf gets its points: self-scored then appraised, sociological survey, SIPAS, the appraiser's data, leaders' marks. */
export type Method = 'self' | 'survey' | 'sipas' | 'statistic' | 'council';
export const METHODS: readonly Method[] = ['self', 'survey', 'sipas', 'statistic', 'council'];

/** What "not applicable" does to a leaf: its weight leaves the denominator, full marks, or none. */
export type NotApplicablePolicy = 'exclude' | 'full' | 'zero';

export interface CriterionNode {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly childIds: readonly NodeId[];
  /** Text: "1.10" is not "1.1". */
  readonly code: string;
  readonly name: string;
  /** Index of this node's points in a StageRow; given once, never reused. */
  readonly slot: number;
  /** Points a leaf can give at most. For a node with children: the stated sum to check against, or null. */
  readonly max: number | null;
  /** A leaf: null means "=max". A node with children: null means the sum of its children; set, its children share it. */
  readonly weight: NumberInput | null;
  readonly method: Method;
  readonly rule: ScoringRule | null;
  readonly notApplicable: NotApplicablePolicy;
  readonly note: string;
}

/** Points outside the tree (R11): added or taken off, capped. */
export interface Extra {
  readonly id: ExtraId;
  readonly code: string;
  readonly name: string;
  readonly kind: 'bonus' | 'penalty';
  readonly cap: number;
  readonly slot: number;
}

export interface CriteriaSet {
  readonly id: SetId;
  readonly blockId: BlockId;
  readonly periodId: PeriodId;
  readonly name: string;
  /** The decision or article the set comes from. */
  readonly source: string;
  /** The total the set states (100, 60, 85): checked, and kept by the redistribution rules. */
  readonly statedTotal: number;
  readonly rootIds: readonly NodeId[];
  readonly nodes: Readonly<Record<NodeId, CriterionNode>>;
  readonly extras: readonly Extra[];
  /** The next free slot of this set. */
  readonly nextSlot: number;
  readonly redistribution: Redistribution;
  readonly policies: Policies;
}

/** Depth-first order: the rows of the sheets. */
export function listNodes(set: CriteriaSet): CriterionNode[] {
  const found: CriterionNode[] = [];
  function visit(ids: readonly NodeId[]): void {
    for (const id of ids) {
      const node = set.nodes[id];
      if (!node) continue;
      found.push(node);
      visit(node.childIds);
    }
  }
  visit(set.rootIds);
  return found;
}

export function isLeaf(node: CriterionNode): boolean {
  return node.childIds.length === 0;
}

export function listLeaves(set: CriteriaSet): CriterionNode[] {
  return listNodes(set).filter(isLeaf);
}

/** Points a node can give at most: a leaf's maximum, or the exact sum of the leaves below. */
export function maximumOf(set: CriteriaSet, node: CriterionNode): number {
  if (isLeaf(node)) return node.max ?? 0;
  return sumExactly(node.childIds.map((id) => (set.nodes[id] ? maximumOf(set, set.nodes[id]) : 0)));
}

/** 0 for a field, 1 for a criterion, 2 for a sub-criterion. */
export function depthOf(set: CriteriaSet, node: CriterionNode): number {
  let depth = 0;
  for (let parent = node.parentId; parent !== null; parent = set.nodes[parent]?.parentId ?? null) depth++;
  return depth;
}

/** The field (root node) above a node, or the node itself. */
export function fieldOf(set: CriteriaSet, node: CriterionNode): CriterionNode {
  let current = node;
  while (current.parentId !== null) {
    const parent = set.nodes[current.parentId];
    if (!parent) break;
    current = parent;
  }
  return current;
}
