/** The HTML table on the clipboard: cell boundaries for other programs, and in an attribute our own payload. */

/** What this grid puts on the clipboard for itself. */
export interface GridPayload {
  readonly version: 1;
  /** Which grid it came from; `from` of an edit is given only for the same grid. */
  readonly origin: string;
  readonly row: number;
  readonly col: number;
  readonly editTexts: readonly (readonly string[])[];
}

export interface ReadTable {
  readonly texts: string[][];
  /** The decimal sign the writing program declares, when it does (Excel). */
  readonly decimalSign: ',' | '.' | null;
}

const attribute = 'data-grid-payload';

export function formatHtmlTable(block: readonly (readonly string[])[], payload: GridPayload): string {
  const rows = block.map((row) => `<tr>${row.map((text) => `<td>${escapeText(text)}</td>`).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table ${attribute}="${escapeText(JSON.stringify(payload))}"><tbody>${rows}</tbody></table>`;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r\n?|\n/g, '<br>');
}

/** Our own payload in clipboard HTML, or null when there is none or it is not whole. Needs DOMParser. */
export function readPayload(html: string): GridPayload | null {
  if (!html.includes(attribute)) return null;
  const json = parseHtml(html).querySelector(`[${attribute}]`)?.getAttribute(attribute);
  if (json === null || json === undefined) return null;
  try {
    const value: unknown = JSON.parse(json);
    return isPayload(value) ? value : null;
  } catch {
    return null;
  }
}

function isPayload(value: unknown): value is GridPayload {
  if (typeof value !== 'object' || value === null) return false;
  const { version, origin, row, col, editTexts } = value as Record<string, unknown>;
  return (
    version === 1 &&
    typeof origin === 'string' &&
    Number.isInteger(row) &&
    Number.isInteger(col) &&
    Array.isArray(editTexts) &&
    editTexts.length > 0 &&
    editTexts.every((line) => Array.isArray(line) && line.length > 0 && line.every((text) => typeof text === 'string'))
  );
}

/**
 * The first table of clipboard HTML as texts: a break inside a cell is white space unless it is a <br>, merged cells
 * leave blanks. Null without a table. Scripts and images of the HTML never run or load.
 */
export function readHtmlTable(html: string): ReadTable | null {
  if (!/<table/i.test(html)) return null;
  const table = parseHtml(html).querySelector('table');
  if (table === null) return null;
  const texts: string[][] = [];
  for (const [index, tr] of [...table.rows].entries()) {
    const line = (texts[index] ??= []);
    let col = 0;
    for (const cell of tr.cells) {
      while (line[col] !== undefined) col++;
      const across = Math.min(Math.max(1, cell.colSpan), 1000);
      const down = Math.min(Math.max(1, cell.rowSpan), table.rows.length - index);
      for (let dRow = 0; dRow < down; dRow++) {
        const target = (texts[index + dRow] ??= []);
        for (let dCol = 0; dCol < across; dCol++) target[col + dCol] = dRow + dCol === 0 ? readCellText(cell) : '';
      }
      col += across;
    }
  }
  if (texts.length === 0) return null;
  const width = Math.max(1, ...texts.map((line) => line.length));
  const sign = /mso-displayed-decimal-separator:\s*["'\\]*([.,])/i.exec(html)?.[1];
  return {
    texts: texts.map((line) => Array.from({ length: width }, (_, col) => line[col] ?? '')),
    decimalSign: sign === ',' || sign === '.' ? sign : null,
  };
}

function readCellText(cell: Element): string {
  const breaks = '\uE000';
  for (const br of cell.querySelectorAll('br')) br.replaceWith(breaks);
  const text = cell.textContent.replace(/[ \t\r\n]+/g, ' ').trim();
  return text.replaceAll('\u00a0', ' ').replace(/ ?\uE000 ?/g, '\n');
}

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
