/** Names, rules and limits outside the sheet: every field of the app not driven by the story of its own feature. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import {
  closeWorkbook,
  createWorkbook,
  expectSettled,
  goTo,
  openApp,
  openTab,
  workbookLine,
} from './words/workbook.ts';

const SAMPLE = 'Khối sở, ban, ngành – minh họa';

async function startSample(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, SAMPLE);
}

function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name });
}

async function openWorkbookMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function openSetMenu(page: Page, item: string): Promise<void> {
  await page.locator('header .set').getByRole('button').click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Types every word both ways into each text field of a dialog. */
async function expectWholeWordsInAll(page: Page, fields: Locator, count: number): Promise<void> {
  await expect(fields).toHaveCount(count);
  for (const field of await fields.all()) await expectWholeWords(page, field);
}

test('Input methods write whole words into the names of workbooks, blocks and periods', async ({ page }) => {
  await startSample(page);
  for (const item of ['Thêm kỳ đánh giá', 'Thêm khối', 'Đổi tên khối']) {
    await openSetMenu(page, `${item}…`);
    await expectWholeWordsInAll(page, dialog(page, item).getByRole('textbox'), 1);
    await page.keyboard.press('Escape');
    await expect(dialog(page, item)).toHaveCount(0);
  }
  await openWorkbookMenu(page, 'Đổi tên sổ…');
  const name = dialog(page, 'Đổi tên sổ').getByLabel('Tên sổ');
  await expectWholeWords(page, name);
  await page.keyboard.press('Escape');
  await openWorkbookMenu(page, 'Đổi tên sổ…');
  await page.keyboard.type('Sổ của Nguyễn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sổ của Nguyễn' })).toBeVisible();
  await expectSettled(page);
  await closeWorkbook(page);
  await workbookLine(page, 'Sổ của Nguyễn').getByRole('button', { name: 'Nhân bản' }).click();
  await expectWholeWords(page, dialog(page, 'Nhân bản').getByLabel('Tên sổ'));
});

test('Input methods write whole words into every field of the counting rules, and the labels are kept', async ({
  page,
}) => {
  await startSample(page);
  await openSetMenu(page, 'Quy ước tính…');
  const rules = dialog(page, 'Quy ước tính');
  const firstClass = rules.getByRole('row').nth(1);
  const [label, limit] = [firstClass.getByRole('textbox', { name: 'Loại' }), firstClass.getByLabel('Chỉ số từ (%)')];
  const was = await limit.inputValue();
  await expectWholeWordsInAll(page, firstClass.getByRole('textbox'), 2);
  await label.fill(' Xuất sắc của tiếng Việt ');
  await page.keyboard.press('Enter');
  await expect(label).toHaveValue('Xuất sắc của tiếng Việt');
  await expect(limit).toHaveValue(was);
  await rules.getByRole('button', { name: 'Thêm loại' }).click();
  await page.keyboard.type('Kém');
  await page.keyboard.press('Escape');
  await expectSettled(page);
  await openSetMenu(page, 'Quy ước tính…');
  await expect(label).toHaveValue('Xuất sắc của tiếng Việt');
  await expect(rules.getByRole('row').nth(4).getByRole('textbox', { name: 'Loại' })).toHaveValue('Kém');
});

test('Input methods write whole words into the total of a set and every field of an assumption', async ({ page }) => {
  await startSample(page);
  await openTab(page, 'Tiêu chí');
  await expectWholeWords(page, page.getByRole('tabpanel').getByRole('textbox', { name: 'Tổng điểm của bộ' }));
  await openTab(page, 'Giả định');
  const row = page.getByRole('tabpanel').getByRole('row').nth(1);
  await expectWholeWordsInAll(page, row.getByRole('textbox'), 6);
});

test('Input methods write whole words into the search of shortcuts, both limits of a rule and both of a filter', async ({
  page,
}) => {
  await startSample(page);
  await page.keyboard.press('Control+Slash');
  await expectWholeWords(page, page.getByRole('dialog').getByRole('searchbox', { name: 'Tìm phím tắt' }));
  await page.keyboard.press('Escape');
  await openTab(page, 'Nháp');
  await goTo(page, 'B2');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Quy tắc nhập…' }).click();
  const rule = dialog(page, 'Quy tắc nhập');
  await rule.getByLabel('Chỉ nhận').selectOption('Số');
  await expectWholeWordsInAll(page, rule.getByRole('textbox'), 2);
  await page.keyboard.press('Escape');
  await openTab(page, 'Xếp hạng');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  await page.keyboard.press('Alt+ArrowDown');
  const menu = page.getByRole('dialog');
  await menu.getByRole('combobox', { name: 'Điều kiện' }).selectOption({ label: 'giữa … và …' });
  await expectWholeWordsInAll(page, menu.getByRole('textbox'), 2);
});
