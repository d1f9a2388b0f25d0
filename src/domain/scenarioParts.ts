/** What belongs together in the overrides of a scenario, so that giving one back leaves no half of a criterion behind. */
import type { CriterionNode } from './criteria.ts';
import { isSameValue } from './format/sameValue.ts';
import type { NodeId, ScenarioId } from './ids.ts';
import { pathOfKey, readPath } from './patches.ts';
import { isAbsent, resolveBelow, resolveScenario } from './scenarios.ts';
import type { Workbook } from './workbook.ts';

const NODE = /^sets\/[^/]+\/nodes\/[^/]+$/;
const LIST = /^sets\/[^/]+\/(rootIds|nodes\/[^/]+\/childIds)$/;
const GIVEN_UP = ['slot', 'max', 'rule'] as const;

/**
 * `keys` and every override that hangs on them: with a criterion that the scenario adds its points, the criteria added
 * below it, and, where it took over the points of its parent, what the parent gave up for it; with one that it removes
 * the branch below.
 */
export function listHangingOverrides(base: Workbook, scenarioId: ScenarioId, keys: readonly string[]): string[] {
  if (!keys.some(isNodeKey)) return [...keys];
  const overrides = base.scenarios[scenarioId]?.overrides ?? {};
  const below = resolveBelow(base, scenarioId);
  const found = new Set(keys);
  // A set iterates over what is added to it meanwhile.
  for (const key of found) {
    if (!isNodeKey(key) || !Object.hasOwn(overrides, key)) continue;
    const value = overrides[key];
    for (const other of isAbsent(value)
      ? listWithRemoved(below, overrides, key)
      : listWithAdded(below, overrides, key, value as CriterionNode))
      if (Object.hasOwn(overrides, other)) found.add(other);
  }
  return [...found];
}

/** Lists of children that, by now, only repeat what is below: the overrides that reordered for the sake of others. */
export function listIdleLists(base: Workbook, scenarioId: ScenarioId): string[] {
  const lists = Object.keys(base.scenarios[scenarioId]?.overrides ?? {}).filter((key) => LIST.test(key));
  if (lists.length === 0) return lists;
  const [below, resolved] = [resolveBelow(base, scenarioId), resolveScenario(base, scenarioId)];
  return lists.filter((key) => isSameValue(readPath(below, pathOfKey(key)), readPath(resolved, pathOfKey(key))));
}

function listWithAdded(
  below: Workbook,
  overrides: Readonly<Record<string, unknown>>,
  key: string,
  node: CriterionNode,
): string[] {
  const [, setId = ''] = pathOfKey(key);
  const children = Object.keys(overrides).filter(
    (other) =>
      isNodeKey(other) &&
      other.startsWith(`sets/${setId}/`) &&
      (overrides[other] as Partial<CriterionNode>).parentId === node.id,
  );
  const parentKey = `sets/${setId}/nodes/${node.parentId ?? ''}`;
  const parent = readPath(below, pathOfKey(parentKey)) as CriterionNode | undefined;
  if (parent?.slot === node.slot) return [...children, ...GIVEN_UP.map((field) => `${parentKey}/${field}`)];
  return [...children, ...Object.keys(overrides).filter((other) => isScoreAt(other, setId, node.slot))];
}

function listWithRemoved(below: Workbook, overrides: Readonly<Record<string, unknown>>, key: string): string[] {
  const node = readPath(below, pathOfKey(key)) as CriterionNode | undefined;
  if (!node) return [];
  const [, setId = ''] = pathOfKey(key);
  const keyOf = (id: NodeId): string => `sets/${setId}/nodes/${id}`;
  const isGone = (id: NodeId): boolean => isAbsent(overrides[keyOf(id)]);
  const parentKey = keyOf(node.parentId ?? ('' as NodeId));
  const parent = readPath(below, pathOfKey(parentKey)) as CriterionNode | undefined;
  const isEmptied = parent?.childIds.every(isGone) ?? false;
  return [...node.childIds.filter(isGone).map(keyOf), ...(isEmptied ? [`${parentKey}/max`] : [])];
}

function isNodeKey(key: string): boolean {
  return NODE.test(key);
}

function isScoreAt(key: string, setId: string, slot: number): boolean {
  return key.startsWith(`scores/${setId}/`) && key.endsWith(`/${String(slot)}`);
}
