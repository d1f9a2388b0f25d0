import { expect, it } from 'vitest';
import { makeMemoryStore } from '../../../src/storage/memoryStore.ts';
import { describeStoreContract } from '../../fakes/storageContract.ts';

describeStoreContract('memory store', () =>
  Promise.resolve(makeMemoryStore(() => '2024-11-02T08:00:00.000Z', 'storage.failed')),
);

it('says that nothing is kept, and why', () => {
  const store = makeMemoryStore(() => '', 'storage.full');
  expect([store.keeping, store.reason]).toEqual(['inMemory', 'storage.full']);
});
