/** Looks things up by an id that came from outside the types: a row key, a path, a saved view. */
import type { CriteriaSet, CriterionNode } from './criteria.ts';
import type { FreeSheet, Unit, Workbook } from './workbook.ts';

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

export function findNode(set: CriteriaSet, id: string): CriterionNode | undefined {
  return own(set.nodes, id);
}

export function findUnit(workbook: Workbook, id: string): Unit | undefined {
  return own(workbook.units, id);
}

export function findSet(workbook: Workbook, id: string): CriteriaSet | undefined {
  return own(workbook.sets, id);
}

export function findSheet(workbook: Workbook, id: string): FreeSheet | undefined {
  return own(workbook.sheets, id);
}
