/** Databases of the tests: each its own name, removed afterwards. */
let made: string[] = [];

export function newDatabaseName(): string {
  const name = `test-${crypto.randomUUID()}`;
  made.push(name);
  return name;
}

export async function dropDatabases(): Promise<void> {
  const names = made;
  made = [];
  await Promise.all(names.map(deleteDatabase));
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
}

/** Opens as another build would: `version` is the native one (Dexie's times 10). */
export function openRaw(name: string, version?: number, upgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}

/** Every record of every store, as a plain value: what is on disk. */
export async function dumpDatabase(name: string): Promise<Record<string, unknown[]>> {
  const db = await openRaw(name);
  const dump: Record<string, unknown[]> = {};
  const stores = [...db.objectStoreNames];
  for (const store of stores) {
    dump[store] = await new Promise((resolve, reject) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result as unknown[]);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
  }
  db.close();
  return dump;
}
