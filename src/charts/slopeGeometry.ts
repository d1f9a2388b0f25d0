import { present } from '../lib/assert.ts';
import { spreadLabels } from './spread.ts';

export interface SlopeColumn {
  readonly id: string;
  readonly label: string;
}

/** One line of the graph; `ranks` follows the columns, 1 is best, null means not ranked there. */
export interface SlopeRow {
  readonly id: string;
  readonly label: string;
  readonly ranks: readonly (number | null)[];
}

export type Direction = 'rise' | 'fall' | 'same' | 'unranked';

/** Vertical places in pixels from the top of the body; `points[column][row]` is null where the row is not ranked. */
export interface SlopeGeometry {
  readonly heightPx: number;
  readonly points: readonly (readonly (number | null)[])[];
  /** The labels at both ends, by row: never closer to each other than one step. */
  readonly leftLabels: readonly number[];
  readonly rightLabels: readonly number[];
  /** Row numbers from top to bottom as the right labels stand. */
  readonly order: readonly number[];
}

/** Height one label needs. */
export const SLOPE_STEP_PX = 17;
const EDGE_PX = 10;

/** Rises when the rank number gets smaller. */
export function directionOf(before: number | null | undefined, after: number | null | undefined): Direction {
  if (before === null || before === undefined || after === null || after === undefined) return 'unranked';
  if (after === before) return 'same';
  return after < before ? 'rise' : 'fall';
}

/** Places won (positive) or lost between the first column and the last; null when unranked in either. */
export function changeOf(row: SlopeRow): number | null {
  const before = row.ranks[0];
  const after = row.ranks.at(-1);
  return typeof before === 'number' && typeof after === 'number' ? before - after : null;
}

/** Equal ranks share a point; one scale serves all columns, so a row that keeps its rank is a level line. */
export function layOutSlope(columnCount: number, rows: readonly SlopeRow[]): SlopeGeometry {
  const ranks = rows.flatMap((row) => row.ranks.filter((rank) => rank !== null));
  const best = ranks.reduce((least, rank) => Math.min(least, rank), Infinity);
  const worst = ranks.reduce((most, rank) => Math.max(most, rank), -Infinity);
  const ranked = rows.filter((row) => row.ranks.some((rank) => rank !== null)).length;
  const scale = worst > best ? ((ranked - 1) * SLOPE_STEP_PX) / (worst - best) : 0;
  const placeOf = (rank: number | null | undefined): number | null =>
    rank === null || rank === undefined ? null : EDGE_PX + (rank - best) * scale;

  const points = Array.from({ length: columnCount }, (_, column) => rows.map((row) => placeOf(row.ranks[column])));
  const left = placeLabels(points[0] ?? []);
  const right = placeLabels(points.at(-1) ?? []);
  return {
    heightPx: Math.max(left.bottom, right.bottom) + EDGE_PX,
    points,
    leftLabels: left.places,
    rightLabels: right.places,
    order: right.order,
  };
}

/** Ranked labels by rank; the unranked follow below, one step apart from them. */
function placeLabels(points: readonly (number | null)[]): { places: number[]; order: number[]; bottom: number } {
  const order = points.map((_, row) => row).sort((a, b) => (points[a] ?? Infinity) - (points[b] ?? Infinity) || a - b);
  const ranked = order.filter((row) => typeof points[row] === 'number');
  const wanted = ranked.map((row) => points[row] ?? 0);
  const low = EDGE_PX;
  const high = low + Math.max(0, ranked.length - 1) * SLOPE_STEP_PX;
  const sorted = spreadLabels(wanted, SLOPE_STEP_PX, low, high);
  const below = (sorted.at(-1) ?? low - 2 * SLOPE_STEP_PX) + 2 * SLOPE_STEP_PX;
  const places = new Array<number>(points.length).fill(low);
  order.forEach((row, index) => {
    places[row] = sorted[index] ?? below + (index - ranked.length) * SLOPE_STEP_PX;
  });
  const last = order.at(-1);
  return { places, order, bottom: last === undefined ? low : present(places[last], 'every row has a label place') };
}

/** The rows with a point or an end label between two heights: what a scrolled viewport has to draw. */
export function rowsBetween(geometry: SlopeGeometry, topPx: number, bottomPx: number): number[] {
  const inside = (place: number | null | undefined): boolean =>
    place !== null && place !== undefined && place >= topPx && place <= bottomPx;
  return geometry.order.filter(
    (row) =>
      geometry.points.some((column) => inside(column[row])) ||
      inside(geometry.leftLabels[row]) ||
      inside(geometry.rightLabels[row]),
  );
}

/** The first and the last right-hand label between two heights, counted from 0 down the graph; null where none is. */
export function labelsBetween(
  geometry: SlopeGeometry,
  topPx: number,
  bottomPx: number,
): { first: number; last: number } | null {
  const isSeen = (row: number): boolean => {
    const place = geometry.rightLabels[row] ?? -1;
    return place >= topPx && place <= bottomPx;
  };
  const first = geometry.order.findIndex(isSeen);
  return first < 0 ? null : { first, last: geometry.order.findLastIndex(isSeen) };
}
