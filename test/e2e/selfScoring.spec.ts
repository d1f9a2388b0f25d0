/** A unit officer scores the unit on this machine: figures, evidence, standing, lock. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { expectWholeWords } from './words/typing.ts';
import {
  cell,
  cellMessage,
  createWorkbook,
  enter,
  expectSettled,
  formulaBar,
  goTo,
  openApp,
  openTab,
  reloadWorkbook,
  undo,
} from './words/workbook.ts';

const SAMPLE = 'Khối sở, ban, ngành – minh họa';
const NAME = 'Khối sở minh họa 2024 (minh họa)';
const TAB = 'Tự chấm';

async function startSelfScore(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, SAMPLE);
  await openTab(page, TAB);
}

function picker(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Chọn đơn vị: gõ để tìm' });
}

async function pickUnit(page: Page, typed: string, name: string): Promise<void> {
  await picker(page).click();
  await picker(page).fill(typed);
  await page.getByRole('option', { name, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect(picker(page)).toHaveValue(name);
}

function leafRow(page: Page, code: string): Locator {
  return page.locator('[data-leaf-row]').filter({ has: page.getByText(code, { exact: true }) });
}

async function openLeaf(page: Page, code: string): Promise<void> {
  await leafRow(page, code).click();
  await expect(leafRow(page, code)).toHaveAttribute('aria-expanded', 'true');
}

function result(page: Page): Locator {
  return page.getByRole('status', { name: 'Kết quả' });
}

function standing(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Vị trí nếu tính điểm này' });
}

async function giveFiles(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp…' }).click();
  await (await chooser).setFiles(files);
}

test('An officer fills in figures, sees the points, adds evidence, locks the self-score, and opens it again with a reason', async ({
  page,
}) => {
  await startSelfScore(page);
  await pickUnit(page, 'so tu phap', 'Sở Tư pháp');
  await expect(page.getByText(/^Đã chấm \d+\/33 tiêu chí$/)).toBeVisible();
  await openLeaf(page, '1.6.1');
  await page.getByRole('textbox', { name: 'Tử số' }).fill('47');
  await expect(result(page)).not.toContainText('47/50');
  await page.getByRole('textbox', { name: 'Mẫu số' }).fill('50');
  await expect(result(page)).toHaveText('47/50 = 94% x 2 = 1,88 điểm');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(result(page)).toHaveText('47/50 = 94% x 2 = 1,88 điểm (mất 0,12)');
  await expect(leafRow(page, '1.6.1')).toContainText('1,88 / 2');
  await expect(leafRow(page, '1.6.1')).toContainText('thiếu tài liệu');

  await page.getByRole('textbox', { name: 'Số, ký hiệu văn bản hoặc đường dẫn' }).fill('45/BC-STP');
  await page.getByRole('textbox', { name: 'Trích yếu, tên gọi' }).fill('Báo cáo nhiệm vụ');
  await page.keyboard.press('Enter');
  const evidence = page.getByRole('group', { name: 'Tài liệu kiểm chứng' });
  await expect(evidence.getByRole('listitem')).toHaveText([/Văn bản\s*45\/BC-STP\s*– Báo cáo nhiệm vụ/]);
  const bytes = Buffer.from('Biểu theo dõi nhiệm vụ');
  await giveFiles(page, [{ name: 'Biểu theo dõi.txt', mimeType: 'text/plain', buffer: bytes }]);
  await expect(evidence.getByRole('listitem')).toHaveCount(2);
  await expect(leafRow(page, '1.6.1')).not.toContainText('thiếu tài liệu');
  await expectSettled(page);

  await reloadWorkbook(page, NAME);
  await expect(picker(page)).toHaveValue('Sở Tư pháp');
  await openLeaf(page, '1.6.1');
  await expect(page.getByRole('textbox', { name: 'Tử số' })).toHaveValue('47');
  const download = page.waitForEvent('download');
  await evidence.getByRole('button', { name: 'Tải về Biểu theo dõi.txt' }).click();
  expect(await readFile(await (await download).path())).toEqual(bytes);

  await expect(standing(page)).toContainText(/Chỉ số\s*\d+,\d\d%/);
  await expect(standing(page)).toContainText(/Hạng\s*\d+\/21/);
  await expect(standing(page)).toContainText(/Kỳ trước \d+,\d\d%: (tăng|giảm) \d+,\d\d điểm phần trăm/);

  await page.getByRole('button', { name: 'Chốt điểm' }).click();
  await page.getByRole('dialog', { name: 'Tên người làm' }).getByLabel('Họ tên').fill('Nguyễn Thị Hoa');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Chốt khi còn thiếu?' });
  await expect(question.getByRole('listitem').first()).toContainText('thiếu tài liệu');
  await question.getByRole('button', { name: 'Vẫn chốt' }).click();
  await expectSettled(page);
  await expect(page.getByText(/^Đã chốt lúc .+ bởi Nguyễn Thị Hoa\.$/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tử số' })).toBeDisabled();
  await expect(page.getByRole('textbox', { name: 'Giải trình' })).toBeDisabled();
  await page.getByRole('button', { name: 'Bảng', exact: true }).click();
  await goTo(page, '1.6.1');
  await page.keyboard.type('50/50');
  await page.keyboard.press('Enter');
  await goTo(page, '1.6.1');
  await expect(formulaBar(page)).toHaveValue('47/50');
  await expect(cellMessage(page)).toContainText('47/50 = 94% x 2 = 1,88 điểm');
  await expect(page.getByText('Điểm, tài liệu và giải trình chỉ xem. Mở chốt để sửa.').first()).toBeVisible();

  await page.getByRole('button', { name: 'Mở chốt…' }).click();
  await page.getByRole('dialog', { name: 'Mở chốt' }).getByLabel('Lý do mở chốt').fill('Bổ sung số liệu quý IV');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await enter(page, '1.6.1', '50/50');
  await expect(cell(page, TAB, 'F16')).toHaveText('2');
  await undo(page);
  await expect(cell(page, TAB, 'F16')).toHaveText('1,88');
});

test('A figure that does not fit is told at its field, and what was typed stays there', async ({ page }) => {
  await startSelfScore(page);
  await openLeaf(page, '1.6.1');
  const before = await leafRow(page, '1.6.1').textContent();
  const denominator = page.getByRole('textbox', { name: 'Mẫu số' });
  await denominator.fill('năm mươi');
  await denominator.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '“năm mươi” không phải là số' })).toBeVisible();
  await expect(denominator).toHaveValue('năm mươi');
  await page.getByRole('radio', { name: 'Điểm trực tiếp' }).check();
  const points = page.getByRole('textbox', { name: /^Điểm tự chấm/ });
  await points.fill('2,5');
  await points.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '2,5 điểm vượt điểm tối đa 2' })).toBeVisible();
  await expect(leafRow(page, '1.6.1')).toHaveText(before ?? '');
  await points.fill('1,5');
  await points.press('Enter');
  await expect(leafRow(page, '1.6.1')).toContainText('1,5 / 2');
  await page.getByRole('checkbox', { name: 'Không áp dụng (không phát sinh): không tính vào điểm tối đa' }).check();
  await expect(leafRow(page, '1.6.1')).toContainText('KAD / 2');
  await expectSettled(page);
  await undo(page);
  await undo(page);
  await expect(leafRow(page, '1.6.1')).toHaveText(before ?? '');
});

test('In the sheet of a unit declared data, points, evidence and explanations are typed, and undone step by step', async ({
  page,
}) => {
  await startSelfScore(page);
  await page.getByRole('button', { name: 'Bảng', exact: true }).click();
  await enter(page, 'D16', '960/1.000');
  await expect(cell(page, TAB, 'F16')).toHaveText('1,92');
  await expect(cell(page, TAB, 'G16')).toHaveText('0,08');
  await enter(page, 'F16', '1,5');
  await expect(cell(page, TAB, 'D16')).toHaveText('');
  await enter(page, 'H16', '45/BC-STP – Báo cáo năm; https://example.vn/a');
  await enter(page, 'I16', 'Có nêu tại báo cáo');
  await goTo(page, 'H16');
  await expect(formulaBar(page)).toHaveValue('45/BC-STP – Báo cáo năm; https://example.vn/a');
  await enter(page, 'F16', '2,5');
  await expect(page.getByText('2,5 điểm vượt điểm tối đa 2').first()).toBeVisible();
  await expect(cell(page, TAB, 'F16')).toHaveText('1,5');
  await page.getByRole('button', { name: 'Biểu mẫu' }).click();
  await openLeaf(page, '1.6.1');
  await expect(page.getByRole('textbox', { name: 'Giải trình' })).toHaveValue('Có nêu tại báo cáo');
  const evidence = page.getByRole('group', { name: 'Tài liệu kiểm chứng' }).getByRole('listitem');
  await expect(evidence).toHaveText([/45\/BC-STP\s*– Báo cáo năm/, /https:\/\/example\.vn\/a/]);
  await undo(page);
  await expect(page.getByRole('textbox', { name: 'Giải trình' })).toHaveValue('');
  await undo(page);
  await expect(evidence).toHaveCount(0);
});

test('The unit officer goes from what is missing, and from what loses points, straight to the criterion', async ({
  page,
}) => {
  await startSelfScore(page);
  await leafRow(page, '1.6.1').press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(leafRow(page, '1.7.1')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('combobox', { name: 'Mức đạt' })).toBeFocused();
  const first = standing(page).getByRole('list').last().getByRole('button').first();
  const code = (await first.locator('.code').textContent()) ?? '';
  await first.click();
  await expect(leafRow(page, code)).toHaveAttribute('aria-expanded', 'true');
  await standing(page).getByRole('button', { name: '1.1.1' }).click();
  await expect(leafRow(page, '1.1.1')).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('textbox', { name: 'Giải trình' }).fill('Có nêu tại báo cáo năm');
  await page.keyboard.press('Tab');
  await expect(standing(page).getByRole('button', { name: '1.1.1' })).toHaveCount(0);
});

test('A link is followed only where it is one; a file too large is refused with a sentence', async ({ page }) => {
  await startSelfScore(page);
  await openLeaf(page, '1.1.1');
  const evidence = page.getByRole('group', { name: 'Tài liệu kiểm chứng' });
  const field = page.getByRole('textbox', { name: 'Số, ký hiệu văn bản hoặc đường dẫn' });
  for (const text of ['https://example.vn/ke-hoach', 'javascript:alert(1)']) {
    await field.fill(text);
    await page.getByRole('button', { name: 'Thêm tài liệu' }).click();
  }
  await expect(evidence.getByRole('listitem')).toHaveCount(2);
  await expect(evidence.getByRole('link')).toHaveCount(1);
  await expect(evidence.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  await giveFiles(page, [
    { name: 'Bản quét.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20 * 1024 * 1024 + 1, 1) },
  ]);
  await expect(page.getByText('Tệp “Bản quét.pdf” có 21 MB, lớn hơn 20 MB')).toBeVisible();
  await expect(evidence.getByRole('listitem')).toHaveCount(2);
});

test('Input methods write whole words into every field of the self-score', async ({ page }) => {
  await startSelfScore(page);
  await openLeaf(page, '1.6.1');
  for (const name of ['Tử số', 'Mẫu số', 'Số, ký hiệu văn bản hoặc đường dẫn', 'Trích yếu, tên gọi', 'Giải trình'])
    await expectWholeWords(page, page.getByRole('textbox', { name }));
  await expectWholeWords(page, picker(page));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Chốt điểm' }).click();
  await expectWholeWords(page, page.getByRole('dialog').getByLabel('Họ tên'));
  await page.getByRole('dialog').getByLabel('Họ tên').fill('Hoa');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Vẫn chốt' }).click();
  await page.getByRole('button', { name: 'Mở chốt…' }).click();
  await expectWholeWords(page, page.getByRole('dialog').getByLabel('Lý do mở chốt'));
});

for (const theme of ['light', 'dark'] as const)
  test(`The self-score has no fault that axe finds, form and sheet, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await startSelfScore(page);
    await openLeaf(page, '1.6.1');
    const form = await new AxeBuilder({ page }).analyze();
    expect(form.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    await page.getByRole('button', { name: 'Bảng', exact: true }).click();
    const sheet = await new AxeBuilder({ page }).analyze();
    expect(sheet.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });

test('A block without units and a set without criteria say what to do first', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openTab(page, TAB);
  await page.getByRole('button', { name: 'Đến trang Điểm' }).click();
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await openTab(page, TAB);
  await page.getByRole('button', { name: 'Đến trang Tiêu chí' }).click();
  await expect(page.getByRole('tab', { name: 'Tiêu chí' })).toHaveAttribute('aria-selected', 'true');
});
