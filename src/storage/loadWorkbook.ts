/** From disk to the workbook: the newest snapshot that is whole, then the journal; an older snapshot when that fails. */
import { migrateBody } from '../domain/format/migrations.ts';
import type { WorkbookId } from '../domain/ids.ts';
import { FORMAT_VERSION } from '../domain/workbook.ts';
import type { Workbook } from '../domain/workbook.ts';
import { fail, succeed } from '../lib/result.ts';
import type { Connection } from './connection.ts';
import { rangeOf } from './db.ts';
import type { SnapshotRow } from './db.ts';
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
      const entries = await stores.journal
        .where(':id')
        .between(...rangeOf(id))
        .toArray();
      const snapshots = await stores.snapshots
        .where(':id')
        .between(...rangeOf(id))
        .toArray();
      const calculating = (await stores.calculations.get(id))?.rev ?? null;
      let workbook: Workbook | null = null;
      for (const row of safestFirst(snapshots)) {
        const base = await readSnapshot(stores, row);
        workbook = base && replayJournal(base, row.rev, head.headRev, entries);
        if (workbook) break;
      }
      return { head, entries, workbook, calculating };
    },
  );
  if (!rows.ok) return rows;
  const { head, entries, workbook, calculating } = rows.value;
  if (!workbook) return fail('storage.damaged', { rev: head.headRev });
  if (workbook.formatVersion > FORMAT_VERSION) return fail('storage.newer', { version: workbook.formatVersion });
  // Patches are of the format they were written in: the journal is replayed first, then migrated.
  const migrated = migrateBody(workbook as unknown as Readonly<Record<string, unknown>>);
  if (!migrated) return fail('storage.damaged', { rev: head.headRev });
  const history = historyOf(head.stack, new Map(entries.map((entry) => [entry.rev, entry])));
  return succeed({ workbook: migrated as unknown as Workbook, rev: head.headRev, history, calculating });
}

/** A snapshot that was never found equal is the last resort: the journal since the verified ones is all there. */
function safestFirst(snapshots: readonly SnapshotRow[]): SnapshotRow[] {
  return snapshots.toSorted((a, b) => Number(b.verified) - Number(a.verified) || b.rev - a.rev);
}
