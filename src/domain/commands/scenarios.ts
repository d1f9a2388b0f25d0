/** Verbs on scenarios. What a scenario overrides is changed by the ordinary verbs, redirected (src/domain/scenarios.ts). */
import { fail, succeed } from '../../lib/result.ts';
import { checkOverride } from '../format/references.ts';
import type { ScenarioId, SetId } from '../ids.ts';
import { applyPatches, pathOfKey, patchTo, type Patch } from '../patches.ts';
import { listHangingOverrides, listIdleLists } from '../scenarioParts.ts';
import { isStructuralKey, listAncestors, parentOf, putPatches, resolveBelow } from '../scenarios.ts';
import type { Scenario, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

export function addScenario(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly name: string },
): Plan {
  return insertScenario(workbook, { id: args.scenarioId, name: args.name, description: '', overrides: {} });
}

/** A copy of a scenario, with a name of its own, over the same scenario. */
export function duplicateScenario(
  workbook: Workbook,
  args: { readonly from: ScenarioId; readonly scenarioId: ScenarioId; readonly name: string },
): Plan {
  const source = workbook.scenarios[args.from];
  if (!source) return fail('scenario.gone');
  const plan = insertScenario(workbook, { ...source, id: args.scenarioId, name: args.name });
  if (!plan.ok) return plan;
  const parentId = parentOf(workbook, args.from);
  const origins = workbook.scenarioOrigins[args.from];
  return succeed([
    ...plan.value,
    ...(parentId === null ? [] : [patchTo(workbook, ['scenarioParents', args.scenarioId], parentId)]),
    ...(origins ? [patchTo(workbook, ['scenarioOrigins', args.scenarioId], origins)] : []),
  ]);
}

export function renameScenario(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly name: string },
): Plan {
  if (!workbook.scenarios[args.scenarioId]) return fail('scenario.gone');
  const name = checkScenarioName(workbook, args.name, args.scenarioId);
  return name.ok ? succeed([patchTo(workbook, ['scenarios', args.scenarioId, 'name'], name.value)]) : name;
}

export function describeScenario(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly description: string },
): Plan {
  if (!workbook.scenarios[args.scenarioId]) return fail('scenario.gone');
  return succeed([patchTo(workbook, ['scenarios', args.scenarioId, 'description'], args.description.normalize('NFC'))]);
}

/** Removes a scenario; those that build on it build on what it built on from now on, without what it overrode. */
export function removeScenario(workbook: Workbook, args: { readonly scenarioId: ScenarioId }): Plan {
  const scenario = workbook.scenarios[args.scenarioId];
  if (!scenario) return fail('scenario.gone');
  const parentId = parentOf(workbook, scenario.id);
  const children = workbook.scenarioOrder.filter((id) => parentOf(workbook, id) === scenario.id);
  return succeed([
    {
      path: ['scenarioOrder'],
      old: workbook.scenarioOrder,
      new: workbook.scenarioOrder.filter((id) => id !== scenario.id),
    },
    { path: ['scenarios', scenario.id], old: scenario, new: undefined },
    ...[...children.map((id) => [id, parentId ?? undefined] as const), [scenario.id, undefined] as const].flatMap(
      ([id, parent]) =>
        workbook.scenarioParents[id] === parent ? [] : [patchTo(workbook, ['scenarioParents', id], parent)],
    ),
    ...(workbook.scenarioOrigins[scenario.id] ? [patchTo(workbook, ['scenarioOrigins', scenario.id], undefined)] : []),
  ]);
}

/** Stands a scenario on another one, or on the base (null). What it overrides stays. */
export function setScenarioParent(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly parentId: ScenarioId | null },
): Plan {
  const { scenarioId, parentId } = args;
  const scenario = workbook.scenarios[scenarioId];
  if (!scenario || (parentId !== null && !workbook.scenarios[parentId])) return fail('scenario.gone');
  if (parentId !== null && (parentId === scenarioId || listAncestors(workbook, parentId).includes(scenarioId)))
    return fail('scenario.circle', { name: scenario.name });
  if (parentOf(workbook, scenarioId) === parentId) return succeed([]);
  return succeed([patchTo(workbook, ['scenarioParents', scenarioId], parentId ?? undefined)]);
}

