import { describe, expect, it } from 'vitest';
import {
  EFFECT_KINDS,
  type AttributionAnswer,
  type EffectKind,
} from '../../../../src/analysis/attribution/question.ts';
import { evaluateModel, type StateRef } from '../../../../src/analysis/indexModel.ts';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import { proposeCrosswalk } from '../../../../src/domain/crosswalk.ts';
import type { CriterionNode } from '../../../../src/domain/criteria.ts';
import type { CrosswalkId, ScenarioId, SetId, UnitId } from '../../../../src/domain/ids.ts';
import type { DeclaredData, ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { emptyUnitScores } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { toUnits } from '../../../../src/lib/decimal.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerAttribution } from '../../../../workers/analysis/answerAttribution.ts';
import type { AnalysisContext } from '../../../../workers/analysis/context.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';

let count = 0;
const sample = buildSample('illustrative', () => `id${++count}`);
const context = openContext(sample);
const [SET_2024, SET_2023] = sample.setOrder as [SetId, SetId];

function ask(
  from: StateRef,
  to: StateRef,
  own: AnalysisContext = context,
  unit: UnitId | null = null,
): AttributionAnswer {
  const result = finishSteps(answerAttribution(own, { from, to, unitId: unit, level: 'criterion' }));
  expect(result).toMatchObject({ ok: true });
  return present(result.ok ? result.value : null, 'an answer');
}

function expectExact(answer: AttributionAnswer): void {
  for (const { effects, fromIndex, toIndex } of answer.units)
    expect(effects.reduce((sum, part) => sum + toUnits(part), 0)).toBe(toUnits(toIndex) - toUnits(fromIndex));
}

function kindsOf(answer: AttributionAnswer): EffectKind[] {
  return EFFECT_KINDS.filter((_, kind) => answer.units.some(({ effects }) => (effects[kind] ?? 0) !== 0));
}

describe('why a rank moved', () => {
  it('in a scenario of weights is the weights alone, with the ranks of the sheets', () => {
    for (const scenarioId of sample.scenarioOrder) {
      const [from, to] = [stateOf(sample), stateOf(sample, { scenarioId })];
      const answer = ask(from, to);
      expectExact(answer);
      expect(answer.mapping).toBe('same');
      const model = present(context.model(to), 'the scenario');
      const outcome = evaluateModel(model);
      expect(answer.units.map(({ toRank }) => toRank)).toEqual([...outcome.rank]);
      expect(answer.units.map(({ toIndex }) => toIndex)).toEqual([...outcome.index]);
    }
  });

  it('between two states that are the same is nothing', () => {
    const answer = ask(stateOf(sample), stateOf(sample));
    expect(kindsOf(answer)).toEqual([]);
    expect(answer.unit?.moves).toEqual([]);
    expect(answer.units.every(({ change, largest }) => change === 0 && largest === null)).toBe(true);
  });

  it('from self-score to appraisal is scores, never weights', () => {
    const answer = ask(stateOf(sample, { stage: 'self' }), stateOf(sample));
    expectExact(answer);
    expect(kindsOf(answer)).not.toContain('weight');
    expect(kindsOf(answer)).toContain('score');
  });

  it('between periods goes by the proposed crosswalk, or by the one that is kept, forth or back', () => {
    const [from, to] = [stateOf(sample, { setId: SET_2023 }), stateOf(sample, { setId: SET_2024 })];
    const proposed = ask(from, to);
    expectExact(proposed);
    expect(proposed).toMatchObject({ mapping: 'proposed', unmappedFrom: 0, unmappedTo: 0 });
    expect(kindsOf(proposed)).toEqual(['score']);
    const { rows } = proposeCrosswalk(
      present(sample.sets[SET_2023], 'the set of 2023'),
      present(sample.sets[SET_2024], 'the set of 2024'),
    );
    const [first, ...rest] = rows.map(({ fromId, toId, share01 }) => ({ fromId, toId, share01 }));
    const id = 'x1' as CrosswalkId;
    const forth = { id, fromSetId: SET_2023, toSetId: SET_2024, rows: rest };
    const back = {
      id,
      fromSetId: SET_2024,
      toSetId: SET_2023,
      rows: rest.map(({ fromId, toId }) => ({ fromId: toId, toId: fromId, share01: 1 })),
    };
    for (const crosswalk of [forth, back]) {
      const kept = ask(from, to, openContext({ ...sample, crosswalks: { [id]: crosswalk } }));
      expectExact(kept);
      expect(kept.mapping).toBe('kept');
      expect(kept.unmappedTo).toBeGreaterThan(0);
      expect(kindsOf(kept)).toContain('structure');
      const added = kept.rows.find(({ nodeId: node }) => node === first?.toId);
      expect(added?.where).toBe('to');
    }
  });

  it('counts a criterion that a scenario drops as structure, laid where it stood', () => {
    const scenarioId = present(sample.scenarioOrder[0], 'a scenario');
    const node = present(
      Object.values(sample.sets[SET_2024]?.nodes ?? {}).find(({ code }) => code === '1.3.1'),
      'criterion 1.3.1',
    );
    const commands: Command[] = [{ verb: 'removeNode', args: { setId: SET_2024, nodeId: node.id } }];
    const { refused, outcome } = planCommands(sample, scenarioId, commands);
    expect(refused).toEqual([]);
    const answer = ask(stateOf(outcome), stateOf(outcome, { scenarioId }), openContext(outcome));
    expectExact(answer);
    const gone = answer.rows.filter(({ where }) => where === 'from');
    expect(gone.map(({ code, parent }) => [code, answer.rows[parent]?.code])).toEqual([['1.3.1', '1.3']]);
    expect(answer.unmappedFrom).toBeCloseTo(node.max ?? 0, 9);
    expect(kindsOf(answer)).toContain('structure');
  });

  it('has no answer when a set or scenario is gone', () => {
    const gone = stateOf(sample, { scenarioId: 'no' as ScenarioId });
    expect(
      finishSteps(answerAttribution(context, { from: gone, to: stateOf(sample), unitId: null, level: 'leaf' })),
    ).toMatchObject({ problem: { code: 'analysis.gone' } });
  });
});

describe('a rule that changed', () => {
  const SCENARIO = 'k1' as ScenarioId;
  const bands = (points: number): ScoringRule => ({
    type: 'bands',
    bands: [
      { min: 90, minInclusive: true, points: 10 },
      { min: 70, minInclusive: true, points },
    ],
  });
  const percent = (value: number): DeclaredData => ({ kind: 'percent', value });

  function workbookOf(rule: ScoringRule, declared: readonly DeclaredData[]): Workbook {
    const changes: Partial<CriterionNode> = { rule };
    const set = buildSet([
      { code: '1', max: 10, changes },
      { code: '2', max: 10 },
    ]);
    const plain = buildWorkbook({ set, points: declared.map(() => ({ '2': 5 })) });
    const slot = String(set.nodes[nodeId('1')]?.slot);
    const rows = declared.map((data, at) => {
      const scores = plain.scores[SET]?.[unitId(at + 1)] ?? emptyUnitScores();
      return [unitId(at + 1), { ...scores, self: { ...scores.self, declared: { [slot]: data } } }] as const;
    });
    const begun = { ...plain, scores: { [SET]: Object.fromEntries(rows) } };
    return run(begun, null, [{ verb: 'addScenario', args: { scenarioId: SCENARIO, name: 'Quy tắc mới' } }]);
  }

  function run(workbook: Workbook, scenarioId: ScenarioId | null, commands: readonly Command[]): Workbook {
    const { refused, outcome } = planCommands(workbook, scenarioId, commands);
    expect(refused).toEqual([]);
    return outcome;
  }

  const setRule = (rule: ScoringRule): Command => ({
    verb: 'setRule',
    args: { setId: SET, nodeId: nodeId('1'), rule },
  });

  const declare = (declared: DeclaredData): Command => ({
    verb: 'setScores',
    args: { setId: SET, entries: [{ unitId: unitId(1), stage: 'self', slot: 0, entry: { declared } }] },
  });

  function partsOf(workbook: Workbook): Partial<Record<EffectKind, number>> {
    const answer = ask(stateOf(workbook), stateOf(workbook, { scenarioId: SCENARIO }), openContext(workbook));
    expectExact(answer);
    expect(answer.unsplitRules).toBe(0);
    const effects = answer.units[0]?.effects ?? [];
    return Object.fromEntries(EFFECT_KINDS.flatMap((kind, at) => (effects[at] ? [[kind, effects[at]]] : [])));
  }

  it('is all there is while the declared data stay', () => {
    const workbook = run(workbookOf(bands(5), [percent(80)]), SCENARIO, [setRule(bands(8))]);
    expect(partsOf(workbook)).toEqual({ rule: 15 });
  });

  it('is told from declared data that changed with it', () => {
    const workbook = run(workbookOf(bands(5), [percent(60)]), SCENARIO, [setRule(bands(8)), declare(percent(80))]);
    // 60 % gives 0 under either rule; 80 % gives 5 under the old one and 8 under the new one: 40 points in all.
    expect(partsOf(workbook)).toEqual({ score: 32.5, rule: 7.5 });
  });

  it('that is a formula is tried through the engine', () => {
    const formula = (text: string): ScoringRule => ({
      type: 'formula',
      inputs: [{ name: 'x', label: 'số hồ sơ' }],
      formula: text,
    });
    const inputs = (x: number): DeclaredData => ({ kind: 'inputs', values: { x } });
    const workbook = run(workbookOf(formula('=x'), [inputs(2)]), SCENARIO, [
      setRule(formula('=x*2')),
      declare(inputs(4)),
    ]);
    // Points 2 and 8; 4 under the old rule with the new data, 4 under the new rule with the old data.
    expect(partsOf(workbook)).toEqual({ score: 15, rule: 15 });
  });
});
