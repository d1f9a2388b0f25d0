import { beforeAll, expect, it } from 'vitest';
import { listWeightGroups } from '../../../../src/analysis/draws/weightGroups.ts';
import { listLevels } from '../../../../src/analysis/guarantee/levels.ts';
import { findRankEnds, type FoundEnds } from '../../../../src/analysis/guarantee/rankEnds.ts';
import { buildBox } from '../../../../src/analysis/guarantee/weightBox.ts';
import type { IndexModel } from '../../../../src/analysis/indexModel.ts';
import type { SolveProgram } from '../../../../src/analysis/linearProgram.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { loadSolver } from '../../../../workers/highs.ts';
import { modelOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook } from '../../../fakes/engineWorkbook.ts';
import { bruteEnds } from './bruteEnds.ts';

let solve: SolveProgram;
beforeAll(async () => {
  solve = await loadSolver();
});

function findEnds(model: IndexModel, width01: number, at: number): FoundEnds {
  const groups = present(listWeightGroups(model, 'fields', 'total'), 'groups');
  const box = buildBox(model, groups, { width01, limits: [] });
  const levels = listLevels(model, box);
  const unit = present(levels.units[at], 'a unit');
  return finishSteps(findRankEnds({ model, box, levels, solve, limitMs: 10_000 }, unit));
}

function modelWith(points: readonly (readonly (number | null)[])[], maxes: readonly number[]): IndexModel {
  const set = buildSet(maxes.map((max, at) => ({ code: String(at + 1), max, changes: { method: 'survey' as const } })));
  const rows = points.map((row) =>
    Object.fromEntries(row.flatMap((value, at) => (value === null ? [] : [[String(at + 1), value]]))),
  );
  return modelOf(buildWorkbook({ set, points: rows }));
}

it('a unit that is better everywhere stays first whatever the weights', () => {
  const model = modelWith([[8, 9], [7, 8], [6, 9]], [10, 10]); // prettier-ignore
  const { best, worst } = findEnds(model, 0.5, 0);
  expect([best.above, best.bound, worst.above, worst.bound]).toEqual([0, 0, 0, 0]);
});

it('two units good at different things can change places', () => {
  const model = modelWith([[9, 5], [5, 8.5]], [10, 10]); // prettier-ignore
  expect(findEnds(model, 0.5, 1)).toMatchObject({
    now: 1,
    best: { above: 0, bound: 0 },
    worst: { above: 1, bound: 1 },
  });
  expect(findEnds(model, 0.05, 1)).toMatchObject({ best: { above: 1, bound: 1 } });
});

it('finds the same ends as a search over the whole box, also where criteria do not apply to all', () => {
  const maxes = [10, 20, 15, 5];
  const points = Array.from({ length: 9 }, (_, unit) =>
    maxes.map((max, at) => {
      if ((unit * 7 + at * 5) % 11 === 0) return null;
      return Math.round(max * (0.6 + ((unit * 37 + at * 53 + unit * at * 11) % 40) / 100) * 4) / 4;
    }),
  );
  const model = modelWith(points, maxes);
  for (const [at, brute] of bruteEnds(model, 0.3).entries()) {
    const { best, worst } = findEnds(model, 0.3, at);
    expect({ at, best: best.above, worst: worst.above }).toEqual({ at, ...brute });
    expect({ at, best: best.bound, worst: worst.bound }).toEqual({ at, ...brute });
  }
}, 30_000);
