import { describe, expect, it } from 'vitest';
import {
  applyPatches,
  canReach,
  invertPatches,
  keyOfPath,
  patchTo,
  pathOfKey,
  readPath,
  type Patch,
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

describe('applying the patches of a large paste', () => {
  /** Counts how often each record is copied. */
  function counted<T extends object>(record: T, copies: Map<string, number>, name: string): T {
    return new Proxy(record, {
      ownKeys: (target) => {
        copies.set(name, (copies.get(name) ?? 0) + 1);
        return Reflect.ownKeys(target);
      },
    });
  }

  it('copies each touched record once, however many patches go through it', () => {
    const copies = new Map<string, number>();
    const rows = Array.from({ length: 500 }, (_, row): [string, object] => [
      `r${row}`,
      counted({ a: row }, copies, `r${row}`),
    ]);
    const cells = counted(Object.fromEntries(rows), copies, 'cells');
    const root = { sheets: { f1: { cells } } };
    const patches = ['a', 'b', 'c'].flatMap((column) =>
      rows.map(([row]) => patchTo({}, ['sheets', 'f1', 'cells', row, column], 7)),
    );
    const changed = applyPatches(root, patches);
    expect(changed.sheets.f1.cells['r499']).toEqual({ a: 7, b: 7, c: 7 });
    expect([...copies.values()].every((count) => count === 1)).toBe(true);
    expect(copies.size).toBe(501);
  });

  it('asks once for the way that neighbours share', () => {
    let asked = 0;
    const row = {};
    const cells = {
      get r1() {
        asked++;
        return row;
      },
    };
    const columns = Array.from({ length: 100 }, (_, column) => `c${column}`);
    applyPatches(
      { cells },
      columns.map((column) => patchTo({}, ['cells', 'r1', column], 1)),
    );
    // By the copy of the record; the row itself is then found in the copy.
    expect(asked).toBe(1);
  });

  it('finds its way anew after a record on it was removed, replaced or grown', () => {
    const root = { cells: { r1: { a: 1 } } as Record<string, object>, points: Float64Array.of(1) };
    const set = (path: string[], value: unknown): Patch => ({ path, old: undefined, new: value });
    const changed = applyPatches(root, [
      set(['cells', 'r1', 'a'], 2),
      set(['cells', 'r1'], undefined),
      set(['cells', 'r1'], { b: 1 }),
      set(['cells', 'r1', 'c'], 3),
      set(['points', '0'], 5),
      set(['points', '2'], 6),
      set(['points', '3'], 7),
    ]);
    expect(changed).toEqual({ cells: { r1: { b: 1, c: 3 } }, points: Float64Array.of(5, NaN, 6, 7) });
    expect(root).toEqual({ cells: { r1: { a: 1 } }, points: Float64Array.of(1) });
  });

  it('takes names that every object knows for keys', () => {
    const changed = applyPatches({ cells: {} }, [
      { path: ['cells', '__proto__'], old: undefined, new: 1 },
      { path: ['cells', 'toString'], old: undefined, new: 2 },
    ]);
    expect(Object.entries(changed.cells)).toEqual([
      ['__proto__', 1],
      ['toString', 2],
    ]);
  });
});
