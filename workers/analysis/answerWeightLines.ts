import { listByRank } from '../../src/analysis/flips/flipPairs.ts';
import { findSwapOwn } from '../../src/analysis/flips/weightFlips.ts';
import { evaluateModel, roundedIndex, type IndexModel } from '../../src/analysis/indexModel.ts';
import { findMissingRank } from '../../src/analysis/missingRank.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type {
  LineCrossing,
  LineStanding,
  WeightLinesAnswer,
  WeightLinesAsk,
} from '../../src/analysis/weightLines/question.ts';
import { crossingsOf, indexOnLine, linesOnPath, type UnitLines } from '../../src/analysis/weightLines/unitLines.ts';
import { effectiveOnPath, ownOnPath, weightsOnPath, type WeightPath } from '../../src/analysis/weightPath.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { findWeightPaths } from './weightPaths.ts';

/** Units above and below the one in question that stand beside it when none are chosen. */
const REACH = 3;
/** Lines bend where units leave leaves out: so many points a part show it. */
const POINTS = 41;

export function* answerWeightLines(
  context: AnalysisContext,
  ask: WeightLinesAsk,
): Steps<Result<WeightLinesAnswer, AnalysisProblem>> {
  yield 0;
  const model = context.model(ask.state);
  if (!model) return fail('analysis.gone');
  const at = model.nodes.findIndex((node) => node.id === ask.nodeId);
  const node = model.nodes[at];
  if (!node) return fail('analysis.gone');
  const broken = model.nodes.find((one) => Number.isNaN(one.effective));
  if (broken) return fail('analysis.errors', { place: broken.code });
  const missing = ask.unitIds === null ? findMissingRank(model, [ask.unitId]) : null;
  if (missing) return missing;
  const units = listUnits(model, ask);
  if (units.length < 2) return fail('analysis.tooFew', { needed: 2, found: units.length });
  const { paths } = yield* partOfSteps(findWeightPaths(context, model, [at], ask.rule), 0, 0.9);
  const parts = paths.map((path) => ({ path, lines: linesOnPath(model, path) }));
  const [first, last] = [paths[0], paths.at(-1)];
  const ownMin = first ? ownOnPath(first, first.min) : node.weight;
  const ownMax = last ? ownOnPath(last, last.max) : node.weight;
  const atOwn = Math.min(ownMax, Math.max(ownMin, ask.at ?? node.weight));
  const there = paths.find((path) => atOwn <= ownOnPath(path, path.max) + 1e-9);
  const atEffective = there ? effectiveOnPath(there, atOwn) : node.effective;
  const { standings, movedCount } = listStandings(model, units, there ?? null, atEffective);
  return succeed({
    state: ask.state,
    nodeId: node.id,
    code: node.code,
    name: node.name,
    rule: ask.rule,
    ownNow: node.weight,
    effectiveNow: node.effective,
    ownMin,
    ownMax,
    isSampled: paths.some((path) => path.isSampled),
    lines: units.map((unit) => ({
      unitId: model.unitIds[unit] as WeightLinesAsk['unitId'],
      name: model.unitNames[unit] ?? '',
      ...drawLine(model, parts, unit),
    })),
    crossings: listCrossings(model, parts, units, node.effective),
    atOwn,
    atEffective,
    standings,
    movedCount,
    couplings: model.couplings,
  });
}

interface Part {
  readonly path: WeightPath;
  readonly lines: UnitLines;
}

function listUnits(model: IndexModel, { unitId, unitIds }: WeightLinesAsk): number[] {
  const order = listByRank(model);
  if (unitIds !== null) return order.filter((unit) => unitIds.some((id) => id === model.unitIds[unit]));
  const place = order.findIndex((unit) => model.unitIds[unit] === unitId);
  const from = Math.max(0, Math.min(place - REACH, order.length - 2 * REACH - 1));
  return order.slice(from, from + 2 * REACH + 1);
}

function drawLine(
  model: IndexModel,
  parts: readonly Part[],
  unit: number,
): { owns: Float64Array; indexes: Float64Array } {
  const perPart = Math.max(2, Math.ceil(POINTS / Math.max(1, parts.length)));
  const points = parts.flatMap(({ path, lines }) =>
    Array.from({ length: perPart }, (_, step) => {
      const x = path.min + ((path.max - path.min) * step) / (perPart - 1);
      return { own: ownOnPath(path, x), index: indexOnLine(lines, unit, x, model.policies.mayPassTotal) };
    }),
  );
  // Where nothing has any weight there is no index.
  const known = points.filter(({ index }) => !Number.isNaN(index));
  return {
    owns: Float64Array.from(known, ({ own }) => own),
    indexes: Float64Array.from(known, ({ index }) => index),
  };
}

function listCrossings(
  model: IndexModel,
  parts: readonly Part[],
  units: readonly number[],
  now: number,
): LineCrossing[] {
  const { mayPassTotal } = model.policies;
  const found: LineCrossing[] = [];
  for (const { path, lines } of parts)
    for (const [one, unit] of units.entries())
      for (const [beyond, rival] of units.slice(one + 1).entries())
        for (const x of crossingsOf(lines, unit, rival, path.min, path.max, mayPassTotal)) {
          const side = x >= now ? 1 : -1;
          const step = Math.max(1e-6, (path.max - path.min) * 1e-4);
          const leads =
            indexOnLine(lines, unit, x + side * step, true) > indexOnLine(lines, rival, x + side * step, true);
          const [upper, lower] = leads ? [rival, unit] : [unit, rival];
          found.push({
            one,
            other: one + 1 + beyond,
            x,
            own: ownOnPath(path, x),
            index: indexOnLine(lines, unit, x, mayPassTotal),
            swapOwn: findSwapOwn(model, path, lines, upper, lower, x, side),
          });
        }
  return found.sort((a, b) => a.x - b.x);
}

function listStandings(
  model: IndexModel,
  units: readonly number[],
  path: WeightPath | null,
  x: number,
): { standings: LineStanding[]; movedCount: number } {
  const now = evaluateModel(model);
  const then = path ? evaluateModel(model, weightsOnPath(path, x)) : now;
  const standings = units.map((unit) => ({
    unitId: model.unitIds[unit] as WeightLinesAsk['unitId'],
    name: model.unitNames[unit] ?? '',
    indexNow: roundedIndex(model, now.index[unit] ?? Number.NaN),
    indexThere: roundedIndex(model, then.index[unit] ?? Number.NaN),
    rankNow: now.rank[unit] ?? Number.NaN,
    rankThere: then.rank[unit] ?? Number.NaN,
  }));
  const movedCount = now.rank.filter((rank, unit) => !Number.isNaN(rank) && rank !== then.rank[unit]).length;
  return { standings: standings.sort((a, b) => a.rankThere - b.rankThere), movedCount };
}
