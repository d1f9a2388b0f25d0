/** Browsers' answers to the question whether data is kept. */
function storage(persisted: boolean): Pick<StorageManager, 'persist' | 'persisted' | 'estimate'> {
  return {
    persist: () => Promise.resolve(persisted),
    persisted: () => Promise.resolve(persisted),
    estimate: () => Promise.resolve({ usage: 1, quota: 2 }),
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new TypeError('not here'));
}

export const persistFakes = {
  granting: storage(true),
  refusing: storage(false),
  failing: { persist: refuse, persisted: refuse, estimate: refuse },
};
