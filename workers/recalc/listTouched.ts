import type { ScenarioId } from '../../src/domain/ids.ts';
import { pathOfKey, type Patch, type Path } from '../../src/domain/patches.ts';
import { listAncestors } from '../../src/domain/scenarios.ts';
import type { Workbook } from '../../src/domain/workbook.ts';

/** The scenario and those it builds on; none for the base. */
export function listLayers(base: Workbook, scenarioId: ScenarioId | null): ReadonlySet<string> {
  return new Set(scenarioId === null ? [] : [scenarioId, ...listAncestors(base, scenarioId)]);
}

/**
 * Paths of the resolved workbook that patches of the base may have changed, as one scenario sees them. `layers` are the
 * scenarios that it stood or stands on, itself included.
 */
export function listTouched(patches: readonly Patch[], layers: ReadonlySet<string>): Path[] {
  return patches.flatMap(({ path }): Path[] => {
    const [room, id = ''] = path;
    if (room === 'scenarioParents') return layers.has(id) || path.length === 1 ? [['scenarios']] : [];
    if (room !== 'scenarios') return [path];
    if (path.length > 1 && !layers.has(id)) return [];
    if (path[2] === 'overrides' && path[3] !== undefined) return [pathOfKey(path[3])];
    return path.length <= 2 || path[2] === 'overrides' ? [['scenarios']] : [];
  });
}
