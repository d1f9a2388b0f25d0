/** The change of every unit's index between two states, in parts that add up exactly, and the moves of rank it brought. */
import type { LinkShare } from '../../domain/findCrosswalk.ts';
import type { UnitId } from '../../domain/ids.ts';
import { partOfSteps, type Steps } from '../../lib/steps.ts';
import { evaluateModel, weightUnits, type IndexModel, type IndexOutcome } from '../indexModel.ts';
import { attributeUnit, INDEX_UNIT, LINE_KINDS, type FindCorners, type ModelPair } from './attributeUnit.ts';
import { listLeafLines } from './leafLines.ts';
import { EFFECT_KINDS, type AttributionAnswer, type AttributionAsk, type OneSidedUnit } from './question.ts';
import type { RankMove, RowEffects, UnitChange, UnitReason } from './question.ts';
import { countMoves, largestParts, listMoves, partsThrough, tableOfRanked } from './rankMoves.ts';
import type { Ranked, RankedTable } from './rankMoves.ts';
import { unionRows, type UnionRows } from './unionRows.ts';

export interface AttributionMatter {
  readonly from: IndexModel;
  readonly to: IndexModel;
  readonly pairs: readonly LinkShare[];
  readonly mapping: AttributionAnswer['mapping'];
  readonly findCorners: FindCorners;
}

/** What the kernel finds out; how rules were told apart is known to who asked. */
export type Attribution = Omit<AttributionAnswer, 'unsplitRules'>;

/** A unit in both states: -1 where a state does not have it. */
interface UnitPlace {
  readonly id: UnitId;
  readonly from: number;
  readonly to: number;
}

interface Found extends ModelPair {
  readonly union: UnionRows;
  readonly places: readonly UnitPlace[];
  /** By place: parts by row of the level, in whole 10^-7; empty where unknown. */
  readonly levelParts: Float64Array[];
  readonly changes: UnitChange[];
}

/** Units worked through between two breaths: some 2 ms at 100 leaves. */
const UNITS_A_STEP = 16;

export function* attribute(ask: AttributionAsk, matter: AttributionMatter): Steps<Attribution> {
  const { from, to, pairs } = matter;
  const lines = listLeafLines(from, to, pairs);
  const found: Found = {
    from,
    to,
    lines,
    fromOutcome: evaluateModel(from),
    toOutcome: evaluateModel(to),
    findCorners: matter.findCorners,
    union: unionRows(from, to, lines, ask.level),
    places: listPlaces(from, to),
    levelParts: [],
    changes: [],
  };
  const table = rankedOfBoth(found);
  const byUnit = new Map(table.list.map((one, at) => [one.unit, at]));
  for (const [at, place] of found.places.entries()) {
    if (at % UNITS_A_STEP === 0) yield (0.9 * at) / found.places.length;
    addChange(found, place, table, byUnit.get(at));
  }
  const unit = yield* partOfSteps(explainUnit(found, chooseUnit(found, ask.unitId), table, byUnit), 0.9, 1);
  return {
    from: ask.from,
    to: ask.to,
    level: ask.level,
    kinds: EFFECT_KINDS,
    fromDecimals: from.policies.decimals,
    toDecimals: to.policies.decimals,
    fromTieRule: from.policies.tieRule,
    toTieRule: to.policies.tieRule,
    mapping: matter.mapping,
    unmappedFrom: unmappedOf(
      from,
      lines.map((line) => (line.to < 0 ? [line.from, line.fromShare01] : [])),
    ),
    unmappedTo: unmappedOf(
      to,
      lines.map((line) => (line.from < 0 ? [line.to, line.toShare01] : [])),
    ),
    rows: found.union.rows,
    units: found.changes,
    oneSided: listOneSided(found),
    unit,
    rankedInBoth: table.list.length,
    couplings: [...from.couplings, ...to.couplings],
  };
}

function listPlaces(from: IndexModel, to: IndexModel): UnitPlace[] {
  const fromPlaces = new Map(from.unitIds.map((id, at) => [id, at]));
  const toIds = new Set(to.unitIds);
  return [
    ...to.unitIds.map((id, at) => ({ id, from: fromPlaces.get(id) ?? -1, to: at })),
    ...from.unitIds.map((id, at) => ({ id, from: at, to: -1 })).filter(({ id }) => !toIds.has(id)),
  ];
}

