import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  enter,
  expectSettled,
  goTo,
  openApp,
  openTab,
  pickScenario,
  readColumn,
  readRanking,
  undo,
} from './words/workbook.ts';

const CRITERIA = 'Tiêu chí';
const SCENARIOS = 'Kịch bản';
const BASE = 'Phương án gốc';
/** Criterion 3.2.1, and the weight of field 3. */
const LEAF = 'A32';
const FIELD = 'E27';

async function startInScenario(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await pickScenario(page, BASE, 'Kịch bản mới…');
  await openTab(page, CRITERIA);
}

test('In a scenario a planner splits a criterion, adds one and drops one, and sees the ranks beside the base', async ({
  page,
}) => {
  await startInScenario(page);
  await expect(await cellAt(page, CRITERIA, LEAF)).toHaveText('3.2.1');
  const base = await readRanking(page);
  await openTab(page, CRITERIA);

  await goTo(page, LEAF);
  await page.getByRole('button', { name: 'Tách, gộp' }).click();
  await page.getByRole('menuitem', { name: 'Tách tiêu chí…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Điểm tối đa phần 1' }).fill('2');
  await expect(dialog.getByRole('button', { name: 'Tách', exact: true })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Điểm tối đa phần 2' }).fill('3');
  await dialog.getByRole('button', { name: 'Tách', exact: true }).click();
  await expectSettled(page);
  await expect(await cellAt(page, CRITERIA, 'D33')).toHaveText('3');
  const split = await readRanking(page);
  expect(split.index).toEqual(base.index);

  await openTab(page, CRITERIA);
  await goTo(page, LEAF);
  await page.getByRole('button', { name: 'Thêm dòng', exact: true }).click();
  await expectSettled(page);
  await goTo(page, 'A27');
  await page.getByRole('button', { name: 'Xóa dòng', exact: true }).click();
  await expectSettled(page);
  await expect(page.getByRole('group', { name: 'Kịch bản này bỏ:' })).toContainText('3 Cải cách thủ tục hành chính');
  const dropped = await readRanking(page);
  expect(dropped.index).not.toEqual(base.index);
  await undo(page);
  await openTab(page, CRITERIA);
  await goTo(page, 'A28');
  await page.getByRole('button', { name: 'Xóa dòng', exact: true }).click();
  await expectSettled(page);

  await openTab(page, SCENARIOS);
  const overrides = page.getByRole('table').filter({ hasText: 'Gốc' });
  await expect(overrides.getByRole('row', { name: /Bỏ tiêu chí 3\.1/ }).first()).toBeVisible();
  await expect(overrides.getByRole('row', { name: /Thêm tiêu chí/ })).toHaveCount(2);
  const card = page.getByRole('article').filter({ hasText: 'đang dùng' });
  await card.getByRole('checkbox', { name: 'So sánh' }).check();
  await expectSettled(page);
  expect(await readColumn(page, 'So sánh phương án', 'Đơn vị', BASE)).toEqual(base.index);
  await page.getByRole('button', { name: /Theo tiêu chí/ }).click();
  await expect(cell(page, 'So sánh phương án', 'A2')).toContainText('1 ');

  await pickScenario(page, 'Kịch bản 3', BASE);
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, LEAF)).toHaveText('3.2.1');
  expect(await readRanking(page)).toEqual(base);
});

test('When the base moves under an override, the scenario says so until the planner keeps or drops it', async ({
  page,
}) => {
  await startInScenario(page);
  await enter(page, FIELD, '20');
  await pickScenario(page, 'Kịch bản 3', BASE);
  await enter(page, FIELD, '16');
  await openTab(page, SCENARIOS);
  await expect(page.getByText('nền đã đổi: 1 chỗ')).toBeVisible();
  await pickScenario(page, BASE, 'Kịch bản 3');
  const row = page.getByRole('row', { name: /Trọng số 3 / });
  await expect(row).toContainText('16');
  await expect(row).toContainText('20');
  await row.getByRole('button', { name: /^Giữ/ }).click();
  await expect(page.getByText('nền đã đổi: 1 chỗ')).toBeHidden();
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('20');
});

test('A scenario stands on another one by choice and by keyboard moves among them', async ({ page }) => {
  await startInScenario(page);
  await openTab(page, SCENARIOS);
  const card = page.getByRole('article').filter({ hasText: 'đang dùng' });
  await card.getByRole('combobox', { name: 'Dựa trên' }).selectOption({ label: 'Tăng trọng số CCTTHC' });
  await expectSettled(page);
  await card.getByRole('button', { name: 'Đưa “Kịch bản 3” lên' }).press('Enter');
  const names = page.getByRole('article').getByRole('textbox', { name: 'Tên' });
  await expect(names.nth(1)).toHaveValue('Kịch bản 3');
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('18');
});

test('A scenario that a unit sent in a file is taken over place by place, with one conflict chosen', async ({
  page,
}) => {
  await startInScenario(page);
  await enter(page, FIELD, '20');
  await enter(page, 'E31', '7');
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Tải tệp sổ (.sodiem.json)' }).click(),
  ]);
  const buffer = await readFile(await download.path());
  await undo(page);
  await enter(page, FIELD, '25');

  await openTab(page, SCENARIOS);
  await page.getByRole('button', { name: 'Gộp kịch bản từ tệp…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'so.sodiem.json', mimeType: 'application/json', buffer });
  await dialog.getByRole('combobox', { name: 'Kịch bản trong tệp' }).selectOption({ label: 'Kịch bản 3' });
  await expect(dialog).toContainText('1 chỗ mới · 0 chỗ giống · 1 chỗ khác nhau · 0 chỗ không có');
  await dialog.getByRole('radio', { name: /Của tệp$/ }).check();
  await dialog.getByRole('button', { name: 'Nhận vào kịch bản' }).click();
  await expectSettled(page);
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('20');
  await expect(await cellAt(page, CRITERIA, 'E31')).toHaveText('7');
  await undo(page);
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('25');
});
