/** What the cells of a column hold: numbers, codes, texts or names of units. */
import { codeOf } from './codes.ts';
import { rawCellAt, type RawSheet } from './rawBook.ts';
import { foldWords, numberOf, textAt, textOf } from './rawText.ts';

export function hasData(sheet: RawSheet, rows: readonly number[], column: number): boolean {
  return rows.some((row) => textAt(sheet, row, column) !== '');
}

function shareOf(sheet: RawSheet, rows: readonly number[], column: number, test: (row: number) => boolean): number {
  const filled = rows.filter((row) => textAt(sheet, row, column) !== '');
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
}

export function shareOfNumbers(sheet: RawSheet, rows: readonly number[], column: number): number {
  return shareOf(sheet, rows, column, (row) => {
    const cell = rawCellAt(sheet, row, column);
    return numberOf(cell) !== null || /^(?:kad|-|–)$/iu.test(textOf(cell));
  });
}

export function shareOfCodes(sheet: RawSheet, rows: readonly number[], column: number): number {
  return shareOf(sheet, rows, column, (row) => codeOf(rawCellAt(sheet, row, column)) !== '');
}

export function shareOfTexts(sheet: RawSheet, rows: readonly number[], column: number): number {
  return shareOf(sheet, rows, column, (row) => textAt(sheet, row, column).length > 5);
}

const UNIT_WORDS =
  /^(?:so|ban|uy ban|ubnd|van phong|thanh tra|cuc|chi cuc|kho bac|bao hiem|cong an|huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|dac khu|tinh|bo|tong cuc|don vi|truong|benh vien|trung tam|bql)[ .]/;

export function looksLikeUnit(text: string): boolean {
  return UNIT_WORDS.test(`${foldWords(text)} `);
}

export function isUnitColumn(sheet: RawSheet, rows: readonly number[], column: number): boolean {
  const texts = rows.map((row) => textAt(sheet, row, column)).filter((text) => text !== '');
  return texts.length >= 2 && texts.filter(looksLikeUnit).length / texts.length >= 0.6;
}
