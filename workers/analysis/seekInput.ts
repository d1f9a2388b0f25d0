/** One input sought through: by closed form where the model allows it, else through the formulas; the answer is always tried in the engine. */
import type { Command } from '../../src/domain/commands/index.ts';
import type { CriterionNode } from '../../src/domain/criteria.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { isFormula, splitStored } from '../../src/domain/formula/references.ts';
import { attainmentOf, type LeafOutcome } from '../../src/domain/points.ts';
import { isDirectRule } from '../../src/domain/rules/evaluateRule.ts';
import { isNotApplicable } from '../../src/domain/scores.ts';
import { entryOf, readLeafInput, type LeafAsk, type LeafInput } from '../../src/analysis/goalSeek/leafInput.ts';
import type { Found, Goal, InputValue, SoughtInput } from '../../src/analysis/goalSeek/question.ts';
import { samplePieces, spread } from '../../src/analysis/goalSeek/sampling.ts';
import { cutAt, eachAlone, placeBefore, searchLine, type ValueLine } from '../../src/analysis/goalSeek/searchLine.ts';
import { gradeOf, isReached, readGoal } from '../../src/analysis/goalSeek/readGoal.ts';
import { createProbe, standingOf } from '../../src/analysis/standing.ts';
import { traceWeights } from '../../src/analysis/goalSeek/weightCurve.ts';
import type { IndexModel, StateRef } from '../../src/analysis/indexModel.ts';
import { roundTo } from '../../src/lib/decimal.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

export interface Seeking {
  readonly context: AnalysisContext;
  readonly state: StateRef;
  readonly goal: Goal;
  readonly model: IndexModel;
  readonly workbook: Workbook;
  readonly step: number;
  /** The result as it is. */
  readonly base: number;
  readonly withLine: boolean;
}

/** A line with what it takes to find the result at each of its places. */
interface Sought {
  readonly input: SoughtInput;
  readonly line: ValueLine;
  readonly commandsAt: (place: number) => readonly Command[];
  /** Only to try them: what a lock forbids may still be asked. */
  readonly unlock: readonly Command[];
  /** The result in closed form; null where only the engine knows. */
  readonly valueAt: ((place: number) => number) | null;
  readonly isExact: boolean;
  readonly leaf: LeafInput | null;
  readonly weightTrials: number;
}

/** Null where the input has no legal values. */
export function* seekInput(seeking: Seeking, input: SoughtInput): Steps<Found | null> {
  const sought = yield* partOfSteps(readSought(seeking, input), 0, 0.3);
  return sought ? yield* partOfSteps(seek(seeking, sought), 0.3, 1) : null;
}

function* readSought(seeking: Seeking, input: SoughtInput): Steps<Sought | null> {
  switch (input.kind) {
    case 'weight':
      return yield* readWeight(seeking, input);
    case 'assumption':
      return readAssumption(seeking, input);
    default:
      return readLeaf(seeking, input);
  }
}

function* seek(seeking: Seeking, sought: Sought): Steps<Found> {
  const { goal, base, model } = seeking;
  const { line, leaf, input } = sought;
  const known = new Map<number, number>();
  let last: IndexModel | null = null;
  function tryAt(place: number): number {
    const tried = seeking.context.trial(seeking.state, [...sought.unlock, ...sought.commandsAt(place)]);
    last = tried.ok ? tried.value : null;
    return last ? readGoal(last, goal, standingOf(last)) : Number.NaN;
  }
  const look = sought.valueAt ?? tryAt;
  function valueAt(place: number): number {
    const value = known.get(place) ?? look(place);
    known.set(place, value);
    return value;
  }
  const isSlow = sought.valueAt === null;
  const already = isReached(goal, base);
  const goalGrade = goal.kind === 'rank' || goal.kind === 'class' ? -goal.target : goal.target;
  const sighting = already
    ? null
    : yield* partOfSteps(
        searchLine(line, (place) => gradeOf(goal, valueAt(place)), goalGrade, isSlow),
        0,
        0.8,
      );
  const searched = known.size;
  const samples = seeking.withLine ? listSamples(line, isSlow, sighting?.place ?? sighting?.best ?? null) : [];
  const hasSteps = goal.kind === 'rank' || goal.kind === 'class';
  const isCheap = leaf !== null || model.attainment.length <= CHEAP_CELLS || known.size * 2 > line.count;
  if (seeking.withLine && hasSteps && !isSlow && isCheap)
    samples.push(...(yield* partOfSteps(listJumps(line, valueAt), 0.8, 0.9)));
  for (const [turn, place] of samples.entries()) {
    valueAt(place);
    if (isSlow || turn % 16 === 0) yield 0.9 + (0.05 * turn) / samples.length;
  }
  const proven =
    sighting?.place == null ? null : proveAt(sighting.place, line, (place) => isReached(goal, tryAt(place)));
  const place = proven ?? sighting?.best ?? null;
  const result = place === null ? base : tryAt(place);
  if (place !== null) known.set(place, result);
  const at = place === null || !leaf ? null : readAttainment(last, leaf);
  const before = proven === null ? null : placeBefore(line, proven);
  const now = leaf ? readAttainment(model, leaf) : Number.NaN;
  return {
    input,
    outcome: already ? 'already' : proven === null ? 'outOfReach' : 'reached',
    method: sought.isExact ? 'exact' : 'sampled',
    tried: searched + sought.weightTrials,
    from: line.current === null ? null : writeFrom(line.current, leaf, now),
    to: place === null ? null : writeTo(line, place, leaf, at ?? Number.NaN),
    result,
    before: before === null ? null : { figure: line.figureAt(before), result: valueAt(before) },
    range: [line.figureAt(0), line.figureAt(line.count - 1)],
    change01: place === null || !leaf ? Number.NaN : Math.abs((at ?? 0) - (Number.isNaN(now) ? 0 : now)),
    replacesPoints: leaf?.replacesPoints ?? false,
    commands: place === null ? [] : sought.commandsAt(place),
    line: (known.size > MAX_DRAWN ? [...new Set(samples)].map((at) => [at, valueAt(at)] as const) : [...known])
      .filter(([, y]) => seeking.withLine && !Number.isNaN(y))
      .sort((a, b) => a[0] - b[0])
      .map(([x, y]) => ({ x: line.figureAt(x), y })),
  };
}

