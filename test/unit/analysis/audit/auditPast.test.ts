import { describe, expect, it } from 'vitest';
import type { AuditAnswer, AuditAsk, BackTest } from '../../../../src/analysis/audit/question.ts';
import { evaluateModel } from '../../../../src/analysis/indexModel.ts';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import type { CrosswalkId, PeriodId, SetId } from '../../../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../../../src/domain/policies.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { KeptCrosswalk, Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerAudit } from '../../../../workers/analysis/answerAudit.ts';
import { modelOf, openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET, type Outline } from '../../../fakes/engineWorkbook.ts';

const DRAFT = 'draft' as SetId;
const NUMBERS = { topCount: 1, saturated01: 0.95, redundant01: 0.95, margin: 0.005 };

/** A past of the outline's set with points of each unit, beside a draft with its own outline; ids go by code. */
function withDraft(
  past: readonly Outline[],
  points: readonly Readonly<Record<string, number>>[],
  draft: readonly Outline[],
  changes: { readonly draft?: Partial<CriteriaSet>; readonly rows?: KeptCrosswalk['rows'] } = {},
): Workbook {
  const workbook = buildWorkbook({ set: buildSet(past), points });
  const draftSet = buildSet(draft, { id: DRAFT, periodId: 'p9' as PeriodId, ...changes.draft });
  const kept: KeptCrosswalk = {
    id: 'x1' as CrosswalkId,
    fromSetId: SET,
    toSetId: DRAFT,
    rows: changes.rows ?? [],
  };
  return {
    ...workbook,
    sets: { ...workbook.sets, [DRAFT]: draftSet },
    setOrder: [SET, DRAFT],
    scores: { ...workbook.scores, [DRAFT]: {} },
    crosswalks: changes.rows ? { [kept.id]: kept } : {},
  };
}

