/** One unit's change of index as parts by line, in whole 10^-7 of a percentage point: they add up to the change exactly. */
import { UNIT } from '../../lib/decimal.ts';
import { weightUnits, type IndexModel, type IndexOutcome } from '../indexModel.ts';
import type { LeafLine } from './leafLines.ts';
import { splitLine, type LineEffects, type LineStates } from './lineEffects.ts';
import { EFFECT_KINDS, type EffectKind } from './question.ts';
import { roundParts } from './roundParts.ts';

/** The index is given to 7 places: its unit of count. */
export const INDEX_UNIT = 1e7;
/** Kinds that a line can have: the first ones of EFFECT_KINDS. The last two stand once, behind all lines. */
export const LINE_KINDS = EFFECT_KINDS.length - 2;

/**
 * Points / maximum of the entries of one state under the rule of the other; null where they cannot be told apart, and all is
 * the score's.
 */
export interface RuleCorners {
  readonly fromEntriesToRule: number;
  readonly toEntriesFromRule: number;
}
/** Asked only for leaves whose points / maximum differ between the states. */
export type FindCorners = (fromUnit: number, toUnit: number, line: LeafLine) => RuleCorners | null;

export interface ModelPair {
  readonly from: IndexModel;
  readonly to: IndexModel;
  readonly fromOutcome: IndexOutcome;
  readonly toOutcome: IndexOutcome;
  readonly lines: readonly LeafLine[];
  readonly findCorners: FindCorners;
}

const KIND = Object.fromEntries(EFFECT_KINDS.map((kind, at) => [kind, at])) as Record<EffectKind, number>;

/**
 * Parts by [line * LINE_KINDS + kind], then extras and cap; null where either index is unknown. A change of the weight that
 * counts (the divisor) is laid to the lines that changed it in its direction, by how much.
 */
export function attributeUnit(pair: ModelPair, fromUnit: number, toUnit: number): Float64Array | null {
  const { from, to, fromOutcome, toOutcome, lines } = pair;
  const index0 = fromOutcome.index[fromUnit] ?? Number.NaN;
  const index1 = toOutcome.index[toUnit] ?? Number.NaN;
  if (Number.isNaN(index0) || Number.isNaN(index1)) return null;
  const divisor0 = fromOutcome.applicable[fromUnit] ?? 0;
  const divisor1 = toOutcome.applicable[toUnit] ?? 0;
  const [per0, per1] = [100 / divisor0, 100 / divisor1];
  const parts = new Float64Array(lines.length * LINE_KINDS + 2);
  const grown = new Float64Array(lines.length);
  const state: LineStates = nothing();
  const effects: LineEffects = { weight: 0, score: 0, rule: 0, presence: 0, meanPoints: 0 };
  const extras0 = from.extras[fromUnit] ?? 0;
  const extras1 = to.extras[toUnit] ?? 0;
  let mean = (extras0 + extras1) / 2;
  for (const [at, line] of lines.entries()) {
    if (!readLine(pair, fromUnit, toUnit, line, state)) continue;
    splitLine(state, per0, per1, effects);
    mean += effects.meanPoints;
    grown[at] = state.weight1 * state.presence1 - state.weight0 * state.presence0;
    const first = at * LINE_KINDS;
    parts[first + KIND.weight] = effects.weight * INDEX_UNIT;
    parts[first + KIND.score] = effects.score * INDEX_UNIT;
    parts[first + KIND.rule] = effects.rule * INDEX_UNIT;
    const presence = line.from < 0 || line.to < 0 ? KIND.structure : KIND.scope;
    parts[first + presence] = effects.presence * INDEX_UNIT;
  }
  if (divisor0 !== divisor1) shareDivisor(parts, grown, mean * (per1 - per0), divisor1 > divisor0 ? 1 : -1);
  const own = lines.length * LINE_KINDS;
  parts[own] = ((extras1 - extras0) * (per0 + per1) * INDEX_UNIT) / 2;
  const cut0 = cutPoints(from, fromOutcome, fromUnit);
  const cut1 = cutPoints(to, toOutcome, toUnit);
  parts[own + 1] = (cut1 * per1 - cut0 * per0) * INDEX_UNIT;
  roundParts(parts, Math.round(index1 * INDEX_UNIT) - Math.round(index0 * INDEX_UNIT), own + 1);
  return parts;
}

function nothing(): LineStates {
  return {
    weight0: 0,
    weight1: 0,
    share00: 0,
    share01: 0,
    share10: 0,
    share11: 0,
    presence0: 0,
    presence1: 0,
  };
}

/** False where the line counts in neither state. What is absent from one carries the other's weight and share. */
function readLine(pair: ModelPair, fromUnit: number, toUnit: number, line: LeafLine, state: LineStates): boolean {
  const { from, to } = pair;
  const share0 = line.from < 0 ? Number.NaN : shareOf(from, fromUnit, line.from);
  const share1 = line.to < 0 ? Number.NaN : shareOf(to, toUnit, line.to);
  const counts0 = !Number.isNaN(share0);
  const counts1 = !Number.isNaN(share1);
  if (!counts0 && !counts1) return false;
  const weight0 = (from.weights[line.from] ?? 0) * line.fromShare01;
  const weight1 = (to.weights[line.to] ?? 0) * line.toShare01;
  state.weight0 = line.from < 0 ? weight1 : weight0;
  state.weight1 = line.to < 0 ? weight0 : weight1;
  state.presence0 = counts0 ? 1 : 0;
  state.presence1 = counts1 ? 1 : 0;
  state.share00 = counts0 ? share0 : share1;
  state.share11 = counts1 ? share1 : share0;
  const corners = counts0 && counts1 && share0 !== share1 ? pair.findCorners(fromUnit, toUnit, line) : null;
  state.share01 = corners ? corners.fromEntriesToRule : state.share00;
  state.share10 = corners ? corners.toEntriesFromRule : state.share11;
  return true;
}

function shareOf(model: IndexModel, unit: number, leaf: number): number {
  return model.attainment[unit * model.leafNodes.length + leaf] ?? Number.NaN;
}

function shareDivisor(parts: Float64Array, grown: Float64Array, effect: number, direction: number): void {
  let total = 0;
  for (const change of grown) total += Math.max(0, change * direction);
  if (total === 0) return;
  for (const [at, change] of grown.entries()) {
    const own = Math.max(0, change * direction);
    if (own > 0) parts[at * LINE_KINDS + KIND.denominator] = (effect * INDEX_UNIT * own) / total;
  }
}

/** What cap and floor take off (negative) or put on, in points, counted as the kernel counts; 0 where they do not bind. */
function cutPoints(model: IndexModel, outcome: IndexOutcome, unit: number): number {
  const leafCount = model.leafNodes.length;
  let raw = weightUnits(model.extras[unit] ?? 0);
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const share = model.attainment[unit * leafCount + leaf] ?? Number.NaN;
    if (!Number.isNaN(share)) raw += Math.round(share * ((model.weights[leaf] ?? 0) * UNIT));
  }
  return (Math.round((outcome.total[unit] ?? 0) * UNIT) - raw) / UNIT;
}
