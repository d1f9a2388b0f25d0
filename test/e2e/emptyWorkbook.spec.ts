import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  cellMessage,
  createWorkbook,
  enter,
  expectSettled,
  goTo,
  openApp,
  openTab,
  readColumn,
  reloadWorkbook,
  type,
} from './words/workbook.ts';

const CRITERIA = 'Tiêu chí';

/** One field of two criteria (8 and 2 points) and two units, made with the keyboard from an empty workbook. */
async function buildByKeyboard(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await press(page, 'Thêm lĩnh vực');
  await page.keyboard.type('Cải cách thể chế');
  await page.keyboard.press('Enter');
  await goTo(page, 'A2');
  await press(page, 'Thêm con');
  await page.keyboard.type('Rà soát văn bản');
  await page.keyboard.press('Enter');
  await goTo(page, 'A3');
  await press(page, 'Thêm dòng');
  await page.keyboard.type('Công khai thủ tục');
  await page.keyboard.press('Enter');
  await enter(page, 'D3', '8');
  await enter(page, 'D4', '2');
  await openTab(page, 'Điểm');
  await press(page, 'Thêm đơn vị');
  await page.keyboard.type('Sở Nội vụ');
  await page.keyboard.press('Enter');
  await press(page, 'Thêm đơn vị');
  await page.keyboard.type('Sở Tư pháp');
  await page.keyboard.press('Enter');
  await enter(page, 'D3', '6');
  await page.keyboard.type('1,5');
  await page.keyboard.press('Enter');
  await enter(page, 'E3', '7,25');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expectSettled(page);
}

/** Presses a button with the keyboard. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectSettled(page);
}

test('From an empty workbook criteria, units and points are entered by keyboard until a ranking stands', async ({
  page,
}) => {
  await buildByKeyboard(page);
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, 'D2')).toHaveText('10');
  await expect(cell(page, CRITERIA, 'A3')).toHaveText('1.1');
  await expect(cell(page, CRITERIA, 'A4')).toHaveText('1.2');
  await openTab(page, 'Xếp hạng');
  const ranks = await readColumn(page, 'Xếp hạng', 'Đơn vị', 'Hạng');
  expect([...ranks]).toEqual([
    ['Sở Tư pháp', '1'],
    ['Sở Nội vụ', '2'],
  ]);
  const indexes = await readColumn(page, 'Xếp hạng', 'Đơn vị', 'Chỉ số (%)');
  expect(indexes.get('Sở Tư pháp')).toBe('82,50');
  expect(indexes.get('Sở Nội vụ')).toBe('75,00');

  await page.getByRole('banner').getByRole('button', { name: 'Hoàn tác' }).focus();
  await page.keyboard.press('Enter');
  await expectSettled(page);
  expect((await readColumn(page, 'Xếp hạng', 'Đơn vị', 'Chỉ số (%)')).get('Sở Tư pháp')).toBe('72,50');
});

test('What cannot be taken is refused with a sentence, and the old figure stays', async ({ page }) => {
  await buildByKeyboard(page);
  const notices = page.locator('.notices');
  await type(page, 'D3', '8,5');
  await expect(notices).toContainText('8,5 điểm vượt điểm tối đa 8 của tiêu chí 1.1 (Sở Nội vụ)');
  await expect(cell(page, 'Điểm', 'D3')).toHaveText('6');
  await type(page, 'D3', 'nhiều');
  await expect(notices).toContainText('Không hiểu “nhiều”');
  await type(page, 'D3', '-1');
  await expect(notices).toContainText('không được âm');
  await expect(cell(page, 'Điểm', 'D3')).toHaveText('6');

  await openTab(page, CRITERIA);
  await type(page, 'D3', 'tám');
  await expect(notices).toContainText('“tám” không phải là số');
  await expect(cell(page, CRITERIA, 'D3')).toHaveText('8');
  await type(page, 'E3', '=W_1.2*2)');
  await expect(notices).toContainText('Không hiểu “)” ở vị trí 9 của công thức.');
  await expect(cell(page, CRITERIA, 'E3')).toHaveText('8');
  await expectSettled(page);
});

test('A wrong formula says in words what is wrong and where it comes from, and keeps its text', async ({ page }) => {
  await buildByKeyboard(page);
  await openTab(page, CRITERIA);
  await enter(page, 'E3', '=W_9.9*2');
  await expect(await cellAt(page, CRITERIA, 'E3')).toHaveText('#NAME?');
  await expect(cellMessage(page)).toContainText('Không có tên “W_9.9”');
  await expect(page.getByRole('textbox', { name: 'Nội dung ô' })).toHaveValue('=W_9.9*2');

  await enter(page, 'E3', '=W_1.2*4');
  await expect(cell(page, CRITERIA, 'E3')).toHaveText('8');
  await enter(page, 'E4', '=W_1.1/4');
  await expect(await cellAt(page, CRITERIA, 'E4')).toHaveText('#CYCLE!');
  await expect(cellMessage(page)).toContainText(/Tiêu chí!E3 → Tiêu chí!E4|Tiêu chí!E4 → Tiêu chí!E3/);
  await expect(page.getByRole('region', { name: 'Kiểm tra' })).toContainText('#CYCLE!');

  await reloadWorkbook(page, 'Sổ điểm mới');
  await expect(await cellAt(page, CRITERIA, 'E4')).toHaveText('#CYCLE!');
  await expect(page.getByRole('textbox', { name: 'Nội dung ô' })).toHaveValue('=W_1.1/4');
  await enter(page, 'E4', '2');
  await expect(cell(page, CRITERIA, 'E3')).toHaveText('8');
});
