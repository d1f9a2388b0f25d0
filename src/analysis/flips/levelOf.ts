import type { ModelNode } from '../indexModel.ts';
import type { NodeLevel } from './question.ts';

export function levelOf(node: ModelNode): NodeLevel {
  if (node.parent < 0) return 'fields';
  return node.leaf >= 0 ? 'leaves' : 'groups';
}
