/** Opens durable storage; where there is none to be had, the app still starts, in memory, and says so. */
import { systemClock } from '../lib/clock.ts';
import type { Clock } from '../lib/clock.ts';
import { copyIn, createIn, listHeaders, purgeIn, setDeleted } from './catalogue.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { DATABASE_NAME } from './db.ts';
import type { CoreMiddleware } from './db.ts';
import { loadFile, saveFile } from './evidenceFiles.ts';
import { appendEntry, readEntries, readTraceRows, takeEpoch } from './journal.ts';
import { loadFrom } from './loadWorkbook.ts';
import { makeMemoryStore } from './memoryStore.ts';
import { openNotices } from './notices.ts';
import type { Notices } from './notices.ts';
import type { WorkbookStore } from './port.ts';
import { codeOfError } from './problems.ts';
import { storeSnapshot } from './snapshots.ts';
import { readView, writeCalculation, writeView } from './viewState.ts';
import { followJournal } from './watchJournal.ts';

export interface StoreOptions {
  /** Of the database; tests use their own. */
  readonly name?: string;
  readonly clock?: Clock;
  /** Called while an older build in another tab holds the database: ask the person to close that tab. Opening goes on waiting. */
  readonly onBlocked?: () => void;
  /** Called when a newer build took the database: what was asked before is written, nothing after. Offer a reload. */
  readonly onFrozen?: () => void;
  /** How long a blocked or silent opening is waited for before the app works in memory. */
  readonly openTimeoutMs?: number;
  readonly wait?: (ms: number) => Promise<void>;
  readonly middleware?: CoreMiddleware;
  /** IndexedDB itself; the browser's own when left out. */
  readonly factory?: IDBFactory;
}

/** Never rejects: `keeping` and `reason` of the store say what was had. */
export async function openStore(options: StoreOptions = {}): Promise<WorkbookStore> {
  const { name = DATABASE_NAME, clock = systemClock, openTimeoutMs = 10_000, wait = pause } = options;
  let isBlocked = false;
  const opening = openConnection({
    name,
    middleware: options.middleware ?? null,
    factory: options.factory ?? null,
    onBlocked: () => {
      isBlocked = true;
      options.onBlocked?.();
    },
    onFrozen: () => options.onFrozen?.(),
    wait,
  });
  function hasBeenBlocked(): boolean {
    return isBlocked;
  }
  try {
    const connection = await Promise.race([opening, wait(openTimeoutMs).then(() => null)]);
    if (connection) return storeOver(connection, openNotices(name), clock);
  } catch (error) {
    return makeMemoryStore(clock, codeOfError(error));
  }
  // A connection that opens after all is closed: two homes for one session would part the journal.
  opening.then(
    (late) => late.close(),
    () => undefined,
  );
  return makeMemoryStore(clock, hasBeenBlocked() ? 'storage.blocked' : 'storage.lost');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function storeOver(connection: Connection, notices: Notices, clock: Clock): WorkbookStore {
  return {
    keeping: connection.readOnly ? 'readOnly' : 'onDisk',
    reason: connection.readOnly ? 'storage.newer' : null,
    listWorkbooks: () => listHeaders(connection),
    createWorkbook: (workbook) => createIn(connection, workbook, clock()),
    duplicateWorkbook: async (id, copyId, copyName) => {
      const loaded = await loadFrom(connection, id);
      return loaded.ok
        ? copyIn(connection, id, { ...loaded.value.workbook, id: copyId, name: copyName }, clock())
        : loaded;
    },
    deleteWorkbook: (id) => setDeleted(connection, id, clock()),
    undeleteWorkbook: (id) => setDeleted(connection, id, null),
    purgeWorkbooks: (deletedBefore) => purgeIn(connection, deletedBefore),
    loadWorkbook: (id) => loadFrom(connection, id),
    readTrace: (id, fromRev, toRev) => readTraceRows(connection, id, fromRev, toRev),
    readJournal: (id, afterRev) => readEntries(connection, id, afterRev),
    watchJournal: (id, fromRev, onEntries, onGap) =>
      followJournal({ id, fromRev, onEntries, onGap }, notices, (one, rev) => readEntries(connection, one, rev)),
    beginWriting: (id) => takeEpoch(connection, id),
    appendCommand: async (entry) => {
      const appended = await appendEntry(connection, entry, clock());
      if (appended.ok) notices.tell({ workbookId: entry.workbookId, rev: entry.rev });
      return appended;
    },
    writeSnapshot: (workbook, rev, epoch) => storeSnapshot(connection, workbook, rev, epoch),
    recoverWorkbook: async (workbook) => {
      const adopted = await connection.adopt();
      return adopted.ok ? createIn(connection, workbook, clock()) : adopted;
    },
    markCalculation: (id, rev) => writeCalculation(connection, id, rev),
    saveView: (id, view) => writeView(connection, id, view),
    loadView: (id) => readView(connection, id),
    saveEvidenceFile: (id, sha256, bytes) => saveFile(connection, id, sha256, bytes),
    loadEvidenceFile: (id, sha256) => loadFile(connection, id, sha256),
    close: async () => {
      await connection.close();
      notices.close();
    },
  };
}
