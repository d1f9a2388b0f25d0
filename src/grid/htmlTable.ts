/** The HTML table on the clipboard: cell boundaries and declared values for other programs, our own payload for ourselves. */
import { findDeclarations, readDeclared } from './declaredValue.ts';
import { parsePayload, payloadAttribute } from './payload.ts';
import { findRows, parseHtml, parseRows } from './tableRows.ts';
import { escapeMarkup } from '../lib/markup.ts';
import type { Steps } from '../lib/steps.ts';
import type { DeclaredValue } from './declaredValue.ts';
import type { DecimalSign } from './decimalSigns.ts';
import type { GridPayload } from './payload.ts';

/** A cell as other programs are to see it. */
export interface ShownCell {
  readonly text: string;
  /** The number it shows, for programs that take it from an attribute. */
  readonly number: number | null;
}

export interface TableCell {
  readonly text: string;
  readonly declared: DeclaredValue | null;
}

export interface ReadTable {
  readonly cells: readonly (readonly TableCell[])[];
  /** The decimal sign the writing program declares, when it does (Excel). */
  readonly decimalSign: DecimalSign | null;
}

const noCell: TableCell = { text: '', declared: null };

export function formatHtmlTable(block: readonly (readonly ShownCell[])[], payload: GridPayload): string {
  const rows = block.map((row) => `<tr>${row.map(formatCell).join('')}</tr>`).join('');
  const json = escapeText(JSON.stringify(payload));
  return `<meta charset="utf-8"><table ${payloadAttribute}="${json}"><tbody>${rows}</tbody></table>`;
}

function formatCell({ text, number }: ShownCell): string {
  // LibreOffice takes the value only beside a number format: that of English, in which it is written.
  const declared = number === null ? '' : ` sdval="${number}" sdnum="1033;" x:num="${number}"`;
  return `<td${declared}>${escapeText(text)}</td>`;
}

function escapeText(text: string): string {
  return escapeMarkup(text).replace(/\r\n?|\n/g, '<br>');
}

/** Our own payload in clipboard HTML, or null when there is none or it is not whole. Needs DOMParser. */
export function readPayload(html: string): GridPayload | null {
  // The attribute alone is parsed: a table of 30,000 cells beside it would hold the page for a second.
  const written = new RegExp(`${payloadAttribute}=("[^"]*"|'[^']*')`).exec(html)?.[1];
  if (written === undefined) return null;
  const json = parseHtml(`<p ${payloadAttribute}=${written}></p>`).querySelector('p')?.getAttribute(payloadAttribute);
  return json === null || json === undefined ? null : parsePayload(json);
}

/**
 * The first table of clipboard HTML: a break inside a cell is white space unless it is a <br>, merged cells leave blanks,
 * declared values are written with `sign`. Null without a table. Scripts and images of the HTML never run or load.
 */
export function* readHtmlTable(html: string, sign: DecimalSign): Steps<ReadTable | null> {
  const places = /<table/i.test(html) ? findRows(html) : null;
  if (places === null || places.starts.length === 0) return null;
  const declares = findDeclarations(html);
  const hasBreaks = /<br/i.test(html);
  const cells: TableCell[][] = [];
  const rowCount = places.starts.length;
  yield 0;
  let index = 0;
  for (const rows of parseRows(html, places)) {
    for (const tr of rows) {
      const line = (cells[index] ??= []);
      let col = 0;
      for (const cell of tr.cells) {
        while (line[col] !== undefined) col++;
        const across = Math.min(Math.max(1, cell.colSpan), 1000);
        const down = Math.max(1, Math.min(cell.rowSpan, rowCount - index));
        const declared = declares === null ? null : readDeclared(cell, sign, declares);
        const read = { text: readCellText(cell, hasBreaks), declared };
        for (let dRow = 0; dRow < down; dRow++) {
          const target = (cells[index + dRow] ??= []);
          for (let dCol = 0; dCol < across; dCol++) target[col + dCol] = dRow + dCol === 0 ? read : noCell;
        }
        col += across;
      }
      index++;
    }
    yield index / rowCount;
  }
  if (index === 0) return null;
  let width = 1;
  for (const line of cells) width = Math.max(width, line.length);
  const declaredSign = /mso-displayed-decimal-separator:\s*["'\\]*([.,])/i.exec(html)?.[1];
  return {
    cells: cells.slice(0, index).map((line) => Array.from({ length: width }, (_, col) => line[col] ?? noCell)),
    decimalSign: declaredSign === ',' || declaredSign === '.' ? declaredSign : null,
  };
}

function readCellText(cell: Element, hasBreaks: boolean): string {
  const breaks = '\uE000';
  if (hasBreaks) for (const br of cell.querySelectorAll('br')) br.replaceWith(breaks);
  const text = cell.textContent.replace(/[ \t\r\n]+/g, ' ').trim();
  return text.replaceAll('\u00a0', ' ').replace(/ ?\uE000 ?/g, '\n');
}
