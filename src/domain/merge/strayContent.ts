/** What stands in a returned workbook where the export had nothing: new sheets, and content beside the app's rows and columns. */
import { foldName } from '../../lib/text.ts';
import type { RawBook } from '../intake/rawBook.ts';
import type { FoundCell } from './fileLines.ts';
import { INPUT_MAP_SHEET } from './inputMap.ts';
import { isFilled } from './readChangedCell.ts';
import type { ReadingPlan } from './readExport.ts';

export interface StrayCell {
  readonly at: FoundCell;
  readonly code: 'returned.newSheet' | 'returned.newRow' | 'returned.newColumn';
}

/** One for a sheet, a row or a column, at its first cell. Ranking sheets have lines of their own below the units. */
export function listStrayContent(book: RawBook, { map, lines }: ReadingPlan): StrayCell[] {
  const known = new Set<unknown>(lines.sheets);
  const written = new Set(map.sheets.map(({ name }) => foldName(name)));
  const stray: StrayCell[] = [];
  for (const sheet of book.sheets) {
    if (known.has(sheet) || sheet.name === INPUT_MAP_SHEET || written.has(foldName(sheet.name))) continue;
    for (const [row, cells] of sheet.rows) {
      const [first] = [...cells].find(([, cell]) => isFilled(cell)) ?? [];
      if (first === undefined) continue;
      stray.push({ at: { sheet, row, column: first, cell: cells.get(first) }, code: 'returned.newSheet' });
      break;
    }
  }
  map.sheets.forEach(({ key }, i) => {
    const sheet = lines.sheets[i];
    if (!sheet || key === null || key.startsWith('ranking.')) return;
    const columns = new Set<number>();
    for (const [row, cells] of sheet.rows) {
      const isKnownRow = lines.lineAt(i, 'row', row) !== undefined;
      for (const [column, cell] of cells) {
        if (!isFilled(cell)) continue;
        const at = { sheet, row, column, cell };
        if (!isKnownRow) {
          stray.push({ at, code: 'returned.newRow' });
          break;
        }
        if (lines.lineAt(i, 'column', column) || columns.has(column)) continue;
        columns.add(column);
        stray.push({ at, code: 'returned.newColumn' });
      }
    }
  });
  return stray;
}
