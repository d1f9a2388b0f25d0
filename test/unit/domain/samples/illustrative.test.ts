import { expect, test } from 'vitest';
import { roundTo } from '../../../../src/lib/decimal.ts';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import { buildIllustrative } from '../../../../src/domain/samples/illustrative.ts';
import { emptyUnitScores, isMissing, isNotApplicable, STAGES } from '../../../../src/domain/scores.ts';
import type { UnitScores } from '../../../../src/domain/scores.ts';
import { leafPoints, totalsOf } from './referenceIndex.ts';
import type { Totals } from './referenceIndex.ts';

const workbook = buildIllustrative(() => 'w1');
const [set2024, set2023, central] = workbook.setOrder.map((id) => workbook.sets[id]);

interface Line extends Totals {
  readonly name: string;
  readonly ranked: boolean;
}

function linesOf(set: CriteriaSet | undefined): Line[] {
  if (!set) throw new Error('a criteria set is missing');
  return (workbook.blocks[set.blockId]?.unitIds ?? []).map((id) => {
    const unit = workbook.units[id];
    return { name: unit?.name ?? '', ranked: unit?.ranked ?? false, ...totalsOf(workbook, set, id) };
  });
}

function meanIndex(lines: readonly Line[]): number {
  const ranked = lines.filter((line) => line.ranked);
  return ranked.reduce((sum, line) => sum + line.index, 0) / ranked.length;
}

test('22 departments of different names, one of them not ranked, are scored on 35 leaves in two years', () => {
  const lines = linesOf(set2024);
  expect(new Set(lines.map((line) => line.name)).size).toBe(22);
  expect(lines.filter((line) => !line.ranked).map((line) => line.name)).toEqual(['Ban Dân tộc']);
  for (const set of [set2024, set2023]) expect(set && listLeaves(set)).toHaveLength(35);
  expect(linesOf(set2023)).toHaveLength(22);
});

test('the indexes spread about 70 to 95 around a mean near 86', () => {
  for (const set of [set2024, set2023]) {
    const lines = linesOf(set);
    expect(Math.abs(meanIndex(lines) - 86)).toBeLessThan(1.5);
    expect(Math.min(...lines.map((line) => line.index))).toBeGreaterThan(66);
    expect(Math.max(...lines.map((line) => line.index))).toBeLessThan(97);
  }
});

test('two departments tie at the printed decimals by different points', () => {
  const [first, second] = ['Sở Công Thương', 'Sở Giao thông vận tải'].map((name) =>
    linesOf(set2024).find((line) => line.name === name),
  );
  expect(first?.total).toBe(second?.total);
  expect(roundTo(first?.index ?? 0, 2)).toBe(roundTo(second?.index ?? 1, 2));
});

test('Ban Dân tộc is scored on 84 points because 16 do not apply to it', () => {
  expect(linesOf(set2024).find((line) => line.name === 'Ban Dân tộc')?.applicable).toBe(84);
});

test('missing, zero and not applicable all occur, and appraisers differ from self-scores', () => {
  if (!set2024) throw new Error('a criteria set is missing');
  const units = workbook.blocks[set2024.blockId]?.unitIds ?? [];
  const all = units.flatMap((id) => listLeaves(set2024).map((leaf) => leafPoints(workbook, set2024, id, leaf)));
  expect(all.some(isMissing)).toBe(true);
  expect(all.some(isNotApplicable)).toBe(true);
  expect(all.some((points) => points === 0)).toBe(true);
  const differing = units.flatMap((id) => {
    const scores: UnitScores = workbook.scores[set2024.id]?.[id] ?? emptyUnitScores();
    const selfOnly: UnitScores = { ...scores, appraisal1: emptyUnitScores().appraisal1 };
    const trial = { ...workbook, scores: { [set2024.id]: { ...workbook.scores[set2024.id], [id]: selfOnly } } };
    return listLeaves(set2024).filter(
      (leaf) => !Object.is(leafPoints(workbook, set2024, id, leaf), leafPoints(trial, set2024, id, leaf)),
    );
  });
  expect(differing.length).toBeGreaterThan(40);
});

test('the block of central agencies has 60 points: 40 appraised and 20 surveyed', () => {
  if (!central) throw new Error('a criteria set is missing');
  const leaves = listLeaves(central);
  const surveyed = leaves.filter((leaf) => leaf.method !== 'self').map((leaf) => leaf.max);
  expect(leaves).toHaveLength(12);
  expect(surveyed).toEqual([10, 10]);
  const lines = linesOf(central);
  expect(lines).toHaveLength(8);
  for (const line of lines) expect(line.applicable).toBe(60);
});

test('between them the sets show every kind of scoring rule', () => {
  const types = [set2024, central].flatMap((set) => (set ? listLeaves(set).map((leaf) => leaf.rule?.type) : []));
  expect(new Set(types)).toEqual(
    new Set([
      'choice',
      'bands',
      'proportional',
      'count',
      'formula',
      'deduction',
      'level',
      'combination',
      'survey',
      'sipas',
      'relative',
    ]),
  );
});

test('declared data and typed points never stand at the same slot of a stage', () => {
  for (const scores of Object.values(workbook.scores).flatMap((units) => Object.values<UnitScores>(units))) {
    for (const stage of STAGES) {
      const row = scores[stage];
      for (const slot of Object.keys(row.declared))
        expect(isMissing(row.points[Number(slot)] ?? Number.NaN)).toBe(true);
    }
  }
});

test('every name, source and sheet says that the figures are invented', () => {
  expect(workbook.illustrative).toBe(true);
  expect(workbook.name).toContain('minh họa');
  expect(workbook.source).toContain('minh họa');
  for (const set of Object.values(workbook.sets))
    expect(set).toMatchObject({ source: expect.stringContaining('minh họa') as string });
});
