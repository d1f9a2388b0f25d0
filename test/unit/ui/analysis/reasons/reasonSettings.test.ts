import { describe, expect, it } from 'vitest';
import { planCommands, type Command } from '../../../../../src/domain/commands/index.ts';
import type { ScenarioId, SetId } from '../../../../../src/domain/ids.ts';
import { resolveScenario } from '../../../../../src/domain/scenarios.ts';
import type { Workbook } from '../../../../../src/domain/workbook.ts';
import { readReasonSettings } from '../../../../../src/ui/analysis/reasons/reasonSettings.ts';
import { listWeightCommands } from '../../../../../src/ui/analysis/reasons/weightsOnly.ts';
import { stateOf } from '../../../../fakes/analysisContext.ts';
import { buildHanoi, nodeId, SET, unitId } from '../../../../fakes/engineWorkbook.ts';

const SCENARIO = 'k1' as ScenarioId;
const COPY = 'k2' as ScenarioId;

function run(workbook: Workbook, scenarioId: ScenarioId | null, commands: readonly Command[]): Workbook {
  const { refused, outcome } = planCommands(workbook, scenarioId, commands);
  expect(refused).toEqual([]);
  return outcome;
}

const workbook = run(
  run(buildHanoi(), null, [{ verb: 'addScenario', args: { scenarioId: SCENARIO, name: 'Trọng số và điểm' } }]),
  SCENARIO,
  [
    { verb: 'setWeight', args: { setId: SET, nodeId: nodeId('3'), weight: 20 } },
    { verb: 'setRedistribution', args: { setId: SET, redistribution: { rule: 'all' } } },
    {
      verb: 'setScores',
      args: { setId: SET, entries: [{ unitId: unitId(1), stage: 'self', slot: 0, entry: { points: 1 } }] },
    },
  ],
);
const base = stateOf(workbook);
const changed = stateOf(workbook, { scenarioId: SCENARIO });

describe('the states that are compared without a choice', () => {
  it('are the scenario on screen against the base, the period before against this one, or self-score against what counts', () => {
    const read = (shown: typeof base, previous: SetId | null) => readReasonSettings({}, workbook, shown, previous);
    expect(read(changed, 's0' as SetId)).toMatchObject({ from: base, to: changed, isChosen: false });
    expect(read(base, 's0' as SetId)).toMatchObject({ from: { ...base, setId: 's0' }, to: base });
    expect(read(base, null)).toMatchObject({ from: { ...base, stage: 'self' }, to: base, level: 'criterion' });
  });

  it('give way to a choice, of which what is gone or was never known is passed over', () => {
    const saved = { from: changed, to: { ...base, setId: 'gone' }, unitId: 'u2', level: 'deep' };
    expect(readReasonSettings(saved, workbook, base, null)).toEqual({
      from: changed,
      to: base,
      isChosen: true,
      unitId: unitId(2),
      level: 'criterion',
    });
  });
});

describe('loading the weights alone', () => {
  it('brings the weights and the redistribution of the second state into the first, and nothing else', () => {
    const begun = run(workbook, null, [{ verb: 'addScenario', args: { scenarioId: COPY, name: 'Chỉ trọng số' } }]);
    const loaded = run(begun, COPY, listWeightCommands(workbook, base, changed));
    const [copy, target] = [resolveScenario(loaded, COPY), resolveScenario(loaded, SCENARIO)];
    expect(copy.sets).toEqual(target.sets);
    expect(copy.scores).toEqual(loaded.scores);
  });

  it('is offered within one set only', () => {
    expect(listWeightCommands(workbook, base, { ...changed, setId: 'other' as SetId })).toEqual([]);
    expect(listWeightCommands(workbook, base, { ...base, stage: 'self' })).toEqual([]);
  });
});
