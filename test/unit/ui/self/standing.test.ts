import { describe, expect, test } from 'vitest';
import type { SetId, UnitId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { emptyUnitScores } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import type { ModelResult } from '../../../../src/engine/protocol.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { present } from '../../../../src/lib/assert.ts';
import { readStanding } from '../../../../src/ui/self/standing.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const set = present(workbook.sets['s1' as SetId], 'set');
const [first, second, third] = present(workbook.blocks[set.blockId], 'block').unitIds as [UnitId, UnitId, UnitId];

/** Only what a standing reads. */
function figures(setId: string, index: readonly number[], rank: readonly number[], mean: number): ModelResult {
  const unitIds = [first, second, third];
  return {
    setId,
    unitIds,
    index: Float64Array.from(index),
    rank: Float64Array.from(rank),
    mean,
  } as unknown as ModelResult;
}

const now = figures('s1', [90.104, 85, Number.NaN], [1, 2, Number.NaN], 87.55);

function withScores(change: Readonly<Record<UnitId, unknown>>): Workbook {
  return {
    ...workbook,
    scores: { ...workbook.scores, s1: { ...workbook.scores['s1' as SetId], ...change } },
  } as Workbook;
}

describe('where a unit stands', () => {
  test('index and mean are as published, the distance in percentage points', () => {
    const standing = readStanding(workbook, set, first, now, null);
    expect(standing).toMatchObject({ index: 90.1, rank: 1, ranked: 2, mean: 87.55, aboveMean: 2.55, last: null });
  });

  test('the period before is compared with, index and rank', () => {
    const previous = figures('s2', [92.5, 80, 70], [1, 2, 3], 80);
    expect(readStanding(workbook, set, first, now, previous).last).toEqual({ index: 92.5, rank: 1, change: -2.4 });
  });

  test('a unit that the period before does not know has no comparison', () => {
    const previous = { ...figures('s2', [1, 2, 3], [1, 2, 3], 2), unitIds: [second, third] } as ModelResult;
    expect(readStanding(workbook, set, first, now, previous).last).toBeNull();
  });

  test('a unit that is not ranked has no rank', () => {
    expect(readStanding(workbook, set, third, now, null).rank).toBeNull();
  });

  test('units without any score are counted, so that no rank is told against nobody', () => {
    const alone = withScores({ [second]: emptyUnitScores(), [third]: emptyUnitScores() });
    expect(readStanding(alone, set, first, now, null)).toMatchObject({ othersScored: 0, others: 2 });
    const some = withScores({ [third]: emptyUnitScores() });
    expect(readStanding(some, set, first, now, null)).toMatchObject({ othersScored: 1, others: 2 });
  });

  test('a unit without scores of its own has no index, whatever the others have', () => {
    const empty = withScores({ [first]: emptyUnitScores() });
    expect(readStanding(empty, set, first, now, null)).toMatchObject({ index: null, rank: null, aboveMean: null });
  });
});
