/** Any spreadsheet file, told by its bytes and not by its name: names lie, and are often wrong by accident. */
import type { RawBook } from '../../domain/intake/rawBook.ts';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { succeed, type Result } from '../../lib/result.ts';
import { readXls, readXlsb } from './binaryBook.ts';
import type { BookUse } from './bookDraft.ts';
import { readCsvBook } from './csvBook.ts';
import { readOds } from './odsBook.ts';
import { Refusal, refuse, type ReadProblem } from './readProblem.ts';
import { findWorkbookPart, readXlsx } from './xlsxBook.ts';
import { openZip, type ZipArchive } from './zip.ts';

/**
 * Reads .xlsx, .xls, .xlsb, .ods and separated text. Bytes are not kept or changed. Blocking: call it in a worker that can be ended,
 * for .xls and .xlsb have no other bound in time. With `use` export the book may be larger, and cannot cross threads.
 */
export function readBook(fileName: string, bytes: Uint8Array, use: BookUse = 'book'): Result<RawBook, ReadProblem> {
  try {
    return succeed(readAny(fileName.normalize('NFC'), bytes, use));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readAny(fileName: string, bytes: Uint8Array, use: BookUse): RawBook {
  if (bytes.length === 0) refuse('read.empty');
  if (bytes.length > FILE_LIMITS.fileBytes)
    refuse('read.tooLarge', { mb: Math.ceil(bytes.length / 1e5) / 10, maxMb: FILE_LIMITS.fileBytes / 1e6 });
  if (startsWith(bytes, [0x50, 0x4b])) return readZipped(fileName, bytes, use);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return readCompound(fileName, bytes);
  if (hasBinarySignature(bytes)) refuse('read.notSpreadsheet');
  if (isMarkup(bytes)) refuse('read.webPage');
  return readCsvBook(fileName, bytes);
}

function readZipped(fileName: string, bytes: Uint8Array, use: BookUse): RawBook {
  const archive = openZip(bytes);
  if (archive.entries.has('[content_types].xml')) {
    const workbook = findWorkbookPart(archive);
    if (!workbook) return refuse('read.notSpreadsheet');
    if (!workbook.name.toLowerCase().endsWith('.bin')) return readXlsx(fileName, archive, use);
    return readXlsb(fileName, openZip(bytes, FILE_LIMITS.binaryInflatedBytes));
  }
  if (archive.entries.has('content.xml')) return readOds(fileName, archive, use);
  return refuse(holdsSpreadsheets(archive) ? 'read.zipOfFiles' : 'read.notSpreadsheet');
}

function holdsSpreadsheets(archive: ZipArchive): boolean {
  return [...archive.entries.keys()].some((name) => /\.(xlsx|xlsm|xls|xlsb|ods|csv|zip)$/.test(name));
}

/** Old Office files; a new one behind a password wears the same coat. */
function readCompound(fileName: string, bytes: Uint8Array): RawBook {
  if (includesWide(bytes, 'EncryptedPackage')) refuse('read.encrypted');
  if (!includesWide(bytes, 'Workbook') && !includesWide(bytes, 'Book')) refuse('read.notSpreadsheet');
  return readXls(fileName, bytes);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** PDF, pictures, RAR, 7z, gzip, programs. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

function hasBinarySignature(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => startsWith(bytes, signature));
}

const HEAD_BYTES = 1_024;

/** HTML and XML that call themselves .xls: many reporting systems write them. */
function isMarkup(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).replaceAll('\0', '');
  return /^[^\w<]*<(?:!doctype|!--|html|head|body|table|meta|style|script|div|\?xml|\w+:)/i.test(head);
}

/** Whether the text stands in the bytes in UTF-16, as names stand in the directory of an old Office file. */
function includesWide(bytes: Uint8Array, text: string): boolean {
  const wanted = Array.from({ length: text.length * 2 }, (_, index) =>
    index % 2 === 0 ? text.charCodeAt(index / 2) : 0,
  );
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
