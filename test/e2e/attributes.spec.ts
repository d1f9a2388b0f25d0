import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  cellMessage,
  createWorkbook,
  enter,
  expectSettled,
  formulaBar,
  goTo,
  openApp,
  openTab,
  reloadWorkbook,
  type,
  undo,
} from './words/workbook.ts';
import { expectWholeWords } from './words/typing.ts';

const SHEET = 'Bảng tính 1';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openTab(page, SHEET);
}

const cellEditor = (page: Page) => page.getByRole('textbox', { name: SHEET, exact: true });
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

async function openFormat(page: Page, address: string) {
  await goTo(page, address);
  await page.keyboard.press('Control+1');
  await expect(dialog(page, 'Định dạng ô')).toBeVisible();
  return dialog(page, 'Định dạng ô');
}

test('Ctrl+1 shows a number with the decimals chosen; the cell keeps every digit, and undo takes the format back', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'B2', '1234,5678');
  const format = await openFormat(page, 'B2');
  await format.getByRole('radio', { name: 'Số', exact: true }).check();
  await expect(format.getByRole('status').first()).toHaveText('1.234,57');
  await format.getByLabel('Số chữ số thập phân').fill('1');
  await format.getByRole('button', { name: 'Áp dụng' }).click();
  await expectSettled(page);
  await expect(await cellAt(page, SHEET, 'B2')).toHaveText('1.234,6');
  await expect(formulaBar(page)).toHaveValue('1234,5678');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Escape');
  await expect(cellEditor(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('combobox', { name: 'Hộp tên' })).toHaveValue('B3');
  await enter(page, 'B3', '=B2*10000');
  await expect(cell(page, SHEET, 'B3')).toHaveText('12.345.678');
  await undo(page);
  await undo(page);
  await expect(cell(page, SHEET, 'B2')).toHaveText('1234,5678');
});

test('A custom code is previewed before it is taken, and one that cannot be read is refused with a sentence', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'B2', '87,5');
  const format = await openFormat(page, 'B2');
  await format.getByRole('radio', { name: 'Tùy biến' }).check();
  const code = format.getByLabel('Mã định dạng');
  await code.fill('0.00" điểm');
  await expect(format.getByText('Mã này không đọc được')).toBeVisible();
  await expect(format.getByRole('button', { name: 'Áp dụng' })).toBeDisabled();
  await code.fill('0.00" điểm"');
  await expect(format.getByText('87,50 điểm')).toBeVisible();
  await format.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(await cellAt(page, SHEET, 'B2')).toHaveText('87,50 điểm');
});

test('Typing 31/12/2026 makes a date that formulas count with; 31/02/2026 stays text and the app says so', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'A1', '31/12/2026');
  await enter(page, 'A2', '2026-12-01');
  await enter(page, 'A3', '=A1-A2');
  await expect(cell(page, SHEET, 'A1')).toHaveText('31/12/2026');
  await expect(cell(page, SHEET, 'A2')).toHaveText('01/12/2026');
  await expect(cell(page, SHEET, 'A3')).toHaveText('30');
  await enter(page, 'B1', '=DATE(2026;12;31)');
  await expect(cell(page, SHEET, 'B1')).toHaveText('31/12/2026');
  await enter(page, 'B2', '=A1=B1');
  await expect(cell(page, SHEET, 'B2')).toHaveText('TRUE');
  await goTo(page, 'A1');
  await expect(formulaBar(page)).toHaveValue('31/12/2026');

  await enter(page, 'A5', '31/02/2026');
  await expect(page.getByText('Không có ngày “31/02/2026”')).toBeVisible();
  await enter(page, 'A6', '=ISTEXT(A5)');
  await expect(cell(page, SHEET, 'A6')).toHaveText('TRUE');
});

test('Ctrl+; enters the date of today', async ({ page }) => {
  await start(page);
  await goTo(page, 'C3');
  await page.keyboard.press('Control+;');
  await expectSettled(page);
  await enter(page, 'C4', '=C3=TODAY()');
  await expect(cell(page, SHEET, 'C4')).toHaveText('TRUE');
  await expect(await cellAt(page, SHEET, 'C3')).toHaveText(/^\d\d\/\d\d\/\d{4}$/);
});

test('12% is shown as 12%, and typing 15 over it gives 15%', async ({ page }) => {
  await start(page);
  await enter(page, 'A1', '12%');
  await enter(page, 'A2', '=A1*100');
  await expect(cell(page, SHEET, 'A1')).toHaveText('12%');
  await expect(cell(page, SHEET, 'A2')).toHaveText('12');
  await enter(page, 'A1', '15');
  await expect(cell(page, SHEET, 'A1')).toHaveText('15%');
  await expect(cell(page, SHEET, 'A2')).toHaveText('15');
});

