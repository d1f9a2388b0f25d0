/** How points are calculated, edited without code: the planner sees what a rule gives before it is saved. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import {
  cell,
  createWorkbook,
  expectSettled,
  goTo,
  openApp,
  openTab,
  pickScenario,
  readRanking,
  undo,
} from './words/workbook.ts';

const SHEET = 'Tiêu chí';

async function openCriteria(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openTab(page, SHEET);
}

/** The rule of the leaf in that row of the criteria sheet, opened from its cell. */
async function openRule(page: Page, address: string): Promise<Locator> {
  await goTo(page, address);
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: /^Cách tính điểm:/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

function field(dialog: Locator, name: string): Locator {
  return dialog.getByRole('textbox', { name, exact: true });
}

async function chooseKind(dialog: Locator, kind: string): Promise<void> {
  await dialog.getByLabel('Kiểu tính').selectOption({ label: kind });
}

/** The samples as "input | points". */
async function readSamples(dialog: Locator): Promise<string[]> {
  const rows = dialog.getByRole('table', { name: 'Bảng thử' }).getByRole('row');
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].map((one) => one.textContent.trim()).join(' | ')),
  );
  return texts.filter((text) => text !== '');
}

async function openExtras(page: Page): Promise<Locator> {
  await page.getByRole('toolbar', { name: SHEET }).getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Điểm cộng, điểm trừ…' }).click();
  return page.getByRole('dialog', { name: 'Điểm cộng, điểm trừ' });
}

const BANDS_CELL = 'H5';

test('The planner changes a band rule, sees the points on both sides of its edges and who moves, saves it, and takes it back', async ({
  page,
}) => {
  await openCriteria(page);
  const before = await readRanking(page);
  await openTab(page, SHEET);
  const dialog = await openRule(page, BANDS_CELL);
  await expect(dialog.getByText('Không đơn vị nào đổi điểm.')).toBeVisible();
  await field(dialog, 'Mép dưới (%), dòng 2').fill('95');
  await dialog.getByLabel('Từ / trên, dòng 2').selectOption({ label: 'trên' });
  await field(dialog, 'Điểm, dòng 2').fill('1,25');
  await expect(dialog.getByText('trên 95% đến dưới 100%: 1,25')).toBeVisible();
  expect(await readSamples(dialog)).toEqual([
    '100% đúng mép | 100% | 1,5',
    '99,99% sát dưới | trên 95% đến dưới 100% | 1,25',
    '95,01% sát trên | trên 95% đến dưới 100% | 1,25',
    '95% đúng mép | từ 95% trở xuống | 0',
    '94,99% sát dưới | từ 95% trở xuống | 0',
    '0% | từ 95% trở xuống | 0',
  ]);
  await expect(dialog.getByText(/\d+\/\d+ đơn vị đổi điểm/)).toBeVisible();
  await expect(dialog.getByText(/\d+ đơn vị đổi hạng/)).toBeVisible();
  const named = await dialog.getByRole('table', { name: 'Trong khối này' }).getByRole('row').nth(1).innerText();
  expect(named).toMatch(/0,75 → (1,25|0)/);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toHaveCount(0);
  await expectSettled(page);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('trên 95% đến dưới 100%: 1,25');
  const after = await readRanking(page);
  expect([...after.rank]).not.toEqual([...before.rank]);
  await undo(page);
  expect(await readRanking(page)).toEqual(before);
  await openTab(page, SHEET);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('từ 80% đến dưới 100%: 0,75');
});

