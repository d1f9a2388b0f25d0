/**
 * Any value of a workbook as JSON and back without loss: NaN, infinities, -0, undefined and Float64Array become records
 * tagged by the key "$"; a record that itself has the key "$" is wrapped, so nothing a person types can pose as a tag.
 */
import { assert } from '../../lib/assert.ts';
import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import { setOwn } from './json.ts';
import type { Json } from './json.ts';

const TAG = '$';

const SPECIAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/** The JSON form of plain data; a function, symbol or class instance in it is a bug and throws. */
export function encodeValue(value: unknown): Json {
  if (value === undefined) return { [TAG]: 'undefined' };
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return isPlainNumber(value) ? value : { [TAG]: nameOfNumber(value) };
  if (value instanceof Float64Array) return { [TAG]: 'f64', v: Array.from(value, encodePoint) };
  if (Array.isArray(value)) return value.map(encodeValue);
  assert(typeof value === 'object', `a ${typeof value} is not part of a workbook`);
  const record: Record<string, Json> = {};
  for (const [key, child] of Object.entries(value)) setOwn(record, key, encodeValue(child));
  return Object.hasOwn(record, TAG) ? { [TAG]: 'object', v: record } : record;
}

/** In an array of points, which is mostly numbers and gaps, a missing point is null and the rest stands as text. */
function encodePoint(value: number): Json {
  if (Number.isNaN(value)) return null;
  return isPlainNumber(value) ? value : nameOfNumber(value);
}

function isPlainNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function nameOfNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The value a JSON form (of a depth already checked) stands for; the problem names the path of the first part that no `encodeValue` writes. */
export function decodeValue(json: Json): Result<unknown, Problem<'file.damaged'>> {
  const trail: string[] = [];
  try {
    return succeed(decode(json, trail));
  } catch (error) {
    if (error instanceof NotEncoded) return fail('file.damaged', { path: trail.join('/'), reason: 'encoding' });
    throw error;
  }
}

class NotEncoded extends Error {}

function decode(json: Json, trail: string[]): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map((item, index) => decodeAt(String(index), item, trail));
  const record = json as Readonly<Record<string, Json>>;
  return Object.hasOwn(record, TAG) ? decodeTagged(record, trail) : decodeRecord(record, trail);
}

/** The key stays on the trail when decoding below it throws: that is how the fault keeps its path. */
function decodeAt(key: string, json: Json, trail: string[]): unknown {
  trail.push(key);
  const value = decode(json, trail);
  trail.pop();
  return value;
}

function decodeRecord(record: Readonly<Record<string, Json>>, trail: string[]): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(record)) setOwn(decoded, key, decodeAt(key, child, trail));
  return decoded;
}

function decodeTagged(record: Readonly<Record<string, Json>>, trail: string[]): unknown {
  const { [TAG]: tag, v, ...rest } = record;
  if (typeof tag !== 'string' || Object.keys(rest).length > 0) throw new NotEncoded();
  if (tag === 'f64' && Array.isArray(v)) return Float64Array.from(v as readonly Json[], decodePoint);
  if (tag === 'object' && v !== null && typeof v === 'object' && !Array.isArray(v)) {
    return decodeRecord(v as Readonly<Record<string, Json>>, trail);
  }
  if (v !== undefined) throw new NotEncoded();
  if (tag === 'undefined') return undefined;
  return specialNumber(tag);
}

function decodePoint(json: Json): number {
  if (json === null) return Number.NaN;
  if (typeof json === 'number') return json;
  if (typeof json !== 'string') throw new NotEncoded();
  return specialNumber(json);
}

function specialNumber(name: string): number {
  const value = SPECIAL_NUMBERS.get(name);
  if (value === undefined) throw new NotEncoded();
  return value;
}
