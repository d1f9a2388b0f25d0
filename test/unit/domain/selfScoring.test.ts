import { describe, expect, test } from 'vitest';
import { listLeaves, type CriteriaSet } from '../../../src/domain/criteria.ts';
import type { Dossier, Evidence } from '../../../src/domain/dossier.ts';
import type { BlockId, PeriodId, SetId } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../../src/domain/policies.ts';
import { buildTree, type CriterionRow } from '../../../src/domain/samples/criteriaTree.ts';
import { bands, proportional, SIPAS } from '../../../src/domain/samples/sampleRules.ts';
import {
  emptyUnitScores,
  MISSING,
  NOT_APPLICABLE,
  type StageRow,
  type UnitScores,
} from '../../../src/domain/scores.ts';
import { hasScores, readSelfScoring, selfStageOf, sortByLoss } from '../../../src/domain/selfScoring.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { present } from '../../../src/lib/assert.ts';

const ROWS: readonly CriterionRow[] = [
  { code: '1', name: 'Lĩnh vực', max: 85 },
  { code: '1.1', name: 'Tỷ lệ', max: 2, rule: bands([100, 2], [95, 1.75], [0, 0]) },
  { code: '1.2', name: 'Tỷ lệ thuận', max: 5, rule: proportional() },
  { code: '1.3', name: 'Không phát sinh', max: 3, notApplicable: 'full' },
  { code: '1.4', name: 'Bỏ khỏi mẫu số', max: 4 },
  { code: '2', name: 'Điều tra', max: 10, method: 'sipas' },
  { code: '2.1', name: 'SIPAS', max: 10, rule: SIPAS, method: 'sipas' },
];
const set: CriteriaSet = {
  id: 's' as SetId,
  blockId: 'b' as BlockId,
  periodId: 'p' as PeriodId,
  name: '',
  source: '',
  statedTotal: 24,
  ...buildTree(ROWS, countingIds('n')),
  extras: [],
  redistribution: { rule: 'free' },
  policies: DEFAULT_POLICIES,
};
const NO_DOSSIER: Dossier = { lock: null, evidence: {} };
const PLAN: Evidence = { kind: 'document', label: '', number: '12/KH-STP' };

function slot(code: string): number {
  return present(
    Object.values(set.nodes).find((node) => node.code === code),
    code,
  ).slot;
}
function stage(points: Readonly<Record<string, number>>, more: Partial<StageRow> = {}): StageRow {
  const row = new Float64Array(set.nextSlot).fill(MISSING);
  for (const [code, value] of Object.entries(points)) row[slot(code)] = value;
  return { points: row, declared: {}, notes: {}, explanations: {}, ...more };
}
function scores(change: Partial<UnitScores>): UnitScores {
  return { ...emptyUnitScores(), ...change };
}
const read = (unitScores: UnitScores, dossier = NO_DOSSIER): ReturnType<typeof readSelfScoring> =>
  readSelfScoring(set, unitScores, dossier, () => undefined);

