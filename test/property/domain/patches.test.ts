import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatches, invertPatches, readPath, type Patch, type Path } from '../../../src/domain/patches.ts';
import { sameButForMissing } from './sameButForMissing.ts';

interface Root {
  readonly a: Readonly<Record<string, unknown>>;
  readonly b: { readonly deep: Readonly<Record<string, unknown>> };
  readonly points: Float64Array;
}

/** Stored values; `undefined` stands for "no such key" and so is only ever what a patch sets. */
const stored = fc.oneof(
  fc.constantFrom(null, NaN, -0, 0, Infinity, '', 'x', true),
  fc.double(),
  fc.array(fc.nat(9), { maxLength: 3 }),
);
const values = fc.oneof({ weight: 4, arbitrary: stored }, { weight: 1, arbitrary: fc.constant(undefined) });
const keys = fc.constantFrom('k', 'l', '__proto__', 'constructor', '1');
const steps = fc.array(
  fc.oneof(
    fc.record({ path: keys.map((key): Path => ['a', key]), value: values }),
    fc.record({ path: keys.map((key): Path => ['b', 'deep', key]), value: values }),
    fc.record({
      path: fc.nat(12).map((slot): Path => ['points', String(slot)]),
      value: fc.constantFrom(0, 0.25, NaN, Infinity, -1),
    }),
  ),
  { maxLength: 30 },
);
const roots: fc.Arbitrary<Root> = fc.record({
  a: fc.dictionary(keys, stored, { noNullPrototype: true }),
  b: fc.record({ deep: fc.dictionary(keys, stored, { noNullPrototype: true }) }),
  points: fc.float64Array({ maxLength: 6 }),
});

function planSteps(root: Root, list: readonly { readonly path: Path; readonly value: unknown }[]): Patch[] {
  let current = root;
  return list.map(({ path, value }) => {
    const patch = { path, old: readPath(current, path), new: value };
    current = applyPatches(current, [patch]);
    return patch;
  });
}

it('patches and then their inverse give back the value, but for missing points at the end of a row', () => {
  fc.assert(
    fc.property(roots, steps, (root, list) => {
      const patches = planSteps(root, list);
      const there = applyPatches(root, patches);
      expect(sameButForMissing(applyPatches(there, invertPatches(patches)), root)).toBe(true);
      expect(invertPatches(invertPatches(patches))).toEqual(patches);
    }),
    { numRuns: 1000 },
  );
});

it('patches at once do what they do one after the other', () => {
  fc.assert(
    fc.property(roots, steps, (root, list) => {
      const patches = planSteps(root, list);
      const stepwise = patches.reduce((current, patch) => applyPatches(current, [patch]), root);
      expect(sameButForMissing(applyPatches(root, patches), stepwise)).toBe(true);
    }),
  );
});

it('no patch touches the value it starts from, and what it does not name is shared', () => {
  fc.assert(
    fc.property(roots, steps, (root, list) => {
      const copy = structuredClone(root);
      const changed = applyPatches(root, planSteps(root, list));
      expect(sameButForMissing(root, copy)).toBe(true);
      for (const key of ['a', 'b', 'points'] as const)
        if (!list.some(({ path }) => path[0] === key)) expect(changed[key]).toBe(root[key]);
    }),
  );
});
