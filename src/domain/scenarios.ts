/**
 * A scenario is a live variant: a set of overrides by path, over the base or over another scenario. What it does not
 * override follows what is below. Commands are planned on the resolved workbook and their patches redirected into the
 * overrides, so that every verb on criteria, scores and assumptions works in a scenario as in the base; units, blocks and
 * periods are those of the base. Slots are given out by the base alone, so that no two states use one for two criteria.
 */
import { fail, succeed, type Problem, type Result } from '../lib/result.ts';
import type { CriteriaSet } from './criteria.ts';
import { isSameValue } from './format/sameValue.ts';
import type { ScenarioId, SetId } from './ids.ts';
import { applyPatches, canReach, keyOfPath, pathOfKey, readPath, type Patch, type Path } from './patches.ts';
import { repairTree } from './scenarioTree.ts';
import type { Workbook } from './workbook.ts';

/** Stands in the overrides for "nothing at this place". */
export const ABSENT = { absent: true } as const;

const OVERRIDABLE: readonly RegExp[] = [
  /^sets\/[^/]+\/nodes\/[^/]+$/,
  /^sets\/[^/]+\/nodes\/[^/]+\/(parentId|childIds|code|name|slot|max|weight|method|rule|notApplicable|note)$/,
  /^sets\/[^/]+\/(rootIds|extras|policies|redistribution|statedTotal)$/,
  /^sets\/[^/]+\/policies\/[^/]+$/,
  /^scores\/[^/]+\/[^/]+\/[^/]+\/(points|declared)\/[^/]+$/,
  /^assumptions\/[^/]+\/value$/,
  /^sheets\/[^/]+\/cells\/[^/]+\/[^/]+$/,
];
const WHOLE_NODE = /^sets\/[^/]+\/nodes\/[^/]+$/;
const STRUCTURE = /^sets\/[^/]+\/(nodes\/[^/]+(\/(parentId|childIds|slot))?|rootIds|extras)$/;

export function isOverridable(path: Path): boolean {
  const key = keyOfPath(path);
  return OVERRIDABLE.some((pattern) => pattern.test(key));
}

/** Whether an override adds, removes or moves a criterion, a bonus or a penalty. */
export function isStructuralKey(key: string): boolean {
  return STRUCTURE.test(key);
}

/** The scenarios that a scenario stands on, nearest first, without itself. */
export function listAncestors(base: Workbook, scenarioId: ScenarioId): ScenarioId[] {
  const found: ScenarioId[] = [];
  const seen = new Set<ScenarioId>([scenarioId]);
  for (let at = parentOf(base, scenarioId); at !== null && !seen.has(at); at = parentOf(base, at)) {
    found.push(at);
    seen.add(at);
  }
  return found;
}

/** The scenario that a scenario builds on, null for the base. */
export function parentOf(base: Workbook, scenarioId: ScenarioId): ScenarioId | null {
  const parentId = base.scenarioParents[scenarioId];
  return parentId !== undefined && Object.hasOwn(base.scenarios, parentId) ? parentId : null;
}

/**
 * The workbook as the scenario sees it: the base, the scenarios it builds on from the bottom up, and its own overrides.
 * Overrides whose place is gone are left out; the result is a valid workbook whatever the base has become.
 */
export function resolveScenario(base: Workbook, scenarioId: ScenarioId | null): Workbook {
  if (scenarioId === null || !Object.hasOwn(base.scenarios, scenarioId)) return base;
  return resolveLayer(resolveBelow(base, scenarioId), overridesOf(base, scenarioId));
}

/** What the scenario stands on: the base with all the scenarios below it. */
export function resolveBelow(base: Workbook, scenarioId: ScenarioId): Workbook {
  return listAncestors(base, scenarioId).reduceRight((below, id) => resolveLayer(below, overridesOf(base, id)), base);
}

