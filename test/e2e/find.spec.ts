import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  enter,
  expectSettled,
  formulaBar,
  goTo,
  openApp,
  openTab,
  undo,
} from './words/workbook.ts';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Tìm và thay' });
const query = (page: Page): Locator => bar(page).getByRole('textbox', { name: 'Tìm' });
const replacement = (page: Page): Locator => bar(page).getByRole('textbox', { name: 'Thay bằng' });
const status = (page: Page): Locator => bar(page).getByRole('status').first();
const nameBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Hộp tên' });

/** Opens the bar from the grid and types what to look for. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await expect(query(page)).toBeFocused();
  await query(page).fill(text);
}

test('Ctrl+F finds "bao cao" as "báo cáo"; Enter, Shift+Enter and F3 walk the cells, Escape returns to the grid', async ({
  page,
}) => {
  await start(page);
  await goTo(page, 'B2');
  await find(page, 'bao cao cchc');
  await expect(status(page)).toHaveText(/^\d+ ô$/);
  const count = Number((await status(page).textContent())?.replace(' ô', ''));
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText(`1/${count}`);
  await expect(query(page)).toBeFocused();
  await expect(nameBox(page)).toHaveValue('B6');
  await expect(cell(page, 'Tiêu chí', 'B6')).toHaveClass(/tone-found/);
  await page.keyboard.press('F3');
  await expect(status(page)).toHaveText(`${count === 1 ? 1 : 2}/${count}`);
  await page.keyboard.press('Shift+Enter');
  await expect(nameBox(page)).toHaveValue('B6');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(cell(page, 'Tiêu chí', 'B6')).not.toHaveClass(/tone-found/);
  await page.keyboard.press('ArrowDown');
  await expect(nameBox(page)).toHaveValue('B7');
  await page.keyboard.press('F3');
  await expect(bar(page)).toBeVisible();
});

test('match case, whole cell and diacritics narrow the search, and formulas are found by their text', async ({
  page,
}) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'F1', 'Điểm');
  await enter(page, 'F2', 'điểm số');
  await enter(page, 'F3', '=40+2');
  await find(page, 'diem');
  const text = async (): Promise<number> => Number((await status(page).textContent())?.replace(/\D.*$/, '') || 0);
  await expect(status(page)).toHaveText(/ô$/);
  const all = await text();
  expect(all).toBeGreaterThanOrEqual(2);
  await bar(page).getByRole('button', { name: 'Bỏ qua dấu' }).click();
  await expect(status(page)).toHaveText('Không thấy ô nào');
  await query(page).fill('Điểm');
  await bar(page).getByRole('button', { name: 'Khớp cả ô' }).click();
  await bar(page).getByRole('button', { name: 'Phân biệt chữ hoa' }).click();
  await expect(status(page)).toHaveText('1 ô');
  await bar(page).getByRole('button', { name: 'Khớp cả ô' }).click();
  await query(page).fill('42');
  await expect(status(page)).toHaveText('1 ô');
  await bar(page).getByRole('combobox', { name: 'Tìm trong' }).selectOption('Công thức');
  await expect(status(page)).toHaveText('Không thấy ô nào');
  await query(page).fill('40+');
  await expect(status(page)).toHaveText('1 ô');
});

test('the whole workbook is searched; a click in the list goes to the sheet and opens the branch that hides the cell', async ({
  page,
}) => {
  await start(page);
  await page.getByRole('button', { name: 'Đến tiêu chí' }).click();
  await openTab(page, 'Nháp');
  await goTo(page, 'A1');
  await find(page, 'sang kien cchc');
  await expect(status(page)).toHaveText('Không thấy ô nào');
  await bar(page).getByRole('combobox', { name: 'Phạm vi' }).selectOption('Cả sổ');
  await expect(status(page)).toHaveText(/^\d+ ô$/);
  await bar(page).getByRole('button', { name: 'Danh sách ô tìm thấy' }).click();
  const hits = bar(page).getByRole('region', { name: 'Danh sách ô tìm thấy' });
  await hits.getByRole('button', { name: "'Tiêu chí'!B14" }).click();
  await expect(page.getByRole('tab', { name: 'Tiêu chí' })).toHaveAttribute('aria-selected', 'true');
  await expect(nameBox(page)).toHaveValue('B14');
  await expect(cell(page, 'Tiêu chí', 'B14')).toHaveText(/Sáng kiến CCHC/);
  await expect(hits.getByRole('button', { name: "'Tiêu chí'!B14" })).toHaveAttribute('aria-current', 'true');
  await query(page).press('Enter');
  await expect(page.getByRole('tab', { name: 'Điểm', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(query(page)).toBeFocused();
});

test('replace all changes what it can in one step of undo, counts what it cannot and says why', async ({ page }) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'F1', 'kỳ 2024');
  await enter(page, 'F2', '=2024+1');
  await enter(page, 'F3', '2024');
  await goTo(page, 'F1');
  await page.keyboard.press('Control+h');
  await expect(query(page)).toBeFocused();
  await query(page).fill('2024');
  await replacement(page).fill('2030');
  const all = bar(page).getByRole('button', { name: /^Thay tất cả \(3\)$/ });
  await all.click();
  await expectSettled(page);
  await expect(bar(page).getByRole('status').last()).toHaveText('Đã thay 3 ô');
  await expect(cell(page, 'Nháp', 'F1')).toHaveText('kỳ 2030');
  await expect(cell(page, 'Nháp', 'F2')).toHaveText('2031');
  await undo(page);
  await expect(cell(page, 'Nháp', 'F1')).toHaveText('kỳ 2024');
  await expect(cell(page, 'Nháp', 'F3')).toHaveText('2024');

  await replacement(page).fill('(');
  await all.click();
  await expectSettled(page);
  await expect(bar(page).getByRole('status').last()).toHaveText('Đã thay 2 ô, 1 ô không thay được');
  const refused = bar(page).getByRole('region', { name: 'Các ô không thay được' });
  await expect(refused.getByRole('button')).toHaveText(/Nháp!F2/);
  await expect(cell(page, 'Nháp', 'F2')).toHaveText('2025');
});

test('Enter in the replace field replaces one cell after the other', async ({ page }) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'F1', 'sở A');
  await enter(page, 'F2', 'sở B');
  await goTo(page, 'F1');
  await page.keyboard.press('Control+h');
  await query(page).fill('sở');
  await bar(page).getByRole('button', { name: 'Bỏ qua dấu' }).click();
  await replacement(page).fill('ban');
  await replacement(page).press('Enter');
  await replacement(page).press('Enter');
  await expect(cell(page, 'Nháp', 'F1')).toHaveText('ban A');
  await expect(cell(page, 'Nháp', 'F2')).toHaveText('sở B');
  await replacement(page).press('Enter');
  await expect(cell(page, 'Nháp', 'F2')).toHaveText('ban B');
  await expect(status(page)).toHaveText('Không thấy ô nào');
});

test('a name is replaced in the whole workbook at once and comes back with one undo', async ({ page }) => {
  await start(page);
  await page.keyboard.press('Control+h');
  await query(page).fill('Sở Nội vụ');
  await replacement(page).fill('Sở Nội chính');
  await bar(page).getByRole('combobox', { name: 'Phạm vi' }).selectOption('Cả sổ');
  await expect(status(page)).toHaveText(/^\d+ ô$/);
  await bar(page)
    .getByRole('button', { name: /^Thay tất cả/ })
    .click();
  await expectSettled(page);
  const dock = page.getByRole('grid', { name: 'Xếp hạng trực tiếp' });
  await expect(dock).toContainText('Sở Nội chính');
  await expect(dock).not.toContainText('Sở Nội vụ');
  await undo(page);
  await expect(dock).toContainText('Sở Nội vụ');
});

test('Ctrl+G goes to the name box: an address of another sheet, a name, a code, a unit, with a list while typing', async ({
  page,
}) => {
  await start(page);
  await goTo(page, 'B2');
  await page.keyboard.press('Control+g');
  await expect(nameBox(page)).toBeFocused();
  await page.keyboard.type('noi vu');
  const option = page.getByRole('option', { name: /Sở Nội vụ/ });
  await expect(option).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Điểm', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(formulaBar(page)).toHaveValue('Sở Nội vụ');
  for (const [typed, tab, address] of [
    ["'Tiêu chí'!E5", 'Tiêu chí', 'E5'],
    ['W_1.2', 'Tiêu chí', 'E6'],
    ['Nháp!B2', 'Nháp', 'B2'],
    ['MAX_1.2', 'Tiêu chí', 'D6'],
  ] as const) {
    await page.keyboard.press('F5');
    await expect(nameBox(page)).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: tab, exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(nameBox(page)).toHaveValue(address);
    await expect(nameBox(page)).not.toBeFocused();
  }
});

test('input methods write whole words into find, replace and the name box, by resending and by composing', async ({
  page,
}) => {
  await start(page);
  await page.keyboard.press('Control+h');
  for (const field of [query(page), replacement(page), nameBox(page)]) await expectWholeWords(page, field);
});

test('axe finds nothing in the open bar with its list, nor in the list of names', async ({ page }) => {
  await start(page);
  await page.keyboard.press('Control+h');
  await query(page).fill('so');
  await expect(status(page)).toHaveText(/^\d+ ô$/);
  await bar(page).getByRole('button', { name: 'Danh sách ô tìm thấy' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).include('section[aria-label="Tìm và thay"]').analyze()).violations).toEqual(
      [],
    );
  }
  await query(page).press('Escape');
  await (await cellAt(page, 'Tiêu chí', 'B3')).click();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('so');
  await expect(page.getByRole('listbox', { name: 'Hộp tên' })).toBeVisible();
  expect((await new AxeBuilder({ page }).include('.grid-bar').analyze()).violations).toEqual([]);
});
