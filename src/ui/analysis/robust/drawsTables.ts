/** An answer of draws as tables. */
import type { DrawsAnswer } from '../../../analysis/draws/question.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { rankShare, rankShareBetween, shareError } from './robustFigures.ts';
import { sayRounding, type DrawNaming } from './sayDraws.ts';

export function listDrawTables(answer: DrawsAnswer, naming: DrawNaming, notes: readonly string[]): FigureTable[] {
  const pairs = tableOfPairs(answer, naming, notes);
  return [
    tableOfRanks(answer, naming, notes),
    tableOfClasses(answer, naming, notes),
    tableOfRisk(answer, naming, [...notes, sayRounding(answer, naming)]),
    tableOfShares(answer, naming, notes),
    ...(pairs ? [pairs] : []),
  ];
}

/** Places of the units in the answer, by their published rank. */
export function orderByRank({ rank }: DrawsAnswer): number[] {
  return Array.from(rank.keys()).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
}

export function tableOfRanks(answer: DrawsAnswer, naming: DrawNaming, notes: readonly string[]): FigureTable {
  const { t, names } = naming;
  const { columns } = t.robust;
  const rank = { decimals: 1, isRank: true } as const;
  const share = { decimals: 1, isShare: true } as const;
  return {
    title: t.robust.table,
    notes,
    columns: [
      { label: columns.unit, decimals: null },
      { label: columns.index, decimals: 4 },
      { label: columns.rank, ...rank },
      { label: columns.q05, ...rank },
      { label: columns.q50, ...rank },
      { label: columns.q95, ...rank },
      { label: columns.inBand, ...share },
      { label: columns.error, decimals: 2, isShare: true },
      { label: columns.mean, decimals: 2 },
      { label: columns.best, ...rank },
      { label: columns.worst, ...rank },
      { label: columns.tied, ...share },
    ],
    rows: orderByRank(answer).map((unit) => {
      const of = (values: Float64Array): number => values[unit] ?? Number.NaN;
      const within = rankShareBetween(answer, unit, of(answer.q05), of(answer.q95));
      return [
        names[unit] ?? '',
        of(answer.index),
        of(answer.rank),
        of(answer.q05),
        of(answer.q50),
        of(answer.q95),
        within,
        shareError(within, answer.draws),
        of(answer.mean),
        of(answer.best),
        of(answer.worst),
        of(answer.tied),
      ];
    }),
  };
}

export function tableOfClasses(
  answer: DrawsAnswer,
  { t, names, classes }: DrawNaming,
  notes: readonly string[],
): FigureTable {
  const { columns, classTable } = t.robust;
  return {
    title: classTable,
    notes,
    columns: [
      { label: columns.unit, decimals: null },
      { label: columns.index, decimals: 4 },
      ...classes.map((label) => ({ label: columns.class(label), decimals: 1, isShare: true })),
    ],
    rows: orderByRank(answer).map((unit) => [
      names[unit] ?? '',
      answer.index[unit] ?? null,
      ...classes.map((_, at) => answer.classShares[unit * classes.length + at] ?? 0),
    ]),
  };
}

export function tableOfRisk(answer: DrawsAnswer, { t, names }: DrawNaming, notes: readonly string[]): FigureTable {
  const { columns } = t.robust;
  const { risk } = answer;
  return {
    title: t.robust.riskTable,
    notes,
    columns: [
      { label: columns.unit, decimals: null },
      { label: columns.rank, decimals: 1, isRank: true },
      { label: columns.rankUnrounded, decimals: 0 },
      { label: columns.sharedWith, decimals: 0 },
      { label: columns.gapAbove, decimals: 4 },
      { label: columns.gapBelow, decimals: 4 },
      { label: columns.classMargin, decimals: 2, isSigned: true },
    ],
    rows: orderByRank(answer).map((unit) => [
      names[unit] ?? '',
      answer.rank[unit] ?? null,
      risk.rankUnrounded[unit] ?? null,
      risk.sharedWith[unit] ?? null,
      risk.gapAbove[unit] ?? null,
      risk.gapBelow[unit] ?? null,
      Number.isFinite(risk.classMargin[unit]) ? (risk.classMargin[unit] ?? null) : null,
    ]),
  };
}

function tableOfShares(answer: DrawsAnswer, { t, names }: DrawNaming, notes: readonly string[]): FigureTable {
  const { columns, rankTable } = t.robust;
  const rows = orderByRank(answer).flatMap((unit) => {
    const found: (string | number)[][] = [];
    for (let rank = answer.best[unit] ?? 1; rank <= (answer.worst[unit] ?? 0); rank += answer.ranks.step) {
      const share = rankShare(answer, unit, rank);
      if (share > 0) found.push([names[unit] ?? '', rank, share, shareError(share, answer.draws)]);
    }
    return found;
  });
  return {
    title: rankTable,
    notes,
    columns: [
      { label: columns.unit, decimals: null },
      { label: columns.rank, decimals: 1, isRank: true },
      { label: rankTable, decimals: 2, isShare: true },
      { label: columns.error, decimals: 2, isShare: true },
    ],
    rows,
  };
}

function tableOfPairs(answer: DrawsAnswer, { t, names }: DrawNaming, notes: readonly string[]): FigureTable | null {
  const { wins } = answer;
  if (!wins) return null;
  const order = orderByRank(answer);
  return {
    title: t.robust.pairTable,
    notes: [...notes, t.robust.pairs],
    columns: [
      { label: t.robust.columns.unit, decimals: null },
      ...order.map((rival) => ({ label: names[rival] ?? '', decimals: 1, isShare: true })),
    ],
    rows: order.map((unit) => [
      names[unit] ?? '',
      ...order.map((rival) => (rival === unit ? null : (wins[unit * names.length + rival] ?? null))),
    ]),
  };
}
