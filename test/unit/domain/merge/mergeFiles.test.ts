import { describe, expect, it } from 'vitest';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import type { SetId, UnitId, WorkbookId } from '../../../../src/domain/ids.ts';
import { decideNewer, listAccepted } from '../../../../src/domain/merge/decisions.ts';
import { mergeFiles, type ReturnedFile } from '../../../../src/domain/merge/mergeFiles.ts';
import { planAccepted } from '../../../../src/domain/merge/planAccepted.ts';
import { readForm } from '../../../../src/domain/merge/readForm.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { pointsAt } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { formOf, type FakeForm } from '../../../fakes/returnedForms.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const setId = present(workbook.setOrder[0], 'the sample has a set');
const set = present(workbook.sets[setId], 'the sample has a set');
const [unitA, unitB] = (workbook.blocks[set.blockId]?.unitIds ?? []) as [UnitId, UnitId];
const leaf = present(
  listLeaves(set).find(({ max, rule }) => max === 1 && rule === null) ?? listLeaves(set)[0],
  'the set has leaves',
);

function fileOf(
  source: Workbook,
  unitId: UnitId,
  edit: (form: FakeForm) => void,
  changedAt: string | null = null,
  fileName = 'a.xlsx',
): ReturnedFile {
  const form = formOf(source, setId, unitId, { fileName });
  edit(form);
  const reading = readForm(form.book);
  if (!reading.ok) throw new Error(reading.problem.code);
  return { name: fileName, changedAt, reading: reading.value };
}

const typePoints = (points: number) => (form: FakeForm) => {
  form.type(leaf.slot, 'declared', null);
  form.type(leaf.slot, 'points', points);
};

function run(from: Workbook, ...commands: Command[]): Workbook {
  return planCommands(from, null, commands).outcome;
}

function cleared(): Workbook {
  return run(workbook, {
    verb: 'setScores',
    args: {
      setId,
      entries: [unitA, unitB].map((unitId) => ({ unitId, stage: 'self', slot: leaf.slot, entry: { points: 0 } })),
    },
  });
}

describe('two files of one unit', () => {
  const start = cleared();
  const older = fileOf(start, unitA, typePoints(0.25), '2026-11-01T08:00:00Z', 'cũ.xlsx');
  const newer = fileOf(start, unitA, typePoints(0.5), '2026-11-02T08:00:00Z', 'mới.xlsx');

  it('that differ are shown with the newer first, whatever their order', () => {
    for (const files of [
      [older, newer],
      [newer, older],
    ]) {
      const { items } = mergeFiles(start, setId, files);
      expect(items).toHaveLength(1);
      expect(items[0]?.doubts).toEqual(['files']);
      expect(items[0]?.options.map(({ value }) => value)).toEqual([0.5, 0.25]);
      expect(items[0]?.options[0]?.incoming.origin.file).toBe('mới.xlsx');
    }
  });

  it('keep the workbook as it is until someone decides, and the newer one is taken when asked', () => {
    const { items } = mergeFiles(start, setId, [older, newer]);
    expect(listAccepted(items, new Map())).toEqual([]);
    const item = present(items[0], 'a conflict');
    const decision = present(decideNewer(item, null), 'both files have a time');
    expect(listAccepted(items, new Map([[item.key, decision]])).map(({ value }) => value)).toEqual([0.5]);
  });

  it('are one where they say the same', () => {
    const { items } = mergeFiles(start, setId, [older, fileOf(start, unitA, typePoints(0.25), null, 'b.xlsx')]);
    expect(items.map(({ doubts, options }) => [doubts, options.length])).toEqual([[[], 1]]);
  });
});

describe('newer', () => {
  it('compares the file with the last change of the workbook’s cell, and decides nothing without both times', () => {
    const start = cleared();
    const mine = run(start, {
      verb: 'setScores',
      args: { setId, entries: [{ unitId: unitA, stage: 'self', slot: leaf.slot, entry: { points: 1 } }] },
    });
    const { items } = mergeFiles(mine, setId, [fileOf(start, unitA, typePoints(0.5), '2026-11-02T08:00:00Z')]);
    const item = present(items[0], 'a conflict');
    expect(item.doubts).toEqual(['mine']);
    expect(decideNewer(item, '2026-11-01T00:00:00.000Z')).toEqual({ keep: 'theirs', option: 0 });
    expect(decideNewer(item, '2026-11-03T00:00:00.000Z')).toEqual({ keep: 'mine' });
    expect(decideNewer(item, null)).toBeNull();
  });
});

