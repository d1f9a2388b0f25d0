import type { Page } from '@playwright/test';
import { download, pickFromMenu, receiveForms, sendForms } from './words/forms.ts';
import { answerAll, buildCommunes, communeName, LEAF_CODES, MAX_POINTS } from './words/manyUnits.ts';
import { expect, test } from './words/test.ts';
import { asUploads, declare, fillForm, mapOf, rateCodes, textAddress, type SentForm } from './words/returnedFiles.ts';
import { createWorkbook, enter, expectSettled, goTo, openApp, openTab, readRanking, undo } from './words/workbook.ts';

const notices = (page: Page) => page.locator('.notices');

test('A planner sends forms to all units, drops what comes back, settles the conflicts and takes the rest in one step', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const sent = await sendForms(page);
  expect(sent.length).toBeGreaterThan(10);
  const [first, second, third] = sent as [SentForm, SentForm, SentForm];
  const [codeA = '', codeB = ''] = rateCodes(first);

  // Two units answer, one of them twice and differently; one file is no form at all.
  const explained = fillForm(second, {
    [textAddress(mapOf(second), 'explanation', codeB)]: 'Đã khắc phục trong quý IV',
  });
  const back = [
    declare(first, codeA, 41, 50),
    declare(explained, codeA, 30, 40),
    { ...declare(explained, codeA, 31, 40), fileName: 'gửi lại.xlsx' },
    third,
    { fileName: 'ảnh.xlsx', bytes: new Uint8Array([1, 2, 3]) },
  ];
  const dialog = await receiveForms(page, back);
  await expect(dialog.getByRole('status').first()).toContainText('2 ô mới từ 2 đơn vị');
  await expect(dialog.getByRole('status').first()).toContainText('1 xung đột, 1 chưa chọn');
  await expect(dialog.getByRole('status').first()).toContainText(`Chưa nhận ${sent.length - 3} đơn vị`);

  await dialog.getByRole('tab', { name: 'Tệp (5)' }).click();
  await expect(dialog.getByRole('row', { name: /ảnh\.xlsx/ })).toContainText('✗');
  await dialog.getByRole('tab', { name: 'Xung đột (1)' }).click();
  await expect(dialog.getByRole('row').nth(1)).toContainText('31/40');
  await expect(dialog.getByRole('row').nth(1)).toContainText('30/40');
  await dialog.getByRole('radio', { name: /^Trong tệp,.*31\/40/ }).check();
  await dialog.getByRole('button', { name: 'Nhận 3 ô' }).click();
  await expect(notices(page)).toContainText('Đã nhận 3 ô');
  await expectSettled(page);

  // The same files again bring nothing; a first form that comes late meets what the workbook holds by now.
  const again = await receiveForms(page, [declare(first, codeA, 41, 50), declare(explained, codeA, 20, 40)]);
  await expect(again.getByRole('status').first()).toContainText('0 ô mới');
  await expect(again.getByRole('tab', { name: 'Xung đột (1)' })).toHaveAttribute('aria-selected', 'true');
  await expect(again.getByRole('row').nth(1)).toContainText('sổ cũng đã sửa');
  await again.getByRole('textbox', { name: /^Giá trị tự nhập/ }).fill('35/40');
  await again.getByRole('textbox', { name: /^Giá trị tự nhập/ }).press('Tab');
  await again.getByRole('button', { name: 'Nhận 1 ô' }).click();
  await expectSettled(page);
  const later = await receiveForms(page, [declare(explained, codeA, 20, 40)]);
  await expect(later.getByRole('row').nth(1)).toContainText('35/40');
  await page.keyboard.press('Escape');

  for (let step = 0; step < 2; step++) await undo(page);
  // Two offices call their files the same; one of them sends again.
  const clean = await receiveForms(page, [{ ...declare(first, codeA, 41, 50), fileName: 'biểu.xlsx' }]);
  await expect(clean.getByRole('status').first()).toContainText('1 ô mới từ 1 đơn vị');
  const add = (form: SentForm): Promise<void> =>
    clean
      .getByLabel('Thêm tệp…')
      .and(page.locator('input'))
      .setInputFiles(asUploads([{ ...form, fileName: 'biểu.xlsx' }]));
  await add(declare(second, codeA, 30, 40));
  await expect(clean.getByRole('status').first()).toContainText('2 ô mới từ 2 đơn vị');
  await add(declare(first, codeA, 42, 50));
  await expect(clean.getByRole('status').first()).toContainText('2 ô mới từ 2 đơn vị, không có xung đột');
  await clean.getByRole('tab', { name: 'Tệp (2)' }).click();
  await expect(clean.getByRole('row', { name: /^biểu \(2\)\.xlsx/ })).toBeVisible();
});

