import { describe, expect, it } from 'vitest';
import type { RemovalAnswer } from '../../../../src/analysis/removal/question.ts';
import { finishSteps } from '../../../../src/lib/steps.ts';
import { answerRemoval } from '../../../../workers/analysis/answerRemoval.ts';
import { openContext, stateOf } from '../../../fakes/analysisContext.ts';
import { buildSet, buildWorkbook, unitId } from '../../../fakes/engineWorkbook.ts';

const workbook = buildWorkbook({
  set: buildSet([
    {
      code: '1',
      children: [
        { code: '1.1', max: 10 },
        { code: '1.2', max: 10 },
      ],
    },
    { code: '2', max: 20 },
  ]),
  points: [
    { '1.1': 10, '1.2': 0, '2': 14 },
    { '1.1': 2, '1.2': 8, '2': 15 },
    { '1.1': 5, '1.2': 5, '2': 10 },
  ],
});

function ask(): RemovalAnswer {
  const context = openContext(workbook);
  const found = finishSteps(
    answerRemoval(context, { state: stateOf(workbook), levels: ['fields', 'groups', 'leaves'] }),
  );
  context.dispose();
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('the removal of each node of a workbook', () => {
  it('tells a weight of 0 whose parent is renormalised from a node that is dropped', () => {
    const row = ask().rows.find(({ code }) => code === '1.1');
    // Now 24, 25, 20 of 40. Without 1.1: (i) 0+14, 16+15, 10+10 of 40; (ii) 14, 23, 15 of 30.
    expect(row?.zeroed).toMatchObject({ movedCount: 2, largestShift: 1, largestUnitId: unitId(1), largestMove: 1 });
    expect(row?.zeroed?.meanShift).toBeCloseTo(2 / 3, 12);
    expect(row?.dropped).toMatchObject({ movedCount: 2, largestShift: 1 });
  });

  it('takes nodes at every level, and loads (i) by the weight of the node alone where that is enough', () => {
    const { rows, rankedCount } = ask();
    expect(rankedCount).toBe(3);
    expect(rows.map(({ code, level }) => [code, level])).toEqual([
      ['1', 'fields'],
      ['1.1', 'leaves'],
      ['1.2', 'leaves'],
      ['2', 'fields'],
    ]);
    for (const row of rows) expect(row.load).toEqual([{ nodeId: row.nodeId, weight: 0 }]);
  });
});
