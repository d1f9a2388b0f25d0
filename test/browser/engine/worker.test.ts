import { wrap } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyPatches, type Patch } from '../../../src/domain/patches.ts';
import {
  createRecalcClient,
  createRecalcWorker,
  type RecalcClient,
  type RecalcStatus,
  type WorkerLike,
} from '../../../src/engine/client.ts';
import type { RecalcApi, Results } from '../../../src/engine/protocol.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { base, describeRecalc, errorAt, free } from '../../contract/engine/recalcSuite.ts';
import { buildHanoi, nodeId, SET } from '../../fakes/engineWorkbook.ts';

describeRecalc('the calculation in a worker', () => {
  const worker = createRecalcWorker();
  return Promise.resolve({ api: wrap<RecalcApi>(worker), end: () => worker.terminate() });
});

const watched = [{ setId: SET, scenarioId: null }];
const weight = (code: string): string[] => ['sets', SET, 'nodes', nodeId(code), 'weight'];
const createHostileWorker = (): WorkerLike =>
  new Worker(new URL('./hostile.worker.ts', import.meta.url), { type: 'module' });

let clients: RecalcClient[] = [];
afterEach(() => {
  clients.forEach((client) => client.dispose());
  clients = [];
});

/** A document that holds every edit before the supervisor hears of it. */
function open(workbook: Workbook, createWorker: () => WorkerLike) {
  const results: Results[] = [];
  const statuses: RecalcStatus[] = [];
  let document = { workbook, rev: 1 };
  const client = createRecalcClient(
    {
      getWorkbook: () => document,
      onResults: (result) => results.push(result),
      onStatus: (status) => statuses.push(status),
    },
    { createWorker, deadlines: { startMs: 20_000, softMs: 100, hardMs: 1500 } },
  );
  clients.push(client);
  client.start(workbook, 1, watched);
  return {
    client,
    results,
    statuses,
    edit: (...patches: Patch[]) => {
      document = { workbook: applyPatches(document.workbook, patches), rev: document.rev + 1 };
      client.apply(patches, document.rev);
    },
  };
}

const patience = { timeout: 30_000, interval: 20 };

describe('a worker under its supervisor', () => {
  it('is restarted when a formula hangs: the formula shows #LIMIT!, no edit is lost', { timeout: 60_000 }, async () => {
    const { results, statuses, edit } = open(buildHanoi(), createHostileWorker);
    await vi.waitFor(() => expect(results).toHaveLength(1), patience);
    edit({ path: weight('1'), old: null, new: '=TEST.HANG(1)' });
    await vi.waitFor(() => expect(statuses.at(-1)?.state).toBe('slow'), patience);
    edit({ path: weight('2'), old: null, new: 12 });
    edit({ path: weight('3'), old: null, new: `=⟦w|${SET}|n2⟧+1` });
    await vi.waitFor(() => expect(results.at(-1)?.rev).toBe(4), patience);
    const last = results.at(-1);
    if (!last) throw new Error('no results');
    expect(errorAt(last, '1')).toBe('#LIMIT!');
    expect([...base(last).weights].slice(1, 3)).toEqual([12, 13]);
    expect(statuses.some((status) => status.state === 'restarting' && status.reason === 'hang')).toBe(true);
    edit({ path: weight('1'), old: '', new: 9 });
    await vi.waitFor(() => expect(results.at(-1)?.rev).toBe(5), patience);
    expect(results.at(-1)?.limited).toEqual([]);
    expect(results.at(-1)?.models[0]?.weights[0]).toBe(9);
  });

  it('opens a workbook that holds a formula that hangs, and names it', { timeout: 60_000 }, async () => {
    const cells = { A1: '=1+1', A2: '=TEST.HANG(1)', A3: '=⟦c|free.f1|r1|cA|⟧*5', A4: '=TEST.THROW(1)' };
    const { results, statuses } = open(buildHanoi({ cells }), createHostileWorker);
    await vi.waitFor(() => expect(results).toHaveLength(1), patience);
    const first = results[0];
    if (!first) throw new Error('no results');
    expect(free(first, 'A2')).toMatchObject({ error: '#LIMIT!', problem: { code: 'tooSlow' } });
    expect(free(first, 'A3')).toBe(10);
    expect(free(first, 'A4')).toMatchObject({ error: '#LIMIT!', problem: { code: 'limit' } });
    expect(base(first).total[0]).toBe(84.64);
    expect(statuses.at(-1)?.quarantined).toEqual([{ sheet: 'free.f1', row: 'r2', column: 'cA' }]);
  });

  it('says that its script is missing instead of waiting for ever', { timeout: 30_000 }, async () => {
    const createWorker = (): WorkerLike => new Worker('/no-such-worker.js', { type: 'module' });
    const { statuses } = open(buildHanoi(), createWorker);
    await vi.waitFor(() => expect(statuses.at(-1)).toMatchObject({ state: 'failed', reason: 'script' }), patience);
  });

  it('has no way to the network or to storage', async () => {
    const source = new URL('../../../workers/lockdown.ts', import.meta.url).href;
    const names = [
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'importScripts',
      'indexedDB',
      'caches',
      'BroadcastChannel',
      'Worker',
    ];
    const code = `import ${JSON.stringify(source)}; postMessage(${JSON.stringify(names)}.filter((name) => self[name] !== undefined));`;
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: 'module' });
    const left = await new Promise<unknown>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<unknown>) => resolve(event.data);
      worker.onerror = () => reject(new Error('the worker did not start'));
    });
    worker.terminate();
    expect(left).toEqual([]);
  });
});
