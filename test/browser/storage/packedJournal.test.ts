import { afterEach, expect, it } from 'vitest';
import type { Patch } from '../../../src/domain/patches.ts';
import { openStore } from '../../../src/storage/openStore.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { Editor, expectOk, idOf } from '../../fakes/storageEditor.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';
import { dropDatabases, dumpDatabase, newDatabaseName } from './databases.ts';

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

it('a command of thousands of patches rests packed in one row, and is read, loaded and undone as any other', async () => {
  const name = newDatabaseName();
  const store = await open(name);
  expectOk(await store.createWorkbook(richWorkbook()));
  const editor = await Editor.start(store, ID);
  const patches: Patch[] = Array.from({ length: 1500 }, (_, row) => [
    { path: ['sheets', 'f1', 'cells', `p${row}`], old: undefined, new: {} },
    { path: ['sheets', 'f1', 'cells', `p${row}`, 'c1'], old: undefined, new: row },
  ]).flat();
  await editor.do(patches);
  const [row] = (await dumpDatabase(name))['journal'] as { patches: object }[];
  expect(Object.keys(row?.patches ?? {}).sort()).toEqual(['new', 'old', 'paths']);

  const again = await open(name);
  const loaded = expectOk(await again.loadWorkbook(ID));
  expect(loaded.workbook).toEqual(editor.workbook);
  expect(loaded.history.undo.at(-1)?.patches).toEqual(patches);
  expect(expectOk(await again.readJournal(ID, 0))[0]?.patches).toEqual(patches);
});
