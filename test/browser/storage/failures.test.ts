import { afterEach, describe, expect, it } from 'vitest';
import type {} from '@vitest/browser-playwright';
import { cdp } from 'vitest/browser';
import { isSameValue } from '../../../src/domain/format/sameValue.ts';
import { fileFromWorkbook, workbookFromFile } from '../../../src/domain/format/workbookFile.ts';
import { makeDatabase, NATIVE_VERSION, SCHEMA_VERSION } from '../../../src/storage/db.ts';
import { openStore } from '../../../src/storage/openStore.ts';
import type { StoreOptions } from '../../../src/storage/openStore.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { Editor, expectOk, idOf } from '../../fakes/storageEditor.ts';
import { makeFaults } from '../../fakes/storageFaults.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';
import { deleteDatabase, dropDatabases, dumpDatabase, newDatabaseName, openRaw } from './databases.ts';

const ID = idOf('w1');
const opened: WorkbookStore[] = [];

async function open(name: string, options: StoreOptions = {}): Promise<WorkbookStore> {
  const store = await openStore({ name, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), ...options });
  opened.push(store);
  return store;
}

/** A store with one workbook, someone writing in it, and a disk that can be broken. */
async function start() {
  const name = newDatabaseName();
  const faults = makeFaults();
  const store = await open(name, { middleware: faults.middleware });
  expectOk(await store.createWorkbook(richWorkbook()));
  return { name, faults, store, editor: await Editor.start(store, ID) };
}

/** What another session finds on disk. */
async function reload(name: string) {
  return expectOk(await (await open(name)).loadWorkbook(ID));
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await dropDatabases();
});

describe('a full disk (R05)', () => {
  it('at any write of any command: nothing is called saved that is not, nothing is half written, and it heals', async () => {
    const outcome = { falseSaved: 0, torn: 0, refused: 0, exported: 0 };
    const rounds = 20;
    for (let n = 1; n <= rounds; n++) {
      const { name, faults, editor } = await start();
      faults.failFrom(n, 'QuotaExceededError');
      for (let i = 0; i < 6; i++) {
        const code = await editor.tryScore(i, n);
        if (code === 'storage.full') outcome.refused++;
        else expect(code).toBeNull();
      }
      if ((await workbookFromFile(await fileFromWorkbook(editor.workbook, ''))).ok) outcome.exported++;
      faults.heal();
      const found = await reload(name);
      if (found.rev < editor.rev) outcome.falseSaved++;
      if (!isSameValue(found.workbook, editor.workbook)) outcome.torn++;
      await editor.score(1, 1);
      expect((await reload(name)).workbook).toEqual(editor.workbook);
    }
    expect(outcome).toEqual({
      falseSaved: 0,
      torn: 0,
      refused: 6 * 2 + 5 * 2 + 4 * 2 + 3 * 2 + 2 * 2 + 1 * 2,
      exported: rounds,
    });
  });

  it('aborts the whole transaction of a creation, a duplication and a snapshot', async () => {
    for (let n = 1; n <= 3; n++) {
      const { name, faults, store, editor } = await start();
      await editor.score(1, 0.5);
      faults.failFrom(n, 'QuotaExceededError');
      expect(await store.createWorkbook(richWorkbook('w2'))).toMatchObject({ problem: { code: 'storage.full' } });
      expect(await store.loadWorkbook(idOf('w2'))).toMatchObject({ problem: { code: 'storage.missing' } });
      faults.failFrom(n, 'QuotaExceededError');
      expect(await store.writeSnapshot(editor.workbook, 1, editor.epoch)).toMatchObject({
        problem: { code: 'storage.full' },
      });
      faults.heal();
      expect((await reload(name)).workbook).toEqual(editor.workbook);
      expectOk(await store.createWorkbook(richWorkbook('w2')));
      await editor.score(1, 2);
      expect((await reload(name)).workbook).toEqual(editor.workbook);
    }
  });

  it('after which the missing command can be appended again, and only then the next', async () => {
    const { faults, store, editor } = await start();
    const first = editor.nextEntry([{ path: ['source'], old: '', new: 'a' }]);
    faults.failFrom(1, 'QuotaExceededError', true);
    const second = { ...first, rev: 2, target: 2 };
    const [one, two] = await Promise.all([store.appendCommand(first), store.appendCommand(second)]);
    expect([one, two]).toMatchObject([
      { problem: { code: 'storage.full' } },
      { problem: { code: 'storage.conflict' } },
    ]);
    expectOk(await store.appendCommand(first));
    expectOk(await store.appendCommand(second));
  });
});

