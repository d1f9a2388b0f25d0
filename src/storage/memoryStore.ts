/** The same port without a disk: where IndexedDB does not open, and in tests. Everything is gone with the window. */
import type { WorkbookId } from '../domain/ids.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { Clock } from '../lib/clock.ts';
import { fail, succeed } from '../lib/result.ts';
import { advanceHead, headerOf, headOfNew, isSnapshotDue, sortHeaders } from './head.ts';
import type { HeadRow } from './head.ts';
import type { JournalEntry, StorageCode, StorageResult, ViewState, WorkbookHeader, WorkbookStore } from './port.ts';
import { replayJournal } from './replay.ts';
import { historyOf } from './undoStack.ts';

interface Kept {
  head: HeadRow;
  readonly base: Workbook;
  readonly entries: JournalEntry[];
  calculating: number | null;
  view: ViewState | null;
  readonly files: Map<string, Uint8Array>;
}

type Watcher = (entry: JournalEntry) => void;

/** `reason`: why there is no disk. */
export function makeMemoryStore(clock: Clock, reason: StorageCode): WorkbookStore {
  const kept = new Map<WorkbookId, Kept>();
  const watchers = new Set<Watcher>();
  let closed = false;

  /** Every method: later than its caller, as on disk, and refused once closed. */
  function later<T>(work: () => StorageResult<T>): Promise<StorageResult<T>> {
    return Promise.resolve().then(() => (closed ? fail('storage.lost') : work()));
  }
  function withKept<T>(id: WorkbookId, work: (one: Kept) => StorageResult<T>): Promise<StorageResult<T>> {
    return later(() => {
      const one = kept.get(id);
      return one ? work(one) : fail('storage.missing');
    });
  }
  function create(workbook: Workbook, files: Kept['files'] = new Map()): StorageResult<WorkbookHeader> {
    if (kept.has(workbook.id)) return fail('storage.exists');
    const head = headOfNew(workbook, clock());
    kept.set(workbook.id, { head, base: workbook, entries: [], calculating: null, view: null, files: new Map(files) });
    return succeed(headerOf(head));
  }
  function current({ base, head, entries }: Kept): StorageResult<Workbook> {
    const workbook = replayJournal(base, 0, head.headRev, entries);
    return workbook ? succeed(workbook) : fail('storage.damaged', { rev: head.headRev });
  }
  function setDeleted(id: WorkbookId, deletedAt: string | null): Promise<StorageResult<void>> {
    return withKept(id, (one) => {
      one.head = { ...one.head, deletedAt };
      return succeed(undefined);
    });
  }

  return {
    keeping: 'inMemory',
    reason,
    listWorkbooks: () => later(() => succeed(sortHeaders([...kept.values()].map((one) => one.head)))),
    createWorkbook: (workbook) => later(() => create(workbook)),
    duplicateWorkbook: (id, copyId, copyName) =>
      withKept(id, (one) => {
        const workbook = current(one);
        return workbook.ok ? create({ ...workbook.value, id: copyId, name: copyName }, one.files) : workbook;
      }),
    deleteWorkbook: (id) => setDeleted(id, clock()),
    undeleteWorkbook: (id) => setDeleted(id, null),
    purgeWorkbooks: (deletedBefore) =>
      later(() => {
        const gone = [...kept.values()].filter(({ head }) => head.deletedAt !== null && head.deletedAt < deletedBefore);
        for (const one of gone) kept.delete(one.head.id);
        return succeed(gone.length);
      }),
    loadWorkbook: (id) =>
      withKept(id, (one) => {
        const workbook = current(one);
        if (!workbook.ok) return workbook;
        const history = historyOf(one.head.stack, new Map(one.entries.map((entry) => [entry.rev, entry])));
        return succeed({ workbook: workbook.value, rev: one.head.headRev, history, calculating: one.calculating });
      }),
    readTrace: (id, fromRev, toRev) =>
      withKept(id, (one) => succeed(one.entries.filter(({ rev }) => rev >= fromRev && rev <= toRev))),
    readJournal: (id, afterRev) =>
      withKept(id, (one) =>
        afterRev > one.head.headRev ? fail('storage.damaged', { rev: afterRev }) : succeed(one.entries.slice(afterRev)),
      ),
    watchJournal: (id, fromRev, onEntries) => {
      const missed = kept.get(id)?.entries.slice(fromRev) ?? [];
      if (missed.length > 0) queueMicrotask(() => onEntries(missed));
      function watch(entry: JournalEntry): void {
        if (entry.workbookId === id && entry.rev > fromRev) onEntries([entry]);
      }
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    beginWriting: (id) =>
      withKept(id, (one) => {
        if (one.head.deletedAt !== null) return fail('storage.missing');
        one.head = { ...one.head, epoch: one.head.epoch + 1 };
        return succeed({ epoch: one.head.epoch, headRev: one.head.headRev });
      }),
    appendCommand: (entry) =>
      withKept(entry.workbookId, (one) => {
        const next = advanceHead(one.head, entry, clock());
        if (!next.ok) return next;
        const { calculating = false, ...fields } = entry;
        const row = { ...fields, at: next.value.updatedAt };
        one.head = next.value;
        one.entries.push(row);
        if (calculating) one.calculating = entry.rev;
        for (const watch of watchers) watch(row);
        return succeed({ rev: entry.rev, snapshotDue: isSnapshotDue(next.value) });
      }),
    writeSnapshot: (workbook, rev, epoch) =>
      withKept(workbook.id, (one) => {
        const { head } = one;
        if (head.deletedAt !== null) return fail('storage.missing');
        if (head.epoch !== epoch) return fail('storage.notWriter', { epoch: head.epoch });
        if (rev > head.headRev || rev < head.snapshotRev) return fail('storage.conflict', { headRev: head.headRev });
        one.head = { ...head, snapshotRev: rev };
        return succeed(undefined);
      }),
    recoverWorkbook: (workbook) => later(() => create(workbook)),
    markCalculation: (id, rev) =>
      withKept(id, (one) => {
        one.calculating = rev;
        return succeed(undefined);
      }),
    saveView: (id, view) =>
      withKept(id, (one) => {
        one.view = view;
        return succeed(undefined);
      }),
    loadView: (id) => withKept(id, (one) => succeed(one.view)),
    saveEvidenceFile: (id, sha256, bytes) =>
      withKept(id, (one) => {
        one.files.set(sha256, bytes);
        return succeed(undefined);
      }),
    loadEvidenceFile: (id, sha256) => withKept(id, (one) => succeed(one.files.get(sha256) ?? null)),
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}
