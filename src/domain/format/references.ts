/** Everything in a workbook that names something else: orders, trees, slots, owners, overrides. Expects the saved shape. */
import type { CriteriaSet, CriterionNode } from '../criteria.ts';
import type { NodeId, ScenarioId } from '../ids.ts';
import { pathOfKey } from '../patches.ts';
import { isAbsent, isOverridable } from '../scenarios.ts';
import { STAGES } from '../scores.ts';
import type { StageRow } from '../scores.ts';
import type { FreeSheet, Scenario, Workbook } from '../workbook.ts';
import { faultAt } from './shape.ts';
import type { Fault, Shape } from './shape.ts';
import { workbookShape } from './workbookShape.ts';

/** The first reference that leads nowhere, twice to the same place, or round in a circle; null when all hold. */
export function findBrokenReference(workbook: Workbook): Fault | null {
  return firstFault([
    () => checkOrder(workbook, 'periods', 'periodOrder'),
    () => checkOrder(workbook, 'blocks', 'blockOrder'),
    () => checkOrder(workbook, 'sets', 'setOrder'),
    () => checkOrder(workbook, 'assumptions', 'assumptionOrder'),
    () => checkOrder(workbook, 'sheets', 'sheetOrder'),
    () => checkOrder(workbook, 'scenarios', 'scenarioOrder'),
    () => checkOrder(workbook, 'analyses', 'analysisOrder'),
    () => checkOwnIds(workbook.crosswalks, ['crosswalks']),
    () => checkOwnIds(workbook.units, ['units']),
    () =>
      each(workbook.blocks, ['blocks'], (block, path) =>
        checkNames(block.unitIds, workbook.units, [...path, 'unitIds']),
      ),
    () => each(workbook.sets, ['sets'], (set, path) => checkSet(workbook, set, path)),
    () => checkScores(workbook),
    () => checkAssumptionNames(workbook),
    () => each(workbook.sheets, ['sheets'], checkSheet),
    () => each(workbook.scenarios, ['scenarios'], checkOverrides),
    () => checkParents(workbook),
  ]);
}

function firstFault(checks: readonly (() => Fault | null)[]): Fault | null {
  for (const check of checks) {
    const fault = check();
    if (fault) return fault;
  }
  return null;
}

function each<T>(
  record: Readonly<Record<string, T>>,
  path: readonly string[],
  check: (value: T, path: readonly string[]) => Fault | null,
): Fault | null {
  for (const [key, value] of Object.entries(record)) {
    const fault = check(value, [...path, key]);
    if (fault) return fault;
  }
  return null;
}

type Ordered = 'periods' | 'blocks' | 'sets' | 'assumptions' | 'sheets' | 'scenarios' | 'analyses';
type Order =
  'periodOrder' | 'blockOrder' | 'setOrder' | 'assumptionOrder' | 'sheetOrder' | 'scenarioOrder' | 'analysisOrder';

function checkOrder(workbook: Workbook, records: Ordered, order: Order): Fault | null {
  const named = workbook[records] as Readonly<Record<string, { readonly id: string }>>;
  const missing = Object.keys(named).find((id) => !(workbook[order] as readonly string[]).includes(id));
  return (
    checkOwnIds(named, [records]) ??
    checkNames(workbook[order], named, [order]) ??
    (missing === undefined ? null : faultAt([records, missing], 'reference'))
  );
}

function checkOwnIds(
  records: Readonly<Record<string, { readonly id: string }>>,
  path: readonly string[],
): Fault | null {
  return each(records, path, (value, at) =>
    value.id === at[at.length - 1] ? null : faultAt([...at, 'id'], 'reference'),
  );
}

/** Every id is there, and none twice. */
function checkNames(ids: readonly string[], among: object, path: readonly string[]): Fault | null {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (!Object.hasOwn(among, id)) return faultAt([...path, String(index)], 'reference');
    if (seen.has(id)) return faultAt([...path, String(index)], 'duplicate');
    seen.add(id);
  }
  return null;
}

/** Every key is one of `among`. */
function checkKeys(record: object, among: object, path: readonly string[]): Fault | null {
  const stray = Object.keys(record).find((key) => !Object.hasOwn(among, key));
  return stray === undefined ? null : faultAt([...path, stray], 'reference');
}

/** A redistribution buffer that was removed is not a fault: the rule then has nothing to fill (weights.ts). */
function checkSet(workbook: Workbook, set: CriteriaSet, path: readonly string[]): Fault | null {
  if (!Object.hasOwn(workbook.blocks, set.blockId)) return faultAt([...path, 'blockId'], 'reference');
  if (!Object.hasOwn(workbook.periods, set.periodId)) return faultAt([...path, 'periodId'], 'reference');
  return checkOwnIds(set.nodes, [...path, 'nodes']) ?? checkTree(set, path) ?? checkSlots(set, path);
}

