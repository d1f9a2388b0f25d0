/**
 * The index of every unit from effective weights and attainments, on typed arrays.
 * Law: total = sum of attainment x weight over applicable leaves, summed in integers of 10^-10 so that equal decimals tie;
 * index = (total + extras) / applicable weight x 100, the same per field (DOMAIN.md section 4).
 */
import { UNIT, roundTo } from '../lib/decimal.ts';

export interface KernelInput {
  readonly unitCount: number;
  readonly leafCount: number;
  readonly fieldCount: number;
  /** Unit-major, points / max in 0..1; NaN where the leaf leaves the unit's denominator. */
  readonly attainment: Float64Array;
  /** Effective weight by leaf; NaN (a formula error) makes every total NaN. */
  readonly weights: Float64Array;
  /** Field index by leaf. */
  readonly fieldOfLeaf: Int32Array;
  /** Bonus less penalty by unit, already capped. */
  readonly extras: Float64Array;
  readonly mayPassTotal: boolean;
}

export interface KernelOutput {
  /** Points after extras, by unit. */
  readonly total: Float64Array;
  /** Weight of the applicable leaves, by unit. */
  readonly applicable: Float64Array;
  /** Percent, guarded to 7 places; NaN where nothing applies. */
  readonly index: Float64Array;
  /** Unit-major, points by field before extras. */
  readonly fieldPoints: Float64Array;
  /** Unit-major, applicable weight by field. */
  readonly fieldApplicable: Float64Array;
}

export function computeIndexes(input: KernelInput): KernelOutput {
  const { unitCount, leafCount, fieldCount, attainment, weights, fieldOfLeaf, extras, mayPassTotal } = input;
  const total = new Float64Array(unitCount);
  const applicable = new Float64Array(unitCount);
  const index = new Float64Array(unitCount);
  const fieldPoints = new Float64Array(unitCount * fieldCount);
  const fieldApplicable = new Float64Array(unitCount * fieldCount);
  const weightUnits = weights.map((weight) => Math.round(weight * UNIT));
  const scaled = weights.map((weight) => weight * UNIT);
  /** Leaves of a field stand together as a rule: one write per run of them, not one per leaf. */
  function addToField(at: number, points: number, weight: number): void {
    fieldPoints[at] = (fieldPoints[at] as number) + points;
    fieldApplicable[at] = (fieldApplicable[at] as number) + weight;
  }
  for (let unit = 0; unit < unitCount; unit++) {
    const row = unit * leafCount;
    const fieldRow = unit * fieldCount;
    let field = -1;
    let fieldSum = 0;
    let fieldWeight = 0;
    for (let leaf = 0; leaf < leafCount; leaf++) {
      const share = attainment[row + leaf] as number;
      if (share !== share) continue;
      const leafField = fieldOfLeaf[leaf] as number;
      if (leafField !== field) {
        if (field >= 0) addToField(fieldRow + field, fieldSum, fieldWeight);
        field = leafField;
        fieldSum = 0;
        fieldWeight = 0;
      }
      fieldSum += Math.round(share * (scaled[leaf] as number));
      fieldWeight += weightUnits[leaf] as number;
    }
    if (field >= 0) addToField(fieldRow + field, fieldSum, fieldWeight);
    let points = 0;
    let weight = 0;
    for (let at = fieldRow; at < fieldRow + fieldCount; at++) {
      points += fieldPoints[at] as number;
      weight += fieldApplicable[at] as number;
      fieldPoints[at] = (fieldPoints[at] as number) / UNIT;
      fieldApplicable[at] = (fieldApplicable[at] as number) / UNIT;
    }
    points = Math.max(0, points + Math.round((extras[unit] as number) * UNIT));
    if (!mayPassTotal && points > weight) points = weight;
    total[unit] = points / UNIT;
    applicable[unit] = weight / UNIT;
    index[unit] = weight > 0 ? roundTo((points / weight) * 100, 7) : Number.NaN;
  }
  return { total, applicable, index, fieldPoints, fieldApplicable };
}
