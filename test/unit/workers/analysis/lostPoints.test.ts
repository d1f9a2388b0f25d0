import { describe, expect, it, vi } from 'vitest';
import { evaluateModel, roundedIndex } from '../../../../src/analysis/indexModel.ts';
import { fullMarksOf, listUnitLosses } from '../../../../src/analysis/lostPoints/losses.ts';
import type { LostPointsAnswer } from '../../../../src/analysis/lostPoints/question.ts';
import type { CrosswalkId, PeriodId, SetId, UnitId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { emptyUnitScores, lastStagePresent } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { sumExactly } from '../../../../src/lib/decimal.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerLostPoints } from '../../../../workers/analysis/answerLostPoints.ts';
import type { AnalysisContext } from '../../../../workers/analysis/context.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import {
  BLOCK,
  buildHanoi,
  buildSet,
  buildWorkbook,
  nodeId,
  scoresOf,
  SET,
  unitId,
} from '../../../fakes/engineWorkbook.ts';

vi.setConfig({ testTimeout: 60_000 });

function ask(context: AnalysisContext, unit: UnitId, heavyWeight = 1.5): LostPointsAnswer {
  const answered = finishSteps(
    answerLostPoints(context, { state: stateOf(context.workbook), unitId: unit, heavyWeight }),
  );
  if (!answered.ok) throw new Error(answered.problem.code);
  return answered.value;
}

let count = 0;
const sample = buildSample('illustrative', () => `id${++count}`);

describe('where points are lost', () => {
  it('reads Hà Nội 2019: 84.64 of 100 points, the heaviest loss in field 8, 3.26 points', () => {
    const { unit } = ask(openContext(buildHanoi()), unitId(1));
    expect(unit).toMatchObject({ total: 84.64, applicable: 100, lost: 15.36, index: 84.64, rank: 1, lostSurvey: 0 });
    expect(unit.leaves[0]).toMatchObject({ nodeId: nodeId('8'), lost: 3.26 });
    expect(unit.fields.find(({ nodeId: id }) => id === nodeId('1'))).toMatchObject({ lost: 0.5, component: 94.12 });
    expect(unit.fields.find(({ nodeId: id }) => id === nodeId('3'))).toMatchObject({ lost: 1, component: 92.86 });
  });

  it('adds up for every unit: losses less extras are what is missing to the applicable weight', () => {
    const context = openContext(sample);
    const model = present(context.model(stateOf(sample)), 'a model');
    for (const id of model.unitIds) {
      const at = model.unitIds.indexOf(id);
      const unit = listUnitLosses(model, id, 1.5, fullMarksOf(model, at));
      expect(unit.total).toBeCloseTo(Math.min(unit.applicable, unit.applicable - unit.lost + unit.extras), 7);
      expect(sumExactly(unit.fields.map(({ lost }) => lost))).toBeCloseTo(unit.lost, 7);
    }
  });

  it('ranks anew with full marks in one criterion as the engine does', () => {
    const context = openContext(sample);
    const state = stateOf(sample);
    const model = present(context.model(state), 'a model');
    const set = present(sample.sets[state.setId], 'a set');
    const unit = model.unitIds[14] ?? ('' as UnitId);
    const losses = ask(context, unit).unit;
    expect(losses.leaves.length).toBeGreaterThan(5);
    for (const leaf of losses.leaves) {
      const node = present(set.nodes[leaf.nodeId], 'a leaf');
      const stage = lastStagePresent(sample.scores[set.id]?.[unit] ?? emptyUnitScores(), node.slot) ?? 'self';
      const entry = { unitId: unit, stage, slot: node.slot, entry: { points: node.max ?? 0 } };
      const tried = context.trial(state, [{ verb: 'setScores', args: { setId: set.id, entries: [entry] } }]);
      const outcome = tried.ok ? evaluateModel(tried.value) : null;
      expect(leaf.fullRank).toBe(outcome?.rank[14]);
      expect(leaf.fullIndex).toBe(roundedIndex(model, outcome?.index[14] ?? Number.NaN));
      expect(leaf.gained).toBe(losses.rank - leaf.fullRank);
    }
  });

  it('names heavy criteria without any point, and only those', () => {
    const set = buildSet([
      { code: '1', max: 2 },
      { code: '2', max: 1 },
      { code: '3', max: 1.5, changes: { method: 'survey' } },
    ]);
    const workbook = buildWorkbook({
      set,
      points: [
        { '1': 0, '2': 0, '3': 1 },
        { '1': 2, '2': 1, '3': 0 },
      ],
    });
    const answer = ask(openContext(workbook), unitId(1));
    expect(answer.unit.heavyZeros).toEqual([nodeId('1')]);
    expect(answer.unit).toMatchObject({ lost: 3.5, lostSurvey: 0.5 });
    expect(ask(openContext(workbook), unitId(1), 1).unit.heavyZeros).toEqual([nodeId('1'), nodeId('2')]);
    expect(answer.block.leaves[0]).toMatchObject({
      nodeId: nodeId('1'),
      meanLost: 1,
      atZero: 1,
      atFull: 1,
      applies: 2,
    });
  });
});

