import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/format/json.ts';
import type { Json } from '../../../src/domain/format/json.ts';
import { isSameValue } from '../../../src/domain/format/sameValue.ts';
import { decodeValue, encodeValue } from '../../../src/domain/format/valueCodec.ts';
import { hashText } from '../../../src/domain/format/sha256.ts';
import { fileFromWorkbook, workbookFromFile } from '../../../src/domain/format/workbookFile.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';

const keys = fc.oneof(fc.string(), fc.constantFrom('$', 'v', '__proto__', 'constructor'));
const { value: plainValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(null, undefined, true, false, -0),
    fc.float64Array({ maxLength: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('the value codec', () => {
  it('gives back any plain value through JSON text, bit by bit', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        const decoded = decodeValue(JSON.parse(canonicalJson(encodeValue(value))) as Json);
        expect(decoded.ok && isSameValue(decoded.value, value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('writes text that JSON.parse and a second writing leave as it is', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        const text = canonicalJson(encodeValue(value));
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });
});

describe('the checksum', () => {
  it('is the same with and without WebCrypto', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(await hashText(text, {})).toBe(await hashText(text));
      }),
      { numRuns: 500 },
    );
    for (let length = 50; length < 70; length++) {
      expect(await hashText('x'.repeat(length), {})).toBe(await hashText('x'.repeat(length)));
    }
  });
});

const POSITIONS = 4096;

/** Refused with a code, or the very same workbook: there is no third outcome. */
async function isRefusedOrSame(bytes: Uint8Array<ArrayBuffer>): Promise<'refused' | 'same' | 'changed'> {
  const result = await workbookFromFile(bytes);
  if (!result.ok) return 'refused';
  return isSameValue(result.value, richWorkbook()) ? 'same' : 'changed';
}

describe('a damaged file is refused or equal (R31)', () => {
  it('with any one byte flipped, at every position', async () => {
    const whole = await fileFromWorkbook(richWorkbook(), '2024-11-02T08:00:00.000Z');
    const step = Math.max(1, Math.floor(whole.length / POSITIONS));
    const outcomes = { refused: 0, same: 0, changed: 0 };
    for (let at = 0; at < whole.length; at += step) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      outcomes[await isRefusedOrSame(bytes)]++;
    }
    expect(outcomes.changed).toBe(0);
    expect(outcomes.refused).toBeGreaterThan(outcomes.same);
  }, 60_000);

  it('cut anywhere', async () => {
    const whole = await fileFromWorkbook(richWorkbook(), '2024-11-02T08:00:00.000Z');
    const outcomes = { refused: 0, same: 0, changed: 0 };
    for (let length = 0; length < whole.length; length++) outcomes[await isRefusedOrSame(whole.slice(0, length))]++;
    expect(outcomes).toEqual({ refused: whole.length - 1, same: 1, changed: 0 });
  });

  it('with random stretches overwritten, doubled or dropped', async () => {
    const whole = await fileFromWorkbook(richWorkbook(), '2024-11-02T08:00:00.000Z');
    const place = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.nat(40), fc.uint8Array({ maxLength: 40 }), async (at, removed, put) => {
        const bytes = new Uint8Array([...whole.slice(0, at), ...put, ...whole.slice(at + removed)]);
        expect(await isRefusedOrSame(bytes)).not.toBe('changed');
      }),
      { numRuns: 1000 },
    );
  });
});