/** Walks without recursion, so that a file cannot choose the depth of our stack. */
function checkTree(set: CriteriaSet, path: readonly string[]): Fault | null {
  const reached = new Set<NodeId>();
  const open: { readonly id: NodeId; readonly parentId: NodeId | null }[] = set.rootIds.map((id) => ({
    id,
    parentId: null,
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id, parentId } = next;
    const node = Object.hasOwn(set.nodes, id) ? set.nodes[id] : undefined;
    if (!node)
      return faultAt(parentId === null ? [...path, 'rootIds'] : [...path, 'nodes', parentId, 'childIds'], 'reference');
    if (reached.has(id)) return faultAt([...path, 'nodes', id], 'tree');
    if (node.parentId !== parentId) return faultAt([...path, 'nodes', id, 'parentId'], 'tree');
    reached.add(id);
    for (const childId of node.childIds) open.push({ id: childId, parentId: id });
  }
  const orphan = (Object.keys(set.nodes) as NodeId[]).find((id) => !reached.has(id));
  return orphan === undefined ? null : faultAt([...path, 'nodes', orphan], 'tree');
}

function checkSlots(set: CriteriaSet, path: readonly string[]): Fault | null {
  const used = new Set<number>();
  function claim(slot: number, at: readonly string[]): Fault | null {
    if (slot >= set.nextSlot) return faultAt(at, 'value');
    if (used.has(slot)) return faultAt(at, 'duplicate');
    used.add(slot);
    return null;
  }
  const extraIds = set.extras.map((extra) => extra.id);
  return firstFault([
    () => each(set.nodes, [...path, 'nodes'], (node, at) => claim(node.slot, [...at, 'slot'])),
    () =>
      each(Object.fromEntries(set.extras.entries()), [...path, 'extras'], (extra, at) =>
        claim(extra.slot, [...at, 'slot']),
      ),
    () => checkNames(extraIds, Object.fromEntries(extraIds.map((id) => [id, true])), [...path, 'extras']),
  ]);
}

function checkScores(workbook: Workbook): Fault | null {
  return (
    checkKeys(workbook.scores, workbook.sets, ['scores']) ??
    each(workbook.sets, ['scores'], (set, path) => checkScoresOfSet(workbook, set, path))
  );
}

function checkScoresOfSet(workbook: Workbook, set: CriteriaSet, path: readonly string[]): Fault | null {
  const rows = Object.hasOwn(workbook.scores, set.id) ? workbook.scores[set.id] : undefined;
  if (!rows) return faultAt(path, 'missing');
  const unscored = workbook.blocks[set.blockId]?.unitIds.find((id) => !Object.hasOwn(rows, id));
  if (unscored !== undefined) return faultAt([...path, unscored], 'missing');
  return each(rows, path, (scores, at) => {
    if (!Object.hasOwn(workbook.units, at[at.length - 1] ?? '')) return faultAt(at, 'reference');
    return firstFault(STAGES.map((stage) => () => checkRow(scores[stage], set.nextSlot, [...at, stage])));
  });
}

/** A row may be longer than the slots (an undone addition leaves room), but nothing stands there. */
function checkRow(row: StageRow, nextSlot: number, path: readonly string[]): Fault | null {
  for (let slot = nextSlot; slot < row.points.length; slot++) {
    if (!Number.isNaN(row.points[slot])) return faultAt([...path, 'points', String(slot)], 'reference');
  }
  for (const kind of ['declared', 'notes', 'explanations'] as const) {
    const beyond = Object.keys(row[kind]).find((slot) => Number(slot) >= nextSlot);
    if (beyond !== undefined) return faultAt([...path, kind, beyond], 'reference');
  }
  return null;
}

function checkAssumptionNames(workbook: Workbook): Fault | null {
  const seen = new Set<string>();
  return each(workbook.assumptions, ['assumptions'], (assumption, path) => {
    const name = assumption.name.toLowerCase();
    if (!/^[\p{L}\p{M}\p{N}_.]+$/u.test(name.trim())) return faultAt([...path, 'name'], 'value');
    if (seen.has(name)) return faultAt([...path, 'name'], 'duplicate');
    seen.add(name);
    return null;
  });
}

function checkSheet(sheet: FreeSheet, path: readonly string[]): Fault | null {
  const columns = Object.fromEntries(sheet.columnIds.map((id) => [id, true]));
  const rows = Object.fromEntries(sheet.rowIds.map((id) => [id, true]));
  return firstFault([
    () => checkNames(sheet.rowIds, rows, [...path, 'rowIds']),
    () => checkNames(sheet.columnIds, columns, [...path, 'columnIds']),
    () => checkKeys(sheet.cells, rows, [...path, 'cells']),
    () => each(sheet.cells, [...path, 'cells'], (row, at) => checkKeys(row, columns, at)),
  ]);
}

/**
 * An override must name a place that scenarios may override and hold what that place can hold, or say that nothing stands
 * there. That the place is there today is not asked: the base may have lost it, and then the override waits unused.
 */
function checkOverrides(scenario: Scenario, path: readonly string[]): Fault | null {
  return each(scenario.overrides, [...path, 'overrides'], (value, at) => {
    const fault = checkOverride(at[at.length - 1] ?? '', value);
    return fault && faultAt([...at, ...fault.path], fault.reason);
  });
}

/** What is wrong with one override, by its shape; null when it may stand. */
export function checkOverride(key: string, value: unknown): Fault | null {
  const place = pathOfKey(key);
  const shape = shapeAt(place);
  if (!shape || !isOverridable(place)) return faultAt([], 'reference');
  if (isAbsent(value)) return shapeAt(place.slice(0, -1))?.open ? null : faultAt([], 'value');
  const fault = shape.check(value);
  if (fault || place.length !== 4 || place[2] !== 'nodes') return fault;
  return (value as CriterionNode).id === place[3] ? null : faultAt(['id'], 'reference');
}

/** A scenario that builds on itself, by whatever way, would have nothing below it. */
function checkParents(workbook: Workbook): Fault | null {
  return each(workbook.scenarios, ['scenarioParents'], (scenario, at) => {
    const seen = new Set<ScenarioId>();
    for (let id: ScenarioId | undefined = scenario.id; id !== undefined; id = workbook.scenarioParents[id]) {
      if (seen.has(id)) return faultAt(at, 'tree');
      seen.add(id);
    }
    return null;
  });
}

function shapeAt(place: readonly string[]): Shape | null {
  return place.reduce<Shape | null>((shape, key) => shape?.below(key) ?? null, workbookShape);
}