/** The engine has the last word: dust in a closed form may be worth one legal step, no more. */
function proveAt(place: number, line: ValueLine, reaches: (place: number) => boolean): number | null {
  const outward = line.figureAt(place) >= (line.current ?? Number.NEGATIVE_INFINITY) ? 1 : -1;
  for (const at of [place, place + outward]) if (at >= 0 && at < line.count && reaches(at)) return at;
  return null;
}

/** More points than this make a picture no finer. */
const MAX_DRAWN = 400;
/** Attainments of a block that is calculated in some 0.05 ms: every value of a weight may then be drawn. */
const CHEAP_CELLS = 7000;
const LINE_SAMPLES = 100;
const SLOW_SAMPLES = 24;

/** Enough for a picture: even steps, both sides of every edge, and the value found with its neighbours. */
function listSamples(line: ValueLine, isSlow: boolean, found: number | null): number[] {
  const edges = line.pieces.length <= LINE_SAMPLES ? line.pieces.flat() : [];
  const near = found === null ? [] : [found - 1, found, found + 1];
  const places = [...spread(line.count, isSlow ? SLOW_SAMPLES : LINE_SAMPLES), ...edges, ...near];
  return [...new Set(places)].filter((place) => place >= 0 && place < line.count).sort((a, b) => a - b);
}

/** Both sides of every jump of a result that goes in steps. */
function* listJumps(line: ValueLine, valueAt: (place: number) => number): Steps<number[]> {
  const jumps: number[] = [];
  for (let place = 1; place < line.count; place++) {
    if (valueAt(place) !== valueAt(place - 1)) jumps.push(place - 1, place);
    if (place % 64 === 0) yield place / line.count;
  }
  return jumps;
}

function readAttainment(model: IndexModel | null, { ask, node }: LeafInput): number {
  const unit = model?.unitIds.indexOf(ask.unitId) ?? -1;
  const leaf = model?.nodes.find(({ id }) => id === node.id)?.leaf ?? -1;
  return model?.attainment[unit * model.leafNodes.length + leaf] ?? Number.NaN;
}

function writeFrom(figure: number, leaf: LeafInput | null, attainment: number): InputValue {
  return {
    figure,
    declared: leaf?.declared ?? null,
    points: leaf ? roundTo(attainment * (leaf.node.max ?? 0), 7) : NaN,
  };
}

function writeTo(line: ValueLine, place: number, leaf: LeafInput | null, attainment: number): InputValue {
  const entry = leaf?.line.entryAt(place);
  return {
    figure: line.figureAt(place),
    declared: entry && 'declared' in entry ? entry.declared : null,
    points: leaf ? roundTo(attainment * (leaf.node.max ?? 0), 7) : Number.NaN,
  };
}

