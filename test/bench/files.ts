/** A workbook from disk to its first ranks, and out to an .xlsx. */
import type { WorkbookId } from '../../src/domain/ids.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { startExport } from '../../src/exchange/client.ts';
import { assert } from '../../src/lib/assert.ts';
import { openStore } from '../../src/storage/openStore.ts';
import { openEditing } from './editing.ts';
import { repeat, summarize } from './measure.ts';
import { say, toRow, writeMs, type Report } from './report.ts';

const DATABASE = 'par-workbook-bench';

/** Each time a new connection and a new worker, as when the app is opened on a workbook. */
export async function benchLoad(size: string, workbook: Workbook, count: number, report: Report): Promise<void> {
  say(`${size}: loading`);
  const name = `${DATABASE}-${workbook.id}`;
  const home = await openStore({ name });
  assert(home.keeping === 'onDisk', 'storage is to be had');
  const createStarted = performance.now();
  const created = await home.createWorkbook(workbook);
  const createMs = performance.now() - createStarted;
  assert(created.ok, 'the workbook is stored');
  await home.close();
  const loads = await repeat(1, count, async () => {
    const started = performance.now();
    const loaded = await readFromDisk(name, workbook.id);
    const read = performance.now();
    const editing = await openEditing(loaded);
    const ended = performance.now();
    assert(editing.model.rank.length === Object.keys(workbook.units).length, 'a rank for every unit');
    const workerMs = editing.shown.elapsedMs;
    editing.close();
    return { totalMs: ended - started, readMs: read - started, workerMs };
  });
  const of = (take: (load: (typeof loads)[number]) => number) => summarize(loads.map(take));
  const parts = `reading ${writeMs(of((load) => load.readMs).medianMs)}, in the worker ${writeMs(of((load) => load.workerMs).medianMs)}`;
  report.rows.push(
    toRow(
      'load: from disk to first ranks',
      size,
      of((load) => load.totalMs),
      {
        note: `${parts}, the rest starts the worker; created in ${writeMs(createMs)}`,
      },
    ),
  );
  indexedDB.deleteDatabase(name);
}

async function readFromDisk(name: string, id: WorkbookId): Promise<Workbook> {
  const store = await openStore({ name });
  const loaded = await store.loadWorkbook(id);
  assert(loaded.ok, 'the workbook is read');
  await store.close();
  return loaded.value.workbook;
}

/** As the app exports: with the figures it shows as values of the formulas. */
export async function benchExport(size: string, workbook: Workbook, count: number, report: Report): Promise<void> {
  say(`${size}: exporting`);
  const editing = await openEditing(workbook);
  const { models, values } = editing.shown;
  editing.close();
  let sizeBytes = 0;
  let writingMs = 0;
  const times = await repeat(1, count, async () => {
    const started = performance.now();
    const request = { workbook, scenarioId: null, today: '01/01/2026', version: 'bench', models, values };
    let writingFrom = 0;
    const onProgress = ({ stage }: { readonly stage: string }): void => {
      if (stage === 'write' && writingFrom === 0) writingFrom = performance.now();
    };
    const outcome = await startExport(request, { onProgress }).result;
    writingMs = performance.now() - writingFrom;
    assert(outcome.ok, `the export ends with a file${outcome.ok ? '' : `: ${outcome.problem.code}`}`);
    sizeBytes = outcome.value.bytes.byteLength;
    return performance.now() - started;
  });
  const note = `${(sizeBytes / 1024 ** 2).toFixed(2)} MB; of the last, writing ${writeMs(writingMs)}`;
  report.rows.push(toRow('export to .xlsx', size, summarize(times), { note }));
}
