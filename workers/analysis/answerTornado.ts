import { hasUnits, readFigure, type Figure } from '../../src/analysis/figure.ts';
import type { IndexModel } from '../../src/analysis/indexModel.ts';
import { findMissingRank } from '../../src/analysis/missingRank.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { nodesOfLevel, pointsRange, weightEnds } from '../../src/analysis/tornado/inputs.ts';
import type {
  TornadoAnswer,
  TornadoAsk,
  TornadoEnd,
  TornadoInput,
  TornadoRow,
} from '../../src/analysis/tornado/question.ts';
import { commandOfInput } from '../../src/analysis/ways/cells.ts';
import { weighTree } from '../../src/analysis/weightTree.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import { emptyUnitScores } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

/** One input with its two ends, not yet tried; `at` gives the model at a value without the engine, where that is exact. */
interface Swing {
  readonly input: TornadoInput;
  readonly now: number;
  readonly low: number;
  readonly high: number;
  readonly commandsAt: (value: number) => readonly Command[];
  readonly modelAt: ((value: number) => IndexModel) | null;
}

export function* answerTornado(
  context: AnalysisContext,
  ask: TornadoAsk,
): Steps<Result<TornadoAnswer, AnalysisProblem>> {
  yield 0;
  const { state, figure } = ask;
  const model = context.model(state);
  const workbook = context.resolve(state);
  if (!model || !workbook || !hasUnits(model, figure)) return fail('analysis.gone');
  const flaw = findFlaw(ask);
  if (flaw) return flaw;
  const base = readFigure(model, figure);
  if (Number.isNaN(base)) return explainMissing(model, figure);
  const swings = [
    ...listWeightSwings(model, ask),
    ...listAssumptionSwings(workbook, ask),
    ...listPointSwings(model, workbook, ask),
  ];
  const rows: TornadoRow[] = [];
  const skipped: TornadoInput[] = [];
  let trials = 0;
  for (const [turn, swing] of swings.entries()) {
    const { input, now } = swing;
    const ends: TornadoEnd[] = [];
    for (const value of [swing.low, swing.high]) {
      const commands = swing.commandsAt(value);
      if (!swing.modelAt) trials++;
      const moved = swing.modelAt ? succeed(swing.modelAt(value)) : context.trial(state, commands);
      if (moved.ok) ends.push({ input: value, output: readFigure(moved.value, figure), commands });
      yield (turn + ends.length / 2) / swings.length;
    }
    const [low, high] = ends;
    if (!low || !high || swing.low >= swing.high) skipped.push(input);
    else rows.push({ input, now, low, high, span: spanOf([base, low.output, high.output]) });
  }
  rows.sort((one, other) => other.span - one.span);
  return succeed({ state, base, rows, skipped, trials });
}

function findFlaw({ change, pointStep, figure }: TornadoAsk): ReturnType<typeof fail<'analysis.badSetting'>> | null {
  const outside = (what: string, value: number, min: number, max: number) =>
    value >= min && value <= max ? null : fail('analysis.badSetting', { what, min, max });
  return (
    (change.kind === 'share'
      ? outside('change', change.share01 * 100, 0.1, 100)
      : outside('change', change.points, 0.01, 100)) ??
    outside('pointStep', pointStep, 0, 100) ??
    (figure.kind === 'chance' ? outside('draws', figure.noise.draws, 100, 20_000) : null)
  );
}

/** Why the figure is not there: a unit without a rank where the rank is asked for, else totals that are unknown. */
function explainMissing(model: IndexModel, figure: Figure): Result<never, AnalysisProblem> {
  if (figure.kind === 'mean') return fail('analysis.tooFew', { needed: 1, found: 0 });
  const unranked = figure.kind === 'rank' ? findMissingRank(model, [figure.unitId]) : null;
  return unranked ?? fail('analysis.errors', { place: model.unitNames[model.unitIds.indexOf(figure.unitId)] ?? '' });
}

function spanOf(outputs: readonly number[]): number {
  const found = outputs.filter((output) => !Number.isNaN(output));
  return found.length === 0 ? 0 : Math.max(...found) - Math.min(...found);
}

function listWeightSwings(model: IndexModel, { weights, change, redistribution, state }: TornadoAsk): Swing[] {
  if (weights === null) return [];
  const rule = redistribution ?? model.redistribution;
  // A weight by formula may follow the one that is moved, and a rule may read weights: only the engine knows.
  const isPlain =
    !model.nodes.some(({ isFormula }) => isFormula) && !model.couplings.some(({ kind }) => kind === 'rule');
  return nodesOfLevel(model, weights).flatMap((at): Swing[] => {
    const node = model.nodes[at];
    if (!node || Number.isNaN(node.weight)) return [];
    const input = { kind: 'weight', nodeId: node.id } as const;
    return [
      {
        input,
        now: node.weight,
        ...weightEnds(node.weight, change),
        commandsAt: (value) => [
          ...(redistribution === null
            ? []
            : [{ verb: 'setRedistribution', args: { setId: state.setId, redistribution } } as const]),
          commandOfInput(state.setId, input, value),
        ],
        modelAt: isPlain
          ? (weight) => ({ ...model, weights: weighTree(model, rule, { node: at, weight }).leaves })
          : null,
      },
    ];
  });
}

function listAssumptionSwings(workbook: Workbook, { withAssumptions, state }: TornadoAsk): Swing[] {
  if (!withAssumptions) return [];
  return workbook.assumptionOrder.flatMap((id): Swing[] => {
    const assumption = workbook.assumptions[id];
    if (!assumption) return [];
    const input = { kind: 'assumption', assumptionId: id } as const;
    const { value, min, max } = assumption;
    return [
      {
        input,
        now: typeof value === 'number' ? value : Number.NaN,
        low: min,
        high: max,
        commandsAt: (end) => [commandOfInput(state.setId, input, end)],
        modelAt: null,
      },
    ];
  });
}

function listPointSwings(model: IndexModel, workbook: Workbook, { pointStep, figure, state }: TornadoAsk): Swing[] {
  const set = workbook.sets[state.setId];
  if (pointStep <= 0 || figure.kind === 'mean' || !set) return [];
  const { unitId } = figure;
  const unit = model.unitIds.indexOf(unitId);
  const scores = workbook.scores[state.setId]?.[unitId] ?? emptyUnitScores();
  const isPlain = !model.couplings.some(({ kind }) => kind !== 'relative');
  const leafCount = model.leafNodes.length;
  return Array.from(model.leafNodes).flatMap((at, leaf): Swing[] => {
    const id = model.nodes[at]?.id;
    const node = id === undefined ? undefined : set.nodes[id];
    const place = unit * leafCount + leaf;
    const range = node && pointsRange(node, scores, model.attainment[place] ?? Number.NaN, pointStep);
    if (!node || !range) return [];
    const { slot, stage, now, low, high } = range;
    return [
      {
        input: { kind: 'points', nodeId: node.id },
        now,
        low,
        high,
        commandsAt: (points) => [
          { verb: 'unlockScores', args: { setId: set.id, unitId } },
          { verb: 'setScores', args: { setId: set.id, entries: [{ unitId, stage, slot, entry: { points } }] } },
        ],
        modelAt: isPlain
          ? (points) => {
              const attainment = model.attainment.slice();
              attainment[place] = points / (node.max ?? 1);
              return { ...model, attainment };
            }
          : null,
      },
    ];
  });
}
