import { describe, expect, it } from 'vitest';
import { drawRanks, type DrawnRanks } from '../../../../src/analysis/draws/drawRanks.ts';
import { prepareDrawKeys } from '../../../../src/analysis/draws/drawKeys.ts';
import type { DrawsAsk } from '../../../../src/analysis/draws/question.ts';
import { rankOfPlace } from '../../../../src/analysis/draws/rankKeys.ts';
import { listWeightGroups, weighLeaves, type WeightLevel } from '../../../../src/analysis/draws/weightGroups.ts';
import { prepareWeightDraws, type WeightNoise } from '../../../../src/analysis/draws/weightNoise.ts';
import { evaluateModel, roundedIndex, type IndexModel } from '../../../../src/analysis/indexModel.ts';
import type { TieRule } from '../../../../src/domain/policies.ts';
import { DEFAULT_POLICIES } from '../../../../src/domain/policies.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { rankShare, shareError } from '../../../../src/ui/analysis/robust/robustFigures.ts';
import { modelOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook } from '../../../fakes/engineWorkbook.ts';

const ASK = { scoreDeviation: 0, draws: 10_000, seed: 2024, withPairs: true } as const;

function draw(
  model: IndexModel,
  noise: WeightNoise,
  level: WeightLevel = 'fields',
  more: Partial<Omit<DrawsAsk, 'state'>> = {},
): DrawnRanks {
  const groups = present(listWeightGroups(model, level, 'total'), 'groups');
  return finishSteps(drawRanks(model, groups, { ...ASK, ...more, noise }));
}

/** Two units whose indexes differ by `gaps` field by field (in tenths of each field's maximum). */
function modelOfGaps(gaps: readonly number[]): IndexModel {
  const set = buildSet(
    gaps.map((_, at) => ({ code: String(at + 1), max: 10 })),
    { policies: { ...DEFAULT_POLICIES, decimals: 4 } },
  );
  const row = (of: (gap: number) => number): Record<string, number> =>
    Object.fromEntries(gaps.map((gap, at) => [String(at + 1), of(gap)]));
  return modelOf(buildWorkbook({ set, points: [row((gap) => 5 + gap), row(() => 5)] }));
}

function chanceAbove(gaps: readonly number[]): number {
  return gaps.reduce((sum, gap, at) => {
    if (gap <= 0) return sum;
    const below = gaps.reduce((product, other, index) => (index === at ? product : product * (gap - other)), 1);
    return sum + gap ** (gaps.length - 1) / below;
  }, 0);
}

describe('uniform on the simplex', () => {
  it.each([
    { gaps: [3, -1], chance: 3 / 4 },
    { gaps: [2, 1, -4], chance: 7 / 15 },
    { gaps: [1, 2.5, -1.5, -3], chance: chanceAbove([1, 2.5, -1.5, -3]) },
    { gaps: [4, -0.5, -1, -2, 0.25], chance: chanceAbove([4, -0.5, -1, -2, 0.25]) },
  ])('a unit ahead by $gaps stands first in $chance of the draws, within the printed error', ({ gaps, chance }) => {
    const { wins } = draw(modelOfGaps(gaps), { kind: 'simplex' });
    expect(Math.abs(present(wins?.[1], 'a share') - chance)).toBeLessThan(4 * shareError(chance, ASK.draws));
  });
});