test('A rule that overlaps or gives too much cannot be saved and says so at the field; what may be meant is only a warning', async ({
  page,
}) => {
  await openCriteria(page);
  const dialog = await openRule(page, BANDS_CELL);
  const edge = field(dialog, 'Mép dưới (%), dòng 2');
  await edge.fill('100');
  await expect(edge).toHaveAccessibleDescription(/phải thấp hơn mép 100%/);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByText('Còn 1 chỗ phải sửa trước khi lưu.')).toBeVisible();
  await edge.fill('tám mươi');
  await expect(edge).toHaveAccessibleDescription(/“tám mươi” không phải là số/);
  await edge.fill('30');
  const points = field(dialog, 'Điểm, dòng 1');
  await points.fill('2');
  await expect(points).toHaveAccessibleDescription(/cao hơn điểm tối đa 1,5/);
  await points.fill('0,5');
  await expect(field(dialog, 'Điểm, dòng 2')).toHaveAccessibleDescription(/được nhiều điểm hơn khoảng trên/);
  await expect(dialog.getByText('Không có cách nào đạt điểm tối đa.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Bỏ dòng 3' }).click();
  await expect(dialog.getByText('Dưới 30%: không thuộc khoảng nào, 0 điểm.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toHaveCount(0);
  await expectSettled(page);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('100%: 0,5; từ 30% đến dưới 100%: 0,75');
});

test('Closing the editor with changes asks first, and the changes are there when the person goes on', async ({
  page,
}) => {
  await openCriteria(page);
  const dialog = await openRule(page, BANDS_CELL);
  await field(dialog, 'Điểm, dòng 2').fill('1');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Bỏ những gì vừa soạn?' });
  await question.getByRole('button', { name: 'Soạn tiếp' }).click();
  await expect(field(dialog, 'Điểm, dòng 2')).toHaveValue('1');
  await dialog.getByRole('button', { name: 'Hủy' }).click();
  await question.getByRole('button', { name: 'Bỏ thay đổi' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectSettled(page);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('từ 80% đến dưới 100%: 0,75');
  await openRule(page, BANDS_CELL);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Every kind of rule can be chosen, shows its samples, and is there again after looking at another', async ({
  page,
}) => {
  await openCriteria(page);
  const dialog = await openRule(page, BANDS_CELL);
  await chooseKind(dialog, 'Chọn một mức (có/không)');
  expect(await readSamples(dialog)).toEqual(['Có | 1,5', 'Không | 0']);
  await expect(dialog.getByText(/đơn vị có số liệu kê khai không hợp với cách tính này/)).toBeVisible();
  await field(dialog, 'Mức, dòng 1').fill('Đúng hạn');
  await field(dialog, 'Mức, dòng 1').press('Enter');
  await expect(field(dialog, 'Mức, dòng 2')).toBeFocused();
  await chooseKind(dialog, 'Số lượng × điểm, có mức trần');
  await field(dialog, 'Điểm cho mỗi trường hợp').fill('0,5');
  expect(await readSamples(dialog)).toEqual([
    '0 | 0',
    '1 | 0,5',
    '2 sát dưới | 1',
    '3 đúng mép | 1,5',
    '4 sát trên | 1,5',
  ]);
  await expect(dialog.getByText('Từ 3 trường hợp trở lên: 1,5 điểm, không đổi nữa.')).toBeVisible();
  await chooseKind(dialog, 'Kết hợp nhiều câu hỏi (và / hoặc)');
  expect(await readSamples(dialog)).toEqual([
    'Có; Có | 1,5',
    'Có; Không | 0,75',
    'Không; Có | 0,75',
    'Không; Không | 0',
  ]);
  await dialog.getByRole('button', { name: 'Thêm câu hỏi' }).click();
  await page.keyboard.type('Có sáng kiến');
  await dialog.getByLabel('Trường hợp 1: Có sáng kiến').selectOption({ label: 'phải có' });
  expect(await readSamples(dialog)).toHaveLength(8);
  expect((await readSamples(dialog))[0]).toBe('Có; Có; Có | 1,5');
  for (const kind of ['Tỷ lệ thuận với tỷ lệ %', 'Trừ dần từ điểm tối đa', 'Mức xếp loại theo % điểm tối đa']) {
    await chooseKind(dialog, kind);
    expect((await readSamples(dialog)).length, kind).toBeGreaterThan(2);
  }
  for (const kind of ['So với đơn vị cao nhất khối', 'Điều tra xã hội học', 'Chỉ số hài lòng (SIPAS)']) {
    await chooseKind(dialog, kind);
    expect((await readSamples(dialog)).length, kind).toBeGreaterThan(2);
  }
  await chooseKind(dialog, 'Chọn một mức (có/không)');
  await expect(field(dialog, 'Mức, dòng 1')).toHaveValue('Đúng hạn');
});

test('A formula rule is written with named inputs and tried with figures; a wrong word is said at the formula', async ({
  page,
}) => {
  await openCriteria(page);
  const dialog = await openRule(page, BANDS_CELL);
  await chooseKind(dialog, 'Công thức theo số liệu');
  const formula = field(dialog, 'Công thức');
  await formula.fill('=MIN(x/y;1)*1,5');
  await field(dialog, 'x (Số đạt yêu cầu)').fill('3');
  await field(dialog, 'y (Tổng số)').fill('4');
  await expect(dialog.getByText('1,125 điểm')).toBeVisible();
  await formula.fill('=x/z');
  await expect(formula).toHaveAccessibleDescription(/“z”/);
  await formula.fill('=x/(y');
  await expect(formula).toHaveAccessibleDescription(/Công thức chưa đúng/);
  await formula.fill('=x/y*1,5');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expectSettled(page);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('công thức theo x (Số đạt yêu cầu), y (Tổng số)');
});

test('The words of a regulation pasted into the editor become bands, and what could not be read is said', async ({
  page,
}) => {
  await openCriteria(page);
  const dialog = await openRule(page, BANDS_CELL);
  await dialog.getByText('Đọc từ câu chữ của quy định').click();
  await dialog.getByLabel('Dán câu chữ vào đây').fill('100%: 1,5; 95-<100: 1,25; 80-<95: 1; <80: 0');
  await dialog.getByRole('button', { name: 'Đọc', exact: true }).click();
  await expect(field(dialog, 'Mép dưới (%), dòng 3')).toHaveValue('80');
  await expect(dialog.getByText('Đã đọc thành “Theo khoảng tỷ lệ %”')).toBeVisible();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expectSettled(page);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('từ 80% đến dưới 95%: 1');
});

test('In a scenario a rule is tried and the base keeps its own', async ({ page }) => {
  await openCriteria(page);
  await pickScenario(page, 'Phương án gốc', 'Đẩy mạnh chính quyền số');
  const dialog = await openRule(page, BANDS_CELL);
  await expect(dialog.getByLabel('Cách đánh giá')).toBeEnabled();
  await field(dialog, 'Điểm, dòng 2').fill('0,25');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expectSettled(page);
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('từ 80% đến dưới 100%: 0,25');
  await pickScenario(page, 'Đẩy mạnh chính quyền số', 'Phương án gốc');
  await expect(cell(page, SHEET, BANDS_CELL)).toContainText('từ 80% đến dưới 100%: 0,75');
});

test('The rule opens from the toolbar, the menu of the cell, Enter and a double click', async ({ page }) => {
  await openCriteria(page);
  const dialog = page.getByRole('dialog', { name: /^Cách tính điểm:/ });
  async function expectOpened(): Promise<void> {
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await goTo(page, 'B5');
  await page.getByRole('toolbar', { name: SHEET }).getByRole('button', { name: 'Cách tính điểm…' }).click();
  await expectOpened();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Cách tính điểm…' }).click();
  await expectOpened();
  await goTo(page, BANDS_CELL);
  await page.keyboard.press('Enter');
  await expectOpened();
  await cell(page, SHEET, BANDS_CELL).dblclick();
  await expectOpened();
});

test('Bonus and penalty are added, changed and taken back as one step', async ({ page }) => {
  await openCriteria(page);
  const dialog = await openExtras(page);
  const count = await dialog.getByRole('row').count();
  await dialog.getByRole('button', { name: 'Thêm điểm cộng' }).click();
  const last = dialog.getByRole('row').last();
  await last.getByRole('textbox').first().fill('Sáng kiến cấp tỉnh');
  await last.getByRole('textbox').last().fill('-1');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(last.getByRole('textbox').last()).toHaveAccessibleDescription(/lớn hơn 0/);
  await last.getByRole('textbox').last().fill('1,5');
  await dialog.getByRole('button', { name: 'Thêm điểm trừ' }).click();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toHaveCount(0);
  await expectSettled(page);
  await expect((await openExtras(page)).getByRole('row')).toHaveCount(Math.max(1, count) + 2);
  await page.keyboard.press('Escape');
  await undo(page);
  await expect((await openExtras(page)).getByRole('row')).toHaveCount(count);
});

test('Input methods write whole words into the fields of rules, of the words to be read, and of bonus and penalty', async ({
  page,
}) => {
  await openCriteria(page);
  const dialog = await openRule(page, BANDS_CELL);
  await chooseKind(dialog, 'Chọn một mức (có/không)');
  await expectWholeWords(page, field(dialog, 'Mức, dòng 1'));
  await expectWholeWords(page, field(dialog, 'Điểm, dòng 1'));
  await chooseKind(dialog, 'Công thức theo số liệu');
  await expectWholeWords(page, field(dialog, 'Công thức'));
  await dialog.getByText('Đọc từ câu chữ của quy định').click();
  await expectWholeWords(page, dialog.getByLabel('Dán câu chữ vào đây'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
  const extras = await openExtras(page);
  await extras.getByRole('button', { name: 'Thêm điểm cộng' }).click();
  await expectWholeWords(page, field(extras, 'Nội dung, dòng 1'));
});
