import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRecalcClient } from '../../../src/engine/client.ts';
import type { Results } from '../../../src/engine/protocol.ts';
import { buildHanoi } from '../../fakes/engineWorkbook.ts';
import { createFakeWorker, createScriptedApi, emptyResults, never } from '../../fakes/engineWorker.ts';

/** R26: answers come late, not at all, or from a worker that has been ended; the screen never goes back. */

const fate = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constant('hang' as const) },
  { weight: 1, arbitrary: fc.constant('crash' as const) },
);

describe('whatever the order and delay of replies', () => {
  it('revisions shown never fall, and the last one is that of the last edit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 10 }),
        async (fates, gaps) => {
          const shown: number[] = [];
          let rev = 1;
          let next = 0;
          function answer(asked: number): Promise<Results> {
            const mine = fates[next++] ?? 0;
            if (mine === 'hang') return never();
            if (mine === 'crash') return Promise.reject(new RangeError('out of memory'));
            return new Promise((resolve) => setTimeout(() => resolve(emptyResults(asked)), mine));
          }
          const workbook = buildHanoi();
          let state = '';
          const client = createRecalcClient(
            {
              getWorkbook: () => ({ workbook, rev }),
              onResults: (results) => shown.push(results.rev),
              onStatus: (status) => {
                state = status.state;
                if (state === 'safe' || state === 'failed') queueMicrotask(() => client.recalculate());
              },
            },
            {
              deadlines: { startMs: 5000, softMs: 5, hardMs: 15 },
              createWorker: () => {
                const apply = (request: { readonly rev: number }): Promise<Results> => answer(request.rev);
                return createFakeWorker(createScriptedApi([], { apply, load: (request) => answer(request.rev) }));
              },
            },
          );
          client.start(workbook, rev, []);
          for (const gap of gaps) {
            await new Promise((resolve) => setTimeout(resolve, gap));
            client.apply([{ path: ['name'], old: '', new: String(++rev) }], rev);
          }
          await vi.waitFor(() => expect([state, shown.at(-1)]).toEqual(['ready', rev]), {
            timeout: 10_000,
            interval: 5,
          });
          client.dispose();
          expect(shown).toEqual([...shown].sort((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);
});