describe('a crash during a snapshot (R03)', () => {
  it('at any write between its steps leaves the document whole', async () => {
    const probe = await start();
    await probe.editor.score(1, 1);
    probe.faults.failFrom(Infinity, '');
    expectOk(await probe.store.writeSnapshot(probe.editor.workbook, 1, probe.editor.epoch));
    const steps = probe.faults.writes();
    expect(steps).toBeGreaterThan(4);
    for (let n = 1; n <= steps; n++) {
      const { name, faults, store, editor } = await start();
      for (let round = 0; round < 3; round++) {
        await editor.score(1, round);
        await editor.undo();
        await editor.score(2, round);
        expectOk(await store.writeSnapshot(editor.workbook, editor.rev, editor.epoch));
      }
      await editor.score(1, 7);
      faults.failFrom(n, 'DataError');
      await store.writeSnapshot(editor.workbook, editor.rev, editor.epoch);
      faults.heal();
      const found = await reload(name);
      expect([found.workbook, found.rev]).toEqual([editor.workbook, editor.rev]);
      expect(found.history.undo.map((one) => one.rev)).toEqual(editor.history.undo.map((one) => one.rev));
    }
  });

  it('and a snapshot that lost a part on disk is passed over for the one before', async () => {
    const { name, store, editor } = await start();
    await editor.score(1, 1);
    expectOk(await store.writeSnapshot(editor.workbook, 1, editor.epoch));
    await editor.score(2, 2);
    const db = await openRaw(name);
    db.transaction('scoreChunks', 'readwrite').objectStore('scoreChunks').delete(['w1', 1, 0]);
    db.close();
    expect((await reload(name)).workbook).toEqual(editor.workbook);
  });

  it('and when every snapshot is broken it is said, not guessed', async () => {
    const { name, store } = await start();
    const db = await openRaw(name);
    db.transaction('scoreChunks', 'readwrite').objectStore('scoreChunks').clear();
    db.close();
    expect(await store.loadWorkbook(ID)).toMatchObject({ problem: { code: 'storage.damaged' } });
  });
});

describe('a lost connection (R07, R34)', () => {
  it('heals by reopening: three failures of the disk and no command is lost', async () => {
    for (const error of ['UnknownError', 'InvalidStateError', 'AbortError']) {
      const { name, faults, editor } = await start();
      faults.failFrom(1, error, true);
      await editor.score(1, 1);
      await editor.score(1, 2);
      const found = await reload(name);
      expect([found.workbook, found.rev]).toEqual([editor.workbook, 2]);
    }
  });

  it('is given up after three reopenings, with a code', async () => {
    const { faults, editor } = await start();
    faults.failFrom(1, 'UnknownError');
    expect(await editor.tryScore(1, 1)).toBe('storage.lost');
    expect(faults.writes()).toBe(4);
    faults.heal();
    await editor.score(1, 1);
  });
});

describe('site data cleared while the workbook is open (R08)', () => {
  it('never writes a delta without its base, and the recovered copy holds all', async () => {
    const { name, store, editor } = await start();
    await editor.score(1, 0.5);
    await cdp().send('Storage.clearDataForOrigin', { origin: location.origin, storageTypes: 'indexeddb' });
    expect(await editor.tryScore(1, 1)).toBe('storage.replaced');
    const dump = await dumpDatabase(name);
    expect([dump['workbooks'], dump['journal'], dump['snapshots']]).toEqual([[], [], []]);
    expectOk(await store.recoverWorkbook(editor.workbook));
    expect((await reload(name)).workbook).toEqual(editor.workbook);
    const after = await Editor.start(store, ID);
    await after.score(2, 2);
    expect((await reload(name)).workbook).toEqual(after.workbook);
  });

  it('nor when the database was deleted and made anew by another tab', async () => {
    const { name, editor } = await start();
    await deleteDatabase(name);
    const other = await open(name);
    expectOk(await other.createWorkbook({ ...richWorkbook(), name: 'Khác' }));
    await other.beginWriting(ID);
    expect(await editor.tryScore(1, 1)).toBe('storage.replaced');
    expect(expectOk(await other.loadWorkbook(ID)).workbook.name).toBe('Khác');
  });
});

