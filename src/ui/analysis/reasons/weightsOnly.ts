/** The part of a change that a scenario can hold alone: the weights of one state on the rest of another. */
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { Command } from '../../../domain/commands/index.ts';
import { resolveScenario } from '../../../domain/scenarios.ts';
import type { Workbook } from '../../../domain/workbook.ts';

/** Commands that bring the weights of `to` into `from`; none where nothing differs or the sets are two. */
export function listWeightCommands(base: Workbook, from: StateRef, to: StateRef): Command[] {
  const { setId } = from;
  if (setId !== to.setId || from.scenarioId === to.scenarioId) return [];
  const own = resolveScenario(base, from.scenarioId).sets[setId];
  const other = resolveScenario(base, to.scenarioId).sets[setId];
  if (!own || !other) return [];
  const commands = Object.values(own.nodes).flatMap((node): Command[] => {
    const weight = other.nodes[node.id]?.weight;
    return weight === undefined || weight === node.weight
      ? []
      : [{ verb: 'setWeight', args: { setId, nodeId: node.id, weight } }];
  });
  const { redistribution } = other;
  if (commands.length > 0 && JSON.stringify(redistribution) !== JSON.stringify(own.redistribution))
    commands.push({ verb: 'setRedistribution', args: { setId, redistribution } });
  return commands;
}
