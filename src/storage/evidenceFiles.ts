/** Bytes of evidence, content-addressed within a workbook. */
import type { WorkbookId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import { rangeOfFiles } from './db.ts';
import type { Stores } from './db.ts';
import type { StorageResult } from './port.ts';

/** See `WorkbookStore.saveEvidenceFile`. */
export function saveFile(
  connection: Connection,
  id: WorkbookId,
  sha256: string,
  bytes: Uint8Array,
): Promise<StorageResult<void>> {
  return connection.write(['evidenceFiles'], async (stores) => {
    await stores.evidenceFiles.put({ workbookId: id, sha256, bytes });
  });
}

/** See `WorkbookStore.loadEvidenceFile`. */
export function loadFile(
  connection: Connection,
  id: WorkbookId,
  sha256: string,
): Promise<StorageResult<Uint8Array | null>> {
  return connection.read(
    ['evidenceFiles'],
    async (stores) => (await stores.evidenceFiles.get([id, sha256]))?.bytes ?? null,
  );
}

/** Within the caller's transaction over `evidenceFiles`: what one workbook has, also for its copy. */
export async function copyFiles(stores: Stores, id: WorkbookId, copyId: WorkbookId): Promise<void> {
  const rows = await stores.evidenceFiles
    .where(':id')
    .between(...rangeOfFiles(id))
    .toArray();
  await stores.evidenceFiles.bulkPut(rows.map((row) => ({ ...row, workbookId: copyId })));
}
