/** The story of the plan: a province at rank 33 of 63 asks for the top 15. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { read, utils } from 'xlsx';
import { fileFromWorkbook } from '../../src/domain/format/workbookFile.ts';
import { buildProvinces } from '../fixtures/provinces.ts';
import { findViolations } from './words/axe.ts';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import { expectSettled, openApp, openTab, readRanking, reloadWorkbook, undo } from './words/workbook.ts';

const UNIT = 'Thành phố Hồ Chí Minh';
const WORKBOOK = 'PAR INDEX 63 tỉnh';
const SCENARIO = `Kế hoạch: ${UNIT}, hạng 15 hoặc cao hơn`;

async function openPlan(page: Page): Promise<Locator> {
  await openApp(page);
  await page
    .getByLabel('Khôi phục từ tệp…')
    .and(page.locator('input'))
    .setInputFiles({
      name: 'tinh.sodiem.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await fileFromWorkbook(buildProvinces(), '2024-04-17T00:00:00.000Z')),
    });
  await expectSettled(page);
  return showPlan(page);
}

async function showPlan(page: Page): Promise<Locator> {
  await openTab(page, 'Phân tích');
  await page
    .getByRole('navigation', { name: 'Các câu hỏi' })
    .getByRole('button', { name: 'Kế hoạch ít công nhất' })
    .click();
  return page.getByRole('region', { name: 'Kế hoạch ít công nhất' });
}

/** The first of the two pickers asks who plans; the other one names rivals. */
async function chooseUnit(plan: Locator, name: string): Promise<void> {
  const picker = plan.getByRole('combobox', { name: 'Chọn đơn vị: gõ để tìm' }).first();
  await picker.fill(name);
  await plan.getByRole('option', { name }).click();
  await expect(picker).toHaveValue(name);
}

const cards = (plan: Locator): Locator => plan.getByRole('listitem', { name: /^Kế hoạch \d/ });

test('A province at rank 33 asks for the top 15, gets a plan, loads it as a scenario, sees its rank, and exports the plan', async ({
  page,
}) => {
  const plan = await openPlan(page);
  await chooseUnit(plan, UNIT);
  await plan.getByRole('textbox', { name: 'Giá trị mục tiêu' }).fill('15');
  await plan.getByRole('button', { name: 'Tính', exact: true }).click();

  await expect(plan.getByText('cần chỉ số ít nhất 88,98%')).toBeVisible();
  await expect(plan.getByText('3 công cho 3 thay đổi, chỉ số lên 89,72%, từ hạng 33 lên hạng 12.')).toBeVisible();
  await expect(cards(plan)).toHaveCount(3);
  const first = cards(plan).first();
  await expect(first).toContainText('3.2 Tỷ lệ hồ sơ giải quyết đúng hạn: 482/500 (96,4%) → 490/500 (98%): +0,75 điểm');
  await expect(first).toContainText(
    '1.2 Kiểm tra cải cách hành chính: Xử lý xong các vấn đề: Không → Có: +1 điểm, công 1',
  );
  expect(await findViolations(page)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await plan.getByRole('button', { name: 'Xuất bảng Excel' }).click();
  const book = read(await readFile(await (await downloading).path()));
  const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets['Các kế hoạch'] ?? {}, { header: 1 });
  const exported = rows.find((cells) => cells[1] === '3.2');
  expect(exported?.slice(3)).toEqual(['482/500 (96,4%)', '490/500 (98%)', 0.75, 1, 1]);
  expect(rows.flat().some((one) => String(one).includes('cần chỉ số ít nhất 88,98%'))).toBe(true);

  await first.getByRole('button', { name: 'Nạp thành kịch bản' }).click();
  await expect(page.locator('.notices')).toContainText(`Đã tạo kịch bản “${SCENARIO}”`);
  await expectSettled(page);
  const { rank, index } = await readRanking(page);
  expect([index.get(UNIT), rank.get(UNIT)]).toEqual(['89,72', '12']);

  await undo(page);
  const before = await readRanking(page);
  expect([before.index.get(UNIT), before.rank.get(UNIT)]).toEqual(['86,97', '33']);
  await expect(page.getByRole('banner')).not.toContainText(SCENARIO);
});

test('The rivals rise too, a criterion is locked, and a target out of reach is proven so', async ({ page }) => {
  const plan = await openPlan(page);
  await chooseUnit(plan, UNIT);
  await plan.getByRole('textbox', { name: 'Các đơn vị khác tăng (điểm phần trăm)' }).fill('1,39');
  await plan.getByRole('button', { name: 'Tính', exact: true }).click();
  await expect(plan.getByText('Đã tính các đơn vị khác tăng 1,39 điểm phần trăm')).toBeVisible();
  await expect(plan.getByText('cần chỉ số ít nhất 90,37%')).toBeVisible();

  await expect(cards(plan).first()).toContainText('1.2 Kiểm tra cải cách hành chính');
  await plan.getByRole('checkbox', { name: 'Khóa 1.2' }).check();
  await expect(cards(plan).first()).not.toContainText('1.2 Kiểm tra cải cách hành chính');
  await expect(plan.getByText('1 tiêu chí (đã khóa)')).toBeVisible();

  await plan.getByRole('combobox', { name: 'Mục tiêu' }).selectOption('Chỉ số ít nhất (%)');
  await plan.getByRole('textbox', { name: 'Giá trị mục tiêu' }).fill('95');
  await plan.getByRole('textbox', { name: 'Giá trị mục tiêu' }).press('Enter');
  await expect(plan.getByText(/không thể đạt chỉ số 95%: .* chỉ số chỉ đến 92,05%, hạng \d+\./)).toBeVisible();
  await expect(cards(plan)).toHaveCount(0);

  await reloadWorkbook(page, WORKBOOK);
  const again = page.getByRole('region', { name: 'Kế hoạch ít công nhất' });
  await expect(again.getByRole('textbox', { name: 'Giá trị mục tiêu' })).toHaveValue('95');
  await expect(again.getByRole('textbox', { name: 'Các đơn vị khác tăng (điểm phần trăm)' })).toHaveValue('1,39');
});

test('Input methods write whole words into the figures of a plan', async ({ page }) => {
  const plan = await openPlan(page);
  const target = plan.getByRole('textbox', { name: 'Giá trị mục tiêu' });
  await expectWholeWords(page, target);
  await target.fill('mười lăm');
  await target.press('Tab');
  await expect(target).toHaveValue('mười lăm');
  await expect(target).toHaveAttribute('aria-invalid', 'true');
  await expect(plan.getByRole('alert')).toHaveText('Cần một số từ 1 đến 10.000.');
  await target.fill('20');
  await plan.getByRole('button', { name: 'Tính', exact: true }).click();
  await expect(target).toHaveAttribute('aria-invalid', 'false');
  await expect(plan.getByText('hạng 20 hoặc cao hơn').first()).toBeVisible();
});
