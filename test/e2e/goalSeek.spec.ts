import { readFile } from 'node:fs/promises';
import { read, utils } from 'xlsx';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { createWorkbook, expectSettled, openApp, openTab, pickScenario, readRanking } from './words/workbook.ts';

const UNIT = 'Sở Tài nguyên và Môi trường';

/** The question's section, open in the tab of analyses. */
async function openQuestion(page: Page, name: string): Promise<Locator> {
  await openTab(page, 'Phân tích');
  await page.getByRole('navigation', { name: 'Các câu hỏi' }).getByRole('button', { name, exact: true }).click();
  return page.getByRole('region', { name, exact: true });
}

async function pick(question: Locator, what: 'đơn vị' | 'tiêu chí', text: string): Promise<void> {
  const box = question.getByRole('combobox', { name: `Chọn ${what}: gõ để tìm` });
  await box.click();
  await box.fill(text);
  await box.press('Enter');
}

async function ask(question: Locator): Promise<void> {
  await question.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  await expect(question.getByRole('button', { name: 'Tính lại' })).toBeVisible();
  await expect(question.getByRole('progressbar')).toHaveCount(0);
}

test('A unit at rank 21 asks which on-time rate brings rank 20, is told 880 of 880, and sees it in a scenario', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const before = await readRanking(page);
  expect(before.rank.get(UNIT)).toBe('21');

  const question = await openQuestion(page, 'Tìm giá trị');
  await pick(question, 'đơn vị', UNIT);
  const target = question.getByRole('textbox', { name: 'Mức cần đạt' });
  await target.fill('20');
  await target.press('Tab');
  await question.getByLabel('Bằng cách đổi').selectOption('số liệu kê khai của một tiêu chí');
  await pick(question, 'tiêu chí', 'PAKN');
  await ask(question);
  await expect(question.getByText('764/880 (86,82%) → 880/880 (100%)')).toBeVisible();
  await expect(question.getByText('Kém một bước (879/880 (99,89%)) thì chỉ được hạng 21.')).toBeVisible();
  await expect(question.getByText('Đã phủ mọi giá trị hợp lệ')).toBeVisible();

  await question.getByRole('button', { name: 'Nạp thành kịch bản' }).click();
  await expectSettled(page);
  const after = await readRanking(page);
  expect(after.rank.get(UNIT)).toBe('20');
  await pickScenario(page, `${UNIT}: hạng 20 trở lên`, 'Phương án gốc');
  expect(await readRanking(page)).toEqual(before);
});

test('A rank that no single criterion brings is said to be out of reach, and every criterion is listed with its best', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const question = await openQuestion(page, 'Tìm giá trị');
  await pick(question, 'đơn vị', UNIT);
  const target = question.getByRole('textbox', { name: 'Mức cần đạt' });
  await target.fill('15');
  await target.press('Tab');
  await ask(question);
  await expect(question.getByText(/^Không tiêu chí nào trong 35 tiêu chí/)).toBeVisible();
  const rows = question.getByRole('region', { name: 'Từng tiêu chí một' }).getByRole('row');
  await expect(rows).toHaveCount(36);
  await expect(rows.nth(1)).toContainText('Không đạt được');

  const download = page.waitForEvent('download');
  await question.getByRole('button', { name: 'Xuất bảng Excel' }).click();
  const book = read(await readFile(await (await download).path()));
  const texts = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  expect(texts).toContain(`${UNIT}: hạng 15 trở lên`);
  expect(texts).toContain('Tỷ lệ PAKN xử lý đúng hạn');
});

test('A unit reads where its points are lost, which criterion brings most places, and what appraisal may leave of its claim', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const question = await openQuestion(page, 'Điểm mất ở đâu');
  await ask(question);
  await expect(
    question.getByText(
      'Văn phòng UBND tỉnh mất 9,52 điểm; 3 tiêu chí nặng nhất chiếm 68%: 4.1.1 (3 điểm), 2.1.2 (2 điểm), 1.5.1 (1,5 điểm).',
    ),
  ).toBeVisible();
  await expect(question.getByText('Chỉ số hiện nay 90,19%, hạng 6/21.')).toBeVisible();
  await expect(question.getByText('Riêng 4.1.1 đạt tối đa sẽ lên 2 bậc, tới hạng 4.')).toBeVisible();
  const table = question.getByRole('region', { name: 'Tiêu chí mất điểm của Văn phòng UBND tỉnh' });
  const heaviest = table.getByRole('row').nth(1).getByRole('cell');
  await expect(heaviest).toHaveText([
    /^4\.1\.1 /,
    '3,00',
    '0,0%',
    '3,00',
    '31,5%',
    '2',
    '4',
    '1,50',
    'Tự chấm, thẩm định',
  ]);

  await question.getByRole('button', { name: 'Cả khối' }).click();
  const block = question.getByRole('region', { name: 'Tiêu chí mất điểm của cả khối' });
  const worst = block.getByRole('row').nth(1).getByRole('cell');
  await expect(worst).toHaveText([/^4\.1\.1 /, '3,00', '1,2273', '9', '13', '22']);

  await question.getByRole('button', { name: 'Đối chiếu tự chấm' }).click();
  await expect(question.getByText('Theo điểm tự chấm, Văn phòng UBND tỉnh được 96,51%, hạng 1.')).toBeVisible();
  await expect(question.getByText(/trung bình 93,71%, 90% số trường hợp từ 90,78% đến 96,26%/)).toBeVisible();
  await expect(question.getByText(/^Dựa trên 22 hồ sơ tự chấm/)).toBeVisible();
});
