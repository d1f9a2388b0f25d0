import type { Page } from '@playwright/test';
import { findViolations } from './words/axe.ts';
import { expect, test } from './words/test.ts';
import { createWorkbook, expectSettled, openApp, openTab, reloadWorkbook, undo } from './words/workbook.ts';

const WORKBOOK = 'Khối sở minh họa 2024 (minh họa)';

async function openAudit(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openTab(page, 'Phân tích');
  await page.getByRole('button', { name: 'Soát dự thảo bộ tiêu chí' }).click();
  await expect(page.getByRole('checkbox', { name: /^2023 · / })).toBeChecked();
}

const summary = (page: Page) => page.getByRole('status').filter({ hasText: 'được dùng cho kỳ 2023' });

async function audit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  await expect(summary(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Dừng' })).toBeHidden();
}

test('The set of 2024 is tried on 2023; a row of the crosswalk is changed by keyboard, confirmed, and stays', async ({
  page,
}) => {
  await openAudit(page);
  await audit(page);
  await expect(summary(page)).toContainText('thứ hạng giữ nguyên; cả 100 điểm đều có số liệu cũ.');
  await expect(page.getByText('Bảng đối chiếu do máy đề nghị, chưa ai xác nhận.')).toBeVisible();

  await page.getByRole('button', { name: 'Bảng đối chiếu tiêu chí…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Bảng đối chiếu tiêu chí' });
  await expect(dialog.getByText('Mọi tiêu chí đều có đối chiếu.')).toBeVisible();
  await dialog.getByRole('button', { name: /^Đổi tiêu chí mới của 3\.2\.1/ }).press('Enter');
  const picker = dialog.getByRole('combobox');
  await expect(picker).toBeFocused();
  await page.keyboard.type('khong con');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('1 tiêu chí mới chưa có nguồn: 5 trên 100 điểm')).toBeVisible();
  await dialog.getByRole('button', { name: 'Xác nhận tất cả' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expectSettled(page);
  await expect(summary(page)).toContainText('5 trên 100 điểm không có số liệu cũ.');
  await expect(page.getByText('Bảng đối chiếu đã được xác nhận.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tiêu chí mới, chưa có số liệu cũ' })).toContainText('3.2.1');
  await expect(page.getByRole('region', { name: 'Đơn vị: trước và theo dự thảo' })).toContainText('Hạng xấu nhất');

  await reloadWorkbook(page, WORKBOOK);
  await audit(page);
  await expect(summary(page)).toContainText('5 trên 100 điểm không có số liệu cũ.');
  await undo(page);
  await audit(page);
  await expect(summary(page)).toContainText('cả 100 điểm đều có số liệu cũ.');
});

test('A scenario is the draft: the summary counts who moves, the tables go into a file, the draft opens', async ({
  page,
}) => {
  await openAudit(page);
  await page.getByLabel('Kịch bản của dự thảo').selectOption({ label: 'Tăng trọng số CCTTHC' });
  await expect(page.getByRole('checkbox', { name: /^2024 · Bộ tiêu chí khối sở/ })).toBeChecked();
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('region', { name: 'Các kỳ đã thử' }).getByRole('button', { name: /^2023/ }).click();
  await expect(summary(page)).toContainText('12/21 đơn vị đổi hạng');
  await expect(page.getByRole('region', { name: 'Phát hiện' })).toContainText(
    '12 đơn vị đổi hạng; Kendall tau-b 0,933',
  );
  await expect(page.getByRole('figure').filter({ hasText: 'Thứ hạng trước và theo dự thảo' })).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất bảng Excel' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);

  await page.getByRole('button', { name: 'Mở dự thảo trong bảng xếp hạng' }).click();
  await expect(page.getByRole('tab', { name: 'Xếp hạng' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('banner').getByRole('button', { name: 'Tăng trọng số CCTTHC' })).toBeVisible();
});

test('A number that cannot be is refused in words and the former one stays', async ({ page }) => {
  await openAudit(page);
  await page.getByLabel('Bão hòa từ (% đơn vị)').fill('120');
  await page.getByLabel('Bão hòa từ (% đơn vị)').press('Enter');
  await expect(page.getByRole('alert')).toContainText('Cần một số từ 50 đến 100');
  await page.getByLabel('Bão hòa từ (% đơn vị)').fill('90');
  await page.getByLabel('Bão hòa từ (% đơn vị)').press('Tab');
  await expect(page.getByRole('alert')).toBeHidden();
  await audit(page);
  await expect(page.getByText('bão hòa từ 90% đơn vị')).toBeVisible();
  await page.getByRole('checkbox', { name: /^2023 · / }).uncheck();
  await expect(page.getByText('Hãy chọn ít nhất một kỳ để thử dự thảo.')).toBeVisible();
});

test('The audit and the crosswalk can be read by everyone, light and dark', async ({ page }) => {
  await openAudit(page);
  await audit(page);
  expect(await findViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findViolations(page, 'contrast')).toEqual([]);
  await page.getByRole('button', { name: 'Bảng đối chiếu tiêu chí…' }).click();
  await page.getByRole('button', { name: /^Đổi tiêu chí mới của 1\.1\.1/ }).click();
  expect(await findViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await findViolations(page, 'contrast')).toEqual([]);
});
