import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankAmong, rankUnits } from '../../../src/analysis/ranking.ts';
import { findLeastPlans, listFrontiers, priceOf, type Option } from '../../../src/analysis/plan/leastEffort.ts';
import { gainFor, listRankKeys } from '../../../src/analysis/plan/targets.ts';
import { present } from '../../../src/lib/assert.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { roundTo } from '../../../src/lib/decimal.ts';

const option: fc.Arbitrary<Option> = fc.record({
  gain: fc.integer({ min: 1, max: 12 }),
  effort: fc.integer({ min: 1, max: 9 }),
});
const items = fc.array(fc.array(option, { maxLength: 3 }), { maxLength: 5 });

interface Whole {
  readonly picks: readonly number[];
  readonly gain: number;
  readonly effort: number;
}

/** Every combination, one after the other. */
function listAll(parts: readonly (readonly Option[])[]): Whole[] {
  return parts.reduce<Whole[]>(
    (wholes, options) =>
      wholes.flatMap((whole) => [
        { ...whole, picks: [...whole.picks, -1] },
        ...options.map((one, at) => ({
          picks: [...whole.picks, at],
          gain: whole.gain + one.gain,
          effort: whole.effort + one.effort,
        })),
      ]),
    [{ picks: [], gain: 0, effort: 0 }],
  );
}

/** Whether no pick could be left out, or be a cheaper one, and the whole still gain enough. */
function isLean(parts: readonly (readonly Option[])[], { picks, gain }: Whole, needed: number): boolean {
  return picks.every((pick, item) => {
    const own = parts[item]?.[pick];
    if (!own) return true;
    const cheaper = (parts[item] ?? []).filter(({ effort }) => effort < own.effort).map((one) => one.gain);
    return [0, ...cheaper].every((instead) => gain - own.gain + instead < needed);
  });
}

describe('the least-effort plan, against every combination', () => {
  it('finds the least effort for every gain, and none exactly where there is none', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 60 }), (parts, needed) => {
        const all = present(finishSteps(listFrontiers(parts))?.[0], 'a frontier');
        const enough = listAll(parts).filter(({ gain }) => gain >= needed);
        expect(priceOf(all, needed)).toBe(Math.min(...enough.map(({ effort }) => effort)));
        const most = Math.max(...listAll(parts).map(({ gain }) => gain));
        expect(all.gains.at(-1)).toBe(most);
        expect(priceOf(all, most + 1)).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('lists the k least lean plans, each once, the least first', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 }), (parts, needed, count) => {
        const frontiers = present(finishSteps(listFrontiers(parts)), 'frontiers');
        const { plans, sawAll } = finishSteps(findLeastPlans(parts, frontiers, needed, count));
        expect(sawAll).toBe(true);
        const lean = listAll(parts)
          .filter((whole) => whole.gain >= needed && isLean(parts, whole, needed))
          .map(({ effort }) => effort)
          .sort((a, b) => a - b);
        expect(plans.map(({ effort }) => effort)).toEqual(lean.slice(0, count));
        expect(new Set(plans.map(({ choices }) => JSON.stringify(choices))).size).toBe(plans.length);
        for (const { choices, effort, gain } of plans) {
          const chosen = choices.map(({ item, option: at }) => present(parts[item]?.[at], 'an option'));
          expect(chosen.reduce((sum, one) => sum + one.effort, 0)).toBe(effort);
          expect(chosen.reduce((sum, one) => sum + one.gain, 0)).toBe(gain);
        }
      }),
    );
  });
});

const hundredths = fc.integer({ min: 0, max: 40 }).map((value) => 60 + value / 100);
const tieRule = fc.constantFrom('competition' as const, 'dense' as const, 'average' as const);

describe('the index that a rank needs', () => {
  it('gives the rank that the ranking publishes, under every tie rule', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { maxLength: 12 }), hundredths, tieRule, (others, own, rule) => {
        const ranks = rankUnits(Float64Array.of(own, ...others), new Uint8Array(others.length + 1).fill(1), 2, rule);
        const rivals = Float64Array.from(others, (value) => roundTo(value, 2)).sort();
        expect(rankAmong(rivals, roundTo(own, 2), rule)).toBe(ranks[0]);
      }),
    );
  });

  it('is the lowest: 0,01 less and the rank is worse', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 1, maxLength: 12 }), tieRule, (others, rule) => {
        const rivals = Float64Array.from(others, (value) => roundTo(value, 2)).sort();
        for (const { rank, key } of listRankKeys(rivals, 2, rule)) {
          expect(rankAmong(rivals, key, rule)).toBe(rank);
          if (key > 0) expect(rankAmong(rivals, roundTo(key - 0.01, 2), rule)).toBeGreaterThan(rank);
        }
      }),
    );
  });

  it('needs the least gain that publishes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (start, most) => {
        const published = (gain: number): number => roundTo(Math.min(5000, start + gain) / 100, 1);
        const key = roundTo((start + most / 2) / 100, 1);
        const gain = gainFor(published, key, most);
        if (gain === null) expect(published(most)).toBeLessThan(key);
        else {
          expect(published(gain)).toBeGreaterThanOrEqual(key);
          if (gain > 0) expect(published(gain - 1)).toBeLessThan(key);
        }
      }),
    );
  });
});
