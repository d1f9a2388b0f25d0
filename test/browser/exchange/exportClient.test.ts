import { expect, test } from 'vitest';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { startExport } from '../../../src/exchange/client.ts';
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
  expect([...outcome.value.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

test('a cancelled export ends with "cancelled" and writes nothing', async () => {
  const job = startExport(request());
  job.cancel();
  expect(await job.result).toEqual({ ok: false, problem: { code: 'export.cancelled', details: {} } });
});
