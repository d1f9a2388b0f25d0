/** Damage to a file, the same for the same seed. */

import { zipSync } from 'fflate';

/** Numbers from 0 to 1, as mulberry32 gives them. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HOSTILE_BYTES = [0, 1, 0x7f, 0x80, 0xff, 0x3c, 0x3e, 0x22, 0x26];

/** Damage inside one part of a zip, which is then packed again as it should be: the checksums are right, the content is not. */
export function mutateInside(parts: Readonly<Record<string, Uint8Array>>, seed: number): Uint8Array {
  const names = Object.keys(parts);
  const name = names[Math.floor(seededNumbers(~seed)() * names.length)] ?? '';
  return zipSync({ ...parts, [name]: mutate(parts[name] ?? new Uint8Array(1), seed) }, { level: 0 });
}

/** One to eight flips, a cut, a swap of two stretches, a stretch repeated or a stretch of one byte. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const next = seededNumbers(seed);
  const below = (end: number): number => Math.floor(next() * end);
  if (bytes.length < 4) return Uint8Array.of(below(256));
  const changed = bytes.slice();
  const kind = below(6);
  if (kind <= 1) {
    for (let flips = 1 + below(8); flips > 0; flips--) {
      const at = below(changed.length);
      changed[at] =
        kind === 0 ? (changed[at] ?? 0) ^ (1 << below(8)) : (HOSTILE_BYTES[below(HOSTILE_BYTES.length)] ?? 0);
    }
    return changed;
  }
  if (kind === 2) return changed.subarray(0, below(changed.length));
  const length = 1 + below(Math.min(64, changed.length - 1));
  const [from, to] = [below(changed.length - length), below(changed.length - length)];
  if (kind === 3) {
    changed.set(bytes.subarray(from, from + length), to);
    changed.set(bytes.subarray(to, to + length), from);
    return changed;
  }
  if (kind === 4) return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
  return changed.fill(HOSTILE_BYTES[below(HOSTILE_BYTES.length)] ?? 0, from, from + length);
}