describe('a newer build (R12, R14)', () => {
  it('of whose database this one changes nothing, and reads what it can', async () => {
    const { name, store, editor } = await start();
    await editor.score(1, 0.5);
    await store.close();
    const newer = await openRaw(name, NATIVE_VERSION + 10, (db) => db.createObjectStore('later'));
    newer.close();
    const before = await dumpDatabase(name);
    const old = await open(name);
    expect([old.keeping, old.reason]).toEqual(['readOnly', 'storage.newer']);
    const refused = { ok: false, problem: { code: 'storage.newer' } };
    expect(await old.createWorkbook(richWorkbook('w2'))).toMatchObject(refused);
    expect(await old.beginWriting(ID)).toMatchObject(refused);
    expect(await old.appendCommand(editor.nextEntry([]))).toMatchObject(refused);
    expect(await old.deleteWorkbook(ID)).toMatchObject(refused);
    expect(await old.saveView(ID, {})).toMatchObject(refused);
    expect(expectOk(await old.loadWorkbook(ID)).workbook).toEqual(editor.workbook);
    await old.close();
    expect(await dumpDatabase(name)).toEqual(before);
    const db = await openRaw(name);
    expect(db.version).toBe(NATIVE_VERSION + 10);
    db.close();
  });

  it('even when it took our stores away', async () => {
    const { name, store } = await start();
    await store.close();
    const newer = await openRaw(name, NATIVE_VERSION + 10, (db) => db.deleteObjectStore('journal'));
    newer.close();
    const old = await open(name);
    expect((await old.loadWorkbook(ID)).ok).toBe(false);
    await old.close();
    const db = await openRaw(name);
    expect([db.version, db.objectStoreNames.contains('journal')]).toEqual([NATIVE_VERSION + 10, false]);
    db.close();
  });

  it('that upgrades in another tab: what was asked before is written, nothing after', async () => {
    let frozen = 0;
    const name = newDatabaseName();
    const store = await open(name, { onFrozen: () => frozen++ });
    expectOk(await store.createWorkbook(richWorkbook()));
    const editor = await Editor.start(store, ID);
    const lastWords = [editor.score(1, 1), editor.score(1, 2)];
    const newer = await openRaw(name, NATIVE_VERSION + 10);
    await Promise.all(lastWords);
    expect(frozen).toBe(1);
    expect(await editor.tryScore(1, 3)).toBe('storage.frozen');
    expect(await store.loadWorkbook(ID)).toMatchObject({ problem: { code: 'storage.frozen' } });
    newer.close();
    expect(((await dumpDatabase(name))['journal'] ?? []).length).toBe(2);
  });

  it('stands at the native version that dexie makes of ours', () => {
    expect(NATIVE_VERSION).toBe(SCHEMA_VERSION * 10);
  });
});

describe('an open that does not succeed (R09, R13)', () => {
  it('leaves the app in memory, with the reason', async () => {
    const broken = {
      open: () => {
        throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
      },
    } as unknown as IDBFactory;
    const store = await open(newDatabaseName(), { factory: broken });
    expect([store.keeping, store.reason]).toEqual(['inMemory', 'storage.lost']);
    expectOk(await store.createWorkbook(richWorkbook()));
    const editor = await Editor.start(store, ID);
    await editor.score(1, 1);
    expect((await workbookFromFile(await fileFromWorkbook(editor.workbook, ''))).ok).toBe(true);
  });

  it('says that an older tab holds the database, and goes on when that tab lets go', async () => {
    const name = newDatabaseName();
    const holder = await openRaw(name, NATIVE_VERSION - 1);
    const store = await open(name, { onBlocked: () => holder.close() });
    expect(store.keeping).toBe('onDisk');
  });

  it('does not wait for ever for a tab that never lets go', async () => {
    const name = newDatabaseName();
    const holder = await openRaw(name, NATIVE_VERSION - 1);
    let blocked = 0;
    const store = await open(name, { onBlocked: () => blocked++, openTimeoutMs: 300 });
    expect([store.keeping, store.reason, blocked]).toEqual(['inMemory', 'storage.blocked', 1]);
    expectOk(await store.createWorkbook(richWorkbook()));
    holder.close();
  });
});

describe('a reader that slept long', () => {
  it('is given all it missed, for the journal is the trace and is never shortened', async () => {
    const { store, editor } = await start();
    for (let i = 1; i <= 260; i++) {
      const { snapshotDue } = await editor.score(1, i);
      if (snapshotDue) expectOk(await store.writeSnapshot(editor.workbook, editor.rev, editor.epoch));
    }
    expect(expectOk(await store.readJournal(ID, 0)).length).toBe(260);
    expect(expectOk(await store.readTrace(ID, 11, 13)).map(({ rev }) => rev)).toEqual([11, 12, 13]);
    expect(expectOk(await store.loadWorkbook(ID)).history.undo.length).toBe(200);
  });

  it('is told to load again where rows that it needs are gone', async () => {
    const { store, editor } = await start();
    for (let i = 1; i <= 3; i++) await editor.score(1, i);
    expect(await store.readJournal(ID, 4)).toMatchObject({ problem: { code: 'storage.damaged' } });
    let heard = 0;
    await new Promise<void>((resolve) => store.watchJournal(ID, 9, () => heard++, resolve));
    expect(heard).toBe(0);
  });
});

describe('durability', () => {
  it('is strict for whatever touches a workbook and relaxed for views', async () => {
    const asked: [string, string | undefined][] = [];
    const db = makeDatabase({
      name: newDatabaseName(),
      newId: () => 'id',
      factory: null,
      dynamic: false,
      middleware: {
        stack: 'dbcore',
        name: 'listener',
        level: 1,
        create: (core) => ({
          ...core,
          transaction: (stores, mode, options) => {
            const transaction = core.transaction(stores, mode, options);
            asked.push([stores.join(), (transaction as unknown as IDBTransaction).durability]);
            return transaction;
          },
        }),
      },
    });
    await db.open();
    await db.transaction('rw', ['identity', 'views'], () => db.table('views').toArray());
    await db.transaction('rw', ['identity', 'workbooks', 'journal'], () => db.table('journal').toArray());
    db.close();
    expect(Object.fromEntries(asked)).toEqual({ 'identity,views': 'relaxed', 'identity,workbooks,journal': 'strict' });
  });
});
