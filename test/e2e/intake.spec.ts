import type { Page } from '@playwright/test';
import { excelFile, type FilePayload, type Row } from './words/excelFiles.ts';
import { createWorkbook, expectSettled, grid, openApp, openTab } from './words/workbook.ts';
import { expect, test } from './words/test.ts';

const CRITERIA: readonly Row[] = [
  ['BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2024'],
  ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm', 'Sở Nội vụ', 'Sở Tài chính'],
  [1, 'Chỉ đạo, điều hành', 3, null, 2.5, 3],
  ['1.1', 'Ban hành kế hoạch', 1, 'Kịp thời: 1; không kịp thời: 0,5; không ban hành: 0', '0,5', 1],
  ['1.2', 'Mức độ hoàn thành', 2, 'Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0', 2, 2],
  [2, 'Cải cách thể chế', 1],
  ['2.1', 'Rà soát văn bản', 1, 'Theo hướng dẫn của Bộ Tư pháp', 1.5, 'KAD'],
  [null, 'Tổng cộng', 4],
];

const wizard = (page: Page) => page.getByRole('dialog', { name: 'Nhập từ Excel' });

async function chooseFile(page: Page, file: FilePayload): Promise<void> {
  await wizard(page).locator('input[type=file]').setInputFiles(file);
  await expect(wizard(page).getByRole('button', { name: 'Xem trước', exact: true })).toBeVisible();
}

async function openWizard(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Nhập từ Excel…' }).click();
  await expect(wizard(page)).toBeVisible();
}

test('a planner makes a workbook out of an Excel file: criteria, rules, units and scores; until then nothing is stored', async ({
  page,
}) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await chooseFile(page, excelFile('Bộ tiêu chí 2024.xlsx', { 'Tiêu chí': CRITERIA }));
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await expect(wizard(page).getByText('2/3 cách tính điểm bằng lời đã thành quy tắc')).toBeVisible();
  await expect(wizard(page).getByText('Vượt điểm tối đa 1 của 2.1.')).toBeVisible();
  await wizard(page).getByRole('button', { name: 'Hủy' }).click();
  await expect(page.getByText('Chưa có sổ nào trên máy này.')).toBeVisible();

  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await chooseFile(page, excelFile('Bộ tiêu chí 2024.xlsx', { 'Tiêu chí': CRITERIA }));
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await wizard(page).getByLabel('Tên khối').fill('Các sở');
  await wizard(page).getByRole('button', { name: 'Tạo sổ từ tệp này' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bộ tiêu chí 2024' })).toBeVisible();
  await expectSettled(page);
  await expect(grid(page, 'Tiêu chí').getByText('Mức độ hoàn thành')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Các sở 2024' })).toBeVisible();
});

test('scores go into the open workbook as one step: a person decides of unknown units, undo takes all out, the mapping is kept', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openWizard(page);
  await chooseFile(page, excelFile('Bộ tiêu chí 2024.xlsx', { 'Tiêu chí': CRITERIA }));
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await wizard(page).getByRole('button', { name: 'Nhập vào sổ' }).click();
  await expect(wizard(page)).toBeHidden();
  await expect(page.getByText('Đã nhập 3 mục chấm điểm và 5 ô từ “Bộ tiêu chí 2024.xlsx”.')).toBeVisible();
  await expectSettled(page);

  const scores = excelFile('Điểm.xlsx', {
    'Thẩm định': [
      ['TT', 'Đơn vị', '1.1', '1.2', '9.9', 'Ghi chú'],
      [1, 'SỞ NỘI VỤ'.normalize('NFD'), 1, '85%', 1, 'tốt'],
      [2, 'Sở Tài chánh', 0.5, 1, null, null],
    ],
  });
  await openWizard(page);
  await chooseFile(page, scores);
  await wizard(page).getByLabel('Vai trò của cột E').selectOption({ label: '–' });
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await expect(wizard(page).getByText('Đơn vị: 1 khớp, 0 thêm mới, 1 bỏ qua')).toBeVisible();
  await expect(
    wizard(page).getByRole('row', { name: 'Thẩm định C3 0,5 Đơn vị “Sở Tài chánh” đang để bỏ qua.' }),
  ).toBeVisible();
  await wizard(page).getByLabel('Sở Tài chánh là').selectOption({ label: 'Sở Tài chính (gần giống)' });
  await expect(wizard(page).getByText('Không có ô nào bị từ chối')).toBeVisible();
  await wizard(page).getByRole('button', { name: 'Quay lại' }).click();
  await expect(wizard(page).getByLabel('Vai trò của cột E')).toHaveValue('none');
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await wizard(page).getByRole('button', { name: 'Nhập vào sổ' }).click();
  await expect(page.getByText('Đã nhập 4 ô từ “Điểm.xlsx”.')).toBeVisible();
  await expectSettled(page);

  await openWizard(page);
  await chooseFile(page, scores);
  await expect(wizard(page).getByText('Dùng lại cách hiểu bạn đã chấp nhận')).toBeVisible();
  await expect(wizard(page).getByLabel('Vai trò của cột E')).toHaveValue('none');
  await page.keyboard.press('Escape');
  for (let step = 0; step < 2; step++) {
    await page.getByRole('banner').getByRole('button', { name: 'Hoàn tác' }).click();
    await expectSettled(page);
  }
  await openTab(page, 'Tiêu chí');
  await expect(grid(page, 'Tiêu chí').getByText('Mức độ hoàn thành')).toBeHidden();
});

test('a set for a new block takes its name from the title of the file; without a name a hint asks for one, and nothing is red', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await openWizard(page);
  const rows = [['BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CỦA CÁC SỞ, NGÀNH NĂM 2024'], ...CRITERIA.slice(1)] as readonly Row[];
  await chooseFile(page, excelFile('Bộ tiêu chí 2024.xlsx', { 'Tiêu chí': rows }));
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await wizard(page).getByLabel('Đưa vào').selectOption({ label: 'Khối mới…' });
  const name = wizard(page).getByLabel('Tên khối');
  await expect(name).toHaveValue('Các sở, ngành');
  await name.fill('');
  await name.blur();
  await expect(wizard(page).getByText('Đặt tên khối để nhập.')).toBeVisible();
  await expect(wizard(page).getByText('Tên không được để trống.')).toBeHidden();
  await expect(wizard(page).getByRole('button', { name: 'Nhập vào sổ' })).toBeDisabled();
  await name.fill('Sở, ngành');
  await name.blur();
  await expect(wizard(page).getByText('Đặt tên khối để nhập.')).toBeHidden();
  await expect(wizard(page).getByRole('button', { name: 'Nhập vào sổ' })).toBeEnabled();
});

test('a file dropped on the window opens the import; a damaged one is refused with a sentence and changes nothing', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  const drop = (name: string, text: string): Promise<void> =>
    page.evaluate(
      ([fileName = '', content = '']) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], fileName));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text],
    );
  await drop('hỏng.xlsx', 'PK\u0003\u0004 không phải');
  await expect(wizard(page).getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await drop('bảng.csv', 'STT;Tiêu chí;Điểm tối đa\n1;Chỉ đạo;2\n1.1;Kế hoạch;"1,5"\n1.10;Báo cáo;"0,5"\n');
  await wizard(page).getByRole('button', { name: 'Xem trước', exact: true }).click();
  await expect(wizard(page).getByRole('cell', { name: '1.10', exact: true })).toBeVisible();
  await expect(wizard(page).getByText('Bộ tiêu chí: 2 mục chấm điểm, tổng 2 điểm')).toBeVisible();
});
