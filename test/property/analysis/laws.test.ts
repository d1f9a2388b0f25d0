/** Laws that hold for all analyses alike: scaling, order, resetting. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { evaluateModel } from '../../../src/analysis/indexModel.ts';
import type { Answer, Ask, QuestionKind } from '../../../src/analysis/questions.ts';
import type { Command } from '../../../src/domain/commands/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { present } from '../../../src/lib/assert.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { ANSWERERS } from '../../../workers/analysis/answerers.ts';
import { loadSolver } from '../../../workers/highs.ts';
import { openContext, stateOf } from '../../fakes/analysisContext.ts';
import { BLOCK, SET } from '../../fakes/engineWorkbook.ts';
import { randomTrees } from './randomTrees.ts';

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  await loadSolver();
});

/** Null where the question has no answer. */
function answer<K extends QuestionKind>(workbook: Workbook, kind: K, ask: Ask<K>): Answer<K> | null {
  const context = openContext(workbook);
  const found = finishSteps(ANSWERERS[kind](context, ask));
  context.dispose();
  return found.ok ? found.value : null;
}

/** The same units and criteria, each list turned round. */
function turnRound(workbook: Workbook): Workbook {
  const set = present(workbook.sets[SET], 'the set');
  const block = present(workbook.blocks[BLOCK], 'the block');
  const nodes = Object.fromEntries(
    Object.values(set.nodes).map((node) => [node.id, { ...node, childIds: node.childIds.toReversed() }]),
  );
  return {
    ...workbook,
    sets: { [SET]: { ...set, nodes, rootIds: set.rootIds.toReversed() } },
    blocks: { [BLOCK]: { ...block, unitIds: block.unitIds.toReversed() } },
  };
}

/** Units with an index, no two alike when rounded: with ties, who comes first goes by their order. */
function areApart(workbook: Workbook): boolean {
  const { index } = evaluateModel(present(openContext(workbook).model(stateOf(workbook)), 'the model'));
  return new Set(Array.from(index, (one) => one.toFixed(2))).size === index.length && !index.some(Number.isNaN);
}

