import { listNodes, type CriteriaSet } from '../../domain/criteria.ts';
import type { NodeId } from '../../domain/ids.ts';
import { foldName } from '../../lib/text.ts';

/** The node that a criterion code or a name such as W_1.2 in the name box means. */
export function findNodeByName(set: CriteriaSet, typed: string): NodeId | null {
  const code = foldName(typed.trim()).replace(/^(w|max)_/, '');
  return listNodes(set).find((node) => foldName(node.code) === code)?.id ?? null;
}
