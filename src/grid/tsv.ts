/** Tab-separated text as spreadsheets put it on the clipboard: rows end in CRLF, a cell with a tab, a break or a quote is quoted. */

/** Writes a block of texts; a single row has no break after it, so that one cell pastes into a sentence. */
export function formatTsv(block: readonly (readonly string[])[]): string {
  const rows = block.map((row) => row.map(quoteCell).join('\t'));
  return rows.length === 1 ? rows.join('') : rows.map((row) => `${row}\r\n`).join('');
}

function quoteCell(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Reads a block of texts; every row is as wide as the widest. A quote opens a quoted cell only where a closing one is
 * followed by a tab, a break or the end: a lone quote is text.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (;;) {
    const cell = readQuoted(body, at) ?? readPlain(body, at);
    row.push(cell.text);
    at = cell.end;
    if (at >= body.length) break;
    if (body[at] === '\n') {
      rows.push(row);
      row = [];
    }
    at++;
  }
  rows.push(row);
  let width = 0;
  for (const cells of rows) width = Math.max(width, cells.length);
  for (const cells of rows) while (cells.length < width) cells.push('');
  return rows;
}

function readPlain(body: string, start: number): { text: string; end: number } {
  let end = start;
  while (end < body.length && body[end] !== '\t' && body[end] !== '\n') end++;
  return { text: body.slice(start, end), end };
}

function readQuoted(body: string, start: number): { text: string; end: number } | null {
  if (body[start] !== '"') return null;
  let text = '';
  for (let at = start + 1; at < body.length; at++) {
    if (body[at] !== '"') {
      text += body[at] ?? '';
    } else if (body[at + 1] === '"') {
      text += '"';
      at++;
    } else {
      const next = body[at + 1];
      return next === undefined || next === '\t' || next === '\n' ? { text, end: at + 1 } : null;
    }
  }
  return null;
}