/** Overrides that have no effect because their place is gone: shown, kept. */
export function listDanglingOverrides(base: Workbook, scenarioId: ScenarioId): string[] {
  const keys = Object.keys(overridesOf(base, scenarioId));
  if (keys.length === 0) return keys;
  const resolved = resolveScenario(base, scenarioId);
  const below = resolveBelow(base, scenarioId);
  const slots = new Map<string, ReadonlySet<number>>();
  return keys.filter((key) => {
    const path = pathOfKey(key);
    if (WHOLE_NODE.test(key))
      return readPath(isAbsent(overridesOf(base, scenarioId)[key]) ? below : resolved, path) === undefined;
    if (!canReach(resolved, path)) return true;
    return path[0] === 'scores' && !slotsOf(resolved, path[1] as SetId, slots).has(Number(path[5]));
  });
}

/** Overrides over a value that is no longer what it was when they were made: the base, or a scenario below, has moved. */
export function listMovedOverrides(base: Workbook, scenarioId: ScenarioId): string[] {
  const origins = base.scenarioOrigins[scenarioId] ?? {};
  const keys = Object.keys(overridesOf(base, scenarioId)).filter((key) => Object.hasOwn(origins, key));
  if (keys.length === 0) return keys;
  const below = resolveBelow(base, scenarioId);
  return keys.filter((key) => !isSameValue(originAt(below, key), origins[key]));
}

/** What stands below an override, as `scenarioOrigins` keeps it. */
export function originAt(below: Workbook, key: string): unknown {
  const path = pathOfKey(key);
  const value = canReach(below, path) ? readPath(below, path) : undefined;
  return value === undefined ? ABSENT : value;
}

/**
 * Turns patches planned on the resolved workbook into patches of the scenario's overrides, and notes what stood below. A
 * value equal to the one below removes the override: the place follows again. Refuses what no scenario can hold.
 */
export function redirectToScenario(
  base: Workbook,
  scenarioId: ScenarioId,
  patches: readonly Patch[],
): Result<Patch[], Problem<'scenario.structure' | 'scenario.gone'>> {
  const scenario = base.scenarios[scenarioId];
  if (!scenario) return fail('scenario.gone');
  const below = resolveBelow(base, scenarioId);
  const redirected: Patch[] = [];
  const changed = new Map<string, unknown>();
  const valueAt = (key: string): unknown => (changed.has(key) ? changed.get(key) : scenario.overrides[key]);
  for (const patch of patches) {
    const { path } = patch;
    if (path[0] === 'scenarios' || isSlotCounter(path)) {
      redirected.push(patch);
      continue;
    }
    const whole = path.length > 4 && path[2] === 'nodes' ? keyOfPath(path.slice(0, 4)) : null;
    const node = whole === null ? undefined : valueAt(whole);
    if (whole !== null && node !== undefined && !isAbsent(node)) {
      changed.set(whole, applyPatches({ node }, [{ ...patch, path: ['node', ...path.slice(4)] }]).node);
      continue;
    }
    const place = placeOfPatch(below, patch, valueAt);
    const key = keyOfPath(place.path);
    if (!isOverridable(place.path)) return fail('scenario.structure', { path: key });
    const followsBelow = isSameValue(readPath(below, place.path), place.new);
    changed.set(key, followsBelow ? undefined : place.new === undefined ? ABSENT : place.new);
    if (WHOLE_NODE.test(key) && place.new === undefined)
      for (const inside of Object.keys(scenario.overrides))
        if (inside.startsWith(`${key}/`)) changed.set(inside, undefined);
  }
  return succeed([...redirected, ...putPatches(base, scenarioId, below, changed)]);
}

