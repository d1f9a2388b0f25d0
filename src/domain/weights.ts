/**
 * The criteria sheet as formulas: maxima, weights, effective weights and shares. The same cells are evaluated in the
 * workbook and written to .xlsx, so that there is one law for both.
 *
 * A weight set by hand is fixed. What the rest does follows the redistribution rule, each keeping the stated total T as far
 * as that goes: no weight falls below 0, so where the fixed ones alone exceed T the total does too, and is shown to.
 *   free      nothing; the total changes
 *   siblings  the parent keeps its total; its other children shrink in proportion to their maxima
 *   all       every other leaf shrinks in proportion
 *   buffer    one named leaf or branch takes the difference
 * Children of a node with a weight of its own share it in proportion to their weights.
 */
import { HEAD, TOTAL, type CriteriaColumn } from './layout.ts';
import { isLeaf, listLeaves, listNodes, type CriteriaSet, type CriterionNode } from './criteria.ts';
import type { NodeId } from './ids.ts';
import type { CellContent } from './workbook.ts';

type NumberColumn = Extract<CriteriaColumn, 'max' | 'weight' | 'effective' | 'share'>;

/** Contents of the number columns by row key; formulas in identity form. */
export type CriteriaCells = ReadonlyMap<string, Readonly<Record<NumberColumn, CellContent>>>;

export function criteriaCells(set: CriteriaSet): CriteriaCells {
  const cells = new Map<string, Record<NumberColumn, CellContent>>();
  const effective = effectiveWeights(set);
  for (const node of listNodes(set)) {
    cells.set(node.id, {
      max: isLeaf(node) ? (node.max ?? 0) : `=${sum(node.childIds.map((id) => cell(set, id, 'max')))}`,
      weight: ownWeight(set, node),
      effective: effective.get(node.id) ?? 0,
      share: `=IF(${cell(set, TOTAL, 'effective')}=0,0,${cell(set, node.id, 'effective')}/${cell(set, TOTAL, 'effective')})`,
    });
  }
  const total = (column: NumberColumn): CellContent => `=${sum(set.rootIds.map((id) => cell(set, id, column)))}`;
  cells.set(TOTAL, {
    max: total('max'),
    weight: total('weight'),
    effective: total('effective'),
    share: total('share'),
  });
  cells.delete(HEAD);
  return cells;
}

/** True where the planner gave the node a weight: it stays as it is when others are redistributed. */
export function isFixed(node: CriterionNode): boolean {
  return node.weight !== null;
}

function ownWeight(set: CriteriaSet, node: CriterionNode): CellContent {
  if (node.weight !== null) return node.weight;
  if (isLeaf(node)) return `=${cell(set, node.id, 'max')}`;
  return `=${sum(node.childIds.map((id) => cell(set, id, 'weight')))}`;
}

function effectiveWeights(set: CriteriaSet): Map<NodeId, CellContent> {
  const { redistribution } = set;
  if (redistribution.rule === 'siblings') return keepParents(set);
  const buffer = redistribution.rule === 'buffer' ? findBuffer(set, redistribution.nodeId) : null;
  const shrink = redistribution.rule === 'all' ? proportionOfRest(set) : null;
  const result = new Map<NodeId, CellContent>();
  function visit(ids: readonly NodeId[], parent: CriterionNode | null, shared: boolean): void {
    for (const id of ids) {
      const node = set.nodes[id];
      if (!node) continue;
      const shares = shared || isFixed(node) || node === buffer;
      if (node === buffer) result.set(id, `=${differenceFromTotal(set, node)}`);
      else if (shared && parent) result.set(id, shareOfParent(set, node, parent));
      else if (isFixed(node)) result.set(id, `=${cell(set, id, 'weight')}`);
      else if (!isLeaf(node)) result.set(id, `=${sum(node.childIds.map((child) => cell(set, child, 'effective')))}`);
      else result.set(id, shrink === null ? `=${cell(set, id, 'weight')}` : `=${cell(set, id, 'max')}*${shrink}`);
      visit(node.childIds, node, shares);
    }
  }
  visit(set.rootIds, null, false);
  return result;
}

/** `siblings`: from the top down, each parent keeps its total and its children without a weight take what is left. */
function keepParents(set: CriteriaSet): Map<NodeId, CellContent> {
  const result = new Map<NodeId, CellContent>();
  function visit(ids: readonly NodeId[], parent: CriterionNode | null): void {
    const children = ids.flatMap((id) => set.nodes[id] ?? []);
    const share = shareAmongSiblings(set, children, parent);
    for (const child of children) {
      result.set(child.id, share(child));
      visit(child.childIds, child);
    }
  }
  visit(set.rootIds, null);
  return result;
}

