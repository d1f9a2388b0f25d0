import { afterEach, expect, it } from 'vitest';
import { planCommands } from '../../../src/domain/commands/index.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { openStore } from '../../../src/storage/openStore.ts';
import { Editor, expectOk, idOf } from '../../fakes/storageEditor.ts';
import { NEW_IN_FORMAT_4, richWorkbook } from '../../fakes/storageWorkbooks.ts';
import { NATIVE_VERSION } from '../../../src/storage/db.ts';
import { dropDatabases, dumpDatabase, newDatabaseName, openRaw } from './databases.ts';

const ID = idOf('w1');
const opened: WorkbookStore[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await dropDatabases();
});

async function open(name: string): Promise<WorkbookStore> {
  const store = await openStore({ name });
  opened.push(store);
  return store;
}

/** What the second, third and fourth format added. */
const LATER: readonly (readonly string[])[] = [['attributes'], ['dossiers'], Object.keys(NEW_IN_FORMAT_4)];

/** Makes the first snapshot what an older build wrote. */
async function ageSnapshot(name: string, formatVersion = 1): Promise<void> {
  const db = await openRaw(name);
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('snapshots', 'readwrite');
    const store = transaction.objectStore('snapshots');
    const request = store.getAll();
    request.onsuccess = () => {
      for (const row of request.result as { body: Record<string, unknown> }[]) {
        const later = LATER.slice(formatVersion - 1).flat();
        const body = Object.fromEntries(Object.entries(row.body).filter(([key]) => !later.includes(key)));
        store.put({ ...row, body: { ...body, formatVersion } });
      }
    };
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
  });
  db.close();
}

it('a workbook saved before attributes opens with none, takes new ones, and loads again with its whole journal', async () => {
  const name = newDatabaseName();
  const first = await open(name);
  expectOk(await first.createWorkbook({ ...richWorkbook(), attributes: {}, dossiers: {}, ...NEW_IN_FORMAT_4 }));
  const past = await Editor.start(first, ID);
  await past.score(1, 1);
  await ageSnapshot(name);

  const store = await open(name);
  const editor = await Editor.start(store, ID);
  expect(editor.workbook).toEqual(past.workbook);
  const { patches } = planCommands(editor.workbook, null, [
    {
      verb: 'setAttributes',
      args: { sheet: 'free.f1', cells: [{ row: 'r1', column: 'c1' }], change: { bold: true, note: 'mới' } },
    },
  ]);
  await editor.do(patches);
  const again = expectOk(await (await open(name)).loadWorkbook(ID));
  expect(again.workbook).toEqual(editor.workbook);
  expect(again.workbook.attributes).toEqual({ 'free.f1': { r1: { c1: { bold: true, note: 'mới' } } } });
  expect(again.history.undo).toHaveLength(2);
});

it.each([1, 2, 3])('the database of build %i, tables and all, is opened with every workbook in it', async (build) => {
  const [now, before] = [newDatabaseName(), newDatabaseName()];
  const first = await open(now);
  expectOk(await first.createWorkbook({ ...richWorkbook(), attributes: {}, dossiers: {}, ...NEW_IN_FORMAT_4 }));
  const past = await Editor.start(first, ID);
  await past.score(1, 1);
  await ageSnapshot(now, build);
  await first.close();
  await copyAt(now, before, build);

  const store = await open(before);
  expect(store.keeping).toBe('onDisk');
  expect((await Editor.start(store, ID)).workbook).toEqual(past.workbook);
  const db = await openRaw(before);
  expect(db.version).toBe(NATIVE_VERSION);
  db.close();
});

/** A copy of every table that older builds had and of every record, as a database of another native version. */
async function copyAt(from: string, to: string, build: number): Promise<void> {
  const rows = await dumpDatabase(from);
  const source = await openRaw(from);
  const copy = await openRaw(to, build * 10, (db) => {
    for (const name of source.objectStoreNames) {
      if (name === 'evidenceFiles' && build < 3) continue;
      const { keyPath } = source.transaction(name).objectStore(name);
      const store = db.createObjectStore(name, { keyPath });
      for (const row of rows[name] ?? []) store.put(row);
    }
  });
  source.close();
  copy.close();
}
