/** 600 units send their forms back: made by the app's own export, read in workers, compared, taken. */
import { unzipSync } from 'fflate';
import { planCommands } from '../../src/domain/commands/index.ts';
import { listAccepted } from '../../src/domain/merge/decisions.ts';
import { mergeFiles, type ReturnedFile } from '../../src/domain/merge/mergeFiles.ts';
import { planAccepted } from '../../src/domain/merge/planAccepted.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { createExportClient } from '../../src/exchange/client.ts';
import { createIntakeClient } from '../../src/exchange/intake/client.ts';
import { assert } from '../../src/lib/assert.ts';
import { summarize } from './measure.ts';
import { measureMemoryMb, say, toRow, type Report } from './report.ts';
import { SET_ID } from './syntheticWorkbook.ts';

/** `sent` is the workbook the forms are made of, `home` the one they come back to: every score of it is missing or other. */
export async function benchMerge(size: string, sent: Workbook, report: Report): Promise<void> {
  const unitIds = sent.blocks[sent.sets[SET_ID]?.blockId ?? ('' as never)]?.unitIds ?? [];
  say(`${size}: writing ${unitIds.length} forms`);
  const written = performance.now();
  const request = { workbook: sent, setId: SET_ID, unitIds, exportedAt: '2026-11-01T00:00:00.000Z' };
  const zip = await createExportClient().run({ type: 'forms', request });
  assert(zip.ok, `the forms are written${zip.ok ? '' : `: ${zip.problem.code}`}`);
  const writeMs = performance.now() - written;
  const zipBytes = zip.value.bytes.byteLength;
  const files = Object.entries(unzipSync(zip.value.bytes)).map(([name, bytes]) => ({ name, bytes }));
  report.rows.push(
    toRow('forms of all units, written', size, summarize([writeMs]), {
      note: `${perSecond(files.length, writeMs)} files a second, ${(zipBytes / 1024 ** 2).toFixed(1)} MB zipped`,
    }),
  );

  say(`${size}: reading them`);
  const returned: ReturnedFile[] = [];
  let peakMb: number | null = null;
  const watch = { isOn: true };
  // Each answer follows a collection, which holds the reading up: it is asked for rarely.
  const watching = (async () => {
    while (watch.isOn) {
      const mb = await measureMemoryMb();
      if (mb === null) return;
      peakMb = Math.max(peakMb ?? 0, mb);
      await new Promise((resolve) => setTimeout(resolve, 5000));
    }
  })();
  const read = performance.now();
  await createIntakeClient().readMany(files, 'form', (index, result) => {
    assert(result.ok, `the form is read${result.ok ? '' : `: ${result.problem.code}`}`);
    returned.push({ name: files[index]?.name ?? '', changedAt: null, reading: result.value });
  });
  const readMs = performance.now() - read;
  watch.isOn = false;
  const home: Workbook = { ...sent, scores: emptied(sent) };
  const merging = performance.now();
  const merged = mergeFiles(home, SET_ID, asChanges(returned));
  const mergeMs = performance.now() - merging;
  assert(merged.items.length > unitIds.length, 'the forms bring something');
  const accepting = performance.now();
  const { commands, refused } = planAccepted(home, listAccepted(merged.items, new Map()));
  const { patches } = planCommands(home, null, commands);
  const acceptMs = performance.now() - accepting;
  assert(refused.length === 0, 'nothing is refused');
  report.rows.push(
    toRow('forms read in workers', size, summarize([readMs]), {
      note: `${perSecond(files.length, readMs)} files a second`,
    }),
    toRow('forms compared with the workbook', size, summarize([mergeMs]), { note: `${merged.items.length} cells` }),
    toRow('all of it taken', size, summarize([acceptMs]), { note: `${patches.length} patches, one step of undo` }),
  );
  await watching;
  report.memory.push({ name: 'reading and merging forms, highest', size, mb: peakMb });
}

function perSecond(count: number, ms: number): string {
  return ((count * 1000) / ms).toFixed(0);
}

/** The same units without a score. */
function emptied(workbook: Workbook): Workbook['scores'] {
  const row = { points: new Float64Array(0), declared: {}, notes: {}, explanations: {} };
  const none = { self: row, appraisal1: row, appraisal2: row, survey: row };
  return Object.fromEntries(
    Object.entries(workbook.scores).map(([setId, units]) => [
      setId,
      Object.fromEntries(Object.keys(units).map((unitId) => [unitId, none])),
    ]),
  );
}

/** As if the forms had gone out empty: everything in them is news. */
function asChanges(files: readonly ReturnedFile[]): ReturnedFile[] {
  return files.map((file) => ({
    ...file,
    reading: { ...file.reading, incoming: file.reading.incoming.map((one) => ({ ...one, was: null })) },
  }));
}
