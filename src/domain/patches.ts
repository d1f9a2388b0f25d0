/**
 * Every change of the workbook is a list of patches {path, old, new}; the inverse swaps old and new in reverse order.
 * `undefined` stands for "no such key". A path into a Float64Array ends in the index and grows the array with NaN.
 */
import { assert } from '../lib/assert.ts';

export type Path = readonly string[];

export interface Patch {
  readonly path: Path;
  readonly old: unknown;
  readonly new: unknown;
}

/** Paths as keys of overrides; ids, stages and slots never contain "/". */
export function keyOfPath(path: Path): string {
  return path.join('/');
}

export function pathOfKey(key: string): Path {
  return key.split('/');
}

export function invertPatches(patches: readonly Patch[]): Patch[] {
  return patches.map((patch) => ({ path: patch.path, old: patch.new, new: patch.old })).reverse();
}

/** What stands at a path, or undefined. */
export function readPath(root: unknown, path: Path): unknown {
  let current: unknown = root;
  for (const key of path) {
    if (current instanceof Float64Array) current = current[Number(key)] ?? Number.NaN;
    else if (current !== null && typeof current === 'object' && Object.hasOwn(current, key))
      current = (current as Record<string, unknown>)[key];
    else return undefined;
  }
  return current;
}

/** Makes a patch that sets `path` to `value`, reading the old one from `root`. */
export function patchTo(root: unknown, path: Path, value: unknown): Patch {
  return { path, old: readPath(root, path), new: value };
}

/** True when every container on the way to `path` is there. */
export function canReach(root: unknown, path: Path): boolean {
  const container = readPath(root, path.slice(0, -1));
  return container !== null && typeof container === 'object';
}

type Container = Record<string, unknown> | Float64Array;

/**
 * Applies patches in order and returns the new value; the old one is untouched, unchanged branches are shared and each
 * touched container is copied once. Throws (a bug) where a container on the way is missing.
 */
export function applyPatches<T extends object>(root: T, patches: readonly Patch[]): T {
  if (patches.length === 0) return root;
  const owned = new Set<object>();
  function own(container: Container, minLength = 0): Container {
    if (owned.has(container) && !(container instanceof Float64Array && container.length < minLength)) return container;
    const copy = container instanceof Float64Array ? grow(container, minLength) : { ...container };
    owned.add(copy);
    return copy;
  }
  const newRoot = own(root as unknown as Container);
  for (const patch of patches) {
    assert(patch.path.length > 0, 'a patch replaces a place, not the whole workbook');
    let container: Container = newRoot;
    for (let depth = 0; depth < patch.path.length - 1; depth++) {
      const key = patch.path[depth] ?? '';
      const child: unknown =
        container instanceof Float64Array || !Object.hasOwn(container, key) ? null : container[key];
      assert(isContainer(child), `no container at ${patch.path.join('/')}`);
      const copy: Container = own(child, Number(patch.path[depth + 1]) + 1);
      setKey(container, key, copy);
      container = copy;
    }
    setKey(container, patch.path[patch.path.length - 1] ?? '', patch.new);
  }
  return newRoot as unknown as T;
}

function isContainer(value: unknown): value is Container {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function setKey(container: Container, key: string, value: unknown): void {
  if (container instanceof Float64Array) container[Number(key)] = typeof value === 'number' ? value : Number.NaN;
  else if (value === undefined) Reflect.deleteProperty(container, key);
  else Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function grow(array: Float64Array, length: number): Float64Array {
  const copy = new Float64Array(Math.max(array.length, length)).fill(Number.NaN);
  copy.set(array);
  return copy;
}
