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
 * touched container is copied once. The way that a patch shares with the one before it is not walked again: a paste is
 * tens of thousands of neighbours. Throws (a bug) where a container on the way is missing.
 */
export function applyPatches<T extends object>(root: T, patches: readonly Patch[]): T {
  if (patches.length === 0) return root;
  const owned = new Set<object>();
  function own(container: Container, minLength: number): Container {
    if (owned.has(container) && !(container instanceof Float64Array && container.length < minLength)) return container;
    const copy = container instanceof Float64Array ? grow(container, minLength) : { ...container };
    owned.add(copy);
    return copy;
  }
  const newRoot = own(root as unknown as Container, 0);
  /** The containers on the way to the patch before, all owned; each stands under `way[depth - 1]` of that patch. */
  const chain: Container[] = [newRoot];
  let way: Path = [];
  for (const { path, new: value } of patches) {
    assert(path.length > 0, 'a patch replaces a place, not the whole workbook');
    const last = path.length - 1;
    let depth = 0;
    while (depth < last && depth + 1 < chain.length && way[depth] === path[depth]) depth++;
    const end = chain[depth];
    // An array that is too short is copied anew, into its place in the container over it.
    if (depth > 0 && depth === last && end instanceof Float64Array && end.length <= Number(path[last])) depth--;
    chain.length = depth + 1;
    for (; depth < last; depth++) {
      const key = path[depth] ?? '';
      const container: Container = chain[depth] ?? newRoot;
      const child: unknown =
        container instanceof Float64Array || !Object.hasOwn(container, key) ? null : container[key];
      assert(isContainer(child), `no container at ${path.join('/')}`);
      const copy = own(child, Number(path[depth + 1]) + 1);
      if (copy !== child) setKey(container, key, copy);
      chain.push(copy);
    }
    setKey(chain[last] ?? newRoot, path[last] ?? '', value);
    way = path;
  }
  return newRoot as unknown as T;
}

function isContainer(value: unknown): value is Container {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function setKey(container: Container, key: string, value: unknown): void {
  if (container instanceof Float64Array) container[Number(key)] = typeof value === 'number' ? value : Number.NaN;
  else if (value === undefined) Reflect.deleteProperty(container, key);
  // A name that every object knows, "__proto__" above all, would not become a key by assigning it.
  else if (key in Object.prototype)
    Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
  else container[key] = value;
}

function grow(array: Float64Array, length: number): Float64Array {
  const copy = new Float64Array(Math.max(array.length, length)).fill(Number.NaN);
  copy.set(array);
  return copy;
}
