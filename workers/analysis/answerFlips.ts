import { listPairs, listByRank, type Pairs } from '../../src/analysis/flips/flipPairs.ts';
import { levelOf } from '../../src/analysis/flips/levelOf.ts';
import type {
  FlipNode,
  FlipPair,
  FlipsAnswer,
  FlipsAsk,
  FlipUnit,
  ScoreFlip,
  WeightFlip,
} from '../../src/analysis/flips/question.ts';
import { listScoreFlips } from '../../src/analysis/flips/scoreFlips.ts';
import { findSwapOwn, mapFlips, type FlipMap } from '../../src/analysis/flips/weightFlips.ts';
import {
  evaluateModel,
  roundedIndex,
  type IndexModel,
  type IndexOutcome,
  type ModelNode,
} from '../../src/analysis/indexModel.ts';
import { findMissingRank } from '../../src/analysis/missingRank.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { findWhole, linesOnPath, type UnitLines } from '../../src/analysis/weightLines/unitLines.ts';
import { effectiveOnPath, ownOnPath } from '../../src/analysis/weightPath.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import type { UnitId } from '../../src/domain/ids.ts';
import { lastStagePresent } from '../../src/domain/scores.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';
import { findWeightPaths, weighCommands } from './weightPaths.ts';

/** The closest flips, of each kind, that go to the screen; the rest is counted. */
const LISTED = 10_000;
/** The closest of each kind are tried out in the workbook. */
const TRIED = 5;

export function* answerFlips(context: AnalysisContext, ask: FlipsAsk): Steps<Result<FlipsAnswer, AnalysisProblem>> {
  const model = context.model(ask.state);
  if (!model) return fail('analysis.gone');
  yield 0;
  const outcome = evaluateModel(model);
  const broken = model.nodes.find((node) => Number.isNaN(node.effective));
  if (broken) return fail('analysis.errors', { place: broken.code });
  const order = listByRank(model, outcome);
  if (order.length < 2) return fail('analysis.tooFew', { needed: 2, found: order.length });
  const missing = findMissingRank(model, unitsOfPairs(ask));
  if (missing) return missing;
  const pairs = listPairs(model, order, ask.pairs);
  if (!pairs) return fail('analysis.gone');
  const nodes = model.nodes.flatMap((node, at) => (ask.levels.includes(levelOf(node)) ? [at] : []));
  const { paths, idle, tried } = yield* partOfSteps(findWeightPaths(context, model, nodes, ask.rule), 0, 0.5);
  const map = yield* partOfSteps(mapFlips(model, pairs, paths), 0.5, 0.7);
  const weightFlips = listWeightFlips(model, map, nodes);
  yield 0.75;
  const scoreFlips = listOfScores(context, model, pairs, nodes);
  yield 0.8;
  const listed = { weights: weightFlips.slice(0, LISTED), scores: scoreFlips.slice(0, LISTED) };
  const isTied = (pair: number): boolean => {
    const [upper = 0, lower = 0] = pairs.subarray(pair * 2, pair * 2 + 2);
    return outcome.rank[upper] === outcome.rank[lower];
  };
  const firstWeights = placesToTry(listed.weights, isTied);
  const firstScores = placesToTry(listed.scores, isTied);
  for (let turn = 0; turn < TRIED; turn++) {
    confirmWeight(context, model, ask, pairs, nodes, listed.weights, firstWeights[turn] ?? -1);
    confirmScore(context, model, pairs, listed.scores, firstScores[turn] ?? -1);
    yield 0.8 + (0.2 * (turn + 1)) / TRIED;
  }
  return succeed({
    state: ask.state,
    rule: ask.rule,
    decimals: model.policies.decimals,
    pairs: nameAllPairs(model, outcome, pairs),
    nodes: nodes.flatMap((at) => nameNode(model.nodes[at])),
    weightFlips: listed.weights,
    scoreFlips: listed.scores,
    moreWeightFlips: weightFlips.length - listed.weights.length,
    moreScoreFlips: scoreFlips.length - listed.scores.length,
    idle,
    sampled: tried,
    couplings: model.couplings,
  });
}

function unitsOfPairs({ pairs }: FlipsAsk): readonly UnitId[] {
  if (pairs.kind === 'pair') return pairs.unitIds;
  return pairs.kind === 'around' ? [pairs.unitId] : [];
}

/** Those that are told first: of pairs that are not level already. */
function placesToTry(flips: readonly { readonly pair: number }[], isTied: (pair: number) => boolean): number[] {
  return flips.flatMap(({ pair }, at) => (isTied(pair) ? [] : [at]));
}

