/** What the page is set to, as plain data; without a choice it follows the screen. */
import type { AttributionAsk, AttributionLevel } from '../../../analysis/attribution/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { SetId, UnitId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { pick, readRecord } from '../shared/readSettings.ts';

export const LEVELS: readonly AttributionLevel[] = ['field', 'criterion', 'leaf'];
export const STATE_STAGES: readonly StateRef['stage'][] = ['effective', 'self', 'appraisal1', 'appraisal2'];

export interface ReasonSettings extends AttributionAsk {
  /** The states are a person's choice, not the screen's. */
  readonly isChosen: boolean;
}

export function readReasonSettings(
  saved: PageSettings,
  workbook: Workbook,
  shown: StateRef,
  previousSetId: SetId | null,
): ReasonSettings {
  const usual = usualStates(shown, previousSetId);
  const [from, to] = [readState(saved['from'], workbook), readState(saved['to'], workbook)];
  const { unitId, level } = saved;
  return {
    from: from ?? usual.from,
    to: to ?? usual.to,
    isChosen: from !== null || to !== null,
    unitId: typeof unitId === 'string' && workbook.units[unitId as UnitId] ? (unitId as UnitId) : null,
    level: pick(LEVELS, level, 'criterion'),
  };
}

/** The scenario on screen against the base, else the period before against this one, else self-score against what counts. */
function usualStates(shown: StateRef, previousSetId: SetId | null): Pick<AttributionAsk, 'from' | 'to'> {
  if (shown.scenarioId !== null) return { from: { ...shown, scenarioId: null }, to: shown };
  if (previousSetId !== null) return { from: { ...shown, setId: previousSetId }, to: shown };
  return { from: { ...shown, stage: 'self' }, to: shown };
}

function readState(saved: unknown, workbook: Workbook): StateRef | null {
  const { setId, scenarioId, stage } = readRecord(saved);
  const knownSet = workbook.setOrder.find((id) => id === setId);
  const knownScenario = scenarioId === null ? null : workbook.scenarioOrder.find((id) => id === scenarioId);
  const knownStage = STATE_STAGES.find((one) => one === stage);
  if (knownSet === undefined || knownScenario === undefined || knownStage === undefined) return null;
  return { setId: knownSet, scenarioId: knownScenario, stage: knownStage };
}

export function isSameState(a: StateRef, b: StateRef): boolean {
  return a.setId === b.setId && a.scenarioId === b.scenarioId && a.stage === b.stage;
}
