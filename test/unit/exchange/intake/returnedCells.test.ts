/** A whole exported workbook is held small while it is read, and up to bounds of its own. */
import { describe, expect, it } from 'vitest';
import { rawCellAt, type RawCell } from '../../../../src/domain/intake/rawBook.ts';
import { FILE_LIMITS, RETURNED_LIMITS } from '../../../../src/domain/limits.ts';
import { createBookDraft, type BookUse, type SheetDraft } from '../../../../src/exchange/intake/bookDraft.ts';
import { Refusal } from '../../../../src/exchange/intake/readProblem.ts';

const sheetFor = (use: BookUse): SheetDraft => createBookDraft(use).addSheet('Điểm', false);

function codeOf(act: () => void): string {
  try {
    act();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return `${error.problem.code} ${String(error.problem.details['max'])}`;
    throw error;
  }
}

/** Fills cells of one column until `total` characters of texts stand there. */
function fillTexts(draft: SheetDraft, total: number, make: (text: string) => RawCell, each: number): void {
  for (let row = 0, left = total; left > 0; row++, left -= each)
    draft.setCell(row, 0, make('a'.repeat(Math.min(each, left))));
}

describe('the cells of a returned workbook', () => {
  it('say the formulas that were written, along a row, down a column and where none continues another', () => {
    const draft = sheetFor('export');
    const written: string[][] = [
      [
        'IF(\'Số liệu\'!D2="","",ROUND(\'Tiêu chí\'!$D$4*D2,7))',
        'IF(\'Số liệu\'!E2="","",ROUND(\'Tiêu chí\'!$D$4*E2,7))',
      ],
      ['IF(\'Số liệu\'!D3="","",ROUND(\'Tiêu chí\'!$D$4*D3,7))', 'SUM(E2:E3)'],
      ['1+1', 'SUM(E3:E4)'],
    ];
    written.forEach((line, row) =>
      line.forEach((formula, column) => draft.setCell(row, column, { value: row, formula })),
    );
    draft.setNote(0, 1, 'xem lại');
    const sheet = draft.finish();
    written.forEach((line, row) =>
      line.forEach((formula, column) => expect(rawCellAt(sheet, row, column)).toMatchObject({ value: row, formula })),
    );
    expect(rawCellAt(sheet, 0, 1)?.note).toBe('xem lại');
  });

  it('keep dates, errors and percentages apart from equal numbers', () => {
    const draft = sheetFor('export');
    const cells: RawCell[] = [
      { value: 1 },
      { value: 1, isDate: true },
      { value: 1, numberFormat: '0%' },
      { value: null, error: '#N/A' },
    ];
    cells.forEach((cell, column) => draft.setCell(0, column, cell));
    const sheet = draft.finish();
    expect(cells.map((_, column) => rawCellAt(sheet, 0, column))).toEqual(cells);
  });

  it('are as many as the bound, and not one more', () => {
    const draft = sheetFor('export');
    const put = (i: number): void => draft.setCell(Math.floor(i / 2_000), i % 2_000, { value: 1 });
    for (let i = 0; i < RETURNED_LIMITS.cells; i++) put(i);
    expect(codeOf(() => put(RETURNED_LIMITS.cells))).toBe(`read.tooManyCells ${RETURNED_LIMITS.cells}`);
  });

  it('hold as many characters of texts as the bound, and not one more', () => {
    const draft = sheetFor('export');
    fillTexts(draft, RETURNED_LIMITS.characters, (value) => ({ value }), 32_000);
    expect(codeOf(() => draft.setCell(0, 1, { value: 'a' }))).toBe(`read.tooMuchText ${RETURNED_LIMITS.characters}`);
  });

  it('count formulas alike once for what is held, and each time for what has to be read', () => {
    const draft = sheetFor('export');
    const each = 30_000;
    fillTexts(draft, RETURNED_LIMITS.formulaCharacters, (formula) => ({ value: 1, formula }), each);
    const more = (): void => draft.setCell(0, 1, { value: 1, formula: 'a' });
    expect(codeOf(more)).toBe(`read.tooMuchText ${RETURNED_LIMITS.formulaCharacters}`);
  });
});

it('a file of anybody else stays under the smaller bound, for all of it crosses threads', () => {
  const draft = sheetFor('book');
  fillTexts(draft, FILE_LIMITS.characters, (formula) => ({ value: 1, formula }), 20_000);
  expect(codeOf(() => draft.setCell(0, 1, { value: 'a' }))).toBe(`read.tooMuchText ${FILE_LIMITS.characters}`);
});
