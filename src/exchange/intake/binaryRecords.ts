/**
 * The records of an .xlsb part ([MS-XLSB] 2.1.4), looked through before SheetJS sees them: it believes every length inside
 * a record and counts to four billion when one says so.
 */
import { refuse } from './readProblem.ts';

/** Where texts stand in a record: after `before` bytes, `texts` of them one after another. */
interface Shape {
  readonly before: number;
  readonly texts: number;
  /** So many of them may say that they are none. */
  readonly nullable: number;
  /** A first bit of the byte before the text says that runs of formatting follow. */
  readonly isRich?: boolean;
}

const SHAPES = new Map<number, Shape>([
  [6, { before: 8, texts: 1, nullable: 0 }],
  [8, { before: 8, texts: 1, nullable: 0 }],
  [17, { before: 4, texts: 1, nullable: 0 }],
  [19, { before: 1, texts: 1, nullable: 0, isRich: true }],
  [43, { before: 21, texts: 1, nullable: 0 }],
  [44, { before: 2, texts: 1, nullable: 0 }],
  [62, { before: 9, texts: 1, nullable: 0, isRich: true }],
  [147, { before: 19, texts: 1, nullable: 0 }],
  [153, { before: 8, texts: 1, nullable: 0 }],
  [156, { before: 8, texts: 2, nullable: 1 }],
  [494, { before: 16, texts: 4, nullable: 4 }],
  [550, { before: 0, texts: 1, nullable: 1 }],
  [551, { before: 0, texts: 1, nullable: 1 }],
  [632, { before: 0, texts: 1, nullable: 0 }],
  [637, { before: 1, texts: 1, nullable: 0, isRich: true }],
]);
const DEFINED_NAME = 39;
const NAME_HEAD = 9;
/** A count of references to sheets, 12 bytes each. */
const EXTERN_SHEET = 362;
/** Its text need not be there. */
const WORKBOOK_PROPERTIES = 153;
const NO_TEXT = 0xffffffff;

/** Throws a Refusal when a record goes beyond its part, or a text beyond its record. */
export function checkRecords(part: string, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  function readVariable(maxBytes: number): number {
    let value = 0;
    for (let index = 0; index < maxBytes; index++) {
      const byte = bytes[at++] ?? refuse('read.damaged', { part });
      value |= (byte & 0x7f) << (7 * index);
      if (byte < 0x80) break;
    }
    return value;
  }

  while (at < bytes.length) {
    const type = readVariable(2);
    const end = readVariable(4) + at;
    if (end > bytes.length || !fits(view, at, end, type)) refuse('read.damaged', { part });
    at = end;
  }
}

/** A defined name: its text, a formula of two counted stretches, and a remark that need not be there. */
function fitsName(view: DataView, start: number, end: number): boolean {
  let at = start + NAME_HEAD;
  for (const [index, width] of [2, 1, 1, 2].entries()) {
    if (at === end && at > start + NAME_HEAD) return true;
    if (at + 4 > end) return false;
    const length = view.getUint32(at, true);
    at += 4 + (length === NO_TEXT && index === 3 ? 0 : length * width);
    if (at > end) return false;
  }
  return true;
}

function fits(view: DataView, start: number, end: number, type: number): boolean {
  if (type === DEFINED_NAME) return fitsName(view, start, end);
  if (type === EXTERN_SHEET) return start + 4 <= end && start + 4 + view.getUint32(start, true) * 12 <= end;
  const shape = SHAPES.get(type);
  if (!shape) return true;
  let at = start + shape.before;
  if (type === WORKBOOK_PROPERTIES && at >= end) return true;
  for (let text = 0; text < shape.texts; text++) {
    if (at + 4 > end) return false;
    const length = view.getUint32(at, true);
    at += 4 + (length === NO_TEXT && text < shape.nullable ? 0 : length * 2);
    if (at > end) return false;
  }
  const hasRuns = shape.isRich === true && (view.getUint8(start + shape.before - 1) & 1) === 1;
  return !hasRuns || (at + 4 <= end && at + 4 + view.getUint32(at, true) * 4 <= end);
}
