import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { createWorkbook, expectCalculated, openApp, openTab } from './words/workbook.ts';

/** Dozens of trials through the formula engine, on a machine that does other work too. */
const ANSWER = { timeout: 30_000 };

async function start(page: Page, section: string): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await expectCalculated(page);
  await openTab(page, 'Phân tích');
  await page.getByRole('navigation', { name: 'Các câu hỏi' }).getByRole('button', { name: 'Độ nhạy' }).click();
  await page.getByRole('navigation', { name: 'Phần của độ nhạy' }).getByRole('button', { name: section }).click();
}

const question = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true }).first();

test("a planner asks which weights move a unit's rank most, reads the table behind it and loads one end as a scenario", async ({
  page,
}) => {
  await start(page, 'Biểu đồ lốc');
  const part = question(page, 'Biểu đồ lốc xoáy');
  await part.getByLabel('Kết quả theo dõi').selectOption('rank');
  await part.getByLabel('Các trọng số khác').selectOption('all');
  const change = part.getByRole('textbox', { name: 'Thay đổi ±' });
  await change.fill('50');
  await change.press('Tab');
  await part.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  await expect(part.getByText(/^Nhạy nhất: Trọng số /)).toBeVisible(ANSWER);
  await expect(part.getByText(/thứ hạng đi từ hạng \d+ đến hạng \d+; hiện nay là hạng \d+\./)).toBeVisible();

  const bars = part.getByRole('listbox');
  await bars.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await part.getByRole('button', { name: 'Bảng số liệu' }).click();
  const behind = part.getByRole('table', { name: 'Biểu đồ lốc xoáy' }).first();
  await expect(behind.getByRole('columnheader', { name: 'Đầu vào thấp' })).toBeVisible();
  await part.getByRole('button', { name: /^Nạp đầu cao \(/ }).click();
  await expect(page.getByText(/Đã tạo kịch bản “Trọng số .+ = .+” và chuyển sang xem/)).toBeVisible();
});

test('a planner lays two weights against each other and a click on a cell loads that combination as a scenario', async ({
  page,
}) => {
  await start(page, 'Bảng nhiều chiều');
  const part = question(page, 'Bảng nhiều chiều');
  for (const [way, from, to, step] of [
    ['Theo dòng', '5', '15', '5'],
    ['Theo cột', '8', '12', '2'],
  ] as const) {
    for (const [name, value] of [
      ['từ', from],
      ['đến', to],
      ['bước', step],
    ] as const) {
      const field = part.getByRole('textbox', { name: `${way}: ${name}` });
      await field.fill(value);
      await field.press('Tab');
    }
  }
  await expect(part.getByText('9 ô (nhiều nhất 3.000)')).toBeVisible();
  await part.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  await expect(part.getByText(/^Trong bảng, thứ hạng đi từ hạng \d+ đến hạng \d+/)).toBeVisible(ANSWER);
  const cell = part.getByRole('option', { name: /^15; 10; / });
  await cell.scrollIntoViewIfNeeded();
  const box = await cell.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await expect(page.getByText(/Đã tạo kịch bản “Trọng số 1 = 15, Trọng số 2 = 10”/)).toBeVisible();
  await openTab(page, 'Tiêu chí');
  await expectCalculated(page);
  await expect(page.getByRole('tabpanel').getByText('15', { exact: true }).first()).toBeAttached();
});

test('a planner asks where the uncertainty of a rank comes from and sees samples, seed and importance beside weight', async ({
  page,
}) => {
  await start(page, 'Phân rã phương sai');
  const part = question(page, 'Nguồn của độ bất định');
  const samples = part.getByRole('textbox', { name: 'Số mẫu N' });
  await samples.fill('512');
  await samples.press('Tab');
  await part.getByLabel('Kết quả theo dõi').selectOption('shift');
  await part.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  await expect(part.getByText(/gây nhiều dao động nhất: \d+(,\d+)?% phương sai/)).toBeVisible(ANSWER);
  await expect(part.getByText(/N = 512 · .* lần tính · Hạt giống: 1/)).toBeVisible();
  await expect(part.getByRole('table', { name: 'Trọng số không phải là tầm quan trọng' })).toBeVisible();
});
