import { expect, test } from 'vitest';
import { createExportClient, startExport, type ExportWorker } from '../../../src/exchange/client.ts';
import type { ExportRequest } from '../../../src/exchange/export/request.ts';
import type { Exported, ExportMessage, ExportReply } from '../../../src/exchange/messages.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { countingIds } from '../../../src/lib/ids.ts';

class FakeWorker implements ExportWorker {
  onmessage: ExportWorker['onmessage'] = null;
  onerror: ExportWorker['onerror'] = null;
  onmessageerror: ExportWorker['onmessageerror'] = null;
  readonly received: ExportMessage[] = [];
  isEnded = false;
  postMessage(message: ExportMessage): void {
    this.received.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  reply(data: ExportReply): void {
    this.onmessage?.({ data } as MessageEvent<ExportReply>);
  }
}

const workbook = buildSample('empty', countingIds('w'));
const request: ExportRequest = { workbook, scenarioId: null, today: '', version: '', models: [], values: [] };

function exportedOf(byte: number): Exported {
  return { bytes: new Uint8Array([byte]), certificate: null };
}

test('the bytes come back and the worker is ended', async () => {
  const worker = new FakeWorker();
  const job = startExport(request, { createWorker: () => worker });
  expect(worker.received).toEqual([{ type: 'export', request }]);
  worker.reply({ type: 'started' });
  worker.reply({ type: 'done', exported: exportedOf(1) });
  expect(await job.result).toEqual({ ok: true, value: exportedOf(1) });
  expect(worker.isEnded).toBe(true);
});

test('a worker that never answers is given up as not started', async () => {
  const worker = new FakeWorker();
  const job = startExport(request, { createWorker: () => worker, startDeadlineMs: 5 });
  expect((await job.result).ok).toBe(false);
  expect(await job.result).toMatchObject({ problem: { code: 'export.notStarted' } });
  expect(worker.isEnded).toBe(true);
});

test('a worker that starts and then hangs is ended at the deadline', async () => {
  const worker = new FakeWorker();
  const job = startExport(request, { createWorker: () => worker, startDeadlineMs: 5, deadlineMs: 20 });
  worker.reply({ type: 'started' });
  expect(await job.result).toMatchObject({ problem: { code: 'export.tooSlow' } });
});

test('a check that takes too long costs the certificate and not the file', async () => {
  const worker = new FakeWorker();
  const job = startExport(request, { createWorker: () => worker, checkDeadlineMs: 5 });
  worker.reply({ type: 'started' });
  worker.reply({ type: 'written', bytes: new Uint8Array([7]) });
  expect(await job.result).toMatchObject({
    ok: true,
    value: { bytes: new Uint8Array([7]), certificate: { state: 'tooSlow', compared: 0 } },
  });
  expect(worker.isEnded).toBe(true);
});

test('a broken worker is a problem and not a rejection', async () => {
  const worker = new FakeWorker();
  const job = startExport(request, { createWorker: () => worker });
  worker.onerror?.({ message: 'boom' } as ErrorEvent);
  expect(await job.result).toEqual({ ok: false, problem: { code: 'export.failed', details: { message: 'boom' } } });
});

test('cancelling ends the worker, and a reply that comes later changes nothing', async () => {
  const worker = new FakeWorker();
  const job = startExport(request, { createWorker: () => worker });
  job.cancel();
  worker.reply({ type: 'done', exported: exportedOf(1) });
  expect(await job.result).toMatchObject({ problem: { code: 'export.cancelled' } });
  expect(worker.isEnded).toBe(true);
});

test('a second export cancels the first', async () => {
  const workers: FakeWorker[] = [];
  const createWorker = (): FakeWorker => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  const client = createExportClient({ createWorker });
  const first = client.run({ type: 'export', request });
  const second = client.run({ type: 'export', request });
  workers[1]?.reply({ type: 'done', exported: exportedOf(2) });
  expect(await first).toMatchObject({ problem: { code: 'export.cancelled' } });
  expect(await second).toEqual({ ok: true, value: exportedOf(2) });
});
