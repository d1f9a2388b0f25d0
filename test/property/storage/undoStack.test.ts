import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameValue } from '../../../src/domain/format/sameValue.ts';
import { applyPatches, patchTo } from '../../../src/domain/patches.ts';
import { makeMemoryStore } from '../../../src/storage/memoryStore.ts';
import { replayJournal } from '../../../src/storage/replay.ts';
import { EMPTY_STACK, pushEntry, UNDO_DEPTH } from '../../../src/storage/undoStack.ts';
import type { UndoStack } from '../../../src/storage/undoStack.ts';
import { Editor, expectOk, idOf } from '../../fakes/storageEditor.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';

/** What a person may do next; undo and redo are skipped where there is nothing. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('score' as const),
        slot: fc.nat(9),
        points: fc.constantFrom(0, 0.25, 1, Number.NaN, Infinity),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('rename' as const), name: fc.string() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('addNote' as const),
        slot: fc.nat(4),
        note: fc.option(fc.string(), { nil: undefined }),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ type: 'undo' as const }) },
    { weight: 2, arbitrary: fc.constant({ type: 'redo' as const }) },
    { weight: 1, arbitrary: fc.constant({ type: 'reload' as const }) },
  ),
  { maxLength: 40 },
);

describe('undo and redo (R28)', () => {
  it('after any run of commands, undos, redos and reloads give back the states that stood there', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        const store = makeMemoryStore(() => '', 'storage.failed');
        expectOk(await store.createWorkbook(richWorkbook()));
        let editor = await Editor.start(store, idOf('w1'));
        // The model: every state along the line of history, and where we stand on it.
        let line = [editor.workbook];
        let at = 0;
        for (const step of run) {
          if (step.type === 'undo') {
            if (at === 0) continue;
            await editor.undo();
            at--;
          } else if (step.type === 'redo') {
            if (at === line.length - 1) continue;
            await editor.redo();
            at++;
          } else if (step.type === 'reload') {
            editor = await Editor.start(store, idOf('w1'));
          } else {
            if (step.type === 'score') await editor.score(step.slot, step.points);
            else if (step.type === 'rename') await editor.do([patchTo(editor.workbook, ['name'], step.name)]);
            else
              await editor.do([
                patchTo(editor.workbook, ['scores', 's1', 'u1', 'self', 'notes', String(step.slot)], step.note),
              ]);
            line = [...line.slice(0, ++at), editor.workbook];
          }
          expect(sameButLength(editor.workbook, line[at])).toBe(true);
          expect([editor.history.undo.length, editor.history.redo.length]).toEqual([at, line.length - 1 - at]);
        }
        const entries = expectOk(await store.readJournal(idOf('w1'), 0));
        expect(isSameValue(replayJournal(richWorkbook(), 0, entries.length, entries), editor.workbook)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  /** Undoing the growth of a row leaves it longer, with nothing in what was added. */
  function sameButLength(a: object, b: object | undefined): boolean {
    const path = ['scores', 's1', 'u1', 'self', 'points', '20'];
    return isSameValue(applyPatches(a, [{ path, old: 0, new: 0 }]), b && applyPatches(b, [{ path, old: 0, new: 0 }]));
  }
});

describe('the undo stack', () => {
  const moves = fc.array(fc.constantFrom('do' as const, 'undo' as const, 'redo' as const), { maxLength: 600 });

  it('holds each command at most once, in order, and never more than the depth to undo', () => {
    fc.assert(
      fc.property(moves, (run) => {
        let stack: UndoStack = EMPTY_STACK;
        let rev = 0;
        for (const kind of run) {
          const target = kind === 'do' ? rev + 1 : (kind === 'undo' ? stack.undo : stack.redo).at(-1);
          if (target === undefined) continue;
          const next = pushEntry(stack, { kind, rev: ++rev, target });
          if (!next) throw new Error('what is next in turn was refused');
          stack = next;
          const kept = [...stack.undo, ...stack.redo];
          expect(new Set(kept).size).toBe(kept.length);
          expect(stack.undo).toEqual(stack.undo.toSorted((a, b) => a - b));
          expect(stack.redo).toEqual(stack.redo.toSorted((a, b) => b - a));
          expect(stack.undo.length).toBeLessThanOrEqual(UNDO_DEPTH);
        }
      }),
    );
  });

  it('refuses what is not next in turn, but not an undo of what it no longer remembers', () => {
    const stack = { undo: [1, 2], redo: [3] };
    expect(pushEntry(stack, { kind: 'undo', rev: 4, target: 1 })).toBeNull();
    expect(pushEntry(stack, { kind: 'redo', rev: 4, target: 2 })).toBeNull();
    expect(pushEntry(stack, { kind: 'do', rev: 4, target: 3 })).toBeNull();
    expect(pushEntry({ undo: [], redo: [9] }, { kind: 'undo', rev: 10, target: 8 })).toEqual({
      undo: [],
      redo: [9, 8],
    });
  });
});
