/** The trace as a file: separated values that every spreadsheet opens, safe against texts that look like formulas. */
import { writeCsv } from '../exchange/csv/csv.ts';

/** `rows` begin with the heads. `title` names the file, without its ending. */
export function csvFileOf(
  title: string,
  rows: readonly (readonly string[])[],
): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  return { name: `${title}.csv`, bytes: new TextEncoder().encode(writeCsv(rows)) };
}
