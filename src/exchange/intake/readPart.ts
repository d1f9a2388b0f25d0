import { Refusal, refuse } from './readProblem.ts';
import { createXmlScanner, type XmlHandler } from './xmlScan.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

/** Inflates, decodes and scans a part in one pass, without ever holding it whole. Throws a Refusal. */
export function readPart(archive: ZipArchive, entry: ZipEntry, handler: Partial<XmlHandler>): void {
  const scanner = createXmlScanner(entry.name, { open: ignore, close: ignore, text: ignore, ...handler });
  let decoder: TextDecoder | null = null;
  const decode = (piece?: Uint8Array): string => {
    if (piece !== undefined) decoder ??= decoderOf(piece, entry.name);
    try {
      return decoder?.decode(piece, { stream: piece !== undefined }) ?? '';
    } catch {
      return refuse('read.damaged', { part: entry.name });
    }
  };
  try {
    archive.inflate(entry, (piece) => {
      if (piece.length > 0) scanner.push(decode(piece));
    });
    scanner.push(decode());
    scanner.end();
  } catch (error) {
    throw error instanceof Refusal ? nameTheSame(error, entry.name) : error;
  }
}

/** Attributes are decoded without knowing their part. */
function nameTheSame(refusal: Refusal, part: string): Refusal {
  const { code, details } = refusal.problem;
  return code === 'read.damaged' && details['part'] === ''
    ? new Refusal({ code, details: { ...details, part } })
    : refusal;
}

/** XML is UTF-8 unless a mark says UTF-16: in another encoding a DTD could pass unseen. */
function decoderOf(piece: Uint8Array, part: string): TextDecoder {
  const [first, second] = piece;
  if (first === 0x50 && second === 0x4b) refuse('read.nestedZip', { part });
  const name =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(name, { fatal: true });
}

function ignore(): void {
  // What no handler asks for is passed over.
}
