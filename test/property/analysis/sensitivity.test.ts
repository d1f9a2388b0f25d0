import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classChance } from '../../../src/analysis/classChance.ts';
import { correlateKendall, correlatePearson, correlateSpearman } from '../../../src/analysis/correlation.ts';
import { listWeightGroups, weighLeaves } from '../../../src/analysis/draws/weightGroups.ts';
import { prepareWeightDraws } from '../../../src/analysis/draws/weightNoise.ts';
import { readFigure, type Figure } from '../../../src/analysis/figure.ts';
import { evaluateModel } from '../../../src/analysis/indexModel.ts';
import { drawsOf, evaluateThroughKernel, ratiosOfPoint } from '../../../src/analysis/variance/weightVariance.ts';
import { present } from '../../../src/lib/assert.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { answerTornado } from '../../../workers/analysis/answerTornado.ts';
import { modelOf, openContext, stateOf } from '../../fakes/analysisContext.ts';
import { randomTrees } from './randomTrees.ts';

test('both ends of every bar of a tornado are what the formula engine gives for its commands', () => {
  fc.assert(
    fc.property(randomTrees, fc.constantFrom('score', 'rank'), ({ workbook, rule }, kind) => {
      const context = openContext(workbook);
      const unitId = present(modelOf(workbook).unitIds[0], 'a unit');
      const figure: Figure = { kind, unitId };
      const state = stateOf(workbook);
      fc.pre(!Number.isNaN(readFigure(modelOf(workbook), figure)));
      const answer = finishSteps(
        answerTornado(context, {
          state,
          figure,
          weights: 'leaves',
          change: { kind: 'share', share01: 0.3 },
          redistribution: rule,
          withAssumptions: false,
          pointStep: 0.5,
        }),
      );
      if (!answer.ok) throw new Error(answer.problem.code);
      for (const { low, high } of answer.value.rows.slice(0, 4)) {
        for (const end of [low, high]) {
          const trial = context.trial(state, end.commands);
          if (!trial.ok) throw new Error(trial.problem.code);
          const output = readFigure(trial.value, figure);
          if (Number.isNaN(end.output)) expect(output).toBeNaN();
          else expect(output).toBeCloseTo(end.output, 5);
        }
      }
      context.dispose();
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('what the variance kernel draws is what the whole model gives at the same weights', () => {
  fc.assert(
    fc.property(randomTrees, fc.nat(1000), fc.constantFrom('score', 'rank', 'shift'), ({ workbook }, seed, kind) => {
      const model = modelOf(workbook);
      const groups = listWeightGroups(model, 'leaves', 'total');
      const unitId = present(model.unitIds[0], 'a unit');
      const before = evaluateModel(model);
      fc.pre(groups !== null && !before.index.some(Number.isNaN));
      const output = kind === 'shift' ? ({ kind } as const) : ({ kind, unitId } as const);
      const inputs = groups.nodes.length;
      const drawAt = drawsOf(model, groups, seed);
      const rows = Float64Array.from({ length: 5 * inputs }, (_, at) =>
        drawAt(Math.floor(at / inputs), at % inputs, 0),
      );
      const outputs = new Float64Array(5);
      evaluateThroughKernel(model, groups, { output, width01: 0.7 })(rows, 5, outputs);
      const ratios = new Float64Array(inputs);
      for (let row = 0; row < 5; row++) {
        ratiosOfPoint(groups, 0.7, rows, row * inputs, ratios, 0);
        const { index, rank } = evaluateModel(model, weighLeaves(model, groups, ratios));
        const shifts = Array.from(rank, (now, unit) => Math.abs(now - (before.rank[unit] ?? Number.NaN)));
        const plain =
          kind === 'score'
            ? index[0]
            : kind === 'rank'
              ? rank[0]
              : shifts.reduce((sum, one) => sum + one, 0) / shifts.length;
        expect(outputs[row]).toBeCloseTo(plain ?? Number.NaN, 6);
      }
    }),
    { numRuns: 60 },
  );
});

test('the chance of a class is the share of the same draws through the whole model', () => {
  fc.assert(
    fc.property(randomTrees, fc.nat(1000), fc.nat({ max: 3 }), ({ workbook }, seed, classIndex) => {
      const model = modelOf(workbook);
      const groups = listWeightGroups(model, 'criteria', 'parent');
      fc.pre(groups !== null);
      const noise = { width01: 0.6, draws: 30, seed };
      const drawn = prepareWeightDraws(model, groups, { kind: 'box', width01: 0.6 }, seed);
      const ratios = new Float64Array(groups.nodes.length);
      let reached = 0;
      let isKnown = true;
      for (let draw = 0; draw < noise.draws; draw++) {
        drawn.fill(draw, ratios, 0);
        const place = evaluateModel(model, weighLeaves(model, groups, ratios)).classIndex[0] ?? -1;
        if (place < 0) isKnown = false;
        else if (place <= classIndex) reached++;
      }
      const chance = classChance(model, 0, classIndex, noise);
      if (isKnown) expect(chance).toBe(reached / noise.draws);
      else expect(chance).toBeNaN();
    }),
    { numRuns: 60 },
  );
});

test('correlations do not care about scale, place or order, and turn their sign with one side', () => {
  const figures = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 3,
    maxLength: 30,
  });
  fc.assert(
    fc.property(figures, (pairs) => {
      const xs = pairs.map(([x]) => x);
      const ys = pairs.map(([, y]) => y);
      for (const correlate of [correlatePearson, correlateSpearman, correlateKendall]) {
        const found = correlate(xs, ys);
        if (Number.isNaN(found)) continue;
        expect(Math.abs(found)).toBeLessThanOrEqual(1);
        expect(correlate(ys, xs)).toBeCloseTo(found, 10);
        expect(correlate(xs.toReversed(), ys.toReversed())).toBeCloseTo(found, 10);
        expect(
          correlate(
            xs.map((x) => 3 * x + 7),
            ys,
          ),
        ).toBeCloseTo(found, 10);
        expect(
          correlate(
            xs.map((x) => -x),
            ys,
          ),
        ).toBeCloseTo(-found, 10);
      }
    }),
  );
});
