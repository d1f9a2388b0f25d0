/**
 * Published indexes as levels: the integer part of a level is the published index in its last decimal, so that one unit is
 * above another exactly when its level has the greater integer part. A level is (points x factor) / applicable weight + turn;
 * where the same leaves apply to all, or their missing weight does not move, that is linear in the weights.
 */
import { projectUnits, type Projection } from '../draws/projectUnits.ts';
import type { IndexModel } from '../indexModel.ts';
import { extremeOf, type WeightBox } from './weightBox.ts';

export interface UnitLevel {
  /** Index into the model's units. */
  readonly unit: number;
  /** In last decimals x weight, by group and beside the groups (bonus less penalty). */
  readonly points: Float64Array;
  readonly extra: number;
  /** Applicable weight by group; over the box it lies within `spread` of `middle`. */
  readonly applicable: Float64Array;
  readonly middle: number;
  readonly spread: number;
  /** Of the level, over the box. */
  readonly low: number;
  readonly high: number;
}

export interface Levels {
  readonly units: readonly UnitLevel[];
  readonly turn: number;
  /** A bonus or penalty may be cut off at the total or at 0, which is not linear: bounds are then not proven. */
  readonly isCut: boolean;
}

export function listLevels(model: IndexModel, box: WeightBox): Levels {
  const { decimals, mayPassTotal } = model.policies;
  const factor = 100 * 10 ** decimals;
  const turn = 0.5 + 0.5 / 10 ** (7 - decimals);
  const projection = projectUnits(model, box.groups);
  const units = Array.from(projection.units.keys(), (at) => levelOf(projection, at, box, factor, turn));
  const isCut = units.some(({ low, high }) => low < turn || (!mayPassTotal && high > factor + turn + 1e-6));
  return { units, turn, isCut };
}

/** Of rival less unit: how far the level of one can lie above that of the other anywhere in the box. */
export function boundGap(box: WeightBox, rival: UnitLevel, unit: UnitLevel): { least: number; most: number } {
  const apart = { least: rival.low - unit.high, most: rival.high - unit.low };
  if (rival.spread > 0 || unit.spread > 0) return apart;
  const factors = rival.points.map(
    (points, group) => points / rival.middle - (unit.points[group] as number) / unit.middle,
  );
  const extra = rival.extra / rival.middle - unit.extra / unit.middle;
  return {
    least: Math.max(apart.least, extremeOf(box, factors, -1) + extra),
    most: Math.min(apart.most, extremeOf(box, factors, 1) + extra),
  };
}

function levelOf(projection: Projection, at: number, box: WeightBox, factor: number, turn: number): UnitLevel {
  const count = box.groups.nodes.length;
  const points = projection.points.slice(at * count, (at + 1) * count).map((value) => value * factor);
  const pattern = projection.patternOf[at] ?? 0;
  const applicable = projection.patterns.slice(pattern * count, (pattern + 1) * count);
  const extra = (projection.extras[at] ?? 0) * factor;
  const [least, most] = [extremeOf(box, applicable, -1), extremeOf(box, applicable, 1)];
  const middle = (least + most) / 2;
  const spread = most - least < 1e-9 * middle ? 0 : (most - least) / 2;
  const parts = { points, extra, applicable, middle, spread, unit: projection.units[at] ?? 0 };
  return { ...parts, low: extremeRatio(box, parts, -1) + turn, high: extremeRatio(box, parts, 1) + turn };
}

/** Of (points + extra) / applicable over the box, never too near: halved until it is exact to 1e-6 of the last decimal. */
function extremeRatio(
  box: WeightBox,
  { points, extra, applicable, middle, spread }: Omit<UnitLevel, 'low' | 'high' | 'unit'>,
  sign: 1 | -1,
): number {
  if (spread === 0) return (extremeOf(box, points, sign) + extra) / middle;
  const excessAt = (ratio: number): number =>
    sign *
    (extremeOf(
      box,
      points.map((value, group) => value - ratio * (applicable[group] as number)),
      sign,
    ) +
      extra);
  const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  let inner = (sumOf(points) + extra) / sumOf(applicable);
  let outer = inner + (sign * Math.max(0, excessAt(inner))) / (middle - spread);
  while (Math.abs(outer - inner) > 1e-6) {
    const half = (inner + outer) / 2;
    if (excessAt(half) > 0) inner = half;
    else outer = half;
  }
  return outer;
}
