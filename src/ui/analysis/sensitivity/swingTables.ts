/** Tornado and variance as tables. */
import type { Figure } from '../../../analysis/figure.ts';
import type { TornadoAnswer } from '../../../analysis/tornado/question.ts';
import type { VarianceAnswer } from '../../../analysis/variance/question.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { cellOf, columnOf, nameInput, type Naming } from './sayFigure.ts';

export function tableOfTornado(
  naming: Naming,
  answer: TornadoAnswer,
  figure: Figure['kind'],
  notes: readonly string[],
): FigureTable {
  const t = naming.t.sensitivity.tornado;
  return {
    title: t.title,
    notes,
    columns: [
      { label: t.input, decimals: null },
      { label: t.now, decimals: 4 },
      { label: t.lowInput, decimals: 4 },
      columnOf(naming, figure, t.lowOutput),
      { label: t.highInput, decimals: 4 },
      columnOf(naming, figure, t.highOutput),
      { ...columnOf(naming, figure, t.span), isSigned: false },
    ],
    rows: answer.rows.map(({ input, now, low, high, span }) => [
      nameInput(naming, input),
      now,
      low.input,
      cellOf(naming, figure, low.output),
      high.input,
      cellOf(naming, figure, high.output),
      span,
    ]),
  };
}

export function tableOfVariance(naming: Naming, answer: VarianceAnswer, notes: readonly string[]): FigureTable {
  const t = naming.t.sensitivity.variance;
  return {
    title: t.title,
    notes,
    columns: [
      { label: t.node, decimals: null },
      { label: t.weight, decimals: 2 },
      { label: t.first, decimals: 1, isShare: true },
      { label: t.error, decimals: 1, isShare: true },
      { label: t.total, decimals: 1, isShare: true },
      { label: t.error, decimals: 1, isShare: true },
    ],
    rows: answer.groups.map(({ nodeId, weight, first, firstError, total, totalError }) => [
      nameNode(naming, nodeId),
      weight,
      first,
      firstError,
      total,
      totalError,
    ]),
  };
}

export function tableOfCorrelations(naming: Naming, answer: VarianceAnswer, notes: readonly string[]): FigureTable {
  const t = naming.t.sensitivity.variance;
  return {
    title: t.correlations,
    notes: [...notes, t.correlationsNote],
    columns: [
      { label: t.node, decimals: null },
      { label: t.share, decimals: 1, isShare: true },
      { label: t.importance, decimals: 1, isShare: true },
      { label: 'Pearson r', decimals: 2, isSigned: true },
      { label: 'Spearman ρ', decimals: 2, isSigned: true },
      { label: 'Kendall τ-b', decimals: 2, isSigned: true },
      { label: t.units, decimals: 0 },
    ],
    rows: answer.correlations.map(({ nodeId, weight01, importance, pearson, spearman, kendall, units }) => [
      nameNode(naming, nodeId),
      weight01,
      importance,
      pearson,
      spearman,
      kendall,
      units,
    ]),
  };
}

export function nameNode({ set }: Naming, nodeId: keyof Naming['set']['nodes']): string {
  const node = set.nodes[nodeId];
  return `${node?.code ?? ''} ${node?.name ?? ''}`.trim();
}
