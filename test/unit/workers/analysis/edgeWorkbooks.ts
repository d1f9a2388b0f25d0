/** Workbooks at the edge of what can be asked about, and every question put to one of them. */
import type { StateRef } from '../../../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../../../src/analysis/problem.ts';
import type { Ask, QuestionKind, Questions } from '../../../../src/analysis/questions.ts';
import type { Extra } from '../../../../src/domain/criteria.ts';
import type { AssumptionId, ExtraId, ScenarioId, UnitId } from '../../../../src/domain/ids.ts';
import { DEFAULT_POLICIES, type Policies } from '../../../../src/domain/policies.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import type { Result } from '../../../../src/lib/result.ts';
import { finishSteps, type Steps } from '../../../../src/lib/steps.ts';
import { ANSWERERS } from '../../../../workers/analysis/answerers.ts';
import type { AnalysisContext } from '../../../../workers/analysis/context.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId, type Outline } from '../../../fakes/engineWorkbook.ts';

export interface Edge {
  readonly workbook: Workbook;
  readonly state?: Partial<StateRef>;
  readonly unitId?: UnitId;
}

const OUTLINE: readonly Outline[] = [
  {
    code: '1',
    children: [
      { code: '1.1', max: 10 },
      { code: '1.2', max: 30 },
    ],
  },
  { code: '2', max: 60 },
];
const POINTS = [
  { '1.1': 10, '1.2': 15, '2': 50 },
  { '1.1': 5, '1.2': 25, '2': 44 },
  { '1.1': 2, '1.2': 20, '2': 58 },
];

type Points = readonly Readonly<Record<string, number>>[];

function build(
  points: Points = POINTS,
  outline: readonly Outline[] = OUTLINE,
  policies: Partial<Policies> = {},
): Workbook {
  const set = buildSet(outline, { policies: { ...DEFAULT_POLICIES, ...policies } });
  return buildWorkbook({ set, points, assumptions: { ty_le: 50 } });
}

/** The outline with the node of a code changed. */
function withNode(code: string, changes: Outline['changes']): Outline[] {
  const change = (one: Outline): Outline => ({
    ...one,
    ...(one.code === code && changes ? { changes } : {}),
    ...(one.children ? { children: one.children.map(change) } : {}),
  });
  return OUTLINE.map(change);
}

function withExtras(points: number): Workbook {
  const workbook = build();
  const set = workbook.sets[SET];
  if (!set) throw new Error('the set');
  const extras: Extra[] = [
    { id: 'x1' as ExtraId, code: 'T', kind: 'bonus', name: 'Thưởng', slot: set.nextSlot, cap: 30 },
  ];
  const scores = Object.fromEntries(
    Object.entries(workbook.scores[SET] ?? {}).map(([id, rows]) => {
      const row = new Float64Array(set.nextSlot + 1).fill(Number.NaN);
      row.set(rows.self.points);
      row[set.nextSlot] = points;
      return [id, { ...rows, self: { ...rows.self, points: row } }];
    }),
  );
  return {
    ...workbook,
    sets: { [SET]: { ...set, extras, nextSlot: set.nextSlot + 1 } },
    scores: { [SET]: scores },
  };
}

function unranked(): Workbook {
  const workbook = build();
  const units = Object.fromEntries(Object.values(workbook.units).map((unit) => [unit.id, { ...unit, ranked: false }]));
  return { ...workbook, units };
}

const RELATIVE = withNode('2', { rule: { type: 'relative' } });

export const EDGES: Readonly<Record<string, Edge>> = {
  'an ordinary workbook': { workbook: build() },
  'no units': { workbook: build([]) },
  'one unit': { workbook: build(POINTS.slice(0, 1)) },
  'no unit that is ranked': { workbook: unranked() },
  'a set without criteria': { workbook: build(POINTS, []) },
  'one criterion': { workbook: build([{ '1': 5 }, { '1': 7 }], [{ code: '1', max: 10 }]) },
  'a leaf with maximum 0': { workbook: build(POINTS, [...OUTLINE, { code: '3', max: 0 }]) },
  'all maxima 0': {
    workbook: build(POINTS, [
      { code: '1', max: 0 },
      { code: '2', max: 0 },
    ]),
  },
  'a weight by formula in error': { workbook: build(POINTS, withNode('1.1', { weight: '=1/0' })) },
  'no points, and missing leaves left out': { workbook: build([{}, {}, {}], OUTLINE, { missing: 'exclude' }) },
  'no points, and missing leaves count as 0': { workbook: build([{}, {}, {}]) },
  'one unit without points that are left out': {
    workbook: build([{}, ...POINTS.slice(1)], OUTLINE, { missing: 'exclude' }),
  },
  'two units level everywhere': { workbook: build([POINTS[0] ?? {}, POINTS[0] ?? {}]) },
  'a scenario that is gone': { workbook: build(), state: { scenarioId: 'gone' as ScenarioId } },
  'a set that is gone': { workbook: build(), state: { setId: 'gone' as StateRef['setId'] } },
  'a unit that is gone': { workbook: build(), unitId: 'gone' as UnitId },
  'a leaf against the best of all units': { workbook: build(POINTS, RELATIVE) },
  'extras above the cap': { workbook: withExtras(40) },
  'average ties, whole numbers': {
    workbook: build([...POINTS, POINTS[1] ?? {}], OUTLINE, { tieRule: 'average', decimals: 0 }),
  },
  'dense ties, whole numbers': {
    workbook: build([...POINTS, POINTS[1] ?? {}], OUTLINE, { tieRule: 'dense', decimals: 0 }),
  },
  'all weights 0': {
    workbook: build(POINTS, [
      { code: '1', max: 10, changes: { weight: 0 } },
      { code: '2', max: 60, changes: { weight: 0 } },
    ]),
  },
  'no class limits': { workbook: build(POINTS, OUTLINE, { classes: [] }) },
};

