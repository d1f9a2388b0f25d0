import { describe, expect, it } from 'vitest';
import { buildSample } from '../../../../../src/domain/samples/index.ts';
import { readAuditSettings, toAuditAsk } from '../../../../../src/ui/analysis/audit/auditSettings.ts';
import { stateOf } from '../../../../fakes/analysisContext.ts';

let count = 0;
const workbook = buildSample('illustrative', () => `id${++count}`);
const [set2024, set2023, central] = workbook.setOrder;
const [scenarioId] = workbook.scenarioOrder;
const shown = stateOf(workbook);

describe('the settings of an audit', () => {
  it('begin with what is on screen, tried on the other years of its block', () => {
    expect(toAuditAsk(readAuditSettings({}, workbook, shown))).toEqual({
      draft: { setId: set2024, scenarioId: null, stage: 'effective' },
      pasts: [{ setId: set2023, scenarioId: null, stage: 'effective' }],
      topCount: 5,
      saturated01: 0.95,
      redundant01: 0.95,
      margin: 0.005,
    });
  });

  it('try a scenario on the base of its own set too', () => {
    const settings = readAuditSettings({ draftScenarioId: scenarioId }, workbook, shown);
    expect([settings.draftScenarioId, settings.pastSetIds]).toEqual([scenarioId, [set2024, set2023]]);
    expect(readAuditSettings({}, workbook, { ...shown, scenarioId: scenarioId ?? null }).draftScenarioId).toBe(
      scenarioId,
    );
    expect(
      readAuditSettings({ draftScenarioId: null }, workbook, { ...shown, scenarioId: scenarioId ?? null })
        .draftScenarioId,
    ).toBeNull();
  });

  it('come back as they were kept, other blocks and an empty choice included', () => {
    const kept = {
      draftSetId: set2023,
      pastSetIds: [central],
      topCount: 3,
      saturated01: 0.9,
      redundant01: 0.8,
      margin: 0.01,
    };
    const read = readAuditSettings(JSON.parse(JSON.stringify(kept)) as typeof kept, workbook, shown);
    expect(read).toEqual({ ...kept, draftScenarioId: null });
    expect(readAuditSettings({ pastSetIds: [] }, workbook, shown).pastSetIds).toEqual([]);
  });

  it('fall back where they are broken, out of range, or name what is gone', () => {
    const broken = {
      draftSetId: 'gone',
      draftScenarioId: 'gone',
      pastSetIds: ['gone', 7, set2023],
      topCount: 'three',
      saturated01: 2,
      redundant01: Number.NaN,
      margin: -1,
    };
    expect(readAuditSettings(broken, workbook, shown)).toEqual(readAuditSettings({}, workbook, shown));
  });
});
