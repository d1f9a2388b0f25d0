import type { RecalcClient, RecalcOwner } from '../../src/engine/client.ts';
import type { Patch } from '../../src/domain/patches.ts';

export interface FakeRecalcClient extends RecalcClient {
  readonly owner: RecalcOwner;
  readonly started: number[];
  readonly applied: { readonly patches: readonly Patch[]; readonly rev: number }[];
}

/** An engine that calculates nothing and remembers what it was told. */
export function makeFakeRecalc(): { create: (owner: RecalcOwner) => RecalcClient; last: () => FakeRecalcClient } {
  let client: FakeRecalcClient | null = null;
  return {
    create: (owner) => {
      const started: number[] = [];
      const applied: FakeRecalcClient['applied'] = [];
      client = {
        owner,
        started,
        applied,
        start: (_workbook, rev) => void started.push(rev),
        apply: (patches, rev) => void applied.push({ patches, rev }),
        watch: () => undefined,
        preview: () => Promise.resolve(null),
        stop: () => undefined,
        recalculate: () => undefined,
        dispose: () => undefined,
      };
      return client;
    },
    last: () => {
      if (!client) throw new Error('no client was made');
      return client;
    },
  };
}
