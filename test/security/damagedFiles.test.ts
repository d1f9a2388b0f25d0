/** S16 and cut files: what is damaged is opened or refused with a code; nothing throws, nothing hangs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBook } from '../../src/exchange/intake/readBook.ts';
import { writeSample, type WrittenKind } from '../fixtures/books.ts';
import { buildReader, type Reader } from './words/reader.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_101);
const RUNS: readonly (readonly [kind: WrittenKind, where: 'anywhere' | 'inside', mutations: number])[] = [
  ['xlsx', 'anywhere', 1_500],
  ['xlsx', 'inside', 1_500],
  ['ods', 'anywhere', 1_000],
  ['ods', 'inside', 1_500],
  ['xlsb', 'anywhere', 500],
  ['xlsb', 'inside', 1_500],
  ['xls', 'anywhere', 1_500],
  ['csv', 'anywhere', 1_000],
];

let reader: Reader;
const lines: string[] = [];
let total = 0;

beforeAll(async () => {
  reader = await buildReader();
}, 60_000);

afterAll(() => {
  reader.close();
  console.log(`${total} mutations, seed ${SEED}\n${lines.join('\n')}`);
});

describe('a damaged file is opened or refused with a code', () => {
  test.each(RUNS)(
    '.%s, damaged %s, %i times',
    async (kind, where, mutations) => {
      const fuzzed = await reader.fuzz({
        name: `tệp.${kind}`,
        bytes: writeSample(kind),
        where,
        seed: SEED,
        from: 0,
        to: mutations,
      });
      const counts = [...fuzzed.counts].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
      lines.push(
        `${kind} ${where}: ${counts.join(', ')}; opened otherwise ${fuzzed.different}; uncaught ${fuzzed.uncaught.length}; slowest ${fuzzed.slowestMs} ms`,
      );
      total += mutations;
      expect(fuzzed.uncaught).toEqual([]);
      expect([...fuzzed.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(mutations);
      // Checksums guard every part that is read: damage of the bytes is seen, or touches nothing that matters.
      if (where === 'anywhere' && (kind === 'xlsx' || kind === 'ods')) expect(fuzzed.different).toBe(0);
    },
    120_000,
  );
});

/** .xls has no checksums nor a directory at its end: a cut one may open, and then the preview shows what is there. */
test.each(['xlsx', 'xlsb', 'ods'] as const)('an .%s that was cut anywhere is refused, never half opened', (kind) => {
  const bytes = writeSample(kind);
  const codes = new Map<string, number>();
  const steps = 200;
  for (let step = 0; step < steps; step++) {
    const result = readBook('cut', bytes.subarray(0, Math.floor((bytes.length * step) / steps)));
    const code = result.ok ? 'opened' : result.problem.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  console.log(`${kind} cut at ${steps} places: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}`);
  expect(codes.has('opened')).toBe(false);
});