/** Moves a scenario to `index` among all. */
export function moveScenario(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly index: number },
): Plan {
  if (!workbook.scenarios[args.scenarioId]) return fail('scenario.gone');
  const rest = workbook.scenarioOrder.filter((id) => id !== args.scenarioId);
  const index = Math.max(0, Math.min(args.index, rest.length));
  const moved = [...rest.slice(0, index), args.scenarioId, ...rest.slice(index)];
  if (moved.every((id, place) => id === workbook.scenarioOrder[place])) return succeed([]);
  return succeed([patchTo(workbook, ['scenarioOrder'], moved)]);
}

/** Links places back to what is below. What hangs on them goes along: a criterion with its points and its branch. */
export function resetOverrides(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly keys: readonly string[] },
): Plan {
  const scenario = workbook.scenarios[args.scenarioId];
  if (!scenario) return fail('scenario.gone');
  const keys = args.keys.filter((key) => Object.hasOwn(scenario.overrides, key));
  const reset = (from: Workbook, some: readonly string[]): Patch[] =>
    putPatches(
      from,
      scenario.id,
      from,
      some.map((key) => [key, undefined]),
    );
  const patches = reset(workbook, listHangingOverrides(workbook, scenario.id, keys));
  if (!keys.some(isStructuralKey)) return succeed(patches);
  const after = applyPatches(workbook, patches);
  return succeed([...patches, ...reset(after, listIdleLists(after, scenario.id))]);
}

/** Keeps overrides over what the base has become: they no longer count as overtaken. */
export function acceptOrigins(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly keys: readonly string[] },
): Plan {
  const scenario = workbook.scenarios[args.scenarioId];
  if (!scenario) return fail('scenario.gone');
  const kept = args.keys.flatMap((key) =>
    Object.hasOwn(scenario.overrides, key) ? [[key, scenario.overrides[key]] as const] : [],
  );
  return succeed(putPatches(workbook, scenario.id, resolveBelow(workbook, scenario.id), kept));
}

/** Overrides taken from elsewhere, each checked, and some taken away. Slots they use are counted as given out. */
export function putOverrides(
  workbook: Workbook,
  args: {
    readonly scenarioId: ScenarioId;
    readonly overrides: Readonly<Record<string, unknown>>;
    readonly removed: readonly string[];
  },
): Plan {
  if (!workbook.scenarios[args.scenarioId]) return fail('scenario.gone');
  const put = Object.entries(args.overrides);
  for (const [key, value] of put) if (checkOverride(key, value)) return fail('override.notAllowed', { key });
  const used = new Map<SetId, number>();
  for (const [key, value] of put) {
    const [room, setId, list, , field] = pathOfKey(key);
    const slot = room !== 'sets' || list !== 'nodes' ? undefined : field === 'slot' ? value : slotIn(value);
    if (typeof slot === 'number') used.set(setId as SetId, Math.max(used.get(setId as SetId) ?? 0, slot + 1));
  }
  const counters = [...used].flatMap(([setId, next]) => {
    const set = workbook.sets[setId];
    return set && set.nextSlot < next ? [patchTo(workbook, ['sets', setId, 'nextSlot'], next)] : [];
  });
  const values = [...args.removed.map((key) => [key, undefined] as const), ...put];
  return succeed([
    ...counters,
    ...putPatches(workbook, args.scenarioId, resolveBelow(workbook, args.scenarioId), values),
  ]);
}

function slotIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'slot' in value ? value.slot : undefined;
}

function insertScenario(workbook: Workbook, scenario: Scenario): Plan {
  const name = checkScenarioName(workbook, scenario.name, null);
  if (!name.ok) return name;
  return succeed([
    { path: ['scenarios', scenario.id], old: undefined, new: { ...scenario, name: name.value } },
    { path: ['scenarioOrder'], old: workbook.scenarioOrder, new: [...workbook.scenarioOrder, scenario.id] },
  ]);
}

function checkScenarioName(workbook: Workbook, text: string, self: ScenarioId | null) {
  const name = text.normalize('NFC').trim();
  if (name === '') return fail('name.empty' as const);
  const taken = workbook.scenarioOrder.some(
    (id) => id !== self && workbook.scenarios[id]?.name.toLowerCase() === name.toLowerCase(),
  );
  return taken ? fail('name.taken' as const, { name }) : succeed(name);
}
