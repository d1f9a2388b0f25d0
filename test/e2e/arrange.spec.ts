import type { Locator, Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  enter,
  expectSettled,
  goTo,
  grid,
  openApp,
  openTab,
  readRows,
  reloadWorkbook,
  undo,
} from './words/workbook.ts';

const SAMPLE = 'Khối sở, ban, ngành – minh họa';
const WORKBOOK = 'Khối sở minh họa 2024 (minh họa)';

async function start(page: Page, tab: string): Promise<void> {
  await openApp(page);
  await createWorkbook(page, SAMPLE);
  await openTab(page, tab);
}

/** The texts of one column by row label, in the order of the screen. */
async function readColumn(page: Page, name: string, column: number): Promise<Map<string, string>> {
  const rows = await readRows(page, name);
  return new Map(rows.map(({ label, cells, columns }) => [label, cells[columns.indexOf(column)] ?? '']));
}

function bar(page: Page): Locator {
  return page.getByRole('region', { name: 'Cách xem trang' });
}

/** Opens the menu of a head with the keyboard, from anywhere on its sheet. */
async function openFilter(page: Page, head: string): Promise<Locator> {
  await goTo(page, head);
  await page.keyboard.press('Alt+ArrowDown');
  const menu = page.getByRole('dialog', { name: /^Lọc cột/ });
  await expect(menu).toBeVisible();
  return menu;
}

async function filterBy(page: Page, head: string, condition: string, operand?: string): Promise<void> {
  const menu = await openFilter(page, head);
  await menu.getByRole('combobox', { name: 'Điều kiện' }).selectOption({ label: condition });
  if (operand !== undefined) await menu.getByRole('textbox', { name: 'Giá trị so' }).fill(operand);
  await menu.getByRole('button', { name: 'Lọc', exact: true }).click();
  await expect(menu).toBeHidden();
}

test('Ctrl+Shift+L and a condition leave the scores below 1; an edit there reaches its own criterion, and the row stays until the filter is applied again', async ({
  page,
}) => {
  await start(page, 'Điểm');
  await goTo(page, 'D1');
  const before = await readColumn(page, 'Điểm', 3);
  const codes = await readColumn(page, 'Điểm', 0);
  const maxima = await readColumn(page, 'Điểm', 2);
  await goTo(page, 'D1');
  await page.keyboard.press('Control+Shift+KeyL');
  await filterBy(page, 'D1', '< nhỏ hơn', '1');

  const filtered = await readColumn(page, 'Điểm', 3);
  const low = [...before].filter(([label, text]) => label !== '1' && text !== '' && Number(text.replace(',', '.')) < 1);
  expect(low.length).toBeGreaterThan(1);
  for (const [label, text] of low) expect(filtered.get(label)).toBe(text);
  await expect(bar(page)).toContainText(`Đang lọc: ${low.length}/`);
  expect(filtered.size).toBeLessThan(before.size);

  const row = low.find(([label]) => Number(maxima.get(label)?.replace(',', '.')) >= 1)?.[0] ?? '';
  await enter(page, `D${row}`, '1');
  await expect(cell(page, 'Điểm', `D${row}`)).toHaveText('1');
  await bar(page).getByRole('button', { name: 'Lọc lại' }).click();
  await expect(cell(page, 'Điểm', `D${row}`)).toHaveCount(0);
  await expect(bar(page)).not.toContainText(`Đang lọc: ${low.length}/`);

  await bar(page).getByRole('button', { name: 'Bỏ lọc và sắp xếp' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(await readColumn(page, 'Điểm', 0)).toEqual(codes);
  const after = await readColumn(page, 'Điểm', 3);
  const leaves = [...after].filter(([label, text]) => text !== before.get(label)).map(([label]) => label);
  expect(leaves).toContain(row);
  expect(after.get(row)).toBe('1');
  await undo(page);
  expect(await readColumn(page, 'Điểm', 3)).toEqual(before);
});

test('A head sorts the ranking by a component index and the rank takes over again from the list above', async ({
  page,
}) => {
  await start(page, 'Xếp hạng');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  const menu = await openFilter(page, 'G1');
  await menu.getByRole('button', { name: 'Sắp xếp giảm dần' }).click();
  await expect(bar(page)).toContainText('sắp theo');
  await expect(bar(page)).toContainText('↓');
  const rows = (await readRows(page, 'Xếp hạng')).slice(1);
  const at = rows[0]?.columns.indexOf(6) ?? -1;
  const shares = rows.map(({ cells }) => Number(cells[at]?.replace(',', '.'))).filter((share) => !Number.isNaN(share));
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));

  await page.getByRole('combobox', { name: 'Sắp xếp' }).selectOption({ label: 'Thứ hạng' });
  await expect(bar(page)).toHaveCount(0);
});