function audit(workbook: Workbook, changes: Partial<AuditAsk> = {}): AuditAnswer {
  const ask = {
    draft: stateOf(workbook, { setId: DRAFT }),
    pasts: [stateOf(workbook)],
    ...NUMBERS,
    ...changes,
  };
  const result = finishSteps(answerAudit(openContext(workbook), ask));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const onlyTest = (answer: AuditAnswer): BackTest => present(answer.backTests[0], 'one past');

const TWO: readonly Outline[] = [
  { code: '1', max: 10 },
  { code: '2', max: 10 },
];
/** 75, 70, 60 %: fields 100/50, 40/100, 60/60. */
const THREE_UNITS = [
  { '1': 10, '2': 5 },
  { '1': 4, '2': 10 },
  { '1': 6, '2': 6 },
];

describe('a past period under a draft', () => {
  it('is what it was under the very same set: tau 1, nothing moves, nothing is unknown', () => {
    const test = onlyTest(audit(withDraft(TWO, THREE_UNITS, TWO)));
    expect(test.churn).toMatchObject({ compared: 3, tau: 1, moved: 0, meanShift: 0, entered: [], classChanged: 0 });
    expect(test.units.map(({ indexBefore }) => indexBefore)).toEqual([75, 70, 60]);
    expect(test.units.map(({ index }) => index)).toEqual([75, 70, 60].map((i) => ({ low: i, middle: i, high: i })));
    expect(test.crosswalk).toMatchObject({ origin: 'proposed', added: [], dropped: [], pointsWithoutHistory: 0 });
  });

  it('is ranked by the weights of the draft: 20 for field 2 turns the first two', () => {
    const draft = [TWO[0] as Outline, { code: '2', max: 20 }];
    const test = onlyTest(audit(withDraft(TWO, THREE_UNITS, draft)));
    // (10 + 10) / 30, (4 + 20) / 30, (6 + 12) / 30.
    expect(test.units.map(({ index }) => index.middle)).toEqual([66.67, 80, 60]);
    expect(test.units.map(({ rank }) => rank.middle)).toEqual([2, 1, 3]);
    // Of three pairs one is turned: (2 - 1) / 3.
    expect(test.churn.tau).toBeCloseTo(1 / 3, 12);
    expect(test.churn).toMatchObject({ moved: 2, largestShift: 1, entered: ['u2'], left: ['u1'], classChanged: 2 });
    expect(test.groups).toEqual([
      { label: 'C', units: 2, gained: 1, lost: 1, meanChange: expect.closeTo(0.835, 9) as number, meanRise: 0 },
      { label: 'D', units: 1, gained: 0, lost: 0, meanChange: 0, meanRise: 0 },
    ]);
  });

  it('takes an added leaf as an interval: nothing, the mean of the field, full marks; the dropped one is named', () => {
    const draft: readonly Outline[] = [
      {
        code: 'A',
        children: [
          { code: '1', max: 10 },
          { code: '3', max: 10 },
        ],
      },
    ];
    const test = onlyTest(audit(withDraft(TWO, THREE_UNITS, draft)));
    expect(test.crosswalk.added.map(({ code, points }) => [code, points])).toEqual([['3', 10]]);
    expect(test.crosswalk.dropped.map(({ code, points }) => [code, points])).toEqual([['2', 10]]);
    expect(test.crosswalk.pointsWithoutHistory).toBe(10);
    expect(test.units.map(({ index }) => index)).toEqual([
      { low: 50, middle: 100, high: 100 },
      { low: 20, middle: 40, high: 70 },
      { low: 30, middle: 60, high: 80 },
    ]);
    expect(test.units.map(({ rank }) => rank)).toEqual([
      { low: 1, middle: 1, high: 3 },
      { low: 1, middle: 3, high: 3 },
      { low: 1, middle: 2, high: 3 },
    ]);
  });

  it('gives a field that is wholly new the mean of all that the unit has', () => {
    const test = onlyTest(audit(withDraft(TWO, THREE_UNITS, [...TWO, { code: '3', max: 5 }])));
    expect(test.units.map(({ index }) => index.middle)).toEqual([75, 70, 60]);
  });

  it('carries a merged leaf as the points of its parts, and a split one to both', () => {
    const rows = [
      { fromId: nodeId('1'), toId: nodeId('M'), share01: 1 },
      { fromId: nodeId('2'), toId: nodeId('M'), share01: 0.6 },
      { fromId: nodeId('2'), toId: nodeId('N'), share01: 0.4 },
    ];
    const draft = [
      { code: 'M', max: 16 },
      { code: 'N', max: 4 },
    ];
    const test = onlyTest(audit(withDraft(TWO, THREE_UNITS, draft, { rows })));
    // M: (10 + 6 x 0.5) / 16, (4 + 6) / 16, (6 + 3.6) / 16; N: 0.5, 1, 0.6. The total stays.
    expect(test.units.map(({ index }) => index.middle)).toEqual([75, 70, 60]);
    expect(test.leaves.map(({ mean01 }) => mean01)).toEqual([
      expect.closeTo((13 / 16 + 10 / 16 + 9.6 / 16) / 3, 12),
      expect.closeTo((0.5 + 1 + 0.6) / 3, 12),
    ]);
    expect(test.crosswalk).toMatchObject({ origin: 'kept', keptId: 'x1', unsure: 0, rows: 3 });
  });

  it('names leaves that tell nothing apart: nearly all at full marks, all at zero, all alike', () => {
    const set = ['1', '2', '3', '4'].map((code) => ({ code, max: 2 }));
    const points = [0, 1, 2].map((own) => ({ '1': 2, '2': 0, '3': 1, '4': own }));
    const { leaves } = onlyTest(audit(withDraft(set, points, set)));
    expect(leaves.map(({ flaw }) => flaw)).toEqual(['saturated', 'zero', 'constant', null]);
    expect(leaves.map(({ full01, zero01 }) => [full01, zero01])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
      [1 / 3, 1 / 3],
    ]);
    expect(leaves.map(({ importance01 }) => importance01)).toEqual([Number.NaN, Number.NaN, Number.NaN, 1]);
    expect(leaves[3]?.deviation01).toBeCloseTo(Math.sqrt(1 / 6), 12);
  });

  it('finds the pair of leaves, and of fields, that rise and fall together', () => {
    const set: readonly Outline[] = [
      {
        code: 'A',
        children: [
          { code: '1', max: 4 },
          { code: '2', max: 8 },
        ],
      },
      { code: 'B', children: [{ code: '3', max: 4 }] },
    ];
    const points = [0, 1, 2, 3, 4].map((x, at) => ({ '1': x, '2': 2 * x, '3': [3, 0, 4, 1, 2][at] ?? 0 }));
    const { pairs } = onlyTest(audit(withDraft(set, points, set)));
    expect(
      pairs.map(({ kind, first, second, correlation, units }) => [kind, first.code, second.code, correlation, units]),
    ).toEqual([['leaf', '1', '2', 1, 5]]);
    const inverse = points.map((row) => ({ ...row, '3': 4 - row['1'] }));
    const both = onlyTest(audit(withDraft(set, inverse, set))).pairs;
    expect(both[0]).toMatchObject({ kind: 'field', first: { code: 'A', points: 12 }, second: { code: 'B' } });
    expect(both[0]?.correlation).toBeCloseTo(-1, 12);
    expect(both).toHaveLength(4);
  });

  it('says where rounding or the tie rule decides: a class limit, a tie, a lead of the last decimal', () => {
    const set = [{ code: '1', max: 100 }];
    const points = [89.996, 90.1, 90.09, 90.094, 70, 50].map((own) => ({ '1': own }));
    const { risks } = onlyTest(audit(withDraft(set, points, set)));
    expect(risks.map((risk) => [risk.kind, risk.name, risk.kind === 'class' ? risk.limit : risk.other])).toEqual([
      ['decimal', 'Sở 2', 'Sở 4'],
      ['tie', 'Sở 4', 'Sở 3'],
      ['class', 'Sở 1', 90],
      ['class', 'Sở 5', 70],
    ]);
    expect(risks.map((risk) => (risk.kind === 'class' ? null : risk.difference))).toEqual([0.006, 0.004, null, null]);
  });

  it('counts neither a unit that is not ranked nor one that had no figures', () => {
    const workbook = withDraft(TWO, [...THREE_UNITS, { '1': 10, '2': 10 }, {}], TWO, {
      draft: { policies: { ...DEFAULT_POLICIES, missing: 'exclude' } },
    });
    const last = present(workbook.blocks[workbook.blockOrder[0] ?? ('' as never)]?.unitIds[3], 'a fourth unit');
    const units = { ...workbook.units, [last]: { ...present(workbook.units[last], 'the unit'), ranked: false } };
    const set = {
      ...present(workbook.sets[SET], 'the set'),
      policies: { ...DEFAULT_POLICIES, missing: 'exclude' as const },
    };
    const test = onlyTest(audit({ ...workbook, units, sets: { ...workbook.sets, [SET]: set } }));
    expect(test.churn.compared).toBe(3);
    expect(test.units[4]?.rank.middle).toBeNaN();
  });

  it('refuses without a past, and where the set is gone', () => {
    const workbook = withDraft(TWO, THREE_UNITS, TWO);
    const ask = { draft: stateOf(workbook, { setId: DRAFT }), pasts: [], ...NUMBERS };
    const answer = (changed: Partial<AuditAsk>): unknown =>
      finishSteps(answerAudit(openContext(workbook), { ...ask, ...changed }));
    expect(answer({})).toMatchObject({ ok: false, problem: { code: 'analysis.tooFew' } });
    const gone = stateOf(workbook, { setId: 'gone' as SetId });
    expect(answer({ pasts: [gone] })).toMatchObject({ problem: { code: 'analysis.gone' } });
    expect(answer({ draft: gone, pasts: [stateOf(workbook)] })).toMatchObject({ problem: { code: 'analysis.gone' } });
  });
});

