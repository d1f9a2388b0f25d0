import type { RawBook } from '../../domain/intake/rawBook.ts';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { scanCsv } from '../csv/csv.ts';
import { createBookDraft } from './bookDraft.ts';
import { refuse } from './readProblem.ts';

/** Where binary files betray themselves. */
const CHARACTERS_LOOKED_AT = 4_096;

/** A text file as a book of one sheet; every cell is text. Throws a Refusal. */
export function readCsvBook(fileName: string, bytes: Uint8Array): RawBook {
  const draft = createBookDraft().addSheet(fileName.replace(/\.[^.]*$/, ''), false);
  scanCsv(
    decodeText(bytes),
    undefined,
    (value, row, column) => {
      if (value !== '') draft.setCell(row, column, { value });
    },
    2 * FILE_LIMITS.cellText,
  );
  const sheet = draft.finish();
  if (sheet.rows.size === 0) refuse('read.empty');
  return { fileName, kind: 'csv', sheets: [sheet], names: new Map() };
}

/** UTF-8, UTF-16 by its mark or its zeros, else the Vietnamese code page of Windows. */
function decodeText(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  const text = wide === null ? decodeNarrow(bytes) : new TextDecoder(wide).decode(bytes);
  if (isBinary(text.slice(0, CHARACTERS_LOOKED_AT))) refuse('read.notSpreadsheet');
  return text;
}

function decodeNarrow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 256);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (head.length < 4 || even + odd < head.length / 4) return null;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : null;
}

/** Control characters but tab, line ends, the old end of file and escape stand in no text file. */
function isBinary(head: string): boolean {
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32 && code !== 0x1a && code !== 0x1b)) return true;
  }
  return false;
}
