/** S08-S11: each file in a process of its own; outcome and memory are asserted, times are printed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_FILES } from './words/hostileFiles.ts';
import { buildReader, type Reader } from './words/reader.ts';

/** Of the whole process that reads, Node with its 50 MB included. */
const MAX_MB = 300;

let reader: Reader;
const lines: string[] = [];

beforeAll(async () => {
  reader = await buildReader();
}, 60_000);

afterAll(() => {
  reader.close();
  console.log(`${lines.length} hostile files\n${lines.join('\n')}`);
});

describe('a file made to harm is opened sparsely or refused with its reason, within 300 MB', () => {
  test.each(HOSTILE_FILES)(
    '$title: $outcome',
    async ({ title, name = 'tệp.xlsx', make, outcome }) => {
      const bytes = make();
      const read = await reader.read(name, bytes);
      lines.push(
        `${read.outcome.padEnd(22)} ${String(read.ms).padStart(6)} ms  peak ${String(read.peakMb).padStart(4)} MB  ${(bytes.length / 1000).toFixed(1).padStart(8)} kB  ${title}`,
      );
      expect(read.outcome).toBe(outcome);
      expect(read.peakMb).toBeLessThan(MAX_MB);
    },
    60_000,
  );
});
