/**
 * A zip file read by its central directory, one part at a time and in pieces. What the file says of its own sizes is
 * only a promise: every byte is counted as it comes out, and a part that breaks its promise or its checksum is refused.
 */
import { Inflate } from 'fflate';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { crc32 } from './crc32.ts';
import { Refusal, refuse } from './readProblem.ts';

export interface ZipEntry {
  /** With "/" and without a leading one. */
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

export interface ZipArchive {
  /** By name in lower case: names of parts do not differ by case. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Gives the bytes of a part in pieces; the piece is valid during the call only. Throws a Refusal. */
  inflate(entry: ZipEntry, onPiece: (piece: Uint8Array) => void): void;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes given to the inflater at once: at the worst ratio of deflate they come out as 8 MB. */
const PIECE_BYTES = 8_192;

/** Reads the directory; throws a Refusal when it promises too much, contradicts itself or parts overlap. */
export function openZip(bytes: Uint8Array, maxInflatedBytes: number = FILE_LIMITS.inflatedBytes): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ZipEntry>();
  let promised = 0;
  for (const entry of readDirectory(view, bytes)) {
    const key = entry.name.toLowerCase();
    if (entries.has(key)) refuse('read.damaged', { part: entry.name });
    entries.set(key, entry);
    promised += entry.bytes;
    if (promised > maxInflatedBytes || isRatioTooHigh(entry.bytes, entry.packedBytes)) refuseInflation(entry.name);
  }
  refuseOverlaps([...entries.values()]);
  let inflated = 0;
  return {
    entries,
    inflate(entry, onPiece) {
      let size = 0;
      let checksum = 0;
      inflateEntry(bytes, entry, (piece) => {
        size += piece.length;
        inflated += piece.length;
        if (size > entry.bytes) refuse('read.damaged', { part: entry.name });
        if (inflated > maxInflatedBytes) refuseInflation(entry.name);
        checksum = crc32(piece, checksum);
        onPiece(piece);
      });
      if (size !== entry.bytes || checksum !== entry.checksum) refuse('read.damaged', { part: entry.name });
    },
  };

  function refuseInflation(part: string): never {
    refuse('read.inflatesTooMuch', { part, maxMb: maxInflatedBytes / 1e6, ratio: FILE_LIMITS.inflationRatio });
  }
}

/** Every byte of a part, for the small ones. Throws a Refusal. */
export function inflateWhole(archive: ZipArchive, entry: ZipEntry): Uint8Array {
  const whole = new Uint8Array(entry.bytes);
  let at = 0;
  archive.inflate(entry, (piece) => {
    whole.set(piece, at);
    at += piece.length;
  });
  return whole;
}

function isRatioTooHigh(bytes: number, packedBytes: number): boolean {
  return bytes > FILE_LIMITS.ratioFreeBytes && bytes > packedBytes * FILE_LIMITS.inflationRatio;
}

function inflateEntry(bytes: Uint8Array, entry: ZipEntry, onPiece: (piece: Uint8Array) => void): void {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedBytes);
  if (entry.method === STORED) {
    for (let at = 0; at < packed.length; at += PIECE_BYTES * 8) onPiece(packed.subarray(at, at + PIECE_BYTES * 8));
    return;
  }
  const inflater = new Inflate((piece) => onPiece(piece));
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES)
      inflater.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse('read.damaged', { part: entry.name });
  }
}

function refuseOverlaps(entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < end) refuse('read.damaged', { part: entry.name });
    end = entry.start + entry.packedBytes;
  }
}

function* readDirectory(view: DataView, bytes: Uint8Array): Generator<ZipEntry> {
  const directory = findDirectory(view);
  if (directory.count > FILE_LIMITS.zipEntries) refuse('read.tooManyParts', { max: FILE_LIMITS.zipEntries });
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) refuse('read.damaged', { part: '' });
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) refuse('read.damaged', { part: '' });
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = new TextDecoder().decode(nameBytes).replaceAll('\\', '/').replace(/^\/+/, '');
    const [size, packedBytes, local] = readSizes(view, at, at + 46 + nameLength, extraLength);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const checksum = view.getUint32(at + 16, true);
    at = next;
    if (name.endsWith('/')) continue;
    if (flags & 1) refuse('read.encrypted');
    if (method !== STORED && method !== DEFLATED) refuse('read.damaged', { part: name });
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) refuse('read.damaged', { part: name });
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (!isSame(bytes.subarray(local + 30, local + 30 + nameLength), nameBytes)) refuse('read.damaged', { part: name });
    if (start + packedBytes > view.byteLength) refuse('read.damaged', { part: name });
    yield { name, method, checksum, packedBytes, bytes: size, start };
  }
  // A directory that goes on has more parts than it says.
  const after = at + 4 <= view.byteLength ? view.getUint32(at, true) : 0;
  if (after !== END && after !== END_64) refuse('read.damaged', { part: '' });
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Size, packed size and place of the local header; the large ones of Zip64 stand in the extra field. */
function readSizes(view: DataView, at: number, extra: number, extraLength: number): [number, number, number] {
  const sizes: [number, number, number] = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  const end = extra + extraLength;
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    for (const [index, size] of sizes.entries()) {
      if (size !== 0xffffffff || value + 8 > Math.min(end, field + 4 + view.getUint16(field + 2, true))) continue;
      sizes[index] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  return sizes;
}

function findDirectory(view: DataView): { readonly start: number; readonly count: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    if (count !== 0xffff && start !== 0xffffffff) return { start, count };
    const locator = at - 20;
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return { start, count };
    const end = Number(view.getBigUint64(locator + 8, true));
    if (end + 56 > view.byteLength || view.getUint32(end, true) !== END_64) break;
    return { start: Number(view.getBigUint64(end + 48, true)), count: Number(view.getBigUint64(end + 32, true)) };
  }
  return refuse('read.damaged', { part: '' });
}
