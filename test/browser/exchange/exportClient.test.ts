import { expect, test } from 'vitest';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { startExport, startJob } from '../../../src/exchange/client.ts';
import type { ExportRequest } from '../../../src/exchange/export/request.ts';
import { countingIds } from '../../../src/lib/ids.ts';

function request(): ExportRequest {
  const workbook = buildSample('illustrative', countingIds('w'));
  return { workbook, scenarioId: null, today: '01/01/2026', version: 'test', models: [], values: [] };
}

test('a worker writes the file and reports its progress up to the end', async () => {
  const shares: number[] = [];
  const { result } = startExport(request(), { onProgress: ({ share01 }) => shares.push(share01) });
  const outcome = await result;
  expect(outcome.ok).toBe(true);
  if (!outcome.ok) return;
  expect([...outcome.value.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

test('a cancelled export ends with "cancelled" and writes nothing', async () => {
  const job = startExport(request());
  job.cancel();
  expect(await job.result).toEqual({ ok: false, problem: { code: 'export.cancelled', details: {} } });
});

test('the file is read back and recalculated in the worker: no cell differs, and the certificate says how many were compared', async () => {
  const outcome = await startExport(request()).result;
  expect(outcome.ok).toBe(true);
  if (!outcome.ok) return;
  expect(outcome.value.certificate).toMatchObject({ state: 'checked', differing: 0, differences: [] });
  expect(outcome.value.certificate?.compared).toBeGreaterThan(300);
});

test('the forms of all units come as one zip, and progress ends at 1', async () => {
  const { workbook } = request();
  const setId = workbook.setOrder[0];
  const unitIds = Object.keys(workbook.scores[setId ?? ('' as never)] ?? {}) as never[];
  const shares: number[] = [];
  const forms = { workbook, setId: setId ?? ('' as never), unitIds, exportedAt: '2026-01-01T00:00:00Z' };
  const outcome = await startJob(
    { type: 'forms', request: forms },
    { onProgress: ({ share01 }) => shares.push(share01) },
  ).result;
  expect(outcome.ok).toBe(true);
  expect(shares).toHaveLength(unitIds.length);
  expect(shares.at(-1)).toBe(1);
});
