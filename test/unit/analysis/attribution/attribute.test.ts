import { describe, expect, it } from 'vitest';
import { attribute } from '../../../../src/analysis/attribution/attribute.ts';
import { pairById } from '../../../../src/analysis/attribution/leafLines.ts';
import type { LinkShare } from '../../../../src/domain/findCrosswalk.ts';
import { EFFECT_KINDS, type AttributionLevel, type EffectKind } from '../../../../src/analysis/attribution/question.ts';
import type { Attribution } from '../../../../src/analysis/attribution/attribute.ts';
import type { FindCorners } from '../../../../src/analysis/attribution/attributeUnit.ts';
import type { IndexModel } from '../../../../src/analysis/indexModel.ts';
import type { NodeId, UnitId } from '../../../../src/domain/ids.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { buildPlainModel, type PlainModel } from './plainModel.ts';

interface Options {
  readonly pairs?: readonly LinkShare[];
  readonly findCorners?: FindCorners;
  readonly unitId?: string;
  readonly level?: AttributionLevel;
}

function compare(from: IndexModel, to: IndexModel, options: Options = {}): Attribution {
  const { pairs = pairById(from), findCorners = () => null, unitId = null, level = 'leaf' } = options;
  const ask = { from: from.state, to: to.state, unitId: unitId as UnitId | null, level };
  return finishSteps(attribute(ask, { from, to, pairs, mapping: 'same', findCorners }));
}

/** Parts of the chosen unit that are not 0, by row code and kind. */
function partsOf({ rows, unit }: Attribution): Record<string, Partial<Record<EffectKind, number>>> {
  const found: Record<string, Partial<Record<EffectKind, number>>> = {};
  for (const [at, row] of rows.entries()) {
    const parts = EFFECT_KINDS.flatMap((kind, index) => {
      const value = unit?.rows[at]?.effects[index] ?? 0;
      return value === 0 ? [] : [[kind, value] as const];
    });
    if (parts.length > 0) found[row.kind === 'node' ? row.code : row.kind] = Object.fromEntries(parts);
  }
  return found;
}

const TWO: PlainModel = { fields: [['a', 'b']], weights: [40, 60], shares: [[0.5, 0.8]] };

describe('the change of an index', () => {
  it('splits by hand as weights and scores of two leaves: (w1-w0)(s0+s1)/2 and (s1-s0)(w0+w1)/2', () => {
    const answer = compare(buildPlainModel(TWO), buildPlainModel({ ...TWO, weights: [50, 50], shares: [[0.7, 0.9]] }));
    expect(partsOf(answer)).toEqual({
      F1: { weight: -2.5, score: 14.5 },
      a: { weight: 6, score: 9 },
      b: { weight: -8.5, score: 5.5 },
    });
    expect(answer.units[0]).toMatchObject({ fromIndex: 68, toIndex: 80, change: 12, largest: { value: 15 } });
  });

  it('lays a change of the dividing total to the leaf that caused it', () => {
    const answer = compare(buildPlainModel(TWO), buildPlainModel({ ...TWO, weights: [60, 60] }));
    const { a, b, F1 } = partsOf(answer);
    expect(b).toBeUndefined();
    expect(Object.keys(a ?? {})).toEqual(['weight', 'denominator']);
    // 78 of 120 points against 68 of 100: 65 %.
    expect(F1).toEqual(a);
    expect(answer.units[0]?.change).toBe(-3);
    expect((a?.weight ?? 0) + (a?.denominator ?? 0)).toBeCloseTo(-3, 9);
  });

  it('tells a rule from a score by what the same entries give under the other rule', () => {
    const answer = compare(buildPlainModel(TWO), buildPlainModel({ ...TWO, shares: [[0.9, 0.6]] }), {
      findCorners: (_from, _to, line) =>
        line.to === 0
          ? { fromEntriesToRule: 0.7, toEntriesFromRule: 0.6 }
          : { fromEntriesToRule: 0.6, toEntriesFromRule: 0.8 },
    });
    // a: score ((0.6-0.5)+(0.9-0.7))/2 x 40, rule ((0.7-0.5)+(0.9-0.6))/2 x 40; b: the rule alone.
    expect(partsOf(answer)).toMatchObject({ a: { score: 6, rule: 10 }, b: { rule: -12 } });
  });

  it('counts a leaf of one state as structure, with the weight and the score it has there', () => {
    const to = buildPlainModel({ fields: [['a', 'c']], weights: [40, 60], shares: [[0.5, 0.2]] });
    const answer = compare(buildPlainModel(TWO), to);
    expect(partsOf(answer)).toEqual({
      F1: { structure: -36 },
      b: { structure: -48 },
      c: { structure: 12 },
    });
    expect(answer.rows.map(({ code, where }) => [code, where])).toEqual([
      ['F1', 'both'],
      ['a', 'both'],
      ['c', 'to'],
      ['b', 'from'],
      ['', 'both'],
      ['', 'both'],
    ]);
    expect([answer.unmappedFrom, answer.unmappedTo]).toEqual([60, 60]);
  });

  it('counts what is not applicable in one state as scope, and what that does to the total beside it', () => {
    const answer = compare(buildPlainModel(TWO), buildPlainModel({ ...TWO, shares: [[0.5, null]] }));
    expect(Object.keys(partsOf(answer)['b'] ?? {})).toEqual(['scope', 'denominator']);
    expect(answer.units[0]?.change).toBe(-18);
    expect(answer.unit?.rows[2]?.net).toBe(-18);
  });

  it('gives bonus, penalty and the cap at the total their own parts', () => {
    const answer = compare(
      buildPlainModel({ ...TWO, shares: [[1, 0.9]], extras: [2] }),
      buildPlainModel({ ...TWO, shares: [[1, 1]], extras: [5] }),
    );
    expect(partsOf(answer)).toEqual({ F1: { score: 6 }, b: { score: 6 }, extras: { extras: 3 }, cap: { cap: -5 } });
    expect(answer.units[0]?.change).toBe(4);
  });

  it('follows a leaf that was split and one that was merged, without a structure effect', () => {
    const from = buildPlainModel({ fields: [['a', 'b', 'c']], weights: [40, 30, 30], shares: [[0.5, 0.4, 0.8]] });
    const to = buildPlainModel({ fields: [['x', 'y', 'z']], weights: [10, 30, 60], shares: [[0.5, 0.5, 0.8]] });
    const pairs = (
      [
        ['a', 'x', 0.25],
        ['a', 'y', 0.75],
        ['b', 'z', 1],
        ['c', 'z', 1],
      ] as const
    ).map(([from, to, share01]) => ({ fromId: from as string as NodeId, toId: to as string as NodeId, share01 }));
    const answer = compare(from, to, { pairs });
    expect(partsOf(answer)).toEqual({ F1: { score: 12 }, z: { score: 12 } });
    expect([answer.unmappedFrom, answer.unmappedTo]).toEqual([0, 0]);
  });
});

