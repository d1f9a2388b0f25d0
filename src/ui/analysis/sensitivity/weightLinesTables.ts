/** Standings and crossings of an answer as tables. */
import type { WeightLinesAnswer } from '../../../analysis/weightLines/question.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { roundTo } from '../../../lib/decimal.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import type { Messages } from '../../../i18n/index.ts';

export function tableOfStandings(answer: WeightLinesAnswer, t: Messages, notes: readonly string[]): FigureTable {
  const { columns, standings } = t.flips.lines;
  return {
    title: standings(formatNumber(answer.atOwn, t.locale, 4)),
    notes,
    columns: [
      { label: columns.unit, decimals: null },
      { label: columns.rankNow, decimals: 1, isRank: true },
      { label: columns.rankThere, decimals: 1, isRank: true },
      { label: columns.move, decimals: 1, isRank: true, isSigned: true },
      { label: columns.indexNow, decimals: 4 },
      { label: columns.indexThere, decimals: 4 },
      { label: columns.change, decimals: 4, isSigned: true },
    ],
    rows: answer.standings.map(({ name, rankNow, rankThere, indexNow, indexThere }) => [
      name,
      rankNow,
      rankThere,
      rankNow - rankThere,
      indexNow,
      indexThere,
      roundTo(indexThere - indexNow, 7),
    ]),
  };
}

export function tableOfCrossings(answer: WeightLinesAnswer, t: Messages, notes: readonly string[]): FigureTable {
  const { columns, crossings } = t.flips.lines;
  return {
    title: crossings,
    notes,
    columns: [
      { label: columns.one, decimals: null },
      { label: columns.other, decimals: null },
      { label: columns.own, decimals: 4 },
      { label: columns.index, decimals: 4 },
      { label: columns.swap, decimals: 2 },
    ],
    rows: answer.crossings.map(({ one, other, own, index, swapOwn }) => [
      answer.lines[one]?.name ?? '',
      answer.lines[other]?.name ?? '',
      own,
      index,
      swapOwn,
    ]),
  };
}
