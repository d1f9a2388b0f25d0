import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  enter,
  expectSettled,
  goTo,
  openApp,
  openTab,
  readRows,
  reloadWorkbook,
  undo,
} from './words/workbook.ts';

const SHEET = 'Thẩm định';
const TRACE = 'Lưu vết';
const WORKBOOK = /Khối sở minh họa/;

async function openAppraisal(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openTab(page, SHEET);
}

async function take(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Lấy điểm tự chấm' }).click();
  await page
    .getByRole('menuitem', { name: item })

    .click();
}

async function sayName(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Tên người làm' });
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Đồng ý' }).click();
  await expectSettled(page);
}

const reason = (page: Page): Locator => page.getByLabel('Lý do (ghi vào lưu vết)');
const total = (page: Page, name: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

const countOfTrace = (page: Page): Locator => page.getByRole('toolbar', { name: TRACE }).getByRole('status');

interface TraceLine {
  readonly who: string;
  readonly unit: string;
  readonly item: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
  readonly kind: string;
}

/** The lines of the trace as they are drawn, newest first. */
async function readTrace(page: Page): Promise<TraceLine[]> {
  await openTab(page, TRACE);
  await expect(countOfTrace(page)).toBeVisible();
  const [, ...rows] = await readRows(page, TRACE);
  return rows.map(
    ({ cells: [, who = '', unit = '', item = '', what = '', from = '', to = '', why = '', kind = ''] }) => ({
      who,
      unit,
      item,
      what,
      from,
      to,
      why,
      kind,
    }),
  );
}

test('The appraiser takes the claims of the selected rows, lowers one and says why; the trace tells it all after a reload', async ({
  page,
}) => {
  await openAppraisal(page);
  await expect(total(page, 'Chưa thẩm định')).toHaveText('25/33');
  await goTo(page, 'F4:F5');
  await take(page, /dòng đang chọn vào lần 1/);
  await sayName(page, 'Lê Thị An');
  await expect(page.getByText('Đã lấy 2 điểm tự chấm vào lần 1.')).toBeVisible();
  await expect(cell(page, SHEET, 'F4')).toHaveText('1');
  await expect(cell(page, SHEET, 'J4')).toHaveText('=');
  await expect(total(page, 'Chưa thẩm định')).toHaveText('23/33');

  await reason(page).fill('Biên bản họp 12/11');
  await enter(page, 'F4', '0,25');
  await enter(page, 'G4', 'Thiếu quyết định ban hành');
  await expect(cell(page, SHEET, 'J4')).toHaveText('▼ 0,75');
  await expect(cell(page, SHEET, 'G4')).toHaveText('Thiếu quyết định ban hành');
  await expect(cell(page, SHEET, 'E4')).toHaveText('1');

  await reloadWorkbook(page, (await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
  const lines = await readTrace(page);
  const who = { who: 'Lê Thị An', unit: 'Văn phòng UBND tỉnh', kind: 'sửa' };
  expect(lines.slice(0, 2)).toMatchObject([
    { ...who, what: 'Ý kiến lần 1', from: '(trống)', to: 'Thiếu quyết định ban hành', why: 'Biên bản họp 12/11' },
    { ...who, what: 'Thẩm định lần 1', from: '1', to: '0,25', why: 'Biên bản họp 12/11' },
  ]);
  expect(lines.slice(2)).toMatchObject([
    { ...who, item: '1.1.1 Ban hành kế hoạch CCHC năm', what: 'Thẩm định lần 1', from: '(trống)', to: '1', why: '' },
    { ...who, what: 'Thẩm định lần 1', from: '(trống)', to: '1,5', why: '' },
  ]);
});

test('Taking every claim keeps what is appraised unless told, is one step of undo, and Delete clears a round', async ({
  page,
}) => {
  await openAppraisal(page);
  await expect(await cellAt(page, SHEET, 'F12')).toHaveText('0');
  await take(page, /mọi dòng vào lần 1/);
  await sayName(page, 'Bình');
  await expect(page.getByText(/Đã lấy 25 điểm tự chấm vào lần 1\. Giữ 8 điểm đã thẩm định\./)).toBeVisible();
  await expect(total(page, 'Chưa thẩm định')).toHaveText('0/33');
  await expect(await cellAt(page, SHEET, 'F12')).toHaveText('0');
  await undo(page);
  await expect(total(page, 'Chưa thẩm định')).toHaveText('25/33');
  await page.getByRole('checkbox', { name: 'Ghi đè điểm đã có' }).check();
  await take(page, /mọi dòng vào lần 1/);
  await expectSettled(page);
  await expect(await cellAt(page, SHEET, 'F12')).toHaveText('1');
  await page.keyboard.press('Delete');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'F12')).toHaveText('');
  await enter(page, 'F12', '9');
  await expect(
    page
      .getByText(/tối đa/i)
      .filter({ hasText: '9' })
      .first(),
  ).toBeVisible();
  await expect(cell(page, SHEET, 'F12')).toHaveText('');
});

test('One criterion shows every unit of the block down, and points typed there are those of the unit', async ({
  page,
}) => {
  await openAppraisal(page);
  await page.getByRole('combobox', { name: 'Xem' }).selectOption('Theo tiêu chí');
  await page.getByRole('button', { name: 'Tiêu chí sau' }).click();
  await enter(page, 'D3', '0,5');
  await sayName(page, 'Chi');
  await expect(cell(page, SHEET, 'D3')).toHaveText('0,5');
  await page.getByRole('combobox', { name: 'Xem' }).selectOption('Theo đơn vị');
  await page.getByRole('button', { name: 'Đơn vị sau' }).click();
  await expect(await cellAt(page, SHEET, 'F5')).toHaveText('0,5');
});

test('Units and criteria are found by typing without diacritics, and a reload right after shows the same unit', async ({
  page,
}) => {
  await openAppraisal(page);
  await page.getByRole('combobox', { name: 'Xem' }).selectOption('Theo tiêu chí');
  await page.getByRole('combobox', { name: 'Chọn tiêu chí: gõ để tìm' }).fill('ra soat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Chọn tiêu chí: gõ để tìm' })).toHaveValue(/^2\.2\.1 .*rà soát/);
  await page.getByRole('combobox', { name: 'Xem' }).selectOption('Theo đơn vị');
  const unit = page.getByRole('combobox', { name: 'Chọn đơn vị: gõ để tìm' });
  await unit.fill('tu phap');
  await page.keyboard.press('Enter');
  await expect(unit).toHaveValue('Sở Tư pháp');
  await reloadWorkbook(page, 'Khối sở minh họa 2024 (minh họa)');
  await expect(page.getByRole('tab', { name: SHEET, exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(unit).toHaveValue('Sở Tư pháp');
});

test('The trace follows edits and undo live, is filtered by word, person and kind, and is exported safe against formulas', async ({
  page,
}) => {
  await openAppraisal(page);
  await enter(page, 'F4', '0,5');
  await sayName(page, '=An');
  await undo(page);
  await openTab(page, 'Điểm');
  await enter(page, 'D4', '0,75');
  const lines = await readTrace(page);
  expect(lines.map(({ kind, from, to }) => `${kind}: ${from} > ${to}`)).toEqual([
    expect.stringMatching(/^sửa: .* > 0,75$/),
    'hoàn tác: 0,5 > (trống)',
    'sửa: (trống) > 0,5',
  ]);

  const shown = countOfTrace(page);
  await page.getByRole('search', { name: 'Lọc lưu vết' }).getByLabel('Thao tác').selectOption('hoàn tác');
  await expect(shown).toHaveText('1/3 thay đổi');
  await page.getByRole('button', { name: 'Bỏ lọc', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Tìm trong lưu vết' }).fill('tham dinh lan 1');
  await expect(shown).toHaveText('2/3 thay đổi');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất CSV' }).click();
  const file = await (await downloading).path();
  const rows = (await readFile(file, 'utf8')).trim().split('\r\n');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain('"Thời điểm";"Người sửa";"Đơn vị"');
  expect(rows[1]).toContain('"\'=An"');
  const table = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất Excel để in' }).click();
  expect((await table).suggestedFilename()).toMatch(/^Lưu vết.*\.xlsx$/);
  const parts = unzipSync(await readFile(await (await table).path()));
  const texts = Object.entries(parts).map(([, bytes]) => strFromU8(bytes));
  expect(texts.join('\n')).toContain('Thẩm định lần 1 (hoàn tác): 1.1.1 Ban hành kế hoạch CCHC năm');
  expect(texts.join('\n')).toContain('“tham dinh lan 1”');

  await page.getByRole('button', { name: 'Bỏ lọc', exact: true }).click();
  await goTo(page, 'A2');
  await page.keyboard.press('Control+z');
  await expect(shown).toHaveText('4 thay đổi');
  expect((await readTrace(page))[0]).toMatchObject({ kind: 'hoàn tác', from: '0,75' });
});

test('A command of many cells is one row of the trace that opens, and closes again', async ({ page }) => {
  await openAppraisal(page);
  await take(page, /mọi dòng vào lần 2/);
  await sayName(page, 'An');
  await openTab(page, TRACE);
  const fold = await cellAt(page, TRACE, 'D2');
  await expect(fold).toHaveText(/^\d+ thay đổi cùng lúc$/);
  await expect(cell(page, TRACE, 'D3')).toHaveCount(0);
  await cell(page, TRACE, 'A2').locator('.grid-toggle').click();
  await expect(cell(page, TRACE, 'D3')).toHaveText(/^1\.1\.1 /);
  await cell(page, TRACE, 'A2').locator('.grid-toggle').click();
  await expect(cell(page, TRACE, 'D3')).toHaveCount(0);
});

test('Input methods write whole words into the reason of an appraisal and the search of the trace', async ({
  page,
}) => {
  await openAppraisal(page);
  await expectWholeWords(page, reason(page));
  await openTab(page, TRACE);
  await expectWholeWords(page, page.getByRole('searchbox', { name: 'Tìm trong lưu vết' }));
});

test('The name given once can be changed in the menu of the workbook, and later lines carry the new one', async ({
  page,
}) => {
  await openAppraisal(page);
  await enter(page, 'F4', '0,5');
  await sayName(page, 'Lê An');
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Tên của tôi…' }).click();
  await sayName(page, 'Trần Bình');
  await enter(page, 'F5', '1');
  expect((await readTrace(page)).map(({ who }) => who)).toEqual(['Trần Bình', 'Lê An']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORKBOOK);
});