describe('the self-score reality check', () => {
  const PAST = 's0' as SetId;

  /** Two criteria of 10; last year eight units claimed 10 and 8 and were given `appraised` for the first. */
  function buildTwoYears(appraised: readonly number[], kept = false): Workbook {
    const now = buildSet([
      { code: '1', max: 10 },
      { code: '2', max: 10 },
    ]);
    const other = buildSet([
      { code: '1', max: 20, changes: { name: 'Việc khác' } },
      { code: '2', max: 10, changes: { name: 'Việc khác nữa' } },
    ]);
    const rename = (id: string): string => `old-${id}`;
    const past = {
      ...other,
      id: PAST,
      periodId: 'p0' as PeriodId,
      rootIds: other.rootIds.map((id) => rename(id) as never),
      nodes: Object.fromEntries(
        Object.values(other.nodes).map((node) => [rename(node.id), { ...node, id: rename(node.id) as never }]),
      ),
    };
    const workbook = buildWorkbook({ set: now, points: appraised.map(() => ({ '1': 9, '2': 7 })) });
    const scores = Object.fromEntries(
      appraised.map((points, at) => {
        const claimed = scoresOf(other, { '1': 20, '2': 8 });
        const given = scoresOf(other, { '1': points }).self;
        return [unitId(at + 1), { ...claimed, appraisal1: given }];
      }),
    );
    return {
      ...workbook,
      periods: { ...workbook.periods, ['p0' as PeriodId]: { id: 'p0' as PeriodId, label: '2023', year: 2023 } },
      periodOrder: ['p0' as PeriodId, ...workbook.periodOrder],
      blocks: { [BLOCK]: { id: BLOCK, name: 'Khối', unitIds: appraised.map((_, at) => unitId(at + 1)) } },
      sets: { [SET]: now, [PAST]: past },
      setOrder: [SET, PAST],
      scores: { ...workbook.scores, [PAST]: scores },
      crosswalks: kept
        ? {
            ['x1' as CrosswalkId]: {
              id: 'x1' as CrosswalkId,
              fromSetId: PAST,
              toSetId: SET,
              rows: [{ fromId: rename(nodeId('1')) as never, toId: nodeId('2'), share01: 1 }],
            },
          }
        : {},
    };
  }

  it('lays what appraisal took off in the past on the present claim, with the number of records', () => {
    const { check } = ask(openContext(buildTwoYears([20, 20, 20, 20, 20, 20, 18, 10, 10])), unitId(9));
    expect(check).toMatchObject({ records: 9, ownRecords: 1, setIds: [PAST], claimed: { index: 80, rank: 1 } });
    // Half of the points of criterion 1 were taken from the unit: 9 of 10 becomes 4.
    expect(check.own).toMatchObject({ index: 55, rank: 9 });
    expect(check.band?.low.index).toBe(55);
    expect(check.band?.high.index).toBe(80);
    expect(check.leaves.find(({ nodeId: id }) => id === nodeId('1'))).toMatchObject({
      count: 9,
      low: -5,
      high: 0,
      own: -5,
    });
    expect(check.unmapped).toEqual([]);
  });

  it('gives no band with fewer records than eight, but the figures of each criterion', () => {
    const { check } = ask(openContext(buildTwoYears([20, 18, 16])), unitId(1));
    expect(check).toMatchObject({ band: null, records: 3, neededRecords: 8, own: { index: 80, rank: 1 } });
    const first = check.leaves.find(({ nodeId: id }) => id === nodeId('1'));
    expect(first).toMatchObject({ count: 3 });
    expect(first?.mean).toBeCloseTo(-1, 9);
  });

  it('goes by a crosswalk that was kept, and takes what is not in it as it is claimed', () => {
    const { check } = ask(openContext(buildTwoYears([10, 10, 10, 10, 10, 10, 10, 10], true)), unitId(1));
    expect(check.unmapped).toEqual([nodeId('1')]);
    // Half of full marks was lost in what is criterion 2 today: 7 of 10 becomes 2.
    expect(check.band?.mean).toMatchObject({ index: 55 });
  });

  it('has nothing to say where no earlier period was appraised', () => {
    const { check } = ask(openContext(buildHanoi()), unitId(1));
    expect(check).toMatchObject({ records: 0, band: null, own: null, leaves: [] });
  });
});