const near = (value: number): number => (Number.isNaN(value) ? value : Math.round(value * 1e5) / 1e5 + 0);
const sorted = <T>(list: readonly T[], keyOf: (one: T) => string): T[] =>
  [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** What an answer says, whatever the order of units and criteria; about the first unit of the workbook as it was built. */
const SAYINGS: Readonly<Record<string, (workbook: Workbook) => unknown>> = {
  flips(workbook) {
    const found = answer(workbook, 'flips', {
      state: stateOf(workbook),
      pairs: { kind: 'adjacent' },
      levels: ['fields', 'groups', 'leaves'],
      rule: { rule: 'all' },
    });
    if (!found) return null;
    const nameOf = ({ pair, node }: { readonly pair: number; readonly node: number }): string =>
      `${found.pairs[pair]?.upper.unitId ?? ''} ${found.pairs[pair]?.lower.unitId ?? ''} ${found.nodes[node]?.nodeId ?? ''}`;
    return {
      weights: found.weightFlips.map((flip) => [nameOf(flip), near(flip.tie), flip.side]).sort(),
      scores: found.scoreFlips.map((flip) => [nameOf(flip), near(flip.tiePoints)]).sort(),
    };
  },
  removal(workbook) {
    const found = answer(workbook, 'removal', { state: stateOf(workbook), levels: ['fields', 'groups', 'leaves'] });
    return sorted(found?.rows ?? [], ({ nodeId }) => nodeId).map((row) => [
      row.nodeId,
      ...[row.zeroed, row.dropped].map((effect) =>
        effect ? [near(effect.meanShift), effect.largestShift, effect.movedCount, effect.reclassedCount] : null,
      ),
    ]);
  },
  draws(workbook) {
    const found = answer(workbook, 'draws', {
      state: stateOf(workbook),
      noise: { kind: 'box', width01: 0.4 },
      level: 'leaves',
      kept: 'total',
      scoreDeviation: 0.2,
      draws: 100,
      seed: 5,
      withPairs: false,
    });
    return sorted(
      (found?.unitIds ?? []).map((unitId, at) => ({
        unitId,
        figures: [found?.best, found?.q05, found?.mean, found?.q95, found?.worst].map((list) =>
          near(list?.[at] ?? NaN),
        ),
      })),
      ({ unitId }) => unitId,
    );
  },
  guarantee(workbook) {
    const found = answer(workbook, 'guarantee', {
      state: stateOf(workbook),
      level: 'leaves',
      kept: 'total',
      width01: 0.3,
      limits: [],
      unitIds: null,
      limitMs: 5000,
    });
    return sorted(found?.units ?? [], ({ unitId }) => unitId).map(({ unitId, rank, best, worst }) => [
      unitId,
      rank,
      best.bound,
      worst.bound,
    ]);
  },
  plan(workbook) {
    const found = answer(workbook, 'plan', {
      state: stateOf(workbook),
      unitId: unitOf(workbook),
      target: { kind: 'rank', rank: 1 },
      rivalShift: 0.5,
      rivalMoves: {},
      basis: 'steps',
      efforts: {},
      withSurvey: true,
      count: 1,
    });
    return found && [found.verdict, found.needed, found.best, found.prices, found.plans[0]?.effort];
  },
  tornado(workbook) {
    const found = answer(workbook, 'tornado', {
      state: stateOf(workbook),
      figure: { kind: 'score', unitId: unitOf(workbook) },
      weights: 'leaves',
      change: { kind: 'share', share01: 0.25 },
      redistribution: { rule: 'all' },
      withAssumptions: false,
      pointStep: 0.5,
    });
    const rows = (found?.rows ?? []).map(({ input, low, high }) => ({
      key: `${input.kind} ${'nodeId' in input ? input.nodeId : ''}`,
      ends: [near(low.output), near(high.output)],
    }));
    return sorted(rows, ({ key }) => key);
  },
  lostPoints(workbook) {
    const found = answer(workbook, 'lostPoints', {
      state: stateOf(workbook),
      unitId: unitOf(workbook),
      heavyWeight: 2,
    });
    const leaves = found?.unit.leaves.map((leaf) => ({ ...leaf, lost: near(leaf.lost) })) ?? [];
    return sorted(leaves, ({ nodeId }) => nodeId).map((leaf) => [
      leaf.nodeId,
      leaf.lost,
      near(leaf.fullIndex),
      leaf.gained,
    ]);
  },
  audit(workbook) {
    const state = stateOf(workbook);
    const settings = { topCount: 2, saturated01: 0.8, redundant01: 0.9, margin: 0.05 };
    const [test] = answer(workbook, 'audit', { draft: state, pasts: [state], ...settings })?.backTests ?? [];
    if (!test) return null;
    return {
      units: sorted(test.units, ({ unitId }) => unitId).map(({ unitId, index, rank }) => [unitId, index, rank]),
      leaves: sorted(test.leaves, ({ id }) => id).map(({ id, mean01, correlation, flaw }) => [
        id,
        near(mean01),
        near(correlation),
        flaw,
      ]),
      pairs: test.pairs.map(({ first, second, correlation }) => [[first.id, second.id].sort(), near(correlation)])
        .length,
      risks: test.risks.length,
    };
  },
};

function unitOf(workbook: Workbook) {
  return present(workbook.blocks[BLOCK]?.unitIds.toSorted()[0], 'a unit');
}

describe('every question', () => {
  it.each(Object.entries(SAYINGS))('%s: units and criteria in another order, the same said of each', (_kind, say) => {
    let asked = 0;
    fc.assert(
      fc.property(randomTrees, ({ workbook }) => {
        if (!areApart(workbook)) return;
        asked++;
        expect(say(turnRound(workbook))).toEqual(say(workbook));
      }),
      { numRuns: 20 },
    );
    expect(asked).toBeGreaterThan(3);
  });
});

describe('the formula engine', () => {
  it('moves no index and no rank when all weights are scaled, whatever the tree and what is left out', () => {
    fc.assert(
      fc.property(randomTrees, fc.constantFrom(0.5, 2, 3, 10), ({ workbook }, factor) => {
        const context = openContext(workbook);
        const state = stateOf(workbook);
        const model = present(context.model(state), 'the model');
        const commands: Command[] = [
          { verb: 'setRedistribution', args: { setId: SET, redistribution: { rule: 'free' } } },
          ...model.nodes.map(({ id, leaf }) => {
            const weight = leaf < 0 ? null : (model.weights[leaf] ?? 0) * factor;
            return { verb: 'setWeight' as const, args: { setId: SET, nodeId: id, weight } };
          }),
        ];
        const trial = context.trial(state, commands);
        if (!trial.ok) throw new Error(trial.problem.code);
        const [before, after] = [evaluateModel(model), evaluateModel(trial.value)];
        expect([...after.index].map(near)).toEqual([...before.index].map(near));
        expect([...after.rank]).toEqual([...before.rank]);
        context.dispose();
      }),
      { numRuns: 60 },
    );
  });
});

describe('the draws of ranks', () => {
  it('stand in order: best, 5 %, middle, 95 %, worst; and lie within what no weights of the same box pass', () => {
    fc.assert(
      fc.property(randomTrees, ({ workbook }) => {
        const state = stateOf(workbook);
        const drawn = answer(workbook, 'draws', {
          state,
          noise: { kind: 'box', width01: 0.2 },
          level: 'fields',
          kept: 'total',
          scoreDeviation: 0,
          draws: 100,
          seed: 2,
          withPairs: false,
        });
        // Scaled back to their total, weights within 20 % of themselves lie within 50 % of themselves.
        const held = answer(workbook, 'guarantee', {
          state,
          level: 'fields',
          kept: 'total',
          width01: 0.5,
          limits: [],
          unitIds: null,
          limitMs: 5000,
        });
        if (!drawn || !held) return;
        for (const [at, unitId] of drawn.unitIds.entries()) {
          const band = [drawn.best, drawn.q05, drawn.q50, drawn.q95, drawn.worst].map((list) => list[at] ?? NaN);
          expect(band).toEqual(band.toSorted((a, b) => a - b));
          const ends = present(
            held.units.find((unit) => unit.unitId === unitId),
            'the unit',
          );
          expect(ends.best.bound).toBeLessThanOrEqual(band[0] ?? NaN);
          expect(ends.worst.bound).toBeGreaterThanOrEqual(band[4] ?? NaN);
        }
      }),
      { numRuns: 25 },
    );
  });
});
