/** A criteria tree from a flat list of rows: the code "3.2.1" stands under "3.2". */
import { present } from '../../lib/assert.ts';
import type { NewId } from '../../lib/ids.ts';
import type { CriterionNode, Method, NotApplicablePolicy } from '../criteria.ts';
import type { NodeId } from '../ids.ts';
import type { ScoringRule } from '../rules/rule.ts';

export interface CriterionRow {
  readonly code: string;
  readonly name: string;
  /** A leaf's maximum; the stated sum of a node with children. */
  readonly max: number;
  readonly rule?: ScoringRule;
  readonly method?: Method;
  readonly notApplicable?: NotApplicablePolicy;
  readonly note?: string;
}

export interface CriteriaTree {
  readonly nodes: Readonly<Record<NodeId, CriterionNode>>;
  readonly rootIds: readonly NodeId[];
  /** One slot a row, in the order of the rows. */
  readonly nextSlot: number;
}

export function buildTree(rows: readonly CriterionRow[], newId: NewId): CriteriaTree {
  const idOfCode = new Map(rows.map((row) => [row.code, newId() as NodeId]));
  const idOf = (code: string): NodeId => present(idOfCode.get(code), `row ${code}`);
  const nodes = rows.map((row, slot): CriterionNode => {
    const parent = parentCode(row.code);
    return {
      id: idOf(row.code),
      parentId: parent === null ? null : idOf(parent),
      childIds: rows.filter((child) => parentCode(child.code) === row.code).map((child) => idOf(child.code)),
      code: row.code,
      name: row.name,
      slot,
      max: row.max,
      weight: null,
      method: row.method ?? 'self',
      rule: row.rule ?? null,
      notApplicable: row.notApplicable ?? 'exclude',
      note: row.note ?? '',
    };
  });
  return {
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    rootIds: nodes.filter((node) => node.parentId === null).map((node) => node.id),
    nextSlot: rows.length,
  };
}

function parentCode(code: string): string | null {
  const dot = code.lastIndexOf('.');
  return dot < 0 ? null : code.slice(0, dot);
}
