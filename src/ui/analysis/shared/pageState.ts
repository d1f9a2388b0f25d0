import type { StateRef } from '../../../analysis/indexModel.ts';
import type { Session } from '../../../state/session.svelte.ts';
import type { Messages } from '../../../i18n/index.ts';

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
