/** Analyses: 10,000 draws with ranks and intervals, beside plain ways to the same figures; flips; reasons of every change. */
import { attribute } from '../../src/analysis/attribution/attribute.ts';
import { pairById } from '../../src/analysis/attribution/leafLines.ts';
import { drawRanks } from '../../src/analysis/draws/drawRanks.ts';
import { listWeightGroups, weighLeaves, type WeightGroups } from '../../src/analysis/draws/weightGroups.ts';
import { prepareWeightDraws, type WeightNoise } from '../../src/analysis/draws/weightNoise.ts';
import { listAdjacentFlips } from '../../src/analysis/flips/weightFlips.ts';
import { evaluateModel, type IndexModel } from '../../src/analysis/indexModel.ts';
import { listNodes } from '../../src/domain/criteria.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { present } from '../../src/lib/assert.ts';
import { finishSteps } from '../../src/lib/steps.ts';
import { EngineContext } from '../../workers/analysis/context.ts';
import { createFormulaEngine } from '../../workers/hyperFormula.ts';
import { buildFormulaModel } from './formulaModel.ts';
import { nextTask, summarize, type Samples } from './measure.ts';
import { say, toRow, type Report } from './report.ts';
import { SET_ID } from './syntheticWorkbook.ts';

const DRAWS = 10_000;
const NOISE: WeightNoise = { kind: 'box', width01: 0.1 };
const SEED = 2024;

export interface AnalysisCase {
  readonly size: string;
  readonly workbook: Workbook;
  /** From the issue, for 10,000 draws of all leaves on one core; null where it says nothing. */
  readonly aimMs: number | null;
  readonly rounds: number;
  /** Of the plain ways, which are slow: their times are carried on to 10,000, and the table says so. */
  readonly plainDraws: number;
  readonly formulaDraws: number;
}

export async function benchAnalysis(one: AnalysisCase, report: Report): Promise<void> {
  const { size, workbook, aimMs, rounds, plainDraws, formulaDraws } = one;
  say(`${size}: ${DRAWS} draws`);
  const context = new EngineContext(workbook, () => createFormulaEngine());
  const model = present(context.model({ setId: SET_ID, scenarioId: null, stage: 'effective' }), 'a model');
  context.dispose();
  const leaves = present(listWeightGroups(model, 'leaves', 'total'), 'groups');
  const fields = present(listWeightGroups(model, 'fields', 'total'), 'groups');

  const ofLeaves = await time(rounds, () => drawAll(model, leaves));
  const ofFields = await time(rounds, () => drawAll(model, fields));
  const flips = await time(rounds, () => {
    listAdjacentFlips(model, { rule: 'all' });
  });
  const moved = moveModel(model, leaves);
  const reasons = await time(rounds, () => {
    explainAll(model, moved);
  });
  say(`${size}: draw by draw through the kernel`);
  const plain = carryOn(await time(3, () => drawPlainly(model, leaves, plainDraws)), plainDraws);
  say(`${size}: draw by draw through formulas`);
  const formulas = carryOn(await timeFormulas(model, workbook, leaves, formulaDraws), formulaDraws);

  report.rows.push(
    toRow('10,000 draws of all leaves, ranks and intervals', size, ofLeaves),
    toRow('10,000 draws of the fields', size, ofFields),
    toRow('weight flips of all adjacent pairs', size, flips),
    toRow('reasons of the change of every index, moves of one rank', size, reasons),
    toRow('the same draws, one evaluation of the kernel a draw', size, plain, {
      ratio: plain.medianMs / ofLeaves.medianMs,
      note: `ratio to the draws of all leaves; ${plainDraws} draws carried on to 10,000`,
    }),
    toRow('the same draws, one recalculation of formulas a draw', size, formulas, {
      ratio: formulas.medianMs / ofLeaves.medianMs,
      note: `ratio to the draws of all leaves; ${formulaDraws} draws carried on to 10,000, without intervals`,
    }),
  );
  if (aimMs === null) return;
  report.aims.push({
    name: `10,000 draws within ${aimMs} ms`,
    size,
    measured: `${ofLeaves.medianMs.toFixed(0)} ms`,
    met: ofLeaves.medianMs <= aimMs,
  });
}

function drawAll(model: IndexModel, groups: WeightGroups): void {
  finishSteps(
    drawRanks(model, groups, { noise: NOISE, scoreDeviation: 0, draws: DRAWS, seed: SEED, withPairs: false }),
  );
}

/** Other weights, and every unit with the scores of the one after it. */
function moveModel(model: IndexModel, groups: WeightGroups): IndexModel {
  const ratios = new Float64Array(groups.nodes.length);
  prepareWeightDraws(model, groups, NOISE, SEED).fill(0, ratios, 0);
  const attainment = new Float64Array(model.attainment.length);
  const leafCount = model.leafNodes.length;
  attainment.set(model.attainment.subarray(leafCount));
  attainment.set(model.attainment.subarray(0, leafCount), attainment.length - leafCount);
  return { ...model, weights: weighLeaves(model, groups, ratios), attainment };
}

function explainAll(from: IndexModel, to: IndexModel): void {
  const ask = { from: from.state, to: to.state, unitId: null, level: 'leaf' } as const;
  finishSteps(attribute(ask, { from, to, pairs: pairById(from), mapping: 'same', findCorners: () => null }));
}

function drawPlainly(model: IndexModel, groups: WeightGroups, count: number): void {
  const draws = prepareWeightDraws(model, groups, NOISE, SEED);
  const ratios = new Float64Array(groups.nodes.length);
  const counts = model.unitIds.map(() => new Uint32Array(model.unitIds.length + 1));
  for (let draw = 0; draw < count; draw++) {
    draws.fill(draw, ratios, 0);
    const { rank } = evaluateModel(model, weighLeaves(model, groups, ratios));
    for (const [unit, own] of counts.entries()) {
      const at = rank[unit] ?? 0;
      own[at] = (own[at] ?? 0) + 1;
    }
  }
}

/** As COINr does: the whole chain again for every draw. */
async function timeFormulas(
  model: IndexModel,
  workbook: Workbook,
  groups: WeightGroups,
  count: number,
): Promise<Samples> {
  const book = buildFormulaModel(workbook, true);
  const set = present(workbook.sets[SET_ID], 'the set');
  const leafIds = listNodes(set).filter((node) => node.childIds.length === 0);
  const draws = prepareWeightDraws(model, groups, NOISE, SEED);
  const ratios = new Float64Array(groups.nodes.length);
  return time(1, () => {
    for (let draw = 0; draw < count; draw++) {
      draws.fill(draw, ratios, 0);
      const weights = weighLeaves(model, groups, ratios);
      book.setWeights(leafIds.map((_, leaf) => weights[leaf] ?? 0));
    }
  });
}

async function time(count: number, run: () => void): Promise<Samples> {
  const times: number[] = [];
  if (count > 1) run();
  for (let round = 0; round < count; round++) {
    await nextTask();
    const started = performance.now();
    run();
    times.push(performance.now() - started);
  }
  return summarize(times);
}

function carryOn({ medianMs, p95Ms, fastestMs, count }: Samples, draws: number): Samples {
  const times = DRAWS / draws;
  return { medianMs: medianMs * times, p95Ms: p95Ms * times, fastestMs: fastestMs * times, count };
}
