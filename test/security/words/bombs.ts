/** Zip files that no writer makes. */
import { Zip, ZipDeflate, zipSync } from 'fflate';
import { partsOfXlsx, type MadeXlsx } from '../../fixtures/books.ts';

const MB = 1_000_000;

/** An .xlsx whose part `name` is `head`, then `megabytes` of `fill`, then `tail`: never held in memory. */
export function makeBomb(name: string, head: string, fill: string, megabytes: number, tail: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_error, piece) => pieces.push(piece));
  const encoder = new TextEncoder();
  for (const [part, bytes] of Object.entries(partsOfXlsx())) if (part !== name) add(part, [bytes]);
  const block = encoder.encode(fill.repeat(Math.ceil(MB / fill.length)));
  add(name, [encoder.encode(head), ...Array.from({ length: megabytes }, () => block), encoder.encode(tail)]);
  zip.end();
  return join(pieces);

  function add(part: string, blocks: readonly Uint8Array[]): void {
    const deflate = new ZipDeflate(part, { level: 6 });
    zip.add(deflate);
    for (const [index, bytes] of blocks.entries()) deflate.push(bytes.slice(), index === blocks.length - 1);
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The same file that says its parts inflate to `bytes` each. */
export function lieAboutSizes(zip: Uint8Array, bytes: number): Uint8Array {
  const lying = zip.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, bytes, true);
  return lying;
}

/** Every entry of the directory points to the same packed bytes. */
export function overlapEntries(zip: Uint8Array): Uint8Array {
  const overlapping = zip.slice();
  const view = new DataView(overlapping.buffer);
  let first: number | null = null;
  for (let at = 0; at + 46 < overlapping.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    first ??= view.getUint32(at + 42, true);
    view.setUint32(at + 42, first, true);
  }
  return overlapping;
}

export function withParts(made: MadeXlsx, extra: number): Uint8Array {
  const parts: Record<string, Uint8Array> = { ...partsOfXlsx(made) };
  for (let index = 0; index < extra; index++) parts[`xl/media/${index}.png`] = new Uint8Array(1);
  return zipSync(parts, { level: 0 });
}
