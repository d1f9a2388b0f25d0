import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { createWorkbook, expectSettled, openApp, openTab, readRows, reloadWorkbook } from './words/workbook.ts';

const SAMPLE = 'Khối sở minh họa 2024 (minh họa)';
const UNIT = 'Sở Thông tin và Truyền thông';

async function openPage(page: Page): Promise<void> {
  await openTab(page, 'Phân tích');
  await page.getByRole('button', { name: 'Độ vững của thứ hạng' }).click();
}

function question(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function pickUnit(section: Locator): Promise<void> {
  const box = section.getByRole('combobox', { name: 'Chọn đơn vị: gõ để tìm' });
  await box.click();
  await box.fill('thong tin');
  await section.getByRole('option', { name: UNIT }).click();
}

async function setNumber(section: Locator, label: string, text: string): Promise<void> {
  const field = section.getByRole('textbox', { name: label, exact: true });
  await field.fill(text);
  await field.press('Enter');
}

/** The sentence on the chosen unit, and the figures of all. */
async function runDraws(draws: Locator): Promise<string> {
  await draws.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  const table = draws.getByRole('table', { name: 'Hạng qua các lần gieo' });
  await expect(draws.getByText(/của 1\.000 lần gieo \(hạt giống \d+, sai số ±/)).toBeVisible();
  await expect(draws.getByRole('progressbar')).toHaveCount(0);
  return `${await draws.getByText(/hạt giống \d+, sai số/).innerText()}\n${await table.innerText()}`;
}

test('a planner draws the weights 1.000 times; after a reload the same seed gives the same figures, another seed others', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openPage(page);
  const draws = question(page, 'Độ vững của thứ hạng');
  await pickUnit(draws);
  await setNumber(draws, 'Số lần gieo', '1000');
  await setNumber(draws, 'Biên độ', '12,5');
  const first = await runDraws(draws);
  expect(first).toContain(`Với trọng số lĩnh vực dao động ±12,5%, ${UNIT} đứng`);

  await expectSettled(page);
  await reloadWorkbook(page, SAMPLE);
  await openPage(page);
  expect(await runDraws(draws)).toBe(first);
  await setNumber(draws, 'Hạt giống', '2025');
  expect(await runDraws(draws)).not.toBe(first);
});

test('dragging the width shows a quick look of 1.000 draws, and all of them at rest', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openPage(page);
  const draws = question(page, 'Độ vững của thứ hạng');
  const slider = draws.getByRole('slider', { name: 'Kéo biên độ' });
  await slider.evaluate((element: HTMLInputElement) => {
    element.value = '20';
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(draws.getByText(/dao động ±20%.* của 1\.000 lần gieo/)).toBeVisible();
  await expect(draws.getByRole('textbox', { name: 'Biên độ', exact: true })).toHaveValue('20');
  await slider.dispatchEvent('change');
  await expect(draws.getByText(/dao động ±20%.* của 10\.000 lần gieo/)).toBeVisible();
});

test('the weights that give a unit its best guaranteed rank are loaded as a scenario, and the ranking shows that rank', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openPage(page);
  const guarantee = question(page, 'Hạng chắc chắn');
  await pickUnit(guarantee);
  await guarantee.getByRole('button', { name: 'Tính', exact: true }).click();
  const sentence = guarantee.getByText(/đứng cao nhất hạng \d+, thấp nhất hạng \d+\./);
  await expect(sentence).toBeVisible();
  const best = /cao nhất hạng (\d+)/.exec(await sentence.innerText())?.[1] ?? '';
  expect(best).not.toBe('11');
  await guarantee.getByRole('button', { name: /^Nạp thành kịch bản: đứng cao nhất/ }).click();
  await expectSettled(page);
  await openTab(page, 'Xếp hạng');
  const row = (await readRows(page, 'Xếp hạng')).find(({ cells }) => cells.some((text) => text.includes(UNIT)));
  expect(row?.cells).toContain(best);
});
