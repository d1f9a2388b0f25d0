/** Runs in a process of its own: reads files and says what came of it, how long it took and how much memory the process ever had. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { unzipSync } from 'fflate';
import { readExtract } from '../../../src/exchange/intake/readExtract.ts';
import { mutate, mutateInside } from './mutations.ts';

export interface ReadOrder {
  readonly type: 'read';
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FuzzOrder {
  readonly type: 'fuzz';
  readonly name: string;
  readonly bytes: Uint8Array;
  /** 'inside': a part of the zip is damaged and packed again. */
  readonly where: 'anywhere' | 'inside';
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export type ChildReply =
  | { readonly type: 'ready' }
  | {
      readonly type: 'read';
      readonly outcome: string;
      readonly cells: number;
      readonly ms: number;
      readonly peakMb: number;
    }
  /** Before each mutation, so that one that hangs is known. */
  | { readonly type: 'mutation'; readonly index: number }
  | ({ readonly type: 'fuzzed' } & Fuzzed);

export interface Fuzzed {
  readonly counts: ReadonlyMap<string, number>;
  readonly uncaught: readonly string[];
  /** Opened, but not with what the undamaged file holds. */
  readonly different: number;
  readonly slowestMs: number;
}

function send(reply: ChildReply): void {
  process.send?.(reply);
}

/** Of this process alone: what resourceUsage says begins with the peak of the process that started it. */
function peakMb(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Math.round(Number(peak?.[1] ?? Number.NaN) / 1024);
}

interface Outcome {
  readonly outcome: string;
  readonly cells: number;
  readonly value: unknown;
}

function readOne(name: string, bytes: Uint8Array): Outcome {
  const result = readExtract(name, bytes, 'book');
  if (!result.ok) return { outcome: result.problem.code, cells: 0, value: null };
  let cells = 0;
  if ('sheets' in result.value)
    for (const { rows } of result.value.sheets) for (const row of rows.values()) cells += row.size;
  return { outcome: 'opened', cells, value: result.value };
}

process.on('message', (order: ReadOrder | FuzzOrder) => {
  if (order.type === 'read') {
    const start = performance.now();
    const read = readOne(order.name, order.bytes);
    send({
      type: 'read',
      outcome: read.outcome,
      cells: read.cells,
      ms: Math.round(performance.now() - start),
      peakMb: peakMb(),
    });
    return;
  }
  send({ type: 'fuzzed', ...fuzz(order) });
});

function fuzz({ name, bytes, where, seed, from, to }: FuzzOrder): Fuzzed {
  const counts = new Map<string, number>();
  const uncaught: string[] = [];
  const original = readOne(name, bytes).value;
  const parts = where === 'inside' ? unzipSync(bytes) : {};
  let [slowestMs, different] = [0, 0];
  for (let index = from; index < to; index++) {
    if (index % 10 === 0) send({ type: 'mutation', index });
    const mutation = where === 'inside' ? mutateInside(parts, seed + index) : mutate(bytes, seed + index);
    const start = performance.now();
    try {
      const { outcome, value } = readOne(name, mutation);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (outcome === 'opened' && !isDeepStrictEqual(value, original)) different++;
    } catch (error) {
      uncaught.push(
        `${name} ${where}, seed ${seed + index}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      );
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  if (Object.keys(Object.prototype).length > 0) uncaught.push(`${name}: Object.prototype was changed`);
  return { counts, uncaught, different, slowestMs: Math.round(slowestMs) };
}

send({ type: 'ready' });
