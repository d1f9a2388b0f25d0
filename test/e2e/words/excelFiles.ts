/** Excel files as an office keeps them. */
import { utils, write } from 'xlsx';

export type Row = readonly (string | number | null)[];

export interface FilePayload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Sheets by name; merges, such as "A1:C1", stand in each of them. */
export function excelFile(
  name: string,
  sheets: Readonly<Record<string, readonly Row[]>>,
  merges: readonly string[] = [],
): FilePayload {
  const book = utils.book_new();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, title);
  }
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: bytes };
}
