import { expect, test } from './words/test.ts';
import {
  cell,
  createWorkbook,
  enter,
  expectSettled,
  formulaBar,
  goTo,
  openApp,
  openTab,
  undo,
} from './words/workbook.ts';

const SHEET = 'Bảng tính 1';

test('Alt+= offers the sum of the numbers above, other cells can be pointed at instead, and Enter takes it', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openTab(page, SHEET);
  await enter(page, 'B1', 'Điểm');
  for (const [at, text] of ['1,5', '2,5', '6'].entries()) await enter(page, `B${at + 2}`, text);
  await goTo(page, 'B5');
  await page.keyboard.press('Alt+Equal');
  await expect(formulaBar(page)).toHaveValue('=SUM(B2:B4');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'B5')).toHaveText('10');
  await goTo(page, 'B5');
  await expect(formulaBar(page)).toHaveValue('=SUM(B2:B4)');

  await goTo(page, 'C4');
  await page.keyboard.press('Alt+Equal');
  await expect(formulaBar(page)).toHaveValue('=SUM(B4');
  await cell(page, SHEET, 'B2').click();
  await expect(formulaBar(page)).toHaveValue('=SUM(B2');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'C4')).toHaveText('1,5');
});

test('Alt+= on a block with an empty last row sums every column in one step of undo', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openTab(page, SHEET);
  for (const [address, text] of [
    ['A1', '1'],
    ['A2', '2'],
    ['B1', '10'],
    ['B2', '20'],
  ] as const)
    await enter(page, address, text);
  await goTo(page, 'A1:B3');
  await page.keyboard.press('Alt+Equal');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'A3')).toHaveText('3');
  await expect(cell(page, SHEET, 'B3')).toHaveText('30');
  await undo(page);
  await expect(cell(page, SHEET, 'A3')).toHaveText('');
  await expect(cell(page, SHEET, 'B3')).toHaveText('');
});
