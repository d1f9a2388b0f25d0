/** Where a unit stands by the figures in the workbook: index, rank, the block's mean, and the period before. */
import { listLeaves, type CriteriaSet } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import { hasScores } from '../../domain/selfScoring.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import { roundTo } from '../../lib/decimal.ts';

export interface Standing {
  /** % rounded as published; null without any score that counts. */
  readonly index: number | null;
  /** Null where the unit is not ranked. */
  readonly rank: number | null;
  /** Units that are ranked. */
  readonly ranked: number;
  readonly mean: number | null;
  /** index - mean, in percentage points. */
  readonly aboveMean: number | null;
  readonly last: { readonly index: number; readonly rank: number | null; readonly change: number | null } | null;
  /** Of the other units of the block: how many have any score. Without one there is no rank to speak of. */
  readonly othersScored: number;
  readonly others: number;
}

export function readStanding(
  workbook: Workbook,
  set: CriteriaSet,
  unitId: UnitId,
  result: ModelResult,
  previous: ModelResult | null,
): Standing {
  const { decimals } = set.policies;
  const leaves = listLeaves(set);
  const isScored = (id: UnitId): boolean => hasScores(leaves, workbook.scores[set.id]?.[id]);
  const others = result.unitIds.filter((id) => id !== unitId);
  const now = figuresOf(result, unitId, decimals);
  const then = previous && figuresOf(previous, unitId, decimals);
  const hasLast = previous !== null && then !== null && hadScores(workbook, previous, unitId);
  const mean = orNull(roundTo(result.mean, decimals));
  const index = isScored(unitId) ? (now?.index ?? null) : null;
  return {
    index,
    rank: index === null ? null : (now?.rank ?? null),
    ranked: result.rank.filter((rank) => !Number.isNaN(rank)).length,
    mean,
    aboveMean: difference(index, mean, decimals),
    last:
      hasLast && then.index !== null
        ? { index: then.index, rank: then.rank, change: difference(index, then.index, decimals) }
        : null,
    othersScored: others.filter(isScored).length,
    others: others.length,
  };
}

function hadScores(workbook: Workbook, previous: ModelResult, unitId: UnitId): boolean {
  const set = workbook.sets[previous.setId];
  return set !== undefined && hasScores(listLeaves(set), workbook.scores[set.id]?.[unitId]);
}

function figuresOf(
  result: ModelResult,
  unitId: UnitId,
  decimals: number,
): { readonly index: number | null; readonly rank: number | null } | null {
  const at = result.unitIds.indexOf(unitId);
  if (at < 0) return null;
  return {
    index: orNull(roundTo(result.index[at] ?? Number.NaN, decimals)),
    rank: orNull(result.rank[at] ?? Number.NaN),
  };
}

function difference(a: number | null, b: number | null, decimals: number): number | null {
  return a === null || b === null ? null : roundTo(a - b, decimals);
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
