/** Forms between the planner and the units: sent from the menu, dropped when they come back. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { asUploads, unpackForms, type SentForm } from './returnedFiles.ts';

export async function pickFromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Waits for the file that `press` makes the app hand over. */
export async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent('download');
  await press();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** The forms of all units of the block. */
export async function sendForms(page: Page): Promise<SentForm[]> {
  await pickFromMenu(page, 'Gửi biểu cho đơn vị…');
  const { bytes } = await download(page, () => page.getByRole('button', { name: /^Xuất \d+ đơn vị$/ }).click());
  return unpackForms(bytes);
}

/** Hands files to the dialog that takes them; returns when all are read. */
export async function receiveForms(
  page: Page,
  forms: readonly SentForm[],
  options: { readonly timeout?: number } = {},
): Promise<Locator> {
  await pickFromMenu(page, 'Nhận biểu từ đơn vị…');
  const dialog = page.getByRole('dialog', { name: 'Nhận biểu từ đơn vị' });
  await dialog.getByLabel('Chọn tệp…').and(page.locator('input')).setInputFiles(asUploads(forms));
  await expect(dialog.getByRole('tablist')).toBeVisible(options);
  return dialog;
}