function readLeaf(seeking: Seeking, ask: LeafAsk): Sought | null {
  const { workbook, state, model, goal, context } = seeking;
  const leaf = readLeafInput(workbook, state.setId, ask, seeking.step);
  const unit = model.unitIds.indexOf(ask.unitId);
  const at = model.nodes.find(({ id }) => id === ask.nodeId)?.leaf ?? -1;
  if (!leaf || unit < 0 || at < 0) return null;
  const { rule } = leaf.node;
  const isRelative = rule?.type === 'relative';
  const isCoupled = model.couplings.some(({ kind }) => kind !== 'relative');
  const isClosed = !isCoupled && !isRelative && (ask.kind === 'points' || (rule !== null && isDirectRule(rule)));
  // R12 alone: the unit's own rate lifts its points and lowers those of the others, so every result still moves one way.
  const sampled = isClosed || (isRelative && !isCoupled) ? null : samplePieces(leaf.line);
  const probe = createProbe(model, unit);
  const isLocked = state.scenarioId === null && leaf.stage === 'self';
  return {
    input: ask,
    line: sampled ? { ...leaf.line, pieces: sampled.pieces } : leaf.line,
    commandsAt: (place) => [{ verb: 'setScores', args: { setId: state.setId, entries: [entryOf(leaf, place)] } }],
    unlock:
      isLocked && context.workbook.dossiers[state.setId]?.[ask.unitId]?.lock
        ? [{ verb: 'unlockScores', args: { setId: state.setId, unitId: ask.unitId } }]
        : [],
    valueAt: isClosed
      ? (place) => readGoal(model, goal, probe(at, attainmentAt(leaf.node, leaf.line.pointsAt(place), model)))
      : null,
    isExact: sampled?.isExact ?? true,
    leaf,
    weightTrials: 0,
  };
}

function attainmentAt(node: CriterionNode, points: number, model: IndexModel): number {
  const outcome: LeafOutcome = isNotApplicable(points) ? { kind: 'notApplicable' } : { kind: 'points', points };
  return attainmentOf(outcome, node, model.policies);
}

/** Parts looked at where weights are formulas of one another, which may jump anywhere. */
const FORMULA_SEGMENTS = 48;

function* readWeight(seeking: Seeking, input: Extract<SoughtInput, { kind: 'weight' }>): Steps<Sought | null> {
  const { model, state, goal, context, workbook } = seeking;
  const node = model.nodes.find(({ id }) => id === input.nodeId);
  if (!node) return null;
  const highest = Math.max(model.statedTotal, Number.isFinite(node.weight) ? node.weight : 0);
  const count = Math.floor(roundTo(highest / seeking.step, 7)) + 1;
  const figureAt = (place: number): number => roundTo(place * seeking.step, 7);
  const line: ValueLine = { count, figureAt, current: Number.isFinite(node.weight) ? node.weight : null, pieces: [] };
  const commandsAt = (place: number): readonly Command[] => [
    { verb: 'setWeight', args: { setId: state.setId, nodeId: node.id, weight: figureAt(place) } },
  ];
  const shared = { input, commandsAt, unlock: [], leaf: null };
  if (model.couplings.some(({ kind }) => kind !== 'relative')) {
    const { pieces, isExact } = samplePieces({ ...line, pieces: cutAt(count, []) });
    return { ...shared, line: { ...line, pieces }, valueAt: null, isExact, weightTrials: 0 };
  }
  const others = Object.values(workbook.sets[state.setId]?.nodes ?? {}).some(
    ({ id, weight }) => id !== node.id && isFormula(weight) && !isApartFromWeights(weight, workbook),
  );
  const curve = yield* traceWeights(
    count,
    figureAt,
    (place) => {
      const tried = context.trial(state, commandsAt(place));
      return tried.ok ? tried.value.weights : null;
    },
    others ? FORMULA_SEGMENTS : 2,
  );
  if (!curve) return null;
  return {
    ...shared,
    line: { ...line, pieces: eachAlone(count) },
    valueAt: (place) => readGoal(model, goal, standingOf(model, curve.weightsAt(place))),
    isExact: !others && curve.isExact,
    weightTrials: curve.tried,
  };
}

/** Whether a weight formula reads maxima and typed assumptions only: no other weight can move it. */
function isApartFromWeights(formula: string, workbook: Workbook): boolean {
  const parts = splitStored(formula);
  if (parts === null) return false;
  return parts.every((part) => {
    if (part.kind === 'word') return true;
    if (part.kind !== 'reference') return false;
    if (part.reference.kind === 'max') return true;
    return (
      part.reference.kind === 'assumption' && typeof workbook.assumptions[part.reference.assumption]?.value === 'number'
    );
  });
}

function readAssumption(seeking: Seeking, input: Extract<SoughtInput, { kind: 'assumption' }>): Sought | null {
  const assumption = seeking.workbook.assumptions[input.assumptionId];
  if (!assumption) return null;
  const { min, max, step, value } = assumption;
  const count = Math.floor(roundTo((max - min) / step, 7)) + 1;
  const line: ValueLine = {
    count,
    figureAt: (place) => roundTo(min + place * step, 7),
    current: typeof value === 'number' ? value : null,
    pieces: cutAt(count, []),
  };
  const { pieces, isExact } = samplePieces(line);
  return {
    input,
    line: { ...line, pieces },
    commandsAt: (place) => [
      { verb: 'setAssumptionValue', args: { assumptionId: input.assumptionId, value: line.figureAt(place) } },
    ],
    unlock: [],
    valueAt: null,
    isExact,
    leaf: null,
    weightTrials: 0,
  };
}
