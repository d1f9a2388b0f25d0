import { describe, expect, it } from 'vitest';
import {
  applyPatches,
  canReach,
  invertPatches,
  keyOfPath,
  patchTo,
  pathOfKey,
  readPath,
} from '../../../../src/domain/patches.ts';

const ROOT = {
  name: 'Sổ',
  list: ['a', 'b'],
  sets: { s1: { total: 100 }, s2: { total: 60 } },
  points: Float64Array.of(1, 2),
};

describe('applying patches', () => {
  it('changes the place and leaves the old value as it was', () => {
    const changed = applyPatches(ROOT, [patchTo(ROOT, ['sets', 's1', 'total'], 85)]);
    expect(changed.sets.s1.total).toBe(85);
    expect(ROOT.sets.s1.total).toBe(100);
  });

  it('shares every branch that it did not touch', () => {
    const changed = applyPatches(ROOT, [patchTo(ROOT, ['sets', 's1', 'total'], 85)]);
    expect(changed.sets.s2).toBe(ROOT.sets.s2);
    expect(changed.points).toBe(ROOT.points);
    expect(changed.list).toBe(ROOT.list);
  });

  it('of none gives the same value', () => {
    expect(applyPatches(ROOT, [])).toBe(ROOT);
  });

  it('grows a row of points with missing ones', () => {
    const changed = applyPatches(ROOT, [patchTo(ROOT, ['points', '4'], 0.25)]);
    expect([...changed.points]).toEqual([1, 2, NaN, NaN, 0.25]);
    expect([...ROOT.points]).toEqual([1, 2]);
  });

  it('grows a row once more than it already did', () => {
    const patches = [patchTo(ROOT, ['points', '2'], 3), patchTo(ROOT, ['points', '5'], 6)];
    expect([...applyPatches(ROOT, patches).points]).toEqual([1, 2, 3, NaN, NaN, 6]);
  });

  it('removes a key where the new value is undefined, and a point by making it missing', () => {
    const changed = applyPatches(ROOT, [
      patchTo(ROOT, ['sets', 's2'], undefined),
      patchTo(ROOT, ['points', '0'], undefined),
    ]);
    expect(Object.keys(changed.sets)).toEqual(['s1']);
    expect([...changed.points]).toEqual([NaN, 2]);
  });

  it('may fill a container that an earlier patch put there, without touching the patch', () => {
    const put = { total: 40 };
    const patches = [
      { path: ['sets', 's3'], old: undefined, new: put },
      { path: ['sets', 's3', 'total'], old: 40, new: 41 },
    ];
    expect(applyPatches(ROOT, patches).sets).toMatchObject({ s3: { total: 41 } });
    expect(put.total).toBe(40);
  });

  it('throws where a container on the way is missing: that is a bug of ours', () => {
    expect(() => applyPatches(ROOT, [{ path: ['sets', 's9', 'total'], old: undefined, new: 1 }])).toThrow(
      /no container/,
    );
    expect(() => applyPatches(ROOT, [{ path: ['list', '0'], old: 'a', new: 'c' }])).toThrow(/no container/);
    expect(() => applyPatches(ROOT, [{ path: [], old: ROOT, new: ROOT }])).toThrow(/whole workbook/);
  });

  it('takes a key named __proto__ as a key like any other', () => {
    const changed = applyPatches(ROOT, [{ path: ['sets', '__proto__'], old: undefined, new: { total: 1 } }]);
    expect(Object.keys(changed.sets)).toEqual(['s1', 's2', '__proto__']);
    expect(Object.getPrototypeOf(changed.sets)).toBe(Object.prototype);
    expect(readPath(ROOT, ['sets', '__proto__'])).toBeUndefined();
  });
});

describe('inverting patches', () => {
  it('turns their order and swaps old and new', () => {
    const patches = [
      { path: ['name'], old: 'a', new: 'b' },
      { path: ['name'], old: 'b', new: 'c' },
    ];
    expect(invertPatches(patches)).toEqual([
      { path: ['name'], old: 'c', new: 'b' },
      { path: ['name'], old: 'b', new: 'a' },
    ]);
  });
});

describe('reading a place', () => {
  it('gives what stands there, missing beyond the end of a row of points, undefined where nothing is', () => {
    expect(readPath(ROOT, ['sets', 's2', 'total'])).toBe(60);
    expect(readPath(ROOT, ['points', '9'])).toBeNaN();
    expect(readPath(ROOT, ['sets', 's9', 'total'])).toBeUndefined();
    expect(readPath(ROOT, ['name', 'length'])).toBeUndefined();
  });

  it('can be asked before: a place is reached when its container is there', () => {
    expect(canReach(ROOT, ['sets', 's1', 'note'])).toBe(true);
    expect(canReach(ROOT, ['points', '9'])).toBe(true);
    expect(canReach(ROOT, ['sets', 's9', 'total'])).toBe(false);
    expect(canReach(ROOT, ['name', 'x'])).toBe(false);
  });

  it('by its key is the same place', () => {
    const path = ['scores', 's1', 'u1', 'self', 'points', '3'];
    expect(pathOfKey(keyOfPath(path))).toEqual(path);
  });
});
