/** The flips of an answer as sentences, tables and what loads them. */
import type { FlipsAnswer, ScoreFlip, WeightFlip } from '../../../analysis/flips/question.ts';
import type { Command } from '../../../domain/commands/index.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import { roundTo } from '../../../lib/decimal.ts';
import type { Messages } from '../../../i18n/index.ts';

/** Exact ties are written to so many places; what is typed has two. */
const EXACT = 4;

export function signed(value: number, t: Messages, decimals: number): string {
  const text = formatNumber(value, t.locale, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function sayWeightFlip(answer: FlipsAnswer, flip: WeightFlip, t: Messages): string {
  const pair = answer.pairs[flip.pair];
  const node = answer.nodes[flip.node];
  if (!pair || !node) return '';
  const write = (value: number, decimals: number): string => formatNumber(value, t.locale, decimals);
  const to = flip.swapEffective ?? flip.tie;
  const places = flip.swapEffective === null ? EXACT : 2;
  const change = to - node.effective;
  const sentence = (flip.swapOwn === null ? t.flips.tieOnly : t.flips.sentence)({
    node: t.flips.node(node.code, node.name),
    from: write(node.effective, 2),
    to: write(to, places),
    change: signed(change, t, places),
    rises: change > 0,
    lower: pair.lower.name,
    upper: pair.upper.name,
    tie: write(flip.tie, EXACT),
  });
  const { swapOwn } = flip;
  if (swapOwn === null || Math.abs(swapOwn - to) <= 0.005) return sentence;
  return `${sentence} ${t.flips.typed(write(swapOwn, 2))}`;
}

export function sayScoreFlip(answer: FlipsAnswer, flip: ScoreFlip, t: Messages): string {
  const pair = answer.pairs[flip.pair];
  const node = answer.nodes[flip.node];
  if (!pair || !node) return '';
  const to = flip.swapPoints ?? flip.tiePoints;
  const write = (value: number): string => formatNumber(value, t.locale, flip.swapPoints === null ? EXACT : 3);
  return (flip.swapPoints === null ? t.flips.scoreTie : t.flips.scoreSentence)({
    node: t.flips.node(node.code, node.name),
    points: write(flip.points),
    to: write(to),
    more: write(to - flip.points),
    max: write(flip.max),
    lower: pair.lower.name,
    upper: pair.upper.name,
  });
}

export interface Load {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** The scenario in which the order is turned; where no weight in hundredths turns it, the tie itself. */
export function loadWeightFlip({ state, rule, nodes }: FlipsAnswer, flip: WeightFlip, t: Messages): Load | null {
  const node = nodes[flip.node];
  if (!node) return null;
  const weight = flip.swapOwn ?? roundTo(flip.tieOwn, 7);
  const { setId } = state;
  return {
    name: t.flips.scenarioWeight(node.code, formatNumber(weight, t.locale, EXACT)),
    commands: [
      { verb: 'setRedistribution', args: { setId, redistribution: rule } },
      { verb: 'setWeight', args: { setId, nodeId: node.nodeId, weight } },
    ],
  };
}

export function loadScoreFlip({ state, nodes, pairs }: FlipsAnswer, flip: ScoreFlip, t: Messages): Load | null {
  const node = nodes[flip.node];
  const lower = pairs[flip.pair]?.lower;
  if (!node || !lower) return null;
  const points = Math.min(flip.max, flip.swapPoints ?? roundTo(flip.tiePoints, 7));
  const entry = { unitId: lower.unitId, stage: flip.stage, slot: flip.slot, entry: { points } };
  return {
    name: t.flips.scenarioScore(lower.name, node.code, formatNumber(points, t.locale, EXACT)),
    commands: [{ verb: 'setScores', args: { setId: state.setId, entries: [entry] } }],
  };
}

/** The first `count` rows of each kind. */
export function tableOfWeights(
  answer: FlipsAnswer,
  t: Messages,
  notes: readonly string[],
  count = Infinity,
): FigureTable {
  const { columns, checks } = t.flips;
  const points = (label: string, isSigned = false): { label: string; decimals: number; isSigned: boolean } => {
    return { label, decimals: EXACT, isSigned };
  };
  return {
    title: t.flips.weightTable,
    notes,
    columns: [
      { label: columns.lower, decimals: null },
      { label: columns.lowerRank, decimals: 1, isRank: true },
      { label: columns.upper, decimals: null },
      { label: columns.upperRank, decimals: 1, isRank: true },
      { label: columns.node, decimals: null },
      points(columns.now),
      points(columns.tie),
      points(columns.change, true),
      { label: columns.share, decimals: 2, isShare: true, isSigned: true },
      { label: columns.swap, decimals: 2 },
      { label: columns.check, decimals: null },
    ],
    rows: answer.weightFlips.slice(0, count).map((flip) => {
      const node = answer.nodes[flip.node];
      return [
        ...namePair(answer, flip.pair),
        node ? t.flips.node(node.code, node.name) : '',
        node?.effective ?? null,
        flip.tie,
        flip.change,
        flip.changeShare,
        flip.swapOwn,
        nameCheck(flip.isConfirmed, checks),
      ];
    }),
  };
}

export function tableOfScores(
  answer: FlipsAnswer,
  t: Messages,
  notes: readonly string[],
  count = Infinity,
): FigureTable {
  const { columns, checks } = t.flips;
  return {
    title: t.flips.scoreTable,
    notes,
    columns: [
      { label: columns.lower, decimals: null },
      { label: columns.lowerRank, decimals: 1, isRank: true },
      { label: columns.upper, decimals: null },
      { label: columns.upperRank, decimals: 1, isRank: true },
      { label: columns.node, decimals: null },
      { label: columns.points, decimals: EXACT },
      { label: columns.tiePoints, decimals: EXACT },
      { label: columns.change, decimals: EXACT, isSigned: true },
      { label: columns.swapPoints, decimals: 2 },
      { label: columns.max, decimals: 2 },
      { label: columns.check, decimals: null },
    ],
    rows: answer.scoreFlips.slice(0, count).map((flip) => {
      const node = answer.nodes[flip.node];
      const { points, tiePoints, change, swapPoints, max } = flip;
      const figures = [points, tiePoints, change, swapPoints, max];
      return [
        ...namePair(answer, flip.pair),
        node ? t.flips.node(node.code, node.name) : '',
        ...figures,
        nameCheck(flip.isConfirmed, checks),
      ];
    }),
  };
}

function namePair({ pairs }: FlipsAnswer, at: number): (string | number)[] {
  const pair = pairs[at];
  return pair ? [pair.lower.name, pair.lower.rank, pair.upper.name, pair.upper.rank] : ['', '', '', ''];
}

function nameCheck(isConfirmed: boolean | null, checks: Messages['flips']['checks']): string {
  if (isConfirmed === null) return checks.untried;
  return isConfirmed ? checks.yes : checks.no;
}