function listWeightFlips(
  model: IndexModel,
  { pairs, paths, ties, sides }: FlipMap,
  nodes: readonly number[],
): WeightFlip[] {
  const found = new Map<number, WeightFlip>();
  const whole = findWhole(model);
  for (const [at, path] of paths.entries()) {
    const node = nodes.indexOf(path.node);
    let lines: UnitLines | null = null;
    const now = model.nodes[path.node]?.effective ?? 0;
    for (let pair = 0; pair < pairs.length / 2; pair++) {
      const tie = ties[pair * paths.length + at] ?? Number.NaN;
      const side = sides[pair * paths.length + at] ?? 0;
      if (Number.isNaN(tie) || side === 0) continue;
      const key = pair * nodes.length + node;
      const former = found.get(key);
      if (former && Math.abs(former.change) <= Math.abs(tie - now)) continue;
      lines ??= linesOnPath(model, path, whole);
      const [upper = 0, lower = 0] = pairs.subarray(pair * 2, pair * 2 + 2);
      const swapOwn = findSwapOwn(model, path, lines, upper, lower, tie, side > 0 ? 1 : -1);
      found.set(key, {
        pair,
        node,
        tie,
        tieOwn: ownOnPath(path, tie),
        change: tie - now,
        changeShare: now > 0 ? (tie - now) / now : Number.NaN,
        side: side > 0 ? 1 : -1,
        swapOwn,
        swapEffective: swapOwn === null ? null : effectiveOnPath(path, swapOwn),
        isConfirmed: null,
      });
    }
  }
  return [...found.values()].sort((a, b) => Math.abs(a.change) - Math.abs(b.change));
}

function listOfScores(
  context: AnalysisContext,
  model: IndexModel,
  pairs: Pairs,
  nodes: readonly number[],
): ScoreFlip[] {
  const workbook = context.resolve(model.state);
  const set = workbook?.sets[model.state.setId];
  if (!workbook || !set) return [];
  const flips = listScoreFlips(model, pairs).flatMap((flip): ScoreFlip[] => {
    const at = model.leafNodes[flip.leaf] ?? 0;
    const node = nodes.indexOf(at);
    const leaf = model.nodes[at];
    const slot = leaf && set.nodes[leaf.id]?.slot;
    const unitId = model.unitIds[pairs[flip.pair * 2 + 1] ?? 0];
    const scores = unitId && workbook.scores[set.id]?.[unitId];
    if (node < 0 || !leaf || slot === undefined || !scores) return [];
    const first = leaf.method === 'survey' || leaf.method === 'sipas' ? 'survey' : 'self';
    const { pair, points, tiePoints, swapPoints } = flip;
    const stage = lastStagePresent(scores, slot) ?? first;
    const change = tiePoints - points;
    return [{ pair, node, points, tiePoints, swapPoints, max: leaf.max, change, stage, slot, isConfirmed: null }];
  });
  return flips.sort((a, b) => a.change - b.change);
}

function confirmWeight(
  context: AnalysisContext,
  model: IndexModel,
  ask: FlipsAsk,
  pairs: Pairs,
  nodes: readonly number[],
  flips: WeightFlip[],
  at: number,
): void {
  const flip = flips[at];
  const node = flip && model.nodes[nodes[flip.node] ?? 0];
  if (!node || flip.swapOwn === null) return;
  const commands = weighCommands(ask.state, ask.rule, node.id, flip.swapOwn);
  flips[at] = { ...flip, isConfirmed: hasTurned(context, model, commands, pairs, flip.pair) };
}

function confirmScore(context: AnalysisContext, model: IndexModel, pairs: Pairs, flips: ScoreFlip[], at: number): void {
  const flip = flips[at];
  const unitId = flip && model.unitIds[pairs[flip.pair * 2 + 1] ?? 0];
  if (!unitId || flip.swapPoints === null) return;
  const { slot, stage, swapPoints } = flip;
  const entries = [{ unitId, stage, slot, entry: { points: swapPoints } }];
  const commands: Command[] = [{ verb: 'setScores', args: { setId: model.state.setId, entries } }];
  flips[at] = { ...flip, isConfirmed: hasTurned(context, model, commands, pairs, flip.pair) };
}

/** Whether the lower unit of a pair stands higher once commands are carried out in the workbook; null where it refuses them. */
function hasTurned(
  context: AnalysisContext,
  model: IndexModel,
  commands: readonly Command[],
  pairs: Pairs,
  pair: number,
): boolean | null {
  const tried = context.trial(model.state, commands);
  if (!tried.ok) return null;
  const { rank } = evaluateModel(tried.value);
  return (rank[pairs[pair * 2 + 1] ?? 0] ?? Number.NaN) < (rank[pairs[pair * 2] ?? 0] ?? Number.NaN);
}

function nameNode(node: ModelNode | undefined): FlipNode[] {
  if (!node) return [];
  const { id: nodeId, code, name, weight: own, effective } = node;
  return [{ nodeId, code, name, level: levelOf(node), own, effective }];
}

function nameAllPairs(model: IndexModel, outcome: IndexOutcome, pairs: Pairs): FlipPair[] {
  const nameUnit = (unit: number): FlipUnit[] => {
    const unitId = model.unitIds[unit];
    if (unitId === undefined) return [];
    const index = roundedIndex(model, outcome.index[unit] ?? Number.NaN);
    return [{ unitId, name: model.unitNames[unit] ?? '', index, rank: outcome.rank[unit] ?? Number.NaN }];
  };
  const named: FlipPair[] = [];
  for (let pair = 0; pair < pairs.length / 2; pair++) {
    const [upper] = nameUnit(pairs[pair * 2] ?? 0);
    const [lower] = nameUnit(pairs[pair * 2 + 1] ?? 0);
    if (upper && lower) named.push({ upper, lower });
  }
  return named;
}