describe('the moves of rank', () => {
  const three: PlainModel = {
    fields: [['a'], ['b']],
    weights: [50, 50],
    shares: [
      [0.8, 0.8],
      [0.9, 0.8],
      [0.7, 0.8],
    ],
  };

  it('name who was passed and who passed, with the gaps and the criteria through which', () => {
    const to = buildPlainModel({
      ...three,
      shares: [
        [0.8, 0.84],
        [0.9, 0.72],
        [0.98, 0.8],
      ],
    });
    const answer = compare(buildPlainModel(three), to, { unitId: 'u1', level: 'field' });
    expect(answer.units[0]).toMatchObject({ fromRank: 2, toRank: 2, gained: 1, lost: 1 });
    const [first, second] = answer.unit?.moves ?? [];
    expect(first).toMatchObject({ rivalId: 'u3', before: 'below', after: 'above', gapBefore: 5, gapAfter: -7 });
    expect(first?.through.map(({ row, value }) => [answer.rows[row]?.code, value])).toEqual([['F1', -14]]);
    expect(second).toMatchObject({ rivalId: 'u2', before: 'above', after: 'below', gapBefore: -5, gapAfter: 1 });
    expect(second?.through.map(({ row, value }) => [answer.rows[row]?.code, value])).toEqual([['F2', 6]]);
    expect(answer.unit?.throughLost).toEqual(first?.through);
    expect(answer.unit?.throughGained).toEqual(second?.through);
  });

  it('call equal only by rounding what is', () => {
    const to = buildPlainModel({
      ...three,
      shares: [
        [0.8, 0.80004],
        [0.8, 0.8],
        [0.7, 0.8],
      ],
    });
    const answer = compare(buildPlainModel(three), to, { unitId: 'u1' });
    expect(answer.unit?.moves).toMatchObject([
      { rivalId: 'u2', before: 'above', after: 'tied', gapAfter: 0, isRoundedBefore: false, isRoundedAfter: true },
    ]);
    expect(answer.units[0]).toMatchObject({ fromRank: 2, toRank: 1, gained: 1, lost: 0 });
  });

  it('list units of one state apart, and say how many of them stand above', () => {
    const from = buildPlainModel({ ...three, unitIds: ['u1', 'gone', 'u3'] });
    const to = buildPlainModel({ ...three, ranked: [true, true, false] });
    const answer = compare(from, to, { unitId: 'u1' });
    expect(answer.oneSided).toEqual([
      { unitId: 'u2', only: 'to', index: 85, rank: 1 },
      { unitId: 'u3', only: 'from', index: 75, rank: 3 },
      { unitId: 'gone', only: 'from', index: 85, rank: 1 },
    ]);
    expect(answer.unit).toMatchObject({ arrivedAbove: 1, departedAbove: 1, moves: [] });
    expect(answer.rankedInBoth).toBe(1);
  });

  it('say nothing of a unit whose index is unknown in one state', () => {
    const to = buildPlainModel({ ...three, extras: [Number.NaN, 0, 0] });
    const answer = compare(buildPlainModel(three), to, { unitId: 'u1' });
    expect(answer.units[0]).toMatchObject({ change: Number.NaN, effects: [], largest: null });
    expect(answer.unit?.unitId).toBe('u2');
  });
});
