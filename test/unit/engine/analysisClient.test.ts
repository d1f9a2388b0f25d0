import { afterEach, describe, expect, it } from 'vitest';
import type { FlipsAsk } from '../../../src/analysis/flips/question.ts';
import { createAnalysisClient, type AnalysisClient } from '../../../src/engine/analysisClient.ts';
import type { AnalysisApi } from '../../../src/engine/analysisProtocol.ts';
import { unpackPatches, type PatchList } from '../../../src/domain/packedPatches.ts';
import type { Patch } from '../../../src/domain/patches.ts';
import { succeed } from '../../../src/lib/result.ts';
import { buildHanoi } from '../../fakes/engineWorkbook.ts';
import { createFakeWorker, never, type FakeWorker } from '../../fakes/engineWorker.ts';

const ASK = {} as FlipsAsk;
const named: Patch = { path: ['name'], old: 'a', new: 'b' };
const opened: AnalysisClient[] = [];
afterEach(() => opened.splice(0).forEach((client) => client.dispose()));

function bench(answer: AnalysisApi['ask'], silenceMs = 5000) {
  const heard: string[] = [];
  const workers: FakeWorker[] = [];
  const api: AnalysisApi = {
    load: () => (heard.push('load'), Promise.resolve()),
    apply: (patches: PatchList) => (heard.push(`apply ${unpackPatches(patches).length}`), Promise.resolve()),
    ask: (...args) => (heard.push('ask'), answer(...args)),
    cancel: () => (heard.push('cancel'), Promise.resolve()),
  };
  const client = createAnalysisClient(() => buildHanoi(), {
    silenceMs,
    createWorker: () => {
      const worker = createFakeWorker(api);
      workers.push(worker);
      return worker;
    },
  });
  opened.push(client);
  return { client, heard, workers };
}

const answered = (() => Promise.resolve(succeed('answer'))) as unknown as AnalysisApi['ask'];
const silent: AnalysisApi['ask'] = () => never();

describe('the supervisor of the analysis worker', () => {
  it('starts a worker with the first question, gives it the workbook once, and afterwards only what changed', async () => {
    const { client, heard, workers } = bench(answered);
    client.follow([named]);
    expect(workers).toHaveLength(0);
    expect(await client.ask('flips', ASK, () => undefined)).toEqual(succeed('answer'));
    client.follow([named]);
    client.follow([named, named]);
    await client.ask('flips', ASK, () => undefined);
    await client.ask('flips', ASK, () => undefined);
    client.follow(null);
    await client.ask('flips', ASK, () => undefined);
    expect(heard).toEqual(['load', 'ask', 'apply 3', 'ask', 'ask', 'load', 'ask']);
    expect(workers).toHaveLength(1);
  });

  it('takes any number of changes between two questions, and gives the whole workbook where they are more than it', async () => {
    const { client, heard } = bench(answered);
    await client.ask('flips', ASK, () => undefined);
    client.follow(Array.from({ length: 400_000 }, () => named));
    client.follow([named]);
    await client.ask('flips', ASK, () => undefined);
    expect(heard).toEqual(['load', 'ask', 'load', 'ask']);
  });

  it('tells the progress of the question that runs', async () => {
    const { client } = bench(((_kind, _ask, onProgress) => {
      onProgress(0.5);
      return Promise.resolve(succeed('answer'));
    }) as AnalysisApi['ask']);
    const seen: number[] = [];
    await client.ask('flips', ASK, (done01) => seen.push(done01));
    expect(seen).toEqual([0.5]);
  });

  it('ends a question at once when it is cancelled, or when another takes its place', async () => {
    const { client, heard } = bench(silent);
    const first = client.ask('flips', ASK, () => undefined);
    const second = client.ask('flips', ASK, () => undefined);
    client.cancel();
    expect(await first).toMatchObject({ problem: { code: 'analysis.cancelled' } });
    expect(await second).toMatchObject({ problem: { code: 'analysis.cancelled' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toContain('cancel');
  });

  it('ends a worker that gives no sign of life, and answers the next question with a new one', async () => {
    let turn = 0;
    const { client, workers, heard } = bench((...args) => (turn++ === 0 ? never() : answered(...args)), 30);
    expect(await client.ask('flips', ASK, () => undefined)).toMatchObject({ problem: { code: 'analysis.hung' } });
    expect(workers[0]?.isTerminated).toBe(true);
    expect(await client.ask('flips', ASK, () => undefined)).toEqual(succeed('answer'));
    expect(heard).toEqual(['load', 'ask', 'load', 'ask']);
  });

  it('says that the worker died, and answers the next question with a new one', async () => {
    let turn = 0;
    const { client, workers, heard } = bench((...args) => (turn++ === 0 ? never() : answered(...args)));
    const first = client.ask('flips', ASK, () => undefined);
    await expect.poll(() => heard).toContain('ask');
    workers[0]?.fail();
    expect(await first).toMatchObject({ problem: { code: 'analysis.died' } });
    expect(await client.ask('flips', ASK, () => undefined)).toEqual(succeed('answer'));
    expect(workers).toHaveLength(2);
  });
});
