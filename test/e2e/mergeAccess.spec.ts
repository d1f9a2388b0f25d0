/** Sending and taking back forms, and what is handed out, by assistive programs and with Vietnamese input methods. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { AXE_VIEWS, findViolations } from './words/axe.ts';
import { asUploads, declare, rateCodes, unpackForms, type SentForm } from './words/returnedFiles.ts';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import { createWorkbook, openApp } from './words/workbook.ts';

const dialog = (page: Page) => page.getByRole('dialog');

async function pickFromMenu(page: Page, menu: RegExp, item: RegExp): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(dialog(page)).toBeVisible();
}

const WORKBOOK_MENU = /^(?:Sổ|Workbook)$/;
const SEND = /^(?:Gửi biểu cho đơn vị|Send forms)/;
const RECEIVE = /^(?:Nhận biểu từ đơn vị|Receive forms)/;
const OUTPUT_MENU = /^(?:Biểu, bảng|Forms, tables)/;

async function exportForms(page: Page): Promise<SentForm[]> {
  await pickFromMenu(page, WORKBOOK_MENU, SEND);
  const waiting = page.waitForEvent('download');
  await dialog(page).locator('footer').getByRole('button').last().click();
  return unpackForms(await readFile(await (await waiting).path()));
}

/** A conflict, a file that is no form, and units that are silent. */
async function receiveConflict(page: Page): Promise<Locator> {
  const [form] = await exportForms(page);
  if (!form) throw new Error('no form was exported');
  const [code = ''] = rateCodes(form);
  await pickFromMenu(page, WORKBOOK_MENU, RECEIVE);
  const files = [
    declare(form, code, 30, 40),
    { ...declare(form, code, 31, 40), fileName: 'gửi lại.xlsx' },
    { fileName: 'ảnh.xlsx', bytes: new Uint8Array([1, 2, 3]) },
  ];
  await dialog(page).locator('input[type=file]').setInputFiles(asUploads(files));
  await expect(dialog(page).getByRole('tab', { selected: true })).toBeFocused();
  return dialog(page);
}

for (const { theme, language, rules } of AXE_VIEWS) {
  test(`Axe finds no violation where forms go out and come back: ${theme}, ${language}, ${rules}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openApp(page);
    await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
    if (language === 'en') {
      await page.getByRole('banner').getByRole('button', { name: WORKBOOK_MENU }).click();
      await page.getByRole('menuitem', { name: 'English' }).click();
    }
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await pickFromMenu(page, WORKBOOK_MENU, SEND);
    expect.soft(await findViolations(page, rules), 'sending').toEqual([]);
    await page.keyboard.press('Escape');
    await pickFromMenu(page, OUTPUT_MENU, /^(?:Biểu tự chấm của một đơn vị|Self-score form of one unit)/);
    expect.soft(await findViolations(page, rules), 'the form of a unit').toEqual([]);
    await page.keyboard.press('Escape');
    await pickFromMenu(page, WORKBOOK_MENU, RECEIVE);
    expect.soft(await findViolations(page, rules), 'before any file').toEqual([]);
    await page.keyboard.press('Escape');
    const merge = await receiveConflict(page);
    await expect(merge.getByRole('tab')).toHaveCount(5);
    for (const tab of await merge.getByRole('tab').all()) {
      await tab.click();
      expect.soft(await findViolations(page, rules), (await tab.textContent()) ?? '').toEqual([]);
    }
  });
}

test('Axe finds no violation in the certificate of an export', async ({ page }) => {
  test.slow();
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất Excel' }).click();
  await waiting;
  await pickFromMenu(page, OUTPUT_MENU, /^Chứng nhận của lần xuất/);
  expect(await findViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findViolations(page, 'contrast')).toEqual([]);
});

test('A planner settles a conflict by keyboard alone: the list that matters has the focus, arrows change lists', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const merge = await receiveConflict(page);
  await expect(merge.getByRole('tab', { name: 'Xung đột (1)' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(merge.getByRole('tab', { selected: true })).not.toHaveText('Xung đột (1)');
  await expect(merge.getByRole('tab', { selected: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const hand = merge.getByRole('textbox', { name: /^Giá trị tự nhập/ });
  for (let press = 0; press < 40 && !(await hand.evaluate((one) => one === document.activeElement)); press++)
    await page.keyboard.press('Tab');
  await page.keyboard.type('33/40');
  const accept = merge.getByRole('button', { name: 'Nhận 1 ô' });
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    if ((await accept.count()) === 1 && (await accept.evaluate((one) => one === document.activeElement))) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('.notices')).toContainText('Đã nhận 1 ô');
});

test('A planner takes files out of the list by keyboard: the focus goes to the next one, at the end to the button that chooses files', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const merge = await receiveConflict(page);
  await merge.getByRole('tab', { name: /^Tệp/ }).click();
  const removals = merge.getByRole('tabpanel').getByRole('button');
  await expect(removals).toHaveCount(3);
  const second = (await removals.nth(1).getAttribute('aria-label')) ?? '';
  await removals.first().focus();
  await page.keyboard.press('Enter');
  await expect(removals).toHaveCount(2);
  await expect(merge.getByRole('button', { name: second })).toBeFocused();
  await removals.last().focus();
  await page.keyboard.press('Enter');
  await expect(removals).toHaveCount(1);
  await expect(removals).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(merge.getByRole('button', { name: 'Chọn tệp…' }).and(page.locator('button'))).toBeFocused();
});

test('Input methods write whole words into the value settled by hand and the search of units to send to', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const merge = await receiveConflict(page);
  await expectWholeWords(page, merge.getByRole('textbox', { name: /^Giá trị tự nhập/ }));
  await page.keyboard.press('Escape');
  await pickFromMenu(page, WORKBOOK_MENU, SEND);
  await expectWholeWords(page, dialog(page).getByRole('searchbox', { name: 'Tìm đơn vị' }));
});
