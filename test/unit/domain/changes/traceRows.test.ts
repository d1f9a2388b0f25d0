import { describe, expect, it } from 'vitest';
import type { ChangeEntry } from '../../../../src/domain/changes/changeLine.ts';
import { createDescriber } from '../../../../src/domain/changes/describeChange.ts';
import { listChanges } from '../../../../src/domain/changes/listChanges.ts';
import { createNameBook } from '../../../../src/domain/changes/nameBook.ts';
import {
  EVERY_CHANGE,
  FOLD_FROM,
  listTraceRows,
  type ChangeFilter,
  type TraceRow,
} from '../../../../src/domain/changes/traceRows.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { WORDS } from './words.ts';

const set = buildSet(Array.from({ length: FOLD_FROM }, (_, at) => ({ code: String(at + 1), max: 2 })));
const workbook = buildWorkbook({ set, points: [{}, {}] });

function entry(rev: number, codes: readonly string[], more: Partial<ChangeEntry> = {}, unit = unitId(1)): ChangeEntry {
  const patches = codes.map((code) => ({
    path: ['scores', SET, unit, 'appraisal1', 'points', String(set.nodes[nodeId(code)]?.slot)],
    old: Number.NaN,
    new: rev,
  }));
  return { rev, kind: 'do', target: rev, patches, at: `2026-11-0${rev}T03:00:00Z`, ...more };
}

const ALL = Array.from({ length: FOLD_FROM }, (_, at) => String(at + 1));
const groups = [
  entry(4, ['2'], { kind: 'undo', by: 'Bình' }),
  entry(3, ALL, { by: 'An', why: 'Họp tổ thẩm định' }),
  entry(2, ['1'], { by: 'Bình' }, unitId(2)),
  entry(1, ['1']),
].map((one) => ({ entry: one, lines: listChanges(one) }));

function list(filter: Partial<ChangeFilter> = {}, open: readonly number[] = [], isFlat = false): readonly TraceRow[] {
  return listTraceRows({
    groups,
    filter: { ...EVERY_CHANGE, ...filter },
    open: new Set(open),
    isFlat,
    describe: createDescriber(workbook, createNameBook(), 'vi', WORDS),
    nameField: (field) => field,
    dayOf: ({ at }) => at.slice(0, 10),
  });
}

const revs = (rows: readonly TraceRow[]): number[] =>
  rows.map((row) => (row.kind === 'line' ? row.line.entry.rev : row.group.entry.rev));

describe('the rows of the trace', () => {
  it('fold a command of many cells into one, which opens in its place', () => {
    expect(list().map((row) => row.kind)).toEqual(['line', 'group', 'line', 'line']);
    const opened = list({}, [3]);
    expect(opened).toHaveLength(4 + FOLD_FROM);
    expect(opened[2]).toMatchObject({ kind: 'line', isChild: true });
  });

  it('are all there when the sheet itself is filtered or sorted', () => {
    expect(list({}, [], true)).toHaveLength(3 + FOLD_FROM);
  });

  it.each([
    ['a unit', { unitId: unitId(2) }, [2]],
    ['a person', { by: 'Bình' }, [4, 2]],
    ['nobody named', { by: '' }, [1]],
    ['undo', { kind: 'undo' as const }, [4]],
    ['days, both included', { from: '2026-11-02', to: '2026-11-03' }, [3, 2]],
    ['a reason, without its marks and in any case', { text: 'HOP TO' }, [3]],
    ['another kind of change', { field: 'weight' as const }, []],
  ])('are filtered by %s', (_, filter, expected) => {
    expect(revs(list(filter))).toEqual(expected);
  });

  it('of a folded command keep only the lines that pass', () => {
    const rows = list({ text: 'Tiêu chí 2', by: 'An' });
    expect(rows.every((row) => row.kind === 'line')).toBe(true);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(FOLD_FROM);
  });
});