describe('what is missing before a self-score can be locked', () => {
  test('every leaf that the unit scores itself and has not; survey leaves are no gap', () => {
    expect(read(emptyUnitScores()).open.map(({ leaf, gaps }) => [leaf.code, gaps])).toEqual([
      ['1.1', ['score']],
      ['1.2', ['score']],
      ['1.3', ['score']],
      ['1.4', ['score']],
    ]);
  });

  test('points are claimed without evidence or explanation; no points claim nothing', () => {
    const { open } = read(scores({ self: stage({ '1.1': 1.75, '1.2': 0 }) }));
    expect(open.find(({ leaf }) => leaf.code === '1.1')?.gaps).toEqual(['backing']);
    expect(open.find(({ leaf }) => leaf.code === '1.2')).toBeUndefined();
  });

  test('either of evidence and explanation is enough', () => {
    const self = stage({ '1.1': 1, '1.2': 1 }, { explanations: { [slot('1.2')]: 'Có nêu tại báo cáo' } });
    const { open } = read(scores({ self }), { lock: null, evidence: { [slot('1.1')]: [PLAN] } });
    expect(open.map(({ leaf }) => leaf.code)).toEqual(['1.3', '1.4']);
  });

  test('full marks for what did not arise are a claim too; leaving the denominator is none', () => {
    const { open } = read(scores({ self: stage({ '1.3': NOT_APPLICABLE, '1.4': NOT_APPLICABLE }) }));
    expect(open.find(({ leaf }) => leaf.code === '1.3')?.gaps).toEqual(['backing']);
    expect(open.find(({ leaf }) => leaf.code === '1.4')).toBeUndefined();
  });

  test('declared data that give no points are an error', () => {
    const self = stage({}, { declared: { [slot('1.4')]: { kind: 'count', value: 1 } } });
    expect(read(scores({ self })).open.find(({ leaf }) => leaf.code === '1.4')?.gaps).toEqual(['error']);
  });
});

describe('the sums of a self-score', () => {
  const self = stage(
    { '1.3': NOT_APPLICABLE, '1.4': NOT_APPLICABLE },
    {
      declared: {
        [slot('1.1')]: { kind: 'percent', value: 96.4 },
        [slot('1.2')]: { kind: 'ratio', numerator: 47, denominator: 50 },
      },
    },
  );
  const survey = stage({}, { declared: { [slot('2.1')]: { kind: 'percent', value: 91.17 } } });
  const scoring = read(scores({ self, survey }));

  test('keep the estimated part apart, and leave out what does not apply', () => {
    expect(scoring.own).toEqual({ points: 9.45, max: 10, scored: 4, count: 4 });
    expect(scoring.estimated).toEqual({ points: 9.117, max: 10, scored: 1, count: 1 });
  });

  test('list losses with the greatest first', () => {
    expect(sortByLoss(scoring.leaves).map(({ leaf, lost }) => [leaf.code, lost])).toEqual([
      ['2.1', 0.883],
      ['1.2', 0.3],
      ['1.1', 0.25],
    ]);
  });

  test('say in how many leaves an appraisal counts instead', () => {
    expect(scoring.appraised).toBe(0);
    expect(read(scores({ self, appraisal1: stage({ '1.1': 1, '2.1': 3 }) })).appraised).toBe(1);
  });
});

test('bonus and penalty claimed count within their caps', () => {
  const extras = (['bonus', 'penalty'] as const).map((kind, at) => ({
    id: kind,
    code: kind,
    name: kind,
    kind,
    cap: 2,
    slot: set.nextSlot + at,
  }));
  const withExtras = { ...set, extras, nextSlot: set.nextSlot + 2 } as unknown as CriteriaSet;
  const points = new Float64Array(set.nextSlot + 2).fill(MISSING);
  points[set.nextSlot] = 5;
  points[set.nextSlot + 1] = 0.5;
  const self = { ...stage({}), points };
  expect(readSelfScoring(withExtras, scores({ self }), NO_DOSSIER, () => undefined).extras).toBe(1.5);
});

test('estimates of the survey stand in the survey stage, all else in the self-score', () => {
  const stages = Object.values(set.nodes).map((node) => selfStageOf({ ...node, method: 'council' }));
  expect(new Set(stages)).toEqual(new Set(['self']));
  expect(selfStageOf({ ...present(Object.values(set.nodes)[0], 'node'), method: 'survey' })).toBe('survey');
});

test('a unit has scores as soon as any stage says anything of a leaf', () => {
  const leaves = listLeaves(set);
  expect(hasScores(leaves, undefined)).toBe(false);
  expect(hasScores(leaves, emptyUnitScores())).toBe(false);
  expect(hasScores(leaves, scores({ appraisal2: stage({ '1.2': 0 }) }))).toBe(true);
});
