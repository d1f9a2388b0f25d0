import { scanCsv, type Separator } from '../../src/exchange/csv/csv.ts';

/** All rows of a text at once. */
export function readCsv(text: string, separator?: Separator): string[][] {
  const rows: string[][] = [];
  scanCsv(text, separator, (field, row, column) => {
    if (column === 0) rows[row] = [];
    rows[row]?.push(field);
  });
  return rows;
}
