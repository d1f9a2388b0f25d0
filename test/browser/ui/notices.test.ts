import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import NoticeStage from './NoticeStage.svelte';

it('a refusal while a dialog is open is said inside it, can be dismissed there, and outlives it', async () => {
  await render(NoticeStage);
  await page.getByRole('button', { name: 'Mở' }).click();
  await page.getByRole('button', { name: 'Nhập sai' }).click();
  await page.getByRole('button', { name: 'Nhập sai' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByText('Từ chối 1')).toBeVisible();
  await dialog.getByRole('button', { name: 'Bỏ qua' }).first().click();
  await expect.element(page.getByText('Từ chối 1')).not.toBeInTheDocument();

  await page.getByRole('button', { name: 'Gỡ bỏ' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('status').getByText('Từ chối 2')).toBeVisible();
});
