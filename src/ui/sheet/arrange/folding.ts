/** Folding a criteria tree to a level, as in an outline. */
import { depthOf, isLeaf, listNodes } from '../../../domain/criteria.ts';
import { setOfSheet } from '../../../domain/layout.ts';
import type { SheetContext } from '../sheetContext.ts';

export function canFold(context: SheetContext): boolean {
  return /^(criteria|scores)\./.test(context.sheet());
}

/** Level 1 shows fields only, 2 criteria too, 3 everything. */
export function foldTree(context: SheetContext, level: number): void {
  const { session, views } = context;
  const setId = setOfSheet(context.sheet());
  const set = setId === null ? undefined : session.workbook.sets[setId];
  if (!set) return;
  const nodes = listNodes(set);
  const own = new Set<string>(nodes.map((node) => node.id));
  // Branches of other sets stay as they are.
  const others = [...views.collapsed].filter((id) => !own.has(id));
  const closed = level >= 3 ? [] : nodes.filter((node) => !isLeaf(node) && depthOf(set, node) >= level - 1);
  views.collapsed = new Set([...others, ...closed.map((node) => node.id)]);
}