function rankedOfBoth({ from, to, fromOutcome, toOutcome, places }: Found): RankedTable {
  const list = places.flatMap((place, unit): Ranked[] => {
    const isRanked = !Number.isNaN(rankIn(fromOutcome, place.from)) && !Number.isNaN(rankIn(toOutcome, place.to));
    return isRanked ? [{ unit, from: indexIn(fromOutcome, place.from), to: indexIn(toOutcome, place.to) }] : [];
  });
  return tableOfRanked(list, from.policies.decimals, to.policies.decimals);
}

function addChange(found: Found, place: UnitPlace, table: RankedTable, at: number | undefined): void {
  const { fromOutcome, toOutcome, union, lines } = found;
  const fromIndex = indexIn(fromOutcome, place.from);
  const toIndex = indexIn(toOutcome, place.to);
  const parts = place.from < 0 || place.to < 0 ? null : attributeUnit(found, place.from, place.to);
  const byRow = new Float64Array(parts ? union.rows.length : 0);
  const byKind = new Float64Array(parts ? EFFECT_KINDS.length : 0);
  if (parts) {
    for (const line of lines.keys()) {
      const row = union.levelRowOfLine[line] ?? 0;
      for (let kind = 0; kind < LINE_KINDS; kind++) {
        const part = parts[line * LINE_KINDS + kind] ?? 0;
        byRow[row] = (byRow[row] ?? 0) + part;
        byKind[kind] = (byKind[kind] ?? 0) + part;
      }
    }
    const own = parts.subarray(lines.length * LINE_KINDS);
    byRow.set(own, union.extrasRow);
    byKind.set(own, LINE_KINDS);
  }
  found.levelParts.push(byRow);
  const [up] = largestParts(byRow, 1);
  const [down] = largestParts(byRow, -1);
  found.changes.push({
    unitId: place.id,
    fromIndex,
    toIndex,
    change: inPoints(Math.round(toIndex * INDEX_UNIT) - Math.round(fromIndex * INDEX_UNIT)),
    fromRank: rankIn(fromOutcome, place.from),
    toRank: rankIn(toOutcome, place.to),
    effects: Array.from(byKind, inPoints),
    largest: (down && (!up || -down.value > up.value) ? down : up) ?? null,
    ...(at === undefined ? { gained: 0, lost: 0 } : countMoves(table, at)),
  });
}

/** The unit asked for, where its change is known; else the first such one. */
function chooseUnit({ places, changes }: Found, unitId: UnitId | null): number {
  const isKnown = (at: number): boolean => (changes[at]?.effects.length ?? 0) > 0;
  const asked = places.findIndex(({ id }) => id === unitId);
  return asked >= 0 && isKnown(asked) ? asked : places.findIndex((_, at) => isKnown(at));
}

function* explainUnit(
  found: Found,
  unit: number,
  table: RankedTable,
  byUnit: ReadonlyMap<number, number>,
): Steps<UnitReason | null> {
  yield 0;
  const place = found.places[unit];
  if (!place) return null;
  const at = byUnit.get(unit);
  const partsOf = (one: number): Float64Array => found.levelParts[one] ?? new Float64Array(0);
  const moves =
    at === undefined ? [] : yield* listMoves(table, at, partsOf, (one) => found.places[one]?.id ?? place.id);
  const byId = new Map(found.places.map(({ id }, one) => [id, partsOf(one)]));
  const readParts = (id: RankMove['rivalId']): Float64Array | undefined => byId.get(id);
  const gained = moves.filter(({ before }) => before === 'above');
  const lost = moves.filter(({ after }) => after === 'above');
  const own = partsOf(unit);
  const aboveInOne = listOneSided(found);
  const [rank0, rank1] = [rankIn(found.fromOutcome, place.from), rankIn(found.toOutcome, place.to)];
  return {
    unitId: place.id,
    rows: effectsByRow(found, place),
    moves,
    throughGained: partsThrough(gained, own, readParts, 1),
    throughLost: partsThrough(lost, own, readParts, -1),
    arrivedAbove: at === undefined ? 0 : aboveInOne.filter((one) => one.only === 'to' && one.rank < rank1).length,
    departedAbove: at === undefined ? 0 : aboveInOne.filter((one) => one.only === 'from' && one.rank < rank0).length,
  };
}

