/** From disk to the workbook: the newest snapshot that is whole, then the journal; an older snapshot when that fails. */
import { migrateBody } from '../domain/format/migrations.ts';
import type { WorkbookId } from '../domain/ids.ts';
import { FORMAT_VERSION } from '../domain/workbook.ts';
import type { Workbook } from '../domain/workbook.ts';
import { fail, succeed } from '../lib/result.ts';
import type { Connection } from './connection.ts';
import { rangeOf } from './db.ts';
import type { SnapshotRow, Stores } from './db.ts';
import type { HeadRow } from './head.ts';
import type { JournalEntry, LoadedWorkbook, StorageResult } from './port.ts';
import { refuse } from './problems.ts';
import { replayJournal } from './replay.ts';
import { readSnapshot } from './snapshots.ts';
import { historyOf } from './undoStack.ts';

interface Rows {
  readonly head: HeadRow;
  readonly entries: readonly JournalEntry[];
  readonly workbook: Workbook | null;
  readonly calculating: number | null;
}

/** See `WorkbookStore.loadWorkbook`. */
export async function loadFrom(connection: Connection, id: WorkbookId): Promise<StorageResult<LoadedWorkbook>> {
  const rows = await connection.read(
    ['workbooks', 'snapshots', 'scoreChunks', 'journal', 'calculations'],
    async (stores): Promise<Rows> => {
      const head = (await stores.workbooks.get(id)) ?? refuse('storage.missing');
      const snapshots = await stores.snapshots
        .where(':id')
        .between(...rangeOf(id))
        .toArray();
      const entries = await readNeeded(stores, head, Math.min(...snapshots.map(({ rev }) => rev)));
      const calculating = (await stores.calculations.get(id))?.rev ?? null;
      let workbook: Workbook | null = null;
      for (const row of safestFirst(snapshots)) {
        const base = await readSnapshot(stores, row);
        const migrated = base && migrateSnapshot(base);
        if (migrated === 'newer') return { head, entries, workbook: base, calculating };
        workbook = migrated && replayJournal(migrated, row.rev, head.headRev, entries);
        if (workbook) break;
      }
      return { head, entries, workbook, calculating };
    },
  );
  if (!rows.ok) return rows;
  const { head, entries, workbook, calculating } = rows.value;
  if (!workbook) return fail('storage.damaged', { rev: head.headRev });
  if (workbook.formatVersion > FORMAT_VERSION) return fail('storage.newer', { version: workbook.formatVersion });
  const history = historyOf(head.stack, new Map(entries.map((entry) => [entry.rev, entry])));
  return succeed({ workbook, rev: head.headRev, history, calculating });
}

/** Of a journal that is never shortened: the rows after the oldest snapshot, and older ones that can still be undone or redone. */
async function readNeeded({ journal }: Stores, head: HeadRow, oldestRev: number): Promise<JournalEntry[]> {
  const older = [...head.stack.undo, ...head.stack.redo].filter((rev) => rev <= oldestRev);
  const before = await journal.bulkGet(older.map((rev): [WorkbookId, number] => [head.id, rev]));
  const after = await journal
    .where(':id')
    .between(...rangeOf(head.id, oldestRev), false, true)
    .toArray();
  return [...before.filter((row) => row !== undefined), ...after];
}

/** At today's format, so that the journal after it applies whichever build wrote it; null when no step leads there. */
function migrateSnapshot(workbook: Workbook): Workbook | 'newer' | null {
  if (workbook.formatVersion > FORMAT_VERSION) return 'newer';
  return migrateBody(workbook as unknown as Readonly<Record<string, unknown>>) as Workbook | null;
}

/** A snapshot that was never found equal is the last resort: the journal since the verified ones is all there. */
function safestFirst(snapshots: readonly SnapshotRow[]): SnapshotRow[] {
  return snapshots.toSorted((a, b) => Number(b.verified) - Number(a.verified) || b.rev - a.rev);
}
