import { afterEach, beforeEach } from 'vitest';
import { openStore } from '../../../src/storage/openStore.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { describeStoreContract } from '../../fakes/storageContract.ts';
import { dropDatabases, newDatabaseName } from './databases.ts';

const opened: WorkbookStore[] = [];

beforeEach(() => opened.splice(0));
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await dropDatabases();
});

describeStoreContract('store on disk', async () => {
  const store = await openStore({ name: newDatabaseName() });
  opened.push(store);
  return store;
});
