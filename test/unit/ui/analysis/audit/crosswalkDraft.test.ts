import { describe, expect, it } from 'vitest';
import { listCrosswalkLeaves } from '../../../../../src/domain/crosswalk.ts';
import { findCrosswalk } from '../../../../../src/domain/findCrosswalk.ts';
import type { ExtraId, SetId } from '../../../../../src/domain/ids.ts';
import {
  changeRow,
  dropRow,
  isBlocking,
  isUnsure,
  listFlaws,
  splitRow,
  startDraft,
  toKeptRows,
  type DraftRow,
} from '../../../../../src/ui/analysis/audit/crosswalkDraft.ts';
import { buildSet, buildWorkbook, nodeId } from '../../../../fakes/engineWorkbook.ts';

const OLD = buildSet([
  { code: '1', max: 4 },
  { code: '2', max: 6 },
]);
const NEW = buildSet(
  [
    { code: '1', max: 4 },
    { code: '2', max: 5 },
    { code: '3', max: 1 },
  ],
  {
    id: 's9' as SetId,
    extras: [{ id: 'b' as ExtraId, code: 'B', name: 'Thưởng', kind: 'bonus', cap: 2, slot: 9 }],
  },
);
const start = startDraft(findCrosswalk(buildWorkbook({ set: OLD, points: [] }), OLD, NEW), listCrosswalkLeaves(OLD));
const show = (rows: readonly DraftRow[]): unknown => rows.map(({ fromId, toId, share01 }) => [fromId, toId, share01]);
const kinds = (rows: readonly DraftRow[]): string[] => listFlaws(rows, OLD, NEW).map(({ kind }) => kind);

describe('a crosswalk while a person works on it', () => {
  it('begins with what is proposed and says which points have no past', () => {
    expect(show(start)).toEqual([
      ['n1', 'n1', 1],
      ['n2', 'n2', 1],
    ]);
    expect(listFlaws(start, OLD, NEW)).toEqual([{ kind: 'unmappedTo', count: 1, points: 1 }]);
  });

  it('splits a leaf in halves, then gives the rest: 60 and 40 add to a whole', () => {
    const halves = splitRow(start, 1);
    expect(show(halves)).toEqual([
      ['n1', 'n1', 1],
      ['n2', 'n2', 0.5],
      ['n2', null, 0.5],
    ]);
    const sixty = changeRow(halves.slice(0, 2), 1, { share01: 0.6 });
    const split = changeRow(splitRow(sixty, 1), 2, { toId: nodeId('3') });
    expect(show(split)).toEqual([
      ['n1', 'n1', 1],
      ['n2', 'n2', 0.6],
      ['n2', 'n3', 0.4],
    ]);
    expect(kinds(split)).toEqual([]);
    expect(toKeptRows(split)).toHaveLength(3);
    expect(split.map((row) => isUnsure(row, split))).toEqual([false, true, true]);
  });

  it('keeps a row for a leaf that goes nowhere, and takes away only what was split off', () => {
    expect(show(dropRow(start, 0))).toEqual([
      ['n1', null, 1],
      ['n2', 'n2', 1],
    ]);
    expect(kinds(dropRow(start, 0))).toEqual(['unmappedFrom', 'unmappedTo']);
    expect(show(dropRow(splitRow(start, 1), 2))).toEqual([
      ['n1', 'n1', 1],
      ['n2', 'n2', 0.5],
    ]);
    expect(toKeptRows(dropRow(start, 0))).toHaveLength(1);
  });

  it('does not let more than a whole, no number, a row twice or a bonus for a criterion through', () => {
    const twice = changeRow(splitRow(start, 0), 2, { toId: nodeId('1') });
    const wrong = [
      changeRow(start, 0, { share01: 1.2 }),
      changeRow(start, 0, { share01: Number.NaN }),
      changeRow(start, 0, { share01: 0 }),
      twice,
      changeRow(start, 0, { toId: 'b' as ExtraId }),
      changeRow(changeRow(splitRow(start, 0), 2, { toId: nodeId('3') }), 2, { share01: 0.7 }),
    ];
    expect(
      wrong.map((rows) =>
        listFlaws(rows, OLD, NEW)
          .filter(isBlocking)
          .map(({ kind }) => kind),
      ),
    ).toEqual([['badShare', 'over'], ['badShare'], ['badShare'], ['twice'], ['kinds'], ['over']]);
  });

  it('lets a part go nowhere, but says so', () => {
    const part = changeRow(start, 1, { share01: 0.6 });
    expect(listFlaws(part, OLD, NEW)[0]).toEqual({ kind: 'under', from: 'n2', share01: 0.6 });
    expect(listFlaws(part, OLD, NEW).some(isBlocking)).toBe(false);
  });
});