describe('Dirichlet', () => {
  it.each([4, 50, 2000])('has the mean and the deviation of its law at concentration %d', (concentration) => {
    const set = buildSet([5, 15, 30, 50].map((max, at) => ({ code: String(at + 1), max })));
    const model = modelOf(buildWorkbook({ set, points: [{ '1': 1 }, { '1': 2 }] }));
    const groups = present(listWeightGroups(model, 'fields', 'total'), 'groups');
    const draws = prepareWeightDraws(model, groups, { kind: 'dirichlet', concentration }, 7);
    const ratios = new Float64Array(4);
    const sums = [0, 0, 0, 0];
    const squares = [0, 0, 0, 0];
    const count = 20_000;
    for (let number = 0; number < count; number++) {
      draws.fill(number, ratios, 0);
      const shares = ratios.map((ratio, group) => (ratio * (groups.weights[group] ?? 0)) / 100);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
      for (const [group, share] of shares.entries()) {
        sums[group] = (sums[group] ?? 0) + share;
        squares[group] = (squares[group] ?? 0) + share * share;
      }
    }
    for (const [group, share] of [0.05, 0.15, 0.3, 0.5].entries()) {
      const mean = (sums[group] ?? 0) / count;
      const variance = (share * (1 - share)) / (concentration + 1);
      expect(Math.abs(mean - share)).toBeLessThan(4.5 * Math.sqrt(variance / count));
      expect(((squares[group] ?? 0) / count - mean * mean) / variance).toBeCloseTo(1, 1);
    }
  });
});

describe('against the kernel, draw by draw', () => {
  const sample = buildSample('illustrative', countingIds('x'));
  const noises: WeightNoise[] = [
    { kind: 'box', width01: 0.1 },
    { kind: 'dirichlet', concentration: 100 },
    { kind: 'simplex' },
  ];
  const tieRules: TieRule[] = ['competition', 'dense', 'average'];

  it.each(noises.flatMap((noise) => tieRules.map((tieRule) => ({ noise, tieRule }))))(
    'ranks, ties, classes and pairs are those of the published rule: $noise.kind, $tieRule',
    ({ noise, tieRule }) => {
      const model = withPolicies(modelOf(sample), { tieRule });
      const more = { draws: 150, seed: 11 };
      const drawn = draw(model, noise, 'leaves', more);
      const slow = drawPlainly(model, noise, 'leaves', more.draws, more.seed);
      const count = drawn.units.length;
      expect(count).toBe(slow.units.length);
      for (let unit = 0; unit < count; unit++) {
        const ranks = present(slow.ranks[unit], 'ranks');
        expect(drawn.mean[unit]).toBeCloseTo(ranks.reduce((sum, rank) => sum + rank, 0) / more.draws, 10);
        expect(drawn.q05[unit]).toBe(nearestRank(ranks, 0.05));
        expect(drawn.q50[unit]).toBe(nearestRank(ranks, 0.5));
        expect(drawn.q95[unit]).toBe(nearestRank(ranks, 0.95));
        for (const rank of new Set(ranks)) {
          const share = ranks.filter((one) => one === rank).length / more.draws;
          expect(rankShare({ ...drawn, draws: more.draws }, unit, rank)).toBeCloseTo(share, 12);
        }
        for (let rival = 0; rival < count; rival++)
          expect(drawn.wins?.[unit * count + rival]).toBeCloseTo((slow.wins[unit]?.[rival] ?? 0) / more.draws, 12);
        const classes = model.policies.classes.length;
        for (let at = 0; at < classes; at++)
          expect(drawn.classShares[unit * classes + at]).toBeCloseTo((slow.classes[unit]?.[at] ?? 0) / more.draws, 12);
      }
    },
  );

  it('an index on the edge of its last decimal is the one the kernel publishes', () => {
    const maxes = [1, 2, 1, 4];
    const set = buildSet(maxes.map((max, at) => ({ code: String(at + 1), max })));
    const points = Array.from({ length: 40 }, (_, unit) =>
      Object.fromEntries(maxes.map((max, at) => [String(at + 1), (max * ((unit * 3 + at * 5) % 16)) / 16])),
    );
    const model = withPolicies(modelOf(buildWorkbook({ set, points })), { decimals: 0 });
    const groups = present(listWeightGroups(model, 'leaves', 'total'), 'groups');
    // No noise: sums are exact decimals, many of them x.5.
    const draws = prepareWeightDraws(model, groups, { kind: 'box', width01: 0 }, 1);
    const { keys, fill } = prepareDrawKeys(model, draws, 4, { deviation: 0, seed: 1 });
    fill(0, 4);
    const { index } = evaluateModel(model);
    expect([...keys.subarray(0, 40)]).toEqual(Array.from(index, (value) => roundedIndex(model, value)));
  });
});

