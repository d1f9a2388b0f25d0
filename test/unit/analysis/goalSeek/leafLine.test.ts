import { describe, expect, it } from 'vitest';
import { lineDeclared, linePoints } from '../../../../src/analysis/goalSeek/leafLine.ts';
import { searchLine } from '../../../../src/analysis/goalSeek/searchLine.ts';
import type { DeclaredData, ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { present } from '../../../../src/lib/assert.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';

/** The nearest declared data that gives at least so many points. */
function seek(rule: ScoringRule, declared: DeclaredData, max: number, points: number, part = 0): DeclaredData | null {
  const line = present(lineDeclared(rule, declared, part, max), 'a line');
  const { place } = finishSteps(searchLine(line, line.pointsAt, points, false));
  const entry = place === null ? null : line.entryAt(place);
  return entry && 'declared' in entry ? entry.declared : null;
}

const percent = (value: number): DeclaredData => ({ kind: 'percent', value });
const ratio = (numerator: number, denominator: number): DeclaredData => ({ kind: 'ratio', numerator, denominator });
const closed: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 100, minInclusive: true, points: 2 },
    { min: 95, minInclusive: true, points: 1.75 },
    { min: 80, minInclusive: true, points: 1.5 },
  ],
};
/** ">90%: 2; 70-90%: 1": 90 falls in the lower band. */
const open: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 90, minInclusive: false, points: 2 },
    { min: 70, minInclusive: true, points: 1 },
  ],
};

describe('the nearest raw fact that gives the points', () => {
  it('is the edge of a closed band itself, and the next hundredth after an open one', () => {
    expect(seek(closed, percent(91.5), 2, 1.75)).toEqual(percent(95));
    expect(seek(closed, percent(91.5), 2, 1.8)).toEqual(percent(100));
    expect(seek(open, percent(80), 2, 2)).toEqual(percent(90.01));
    expect(seek(open, percent(60), 2, 1)).toEqual(percent(70));
    expect(seek(open, percent(95), 2, 2)).toEqual(percent(95));
  });

  it('counts whole cases where a rate is declared as a ratio', () => {
    expect(seek(closed, ratio(914, 1000), 2, 1.75)).toEqual(ratio(950, 1000));
    expect(seek(open, ratio(5, 7), 2, 2)).toEqual(ratio(7, 7));
    expect(seek(open, ratio(80, 100), 2, 2)).toEqual(ratio(91, 100));
    expect(seek(open, ratio(80, 100), 2, 2, 1)).toEqual(ratio(80, 88));
  });

  it('follows bands in which a lower rate is better', () => {
    const complaints: ScoringRule = {
      type: 'bands',
      bands: [
        { min: 5, minInclusive: true, points: 0 },
        { min: 0, minInclusive: true, points: 1 },
      ],
    };
    expect(seek(complaints, percent(8.2), 1, 1)).toEqual(percent(4.99));
    expect(seek(complaints, ratio(8, 100), 1, 1)).toEqual(ratio(4, 100));
  });

  it('inverts proportion with its floor, counts, deductions, options, levels, answers and shares', () => {
    const proportional: ScoringRule = { type: 'proportional', target: 90, floor: 50, floorInclusive: false };
    expect(seek(proportional, percent(40), 2, 0.5)).toEqual(percent(50.01));
    expect(seek(proportional, percent(60), 2, 1.8)).toEqual(percent(81));
    expect(seek({ type: 'count', step: 0.5, cap: 2 }, { kind: 'count', value: 1 }, 2, 1.6)).toEqual({
      kind: 'count',
      value: 4,
    });
    expect(seek({ type: 'deduction', step: 0.25, floor: 0 }, { kind: 'count', value: 3 }, 1, 0.5)).toEqual({
      kind: 'count',
      value: 2,
    });
    const choice: ScoringRule = {
      type: 'choice',
      options: [
        { label: 'Kịp thời', points: 1 },
        { label: 'Chậm', points: 0.5 },
        { label: 'Không', points: 0 },
      ],
    };
    expect(seek(choice, { kind: 'choice', index: 2 }, 1, 0.25)).toEqual({ kind: 'choice', index: 1 });
    const combination: ScoringRule = {
      type: 'combination',
      questions: ['a', 'b', 'c'],
      cases: [
        { every: [0, 1, 2], some: [], points: 2 },
        { every: [0], some: [1, 2], points: 1 },
      ],
      otherwise: 0,
    };
    expect(seek(combination, { kind: 'answers', yes: [false, false, true] }, 2, 1)).toEqual({
      kind: 'answers',
      yes: [true, false, true],
    });
    const survey: ScoringRule = { type: 'survey', answerWeights: [100, 60, 20, 0] };
    expect(seek(survey, { kind: 'shares', percents: [60, 30, 0, 10] }, 10, 8.5)).toEqual({
      kind: 'shares',
      percents: [67, 30, 0, 3],
    });
  });

  it('has no answer where the rule gives less everywhere, and says where it gives the most', () => {
    const capped: ScoringRule = { type: 'count', step: 0.5, cap: 1 };
    const line = present(lineDeclared(capped, { kind: 'count', value: 0 }, 0, 2), 'a line');
    expect(finishSteps(searchLine(line, line.pointsAt, 1.5, false))).toMatchObject({ place: null, best: 2 });
  });
});

describe('points typed', () => {
  it('go by the step, with the maximum itself as the last', () => {
    const line = linePoints(1.1, 0.25, 0.3);
    expect(Array.from({ length: line.count }, (_, place) => line.figureAt(place))).toEqual([
      0, 0.25, 0.5, 0.75, 1, 1.1,
    ]);
    expect(linePoints(1, 0.25, Number.NaN)).toMatchObject({ count: 5, current: null });
  });
});
