/** What every `WorkbookStore` keeps to, whatever it rests on; run by the tests of each implementation. */
import { describe, expect, it } from 'vitest';
import type { WorkbookId } from '../../src/domain/ids.ts';
import { invertPatches } from '../../src/domain/patches.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { JournalEntry, WorkbookStore } from '../../src/storage/port.ts';
import { Editor, expectOk, idOf } from './storageEditor.ts';
import { richWorkbook, wideWorkbook } from './storageWorkbooks.ts';

export function describeStoreContract(name: string, open: () => Promise<WorkbookStore>): void {
  const ID = idOf('w1');

  async function openWith(workbook: Workbook = richWorkbook()): Promise<WorkbookStore> {
    const store = await open();
    expectOk(await store.createWorkbook(workbook));
    return store;
  }
  async function load(store: WorkbookStore, id: WorkbookId = ID) {
    return expectOk(await store.loadWorkbook(id));
  }

  describe(`${name}: workbooks`, () => {
    it('gives back what was created, to the last special number', async () => {
      const store = await openWith();
      expect(await load(store)).toEqual({
        workbook: richWorkbook(),
        rev: 0,
        history: { undo: [], redo: [] },
        calculating: null,
      });
    });

    it('never creates over a workbook of the same id', async () => {
      const store = await openWith();
      const again = await store.createWorkbook({ ...richWorkbook(), name: 'Khác' });
      expect(again).toMatchObject({ ok: false, problem: { code: 'storage.exists' } });
      expect((await load(store)).workbook).toEqual(richWorkbook());
    });

    it('lists several, with the name that the last command gave', async () => {
      const store = await openWith();
      expectOk(await store.createWorkbook(richWorkbook('w2')));
      const editor = await Editor.start(store, ID);
      await editor.do([{ path: ['name'], old: 'Sổ thử', new: 'Tên mới' }]);
      const list = expectOk(await store.listWorkbooks());
      expect(Object.fromEntries(list.map((one) => [one.id, [one.name, one.headRev]]))).toEqual({
        w1: ['Tên mới', 1],
        w2: ['Sổ thử', 0],
      });
      await editor.undo();
      expect(expectOk(await store.listWorkbooks()).map((one) => one.name)).toEqual(['Sổ thử', 'Sổ thử']);
    });

    it('duplicates the state of now under a new id, with nothing to undo', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      await editor.score(1, 0.75);
      expectOk(await store.duplicateWorkbook(ID, idOf('copy'), 'Bản sao'));
      const copy = await load(store, idOf('copy'));
      expect(copy.workbook).toEqual({ ...editor.workbook, id: 'copy', name: 'Bản sao' });
      expect(copy.history.undo).toEqual([]);
      await editor.score(1, 1);
      expect((await load(store, idOf('copy'))).workbook).toEqual(copy.workbook);
    });

    it('hides a deleted workbook, gives it back whole, and removes it only when purged', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      await editor.score(1, 1);
      expectOk(await store.deleteWorkbook(ID));
      expect(expectOk(await store.listWorkbooks())[0]?.deletedAt).not.toBeNull();
      expect(await editor.tryScore(1, 2)).toBe('storage.missing');
      expectOk(await store.undeleteWorkbook(ID));
      expect((await load(store)).workbook).toEqual(editor.workbook);
      expect(expectOk(await store.purgeWorkbooks('9999'))).toBe(0);
      expectOk(await store.deleteWorkbook(ID));
      expect(expectOk(await store.purgeWorkbooks('0000'))).toBe(0);
      expect(expectOk(await store.purgeWorkbooks('9999'))).toBe(1);
      expect(await store.loadWorkbook(ID)).toMatchObject({ problem: { code: 'storage.missing' } });
      expect(expectOk(await store.listWorkbooks())).toEqual([]);
    });

    it('says that a workbook is missing', async () => {
      const store = await open();
      const missing = { ok: false, problem: { code: 'storage.missing' } };
      expect(await store.loadWorkbook(ID)).toMatchObject(missing);
      expect(await store.readJournal(ID, 0)).toMatchObject(missing);
      expect(await store.beginWriting(ID)).toMatchObject(missing);
      expect(await store.deleteWorkbook(ID)).toMatchObject(missing);
      expect(await store.duplicateWorkbook(ID, idOf('x'), '')).toMatchObject(missing);
      expect(await store.writeSnapshot(richWorkbook(), 0, 0)).toMatchObject(missing);
    });
  });

  describe(`${name}: commands`, () => {
    it('replays every acknowledged command after a reload', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      for (let i = 0; i < 30; i++) await editor.score(i % 6, i % 3 === 0 ? Number.NaN : i / 4);
      const loaded = await load(store);
      expect([loaded.workbook, loaded.rev]).toEqual([editor.workbook, 30]);
    });

    it('keeps the order of commands that were not waited for', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      await Promise.all(Array.from({ length: 20 }, (_, i) => editor.score(1, i)));
      const loaded = await load(store);
      expect([loaded.workbook, loaded.rev]).toEqual([editor.workbook, 20]);
    });

    it('refuses a rev that is taken, or that leaves a gap, and writes nothing', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      await editor.score(1, 1);
      for (const rev of [0, 1, 3]) {
        const entry = { ...editor.nextEntry([{ path: ['source'], old: '', new: 'x' }]), rev, target: rev };
        expect(await store.appendCommand(entry)).toEqual({
          ok: false,
          problem: { code: 'storage.conflict', details: { headRev: 1 } },
        });
      }
      expect((await load(store)).workbook).toEqual(editor.workbook);
    });

    it('refuses a writer that another one has followed', async () => {
      const store = await openWith();
      const first = await Editor.start(store, ID);
      await first.score(1, 1);
      const second = await Editor.start(store, ID);
      expect(await first.tryScore(1, 2)).toBe('storage.notWriter');
      await second.score(1, 3);
      expect((await load(store)).workbook).toEqual(second.workbook);
      expect(await store.writeSnapshot(first.workbook, 1, first.epoch)).toMatchObject({
        problem: { code: 'storage.notWriter' },
      });
    });

    it('hands over undo and redo across reloads', async () => {
      const store = await openWith();
      let editor = await Editor.start(store, ID);
      const states = [editor.workbook];
      for (let i = 1; i <= 4; i++) {
        await editor.score(1, i);
        states.push(editor.workbook);
      }
      for (let i = 3; i >= 1; i--) {
        editor = await Editor.start(store, ID);
        await editor.undo();
        expect((await load(store)).workbook).toEqual(states[i]);
      }
      editor = await Editor.start(store, ID);
      await editor.redo();
      await editor.redo();
      const loaded = await load(store);
      expect(loaded.workbook).toEqual(states[3]);
      expect([loaded.history.undo.map((one) => one.rev), loaded.history.redo.map((one) => one.rev)]).toEqual([
        [1, 2, 3],
        [4],
      ]);
      await (await Editor.start(store, ID)).score(2, 1);
      expect((await load(store)).history.redo).toEqual([]);
    });

    it('tells a session that is ahead of the journal to load again', async () => {
      const store = await openWith();
      expect(expectOk(await store.readJournal(ID, 0))).toEqual([]);
      expect(await store.readJournal(ID, 1)).toMatchObject({ problem: { code: 'storage.damaged' } });
    });

    it('refuses to undo what is not next in turn', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      await editor.score(1, 1);
      await editor.score(1, 2);
      const entry = editor.nextEntry(invertPatches([]));
      expect(await store.appendCommand({ ...entry, kind: 'undo', target: 1 })).toMatchObject({
        problem: { code: 'storage.conflict' },
      });
      expect(await store.appendCommand({ ...entry, kind: 'redo', target: 1 })).toMatchObject({
        problem: { code: 'storage.conflict' },
      });
    });

    it('tells other sessions of new commands, once and in order', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      await editor.score(1, 1);
      const heard: number[] = [];
      let stop: () => void = () => undefined;
      await new Promise<void>((resolve) => {
        function hear(entries: readonly JournalEntry[]): void {
          heard.push(...entries.map((entry) => entry.rev));
          if (heard.at(-1) === 6) resolve();
        }
        stop = store.watchJournal(ID, 1, hear, () => heard.push(-1));
        for (let i = 0; i < 5; i++) void editor.score(1, i);
      });
      stop();
      await editor.score(1, 9);
      expect(heard).toEqual([2, 3, 4, 5, 6]);
      expect(expectOk(await store.readJournal(ID, 5)).map((entry) => entry.rev)).toEqual([6, 7]);
    });
  });

  describe(`${name}: snapshots and marks`, () => {
    it('asks for a snapshot every 50 commands, and after it loads the same', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      const due: number[] = [];
      for (let i = 1; i <= 120; i++) {
        const { rev, snapshotDue } = await editor.score(i % 6, i);
        if (!snapshotDue) continue;
        due.push(rev);
        expectOk(await store.writeSnapshot(editor.workbook, rev, editor.epoch));
      }
      expect(due).toEqual([50, 100]);
      const loaded = await load(store);
      expect([loaded.workbook, loaded.rev, loaded.history.undo.length]).toEqual([editor.workbook, 120, 120]);
    });

    it('keeps 200 commands to undo however many snapshots were taken', async () => {
      const store = await openWith();
      let editor = await Editor.start(store, ID);
      for (let i = 1; i <= 260; i++) {
        const { rev, snapshotDue } = await editor.score(1, i);
        if (snapshotDue) expectOk(await store.writeSnapshot(editor.workbook, rev, editor.epoch));
      }
      editor = await Editor.start(store, ID);
      expect(editor.history.undo.map((one) => one.rev)).toEqual(Array.from({ length: 200 }, (_, i) => 61 + i));
      for (let i = 0; i < 200; i++) await editor.undo();
      expect(editor.workbook.scores['s1' as never]?.['u1' as never]?.self.points[1]).toBe(60);
      expect((await load(store)).workbook).toEqual(editor.workbook);
    });

    it('refuses a snapshot of a rev that is not journaled', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      expect(await store.writeSnapshot(editor.workbook, 1, editor.epoch)).toMatchObject({
        problem: { code: 'storage.conflict' },
      });
    });

    it('holds 700 units x 100 leaves', async () => {
      const wide = wideWorkbook(700, 100, 'w1');
      const store = await openWith(wide);
      expect((await load(store)).workbook).toEqual(wide);
      const editor = await Editor.start(store, ID);
      const path = ['scores', 's1', 'u699', 'self', 'points', '99'];
      await editor.do([
        { path, old: editor.workbook.scores['s1' as never]?.['u699' as never]?.self.points[99], new: 0.125 },
      ]);
      expectOk(await store.writeSnapshot(editor.workbook, 1, editor.epoch));
      expect((await load(store)).workbook).toEqual(editor.workbook);
    });

    it('remembers a calculation that never reported back', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      expectOk(await store.appendCommand({ ...editor.nextEntry([]), calculating: true }));
      expect((await load(store)).calculating).toBe(1);
      expectOk(await store.markCalculation(ID, null));
      expect((await load(store)).calculating).toBeNull();
      expectOk(await store.markCalculation(ID, 7));
      expect((await load(store)).calculating).toBe(7);
    });

    it('remembers the view of each workbook', async () => {
      const store = await openWith();
      expect(expectOk(await store.loadView(ID))).toBeNull();
      expectOk(await store.saveView(ID, { sheet: 'scores', top: 12 }));
      expect(expectOk(await store.loadView(ID))).toEqual({ sheet: 'scores', top: 12 });
    });

    it('keeps who gave a command, when and why, and gives the trace in parts', async () => {
      const store = await openWith();
      const editor = await Editor.start(store, ID);
      expectOk(await store.appendCommand({ ...editor.nextEntry([]), by: 'Nguyễn An', why: 'Thiếu tài liệu' }));
      expect(expectOk(await store.readTrace(ID, 1, 9))).toMatchObject([
        { rev: 1, by: 'Nguyễn An', why: 'Thiếu tài liệu' },
      ]);
      expect(expectOk(await store.readTrace(ID, 2, 9))).toEqual([]);
    });

    it('keeps evidence files with their workbook, and copies them with it', async () => {
      const store = await openWith();
      const bytes = new Uint8Array([1, 2, 3]);
      expectOk(await store.saveEvidenceFile(ID, 'abc', bytes));
      expect(expectOk(await store.loadEvidenceFile(ID, 'abc'))).toEqual(bytes);
      expect(expectOk(await store.loadEvidenceFile(ID, 'other'))).toBeNull();
      expectOk(await store.duplicateWorkbook(ID, idOf('w2'), 'Bản sao'));
      expect(expectOk(await store.loadEvidenceFile(idOf('w2'), 'abc'))).toEqual(bytes);
      expectOk(await store.deleteWorkbook(ID));
      expect(expectOk(await store.purgeWorkbooks('9999'))).toBe(1);
      expect(expectOk(await store.loadEvidenceFile(idOf('w2'), 'abc'))).toEqual(bytes);
    });

    it('refuses everything once closed, without throwing', async () => {
      const store = await openWith();
      await store.close();
      expect(await store.loadWorkbook(ID)).toMatchObject({ problem: { code: 'storage.lost' } });
      expect(await store.createWorkbook(richWorkbook('w3'))).toMatchObject({ problem: { code: 'storage.lost' } });
    });
  });
}