function effectsByRow(found: Found, place: UnitPlace): RowEffects[] {
  const { from, to, union, lines } = found;
  const parts = attributeUnit(found, place.from, place.to) ?? new Float64Array(0);
  const effects = union.rows.map(() => new Float64Array(EFFECT_KINDS.length));
  const fromSums = union.rows.map(() => new Sums());
  const toSums = union.rows.map(() => new Sums());
  for (const [at, line] of lines.entries()) {
    for (let row = union.rowOfLine[at] ?? -1; row >= 0; row = union.rows[row]?.parent ?? -1) {
      const into = effects[row];
      for (let kind = 0; into && kind < LINE_KINDS; kind++)
        into[kind] = (into[kind] ?? 0) + (parts[at * LINE_KINDS + kind] ?? 0);
      fromSums[row]?.add(from, place.from, line.from, line.fromShare01);
      toSums[row]?.add(to, place.to, line.to, line.toShare01);
    }
  }
  effects[union.extrasRow]?.set(parts.subarray(lines.length * LINE_KINDS, -1), LINE_KINDS);
  effects[union.capRow]?.set(parts.subarray(-1), LINE_KINDS + 1);
  return effects.map((own, row) => ({
    effects: Array.from(own, inPoints),
    net: inPoints(own.reduce((sum, part) => sum + part, 0)),
    fromWeight: fromSums[row]?.weight ?? null,
    toWeight: toSums[row]?.weight ?? null,
    fromPoints: fromSums[row]?.points ?? null,
    toPoints: toSums[row]?.points ?? null,
  }));
}

/** Weight and points of one unit under a row, in integers of 10^-10 while they add up. */
class Sums {
  #weight = 0;
  #points = 0;
  #has = false;

  add(model: IndexModel, unit: number, leaf: number, share01: number): void {
    if (leaf < 0) return;
    this.#has = true;
    const attained = model.attainment[unit * model.leafNodes.length + leaf] ?? Number.NaN;
    if (Number.isNaN(attained)) return;
    const weight = (model.weights[leaf] ?? 0) * share01;
    this.#weight += weightUnits(weight);
    this.#points += weightUnits(weight * attained);
  }

  get weight(): number | null {
    return this.#has ? this.#weight / 1e10 : null;
  }

  get points(): number | null {
    return this.#has ? this.#points / 1e10 : null;
  }
}

function listOneSided({ places, fromOutcome, toOutcome }: Found): OneSidedUnit[] {
  return places.flatMap(({ id, from, to }): OneSidedUnit[] => {
    const [rank0, rank1] = [rankIn(fromOutcome, from), rankIn(toOutcome, to)];
    if (Number.isNaN(rank0) === Number.isNaN(rank1)) return [];
    return Number.isNaN(rank1)
      ? [{ unitId: id, only: 'from', index: indexIn(fromOutcome, from), rank: rank0 }]
      : [{ unitId: id, only: 'to', index: indexIn(toOutcome, to), rank: rank1 }];
  });
}

/** Of 100 points of a state, those of the given [leaf, share] places. */
function unmappedOf(model: IndexModel, places: readonly number[][]): number {
  let sum = 0;
  for (const [leaf, share01] of places)
    if (leaf !== undefined) sum += weightUnits((model.weights[leaf] ?? 0) * (share01 ?? 0));
  const total = model.weights.reduce((all, weight) => all + weightUnits(weight), 0);
  return total > 0 ? (sum / total) * 100 : 0;
}

function indexIn({ index }: IndexOutcome, unit: number): number {
  return index[unit] ?? Number.NaN;
}

function rankIn({ rank }: IndexOutcome, unit: number): number {
  return rank[unit] ?? Number.NaN;
}

function inPoints(parts: number): number {
  return parts === 0 ? 0 : parts / INDEX_UNIT;
}