/** Patches that give overrides new values (undefined: none), with what stands below them noted. */
export function putPatches(
  base: Workbook,
  scenarioId: ScenarioId,
  below: Workbook,
  values: Iterable<readonly [string, unknown]>,
): Patch[] {
  const overrides = overridesOf(base, scenarioId);
  const origins = base.scenarioOrigins[scenarioId];
  const patches: Patch[] = [];
  const noted: Patch[] = [];
  for (const [key, value] of values) {
    if (!isSameValue(overrides[key], value))
      patches.push({ path: ['scenarios', scenarioId, 'overrides', key], old: overrides[key], new: value });
    const origin = value === undefined ? undefined : originAt(below, key);
    if (!isSameValue(origins?.[key], origin))
      noted.push({ path: ['scenarioOrigins', scenarioId, key], old: origins?.[key], new: origin });
  }
  if (noted.length > 0 && !origins) patches.push({ path: ['scenarioOrigins', scenarioId], old: undefined, new: {} });
  return [...patches, ...noted];
}

export function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

function overridesOf(base: Workbook, scenarioId: ScenarioId): Readonly<Record<string, unknown>> {
  return base.scenarios[scenarioId]?.overrides ?? {};
}

function resolveLayer(below: Workbook, overrides: Readonly<Record<string, unknown>>): Workbook {
  const entries = Object.entries(overrides);
  if (entries.length === 0) return below;
  const whole = entries.filter(([key]) => WHOLE_NODE.test(key));
  const withNodes = applyPatches(below, toPatches(below, whole));
  const parts = whole.length === entries.length ? [] : entries.filter(([key]) => !WHOLE_NODE.test(key));
  const raw = applyPatches(withNodes, toPatches(withNodes, parts));
  const restructured = new Set(entries.flatMap(([key]) => (isStructuralKey(key) ? [pathOfKey(key)[1] as SetId] : [])));
  const repaired = [...restructured].flatMap((id): Patch[] => {
    const [before, set] = [below.sets[id], raw.sets[id]];
    return before && set ? [{ path: ['sets', id], old: set, new: repairTree(before, set) }] : [];
  });
  return applyPatches(raw, repaired);
}

/** Overrides whose container is there, a whole record before what stands in it. */
function toPatches(root: Workbook, entries: readonly (readonly [string, unknown])[]): Patch[] {
  return entries
    .flatMap(([key, value]): Patch[] => {
      const path = pathOfKey(key);
      if (!canReach(root, path) || isBeyondSlots(root, path)) return [];
      return [{ path, old: undefined, new: isAbsent(value) ? undefined : value }];
    })
    .sort((a, b) => a.path.length - b.path.length);
}

function isBeyondSlots(root: Workbook, path: Path): boolean {
  return path[0] === 'scores' && Number(path[5]) >= (root.sets[path[1] as SetId]?.nextSlot ?? 0);
}

/** The slots of a set are counted in the base, also for what only a scenario adds. */
function isSlotCounter(path: Path): boolean {
  return path[0] === 'sets' && path[2] === 'nextSlot' && path.length === 3;
}

/** A patch inside a value that is overridden as a whole (the formula of a rule) becomes one of the whole value. */
function placeOfPatch(below: Workbook, patch: Patch, valueAt: (key: string) => unknown): Patch {
  const { path } = patch;
  if (path[0] !== 'sets' || path[2] !== 'nodes' || path.length <= 5) return patch;
  const outer = path.slice(0, 5);
  const overridden = valueAt(keyOfPath(outer));
  const value = overridden === undefined ? readPath(below, outer) : overridden;
  const put = applyPatches({ value }, [{ ...patch, path: ['value', ...path.slice(5)] }]);
  return { path: outer, old: value, new: put.value };
}

function slotsOf(workbook: Workbook, setId: SetId, known: Map<string, ReadonlySet<number>>): ReadonlySet<number> {
  let slots = known.get(setId);
  if (!slots) {
    const set: CriteriaSet | undefined = workbook.sets[setId];
    slots = new Set([...Object.values(set?.nodes ?? {}), ...(set?.extras ?? [])].map((one) => one.slot));
    known.set(setId, slots);
  }
  return slots;
}
