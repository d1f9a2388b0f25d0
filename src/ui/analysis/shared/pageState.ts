import type { StateRef } from '../../../analysis/indexModel.ts';
import type { Command } from '../../../domain/commands/index.ts';
import type { ScenarioId } from '../../../domain/ids.ts';
import { newRandomId } from '../../../lib/ids.ts';
import type { Session } from '../../../state/session.svelte.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { WorkbookParts } from '../../shared/workbookContext.ts';

/** What stands on screen: the active set in the active scenario. */
export function shownState(session: Session): StateRef | null {
  const { setId, scenarioId } = session;
  return setId === null ? null : { setId, scenarioId, stage: 'effective' };
}

/** "Bộ tiêu chí sở 2024 · Phương án gốc · Điểm đang có hiệu lực". */
export function nameState(session: Session, t: Messages, { setId, scenarioId, stage }: StateRef): string {
  const set = session.workbook.sets[setId];
  const scenario = scenarioId === null ? t.analysis.base : (session.base.scenarios[scenarioId]?.name ?? '');
  return t.analysis.state(set?.name ?? '', scenario, t.analysis.stages[stage]);
}

/**
 * A scenario that holds an answer: a copy of the one the question was asked in (or a new one on the base), with the commands
 * carried out in it, as one step of undo; then it is shown. Null when something was refused, which has been said.
 */
export function loadAsScenario(
  { session, runIn }: Pick<WorkbookParts, 'session' | 'runIn'>,
  t: Messages,
  name: string,
  from: ScenarioId | null,
  commands: readonly Command[],
): string | null {
  const own = freeScenarioName(session, t, name);
  const scenarioId = newRandomId() as ScenarioId;
  const begin: Command =
    from === null
      ? { verb: 'addScenario', args: { scenarioId, name: own } }
      : { verb: 'duplicateScenario', args: { from, scenarioId, name: own } };
  if (!runIn(scenarioId, [begin, ...commands])) return null;
  session.activateScenario(scenarioId);
  return own;
}

function freeScenarioName(session: Session, t: Messages, name: string): string {
  const taken = new Set(session.base.scenarioOrder.map((id) => session.base.scenarios[id]?.name.toLowerCase()));
  for (let n = 1; ; n++) {
    const own = t.analysis.scenarioName(name, n);
    if (!taken.has(own.toLowerCase())) return own;
  }
}
