import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Patch } from '../../../src/domain/patches.ts';
import {
  createRecalcClient,
  type Deadlines,
  type RecalcClient,
  type RecalcStatus,
} from '../../../src/engine/client.ts';
import type { FormulaPlace, RecalcApi } from '../../../src/engine/protocol.ts';
import { buildHanoi, nodeId, SET } from '../../fakes/engineWorkbook.ts';
import { createFakeWorker, createScriptedApi, emptyResults, never, type FakeWorker } from '../../fakes/engineWorker.ts';

const workbook = buildHanoi();
const typed: Patch = { path: ['name'], old: 'a', new: 'b' };
const entered: Patch = { path: ['sets', SET, 'nodes', nodeId('1'), 'weight'], old: null, new: '=1' };
const SHORT: Partial<Deadlines> = { startMs: 300, softMs: 15, hardMs: 60 };

interface Bench {
  readonly client: RecalcClient;
  readonly calls: string[];
  readonly revs: number[];
  readonly states: string[];
  readonly statuses: RecalcStatus[];
  readonly workers: FakeWorker[];
  readonly edit: (patch: Patch) => void;
}

let open: RecalcClient[] = [];
afterEach(() => {
  open.forEach((client) => client.dispose());
  open = [];
});

/** A supervisor over workers whose APIs are given one after the other; the last one serves all that follow. */
function bench(apis: Partial<RecalcApi>[] = [{}], deadlines: Partial<Deadlines> = SHORT): Bench {
  const [calls, revs, states]: [string[], number[], string[]] = [[], [], []];
  const [statuses, workers]: [RecalcStatus[], FakeWorker[]] = [[], []];
  let rev = 1;
  const client = createRecalcClient(
    {
      getWorkbook: () => ({ workbook, rev }),
      onResults: (results) => revs.push(results.rev),
      onStatus: (status) => {
        statuses.push(status);
        states.push(status.state);
      },
    },
    {
      deadlines,
      createWorker: () => {
        const api = createScriptedApi(calls, apis[Math.min(workers.length, apis.length - 1)]);
        const worker = createFakeWorker(api);
        workers.push(worker);
        return worker;
      },
    },
  );
  open.push(client);
  return {
    client,
    calls,
    revs,
    statuses,
    workers,
    states,
    edit: (patch) => client.apply([patch], ++rev),
  };
}