export type Asked = { readonly [K in QuestionKind]: readonly Ask<K>[] };

/** Each question in its forms, about the first unit against the second and the first leaf. */
export function listAsks({ workbook, state: changes, unitId: asked }: Edge): Asked {
  const state = stateOf(workbook, changes);
  const own = asked ?? unitId(1);
  const other = unitId(2);
  const leaf = nodeId('1.1') in (workbook.sets[SET]?.nodes ?? {}) ? nodeId('1.1') : nodeId('1');
  const noise = { width01: 0.2, draws: 100, seed: 1 };
  const figures = [
    { kind: 'score', unitId: own },
    { kind: 'index', unitId: own },
    { kind: 'rank', unitId: own },
    { kind: 'gap', unitId: own, toUnitId: other },
    { kind: 'class', unitId: own },
    { kind: 'mean' },
    { kind: 'chance', unitId: own, classIndex: 0, noise },
  ] as const;
  const levels = ['fields', 'groups', 'leaves'] as const;
  const draws = {
    state,
    level: 'leaves',
    kept: 'parent',
    scoreDeviation: 0,
    draws: 100,
    seed: 1,
    withPairs: true,
  } as const;
  const variance = {
    state,
    level: 'leaves',
    groupLevel: 'criteria',
    kept: 'total',
    width01: 0.3,
    samples: 256,
    seed: 1,
  } as const;
  const plan = {
    state,
    unitId: own,
    rivalShift: 0,
    rivalMoves: {},
    basis: 'steps',
    efforts: {},
    withSurvey: true,
    count: 2,
  } as const;
  const guarantee = { state, level: 'leaves', kept: 'total', width01: 0.2, limits: [], limitMs: 2000 } as const;
  const goals = [
    { kind: 'index', unitId: own, target: 90 },
    { kind: 'component', unitId: own, fieldId: nodeId('1'), target: 90 },
    { kind: 'rank', unitId: own, target: 1 },
    { kind: 'class', unitId: own, target: 0 },
    { kind: 'gap', unitId: own, toUnitId: other, target: 1 },
  ] as const;
  const inputs = [
    { kind: 'every', unitId: own },
    { kind: 'weight', nodeId: leaf },
    { kind: 'points', unitId: own, nodeId: leaf },
    { kind: 'declared', unitId: own, nodeId: leaf, part: 0 },
    { kind: 'assumption', assumptionId: 'ty_le' as AssumptionId },
  ] as const;
  const way = { input: { kind: 'weight', nodeId: leaf }, from: 0, to: 10, step: 5 } as const;
  return {
    attribution: levels.map(() => ({ from: state, to: { ...state, stage: 'self' }, unitId: own, level: 'leaf' })),
    flips: [
      { state, pairs: { kind: 'adjacent' }, levels, rule: { rule: 'siblings' } },
      { state, pairs: { kind: 'around', unitId: own, reach: 2 }, levels, rule: { rule: 'all' } },
      { state, pairs: { kind: 'pair', unitIds: [own, other] }, levels, rule: { rule: 'free' } },
    ],
    weightLines: [{ state, nodeId: leaf, rule: { rule: 'all' }, unitId: own, unitIds: null, at: null }],
    removal: [{ state, levels }],
    goalSeek: goals.flatMap((goal) => inputs.map((input) => ({ state, goal, input, step: 0.5 }))),
    lostPoints: [{ state, unitId: own, heavyWeight: 2 }],
    plan: [
      { ...plan, target: { kind: 'index', index: 90 } },
      { ...plan, target: { kind: 'rank', rank: 1 } },
      { ...plan, target: { kind: 'class', classIndex: 0 } },
    ],
    guarantee: [
      { ...guarantee, unitIds: [own] },
      { ...guarantee, unitIds: null, level: 'fields' },
    ],
    draws: [
      { ...draws, noise: { kind: 'box', width01: 0.2 } },
      { ...draws, noise: { kind: 'simplex' }, scoreDeviation: 0.5 },
      { ...draws, noise: { kind: 'dirichlet', concentration: 40 }, kept: 'total' },
    ],
    tornado: figures.map((figure) => ({
      state,
      figure,
      weights: 'leaves' as const,
      change: { kind: 'share' as const, share01: 0.2 },
      redistribution: { rule: 'all' as const },
      withAssumptions: true,
      pointStep: 0.5,
    })),
    variance: [
      { ...variance, output: { kind: 'score', unitId: own } },
      { ...variance, output: { kind: 'rank', unitId: own } },
      { ...variance, output: { kind: 'shift' } },
    ],
    ways: figures.map((figure) => ({ state, ways: [way], figure, redistribution: null })),
    audit: [
      { draft: state, pasts: [stateOf(workbook)], topCount: 2, saturated01: 0.8, redundant01: 0.9, margin: 0.05 },
      { draft: stateOf(workbook), pasts: [state], topCount: 2, saturated01: 0.8, redundant01: 0.9, margin: 0.05 },
    ],
  };
}

export type AnyAnswer = Result<Questions[QuestionKind]['answer'], AnalysisProblem>;

/** Every form of one question, answered; the solver must be there. */
export function answerAll(edge: Edge, kind: QuestionKind): AnyAnswer[] {
  const context = openContext(edge.workbook);
  const answer = ANSWERERS[kind] as (context: AnalysisContext, ask: unknown) => Steps<AnyAnswer>;
  const found = listAsks(edge)[kind].map((ask) => finishSteps(answer(context, ask)));
  context.dispose();
  return found;
}