describe('a file of another workbook or version', () => {
  it('is matched by the unit’s name and goes through the crosswalk to the set on screen', () => {
    const other = buildSample('illustrative', countingIds('z'));
    const otherSet = present(other.setOrder[0], 'a set');
    const otherUnit = present(
      other.blocks[other.sets[otherSet]?.blockId ?? ('' as never)]?.unitIds.find(
        (id) => other.units[id]?.name === workbook.units[unitB]?.name,
      ),
      'the same unit under another id',
    );
    const renamed = rename(other, otherSet);
    const form = formOf(renamed, otherSet, otherUnit);
    form.type(slotIn(renamed, otherSet), 'declared', null);
    form.type(slotIn(renamed, otherSet), 'points', 0.75);
    const reading = readForm(form.book);
    if (!reading.ok) throw new Error(reading.problem.code);
    const file = { name: 'khac.xlsx', changedAt: null, reading: reading.value };
    const { matches, items } = mergeFiles(workbook, setId, [file]);
    expect(matches[0]).toMatchObject({ kind: 'matched', unitId: unitB, isOtherWorkbook: true });
    expect(items.find(({ place }) => place.slot === leaf.slot && place.of === 'entry')?.options[0]?.value).toBe(0.75);
  });

  function rename(from: Workbook, inSet: SetId): Workbook {
    // Ids of nodes differ by nothing but the sample's counter: make them strangers.
    const text = JSON.stringify(from.sets[inSet]).replaceAll('"z', '"foreign-');
    const foreign = JSON.parse(text) as (typeof from.sets)[SetId];
    return { ...from, id: 'other' as WorkbookId, sets: { [inSet]: { ...foreign, id: inSet } } };
  }
  function slotIn(from: Workbook, inSet: SetId): number {
    return present(
      listLeaves(present(from.sets[inSet], 'set')).find(({ code }) => code === leaf.code),
      'same code',
    ).slot;
  }

  it('asks before it takes points that were given on another maximum', () => {
    const start = cleared();
    const file = fileOf(start, unitA, typePoints(0.5));
    const doubled = run(start, { verb: 'setMax', args: { setId, nodeId: leaf.id, max: (leaf.max ?? 1) * 2 } });
    const { items, matches } = mergeFiles(doubled, setId, [file]);
    expect(items.map(({ doubts }) => doubts)).toEqual([['max']]);
    expect(matches[0]).toMatchObject({ kind: 'matched', isOtherWorkbook: false });
  });

  it('of a unit that is not in the block is said so', () => {
    const file = fileOf(workbook, unitA, typePoints(0.5));
    const identity = { ...file.reading.identity, unitId: 'xx' as UnitId, unitName: 'Sở Không có' };
    const { matches, items } = mergeFiles(workbook, setId, [{ ...file, reading: { ...file.reading, identity } }]);
    expect(matches).toEqual([{ kind: 'unitUnknown' }]);
    expect(items).toEqual([]);
  });
});

describe('accepting', () => {
  it('refuses what the workbook would refuse, by its place, and takes the rest in one command', () => {
    const start = cleared();
    const file = fileOf(start, unitA, (form) => {
      typePoints(99)(form);
      form.type(leaf.slot, 'explanation', 'Vượt');
      form.type(leaf.slot, 'evidence', '12/QĐ-UBND');
    });
    const { items } = mergeFiles(start, setId, [file]);
    const plan = planAccepted(start, listAccepted(items, new Map()));
    expect(plan.refused.map(({ problem }) => problem.code)).toEqual(['points.aboveMax']);
    expect(plan.commands.map(({ verb }) => verb)).toEqual(['takeReturned']);
    const after = run(start, ...plan.commands);
    const slot = String(leaf.slot);
    expect(after.scores[setId]?.[unitA]?.self.explanations[slot]).toBe('Vượt');
    expect(after.dossiers[setId]?.[unitA]?.evidence[slot]).toEqual([
      { kind: 'document', label: '', number: '12/QĐ-UBND' },
    ]);
    expect(pointsAt(present(after.scores[setId]?.[unitA], 'scores').self, leaf.slot)).toBe(0);
  });

  it('refuses everything for a unit whose self-scores are locked', () => {
    const file = fileOf(cleared(), unitA, typePoints(0.5));
    const locked = run(cleared(), { verb: 'lockScores', args: { setId, unitId: unitA, at: '2026', by: 'An' } });
    const { items } = mergeFiles(locked, setId, [file]);
    const plan = planAccepted(locked, listAccepted(items, new Map()));
    expect(plan.commands).toEqual([]);
    expect(plan.refused.map(({ problem }) => problem.code)).toEqual(['scores.locked']);
  });
});
