/**
 * The connection to the database: opening, losing, reopening, and the one way to run a transaction. Writes are carried
 * out strictly one after the other, in the order they were asked for.
 */
import { newRandomId } from '../lib/ids.ts';
import { fail, succeed } from '../lib/result.ts';
import { makeDatabase, NATIVE_VERSION, readNativeVersion, storesOf } from './db.ts';
import type { CoreMiddleware, StoreName, Stores } from './db.ts';
import type { StorageResult } from './port.ts';
import { failureOf, refuse } from './problems.ts';

export interface ConnectionOptions {
  readonly name: string;
  /** Sees every read and write of the database; tests break them there. */
  readonly middleware: CoreMiddleware | null;
  readonly factory: IDBFactory | null;
  /** An older build in another tab keeps the database closed to us: ask the person to close it. */
  readonly onBlocked: () => void;
  /** A newer build in another tab took the database: nothing more can be written here, ask for a reload. */
  readonly onFrozen: () => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** Before each of the three reopenings; together about a second, after which a person should know. */
const REOPEN_DELAYS_MS: readonly number[] = [50, 200, 800];

export interface Connection {
  readonly readOnly: boolean;
  /**
   * Runs `scope` in one transaction over `names` (and the identity). Resolves when it is complete; a `Refusal` thrown in
   * the scope aborts it. `attempt` is above 0 when the connection was lost before: the first try may have been completed.
   */
  readonly read: <T>(names: readonly StoreName[], scope: (stores: Stores) => Promise<T>) => Promise<StorageResult<T>>;
  readonly write: <T>(
    names: readonly StoreName[],
    scope: (stores: Stores, attempt: number) => Promise<T>,
  ) => Promise<StorageResult<T>>;
  /** Takes the database that is there now for ours. */
  readonly adopt: () => Promise<StorageResult<void>>;
  readonly close: () => Promise<void>;
}

/** Opens, or rejects when IndexedDB is missing, broken or stays blocked: the caller then works in memory. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const readOnly = (await readNativeVersion(options.name, options.factory ?? indexedDB)) > NATIVE_VERSION;
  const db = makeDatabase({ ...options, newId: newRandomId, dynamic: readOnly });
  const stores = storesOf(db);
  let state: 'open' | 'frozen' | 'closed' = 'open';
  let dbId: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  // Returning false keeps Dexie's own handler away: it would reopen on the newer schema and write old records into it (M4).
  db.on('versionchange', (event) => {
    if (event.newVersion !== null && event.newVersion > 0 && state === 'open') {
      state = 'frozen';
      options.onFrozen();
    }
    void queue.then(() => db.close({ disableAutoOpen: false }));
    return false;
  });
  db.on('blocked', () => {
    options.onBlocked();
    return false;
  });

  /** Asks for the version first: Dexie would open a newer database, and might "repair" its schema to ours. */
  async function reopen(): Promise<void> {
    if (db.isOpen()) return;
    if (!readOnly && (await readNativeVersion(options.name, options.factory ?? indexedDB)) > NATIVE_VERSION) freeze();
    await db.open();
  }

  function freeze(): never {
    db.close({ disableAutoOpen: false });
    if (state === 'open') {
      state = 'frozen';
      options.onFrozen();
    }
    refuse('storage.frozen');
  }

  async function readIdentity(): Promise<string | null> {
    return (await stores.identity.get('identity'))?.dbId ?? null;
  }

  // Read in the same transaction as whatever follows: a delta must never be written beside a base that is gone (M5), nor
  // into a newer schema that Dexie, reopening a dying handle on its own, may have come back to.
  async function requireIdentity(): Promise<void> {
    if (!readOnly && db.backendDB().version > NATIVE_VERSION) freeze();
    if ((await readIdentity()) !== dbId) refuse('storage.replaced');
  }

  async function transact<T>(
    mode: 'r' | 'rw',
    names: readonly StoreName[],
    scope: (attempt: number) => Promise<T>,
  ): Promise<StorageResult<T>> {
    for (let attempt = 0; ; attempt++) {
      if (state === 'closed') return fail('storage.lost');
      if (state === 'frozen' && !db.isOpen()) return fail('storage.frozen');
      try {
        await reopen();
        // The scope must itself be an async function: that is how Dexie knows to keep the transaction open over an await.
        return succeed(
          await db.transaction(mode, [...new Set<string>(['identity', ...names])], async () => await scope(attempt)),
        );
      } catch (error) {
        const failure = failureOf(error);
        const delayMs = REOPEN_DELAYS_MS[attempt];
        if (failure.problem.code !== 'storage.lost' || delayMs === undefined) return failure;
        // A dead handle never heals, a new one does.
        db.close({ disableAutoOpen: false });
        await options.wait(delayMs);
      }
    }
  }

  function guarded<T>(scope: (attempt: number) => Promise<T>): (attempt: number) => Promise<T> {
    return async (attempt) => {
      await requireIdentity();
      return scope(attempt);
    };
  }

  await db.open();
  dbId = await readIdentity();

  return {
    readOnly,
    read: (names, scope) =>
      transact(
        'r',
        names,
        guarded(() => scope(stores)),
      ),
    write: (names, scope) => {
      if (readOnly) return Promise.resolve(fail('storage.newer'));
      if (state === 'frozen') return Promise.resolve(fail('storage.frozen'));
      const done = queue.then(() =>
        transact(
          'rw',
          names,
          guarded((attempt) => scope(stores, attempt)),
        ),
      );
      queue = done;
      return done;
    },
    adopt: async () => {
      const found = await transact('r', [], readIdentity);
      if (!found.ok) return found;
      dbId = found.value;
      return succeed(undefined);
    },
    close: async () => {
      await queue;
      state = 'closed';
      db.close();
    },
  };
}
