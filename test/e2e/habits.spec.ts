import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import { cell, createWorkbook, enter, expectSettled, goTo, grid, openApp, openTab, undo } from './words/workbook.ts';

const SHEET = 'Bảng tính 1';

async function startEmpty(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openTab(page, SHEET);
}

async function startSample(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

const selected = (page: Page) => grid(page, SHEET).locator('[role=gridcell][aria-selected=true]:not([hidden])');

test('Functions of every kind give their values on a sheet, with arguments in the Vietnamese manner', async ({
  page,
}) => {
  await startEmpty(page);
  const formulas: readonly (readonly [string, string])[] = [
    ['=ROUND(2,345;2)', '2,35'],
    ['=MEDIAN(1;5;9)', '5'],
    ['=IF(1>0;"đạt";"không")', 'đạt'],
    ['=UPPER("tiếng việt")', 'TIẾNG VIỆT'],
    ['=YEAR(DATE(2026;11;21))', '2026'],
    ['=XLOOKUP("b";{"a"\\"b"};{1\\2})', '2'],
    ['=TEXT(0,256;"0.0%")', '25.6%'],
    ['=SUMPRODUCT({1\\2};{3\\4})', '11'],
    ['=DEC2BIN(5)', '101'],
    ['=ROUND(PMT(0,1;2;-100);2)', '57,62'],
  ];
  for (const [row, [formula]] of formulas.entries()) await enter(page, `A${row + 1}`, formula);
  for (const [row, [, value]] of formulas.entries()) await expect(cell(page, SHEET, `A${row + 1}`)).toHaveText(value);
});

test('SORT and FILTER spill over the cells below, and follow when what they read changes', async ({ page }) => {
  await startEmpty(page);
  for (const [row, value] of ['30', '10', '20'].entries()) await enter(page, `A${row + 1}`, value);
  await enter(page, 'C1', '=SORT(A1:A3)');
  await enter(page, 'D1', '=FILTER(A1:A3;A1:A3>15)');
  const column = async (letter: string): Promise<string[]> =>
    Promise.all([1, 2, 3].map((row) => cell(page, SHEET, `${letter}${row}`).innerText()));
  await expect.poll(() => column('C')).toEqual(['10', '20', '30']);
  await expect.poll(() => column('D')).toEqual(['30', '20', '']);
  await enter(page, 'A2', '40');
  await expect.poll(() => column('C')).toEqual(['20', '30', '40']);
  await expect.poll(() => column('D')).toEqual(['30', '40', '20']);
});

test('Ctrl+A selects the table, then the sheet; Ctrl+Space the column, Shift+Space the row', async ({ page }) => {
  await startEmpty(page);
  await enter(page, 'B2', '1');
  await enter(page, 'C3', '2');
  await enter(page, 'C2', '3');
  await goTo(page, 'B2');
  await page.keyboard.press('Control+a');
  await expect(selected(page)).toHaveCount(4);
  await page.keyboard.press('Control+a');
  await expect(cell(page, SHEET, 'A1')).toHaveAttribute('aria-selected', 'true');
  await goTo(page, 'B2');
  await page.keyboard.press('Control+Space');
  await expect(cell(page, SHEET, 'B9')).toHaveAttribute('aria-selected', 'true');
  await expect(cell(page, SHEET, 'C9')).toHaveAttribute('aria-selected', 'false');
  await goTo(page, 'B2');
  await page.keyboard.press('Shift+Space');
  await expect(cell(page, SHEET, 'E2')).toHaveAttribute('aria-selected', 'true');
  await expect(cell(page, SHEET, 'E3')).toHaveAttribute('aria-selected', 'false');
});

test('Ctrl+Shift++ and Ctrl+− insert and delete the selected rows, with Alt the columns; each is one undo', async ({
  page,
}) => {
  await startEmpty(page);
  await enter(page, 'B2', '7');
  await enter(page, 'B4', '=B2*2');
  await goTo(page, 'A2:A3');
  await page.keyboard.press('Control+Shift+Equal');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'B4')).toHaveText('7');
  await expect(cell(page, SHEET, 'B6')).toHaveText('14');
  await page.keyboard.press('Control+Minus');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'B2')).toHaveText('7');
  await expect(cell(page, SHEET, 'B4')).toHaveText('14');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Alt+Equal');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'C4')).toHaveText('14');
  await page.keyboard.press('Control+Alt+Minus');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'B4')).toHaveText('14');
  await undo(page);
  await expect(cell(page, SHEET, 'C4')).toHaveText('14');
});

test('The line under the sheet gives sum, mean, least, most and count of the selection', async ({ page }) => {
  await startEmpty(page);
  await enter(page, 'A1', '1,5');
  await enter(page, 'A2', '2,5');
  await enter(page, 'A3', 'chưa có');
  await goTo(page, 'A1:A3');
  const line = page.getByRole('tabpanel').locator('.summary');
  await expect(line).toHaveText(/Tổng:\s*4\s*Trung bình:\s*2\s*Nhỏ nhất:\s*1,5\s*Lớn nhất:\s*2,5\s*Số ô:\s*3/);
});

test('Ctrl+Z and Ctrl+Y walk back and forth through everything that was done', async ({ page }) => {
  await startEmpty(page);
  await enter(page, 'A1', '1');
  await enter(page, 'A1', '2');
  await page.keyboard.press('Control+z');
  await expect(cell(page, SHEET, 'A1')).toHaveText('1');
  await page.keyboard.press('Control+z');
  await expect(cell(page, SHEET, 'A1')).toHaveText('');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+Shift+z');
  await expect(cell(page, SHEET, 'A1')).toHaveText('2');
});

test('Input methods write whole words into the names of sheets, scenarios and assumptions', async ({ page }) => {
  await startSample(page);
  await openTab(page, 'Nháp');
  await page.getByRole('button', { name: 'Bảng tính', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Đổi tên bảng tính…' }).click();
  await expectWholeWords(page, page.getByRole('dialog').getByRole('textbox'));
  await page.keyboard.press('Escape');
  await openTab(page, 'Giả định');
  await expectWholeWords(page, page.getByRole('tabpanel').getByRole('textbox', { name: 'Diễn giải' }).first());
  await openTab(page, 'Kịch bản');
  await expectWholeWords(page, page.getByRole('tabpanel').getByRole('textbox', { name: 'Tên kịch bản' }).first());
  await expectWholeWords(page, page.getByRole('tabpanel').getByRole('textbox', { name: 'Mô tả' }).first());
});
