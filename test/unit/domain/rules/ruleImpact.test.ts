import { expect, test } from 'vitest';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import { compareLeaf } from '../../../../src/domain/rules/ruleImpact.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';
import type { ComputedPoints } from '../../../../src/domain/points.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const set = Object.values(workbook.sets)[0];
if (!set) throw new Error('the sample has a set');
const leaf = listLeaves(set).find(({ rule }) => rule?.type === 'bands');
if (!leaf) throw new Error('the sample has bands');
const silent = (): ComputedPoints => () => undefined;

function compare(rule: ScoringRule | null, after: () => ComputedPoints = silent) {
  if (!set || !leaf) throw new Error('unreachable');
  return compareLeaf(workbook, set, leaf, { ...leaf, rule }, { before: silent, after });
}

test('the same rule moves nobody', () => {
  const impact = compare(leaf.rule);
  expect(impact.changed).toEqual([]);
  expect(impact.units).toBe(workbook.blocks[set.blockId]?.unitIds.length);
  expect(impact.untouched).toBeLessThan(impact.units);
});

test('a stricter rule names who loses what, and leaves typed points alone', () => {
  const impact = compare({ type: 'bands', bands: [{ min: 100, minInclusive: true, points: 0.5 }] });
  expect(impact.changed.length).toBeGreaterThan(0);
  expect(impact.changed.length + impact.untouched).toBeLessThanOrEqual(impact.units);
  for (const { before, after } of impact.changed) {
    expect(before.kind).toBe('points');
    expect(after).toMatchObject({ kind: 'points' });
  }
  expect(impact.misfits).toEqual([]);
});

test('declared data that the new rule cannot read is counted', () => {
  const impact = compare({ type: 'choice', options: [{ label: 'Có', points: 1 }] });
  expect(impact.misfits.length).toBe(impact.units - impact.untouched);
  expect(impact.changed.map(({ after }) => after.kind)).toEqual(impact.misfits.map(() => 'error'));
});

test('a formula cannot read a declared rate, however long the engine calculates', () => {
  const impact = compare({ type: 'formula', inputs: [{ name: 'x', label: '' }], formula: '=x' });
  expect([impact.waiting, impact.misfits.length]).toEqual([0, impact.units - impact.untouched]);
});

test('a rule that the engine must calculate is waited for', () => {
  const waiting = compare({ type: 'relative' });
  expect(waiting.waiting).toBe(waiting.units - waiting.untouched);
  const known = compare({ type: 'relative' }, () => () => 0.125);
  expect([known.waiting, known.changed.length]).toEqual([0, known.units - known.untouched]);
});