/**
 * Below a parent P with maximum M, where the fixed children weigh F and the others have maxima R: the fixed ones take
 * their weight, scaled as P is (and down to P where they alone exceed it), the others M - F in proportion. The children
 * add to P in every case. At the top P and M are the stated total, and nothing is scaled.
 */
function shareAmongSiblings(
  set: CriteriaSet,
  children: readonly CriterionNode[],
  parent: CriterionNode | null,
): (child: CriterionNode) => string {
  const settled = new Set(children.filter((child) => isSettled(set, child)));
  const F = sum([...settled].map((child) => cell(set, child.id, 'weight')));
  const R = sum(children.filter((child) => !settled.has(child)).map((child) => cell(set, child.id, 'max')));
  return (child) => {
    const max = cell(set, child.id, 'max');
    const weight = cell(set, child.id, 'weight');
    if (parent === null) {
      if (settled.has(child)) return `=${weight}`;
      return settled.size === 0 ? `=${max}` : `=IF(${R}=0,0,${max}*MAX(0,${String(set.statedTotal)}-${F})/${R})`;
    }
    if (isSettled(set, parent)) return shareOfParent(set, child, parent);
    const P = cell(set, parent.id, 'effective');
    const M = cell(set, parent.id, 'max');
    if (settled.size === 0) return `=IF(${M}=0,0,${max}*${P}/${M})`;
    if (!settled.has(child)) return `=IF(${R}=0,0,${max}*MAX(0,${M}-${F})/${R}*${P}/${M})`;
    return `=IF(${F}=0,0,${weight}*${P}/IF(${R}=0,${F},MAX(${M},${F})))`;
  };
}

/** Fixed, or made of children that all are: there is nothing in it that could shrink. */
function isSettled(set: CriteriaSet, node: CriterionNode): boolean {
  if (isFixed(node)) return true;
  const children = node.childIds.flatMap((id) => set.nodes[id] ?? []);
  return children.length > 0 && children.every((child) => isSettled(set, child));
}

function shareOfParent(set: CriteriaSet, node: CriterionNode, parent: CriterionNode): string {
  const all = sum(parent.childIds.map((id) => cell(set, id, 'weight')));
  return `=IF(${all}=0,0,${cell(set, node.id, 'weight')}*${cell(set, parent.id, 'effective')}/${all})`;
}

/** `all`: what is left of the stated total, over the maxima of the leaves that have no fixed weight on their path. */
function proportionOfRest(set: CriteriaSet): string | null {
  const fixedTops: CriterionNode[] = [];
  const rest: CriterionNode[] = [];
  function visit(ids: readonly NodeId[]): void {
    for (const id of ids) {
      const node = set.nodes[id];
      if (!node) continue;
      if (isFixed(node)) fixedTops.push(node);
      else if (isLeaf(node)) rest.push(node);
      else visit(node.childIds);
    }
  }
  visit(set.rootIds);
  if (fixedTops.length === 0 || rest.length === 0) return null;
  const restSum = sum(rest.map((leaf) => cell(set, leaf.id, 'max')));
  const fixedSum = sum(fixedTops.map((node) => cell(set, node.id, 'weight')));
  return `IF(${restSum}=0,0,MAX(0,${String(set.statedTotal)}-${fixedSum})/${restSum})`;
}

/** Null when it is gone, or stands below a node with a fixed weight: then it cannot take a difference, and none is hidden. */
function findBuffer(set: CriteriaSet, id: NodeId): CriterionNode | null {
  const buffer = set.nodes[id] ?? null;
  let above = buffer;
  while (above !== null && above.parentId !== null) {
    above = set.nodes[above.parentId] ?? null;
    if (above !== null && isFixed(above)) return null;
  }
  return buffer;
}

/** `buffer`: the stated total less every leaf outside the buffer. */
function differenceFromTotal(set: CriteriaSet, buffer: CriterionNode): string {
  const inside = new Set<NodeId>();
  (function collect(node: CriterionNode): void {
    inside.add(node.id);
    for (const id of node.childIds) {
      const child = set.nodes[id];
      if (child) collect(child);
    }
  })(buffer);
  const others = listLeaves(set).filter((leaf) => !inside.has(leaf.id));
  return `MAX(0,${String(set.statedTotal)}-${sum(others.map((leaf) => cell(set, leaf.id, 'effective')))})`;
}

function cell(set: CriteriaSet, row: string, column: NumberColumn): string {
  return `⟦c|criteria.${set.id}|${row}|${column}|⟧`;
}

function sum(terms: readonly string[]): string {
  return terms.length === 0 ? '0' : terms.length === 1 ? (terms[0] ?? '0') : `SUM(${terms.join(',')})`;
}
