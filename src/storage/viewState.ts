/** View state and the mark of a calculation in flight: small, frequent, relaxed. */
import type { WorkbookId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import type { StorageResult, ViewState } from './port.ts';

export function writeView(
  connection: Connection,
  workbookId: WorkbookId,
  view: ViewState,
): Promise<StorageResult<void>> {
  return connection.write(['views'], async ({ views }) => {
    await views.put({ workbookId, view });
  });
}

export function readView(connection: Connection, workbookId: WorkbookId): Promise<StorageResult<ViewState | null>> {
  return connection.read(['views'], async ({ views }) => (await views.get(workbookId))?.view ?? null);
}

export function writeCalculation(
  connection: Connection,
  workbookId: WorkbookId,
  rev: number | null,
): Promise<StorageResult<void>> {
  return connection.write(['calculations'], async ({ calculations }) => {
    if (rev === null) await calculations.delete(workbookId);
    else await calculations.put({ workbookId, rev });
  });
}
