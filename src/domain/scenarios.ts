/**
 * A scenario is a live variant of the base: a set of overrides by path. What it does not override follows the base.
 * Commands are planned on the resolved workbook and their patches redirected into the overrides, so that every verb
 * works in a scenario as in the base; what changes the structure is refused there.
 */
import { fail, succeed, type Problem, type Result } from '../lib/result.ts';
import type { ScenarioId } from './ids.ts';
import { applyPatches, canReach, keyOfPath, pathOfKey, readPath, type Patch, type Path } from './patches.ts';
import type { Workbook } from './workbook.ts';

/** Stands in the overrides for "nothing at this place". */
export const ABSENT = { absent: true } as const;

const OVERRIDABLE: readonly RegExp[] = [
  /^sets\/[^/]+\/nodes\/[^/]+\/(weight|max|rule|notApplicable)$/,
  /^sets\/[^/]+\/(policies|redistribution|statedTotal)$/,
  /^sets\/[^/]+\/policies\/[^/]+$/,
  /^scores\/[^/]+\/[^/]+\/[^/]+\/(points|declared)\/[^/]+$/,
  /^assumptions\/[^/]+\/value$/,
  /^sheets\/[^/]+\/cells\/[^/]+\/[^/]+$/,
];

export function isOverridable(path: Path): boolean {
  const key = keyOfPath(path);
  return OVERRIDABLE.some((pattern) => pattern.test(key));
}

/** The workbook as the scenario sees it; overrides whose place is gone are left out. */
export function resolveScenario(base: Workbook, scenarioId: ScenarioId | null): Workbook {
  const scenario = scenarioId === null ? undefined : base.scenarios[scenarioId];
  if (!scenario) return base;
  const patches: Patch[] = [];
  for (const [key, value] of Object.entries(scenario.overrides)) {
    const path = pathOfKey(key);
    if (canReach(base, path)) patches.push({ path, old: undefined, new: isAbsent(value) ? undefined : value });
  }
  return applyPatches(base, patches);
}

/** Overrides whose place is no longer in the base: shown, kept, without effect. */
export function listDanglingOverrides(base: Workbook, scenarioId: ScenarioId): string[] {
  return Object.keys(base.scenarios[scenarioId]?.overrides ?? {}).filter((key) => !canReach(base, pathOfKey(key)));
}

/**
 * Turns patches planned on the resolved workbook into patches of the scenario's overrides. A value equal to the base
 * removes the override: the cell follows the base again. Refuses what no scenario can hold.
 */
export function redirectToScenario(
  base: Workbook,
  scenarioId: ScenarioId,
  patches: readonly Patch[],
): Result<Patch[], Problem<'scenario.structure' | 'scenario.gone'>> {
  const scenario = base.scenarios[scenarioId];
  if (!scenario) return fail('scenario.gone');
  const redirected: Patch[] = [];
  for (const patch of patches) {
    if (patch.path[0] === 'scenarios') {
      redirected.push(patch);
      continue;
    }
    if (!isOverridable(patch.path)) return fail('scenario.structure', { path: keyOfPath(patch.path) });
    const key = keyOfPath(patch.path);
    const followsBase = isSameValue(readPath(base, patch.path), patch.new);
    redirected.push({
      path: ['scenarios', scenarioId, 'overrides', key],
      old: scenario.overrides[key],
      new: followsBase ? undefined : patch.new === undefined ? ABSENT : patch.new,
    });
  }
  return succeed(redirected);
}

export function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
