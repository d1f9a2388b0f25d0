import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planCommands } from '../../../src/domain/commands/index.ts';
import { listLeaves } from '../../../src/domain/criteria.ts';
import { compareIncoming, isSamePlaceValue, readPlace } from '../../../src/domain/merge/comparePlaces.ts';
import { listAccepted } from '../../../src/domain/merge/decisions.ts';
import { mergeFiles, type ReturnedFile } from '../../../src/domain/merge/mergeFiles.ts';
import { planAccepted } from '../../../src/domain/merge/planAccepted.ts';
import { readForm } from '../../../src/domain/merge/readForm.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { formOf, type FakeForm } from '../../fakes/returnedForms.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const setId = present(workbook.setOrder[0], 'the sample has a set');
const set = present(workbook.sets[setId], 'the sample has a set');
const unitIds = (workbook.blocks[set.blockId]?.unitIds ?? []).slice(0, 5);
const leaves = listLeaves(set);

/** What a unit may type: a leaf of its form, and how much of the leaf's maximum, or words. */
interface Typed {
  readonly leaf: number;
  readonly column: 'points' | 'explanation' | 'evidence';
  readonly share: number;
}
const typed: fc.Arbitrary<Typed> = fc.record({
  leaf: fc.nat(leaves.length - 1),
  column: fc.constantFrom('points', 'explanation', 'evidence'),
  share: fc.constantFrom(0, 0.25, 0.5, 1),
});
const returned = fc.uniqueArray(
  fc.record({ unit: fc.nat(unitIds.length - 1), edits: fc.array(typed, { maxLength: 12 }) }),
  { selector: ({ unit }) => unit, maxLength: unitIds.length },
);

function typeInto(form: FakeForm, edits: readonly Typed[]): void {
  for (const { leaf, column, share } of edits) {
    const { slot, max } = present(leaves[leaf], 'the leaf is there');
    if (column === 'points') form.type(slot, 'declared', null);
    const text = share === 0 ? null : `Văn bản ${share * 100}/BC`;
    form.type(slot, column, column === 'points' ? share * (max ?? 0) : text);
  }
}

function fileOf(
  source: Workbook,
  unit: number,
  edits: readonly Typed[],
  changedAt: string | null = null,
): ReturnedFile {
  const form = formOf(source, setId, present(unitIds[unit], 'the unit is there'));
  typeInto(form, edits);
  const reading = readForm(form.book);
  if (!reading.ok) throw new Error(reading.problem.code);
  return { name: form.book.fileName, changedAt, reading: reading.value };
}

function run(from: Workbook, commands: Parameters<typeof planCommands>[2]): Workbook {
  const { outcome, refused } = planCommands(from, null, commands);
  expect(refused).toEqual([]);
  return outcome;
}

it('files that changed nothing bring no difference', () => {
  const files = unitIds.map((_, unit) => fileOf(workbook, unit, []));
  const merged = mergeFiles(workbook, setId, files);
  expect(merged.items).toEqual([]);
  expect(merged.mineOnly).toBe(0);
  expect(merged.same).toBeGreaterThan(100);
  for (const { reading } of files) expect(compareIncoming(workbook, reading.incoming).differences).toEqual([]);
});

it('after all theirs are accepted the workbook reads what the files say, and a second merge finds nothing', () => {
  fc.assert(
    fc.property(returned, (units) => {
      const files = units.map(({ unit, edits }) => fileOf(workbook, unit, edits));
      const merged = mergeFiles(workbook, setId, files);
      expect(merged.items.flatMap(({ doubts }) => doubts)).toEqual([]);
      const { commands, refused } = planAccepted(workbook, listAccepted(merged.items, new Map()));
      expect(refused).toEqual([]);
      const after = run(workbook, commands);
      for (const { reading } of files)
        for (const { place, theirs } of reading.incoming)
          expect(isSamePlaceValue(readPlace(after, place) ?? null, theirs)).toBe(true);
      expect(mergeFiles(after, setId, files).items).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('the order of the files does not matter where no two speak of one cell', () => {
  fc.assert(
    fc.property(returned, (units) => {
      const files = units.map(({ unit, edits }) => fileOf(workbook, unit, edits));
      const accept = (list: readonly ReturnedFile[]): Workbook =>
        run(
          workbook,
          planAccepted(workbook, listAccepted(mergeFiles(workbook, setId, list).items, new Map())).commands,
        );
      expect(accept([...files].reverse()).scores).toEqual(accept(files).scores);
    }),
    { numRuns: 25 },
  );
});

it('keeping mine leaves the workbook as it is, whatever the files say', () => {
  fc.assert(
    fc.property(returned, (units) => {
      const files = units.map(({ unit, edits }) => fileOf(workbook, unit, edits));
      const { items } = mergeFiles(workbook, setId, files);
      const keep = new Map(items.map(({ key }) => [key, { keep: 'mine' } as const]));
      expect(planAccepted(workbook, listAccepted(items, keep))).toEqual({ commands: [], refused: [] });
    }),
    { numRuns: 15 },
  );
});

it('a cell that only the workbook changed since is no difference; one that both changed is in doubt unless they agree', () => {
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 8 }), fc.array(typed, { maxLength: 8 }), (mine, theirs) => {
      const here = mergeFiles(workbook, setId, [fileOf(workbook, 0, mine)]);
      const changed = run(workbook, planAccepted(workbook, listAccepted(here.items, new Map())).commands);
      const mineKeys = new Set(here.items.map(({ key }) => key));
      const there = mergeFiles(workbook, setId, [fileOf(workbook, 0, theirs)]);
      const both = mergeFiles(changed, setId, [fileOf(workbook, 0, theirs)]);
      for (const { key, doubts } of both.items) expect(doubts).toEqual(mineKeys.has(key) ? ['mine'] : []);
      const left = new Set(both.items.map(({ key }) => key));
      for (const { key, options, place } of there.items)
        expect(left.has(key)).toBe(
          !isSamePlaceValue(readPlace(changed, place) ?? null, present(options[0], 'an option').value),
        );
    }),
    { numRuns: 40 },
  );
});
