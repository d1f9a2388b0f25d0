/** Whether two states of a workbook have the same rows: the same criteria in the same places, however they weigh and score. */
import type { CriteriaSet, CriterionNode } from './criteria.ts';
import { isSameValue } from './format/sameValue.ts';
import type { SetId } from './ids.ts';
import type { Workbook } from './workbook.ts';

const SHOWN = ['parentId', 'childIds', 'slot', 'code', 'name', 'method', 'note'] as const;

/** The sets of two states of one workbook: their trees, texts, methods, and bonus and penalty. */
export function hasSameCriteria(a: Workbook, b: Workbook): boolean {
  return Object.keys(a.sets).every((id) => hasSameRows(a.sets[id as SetId], b.sets[id as SetId]));
}

function hasSameRows(a: CriteriaSet | undefined, b: CriteriaSet | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || !isSameValue(a.rootIds, b.rootIds) || !isSameValue(a.extras, b.extras)) return false;
  const nodes: CriterionNode[] = Object.values(a.nodes);
  return (
    nodes.length === Object.keys(b.nodes).length &&
    nodes.every((node) => {
      const other = b.nodes[node.id];
      return other === node || (other !== undefined && SHOWN.every((field) => isSameValue(node[field], other[field])));
    })
  );
}