test('A form of an earlier version of the set finds its criteria by the crosswalk, and what was declared is scored by the new maximum', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const [form] = (await sendForms(page)) as [SentForm];
  const [codeA = '', codeB = ''] = rateCodes(form);

  // Since then one criterion got another code, and another a higher maximum.
  await openTab(page, 'Tiêu chí');
  const rowA = await rowOfCode(page, codeA);
  await enter(page, `A${rowA}`, '9.9.9');
  const rowB = await rowOfCode(page, codeB);
  await enter(page, `D${rowB}`, '4');
  await expectSettled(page);

  const dialog = await receiveForms(page, [declare(declare(form, codeA, 41, 50), codeB, 30, 40)]);
  await expect(dialog.getByRole('status').first()).toContainText('2 ô mới từ 1 đơn vị');
  await dialog.getByRole('tab', { name: /^Ô mới/ }).click();
  await expect(dialog.getByRole('tabpanel')).toContainText('9.9.9');
  await dialog.getByRole('tab', { name: /^Tệp/ }).click();
  await expect(dialog.getByRole('tabpanel')).toContainText('bộ tiêu chí phiên bản khác: đối chiếu');
  await dialog.getByRole('button', { name: 'Nhận 2 ô' }).click();
  await expect(notices(page)).toContainText('Đã nhận 2 ô');
});

test('A package of units meets what the workbook has changed since: the newer side is kept on request, or the file’s is taken', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await pickFromMenu(page, 'Gửi biểu cho đơn vị…');
  await page.getByRole('radio', { name: 'Gói dữ liệu của đơn vị' }).check();
  const { name, bytes } = await download(page, () => page.getByRole('button', { name: /^Xuất \d+ đơn vị$/ }).click());
  expect(name).toMatch(/\.sodiem-goi\.json$/);
  await page.keyboard.press('Escape');
  await openTab(page, 'Tự chấm');
  await page.getByRole('button', { name: 'Bảng', exact: true }).click();
  await enter(page, 'D5', '50%');
  await expectSettled(page);

  const dialog = await receiveForms(page, [{ fileName: name, bytes }]);
  await expect(dialog.getByRole('status').first()).toContainText('1 xung đột, 1 chưa chọn');
  await expect(dialog.getByRole('row').nth(1)).toContainText('50%');
  await expect(dialog.getByRole('row').nth(1)).toContainText('100%');
  await dialog.getByRole('button', { name: 'Lấy bản mới hơn' }).click();
  await expect(dialog.getByRole('button', { name: 'Không có ô nào để nhận' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Lấy của tệp' }).click();
  await dialog.getByRole('button', { name: 'Nhận 1 ô' }).click();
  await expect(notices(page)).toContainText('Đã nhận 1 ô');
});

/** The row of a criterion on the criteria sheet on screen, by the name box, which knows codes. */
async function rowOfCode(page: Page, code: string): Promise<string> {
  await goTo(page, code);
  return /\d+$/.exec(await page.getByRole('combobox', { name: 'Hộp tên' }).inputValue())?.[0] ?? '';
}

const COMMUNES = 600;

test('600 communes send their forms back: all are dropped at once, read with progress, taken in one step, and ranked', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openApp(page);
  await page
    .getByLabel('Khôi phục từ tệp…')
    .and(page.locator('input'))
    .setInputFiles({
      name: 'xa-phuong.sodiem.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await buildCommunes(COMMUNES)),
    });
  await expectSettled(page);
  await page.getByRole('banner').getByRole('button', { name: 'Biểu, bảng' }).click();
  await page.getByRole('menuitem', { name: 'Biểu tự chấm của một đơn vị…' }).click();
  const only = page.getByRole('dialog', { name: 'Biểu tự chấm của một đơn vị' });
  await only.getByLabel('Đơn vị').selectOption(communeName(0));
  const { name, bytes } = await download(page, () => only.getByRole('button', { name: 'Tải biểu' }).click());

  // A hundred different figures: six communes share each rank.
  const firstPoints = (n: number): number => (n % 100) / 10;
  const forms = answerAll({ fileName: name, bytes }, COMMUNES, firstPoints, 8);
  await pickFromMenu(page, 'Nhận biểu từ đơn vị…');
  const dialog = page.getByRole('dialog', { name: 'Nhận biểu từ đơn vị' });
  await dialog.getByLabel('Chọn tệp…').and(page.locator('input')).setInputFiles(asUploads(forms));
  await expect(dialog.getByText(new RegExp(`Đang đọc tệp \\d+/${COMMUNES}`))).toBeVisible();
  await expect(dialog.getByRole('tablist')).toBeVisible({ timeout: 120_000 });
  const cells = COMMUNES * LEAF_CODES.length;
  await expect(dialog.getByRole('status').first()).toContainText(`${cells} ô mới từ ${COMMUNES} đơn vị`);
  await expect(dialog.getByRole('status').first()).toContainText('không có xung đột');
  await expect(dialog.getByText('Đã nhận đủ các đơn vị trong khối.')).toBeVisible();
  await dialog.getByRole('button', { name: `Nhận ${cells} ô` }).click();
  await expect(notices(page)).toContainText(`Đã nhận ${cells} ô của ${COMMUNES} đơn vị`);
  await expectSettled(page);

  const { index, rank } = await readRanking(page);
  expect(rank.size).toBe(COMMUNES);
  const whole = LEAF_CODES.length * MAX_POINTS;
  for (let n = 0; n < COMMUNES; n++) {
    const total = 8 * (LEAF_CODES.length - 1) + firstPoints(n);
    expect(index.get(communeName(n))).toBe(((total / whole) * 100).toFixed(2).replace('.', ','));
    expect(rank.get(communeName(n))).toBe(String(1 + 6 * (99 - (n % 100))));
  }
  await undo(page);
  expect((await readRanking(page)).index.get(communeName(1))).toBe('0,00');
});
