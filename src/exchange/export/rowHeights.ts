/** How high a row must be for its wrapped texts: not every reader works that out when it opens a file. */
import { readRange, type Range } from './ranges.ts';
import type { FileCell, FileSheet, Look } from './writer.ts';

/** Points per line: 11 point print in the app's sheets, 13 point in forms. */
const LINE_HEIGHT = { app: 15, form: 17 } as const;
const WRAPPING = new Set<Look>(['header', 'wrapped', 'warning']);
/** Excel's own bound is 409. */
const MAX_HEIGHT = 400;

/** In points by row; rows for which one line is enough are left out. */
export function heightsOfRows(sheet: FileSheet): ReadonlyMap<number, number> {
  const lines = countLinesByRow(sheet);
  const heights = new Map<number, number>();
  sheet.cells.forEach((_line, row) => {
    const height = sheet.rowHeights?.get(row) ?? heightOfLines(lines.get(row) ?? 1, sheet.style === 'form');
    if (height !== null) heights.set(row, height);
  });
  return heights;
}

function heightOfLines(lines: number, isForm: boolean): number | null {
  if (isForm) return Math.min(MAX_HEIGHT, Math.ceil(lines * LINE_HEIGHT.form) + 4);
  return lines > 1 ? Math.min(MAX_HEIGHT, lines * LINE_HEIGHT.app) : null;
}

/** The rows of a merged cell share its lines. */
function countLinesByRow(sheet: FileSheet): Map<number, number> {
  const isForm = sheet.style === 'form';
  const merges = new Map<string, Range>();
  for (const text of sheet.merges ?? []) {
    const range = readRange(text);
    merges.set(`${range.top},${range.left}`, range);
  }
  const found = new Map<number, number>();
  sheet.cells.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell?.kind !== 'value' || typeof cell.value !== 'string' || !isWrapped(cell, isForm)) return;
      const { bottom, right } = merges.get(`${row},${column}`) ?? { bottom: row, right: column };
      const all = sheet.widths.slice(column, right + 1).reduce((sum, width) => sum + width, 0);
      const width = Math.max(4, (all || 9) - (cell.look.indent ?? 0));
      const lines = countLines(cell.value, width / widthOfLetter(cell.look.look, isForm));
      for (let each = row; each <= bottom; each++)
        found.set(each, Math.max(found.get(each) ?? 1, lines / (bottom - row + 1)));
    });
  });
  return found;
}

function isWrapped({ look }: FileCell, isForm: boolean): boolean {
  if (look.wrap === true || WRAPPING.has(look.look)) return true;
  return isForm && look.look !== 'plain' && look.look !== 'title';
}

/** Of a letter in columns' width units, as printed in Times New Roman. */
function widthOfLetter(look: Look, isForm: boolean): number {
  const isBold = look === 'header' || look === 'group' || look === 'total';
  if (isForm) return isBold ? 1.2 : 1.1;
  return look === 'wrapped' ? 1 : 1.1;
}

/** Words are kept whole, as readers break them. */
export function countLines(text: string, width: number): number {
  return text.split('\n').reduce((sum, part) => {
    let lines = 1;
    let used = 0;
    for (const word of part.split(' ')) {
      if (used > 0 && used + word.length > width) {
        lines++;
        used = 0;
      }
      lines += Math.max(0, Math.ceil(word.length / width) - 1);
      used += word.length + 1;
    }
    return sum + lines;
  }, 0);
}
