/** Files of a size that no office has: what they cost is printed, what they may bring is bounded. */
import { expect, test } from 'vitest';
import { applyMapping } from '../../../../src/domain/intake/applyMapping.ts';
import { proposeMapping } from '../../../../src/domain/intake/proposeMapping.ts';
import type { RawBook, RawCell, RawMerge, RawSheet } from '../../../../src/domain/intake/rawBook.ts';
import { buildEmpty } from '../../../../src/domain/samples/empty.ts';
import { countingIds } from '../../../../src/lib/ids.ts';

interface Size {
  readonly rows: number;
  readonly columns: number;
  readonly text: (row: number, column: number) => string | number;
  readonly merges?: readonly RawMerge[];
}

function sheetOf(name: string, { rows, columns, text, merges = [] }: Size): RawSheet {
  const cells = new Map<number, ReadonlyMap<number, RawCell>>();
  for (let row = 0; row < rows; row++)
    cells.set(
      row,
      new Map(Array.from({ length: columns }, (_, column) => [column, { value: text(row, column) }] as const)),
    );
  return { name, hidden: false, rows: cells, merges };
}

function bookOf(sheets: readonly RawSheet[]): RawBook {
  return { fileName: 'lớn.xlsx', kind: 'xlsx', sheets, names: new Map() };
}

const HEADS = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm', 'Điểm tự chấm'];
const UNIT_HEADS = ['STT', 'Đơn vị', '1.1', '1.2', '1.3'];

function merges(count: number): RawMerge[] {
  return Array.from({ length: count }, (_, i) => ({ top: 0, bottom: 1, left: i * 2, right: i * 2 + 1 }));
}

const FILES: readonly (readonly [string, () => RawBook])[] = [
  [
    'prose of 500,000 cells',
    () =>
      bookOf([
        sheetOf('Chữ', {
          rows: 5_000,
          columns: 100,
          text: (row, column) => `Đoạn văn ${row} ${column} về cải cách hành chính của đơn vị`,
        }),
      ]),
  ],
  [
    'one sheet of 100,000 criteria with 5 columns',
    () =>
      bookOf([
        sheetOf('Tiêu chí', {
          rows: 100_000,
          columns: 5,
          text: (row, column) =>
            row === 0
              ? (HEADS[column] ?? '')
              : ([`${row % 900}.${row}`, `Tiêu chí ${row}`, 1, 'Đạt: 1; không đạt: 0', 1][column] ?? ''),
        }),
      ]),
  ],
  [
    '100,000 units with names alike',
    () =>
      bookOf([
        sheetOf('Điểm', {
          rows: 100_000,
          columns: 5,
          text: (row, column) =>
            row === 0 ? (UNIT_HEADS[column] ?? '') : column === 1 ? `Sở số ${row}` : column === 0 ? row : 1,
        }),
      ]),
  ],
  [
    '200 sheets of 2,500 cells',
    () =>
      bookOf(
        Array.from({ length: 200 }, (_, at) =>
          sheetOf(`Trang ${at}`, {
            rows: 250,
            columns: 10,
            text: (row, column) => (row === 2 ? (HEADS[column] ?? `Cột ${column}`) : `Ô ${row} ${column}`),
          }),
        ),
      ),
  ],
  [
    '10,000 merges over 16,384 columns',
    () =>
      bookOf([
        sheetOf('Rộng', {
          rows: 30,
          columns: 16_384,
          text: (row, column) =>
            row === 0 ? (HEADS[column] ?? `Sở ${column}`) : column === 0 ? `1.${row}` : `Ô ${row} ${column}`,
          merges: merges(10_000),
        }),
      ]),
  ],
];

test.each(FILES)(
  '%s are read without locking the page, and bring no more than a table can',
  (title, make) => {
    const book = make();
    const workbook = buildEmpty(countingIds('w'));
    const start = performance.now();
    const { proposal, mapping } = proposeMapping(workbook, book, null);
    const proposed = performance.now();
    const applied = applyMapping(workbook, book, mapping, countingIds('i'));
    console.info(
      `${title}: proposed ${Math.round(proposed - start)} ms, applied ${Math.round(performance.now() - proposed)} ms`,
      `${mapping.sheets[0]?.kind ?? ''}, ${applied.rows.length} rows, ${applied.units.length} units, ${applied.refused.length} refused`,
    );
    expect(proposal.sheets).toHaveLength(book.sheets.length);
    for (const sheet of mapping.sheets) expect(sheet.columns.length).toBeLessThanOrEqual(4_000);
  },
  60_000,
);
