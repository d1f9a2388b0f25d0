import { hasUnits, readFigure } from '../../src/analysis/figure.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { commandOfInput, commandsOfCell, valuesOfWay } from '../../src/analysis/ways/cells.ts';
import { MAX_CELLS, MAX_WAYS, type WaysAnswer, type WaysAsk } from '../../src/analysis/ways/question.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

/** Every cell as a trial through the formula engine: weights by formula and rules that read weights are right by themselves. */
export function* answerWays(context: AnalysisContext, ask: WaysAsk): Steps<Result<WaysAnswer, AnalysisProblem>> {
  yield 0;
  const { state, figure, redistribution } = ask;
  const { setId } = state;
  const model = context.model(state);
  const workbook = context.resolve(state);
  if (!model || !workbook || !hasUnits(model, figure)) return fail('analysis.gone');
  if (ask.ways.length < 1) return fail('analysis.tooFew', { needed: 1, found: 0 });
  if (ask.ways.length > MAX_WAYS) return fail('analysis.tooMany', { limit: MAX_WAYS, found: ask.ways.length });
  if (!ask.ways.every((way) => isThere(workbook, ask, way.input))) return fail('analysis.gone');
  const ways = ask.ways.map((way) => {
    const values = valuesOfWay(way, MAX_CELLS);
    return { input: way.input, values, commands: values.map((value) => commandOfInput(setId, way.input, value)) };
  });
  if (ways.some(({ values }) => values.length === 0))
    return fail('analysis.badSetting', { what: 'step', min: 0.0001, max: '' });
  const cells = ways.reduce((count, { values }) => count * values.length, 1);
  if (cells > MAX_CELLS) return fail('analysis.tooMany', { limit: MAX_CELLS, found: cells });
  const before: Command[] =
    redistribution === null ? [] : [{ verb: 'setRedistribution', args: { setId, redistribution } }];
  const values = new Float64Array(cells).fill(Number.NaN);
  let refused = 0;
  for (let cell = 0; cell < cells; cell++) {
    const trial = context.trial(state, [...before, ...commandsOfCell(ways, cell)]);
    if (trial.ok) values[cell] = readFigure(trial.value, figure);
    else refused++;
    yield (cell + 1) / cells;
  }
  return succeed({ state, figure, base: readFigure(model, figure), ways, values, refused, before });
}

function isThere(workbook: Workbook, { state }: WaysAsk, input: WaysAsk['ways'][number]['input']): boolean {
  return input.kind === 'weight'
    ? workbook.sets[state.setId]?.nodes[input.nodeId] !== undefined
    : workbook.assumptions[input.assumptionId] !== undefined;
}
