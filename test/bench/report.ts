/** What the page hands to the runner (scripts/bench.mjs), and how it calls it. */
import type { Samples } from './measure.ts';

export interface Row {
  readonly name: string;
  readonly size: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly fastestMs: number;
  readonly ratio?: number;
  readonly note?: string;
}

/** An aim of the house beside what was measured. */
export interface Aim {
  readonly name: string;
  readonly size: string;
  readonly measured: string;
  readonly met: boolean;
}

export interface Memory {
  readonly name: string;
  readonly size: string;
  /** Null where the browser does not tell. */
  readonly mb: number | null;
}

export interface Report {
  readonly rows: Row[];
  readonly aims: Aim[];
  readonly memory: Memory[];
}

declare global {
  interface Window {
    benchReport?: Report;
    benchDone?: boolean;
  }
}

export function toRow(name: string, size: string, samples: Samples, more: { ratio?: number; note?: string } = {}): Row {
  const { medianMs, p95Ms, fastestMs } = samples;
  const own = `n=${samples.count}, fastest ${writeMs(fastestMs)}`;
  const note = more.note === undefined ? own : `${own}; ${more.note}`;
  return { name, size, medianMs, p95Ms, fastestMs, note, ...(more.ratio === undefined ? {} : { ratio: more.ratio }) };
}

/** "0.123", "12.3", "1234". */
export function writeMs(ms: number): string {
  return ms.toFixed(ms < 1 ? 3 : ms < 100 ? 1 : 0);
}

/** A line of progress: the runner prints the console. */
export function say(text: string): void {
  console.log(text);
}

/** Memory of the tab and its workers in MB after a collection, or null where the browser does not tell. */
export async function measureMemoryMb(): Promise<number | null> {
  const { measureUserAgentSpecificMemory: measure } = performance as Performance & {
    measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
  };
  return measure ? (await measure.call(performance)).bytes / 1024 ** 2 : null;
}
