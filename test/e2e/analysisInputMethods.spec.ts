/** The fields of the analyses and of structural scenarios, driven by Vietnamese input methods. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import { createWorkbook, expectSettled, goTo, openApp, openTab, pickScenario } from './words/workbook.ts';

async function openQuestion(page: Page, name: string): Promise<Locator> {
  await openTab(page, 'Phân tích');
  await page.getByRole('navigation', { name: 'Các câu hỏi' }).getByRole('button', { name, exact: true }).click();
  return page.getByRole('tabpanel');
}

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
});

test('Input methods write whole words into the settings of questions and the name of a question that is kept', async ({
  page,
}) => {
  test.slow();
  const goal = await openQuestion(page, 'Tìm giá trị');
  await expectWholeWords(page, goal.getByRole('textbox', { name: 'Mức cần đạt' }));
  const robust = await openQuestion(page, 'Độ vững của thứ hạng');
  await expectWholeWords(page, robust.getByRole('textbox', { name: 'Biên độ', exact: true }));
  const sensitivity = await openQuestion(page, 'Độ nhạy');
  await sensitivity.getByRole('button', { name: 'Tính', exact: true }).click();
  await expectWholeWords(page, sensitivity.getByRole('textbox', { name: 'Trọng số thử (điểm)' }));

  await page.getByRole('button', { name: 'Giữ trong sổ…' }).click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Tên câu hỏi' });
  await expectWholeWords(page, name);
  await name.fill('Hỏi của Nguyễn');
  await name.press('Enter');
  await expectSettled(page);
  await expect(page.getByRole('button', { name: 'Hỏi của Nguyễn', exact: true })).toBeVisible();
});

test('Input methods write whole words into the limits of an audit and the shares of a crosswalk', async ({ page }) => {
  const audit = await openQuestion(page, 'Soát dự thảo bộ tiêu chí');
  const limit = audit.getByLabel('Bão hòa từ (% đơn vị)');
  await expectWholeWords(page, limit);
  await limit.fill('90');
  await audit.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('button', { name: 'Bảng đối chiếu tiêu chí…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bảng đối chiếu tiêu chí' });
  await expectWholeWords(page, dialog.getByRole('textbox').first());
});

test('Input methods write whole words into the parts of a split, the name of a merge and of a scenario from a file', async ({
  page,
}) => {
  test.slow();
  await pickScenario(page, 'Phương án gốc', 'Kịch bản mới…');
  await openTab(page, 'Tiêu chí');
  const dialog = page.getByRole('dialog');
  await goTo(page, 'A32');
  await page.getByRole('button', { name: 'Tách, gộp' }).click();
  await page.getByRole('menuitem', { name: 'Tách tiêu chí…' }).click();
  await expectWholeWords(page, dialog.getByRole('textbox', { name: 'Tên phần 1' }));
  await expectWholeWords(page, dialog.getByRole('textbox', { name: 'Điểm tối đa phần 1' }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tách, gộp' }).click();
  await page.getByRole('menuitem', { name: 'Gộp tiêu chí…' }).click();
  await expectWholeWords(page, dialog.getByRole('textbox', { name: 'Tên sau khi gộp' }));
  await page.keyboard.press('Escape');

  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Tải tệp sổ (.sodiem.json)' }).click(),
  ]);
  const buffer = await readFile(await download.path());
  await openTab(page, 'Kịch bản');
  await page.getByRole('button', { name: 'Gộp kịch bản từ tệp…' }).click();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'so.sodiem.json', mimeType: 'application/json', buffer });
  await dialog.getByRole('combobox', { name: 'Gộp vào' }).selectOption('Kịch bản mới');
  await expectWholeWords(page, dialog.getByRole('textbox', { name: 'Tên kịch bản mới' }));
});
