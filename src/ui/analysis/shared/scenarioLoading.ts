import type { Command } from '../../../domain/commands/index.ts';
import type { ScenarioId } from '../../../domain/ids.ts';
import { newRandomId } from '../../../lib/ids.ts';
import { useApp } from '../../shared/appContext.ts';
import { useWords } from '../../shared/words.svelte.ts';
import { useWorkbook } from '../../shared/workbookContext.ts';

/** Loads an answer as a scenario and says so; `from` is the scenario that the question was asked in. */
export type LoadScenario = (name: string, from: ScenarioId | null, commands: readonly Command[]) => void;

/**
 * What makes a scenario of an answer: a copy of the one the question was asked in (or a new one on the base), with the commands
 * carried out in it, as one step of undo; then it is shown, and a notice says so. What was refused has been said.
 */
export function useScenarioLoading(): LoadScenario {
  const words = useWords();
  const { notify } = useApp();
  const { session, runIn } = useWorkbook();

  function findFreeName(name: string): string {
    const taken = new Set(session.base.scenarioOrder.map((id) => session.base.scenarios[id]?.name.toLowerCase()));
    for (let n = 1; ; n++) {
      const own = words.t.analysis.scenarioName(name, n);
      if (!taken.has(own.toLowerCase())) return own;
    }
  }

  return (name, from, commands) => {
    const own = findFreeName(name);
    const scenarioId = newRandomId() as ScenarioId;
    const begin: Command =
      from === null
        ? { verb: 'addScenario', args: { scenarioId, name: own } }
        : { verb: 'duplicateScenario', args: { from, scenarioId, name: own } };
    if (!runIn(scenarioId, [begin, ...commands])) return;
    session.activateScenario(scenarioId);
    notify({ kind: 'info', text: words.t.analysis.loaded(own) });
  };
}
