import { expect, test } from 'vitest';
import type { RawBook } from '../../../../src/domain/intake/rawBook.ts';
import { createIntakeClient, type IntakeFile, type IntakeWorker } from '../../../../src/exchange/intake/client.ts';
import type { IntakeMessage, IntakeReply } from '../../../../src/exchange/intake/messages.ts';

/** Answers as told by the file's name: "hang" says only that it started, "silent" nothing, "throw" breaks. */
class FakeWorker implements IntakeWorker {
  onmessage: IntakeWorker['onmessage'] = null;
  onerror: IntakeWorker['onerror'] = null;
  onmessageerror: IntakeWorker['onmessageerror'] = null;
  readonly received: IntakeMessage[] = [];
  isEnded = false;

  postMessage(message: IntakeMessage): void {
    this.received.push(message);
    const { id, name } = message;
    if (name === 'silent') return;
    this.reply({ type: 'started', id });
    if (name === 'throw') this.reply({ type: 'failed', id, message: 'boom' });
    else if (name === 'bad') this.reply({ type: 'refused', id, problem: { code: 'read.damaged', details: {} } });
    else if (name !== 'hang') this.reply({ type: 'done', id, value: bookOf(name) });
  }

  terminate(): void {
    this.isEnded = true;
  }

  private reply(data: IntakeReply): void {
    queueMicrotask(() => {
      if (!this.isEnded) this.onmessage?.({ data } as MessageEvent<IntakeReply>);
    });
  }
}

function bookOf(fileName: string): RawBook {
  return { fileName, kind: 'csv', sheets: [], names: new Map() };
}

function fileOf(name: string): IntakeFile {
  return { name, bytes: new Uint8Array([1, 2, 3]) };
}

function setUp(lanes = 1): { client: ReturnType<typeof createIntakeClient>; workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const createWorker = (): FakeWorker => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  return { client: createIntakeClient({ createWorker, startDeadlineMs: 20, deadlineMs: 20, lanes }), workers };
}

test('one file is read and its worker ended; the bytes of the caller stay', async () => {
  const { client, workers } = setUp();
  const bytes = new Uint8Array([1, 2, 3]);
  expect(await client.readBook({ name: 'a', bytes })).toEqual({ ok: true, value: bookOf('a') });
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
  expect(bytes).toEqual(new Uint8Array([1, 2, 3]));
});

test('a file that hangs is ended at its deadline and the next file is read by a new worker', async () => {
  const { client, workers } = setUp();
  const codes: string[] = [];
  const progress: number[] = [];
  const end = await client.readMany(
    ['a', 'hang', 'bad', 'throw', 'b'].map(fileOf),
    'book',
    (index, result) => codes.push(`${index} ${result.ok ? 'read' : result.problem.code}`),
    ({ done, total }) => progress.push(done / total),
  );
  expect(end).toBe('done');
  expect(codes).toEqual(['0 read', '1 read.tooSlow', '2 read.damaged', '3 read.failed', '4 read']);
  expect(progress).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  expect(workers.length).toBe(3);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});

test('a worker that never starts is said once for all files, without waiting for each', async () => {
  const { client, workers } = setUp();
  const codes: string[] = [];
  await client.readMany(
    Array.from({ length: 600 }, () => fileOf('silent')),
    'book',
    (_, result) => codes.push(result.ok ? 'read' : result.problem.code),
  );
  expect(new Set(codes)).toEqual(new Set(['read.notStarted']));
  expect([codes.length, workers.length]).toEqual([600, 1]);
});

test('several files are read side by side, each result under its own number', async () => {
  const { client, workers } = setUp(3);
  const names = new Map<number, string>();
  await client.readMany(
    Array.from({ length: 20 }, (_, index) => fileOf(`f${index}`)),
    'book',
    (index, result) => {
      if (result.ok) names.set(index, result.value.fileName);
    },
  );
  expect([...names].every(([index, name]) => name === `f${index}`)).toBe(true);
  expect([names.size, workers.length]).toEqual([20, 3]);
});

test('cancelling ends the workers at once and gives no further result', async () => {
  const { client, workers } = setUp();
  const results: number[] = [];
  const end = client.readMany(['a', 'hang', 'b'].map(fileOf), 'book', (index) => {
    results.push(index);
    if (index === 0) queueMicrotask(() => client.cancel());
  });
  expect(await end).toBe('cancelled');
  expect(results).toEqual([0]);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});

test('a file that is too large is refused before it is loaded, one that the disk does not give is unreadable', async () => {
  const { client, workers } = setUp();
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('NotReadableError'));
  expect(await client.readBook({ name: 'a', size: 20_000_001, arrayBuffer })).toMatchObject({
    problem: { code: 'read.tooLarge' },
  });
  expect(await client.readBook({ name: 'a', size: 5, arrayBuffer })).toMatchObject({
    problem: { code: 'read.unreadable' },
  });
  expect(workers).toEqual([]);
});
