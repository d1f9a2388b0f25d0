/**
 * Whether two plain values are the same: NaN equals NaN, -0 is not 0, an absent key is not an undefined one, and the
 * order in which keys were set does not matter.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (a instanceof Float64Array || b instanceof Float64Array) {
    if (!(a instanceof Float64Array && b instanceof Float64Array) || a.length !== b.length) return false;
    return a.every((value, index) => Object.is(value, b[index]));
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameValue(childOf(a, key), childOf(b, key)))
  );
}

function childOf(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
