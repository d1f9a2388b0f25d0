/** The workbook's figures go into the office's own file, of which nothing else changes. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { read } from 'xlsx';
import { excelFile, type FilePayload, type Row } from './words/excelFiles.ts';
import { saveInLibreOffice } from './words/libreOffice.ts';
import { CUSTOM_PART, makeOwnFile } from './words/ownFile.ts';
import { expect, test } from './words/test.ts';
import { expectSettled, openApp } from './words/workbook.ts';

const SOURCE: readonly Row[] = [
  ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', 'Sở Tài chính'],
  [1, 'Chỉ đạo, điều hành', 3],
  ['1.1', 'Ban hành kế hoạch', 1, 0.5, 1],
  ['1.2', 'Mức độ hoàn thành', 2, 2, 'KAD'],
  [2, 'Cải cách thể chế', 1],
  ['2.1', 'Rà soát văn bản', 1, 0.75, 0],
];

async function makeWorkbook(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  const wizard = page.getByRole('dialog', { name: 'Nhập từ Excel' });
  await wizard.locator('input[type=file]').setInputFiles(excelFile('Bộ tiêu chí 2024.xlsx', { 'Tiêu chí': SOURCE }));
  await wizard.getByRole('button', { name: 'Xem trước', exact: true }).click();
  await wizard.getByLabel('Tên khối').fill('Các sở');
  await wizard.getByRole('button', { name: 'Tạo sổ từ tệp này' }).click();
  await expectSettled(page);
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Điền vào tệp Excel có sẵn' });

async function chooseOwnFile(page: Page, file: FilePayload): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Biểu, bảng' }).click();
  await page.getByRole('menuitem', { name: 'Điền vào tệp Excel có sẵn…' }).click();
  await dialogOf(page).locator('input[type=file]').setInputFiles(file);
}

function payloadOf(name: string, bytes: Uint8Array): FilePayload {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

test('A planner fills the office’s own file: sees each cell before, and gets a copy in which nothing else has changed', async ({
  page,
}) => {
  test.slow();
  const own = await makeOwnFile('Bảng của Sở');
  await makeWorkbook(page);
  await chooseOwnFile(page, payloadOf('Bảng của Sở.xlsx', own.bytes));
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Xem trước', exact: true }).click();
  await expect(dialog.getByText('5 ô sẽ được điền, 1 ô đã đúng sẵn')).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'Điểm D3 Sở Nội vụ 0,25 0,5' })).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'Điểm E4 Sở Tài chính KAD' })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tải tệp đã điền' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('Bảng của Sở (đã điền).xlsx');
  const filled = new Uint8Array(await readFile(await download.path()));

  const [before, after] = [unzipSync(own.bytes), unzipSync(filled)];
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  const textOf = (part: Uint8Array | undefined): string => strFromU8(part ?? new Uint8Array(), true);
  const changed = Object.keys(before).filter((path) => textOf(before[path]) !== textOf(after[path]));
  expect(changed.sort()).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
  expect(textOf(after[CUSTOM_PART])).toBe(textOf(before[CUSTOM_PART]));
  expect(Object.keys(after).some((path) => path.includes('comments'))).toBe(true);
  const styleOf = (parts: typeof before): string | undefined =>
    /<c r="D3" s="(\d+)"/.exec(textOf(parts['xl/worksheets/sheet1.xml']))?.[1];
  expect(styleOf(after)).toBe(styleOf(before));

  const [inLibreOffice] = await saveInLibreOffice([{ fileName: 'filled.xlsx', bytes: filled }], 'xlsx');
  for (const bytes of [filled, inLibreOffice?.bytes]) {
    const sheet = read(bytes).Sheets['Điểm'];
    const values = ['D3', 'E3', 'D4', 'E4', 'D5', 'E5'].map((address) => (sheet?.[address] as { v?: unknown }).v);
    expect(values).toEqual([0.5, 1, 2, 'KAD', 0.75, 0]);
    expect(sheet?.['D6']).toMatchObject({ f: 'SUM(D3:D5)' });
  }
});

test('A file that is no .xlsx is refused with a sentence, and nothing is handed out', async ({ page }) => {
  await makeWorkbook(page);
  const csv = 'STT;Tiêu chí;Điểm tối đa;Sở Nội vụ\n1.1;Ban hành kế hoạch;1;0\n';
  await chooseOwnFile(page, payloadOf('bảng.csv', new TextEncoder().encode(csv)));
  await expect(dialogOf(page).getByRole('alert')).toContainText('Chỉ điền được vào tệp .xlsx.');
  await expect(dialogOf(page).getByRole('button', { name: 'Xem trước', exact: true })).toBeHidden();
});