describe('the illustrative workbook', () => {
  let count = 0;
  const workbook = buildSample('illustrative', () => `id${++count}`);
  const [set2024, set2023] = workbook.setOrder;

  it('gives 2023 under the set of 2024 exactly its own figures, for both years weigh alike', () => {
    const pasts = [stateOf(workbook, { setId: present(set2023, 'the set of 2023') })];
    const test = onlyTest(audit(workbook, { draft: stateOf(workbook), pasts, topCount: 3 }));
    const own = evaluateModel(modelOf(workbook, { setId: present(set2023, 'the set of 2023') }));
    expect(test.units.map(({ rank }) => rank.middle)).toEqual([...own.rank]);
    expect(test.churn).toMatchObject({ tau: 1, moved: 0 });
    expect(test.crosswalk).toMatchObject({ unsure: 0, rows: 37, pointsWithoutHistory: 0 });
  }, 30_000);

  it('gives a scenario as the draft what the engine gives it on the same figures', () => {
    for (const scenarioId of workbook.scenarioOrder) {
      const draft = stateOf(workbook, { scenarioId });
      const test = onlyTest(
        audit(workbook, { draft, pasts: [stateOf(workbook, { setId: present(set2024, 'a set') })] }),
      );
      const engine = evaluateModel(modelOf(workbook, draft));
      expect(test.units.map(({ rank }) => rank.middle)).toEqual([...engine.rank]);
    }
  }, 30_000);

  it('leaves a leaf out when its row of the crosswalk is taken away, and names it by its points', () => {
    const from = present(workbook.sets[present(set2023, 'a set')], 'the set of 2023');
    const to = present(workbook.sets[present(set2024, 'a set')], 'the set of 2024');
    const kept: KeptCrosswalk = {
      id: 'x1' as CrosswalkId,
      fromSetId: from.id,
      toSetId: to.id,
      rows: Object.values(from.nodes).flatMap((node): KeptCrosswalk['rows'] => {
        const target = Object.values(to.nodes).find(({ code }) => code === node.code);
        const isLeaf = node.childIds.length === 0 && node.code !== '3.2.1';
        return isLeaf && target ? [{ fromId: node.id, toId: target.id, share01: 1 }] : [];
      }),
    };
    const answer = audit(
      { ...workbook, crosswalks: { [kept.id]: kept } },
      {
        draft: stateOf(workbook),
        pasts: [stateOf(workbook, { setId: from.id })],
      },
    );
    const { crosswalk, units } = onlyTest(answer);
    expect(crosswalk.added.map(({ code, points }) => [code, points])).toEqual([['3.2.1', 5]]);
    expect([crosswalk.pointsWithoutHistory, answer.draftPoints]).toEqual([5, 100]);
    for (const { index, rank } of units.filter(({ isRanked }) => isRanked)) {
      expect(index.low).toBeLessThanOrEqual(index.middle);
      expect(index.middle).toBeLessThanOrEqual(index.high);
      expect(rank.low).toBeLessThanOrEqual(rank.middle);
      expect(rank.middle).toBeLessThanOrEqual(rank.high);
    }
  });
});