test('001 stays text after an apostrophe and in a cell of text, through editing and copying', async ({ page }) => {
  await start(page);
  await enter(page, 'A1', "'001");
  await expect(cell(page, SHEET, 'A1')).toHaveText('001');
  await goTo(page, 'A1');
  await expect(formulaBar(page)).toHaveValue("'001");
  await page.keyboard.press('F2');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(cell(page, SHEET, 'A1')).toHaveText('0012');

  const format = await openFormat(page, 'B1');
  await format.getByRole('radio', { name: 'Văn bản' }).check();
  await format.getByRole('button', { name: 'Áp dụng' }).click();
  await enter(page, 'B1', '007');
  await expect(cell(page, SHEET, 'B1')).toHaveText('007');
  await enter(page, 'B1', '=1+1');
  await expect(cell(page, SHEET, 'B1')).toHaveText('=1+1');
  await enter(page, 'C1', '=ISTEXT(B1)');
  await expect(cell(page, SHEET, 'C1')).toHaveText('TRUE');
});

test('Ctrl+B and Ctrl+I dress the selection and undress it; a copied cell brings its looks and its note along', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'A1', '0,5');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('Control+Shift+5');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'A1')).toHaveClass(/tone-bold tone-italic/);
  await expect(cell(page, SHEET, 'A1')).toHaveText('50%');
  await page.keyboard.press('Control+c');
  await goTo(page, 'C3');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'C3')).toHaveText('50%');
  await expect(cell(page, SHEET, 'C3')).toHaveClass(/tone-bold tone-italic/);
  await goTo(page, 'A1');
  await page.keyboard.press('Control+b');
  await expect(cell(page, SHEET, 'A1')).not.toHaveClass(/tone-bold/);
  await undo(page);
  await undo(page);
  await expect(cell(page, SHEET, 'C3')).toHaveText('');
  await expect(cell(page, SHEET, 'C3')).not.toHaveClass(/tone-bold/);
});

test('Shift+F2 writes a note that the cell shows, that is changed and deleted again', async ({ page }) => {
  await start(page);
  await goTo(page, 'B2');
  await page.keyboard.press('Shift+F2');
  const note = dialog(page, 'Ghi chú của ô B2');
  await expect(note.getByLabel('Ghi chú', { exact: true })).toBeFocused();
  await page.keyboard.type('Lấy từ báo cáo quý 3');
  await page.keyboard.press('Control+Enter');
  await expect(note).toBeHidden();
  await expectSettled(page);
  await expect(cellEditor(page)).toBeFocused();
  await expect(cellMessage(page)).toHaveText('Lấy từ báo cáo quý 3');
  await expect(cell(page, SHEET, 'B2').locator('.grid-note')).toBeVisible();
  await expect(cell(page, SHEET, 'B2')).toHaveAttribute('title', 'Lấy từ báo cáo quý 3');

  await reloadWorkbook(page, 'Sổ điểm mới');
  await goTo(page, 'B2');
  await expect(cellMessage(page)).toHaveText('Lấy từ báo cáo quý 3');
  await page.keyboard.press('Shift+F2');
  await note.getByRole('button', { name: 'Xóa ghi chú' }).click();
  await expectSettled(page);
  await expect(cell(page, SHEET, 'B2').locator('.grid-note')).toHaveCount(0);
});

async function setRule(page: Page, address: string, fill: (rule: ReturnType<typeof dialog>) => Promise<void>) {
  await goTo(page, address);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Quy tắc nhập…' }).click();
  const rule = dialog(page, 'Quy tắc nhập');
  await fill(rule);
  await rule.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(rule).toBeHidden();
  await expectSettled(page);
}

