/** The tree on which a change is laid out: the nodes of `to`, and among them those that only `from` has. */
import type { IndexModel, ModelNode } from '../indexModel.ts';
import type { LeafLine } from './leafLines.ts';
import type { AttributionLevel, AttributionRow } from './question.ts';

export interface UnionRows {
  readonly rows: readonly AttributionRow[];
  /** Row of each line, and the row of the level that it counts for. */
  readonly rowOfLine: Int32Array;
  readonly levelRowOfLine: Int32Array;
  readonly extrasRow: number;
  readonly capRow: number;
}

interface Planned {
  readonly node: ModelNode;
  readonly where: AttributionRow['where'];
  readonly children: Planned[];
}

const DEPTHS: Readonly<Record<AttributionLevel, number>> = { field: 0, criterion: 1, leaf: Infinity };

export function unionRows(
  from: IndexModel,
  to: IndexModel,
  lines: readonly LeafLine[],
  level: AttributionLevel,
): UnionRows {
  const shared = new Set(lines.flatMap((line) => (line.from >= 0 && line.to >= 0 ? [line.to] : [])));
  const gone = new Set(lines.flatMap((line) => (line.to < 0 ? [line.from] : [])));
  const fromIds = new Set<string>(from.nodes.map((node) => node.id));
  const planned = to.nodes.map((node): Planned => {
    const isShared = fromIds.has(node.id) || someLeaf(node, (leaf) => shared.has(leaf));
    return { node, where: isShared ? 'both' : 'to', children: [] };
  });
  const roots: Planned[] = [];
  for (const one of planned) (planned[one.node.parent]?.children ?? roots).push(one);
  const byFromNode = new Map<ModelNode, Planned>();
  for (const node of from.nodes) {
    const counterpart = findCounterpart(from, to, node, lines);
    const known = counterpart && planned[to.nodes.indexOf(counterpart)];
    if (known) byFromNode.set(node, known);
    else if (someLeaf(node, (leaf) => gone.has(leaf))) {
      const own: Planned = { node, where: 'from', children: [] };
      byFromNode.set(node, own);
      const above = from.nodes[node.parent];
      ((above && byFromNode.get(above))?.children ?? roots).push(own);
    }
  }
  const rows: AttributionRow[] = [];
  const rowOf = new Map<Planned, number>();
  function visit(some: readonly Planned[], parent: number, depth: number): void {
    for (const one of some) {
      rowOf.set(one, rows.length);
      const isLeaf = one.children.length === 0;
      const isOfLevel = level === 'leaf' ? isLeaf : depth === DEPTHS[level] || (isLeaf && depth < DEPTHS[level]);
      const { id, code, name } = one.node;
      rows.push({ kind: 'node', nodeId: id, code, name, parent, depth, isLeaf, where: one.where, isOfLevel });
      visit(one.children, rows.length - 1, depth + 1);
    }
  }
  visit(roots, -1, 0);
  const rowOfLine = Int32Array.from(lines, (line) => {
    const node = line.to >= 0 ? to.nodes[to.leafNodes[line.to] ?? 0] : from.nodes[from.leafNodes[line.from] ?? 0];
    const place = line.to >= 0 ? node && planned[to.nodes.indexOf(node)] : node && byFromNode.get(node);
    return (place && rowOf.get(place)) ?? 0;
  });
  const levelRowOfLine = rowOfLine.map((row) => {
    let at = row;
    while ((rows[at]?.depth ?? 0) > DEPTHS[level]) at = rows[at]?.parent ?? 0;
    return at;
  });
  const extrasRow = rows.length;
  rows.push(ownRow('extras'), ownRow('cap'));
  return { rows, rowOfLine, levelRowOfLine, extrasRow, capRow: extrasRow + 1 };
}

function ownRow(kind: 'extras' | 'cap'): AttributionRow {
  return {
    kind,
    nodeId: null,
    code: '',
    name: '',
    parent: -1,
    depth: 0,
    isLeaf: true,
    where: 'both',
    isOfLevel: true,
  };
}

function someLeaf(node: ModelNode, isWanted: (leaf: number) => boolean): boolean {
  for (let leaf = node.firstLeaf; leaf < node.lastLeaf; leaf++) if (isWanted(leaf)) return true;
  return false;
}

/** By id; else, for a node with children, the node of the same depth in which most of its leaves are found again. */
function findCounterpart(
  from: IndexModel,
  to: IndexModel,
  node: ModelNode,
  lines: readonly LeafLine[],
): ModelNode | null {
  const same = to.nodes.find((one) => one.id === node.id);
  if (same) return same;
  if (node.leaf >= 0) return null;
  const depth = depthOf(from, node);
  const found = new Map<ModelNode, number>();
  for (const line of lines) {
    if (line.to < 0 || line.from < node.firstLeaf || line.from >= node.lastLeaf) continue;
    let at = to.nodes[to.leafNodes[line.to] ?? 0];
    while (at && depthOf(to, at) > depth) at = to.nodes[at.parent];
    if (at && at.leaf < 0) found.set(at, (found.get(at) ?? 0) + 1);
  }
  let best: ModelNode | null = null;
  for (const [one, count] of found) if (!best || count > (found.get(best) ?? 0)) best = one;
  return best;
}

function depthOf(model: IndexModel, node: ModelNode): number {
  let depth = 0;
  for (let above = model.nodes[node.parent]; above; above = model.nodes[above.parent]) depth++;
  return depth;
}
