/** The database: its stores, what rests in them, and how durable a write to each is. The only importer of dexie's class. */
import Dexie from 'dexie';
import type { DBCore, Middleware, Table, Transaction } from 'dexie';
import type { WorkbookId } from '../domain/ids.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { NewId } from '../lib/ids.ts';
import type { HeadRow } from './head.ts';
import { packedJournal } from './packedJournal.ts';
import type { JournalEntry, ViewState } from './port.ts';
import type { ScoreChunk } from './scoreChunks.ts';

export const DATABASE_NAME = 'par-workbook';
/**
 * Raised with every change of what rests in the stores, FORMAT_VERSION included, so that a tab of an older build lets go and
 * only reads. Dexie opens version n as native version 10 n.
 */
export const SCHEMA_VERSION = 4;
export const NATIVE_VERSION = SCHEMA_VERSION * 10;

/** Written once, when the database is made; a different one means that another database stands in its place. */
export interface IdentityRow {
  readonly key: 'identity';
  readonly dbId: string;
}

export interface SnapshotRow {
  readonly workbookId: WorkbookId;
  readonly rev: number;
  readonly body: Omit<Workbook, 'scores'>;
  readonly chunkCount: number;
  /** Read back after writing and found equal. */
  readonly verified: boolean;
}

export interface ChunkRow extends ScoreChunk {
  readonly workbookId: WorkbookId;
  readonly rev: number;
  readonly index: number;
}

export interface ViewRow {
  readonly workbookId: WorkbookId;
  readonly view: ViewState;
}

export interface CalculationRow {
  readonly workbookId: WorkbookId;
  readonly rev: number;
}

/** Never altered: its key says what it holds. */
export interface EvidenceFileRow {
  readonly workbookId: WorkbookId;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface Stores {
  readonly identity: Table<IdentityRow, 'identity'>;
  readonly workbooks: Table<HeadRow, WorkbookId>;
  readonly journal: Table<JournalEntry, [WorkbookId, number]>;
  readonly snapshots: Table<SnapshotRow, [WorkbookId, number]>;
  readonly scoreChunks: Table<ChunkRow, [WorkbookId, number, number]>;
  readonly views: Table<ViewRow, WorkbookId>;
  readonly calculations: Table<CalculationRow, WorkbookId>;
  readonly evidenceFiles: Table<EvidenceFileRow, [WorkbookId, string]>;
}
export type StoreName = keyof Stores;

const SCHEMA: Readonly<Record<StoreName, string>> = {
  identity: 'key',
  workbooks: 'id',
  journal: '[workbookId+rev]',
  snapshots: '[workbookId+rev]',
  scoreChunks: '[workbookId+rev+index]',
  views: 'workbookId',
  calculations: 'workbookId',
  evidenceFiles: '[workbookId+sha256]',
};
const RELAXED: ReadonlySet<string> = new Set<StoreName>(['identity', 'views', 'calculations']);

export type CoreMiddleware = Middleware<DBCore>;

/** Strict (flushed to disk) for whatever touches a workbook; relaxed, 4 ms faster, where only convenience rests. */
const durabilityByStore: CoreMiddleware = {
  stack: 'dbcore',
  name: 'durabilityByStore',
  create: (core) => ({
    ...core,
    transaction: (stores, mode) =>
      core.transaction(stores, mode, {
        durability: stores.every((store) => RELAXED.has(store)) ? 'relaxed' : 'strict',
      }),
  }),
};

export interface DatabaseOptions {
  readonly name: string;
  /** Asked each time the database is made: one made again after a clearing must not look like the first. */
  readonly newId: NewId;
  readonly middleware: CoreMiddleware | null;
  /** The browser's own when null. */
  readonly factory: IDBFactory | null;
  readonly dynamic: boolean;
}

/**
 * A closed handle with our schema, or, with `dynamic`, one that takes any newer schema as it finds it and never alters it.
 * It never opens by itself: Dexie's automatic opening would silently make an empty database where one was cleared.
 */
export function makeDatabase(options: DatabaseOptions): Dexie {
  const { name, newId, middleware, factory, dynamic } = options;
  // On 127.0.0.1 Dexie keeps a stack trace for every operation and prints those that fail.
  Dexie.debug = false;
  const db = new Dexie(name, {
    autoOpen: false,
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
    ...(factory ? { indexedDB: factory } : {}),
  });
  db.use(durabilityByStore);
  db.use(packedJournal);
  if (middleware) db.use(middleware);
  if (dynamic) return db;
  db.version(SCHEMA_VERSION).stores(SCHEMA);
  db.on('populate', (transaction: Transaction) =>
    transaction.table('identity').add({ key: 'identity', dbId: newId() } satisfies IdentityRow),
  );
  return db;
}

/** The stores of an open database; inside a transaction's scope they belong to that transaction. */
export function storesOf(db: Dexie): Stores {
  return {
    get identity() {
      return db.table<IdentityRow, 'identity'>('identity');
    },
    get workbooks() {
      return db.table<HeadRow, WorkbookId>('workbooks');
    },
    get journal() {
      return db.table<JournalEntry, [WorkbookId, number]>('journal');
    },
    get snapshots() {
      return db.table<SnapshotRow, [WorkbookId, number]>('snapshots');
    },
    get scoreChunks() {
      return db.table<ChunkRow, [WorkbookId, number, number]>('scoreChunks');
    },
    get views() {
      return db.table<ViewRow, WorkbookId>('views');
    },
    get calculations() {
      return db.table<CalculationRow, WorkbookId>('calculations');
    },
    get evidenceFiles() {
      return db.table<EvidenceFileRow, [WorkbookId, string]>('evidenceFiles');
    },
  };
}

/** Key bounds of one workbook's rows in a store keyed [workbookId+rev...]. */
export function rangeOf(
  id: WorkbookId,
  fromRev = -Infinity,
  toRev = Infinity,
): [[WorkbookId, number], [WorkbookId, number]] {
  return [
    [id, fromRev],
    [id, toRev],
  ];
}

/** Key bounds of one workbook's evidence files. */
export function rangeOfFiles(id: WorkbookId): [[WorkbookId, string], [WorkbookId, string]] {
  return [
    [id, ''],
    [id, '\uffff'],
  ];
}

/**
 * The native version of the database as it stands, 0 when there is none. Asked without naming a version, so that a newer
 * one is not opened for upgrade and an absent one is not made.
 */
export function readNativeVersion(name: string, factory: IDBFactory): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    request.onupgradeneeded = () => {
      request.transaction?.abort();
      request.onerror = (event) => {
        event.preventDefault();
        resolve(0);
      };
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(version);
    };
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'));
  });
}
