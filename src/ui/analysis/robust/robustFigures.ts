/** Figures read out of an answer of draws. */
import type { DrawsAnswer } from '../../../analysis/draws/question.ts';

type Counted = Pick<DrawsAnswer, 'ranks' | 'draws'>;

/** Share of draws in which a unit (by its place in the answer) has a rank. */
export function rankShare({ ranks, draws }: Counted, unit: number, rank: number): number {
  const start = ranks.starts[unit] ?? 0;
  const at = start + Math.round((rank - (ranks.firstRank[unit] ?? 0)) / ranks.step);
  return at < start || at >= (ranks.starts[unit + 1] ?? 0) ? 0 : (ranks.counts[at] ?? 0) / draws;
}

/** Share of draws in which the rank lies from `first` to `last`, both included. */
export function rankShareBetween({ ranks, draws }: Counted, unit: number, first: number, last: number): number {
  const start = ranks.starts[unit] ?? 0;
  const end = ranks.starts[unit + 1] ?? 0;
  let sum = 0;
  for (let at = start; at < end; at++) {
    const rank = (ranks.firstRank[unit] ?? 0) + (at - start) * ranks.step;
    if (rank >= first && rank <= last) sum += ranks.counts[at] ?? 0;
  }
  return sum / draws;
}

/** Standard error of a share found in so many draws. */
export function shareError(share01: number, draws: number): number {
  return Math.sqrt((share01 * (1 - share01)) / draws);
}

/** Places of the units in the answer by their rank now, as many as `most` about the one at `about`. */
export function listAround({ rank }: Pick<DrawsAnswer, 'rank'>, about: number, most: number): number[] {
  const order = Array.from(rank.keys()).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
  const first = Math.min(Math.max(0, order.indexOf(about) - Math.floor(most / 2)), Math.max(0, order.length - most));
  return order.slice(first, first + most);
}
