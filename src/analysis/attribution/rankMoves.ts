/** Who passed whom between two states, by the published index: rounded first, as ranks are. */
import { roundTo, toUnits, UNIT } from '../../lib/decimal.ts';
import type { Steps } from '../../lib/steps.ts';
import type { RankMove, Relation, RowPart } from './question.ts';

/** Units ranked in both states, side by side. */
export interface Ranked {
  /** Index into the list of units of the answer. */
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

/** Published indexes as integers, and what they were rounded from. */
export interface RankedTable {
  readonly list: readonly Ranked[];
  readonly fromKeys: Float64Array;
  readonly toKeys: Float64Array;
}

export function tableOfRanked(list: readonly Ranked[], fromDecimals: number, toDecimals: number): RankedTable {
  return {
    list,
    fromKeys: Float64Array.from(list, (one) => toUnits(roundTo(one.from, fromDecimals))),
    toKeys: Float64Array.from(list, (one) => toUnits(roundTo(one.to, toDecimals))),
  };
}

/** How many rivals stood above one and no longer do, and the reverse. */
export function countMoves({ fromKeys, toKeys }: RankedTable, at: number): { gained: number; lost: number } {
  const own0 = fromKeys[at] as number;
  const own1 = toKeys[at] as number;
  let gained = 0;
  let lost = 0;
  for (let rival = 0; rival < fromKeys.length; rival++) {
    const wasAbove = (fromKeys[rival] as number) > own0;
    const isAbove = (toKeys[rival] as number) > own1;
    if (wasAbove === isAbove) continue;
    if (wasAbove) gained++;
    else lost++;
  }
  return { gained, lost };
}

/** Parts of each unit's change by row of the level, in whole 10^-7 of a percentage point. */
export type ReadParts = (unit: number) => Float64Array;

const SHOWN_PARTS = 3;
/** Rivals looked at between two breaths: some 2 ms at 100 leaves. */
const RIVALS_A_STEP = 64;

/** Every rival whose relation to one changed, those with the widest swing first. */
export function* listMoves(
  table: RankedTable,
  at: number,
  readParts: ReadParts,
  idOf: (unit: number) => RankMove['rivalId'],
): Steps<RankMove[]> {
  const own = table.list[at];
  if (!own) return [];
  const moves: RankMove[] = [];
  for (const [place, rival] of table.list.entries()) {
    if (place % RIVALS_A_STEP === 0) yield place / table.list.length;
    const gap0 = gapOf(table.fromKeys, at, place);
    const gap1 = gapOf(table.toKeys, at, place);
    const before = relationOf(gap0);
    const after = relationOf(gap1);
    if (before === after) continue;
    moves.push({
      rivalId: idOf(rival.unit),
      before,
      after,
      gapBefore: gap0 / UNIT,
      gapAfter: gap1 / UNIT,
      isRoundedBefore: before === 'tied' && rival.from !== own.from,
      isRoundedAfter: after === 'tied' && rival.to !== own.to,
      through: largestParts(differenceOf(readParts(own.unit), readParts(rival.unit)), Math.sign(gap1 - gap0)),
    });
  }
  return moves.sort((a, b) => swingOf(b) - swingOf(a));
}

/** Rows that brought most of the change of (own - rival) against a group of rivals together. */
export function partsThrough(
  moves: readonly RankMove[],
  own: Float64Array,
  partsOf: (rivalId: RankMove['rivalId']) => Float64Array | undefined,
  direction: number,
): RowPart[] {
  if (moves.length === 0) return [];
  const sum = new Float64Array(own.length);
  for (const { rivalId } of moves) {
    const parts = partsOf(rivalId);
    if (parts) for (const [row, value] of differenceOf(own, parts).entries()) sum[row] = (sum[row] ?? 0) + value;
  }
  return largestParts(sum, direction).map(({ row, value }) => ({ row, value: value / moves.length }));
}

/** The rows with the largest parts in a direction, in percentage points. */
export function largestParts(parts: Float64Array, direction: number): RowPart[] {
  return [...parts]
    .map((value, row) => ({ row, value: value / 1e7 }))
    .filter(({ value }) => value * direction > 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, SHOWN_PARTS);
}

function differenceOf(own: Float64Array, rival: Float64Array): Float64Array {
  return own.map((value, row) => value - (rival[row] ?? 0));
}

function gapOf(keys: Float64Array, own: number, rival: number): number {
  return (keys[own] ?? 0) - (keys[rival] ?? 0);
}

function relationOf(gap: number): Relation {
  return gap > 0 ? 'below' : gap < 0 ? 'above' : 'tied';
}

function swingOf({ gapBefore, gapAfter }: RankMove): number {
  return Math.abs(gapAfter - gapBefore);
}
