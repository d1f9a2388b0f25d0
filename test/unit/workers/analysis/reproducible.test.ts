/** The same question, put again or to the workbook as its file gives it back, has the very same answer. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Ask, QuestionKind } from '../../../../src/analysis/questions.ts';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import { isSameValue } from '../../../../src/domain/format/sameValue.ts';
import { fileFromWorkbook, workbookFromFile } from '../../../../src/domain/format/workbookFile.ts';
import type { AnalysisId, CrosswalkId, NodeId, ScenarioId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { ANSWERERS } from '../../../../workers/analysis/answerers.ts';
import { loadSolver } from '../../../../workers/highs.ts';
import { openContext } from '../../../fakes/analysisContext.ts';

const K1 = 'structural' as ScenarioId;
const CHILD = 'child' as ScenarioId;
const start = buildSample('illustrative', countingIds('w'));
const setId = present(start.setOrder[0], 'a set');
const otherId = present(
  start.setOrder.find((id) => id !== setId),
  'another set',
);
const set = present(start.sets[setId], 'the set');
const leaves = listLeaves(set);
const [first, second, third] = [0, 1, 2].map((at) => present(leaves[at], 'a leaf').id) as [NodeId, NodeId, NodeId];

/** With a scenario of other criteria, one built upon it, a crosswalk and an analysis that were kept. */
function buildFull(): Workbook {
  const steps: readonly [ScenarioId | null, Command[]][] = [
    [
      null,
      [
        { verb: 'addScenario', args: { scenarioId: K1, name: 'Bộ khác' } },
        { verb: 'addScenario', args: { scenarioId: CHILD, name: 'Từ bộ khác' } },
        { verb: 'setScenarioParent', args: { scenarioId: CHILD, parentId: K1 } },
        {
          verb: 'putCrosswalk',
          args: {
            crosswalk: {
              id: 'c1' as CrosswalkId,
              fromSetId: setId,
              toSetId: otherId,
              rows: [
                {
                  fromId: first,
                  toId: present(listLeaves(present(start.sets[otherId], 'it'))[0], 'a leaf').id,
                  share01: 0.5,
                },
              ],
            },
          },
        },
        {
          verb: 'keepAnalysis',
          args: {
            analysis: {
              id: 'a1' as AnalysisId,
              name: 'Rút thử',
              page: 'robust',
              setId,
              scenarioId: CHILD,
              settings: { seed: 7, draws: 300, noise: { kind: 'box', width01: 0.2 } },
            },
          },
        },
      ],
    ],
    [
      K1,
      [
        { verb: 'removeNode', args: { setId, nodeId: first } },
        {
          verb: 'addNode',
          args: {
            setId,
            nodeId: 'new' as NodeId,
            parentId: set.nodes[second]?.parentId ?? null,
            index: 0,
            name: 'Mới',
            max: 2,
          },
        },
      ],
    ],
    [CHILD, [{ verb: 'setWeight', args: { setId, nodeId: third, weight: 4 } }]],
  ];
  return steps.reduce((workbook, [scenarioId, commands]) => {
    const { outcome, refused } = planCommands(workbook, scenarioId, commands);
    expect(refused).toEqual([]);
    return outcome;
  }, start);
}

function answer<K extends QuestionKind>(workbook: Workbook, kind: K, ask: Ask<K>): Answer<K> {
  const context = openContext(workbook);
  const found = finishSteps(ANSWERERS[kind](context, ask));
  context.dispose();
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('a workbook with scenarios of other criteria, a scenario upon one, a crosswalk and a kept analysis', () => {
  const full = buildFull();
  let back: Workbook;

  beforeAll(async () => {
    await loadSolver();
    const bytes = await fileFromWorkbook(full, '2026-01-01T00:00:00.000Z');
    const read = await workbookFromFile(bytes);
    if (!read.ok) throw new Error(`${read.problem.code} ${JSON.stringify(read.problem.details)}`);
    back = read.value;
  });

  it('is what it was after its file was written and read', () => {
    expect(isSameValue(back, full)).toBe(true);
    expect(back.scenarioParents).toEqual({ [CHILD]: K1 });
    expect(Object.keys(back.crosswalks)).toEqual(['c1']);
    expect(back.analyses).toEqual(full.analyses);
  });

  const unitId = present(start.blocks[set.blockId]?.unitIds[3], 'a unit');
  const asks = (scenarioId: ScenarioId | null): { readonly [K in QuestionKind]?: Ask<K> } => {
    const state = { setId, scenarioId, stage: 'effective' } as const;
    return {
      draws: {
        state,
        noise: { kind: 'dirichlet', concentration: 80 },
        level: 'criteria',
        kept: 'total',
        scoreDeviation: 0.5,
        draws: 300,
        seed: 7,
        withPairs: true,
      },
      variance: {
        state,
        output: { kind: 'rank', unitId },
        level: 'criteria',
        groupLevel: 'fields',
        kept: 'parent',
        width01: 0.3,
        samples: 256,
        seed: 9,
      },
      guarantee: {
        state,
        level: 'fields',
        kept: 'total',
        width01: 0.1,
        limits: [],
        unitIds: [unitId],
        limitMs: 10_000,
      },
      plan: {
        state,
        unitId,
        target: { kind: 'rank', rank: 2 },
        rivalShift: 0.2,
        rivalMoves: {},
        basis: 'steps',
        efforts: {},
        withSurvey: false,
        count: 3,
      },
      flips: { state, pairs: { kind: 'around', unitId, reach: 2 }, levels: ['fields'], rule: { rule: 'siblings' } },
    };
  };

  it.each([
    ['the base', null],
    ['a scenario of other criteria', K1],
    ['a scenario upon it', CHILD],
  ] as const)(
    'has the same draws, variance, guarantee, plans and flips of %s, asked again and after its file',
    (_name, scenarioId) => {
      for (const [kind, ask] of Object.entries(asks(scenarioId)) as [QuestionKind, never][]) {
        const once = answer(full, kind, ask);
        expect(answer(full, kind, ask), kind).toEqual(once);
        expect(answer(back, kind, ask), kind).toEqual(once);
      }
    },
    120_000,
  );

  it('has other draws with another seed', () => {
    const ask = present(asks(null).draws, 'the question');
    expect(answer(full, 'draws', { ...ask, seed: 8 }).mean).not.toEqual(answer(full, 'draws', ask).mean);
  });
});