describe('the supervisor', () => {
  it('loads, and then sends edits one call at a time, merging those that wait', async () => {
    const { client, calls, revs, edit, states } = bench();
    client.start(workbook, 1, []);
    edit(typed);
    edit(typed);
    edit(typed);
    await vi.waitFor(() => expect(revs.at(-1)).toBe(4));
    expect(calls).toEqual(['load 1', 'apply 4 (3)']);
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
  });

  it('restarts after a hang without the formula just entered, and sends what was typed meanwhile', async () => {
    const { client, calls, revs, edit, states, statuses, workers } = bench([{ apply: never }, {}]);
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(revs).toEqual([1]));
    edit(entered);
    await vi.waitFor(() => expect(states).toContain('slow'));
    edit(typed);
    await vi.waitFor(() => expect(revs.at(-1)).toBe(3));
    expect(workers[0]?.isTerminated).toBe(true);
    expect(calls).toEqual(['load 1', 'load 3 without n1']);
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
    expect(statuses.find((status) => status.state === 'restarting')?.reason).toBe('hang');
    expect(statuses.at(-1)?.quarantined).toEqual([{ sheet: `criteria.${SET}`, row: 'n1', column: 'weight' }]);
  });

  it('gives a formula in quarantine its chance again when it is changed', async () => {
    const { client, revs, edit, statuses } = bench([{ apply: never }, {}]);
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(revs).toEqual([1]));
    edit(entered);
    await vi.waitFor(() => expect(statuses.at(-1)?.quarantined).toHaveLength(1));
    await vi.waitFor(() => expect(statuses.at(-1)?.state).toBe('ready'));
    edit({ ...entered, new: '=2' });
    await vi.waitFor(() => expect(statuses.at(-1)).toMatchObject({ state: 'ready', quarantined: [] }));
  });

  it('looks for the formula that hangs a workbook when it is opened', async () => {
    const culprit: FormulaPlace = { sheet: 'free.f1', row: 'r7', column: 'cA' };
    const careful: Partial<RecalcApi> = {
      load: (_, onBefore) => {
        onBefore?.({ ...culprit, row: 'r6' });
        onBefore?.(culprit);
        return never();
      },
    };
    const { client, calls, revs, states } = bench([{ load: never }, careful, {}]);
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(revs).toEqual([1]));
    expect(calls).toEqual(['load 1 careful without r7']);
    expect(states).not.toContain('failed');
  });

  it('says within the start deadline that the script cannot be had', async () => {
    const { client, states, statuses, workers } = bench([{ ready: never }]);
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(workers).toHaveLength(1));
    workers[0]?.fail();
    await vi.waitFor(() => expect(states.at(-1)).toBe('failed'));
    expect(statuses.at(-1)?.reason).toBe('script');
  });

  it('does not wait for ever for a worker that never speaks', async () => {
    const { client, states } = bench([{ ready: never }], { startMs: 30 });
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(states.at(-1)).toBe('failed'));
  });

  it('does not throw where the browser refuses workers, and can be asked again', async () => {
    const states: string[] = [];
    let mayCreate = false;
    const client = createRecalcClient(
      {
        getWorkbook: () => ({ workbook, rev: 1 }),
        onResults: () => undefined,
        onStatus: ({ state }) => states.push(state),
      },
      {
        createWorker: () => {
          if (!mayCreate) throw new Error('refused');
          return createFakeWorker(createScriptedApi([]));
        },
      },
    );
    open.push(client);
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(states.at(-1)).toBe('failed'));
    mayCreate = true;
    client.recalculate();
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
  });

  it('goes into safe mode after two deaths in a minute, and comes back when it is asked to', async () => {
    const { client, calls, revs, edit, states } = bench([{ apply: never }, { apply: never }, {}], {
      ...SHORT,
      hardMs: 30,
    });
    client.start(workbook, 1, []);
    edit(entered);
    await vi.waitFor(() => expect(revs.at(-1)).toBe(2));
    edit(entered);
    await vi.waitFor(() => expect(states.at(-1)).toBe('safe'));
    expect(revs.at(-1)).toBe(3);
    edit(typed);
    expect(calls.at(-1)).toMatch(/^load 3/);
    client.recalculate();
    await vi.waitFor(() => expect(revs.at(-1)).toBe(4));
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
  });

  it('takes an error event in the middle of a call for the death that it is', async () => {
    const { client, revs, edit, statuses, workers } = bench([{ apply: never }, {}], { softMs: 5000, hardMs: 5000 });
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(revs).toEqual([1]));
    edit(typed);
    await vi.waitFor(() => expect(statuses.at(-1)?.state).toBe('calculating'));
    workers[0]?.fail();
    await vi.waitFor(() => expect(revs.at(-1)).toBe(2));
    expect(statuses.find((status) => status.state === 'restarting')?.reason).toBe('crash');
  });

  it('answers only the last of several previews', async () => {
    const { client, revs } = bench();
    client.start(workbook, 1, []);
    const request = {
      formula: '=1',
      place: { sheet: 'assumptions', row: 'a', column: 'value' },
      scenarioId: null,
    } as const;
    const answers = Promise.all([client.preview(request), client.preview(request), client.preview(request)]);
    expect(await answers).toEqual([null, null, 1]);
    expect(revs).toEqual([1]);
  });

  it('drops everything of the workbook before when another one is opened', async () => {
    let release: () => void = () => undefined;
    const late: Partial<RecalcApi> = {
      load: () => new Promise((resolve) => (release = () => resolve(emptyResults(99)))),
    };
    const { client, revs } = bench([late, {}], { softMs: 5000, hardMs: 5000 });
    client.start(workbook, 99, []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.start(workbook, 1, []);
    release();
    await vi.waitFor(() => expect(revs).toEqual([1]));
  });

  it('can be stopped by hand while it is slow', async () => {
    const { client, revs, edit, states } = bench([{ apply: never }, {}], { softMs: 10, hardMs: 60_000 });
    client.start(workbook, 1, []);
    await vi.waitFor(() => expect(revs).toEqual([1]));
    edit(entered);
    await vi.waitFor(() => expect(states.at(-1)).toBe('slow'));
    client.stop();
    await vi.waitFor(() => expect(revs.at(-1)).toBe(2));
  });
});
