import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { cellMessage, createWorkbook, enter, expectCalculated, goTo, openApp, openTab } from './words/workbook.ts';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

const nameBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Hộp tên' });
const list = (page: Page, title: string): Locator => page.getByRole('region', { name: title });
const entry = (page: Page, title: string, address: string): Locator =>
  list(page, title).getByRole('listitem').filter({ hasText: address }).getByRole('button');
const arrows = (page: Page): Locator => page.getByRole('tabpanel').locator('.grid-trace');

test('Ctrl+[ draws arrows from the cells a formula reads and lists them; a second press adds their own', async ({
  page,
}) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'D1', '5');
  await enter(page, 'D2', '=D1*2');
  await enter(page, 'D3', "=D2+'Tiêu chí'!E27");
  await goTo(page, 'D3');
  await page.keyboard.press('Control+BracketLeft');
  const title = 'Ô nguồn của Nháp!D3';
  await expect(list(page, title).getByRole('listitem')).toHaveCount(2);
  await expect(entry(page, title, 'Nháp!D2')).toContainText('10');
  await expect(entry(page, title, 'Nháp!D2')).toContainText('=D1*2');
  await expect(entry(page, title, 'Tiêu chí!E27')).toContainText('Trọng số');
  await expect(arrows(page), 'one within the sheet, one from outside').toHaveCount(2);

  await page.keyboard.press('Control+BracketLeft');
  await expect(entry(page, title, 'Nháp!D1')).toContainText('cấp 2');
  await expect(arrows(page)).toHaveCount(3);

  await page.keyboard.press('Escape');
  await expect(list(page, title)).toHaveCount(0);
  await expect(arrows(page)).toHaveCount(0);
});

test('Ctrl+] lists what follows from a maximum, down to the ranking, and a click goes there', async ({ page }) => {
  await start(page);
  await goTo(page, 'D4');
  await page.keyboard.press('Control+BracketRight');
  const title = 'Ô phụ thuộc Tiêu chí!D4';
  await expect(list(page, title)).toBeVisible();
  await page.keyboard.press('Control+BracketRight');
  await list(page, title).getByRole('button', { name: 'Dò mọi cấp' }).click();
  const index = list(page, title).getByRole('listitem').filter({ hasText: 'Chỉ số (%)' }).first().getByRole('button');
  await expect(index).toBeVisible();
  await index.click();
  await expect(page.getByRole('tab', { name: 'Xếp hạng', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(nameBox(page)).toHaveValue(/^D\d+$/);
  await expect(list(page, title), 'the list stays to go on from').toBeVisible();
  await list(page, title).getByRole('button', { name: 'Về Tiêu chí!D4' }).click();
  await expect(nameBox(page)).toHaveValue('D4');
});

test('The index of a unit is traced by keys alone to its scores and the effective weights', async ({ page }) => {
  await start(page);
  await openTab(page, 'Xếp hạng');
  await goTo(page, 'D2');
  await page.keyboard.press('Control+BracketLeft');
  await page.keyboard.press('Control+BracketLeft');
  const title = 'Ô nguồn của Xếp hạng!D2';
  await expect(list(page, title).getByRole('listitem').filter({ hasText: 'TS hiệu lực' }).first()).toBeVisible();
  await expect(
    list(page, title)
      .getByRole('listitem')
      .filter({ hasText: /Điểm!D\d+/ })
      .first(),
  ).toBeVisible();

  await page.keyboard.press('F6');
  while ((await list(page, title).getByRole('listitem').locator(':focus').count()) === 0)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(list(page, title)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(nameBox(page), 'the keyboard is the grid’s again').toHaveValue('E2');
});

test('Arrows and list go when the workbook changes', async ({ page }) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'D2', '=B2*2');
  await goTo(page, 'D2');
  await page.keyboard.press('Control+BracketLeft');
  await expect(list(page, 'Ô nguồn của Nháp!D2')).toBeVisible();
  await enter(page, 'F9', '1');
  await expect(list(page, 'Ô nguồn của Nháp!D2')).toHaveCount(0);
  await expect(arrows(page)).toHaveCount(0);
});

test('A cell without precedents says so', async ({ page }) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'D2', '7');
  await goTo(page, 'D2');
  await page.keyboard.press('Control+BracketLeft');
  await expect(page.getByText('Nháp!D2 không lấy số liệu từ ô nào.').first()).toBeVisible();
});

test('An error passed on from another sheet offers the way to its cause', async ({ page }) => {
  await start(page);
  await enter(page, 'E3', '=1/0');
  await openTab(page, 'Nháp');
  await enter(page, 'D1', "='Tiêu chí'!E3*2");
  await enter(page, 'D2', '=D1+1');
  await goTo(page, 'D2');
  await expect(cellMessage(page)).toContainText('#DIV/0!');
  await page.getByRole('button', { name: 'Đến nguyên nhân: Tiêu chí!E3' }).click();
  await expect(nameBox(page)).toHaveValue('E3');
  await expect(cellMessage(page)).toContainText('Chia cho 0');
});

test('The cells of a circle are listed by the message, each a way to go there', async ({ page }) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'D1', '=D2');
  await enter(page, 'D2', '=D3');
  await enter(page, 'D3', '=D1');
  await goTo(page, 'D2');
  await expectCalculated(page);
  await expect(cellMessage(page)).toContainText('#CYCLE!');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('button', { name: 'Nháp!D1', exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Nháp!D3', exact: true }).click();
  await expect(nameBox(page)).toHaveValue('D3');
});

test('The menu’s way to the cause of an error marks the way in red and selects the cell where it begins', async ({
  page,
}) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'D1', '=1/0');
  await enter(page, 'D3', '=D1+1');
  await enter(page, 'E5', '=SUM(D3:D4)');
  await goTo(page, 'E5');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Đến nguyên nhân lỗi' }).click();
  await expect(nameBox(page)).toHaveValue('D1');
  const title = 'Đường dẫn đến nguyên nhân lỗi của Nháp!E5';
  await expect(list(page, title).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('tabpanel').locator('.grid-trace.is-error')).toHaveCount(2);
  await list(page, title).getByRole('button', { name: 'Đóng danh sách dò (Esc)' }).click();
  await expect(arrows(page)).toHaveCount(0);
});

test('The list of traced cells is a named list that axe finds nothing wrong with', async ({ page }) => {
  await start(page);
  await goTo(page, 'F4');
  await page.keyboard.press('Control+BracketLeft');
  await expect(page.getByRole('list', { name: 'Ô nguồn của Tiêu chí!F4' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Ô nguồn của Tiêu chí!F4' })).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).include('.trace').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
