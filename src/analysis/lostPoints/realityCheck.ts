/**
 * A self-score is a claim. Every past self-assessment of the block is laid, leaf by leaf through the crosswalk, on the
 * present one: claim + (appraised - claimed then), within 0 and full marks. Whole records are laid, not leaves drawn one
 * by one, so that leaves which fell together fall together here; no chance is involved.
 */
import type { LinkShare } from '../../domain/findCrosswalk.ts';
import type { NodeId, SetId, UnitId } from '../../domain/ids.ts';
import { evaluateModel, roundedIndex, roundedIndexes, type IndexModel } from '../indexModel.ts';
import { rankOfUnit } from '../ranking.ts';
import { computeUnit } from '../standing.ts';
import type { LeafGap, RealityCheck, Standing } from './question.ts';

/** One unit in one earlier set: appraised less self-scored attainment by leaf of that set; NaN where it was no claim. */
export interface PastRecord {
  readonly setId: SetId;
  readonly unitId: UnitId;
  readonly gaps: ReadonlyMap<LinkShare['fromId'], number>;
}

/** With fewer records a 5 % tail is no more than the worst case seen. */
const NEEDED_RECORDS = 8;

export interface RealityCheckInput {
  /** As the unit has scored itself. */
  readonly claimed: IndexModel;
  /** As figures now stand: the rivals. */
  readonly effective: IndexModel;
  readonly unitId: UnitId;
  readonly setIds: readonly SetId[];
  readonly records: readonly PastRecord[];
  /** By earlier set: which of its leaves is which of today's. */
  readonly links: ReadonlyMap<SetId, readonly LinkShare[]>;
  /** Leaves of today that the unit has scored itself. */
  readonly selfScored: ReadonlySet<NodeId>;
}

export function checkSelfScore(input: RealityCheckInput): RealityCheck {
  const { claimed, unitId, records, links, selfScored } = input;
  const unit = claimed.unitIds.indexOf(unitId);
  const leafCount = claimed.leafNodes.length;
  const row = claimed.attainment.slice(unit * leafCount, (unit + 1) * leafCount);
  const leafIds = Array.from(claimed.leafNodes, (at) => claimed.nodes[at]?.id ?? ('' as NodeId));
  const standAt = createStandAt(input, unit);
  const laid = records.map((record) => gapsOfToday(record, links.get(record.setId) ?? [], leafIds));
  const outcomes = laid.map((gaps) =>
    standAt(
      row.map((share, leaf) => withGap(share, gaps[leaf] ?? NaN, selfScored.has(leafIds[leaf] ?? ('' as NodeId)))),
    ),
  );
  const own = outcomes.filter((_, at) => records[at]?.unitId === unitId);
  const leaves: LeafGap[] = [];
  const unmapped: NodeId[] = [];
  for (const [leaf, nodeId] of leafIds.entries()) {
    if (!selfScored.has(nodeId)) continue;
    const seen = laid.flatMap((gaps, at) => {
      const gap = gaps[leaf] ?? NaN;
      return Number.isNaN(gap)
        ? []
        : [{ points: gap * (claimed.weights[leaf] ?? NaN), isOwn: records[at]?.unitId === unitId }];
    });
    if (seen.length === 0) unmapped.push(nodeId);
    else {
      const points = seen.map((one) => one.points);
      leaves.push({
        nodeId,
        count: seen.length,
        mean: meanOf(points),
        low: quantileOf(points, 0.05),
        high: quantileOf(points, 0.95),
        own: meanOf(seen.filter(({ isOwn }) => isOwn).map((one) => one.points)),
      });
    }
  }
  leaves.sort((a, b) => a.mean - b.mean);
  const indexes = outcomes.map(({ index }) => index);
  const ranks = outcomes.map(({ rank }) => rank);
  const band = {
    low: { index: quantileOf(indexes, 0.05), rank: quantileOf(ranks, 0.95) },
    mean: { index: meanOf(indexes), rank: meanOf(ranks) },
    high: { index: quantileOf(indexes, 0.95), rank: quantileOf(ranks, 0.05) },
  };
  return {
    setIds: input.setIds,
    records: records.length,
    ownRecords: own.length,
    claimed: standAt(row),
    band: records.length >= NEEDED_RECORDS ? band : null,
    own:
      own.length > 0
        ? { index: meanOf(own.map(({ index }) => index)), rank: meanOf(own.map(({ rank }) => rank)) }
        : null,
    neededRecords: NEEDED_RECORDS,
    leaves,
    unmapped,
  };
}

/** Quantile by linear interpolation between order statistics (type 7, as Excel's PERCENTILE.INC); NaN of nothing. */
function quantileOf(values: readonly number[], share01: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * share01;
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

export function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function withGap(share: number, gap: number, isClaim: boolean): number {
  return Number.isNaN(share) || Number.isNaN(gap) || !isClaim ? share : Math.min(1, Math.max(0, share + gap));
}

/** By leaf of today; a leaf that several went into takes their mean, weighted by the shares that went. */
function gapsOfToday(record: PastRecord, links: readonly LinkShare[], leafIds: readonly NodeId[]): Float64Array {
  const sums = new Float64Array(leafIds.length);
  const shares = new Float64Array(leafIds.length);
  const leafOf = new Map<LinkShare['toId'], number>(leafIds.map((id, leaf) => [id, leaf]));
  for (const { fromId, toId, share01 } of links) {
    const leaf = leafOf.get(toId);
    const gap = record.gaps.get(fromId) ?? NaN;
    if (leaf === undefined || Number.isNaN(gap) || !(share01 > 0)) continue;
    sums[leaf] = (sums[leaf] ?? 0) + gap * share01;
    shares[leaf] = (shares[leaf] ?? 0) + share01;
  }
  return sums.map((sum, leaf) => ((shares[leaf] ?? 0) > 0 ? sum / (shares[leaf] ?? 1) : NaN));
}

/** Index of the unit with a row of attainments, and its rank among the others as they now stand. */
function createStandAt({ claimed, effective }: RealityCheckInput, unit: number): (row: Float64Array) => Standing {
  const keys = roundedIndexes(claimed, evaluateModel(effective).index);
  return (row) => {
    keys[unit] = roundedIndex(claimed, computeUnit(claimed, unit, row).index[0] ?? NaN);
    const rank = rankOfUnit(keys, effective.ranked, unit, claimed.policies.tieRule);
    return { index: keys[unit] ?? NaN, rank };
  };
}
