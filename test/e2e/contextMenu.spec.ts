import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  expectSettled,
  goTo,
  openApp,
  openTab,
  reloadWorkbook,
} from './words/workbook.ts';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

const menu = (page: Page): Locator => page.getByRole('menu', { name: 'Thực đơn của ô' });
const item = (page: Page, name: string): Locator => menu(page).getByRole('menuitem', { name });
const nameBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Hộp tên' });
const tools = (page: Page): Locator => page.getByRole('toolbar', { name: 'Công cụ của trang' });

test('a right click selects the cell and offers what can be done; a choice is carried out and the grid has the keyboard', async ({
  page,
}) => {
  await start(page);
  await (await cellAt(page, 'Tiêu chí', 'B3')).click();
  await cell(page, 'Tiêu chí', 'B4').click({ button: 'right' });
  await expect(nameBox(page)).toHaveValue('B4');
  await expect(item(page, 'Thêm dòng')).toContainText('Ctrl+Shift++');
  await item(page, 'Thêm dòng').click();
  await expectSettled(page);
  await expect(menu(page)).toBeHidden();
  await expect(cell(page, 'Tiêu chí', 'B5')).toHaveText('Tiêu chí mới');
  await page.keyboard.press('ArrowUp');
  await expect(nameBox(page)).toHaveValue('B4');
});

for (const key of ['Shift+F10', 'ContextMenu'])
  test(`${key} opens the menu at the cell; arrows, Home, End and first letters walk it, Escape returns to the grid`, async ({
    page,
  }) => {
    await start(page);
    await goTo(page, 'B4');
    await page.keyboard.press(key);
    await expect(menu(page)).toBeVisible();
    const items = menu(page).getByRole('menuitem');
    await expect(items.first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(items.last()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(items.first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(items.last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(items.first()).toBeFocused();
    await item(page, 'Thêm tiêu chí con').focus();
    await page.keyboard.press('x');
    await expect(item(page, 'Xóa dòng')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu(page)).toBeHidden();
    await page.keyboard.press('ArrowDown');
    await expect(nameBox(page)).toHaveValue('B5');
  });

test('heads have menus of their own, and every menu stays inside the window', async ({ page }) => {
  await start(page);
  const grid = page.getByRole('treegrid', { name: 'Tiêu chí' });
  await grid.getByRole('rowheader', { name: '3', exact: true }).click({ button: 'right' });
  await expect(item(page, 'Chuyển dòng lên')).toBeVisible();
  await page.keyboard.press('Escape');
  await cell(page, 'Tiêu chí', 'B4').click({ button: 'right' });
  await expect(item(page, 'Chuyển dòng lên')).toBeHidden();
  await page.mouse.click(600, 90);
  await expect(menu(page)).toBeHidden();
  const area = await grid.boundingBox();
  if (!area) throw new Error('the grid is not on screen');
  await openTab(page, 'Điểm');
  await page.mouse.click(930, 600, { button: 'right' });
  await expect(menu(page)).toBeVisible();
  const box = await menu(page).boundingBox();
  if (!box) throw new Error('the menu is not on screen');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(1366);
  expect(box.y + box.height).toBeLessThanOrEqual(768);
  expect((await new AxeBuilder({ page }).include('[role=menu][tabindex]').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  expect((await new AxeBuilder({ page }).include('[role=toolbar]').analyze()).violations).toEqual([]);
});

test('the menu of a long press on a touch screen is the same', async ({ page }) => {
  await start(page);
  await goTo(page, 'B4');
  await cell(page, 'Tiêu chí', 'B5').evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    const at = { clientX: left + 20, clientY: top + 8, bubbles: true, cancelable: true };
    element.dispatchEvent(new PointerEvent('contextmenu', { ...at, pointerType: 'touch' }));
  });
  await expect(menu(page)).toBeVisible();
  await expect(nameBox(page)).toHaveValue('B5');
});

test('the tool strip is one stop of Tab, its arrows walk it, and a click leaves the keyboard in the grid', async ({
  page,
}) => {
  await start(page);
  await goTo(page, 'B4');
  const buttons = tools(page).getByRole('button');
  expect(await tools(page).locator('button[tabindex="0"]').count()).toBe(1);
  await buttons.first().focus();
  await page.keyboard.press('End');
  await expect(buttons.last()).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(nameBox(page)).toHaveValue('B5');
  await tools(page).getByRole('button', { name: 'Tìm (Ctrl+F)' }).click();
  await expect(page.getByRole('textbox', { name: 'Tìm' })).toBeFocused();
  const box = await tools(page).boundingBox();
  expect(box?.height).toBeLessThanOrEqual(32);
});

test('the tool strip can be put away, and stays away when the workbook is opened again', async ({ page }) => {
  await start(page);
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Hiện thanh công cụ' }).click();
  await expect(tools(page)).toBeHidden();
  await page.waitForTimeout(600);
  await reloadWorkbook(page, name.trim().replace(/\s+/g, ' '));
  await expect(page.getByRole('button', { name: 'Hiện thanh công cụ' })).toHaveAttribute('aria-pressed', 'false');
  await expect(tools(page)).toBeHidden();
});

test('F1 and Ctrl+/ open the list of shortcuts anywhere, and a word without diacritics finds its line', async ({
  page,
}) => {
  await openApp(page);
  const dialog = page.getByRole('dialog', { name: 'Phím tắt' });
  await page.keyboard.press('Control+Slash');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openTab(page, 'Giả định');
  await page.keyboard.press('F1');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('searchbox').fill('hoan tac');
  await expect(dialog.getByRole('definition')).toHaveText(['Hoàn tác']);
  await dialog.getByRole('searchbox').fill('ctrl+h');
  await expect(dialog.getByRole('definition')).toContainText(['Tìm và thay…']);
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await openTab(page, 'Tiêu chí');
  await goTo(page, 'E4');
  await page.keyboard.type('1');
  await page.keyboard.press('Control+Slash');
  await expect(dialog).toBeVisible();
});
