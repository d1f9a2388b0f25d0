import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  closeWorkbook,
  createWorkbook,
  enter,
  expectSettled,
  openApp,
  openTab,
  openWorkbook,
  workbookLine,
} from './words/workbook.ts';

const NAME = 'Hà Nội 2019';
const lines = (page: Page) => page.getByRole('region', { name: 'Sổ của bạn' }).getByRole('listitem');
const notices = (page: Page) => page.locator('.notices');

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ download: Download; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await act();
  const download = await waiting;
  return { download, bytes: await readFile(await download.path()) };
}

async function restore(page: Page, bytes: Buffer, name = 'ban-sao.sodiem.json'): Promise<void> {
  await page
    .getByLabel('Khôi phục từ tệp…')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
}

/** A workbook with one change, put away, and its file. */
async function start(page: Page): Promise<Buffer> {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await enter(page, 'E4', '=MAX_3+0,5');
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('14,5');
  await closeWorkbook(page);
  const { download, bytes } = await downloaded(page, () =>
    workbookLine(page, NAME).getByRole('button', { name: 'Tải tệp sổ' }).click(),
  );
  expect(download.suggestedFilename()).toMatch(/\.sodiem\.json$/);
  return bytes;
}

test('A workbook file is restored as a new workbook beside the old one, formulas and all', async ({ page }) => {
  const bytes = await start(page);
  await restore(page, bytes);
  await expect(notices(page)).toContainText('Đã khôi phục thành sổ mới');
  await expectSettled(page);
  await expect(await cellAt(page, 'Tiêu chí', 'E4')).toHaveText('14,5');
  await expect(page.getByRole('textbox', { name: 'Nội dung ô' })).toHaveValue('=MAX_3+0,5');
  await openTab(page, 'Điểm');
  await expect(await cellAt(page, 'Điểm', 'D10')).toHaveText('84,64');
  await closeWorkbook(page);
  await expect(lines(page)).toHaveCount(2);
});

test('A damaged, newer or foreign file is refused with a sentence and changes nothing', async ({ page }) => {
  const bytes = await start(page);
  const text = bytes.toString('utf8');
  const at = text.indexOf('8.78');
  expect(at).toBeGreaterThan(0);
  const refused: readonly (readonly [Buffer, string])[] = [
    [Buffer.from(`${text.slice(0, at)}9${text.slice(at + 1)}`), 'Tệp bị hỏng'],
    [bytes.subarray(0, bytes.length - 20), 'Không có gì thay đổi.'],
    [
      Buffer.from(text.replaceAll(/"formatVersion":\s*\d+/g, '"formatVersion":999')),
      'Tệp do bản mới hơn của ứng dụng tạo ra',
    ],
    [Buffer.from('{"name":"khác"}'), 'Đây không phải tệp sổ điểm'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0]), 'Đây không phải tệp sổ điểm'],
  ];
  for (const [file, sentence] of refused) {
    await restore(page, file);
    await expect(notices(page)).toContainText(sentence);
    await expect(lines(page)).toHaveCount(1);
    await notices(page).getByRole('button', { name: 'Bỏ qua' }).click();
    await expect(notices(page)).toHaveText('');
  }
  await openWorkbook(page, NAME);
  await expect(await cellAt(page, 'Tiêu chí', 'E4')).toHaveText('14,5');
});

test('The file can be taken from the open workbook too', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  const { bytes } = await downloaded(page, async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Tải tệp sổ (.sodiem.json)' }).click();
  });
  expect(bytes.toString('utf8')).toContain('"sha256"');
});

test('A workbook is duplicated and renamed; a deleted one comes back by undo', async ({ page }) => {
  await start(page);
  await workbookLine(page, NAME).getByRole('button', { name: 'Nhân bản' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Tên sổ' }).fill('Hà Nội thử');
  await dialog.getByRole('button', { name: 'Đồng ý' }).click();
  await expect(lines(page)).toHaveCount(2);
  await openWorkbook(page, 'Hà Nội thử');
  await expect(await cellAt(page, 'Tiêu chí', 'E4')).toHaveText('14,5');
  await enter(page, 'E4', '9');
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Đổi tên sổ…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tên sổ' }).fill('Bản nháp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Bản nháp' })).toBeVisible();
  await expectSettled(page);
  await closeWorkbook(page);

  await workbookLine(page, NAME).getByRole('button', { name: 'Xóa' }).click();
  await expect(lines(page)).toHaveCount(1);
  await expect(notices(page)).toContainText(`Đã xóa sổ “${NAME}”.`);
  await notices(page).getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(lines(page)).toHaveCount(2);
  await openWorkbook(page, NAME);
  await expect(await cellAt(page, 'Tiêu chí', 'E4')).toHaveText('14,5');
});
