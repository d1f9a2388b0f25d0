/** Verbs on scenarios. What a scenario overrides is changed by the ordinary verbs, redirected (src/domain/scenarios.ts). */
import { fail, succeed } from '../../lib/result.ts';
import type { ScenarioId } from '../ids.ts';
import { patchTo, type Patch } from '../patches.ts';
import type { Scenario, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

export function addScenario(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly name: string },
): Plan {
  return insertScenario(workbook, { id: args.scenarioId, name: args.name, description: '', overrides: {} });
}

/** A copy of a scenario, with a name of its own. */
export function duplicateScenario(
  workbook: Workbook,
  args: { readonly from: ScenarioId; readonly scenarioId: ScenarioId; readonly name: string },
): Plan {
  const source = workbook.scenarios[args.from];
  if (!source) return fail('scenario.gone');
  return insertScenario(workbook, { ...source, id: args.scenarioId, name: args.name });
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

export function removeScenario(workbook: Workbook, args: { readonly scenarioId: ScenarioId }): Plan {
  const scenario = workbook.scenarios[args.scenarioId];
  if (!scenario) return fail('scenario.gone');
  return succeed([
    {
      path: ['scenarioOrder'],
      old: workbook.scenarioOrder,
      new: workbook.scenarioOrder.filter((id) => id !== scenario.id),
    },
    { path: ['scenarios', scenario.id], old: scenario, new: undefined },
  ]);
}

/** Links places back to the base. */
export function resetOverrides(
  workbook: Workbook,
  args: { readonly scenarioId: ScenarioId; readonly keys: readonly string[] },
): Plan {
  const scenario = workbook.scenarios[args.scenarioId];
  if (!scenario) return fail('scenario.gone');
  return succeed(
    args.keys
      .filter((key) => Object.hasOwn(scenario.overrides, key))
      .map((key): Patch => ({
        path: ['scenarios', scenario.id, 'overrides', key],
        old: scenario.overrides[key],
        new: undefined,
      })),
  );
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
