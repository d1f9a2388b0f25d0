/**
 * Snapshots: written whole, read back, marked verified, and only then is anything older removed. Each step is its own
 * transaction, so that a crash between any two leaves a journal and a snapshot that give the document back.
 */
import { isSameValue } from '../domain/format/sameValue.ts';
import type { WorkbookId } from '../domain/ids.ts';
import type { Workbook } from '../domain/workbook.ts';
import { fail } from '../lib/result.ts';
import type { Connection } from './connection.ts';
import { rangeOf } from './db.ts';
import type { ChunkRow, SnapshotRow, Stores } from './db.ts';
import type { StorageResult } from './port.ts';
import { refuse } from './problems.ts';
import { chunksOfScores, scoresFromChunks } from './scoreChunks.ts';

/** The newer one may turn out damaged: then the older one and the journal give the workbook back. */
const KEPT_SNAPSHOTS = 2;

/** Adds the rows of a snapshot within the caller's transaction over `snapshots` and `scoreChunks`. */
export async function putSnapshot(stores: Stores, workbook: Workbook, rev: number, verified: boolean): Promise<void> {
  const { scores, ...body } = workbook;
  const chunks = chunksOfScores(scores);
  const row: SnapshotRow = { workbookId: workbook.id, rev, body, chunkCount: chunks.length, verified };
  await removeChunks(stores, workbook.id, rev);
  await stores.snapshots.put(row);
  await stores.scoreChunks.bulkPut(
    chunks.map((chunk, index): ChunkRow => ({ ...chunk, workbookId: workbook.id, rev, index })),
  );
}

/** The workbook of a snapshot, or null when a part of it is missing or not what it should be. */
export async function readSnapshot(stores: Stores, row: SnapshotRow): Promise<Workbook | null> {
  const chunks = await stores.scoreChunks
    .where(':id')
    .between([row.workbookId, row.rev], [row.workbookId, row.rev, Infinity])
    .toArray();
  if (chunks.length !== row.chunkCount) return null;
  try {
    return { ...row.body, scores: scoresFromChunks(chunks) };
  } catch {
    return null;
  }
}

/** See `WorkbookStore.writeSnapshot`. */
export async function storeSnapshot(
  connection: Connection,
  workbook: Workbook,
  rev: number,
  epoch: number,
): Promise<StorageResult<void>> {
  const id = workbook.id;
  const written = await connection.write(['workbooks', 'snapshots', 'scoreChunks'], async (stores) => {
    const head = await stores.workbooks.get(id);
    if (!head || head.deletedAt !== null) refuse('storage.missing');
    if (head.epoch !== epoch) refuse('storage.notWriter', { epoch: head.epoch });
    if (rev > head.headRev || rev < head.snapshotRev) refuse('storage.conflict', { headRev: head.headRev });
    await putSnapshot(stores, workbook, rev, false);
  });
  if (!written.ok) return written;
  const readBack = await connection.read(['snapshots', 'scoreChunks'], async (stores) => {
    const row = await stores.snapshots.get([id, rev]);
    return row ? readSnapshot(stores, row) : null;
  });
  if (!readBack.ok) return readBack;
  if (!isSameValue(readBack.value, workbook)) return fail('storage.damaged', { rev });
  const marked = await connection.write(['workbooks', 'snapshots'], async (stores) => {
    await stores.snapshots.update([id, rev], { verified: true });
    const head = await stores.workbooks.get(id);
    if (head && head.snapshotRev < rev) await stores.workbooks.put({ ...head, snapshotRev: rev });
  });
  if (!marked.ok) return marked;
  return dropOldSnapshots(connection, id);
}

/** The journal stays: it is the trace, and every command that can be undone is in it. */
function dropOldSnapshots(connection: Connection, id: WorkbookId): Promise<StorageResult<void>> {
  return connection.write(['snapshots', 'scoreChunks'], async (stores) => {
    const rows = await stores.snapshots
      .where(':id')
      .between(...rangeOf(id))
      .toArray();
    const verified = rows.filter((row) => row.verified).map((row) => row.rev);
    const oldestKept = verified.at(-KEPT_SNAPSHOTS) ?? 0;
    for (const { rev } of rows.filter((row) => row.rev < oldestKept)) {
      await removeChunks(stores, id, rev);
      await stores.snapshots.delete([id, rev]);
    }
  });
}

export async function removeChunks(stores: Stores, id: WorkbookId, rev: number): Promise<void> {
  await stores.scoreChunks.where(':id').between([id, rev], [id, rev, Infinity]).delete();
}
