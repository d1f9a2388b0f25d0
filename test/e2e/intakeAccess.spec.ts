/** The import of files by keyboard, by assistive programs and with Vietnamese input methods. */
import type { Page } from '@playwright/test';
import { AXE_VIEWS, findViolations } from './words/axe.ts';
import { excelFile, type Row } from './words/excelFiles.ts';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import { openApp } from './words/workbook.ts';

const FORM: readonly Row[] = [
  ['BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2024'],
  ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm', 'Điểm tự chấm'],
  [1, 'Chỉ đạo, điều hành', 3],
  ['1.1', 'Ban hành kế hoạch', 1, 'Kịp thời: 1; không kịp thời: 0,5; không ban hành: 0', '0,5'],
  ['1.2', 'Mức độ hoàn thành', 2, 'Theo hướng dẫn của Sở Nội vụ', 3],
];
const POINTS: readonly Row[] = [
  ['TT', 'Đơn vị', '1.1', '1.2'],
  [1, 'Sở Nội vụ', 1, 2],
  [2, 'Sở Tài chính', 0.5, 'chưa có'],
];
const FILE = excelFile('Bộ tiêu chí 2024.xlsx', { 'Biểu tự chấm': FORM, 'Thẩm định': POINTS });

const wizard = (page: Page) => page.getByRole('dialog');
const step = (page: Page, number: number) => wizard(page).getByRole('group', { name: new RegExp(`^${number}\\.`) });

async function chooseFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Nhập từ Excel|Import from Excel)…$/ }).click();
  await wizard(page).locator('input[type=file]').setInputFiles(FILE);
  await expect(step(page, 2)).toBeFocused();
}

for (const { theme, language, rules } of AXE_VIEWS) {
  test(`Axe finds no violation in any step of the import: ${theme}, ${language}, ${rules}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openApp(page);
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.getByRole('button', { name: /^(?:Nhập từ Excel|Import from Excel)…$/ }).click();
    await wizard(page)
      .locator('input[type=file]')
      .setInputFiles(excelFile('trống.xlsx', { Sheet1: [] }));
    await expect(step(page, 2)).toBeFocused();
    expect.soft(await findViolations(page, rules), 'an empty file').toEqual([]);
    await wizard(page).locator('footer').getByRole('button').nth(1).click();
    await wizard(page)
      .locator('input[type=file]')
      .setInputFiles({ ...FILE, buffer: Buffer.from('PK\u0003\u0004 ?') });
    await expect(wizard(page).getByRole('alert')).toBeVisible();
    expect.soft(await findViolations(page, rules), 'a damaged file').toEqual([]);
    await wizard(page).locator('input[type=file]').setInputFiles(FILE);
    await expect(step(page, 2)).toBeFocused();
    expect.soft(await findViolations(page, rules), 'sheets and columns').toEqual([]);
    await wizard(page)
      .getByRole('button', { name: /^Thẩm định/ })
      .click();
    expect.soft(await findViolations(page, rules), 'a sheet of points').toEqual([]);
    await wizard(page).locator('footer').getByRole('button').last().click();
    await expect(step(page, 3)).toBeFocused();
    expect.soft(await findViolations(page, rules), 'preview').toEqual([]);
  });
}

test('A planner imports a file by keyboard alone: each step has the focus, Tab walks its fields, Escape leaves all as it was', async ({
  page,
}) => {
  await openApp(page);
  const opener = page.getByRole('button', { name: 'Nhập từ Excel…' });
  // From here on the browser hands its file dialog to us: asked for in the last moment, it may come too late.
  const chooser = page.waitForEvent('filechooser');
  await opener.focus();
  await page.keyboard.press('Enter');
  const choose = wizard(page).getByRole('button', { name: 'Chọn tệp…' }).and(page.locator('button'));
  await expect(choose).toBeFocused();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(FILE);
  await expect(step(page, 2)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(wizard(page).getByRole('button', { name: /^Biểu tự chấm/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(wizard(page).getByRole('button', { name: /^Thẩm định/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Tab');
  await expect(wizard(page).getByLabel('Trang này là')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(wizard(page).getByLabel('Trang này là')).toHaveValue('skip');
  const next = wizard(page).getByRole('button', { name: 'Xem trước', exact: true });
  for (let press = 0; press < 40 && !(await next.evaluate((one) => one === document.activeElement)); press++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(step(page, 3)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(wizard(page).getByLabel('Tên khối')).toBeFocused();
  await page.keyboard.type('Các sở');
  const back = wizard(page).getByRole('button', { name: 'Quay lại' });
  for (let press = 0; press < 40 && !(await back.evaluate((one) => one === document.activeElement)); press++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(step(page, 2)).toBeFocused();
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(wizard(page).getByLabel('Tên khối')).toHaveValue('Các sở');
  await page.keyboard.press('Escape');
  await expect(wizard(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(page.getByText('Chưa có sổ nào trên máy này.')).toBeVisible();
});

test('Input methods write whole words into the names of an import: the unit of a sheet, the block and the set', async ({
  page,
}) => {
  await openApp(page);
  await chooseFile(page);
  await expectWholeWords(page, wizard(page).getByLabel('Đơn vị của trang'));
  await wizard(page).getByLabel('Đơn vị của trang').fill('Sở Nguyễn');
  await page.keyboard.press('Tab');
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  for (const name of ['Tên khối', 'Tên bộ tiêu chí']) await expectWholeWords(page, wizard(page).getByLabel(name));
  await expect(wizard(page).getByRole('rowheader', { name: 'Sở Nguyễn', exact: true })).toBeVisible();
});
