/** What the audit is set to, as plain data of the page; unknown or broken settings fall back to what is usual. */
import type { AuditAsk } from '../../../analysis/audit/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { ScenarioId, SetId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { readNumber, readWhole, type NumberRange } from '../shared/readSettings.ts';

export interface AuditSettings {
  readonly draftSetId: SetId;
  readonly draftScenarioId: ScenarioId | null;
  readonly pastSetIds: readonly SetId[];
  readonly topCount: number;
  readonly saturated01: number;
  readonly redundant01: number;
  readonly margin: number;
}

export type AuditNumber = 'topCount' | 'saturated01' | 'redundant01' | 'margin';

/** What each number may be. */
export const AUDIT_RANGES: Readonly<Record<AuditNumber, NumberRange>> = {
  topCount: { min: 1, max: 1000, usual: 5 },
  saturated01: { min: 0.5, max: 1, usual: 0.95 },
  redundant01: { min: 0.5, max: 1, usual: 0.95 },
  margin: { min: 0, max: 1, usual: 0.005 },
};

/** `shown` is on screen and so the draft unless another is chosen; the pasts are the other years of its block. */
export function readAuditSettings(saved: PageSettings, workbook: Workbook, shown: StateRef): AuditSettings {
  const draftSetId = workbook.setOrder.find((id) => id === saved['draftSetId']) ?? shown.setId;
  const isChosen = saved['draftScenarioId'] === null || typeof saved['draftScenarioId'] === 'string';
  const draftScenarioId = isChosen
    ? (workbook.scenarioOrder.find((id) => id === saved['draftScenarioId']) ?? null)
    : shown.scenarioId;
  const candidates = listPastSets(workbook, draftSetId, draftScenarioId);
  const kept = Array.isArray(saved['pastSetIds']) ? (saved['pastSetIds'] as readonly unknown[]) : null;
  const usual = candidates.filter((id) => workbook.sets[id]?.blockId === workbook.sets[draftSetId]?.blockId);
  return {
    draftSetId,
    draftScenarioId,
    pastSetIds: kept ? candidates.filter((id) => kept.includes(id)) : usual,
    topCount: readWhole(saved['topCount'], AUDIT_RANGES.topCount),
    saturated01: readNumber(saved['saturated01'], AUDIT_RANGES.saturated01),
    redundant01: readNumber(saved['redundant01'], AUDIT_RANGES.redundant01),
    margin: readNumber(saved['margin'], AUDIT_RANGES.margin),
  };
}

/** Sets that the draft can be tried on: every other one, those of its own block first; its own base for a scenario. */
export function listPastSets(workbook: Workbook, draftSetId: SetId, draftScenarioId: ScenarioId | null): SetId[] {
  const block = workbook.sets[draftSetId]?.blockId;
  const others = workbook.setOrder.filter((id) => id !== draftSetId || draftScenarioId !== null);
  const isOwn = (id: SetId): boolean => workbook.sets[id]?.blockId === block;
  return [...others.filter(isOwn), ...others.filter((id) => !isOwn(id))];
}

export function toAuditAsk(settings: AuditSettings): AuditAsk {
  const { draftSetId, draftScenarioId, pastSetIds, topCount, saturated01, redundant01, margin } = settings;
  return {
    draft: { setId: draftSetId, scenarioId: draftScenarioId, stage: 'effective' },
    pasts: pastSetIds.map((setId) => ({ setId, scenarioId: null, stage: 'effective' })),
    topCount,
    saturated01,
    redundant01,
    margin,
  };
}
