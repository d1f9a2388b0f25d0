/** The rows of a sheet that follows the criteria tree, with collapsed branches left out. */
import { depthOf, isLeaf, type CriteriaSet } from '../../domain/criteria.ts';
import { findNode } from '../../domain/find.ts';
import { HEAD } from '../../domain/layout.ts';
import type { GridRowTree } from '../../grid/source.ts';

export interface TreeRows {
  readonly count: number;
  /** The row key of a visible row; HEAD beyond the last. */
  readonly keyAt: (row: number) => string;
  /** Its number in the whole sheet, from 1. */
  readonly labelAt: (row: number) => string;
  /** The visible row of a key, or -1. */
  readonly indexOf: (key: string) => number;
  /** Code and name of the criterion; of an extra too. */
  readonly titleAt: (row: number) => string;
  readonly treeAt: (row: number) => GridRowTree | null;
}

export function listTreeRows(set: CriteriaSet, allRows: readonly string[], collapsed: ReadonlySet<string>): TreeRows {
  const keys: string[] = [];
  const numbers: number[] = [];
  allRows.forEach((key, index) => {
    if (isHidden(set, key, collapsed)) return;
    keys.push(key);
    numbers.push(index + 1);
  });
  const indexes = new Map(keys.map((key, index) => [key, index]));
  return {
    count: keys.length,
    keyAt: (row) => keys[row] ?? HEAD,
    labelAt: (row) => String(numbers[row] ?? ''),
    indexOf: (key) => indexes.get(key) ?? -1,
    titleAt: (row) => {
      const key = keys[row] ?? '';
      const titled = findNode(set, key) ?? set.extras.find((one) => one.id === key);
      return titled ? `${titled.code} ${titled.name}` : '';
    },
    treeAt: (row) => {
      const node = findNode(set, keys[row] ?? '');
      if (!node) return null;
      return { level: depthOf(set, node) + 1, expandable: !isLeaf(node), expanded: !collapsed.has(node.id) };
    },
  };
}

function isHidden(set: CriteriaSet, key: string, collapsed: ReadonlySet<string>): boolean {
  let parentId = findNode(set, key)?.parentId ?? null;
  while (parentId !== null) {
    if (collapsed.has(parentId)) return true;
    parentId = set.nodes[parentId]?.parentId ?? null;
  }
  return false;
}
