import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, type Attribution } from '../../../src/analysis/attribution/attribute.ts';
import { splitLine, type LineStates } from '../../../src/analysis/attribution/lineEffects.ts';
import { evaluateModel, type IndexModel } from '../../../src/analysis/indexModel.ts';
import type { NodeId } from '../../../src/domain/ids.ts';
import { toUnits } from '../../../src/lib/decimal.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { buildPlainModel, type PlainModel } from '../../unit/analysis/attribution/plainModel.ts';

const LEAVES = ['a', 'b', 'c', 'd', 'e', 'f'];
const share = fc.option(fc.integer({ min: 0, max: 8 }), { freq: 6 });

/** A state with some of the leaves, in two fields, for some of five units. */
const state: fc.Arbitrary<PlainModel> = fc
  .record({
    leaves: fc.subarray(LEAVES, { minLength: 1 }),
    units: fc.subarray(['u1', 'u2', 'u3', 'u4', 'u5'], { minLength: 2 }),
    cut: fc.nat(6),
    mayPassTotal: fc.boolean(),
    decimals: fc.constantFrom(0, 1, 2),
  })
  .chain(({ leaves, units, cut, mayPassTotal, decimals }) =>
    fc.record({
      fields: fc.constant([leaves.slice(0, cut), leaves.slice(cut)]),
      unitIds: fc.constant(units),
      weights: fc.array(
        fc.integer({ min: 0, max: 300 }).map((n) => n / 7),
        { minLength: leaves.length, maxLength: leaves.length },
      ),
      shares: fc.array(
        fc.array(
          share.map((n) => (n === null ? null : n / 8)),
          { minLength: leaves.length, maxLength: leaves.length },
        ),
        { minLength: units.length, maxLength: units.length },
      ),
      extras: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: units.length, maxLength: units.length }),
      ranked: fc.array(
        fc.boolean().map((no) => !no),
        { minLength: units.length, maxLength: units.length },
      ),
      policies: fc.constant({ mayPassTotal, decimals }),
    }),
  );

const pairs = LEAVES.map((id) => ({ fromId: id as NodeId, toId: id as NodeId, share01: 1 }));

function compare(from: IndexModel, to: IndexModel, unitId: string | null = null): Attribution {
  const ask = { from: from.state, to: to.state, unitId: unitId as never, level: 'leaf' as const };
  const findCorners = (): { fromEntriesToRule: number; toEntriesFromRule: number } => ({
    fromEntriesToRule: 0.3,
    toEntriesFromRule: 0.6,
  });
  return finishSteps(attribute(ask, { from, to, pairs, mapping: 'same', findCorners }));
}

function sumUnits(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + toUnits(value), 0);
}