describe('common random numbers', () => {
  const model = modelOf(buildSample('illustrative', countingIds('x')));
  it('the same seed gives the same figures, another seed others', () => {
    const noise = { kind: 'box', width01: 0.2 } as const;
    const [one, same, other] = [2024, 2024, 2025].map((seed) => draw(model, noise, 'criteria', { draws: 500, seed }));
    expect(one).toEqual(same);
    expect(one?.mean).not.toEqual(other?.mean);
  });

  it('the first draws of many are the draws of few', () => {
    const groups = present(listWeightGroups(model, 'leaves', 'total'), 'groups');
    const draws = prepareWeightDraws(model, groups, { kind: 'box', width01: 0.1 }, 5);
    const [few, many] = [prepareDrawKeys(model, draws, 4, NO_NOISE), prepareDrawKeys(model, draws, 12, NO_NOISE)];
    few.fill(4, 4);
    many.fill(0, 12);
    const count = few.units.length;
    expect(few.keys).toEqual(many.keys.slice(4 * count, 8 * count));
  });

  it('a band hardly moves when the width moves a little', () => {
    const [one, next] = [0.2, 0.201].map((width01) => draw(model, { kind: 'box', width01 }, 'criteria'));
    for (const [unit, mean] of (one?.mean ?? []).entries())
      expect(Math.abs(mean - (next?.mean[unit] ?? 0))).toBeLessThan(0.02);
  });
});

const NO_NOISE = { deviation: 0, seed: 1 };

function withPolicies(model: IndexModel, changes: Partial<IndexModel['policies']>): IndexModel {
  return { ...model, policies: { ...model.policies, ...changes } };
}

function nearestRank(ranks: readonly number[], share01: number): number {
  const ascending = ranks.toSorted((a, b) => a - b);
  return present(ascending[Math.max(0, Math.ceil(share01 * ranks.length) - 1)], 'a rank');
}

interface SlowDraws {
  readonly units: number[];
  readonly ranks: number[][];
  readonly wins: number[][];
  readonly classes: number[][];
}

/** One evaluation of the whole model a draw. */
function drawPlainly(
  model: IndexModel,
  noise: WeightNoise,
  level: WeightLevel,
  count: number,
  seed: number,
): SlowDraws {
  const groups = present(listWeightGroups(model, level, 'total'), 'groups');
  const draws = prepareWeightDraws(model, groups, noise, seed);
  const units = [...evaluateModel(model).rank.entries()]
    .filter(([, rank]) => !Number.isNaN(rank))
    .map(([unit]) => unit);
  const ranks: number[][] = units.map(() => []);
  const wins = units.map(() => units.map(() => 0));
  const classes = units.map(() => model.policies.classes.map(() => 0));
  const ratios = new Float64Array(groups.nodes.length);
  for (let number = 0; number < count; number++) {
    draws.fill(number, ratios, 0);
    const { index, rank, classIndex } = evaluateModel(model, weighLeaves(model, groups, ratios));
    for (const [at, unit] of units.entries()) {
      ranks[at]?.push(rank[unit] ?? 0);
      const counts = classes[at] ?? [];
      counts[classIndex[unit] ?? 0] = (counts[classIndex[unit] ?? 0] ?? 0) + 1;
      for (const [other, rival] of units.entries()) {
        const isAbove = roundedIndex(model, index[unit] ?? 0) > roundedIndex(model, index[rival] ?? 0);
        const row = wins[at] ?? [];
        if (isAbove) row[other] = (row[other] ?? 0) + 1;
      }
    }
  }
  return { units, ranks, wins, classes };
}

it('a place means a rank, half ranks where ties share their mean', () => {
  expect([rankOfPlace(0, 'competition'), rankOfPlace(4, 'dense'), rankOfPlace(1, 'average')]).toEqual([1, 5, 1.5]);
});