test('A list of allowed values is offered in the cell; what is not on it is refused and stays open to be changed', async ({
  page,
}) => {
  await start(page);
  await setRule(page, 'A1', async (rule) => {
    await rule.getByLabel('Chỉ nhận').selectOption('Giá trị trong danh sách');
    await rule.getByRole('button', { name: 'Áp dụng' }).click();
    await expect(rule.getByRole('alert')).toHaveText('Hãy ghi ít nhất một giá trị.');
    await rule.getByLabel(/Các giá trị/).fill('Đạt\nKhông đạt\n');
  });
  await goTo(page, 'A1');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('listbox', { name: 'Danh sách chọn' }).getByRole('option')).toHaveText([
    'Đạt',
    'Không đạt',
  ]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(page, SHEET, 'A1')).toHaveText('Đạt');

  await type(page, 'A1', 'Gần đạt');
  await expect(page.getByText('“Gần đạt” không nhập được. Ô chỉ nhận: Đạt; Không đạt.')).toBeVisible();
  await expect(cellEditor(page)).toHaveValue('Gần đạt');
  await expect(cellEditor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell(page, SHEET, 'A1')).toHaveText('Đạt');
});

test('Numbers out of range are refused when typed, pasted and filled; the rest of the paste is kept in one step', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'D1', '7,5');
  await enter(page, 'D2', '11');
  await enter(page, 'D3', '9');
  await goTo(page, 'A1:A3');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Quy tắc nhập…' }).click();
  const rule = dialog(page, 'Quy tắc nhập');
  await rule.getByLabel('Chỉ nhận').selectOption('Số');
  await rule.getByLabel('Từ', { exact: true }).fill('0');
  await rule.getByLabel('Đến', { exact: true }).fill('10');
  await rule.getByRole('button', { name: 'Áp dụng' }).click();
  await expectSettled(page);

  await type(page, 'A1', '10,5');
  await expect(page.getByText('Ô chỉ nhận số từ 0 đến 10.').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell(page, SHEET, 'A1')).toHaveText('');

  await goTo(page, 'D1:D3');
  await page.keyboard.press('Control+c');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'A1')).toHaveText('7,5');
  await expect(cell(page, SHEET, 'A2')).toHaveText('');
  await expect(cell(page, SHEET, 'A3')).toHaveText('9');
  await undo(page);
  await expect(cell(page, SHEET, 'A1')).toHaveText('');
  await expect(cell(page, SHEET, 'A3')).toHaveText('');
});

test('Weights, scores and the ranking take number formats too; where none is given they look as before', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openTab(page, 'Tiêu chí');
  const before = await (await cellAt(page, 'Tiêu chí', 'E3')).textContent();
  await page.keyboard.press('Control+Shift+1');
  await expectSettled(page);
  await expect(cell(page, 'Tiêu chí', 'E3')).toHaveText(/^\d+,\d\d$/);
  await undo(page);
  await expect(cell(page, 'Tiêu chí', 'E3')).toHaveText(before ?? '');

  await openTab(page, 'Xếp hạng');
  const format = await openFormat(page, 'D2');
  await format.getByRole('radio', { name: 'Số', exact: true }).check();
  await format.getByLabel('Số chữ số thập phân').fill('4');
  await format.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(cell(page, 'Xếp hạng', 'D2')).toHaveText(/^\d+,\d{4}$/);
  await expect(cell(page, 'Xếp hạng', 'D3')).toHaveText(/^\d+,\d\d$/);
});

test('Vietnamese input programs write whole words into the fields of notes, entry rules and format codes', async ({
  page,
}) => {
  await start(page);
  await goTo(page, 'B2');
  await page.keyboard.press('Shift+F2');
  await expectWholeWords(page, dialog(page, 'Ghi chú của ô B2').getByLabel('Ghi chú', { exact: true }));
  await page.keyboard.press('Escape');
  const format = await openFormat(page, 'B2');
  await format.getByRole('radio', { name: 'Tùy biến' }).check();
  await expectWholeWords(page, format.getByLabel('Mã định dạng'));
  await page.keyboard.press('Escape');
  await expect(cellEditor(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Quy tắc nhập…' }).click();
  const rule = dialog(page, 'Quy tắc nhập');
  await rule.getByLabel('Chỉ nhận').selectOption('Giá trị trong danh sách');
  await expectWholeWords(page, rule.getByLabel(/Các giá trị/));
});

test('A dialog begins at its first field, the chosen one of a group; Enter in a field does what the main button does', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'B2', '0,5');
  const format = await openFormat(page, 'B2');
  await expect(format.getByRole('radio', { name: 'Chung', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(format).toBeHidden();
  await expect(cell(page, SHEET, 'B2')).toHaveText('50,00%');
  await expect(cellEditor(page)).toBeFocused();
});

test('Why a cell takes nothing is said once, however often letters are typed on it', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await openTab(page, 'Xếp hạng');
  await goTo(page, 'B2');
  await page.keyboard.type('abc');
  await expect(page.getByRole('button', { name: 'Bỏ qua' })).toHaveCount(1);
});