describe('the parts of a change', () => {
  it('add up to it exactly, for every unit, down the tree and by kind', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const [from, to] = [buildPlainModel(before), buildPlainModel(after)];
        for (const { unitId, change, effects, fromIndex, toIndex } of compare(from, to).units) {
          if (effects.length === 0) continue;
          expect(sumUnits(effects)).toBe(toUnits(toIndex) - toUnits(fromIndex));
          const { unit, rows } = compare(from, to, unitId);
          expect(unit?.unitId).toBe(unitId);
          const tops = rows.flatMap(({ parent }, row) => (parent < 0 ? (unit?.rows[row]?.net ?? 0) : []));
          expect(sumUnits(tops)).toBe(toUnits(change));
          for (const [row, { effects: own, net }] of unit?.rows.entries() ?? []) {
            expect(sumUnits(own)).toBe(toUnits(net));
            const below = rows.flatMap(({ parent }, at) => (parent === row ? (unit?.rows[at]?.net ?? 0) : []));
            if (below.length > 0) expect(sumUnits(below)).toBe(toUnits(net));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are those of the plain mean over all orders in which the causes can change', () => {
    const unit01 = fc.double({ min: 0, max: 1, noNaN: true });
    const presence = fc.constantFrom(0, 1);
    const line: fc.Arbitrary<LineStates> = fc.record({
      weight0: fc.double({ min: 0, max: 50, noNaN: true }),
      weight1: fc.double({ min: 0, max: 50, noNaN: true }),
      share00: unit01,
      share01: unit01,
      share10: unit01,
      share11: unit01,
      presence0: presence,
      presence1: presence,
    });
    const per = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(line, per, per, (states, per0, per1) => {
        const out = { weight: 0, score: 0, rule: 0, presence: 0, meanPoints: 0 };
        splitLine(states, per0, per1, out);
        const plain = meanOverOrders(states, per0, per1);
        expect(out.weight).toBeCloseTo(plain.weight, 9);
        expect(out.score).toBeCloseTo(plain.score, 9);
        expect(out.rule).toBeCloseTo(plain.rule, 9);
        expect(out.presence).toBeCloseTo(plain.presence, 9);
        expect(out.meanPoints * (per1 - per0)).toBeCloseTo(plain.per, 9);
      }),
    );
  });

  it('follow their criterion and their unit, in whatever order these stand', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const plain = compare(buildPlainModel(before), buildPlainModel(after));
        const turned = compare(buildPlainModel(turn(before)), buildPlainModel(turn(after)));
        for (const unit of plain.units) {
          const same = turned.units.find(({ unitId }) => unitId === unit.unitId);
          expect(same?.change).toEqual(unit.change);
          expect([same?.gained, same?.lost]).toEqual([unit.gained, unit.lost]);
          // Only the last of 7 places, which makes the sum exact, may fall to another part.
          for (const [kind, effect] of unit.effects.entries()) expect(same?.effects[kind]).toBeCloseTo(effect, 5);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the moves of rank', () => {
  it('are those of the ranks: one place for each rival above or no longer above, newcomers and leavers counted', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const [from, to] = [buildPlainModel(before), buildPlainModel(after)];
        const [fromRanks, toRanks] = [evaluateModel(from).rank, evaluateModel(to).rank];
        for (const unit of compare(from, to).units) {
          expect(unit.fromRank).toEqual(fromRanks[from.unitIds.indexOf(unit.unitId)] ?? Number.NaN);
          expect(unit.toRank).toEqual(toRanks[to.unitIds.indexOf(unit.unitId)] ?? Number.NaN);
          if (Number.isNaN(unit.fromRank) || Number.isNaN(unit.toRank)) continue;
          const reason = compare(from, to, unit.unitId).unit;
          const fresh = (reason?.arrivedAbove ?? 0) - (reason?.departedAbove ?? 0);
          expect(unit.toRank - unit.fromRank).toBe(unit.lost - unit.gained + fresh);
          expect(reason?.moves.filter((move) => move.before === 'above')).toHaveLength(unit.gained);
          expect(reason?.moves.filter((move) => move.after === 'above')).toHaveLength(unit.lost);
        }
      }),
      { numRuns: 150 },
    );
  });
});

type Factor = 'weight' | 'score' | 'rule' | 'presence' | 'per';
const FACTORS: readonly Factor[] = ['weight', 'score', 'rule', 'presence', 'per'];

function meanOverOrders(line: LineStates, per0: number, per1: number): Record<Factor, number> {
  const sums: Record<Factor, number> = { weight: 0, score: 0, rule: 0, presence: 0, per: 0 };
  const orders = permute(FACTORS);
  for (const order of orders) {
    const done = new Set<Factor>();
    for (const factor of order) {
      const old = valueOf(line, per0, per1, done);
      done.add(factor);
      sums[factor] += (valueOf(line, per0, per1, done) - old) / orders.length;
    }
  }
  return sums;
}

function valueOf(line: LineStates, per0: number, per1: number, done: ReadonlySet<Factor>): number {
  const [entries, rule] = [done.has('score') ? 1 : 0, done.has('rule') ? 1 : 0] as const;
  const attained = line[`share${entries}${rule}`];
  const weight = done.has('weight') ? line.weight1 : line.weight0;
  const presence = done.has('presence') ? line.presence1 : line.presence0;
  return weight * attained * presence * (done.has('per') ? per1 : per0);
}

function permute<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => permute(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]));
}

/** The same state with fields, leaves and units in the reverse order. */
function turn(plain: PlainModel): PlainModel {
  return {
    fields: plain.fields.map((leaves) => leaves.toReversed()).toReversed(),
    fieldIds: plain.fields.map((_, at) => `F${at + 1}`).toReversed(),
    weights: plain.weights.toReversed(),
    shares: plain.shares.map((row) => row.toReversed()).toReversed(),
    extras: plain.extras?.toReversed() ?? [],
    unitIds: plain.unitIds?.toReversed() ?? [],
    ranked: plain.ranked?.toReversed() ?? [],
    policies: plain.policies ?? {},
  };
}
