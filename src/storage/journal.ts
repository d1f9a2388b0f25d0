/** Appending and reading commands. The journal is the truth between snapshots: rows are added, never put. */
import type { WorkbookId } from '../domain/ids.ts';
import { fail } from '../lib/result.ts';
import type { Connection } from './connection.ts';
import { rangeOf } from './db.ts';
import { advanceHead, isSnapshotDue } from './head.ts';
import type { Appended, JournalEntry, NewEntry, StorageResult, Writing } from './port.ts';
import { demand, refuse } from './problems.ts';

/** See `WorkbookStore.appendCommand`. */
export function appendEntry(connection: Connection, entry: NewEntry, at: string): Promise<StorageResult<Appended>> {
  const { calculating = false, ...fields } = entry;
  return connection.write(
    ['workbooks', 'journal', ...(calculating ? (['calculations'] as const) : [])],
    async (stores, attempt) => {
      const head = await stores.workbooks.get(entry.workbookId);
      // After a lost connection the first try may have been completed: then the row is there, with our own epoch.
      if (attempt > 0 && head?.headRev === entry.rev && head.epoch === entry.epoch) {
        const written = await stores.journal.get([entry.workbookId, entry.rev]);
        if (written?.epoch === entry.epoch) return { rev: entry.rev, snapshotDue: isSnapshotDue(head) };
      }
      const next = demand(advanceHead(head, entry, at));
      await stores.journal.add({ ...fields, at });
      await stores.workbooks.put(next);
      if (calculating) await stores.calculations.put({ workbookId: entry.workbookId, rev: entry.rev });
      return { rev: entry.rev, snapshotDue: isSnapshotDue(next) };
    },
  );
}

/** See `WorkbookStore.beginWriting`. */
export function takeEpoch(connection: Connection, id: WorkbookId): Promise<StorageResult<Writing>> {
  return connection.write(['workbooks'], async (stores) => {
    const head = (await stores.workbooks.get(id)) ?? refuse('storage.missing');
    if (head.deletedAt !== null) refuse('storage.missing');
    const epoch = head.epoch + 1;
    await stores.workbooks.put({ ...head, epoch });
    return { epoch, headRev: head.headRev };
  });
}

/** See `WorkbookStore.readTrace`. */
export function readTraceRows(
  connection: Connection,
  id: WorkbookId,
  fromRev: number,
  toRev: number,
): Promise<StorageResult<JournalEntry[]>> {
  return connection.read(['journal'], (stores) =>
    stores.journal
      .where(':id')
      .between(...rangeOf(id, fromRev, toRev), true, true)
      .toArray(),
  );
}

/** See `WorkbookStore.readJournal`. */
export async function readEntries(
  connection: Connection,
  id: WorkbookId,
  afterRev: number,
): Promise<StorageResult<JournalEntry[]>> {
  const read = await connection.read(['workbooks', 'journal'], async (stores) => {
    const head = (await stores.workbooks.get(id)) ?? refuse('storage.missing');
    const entries = await stores.journal
      .where(':id')
      .between(...rangeOf(id, afterRev), false, true)
      .toArray();
    return { headRev: head.headRev, entries };
  });
  if (!read.ok) return read;
  const { headRev, entries } = read.value;
  // Also when the reader is ahead of the disk: what it holds beyond was never journaled.
  if (entries.length !== headRev - afterRev) return fail('storage.damaged', { rev: afterRev });
  return { ok: true, value: entries };
}
