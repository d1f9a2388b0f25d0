/** The workbooks of this machine: making, hiding, bringing back, removing. */
import type { WorkbookId } from '../domain/ids.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { Connection } from './connection.ts';
import { rangeOf, rangeOfFiles } from './db.ts';
import type { Stores } from './db.ts';
import { copyFiles } from './evidenceFiles.ts';
import { headerOf, headOfNew, sortHeaders } from './head.ts';
import type { StorageResult, WorkbookHeader } from './port.ts';
import { refuse } from './problems.ts';
import { putSnapshot } from './snapshots.ts';

export function listHeaders(connection: Connection): Promise<StorageResult<WorkbookHeader[]>> {
  return connection.read(['workbooks'], async (stores) => sortHeaders(await stores.workbooks.toArray()));
}

/** The first snapshot needs no verification: it is complete with its header or not there at all. */
export function createIn(
  connection: Connection,
  workbook: Workbook,
  at: string,
): Promise<StorageResult<WorkbookHeader>> {
  return connection.write(['workbooks', 'snapshots', 'scoreChunks'], (stores, attempt) =>
    createWithin(stores, workbook, at, attempt),
  );
}

async function createWithin(stores: Stores, workbook: Workbook, at: string, attempt: number): Promise<WorkbookHeader> {
  const head = headOfNew(workbook, at);
  const present = await stores.workbooks.get(workbook.id);
  if (present && attempt > 0 && present.createdAt === at && present.headRev === 0) return headerOf(present);
  if (present) refuse('storage.exists');
  await stores.workbooks.add(head);
  await putSnapshot(stores, workbook, 0, true);
  return headerOf(head);
}

/** A copy in one transaction, evidence files included. */
export function copyIn(
  connection: Connection,
  source: WorkbookId,
  copy: Workbook,
  at: string,
): Promise<StorageResult<WorkbookHeader>> {
  return connection.write(['workbooks', 'snapshots', 'scoreChunks', 'evidenceFiles'], async (stores, attempt) => {
    const header = await createWithin(stores, copy, at, attempt);
    await copyFiles(stores, source, copy.id);
    return header;
  });
}

/** `deletedAt` null brings the workbook back. */
export function setDeleted(
  connection: Connection,
  id: WorkbookId,
  deletedAt: string | null,
): Promise<StorageResult<void>> {
  return connection.write(['workbooks'], async (stores) => {
    const head = (await stores.workbooks.get(id)) ?? refuse('storage.missing');
    await stores.workbooks.put({ ...head, deletedAt });
  });
}

/** Removes workbooks deleted before the label, all in one transaction; gives how many. */
export function purgeIn(connection: Connection, deletedBefore: string): Promise<StorageResult<number>> {
  return connection.write(
    ['workbooks', 'journal', 'snapshots', 'scoreChunks', 'views', 'calculations', 'evidenceFiles'],
    async (stores) => {
      const heads = await stores.workbooks.toArray();
      const gone = heads.filter(({ deletedAt }) => deletedAt !== null && deletedAt < deletedBefore);
      for (const { id } of gone) {
        await stores.journal
          .where(':id')
          .between(...rangeOf(id))
          .delete();
        await stores.snapshots
          .where(':id')
          .between(...rangeOf(id))
          .delete();
        await stores.scoreChunks.where(':id').between([id], [id, Infinity, Infinity]).delete();
        await stores.evidenceFiles
          .where(':id')
          .between(...rangeOfFiles(id))
          .delete();
        await stores.views.delete(id);
        await stores.calculations.delete(id);
        await stores.workbooks.delete(id);
      }
      return gone.length;
    },
  );
}
