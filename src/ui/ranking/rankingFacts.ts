/** The sentences every announcement of a ranking has: the mean, how many stand above it, who moved. */
import { roundTo } from '../../lib/decimal.ts';
import { formatNumber } from '../../lib/numberText.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/index.ts';

export function countMoves(now: ModelResult | null, before: ModelResult | null): { up: number; down: number } {
  let up = 0;
  let down = 0;
  const at = new Map(before?.unitIds.map((id, index) => [id, index]));
  now?.unitIds.forEach((id, index) => {
    const then = before?.rank[at.get(id) ?? -1];
    const rank = now.rank[index];
    if (then === undefined || rank === undefined || Number.isNaN(then) || Number.isNaN(rank)) return;
    if (rank < then) up++;
    if (rank > then) down++;
  });
  return { up, down };
}

/** Who rises and falls from `before` to `now`; empty where one of them has no ranks. */
export function movesSentence(t: Messages, now: ModelResult | null, before: ModelResult | null): string {
  if (now === null || before === null) return t.ranking.notYetMoved;
  if (hasBrokenWeights(now) || hasBrokenWeights(before)) return '';
  const { up, down } = countMoves(now, before);
  return t.ranking.moved(up, down);
}

export function meanSentence(t: Messages, result: ModelResult, set: CriteriaSet | null): string {
  const decimals = set?.policies.decimals ?? 2;
  const ranked = Array.from(result.rank).filter((rank) => !Number.isNaN(rank)).length;
  const mean = roundTo(result.mean, decimals);
  const above = Array.from(result.index).filter(
    (index, unit) => !Number.isNaN(result.rank[unit] ?? Number.NaN) && roundTo(index, decimals) > mean,
  ).length;
  return ranked === 0 ? '' : t.ranking.aboveMean(above, ranked, `${formatNumber(mean, t.locale, decimals, decimals)}%`);
}

/** True when a weight shows an error: no index can be computed from it. */
export function hasBrokenWeights(result: ModelResult): boolean {
  return result.unitIds.length > 0 && Number.isNaN(result.totalEffective);
}
