import { describe, expect, it } from 'vitest';
import { computeIndexes } from '../../../src/analysis/indexKernel.ts';
import type { CriteriaSet, CriterionNode } from '../../../src/domain/criteria.ts';
import { listLeaves } from '../../../src/domain/criteria.ts';
import type { ExtraId } from '../../../src/domain/ids.ts';
import { attainmentOf, extrasOf, leafOutcome } from '../../../src/domain/points.ts';
import { DEFAULT_POLICIES, type Policies } from '../../../src/domain/policies.ts';
import { MISSING, NOT_APPLICABLE, emptyUnitScores, type UnitScores } from '../../../src/domain/scores.ts';
import { buildSet, scoresOf } from '../../fakes/engineWorkbook.ts';

/** The index of one unit over the whole way: scores, what counts, attainment, kernel. */
function indexOf(set: CriteriaSet, scores: UnitScores, policies: Policies = DEFAULT_POLICIES) {
  const leaves = listLeaves(set);
  const { total, applicable, index } = computeIndexes({
    unitCount: 1,
    leafCount: leaves.length,
    fieldCount: 1,
    attainment: Float64Array.from(leaves, (leaf) =>
      attainmentOf(
        leafOutcome(leaf, scores, () => undefined),
        leaf,
        policies,
      ),
    ),
    weights: Float64Array.from(leaves, (leaf) => leaf.max ?? 0),
    fieldOfLeaf: new Int32Array(leaves.length),
    extras: Float64Array.of(extrasOf(set, scores)),
    mayPassTotal: policies.mayPassTotal,
  });
  return { total: total[0], applicable: applicable[0], index: index[0] };
}

function buildLeaves(changes: Partial<CriterionNode> = {}): CriteriaSet {
  return buildSet([
    { code: '1', max: 60 },
    { code: '2', max: 40, changes },
  ]);
}

describe('not applicable', () => {
  it('takes the weight out of the denominator where the policy is exclude', () => {
    const set = buildLeaves({ notApplicable: 'exclude' });
    const result = indexOf(set, scoresOf(set, { 1: 45, 2: NOT_APPLICABLE }));
    expect(result).toEqual({ total: 45, applicable: 60, index: 75 });
  });

  it('gives full marks where the policy is full', () => {
    const set = buildLeaves({ notApplicable: 'full' });
    const result = indexOf(set, scoresOf(set, { 1: 45, 2: NOT_APPLICABLE }));
    expect(result).toEqual({ total: 85, applicable: 100, index: 85 });
  });

  it('gives nothing where the policy is zero', () => {
    const set = buildLeaves({ notApplicable: 'zero' });
    const result = indexOf(set, scoresOf(set, { 1: 45, 2: NOT_APPLICABLE }));
    expect(result).toEqual({ total: 45, applicable: 100, index: 45 });
  });

  it('is what a ratio over 0 cases means: the policy, never NaN', () => {
    const rule = { type: 'proportional', target: 100, floor: 0, floorInclusive: true } as const;
    for (const [notApplicable, index] of [
      ['exclude', 75],
      ['full', 85],
      ['zero', 45],
    ] as const) {
      const set = buildLeaves({ notApplicable, rule });
      const scores = scoresOf(set, { 1: 45 });
      const declared = { 1: { kind: 'ratio', numerator: 0, denominator: 0 } } as const;
      expect(indexOf(set, { ...scores, self: { ...scores.self, declared } }).index).toBe(index);
    }
  });

  it('leaves a unit without any applicable criterion without an index', () => {
    const set = buildLeaves();
    expect(indexOf(set, scoresOf(set, { 1: NOT_APPLICABLE, 2: NOT_APPLICABLE })).index).toBeNaN();
  });
});

describe('missing', () => {
  it('counts as 0, or leaves the denominator, as the policy says', () => {
    const set = buildLeaves();
    const scores = scoresOf(set, { 1: 45 });
    expect(indexOf(set, scores).index).toBe(45);
    expect(indexOf(set, scores, { ...DEFAULT_POLICIES, missing: 'exclude' }).index).toBe(75);
  });

  it.each(['survey', 'sipas'] as const)('always leaves the denominator for a %s that was not held', (method) => {
    const set = buildLeaves({ method });
    expect(indexOf(set, scoresOf(set, { 1: 45 }))).toEqual({ total: 45, applicable: 60, index: 75 });
  });

  it('differs from 0 and from not applicable', () => {
    const set = buildLeaves();
    const indexes = [MISSING, 0, NOT_APPLICABLE].map(
      (value) => indexOf(set, scoresOf(set, { 1: 45, 2: value }), { ...DEFAULT_POLICIES, missing: 'exclude' }).index,
    );
    expect(indexes).toEqual([75, 45, 75]);
  });
});

describe('stages', () => {
  it('override each other in their order: the last one present counts', () => {
    const set = buildLeaves();
    const row = (...points: readonly number[]) => ({ ...emptyUnitScores().self, points: Float64Array.from(points) });
    const scores = { ...emptyUnitScores(), self: row(60, 40), appraisal1: row(50, MISSING), appraisal2: row(45) };
    expect(indexOf(set, scores).total).toBe(85);
  });
});

describe('bonus and penalty', () => {
  const bonus = { id: 'e1' as ExtraId, code: 'B1', name: 'Cộng', kind: 'bonus', cap: 2, slot: 2 } as const;
  const penalty = { id: 'e2' as ExtraId, code: 'P1', name: 'Trừ', kind: 'penalty', cap: 1, slot: 3 } as const;
  const set = { ...buildLeaves(), extras: [bonus, penalty], nextSlot: 4 };

  function withExtras(...extras: readonly number[]): UnitScores {
    return { ...emptyUnitScores(), self: { ...emptyUnitScores().self, points: Float64Array.of(50, 30, ...extras) } };
  }

  it.each([
    ['add and take off', [1.5, 0.25], 81.25],
    ['stop at their own caps', [5, 0], 82],
    ['of a penalty too', [0, 5], 79],
    ['count as 0 where they are missing', [MISSING, MISSING], 80],
    ['never turn round when negative', [-3, -3], 80],
    ['count as 0 where they do not apply', [NOT_APPLICABLE, NOT_APPLICABLE], 80],
  ] as const)('%s', (_, extras, total) => {
    expect(indexOf(set, withExtras(...extras)).total).toBe(total);
  });
});
