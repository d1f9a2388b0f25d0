import { expect, test } from 'vitest';
import { createIntakeClient, type IntakeWorker } from '../../../src/exchange/intake/client.ts';
import { cellOf, makeXlsx, writeSample } from '../../fixtures/books.ts';

test('a worker of its own reads a book of every kind', async () => {
  const client = createIntakeClient();
  const kinds = ['xlsx', 'xls', 'xlsb', 'ods', 'csv'] as const;
  const read = new Map<number, string>();
  const end = await client.readMany(
    kinds.map((kind) => new File([new Uint8Array(writeSample(kind))], `bảng.${kind}`)),
    'book',
    (index, result) => {
      read.set(
        index,
        result.ok ? `${result.value.kind} ${String(cellOf(result.value, 'B3')?.value)}` : result.problem.code,
      );
    },
  );
  expect(end).toBe('done');
  expect([...read].sort().map(([, text]) => text)).toEqual(kinds.map((kind) => `${kind} Văn bản`));
});

test('a table without the map of our forms is said to have none, and a broken file is refused with its reason', async () => {
  const client = createIntakeClient();
  const codes = new Map<number, string>();
  const files = [writeSample('xlsx'), writeSample('xlsx').subarray(0, 2_000), new TextEncoder().encode('<html>')];
  await client.readMany(
    files.map((bytes, index) => ({ name: `${index}.xlsx`, bytes })),
    'form',
    (index, result) => {
      codes.set(index, result.ok ? 'read' : result.problem.code);
    },
  );
  expect([codes.get(0), codes.get(1), codes.get(2)]).toEqual(['form.withoutMap', 'read.damaged', 'read.webPage']);
});

/** A real worker that says it began and then never ends. */
function createHangingWorker(): IntakeWorker {
  const script = 'onmessage = ({ data }) => { postMessage({ type: "started", id: data.id }); for (;;); };';
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const ended = worker.terminate.bind(worker);
  worker.terminate = () => {
    endedWorkers++;
    ended();
  };
  return worker;
}

let endedWorkers = 0;

test('a file that keeps its worker busy for ever is killed at its deadline; the page goes on and the next file is read', async () => {
  const bytes = makeXlsx({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' });
  const hanging = createIntakeClient({ createWorker: createHangingWorker, deadlineMs: 300 });
  let turns = 0;
  const counting = setInterval(() => turns++, 10);
  const result = await hanging.readBook({ name: 'treo.xlsx', bytes });
  clearInterval(counting);
  expect(result).toEqual({ ok: false, problem: { code: 'read.tooSlow', details: { seconds: 0.3 } } });
  expect(turns).toBeGreaterThan(3);
  expect(endedWorkers).toBe(1);
  const next = await createIntakeClient().readBook({ name: 'lành.xlsx', bytes });
  expect(next.ok).toBe(true);
});

test('a cancelled reading ends with "cancelled"', async () => {
  const client = createIntakeClient({ createWorker: createHangingWorker });
  const reading = client.readBook({ name: 'treo.xlsx', bytes: new Uint8Array(3) });
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.cancel();
  expect(await reading).toMatchObject({ problem: { code: 'read.cancelled' } });
});
