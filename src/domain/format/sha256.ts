/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes as 64 hexadecimal digits: WebCrypto where there is any; an office that
 * serves the app over plain http has none, and its files must be written all the same.
 */
export async function hashText(
  text: string,
  crypto: { readonly subtle?: SubtleCrypto } = globalThis.crypto,
): Promise<string> {
  return hashBytes(new TextEncoder().encode(text), crypto);
}

/** SHA-256 of bytes, as hashText gives it. */
export async function hashBytes(
  bytes: Uint8Array<ArrayBuffer>,
  crypto: { readonly subtle?: SubtleCrypto } = globalThis.crypto,
): Promise<string> {
  return toHex(crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : digestSha256(bytes));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const PRIMES: readonly number[] = firstPrimes(64);
/** The first 32 bits of the fractional parts of the cube roots and square roots of the first primes. */
const ROUND_CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction32(Math.cbrt(prime)));
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction32(Math.sqrt(prime)));

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

function fraction32(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

function digestSha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = START.slice();
  for (let at = 0; at < padded.length; at += 64) digestBlock(state, view, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

const schedule = new Uint32Array(64);

function digestBlock(state: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const early = word(schedule, i - 15);
    const late = word(schedule, i - 2);
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[i] = word(schedule, i - 16) + s0 + word(schedule, i - 7) + s1;
  }
  const v = state.slice();
  for (let i = 0; i < 64; i++) {
    const [a, b, c, e, f, g] = [word(v, 0), word(v, 1), word(v, 2), word(v, 4), word(v, 5), word(v, 6)];
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = word(v, 7) + s1 + ((e & f) ^ (~e & g)) + word(ROUND_CONSTANTS, i) + word(schedule, i);
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    v.copyWithin(1, 0, 7);
    v[4] = word(v, 4) + t1;
    v[0] = t1 + s0 + ((a & b) ^ (a & c) ^ (b & c));
  }
  v.forEach((value, index) => (state[index] = word(state, index) + value));
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function rotate(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}
