import { isSameValue } from '../../../src/domain/format/sameValue.ts';

/**
 * Whether two values are the same when missing points at the end of a row do not count: an undone entry leaves its row
 * longer, and nothing beyond the end is the same as missing.
 */
export function sameButForMissing(a: unknown, b: unknown): boolean {
  return isSameValue(trimRows(a), trimRows(b));
}

function trimRows(value: unknown): unknown {
  if (value instanceof Float64Array) {
    let length = value.length;
    while (length > 0 && Number.isNaN(value[length - 1])) length--;
    return value.subarray(0, length);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const trimmed: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value))
    Object.defineProperty(trimmed, key, { value: trimRows(child), enumerable: true });
  return trimmed;
}