test('The list of a head keeps the values that are ticked, found without diacritics', async ({ page }) => {
  await start(page, 'Xếp hạng');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  const head = cell(page, 'Xếp hạng', 'A1');
  const box = await head.boundingBox();
  if (!box) throw new Error('no head');
  await page.mouse.click(box.x + box.width - 10, box.y + box.height / 2);
  const menu = page.getByRole('dialog', { name: 'Lọc cột Đơn vị' });
  const search = menu.getByRole('textbox', { name: 'Tìm giá trị' });
  await expect(search).toBeFocused();
  await search.fill('so tai chinh');
  await expect(menu.getByRole('listitem')).toHaveText([/Sở Tài chính/]);
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Đang lọc: 1/22 hàng');
  expect((await readRows(page, 'Xếp hạng')).map(({ cells }) => cells[0])).toEqual(['Đơn vị', 'Sở Tài chính']);
  await expect(page.getByRole('status').filter({ hasText: 'Đang lọc: 1/22 hàng' })).toHaveCount(1);

  await openFilter(page, 'A1');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(grid(page, 'Xếp hạng').locator('.is-active')).toHaveText('Đơn vị');
});

test('Ctrl+9 and Ctrl+0 hide the selected rows and columns, with a double line at the heads; Ctrl+Shift+9 and Ctrl+Shift+0 bring them back', async ({
  page,
}) => {
  await start(page, 'Tiêu chí');
  await goTo(page, 'B3:B4');
  await page.keyboard.press('Control+Digit9');
  await expect(cell(page, 'Tiêu chí', 'B3')).toHaveCount(0);
  await expect(cell(page, 'Tiêu chí', 'B5')).toBeVisible();
  await expect(bar(page)).toContainText('ẩn 2 hàng');
  await expect(grid(page, 'Tiêu chí').getByRole('rowheader', { name: '5', exact: true })).toHaveClass(
    /is-after-hidden/,
  );
  await goTo(page, 'C5');
  await page.keyboard.press('Control+Digit0');
  await expect(grid(page, 'Tiêu chí').getByRole('columnheader', { name: 'C', exact: true })).toHaveCount(0);
  await expect(grid(page, 'Tiêu chí').getByRole('columnheader', { name: 'D', exact: true })).toHaveClass(
    /is-after-hidden/,
  );

  await goTo(page, 'B2:B5');
  await page.keyboard.press('Control+Shift+Digit9');
  await expect(cell(page, 'Tiêu chí', 'B3')).toBeVisible();
  await goTo(page, 'B2:D2');
  await page.keyboard.press('Control+Shift+Digit0');
  await expect(grid(page, 'Tiêu chí').getByRole('columnheader', { name: 'C', exact: true })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});

test('What is frozen on a free sheet stays while the rest scrolls', async ({ page }) => {
  await start(page, 'Nháp');
  await enter(page, 'A1', 'Đầu trang');
  await goTo(page, 'B3');
  await page.getByRole('button', { name: 'Cố định đến ô này' }).click();
  await goTo(page, 'N90');
  const box = await cell(page, 'Nháp', 'A1').boundingBox();
  const shell = await grid(page, 'Nháp').boundingBox();
  expect(box?.y).toBe((shell?.y ?? 0) + 24);
  await expect(cell(page, 'Nháp', 'A1')).toHaveText('Đầu trang');
  await expect(grid(page, 'Nháp').getByRole('rowheader', { name: '2', exact: true })).toBeVisible();
});

test('A view saved under a name comes back after a reload, and can be picked and deleted', async ({ page }) => {
  await start(page, 'Xếp hạng');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  await filterBy(page, 'D1', 'trên trung bình');
  const above = (await readRows(page, 'Xếp hạng')).length;
  expect(above).toBeLessThan(20);
  await goTo(page, 'C1');
  await page.keyboard.press('Control+Digit0');
  const views = bar(page).getByRole('button', { name: 'Chế độ xem' });
  await views.click();
  await page.getByRole('menuitem', { name: 'Lưu cách xem này…' }).click();
  await page.getByRole('textbox', { name: 'Tên chế độ xem' }).fill('Nhóm khá');
  await page.keyboard.press('Enter');

  await views.click();
  await page.getByRole('menuitemradio', { name: 'Xem bình thường' }).click();
  await expect(grid(page, 'Xếp hạng').getByRole('columnheader', { name: 'C', exact: true })).toBeVisible();
  // The view is kept a moment after the last change.
  await page.waitForTimeout(600);
  await reloadWorkbook(page, WORKBOOK);
  await openTab(page, 'Xếp hạng');
  await views.click();
  await page.getByRole('menuitemradio', { name: 'Nhóm khá' }).click();
  await expect(grid(page, 'Xếp hạng').getByRole('columnheader', { name: 'C', exact: true })).toHaveCount(0);
  expect(await readRows(page, 'Xếp hạng')).toHaveLength(above);

  await page.waitForTimeout(600);
  await reloadWorkbook(page, WORKBOOK);
  await openTab(page, 'Xếp hạng');
  await expect(bar(page)).toContainText('Đang lọc');
  expect(await readRows(page, 'Xếp hạng')).toHaveLength(above);
  await views.click();
  await page.getByRole('menuitem', { name: 'Xóa “Nhóm khá”' }).click();
  await views.click();
  await expect(page.getByRole('menuitemradio', { name: 'Nhóm khá' })).toHaveCount(0);
});

test('On a free sheet a filter takes the table around the cell; typing into what is left edits the right cells and pasting fills the shown rows only', async ({
  page,
}) => {
  await start(page, 'Nháp');
  for (const [row, name, value] of [
    [20, 'Tên', 'Điểm'],
    [21, 'một', '5'],
    [22, 'hai', '1'],
    [23, 'ba', '7'],
  ] as const) {
    await enter(page, `F${row}`, name);
    await enter(page, `G${row}`, value);
  }
  await goTo(page, 'G22');
  await page.keyboard.press('Control+Shift+KeyL');
  await filterBy(page, 'G20', '> lớn hơn', '4');
  await expect(cell(page, 'Nháp', 'F22')).toHaveCount(0);
  await expect(bar(page)).toContainText('Đang lọc: 2/3 hàng');
  await page.evaluate(() => navigator.clipboard.writeText('50\n70'));
  await goTo(page, 'G21');
  await page.keyboard.press('Control+KeyV');
  await expectSettled(page);
  await bar(page).getByRole('button', { name: 'Bỏ lọc và sắp xếp' }).click();
  await expect(await cellAt(page, 'Nháp', 'G21')).toHaveText('50');
  await expect(cell(page, 'Nháp', 'G22')).toHaveText('1');
  await expect(cell(page, 'Nháp', 'G23')).toHaveText('70');
});

test('Input methods write whole words into the search, the condition and the name of a view', async ({ page }) => {
  await start(page, 'Xếp hạng');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  const menu = await openFilter(page, 'A1');
  await expectWholeWords(page, menu.getByRole('textbox', { name: 'Tìm giá trị' }));
  await menu.getByRole('combobox', { name: 'Điều kiện' }).selectOption({ label: 'chứa' });
  await expectWholeWords(page, menu.getByRole('textbox', { name: 'Giá trị so' }));
  await menu.getByRole('textbox', { name: 'Giá trị so' }).fill('sở');
  await page.keyboard.press('Enter');
  await bar(page).getByRole('button', { name: 'Chế độ xem' }).click();
  await page.getByRole('menuitem', { name: 'Lưu cách xem này…' }).click();
  await expectWholeWords(page, page.getByRole('textbox', { name: 'Tên chế độ xem' }));
});

test('The numbers over the tree fold it to a level, as the outline of a spreadsheet does', async ({ page }) => {
  await start(page, 'Tiêu chí');
  await goTo(page, 'A1');
  const all = (await readRows(page, 'Tiêu chí')).length;
  await page.getByRole('button', { name: 'Chỉ lĩnh vực' }).click();
  const fields = await readRows(page, 'Tiêu chí');
  expect(fields.filter(({ cells }) => /^\d+$/.test(cells[0] ?? ''))).toHaveLength(8);
  expect(fields.some(({ cells }) => /^\d+\.\d+$/.test(cells[0] ?? ''))).toBe(false);
  await page.getByRole('button', { name: 'Đến tiêu chí' }).click();
  const criteria = await readRows(page, 'Tiêu chí');
  expect(criteria.some(({ cells }) => /^\d+\.\d+$/.test(cells[0] ?? ''))).toBe(true);
  expect(criteria.some(({ cells }) => /^\d+\.\d+\.\d+$/.test(cells[0] ?? ''))).toBe(false);
  await page.getByRole('button', { name: 'Mọi cấp' }).click();
  expect(await readRows(page, 'Tiêu chí')).toHaveLength(all);
});

test('The menu of a column head makes every column as wide as its contents', async ({ page }) => {
  await start(page, 'Nháp');
  await enter(page, 'C1', 'Một tên đơn vị rất dài để đo bề rộng của cột');
  const head = grid(page, 'Nháp').getByRole('columnheader', { name: 'C', exact: true });
  const before = (await head.boundingBox())?.width ?? 0;
  await head.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rộng vừa nội dung' }).click();
  await expect.poll(async () => (await head.boundingBox())?.width ?? 0).toBeGreaterThan(before + 50);
  const text = await cell(page, 'Nháp', 'C1').evaluate((el) => el.scrollWidth <= el.clientWidth);
  expect(text).toBe(true);
});

test('A row added to a filtered sheet is shown; while sorted rows cannot change places', async ({ page }) => {
  await start(page, 'Tiêu chí');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  const menu = await openFilter(page, 'B1');
  await menu.getByRole('combobox', { name: 'Điều kiện' }).selectOption({ label: 'chứa' });
  await menu.getByRole('textbox', { name: 'Giá trị so' }).fill('bao cao');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Đang lọc');
  const before = await readRows(page, 'Tiêu chí');
  expect(before.length).toBeGreaterThan(3);
  await goTo(page, '1.2.1');
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await expectSettled(page);
  const after = await readRows(page, 'Tiêu chí');
  expect(after).toHaveLength(before.length + 1);
  expect(after.some(({ cells }) => cells[0] === '1.2.2')).toBe(true);

  const up = page.getByRole('button', { name: 'Lên', exact: true });
  await expect(up).toBeEnabled();
  await goTo(page, 'D1');
  await (await openFilter(page, 'D1')).getByRole('button', { name: 'Sắp xếp tăng dần' }).click();
  await expect(bar(page)).toContainText('không theo cây');
  await goTo(page, '1.2.1');
  await expect(up).toBeDisabled();
});

test('Going to a cell that is filtered away shows it, and says so', async ({ page }) => {
  await start(page, 'Điểm');
  await goTo(page, 'D1');
  await page.keyboard.press('Control+Shift+KeyL');
  await filterBy(page, 'D1', '< nhỏ hơn', '1');
  await expect(cell(page, 'Điểm', 'D4')).toHaveCount(0);
  await openTab(page, 'Nháp');
  await goTo(page, "'Điểm'!D4");
  await expect(cell(page, 'Điểm', 'D4')).toHaveClass(/is-active/);
  await expect(page.getByText('Đã hiện hàng hoặc cột bị ẩn để đến ô này.')).toBeVisible();
});

test('axe finds nothing in the filter menu and in the bar over an arranged sheet, light and dark', async ({ page }) => {
  await start(page, 'Xếp hạng');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+Shift+KeyL');
  await filterBy(page, 'D1', 'trên trung bình');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await openFilter(page, 'A1');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
