import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPatches, unpackPatches } from '../../../../src/domain/packedPatches.ts';
import type { Patch } from '../../../../src/domain/patches.ts';

const key = fc.oneof(fc.constantFrom('sheets', 'f1', 'cells', 'r1', 'r2', '', '10'), fc.string());
const value = fc.oneof(fc.constant(undefined), fc.double(), fc.string(), fc.boolean(), fc.constant({}));
const patch: fc.Arbitrary<Patch> = fc.record({
  path: fc.array(key, { minLength: 1, maxLength: 5 }),
  old: value,
  new: value,
});

function pasted(rows: number): Patch[] {
  return Array.from({ length: rows * 3 }, (_, at): Patch => {
    return { path: ['sheets', 'f1', 'cells', `r${Math.floor(at / 3)}`, `c${at % 3}`], old: undefined, new: at };
  });
}

describe('packed patches', () => {
  it('come out as they went in, over a structured clone too', () => {
    fc.assert(
      fc.property(fc.array(patch, { minLength: 500, maxLength: 520 }), (patches) => {
        expect(unpackPatches(structuredClone(packPatches(patches)))).toEqual(patches);
      }),
      { numRuns: 30 },
    );
  });

  it('of an ordinary edit stay as they are', () => {
    const patches = pasted(3);
    expect(packPatches(patches)).toBe(patches);
  });

  it('are a handful of objects where they were tens of thousands', () => {
    const packed = packPatches(pasted(10_000));
    expect(Object.values(packed).filter((part) => typeof part === 'object')).toHaveLength(2);
    expect(unpackPatches(packed)).toHaveLength(30_000);
  });

  it('stay as they are when a key holds a separating sign', () => {
    const patches: Patch[] = [...pasted(200), { path: ['a\u001fb'], old: 1, new: 2 }];
    expect(packPatches(patches)).toBe(patches);
  });
});
