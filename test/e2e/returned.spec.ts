/** An exported workbook is changed in Excel and taken back: seen cell by cell before, undone in one step after. */
import { readFile } from 'node:fs/promises';
import { changeCell } from '../contract/exchange/changeCell.ts';
import { AXE_VIEWS, findViolations } from './words/axe.ts';
import { expect, test } from './words/test.ts';
import { cell, createWorkbook, expectSettled, openApp } from './words/workbook.ts';

test('A planner exports the workbook, changes a weight and a formula in Excel, and takes back exactly these', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  const before = await cell(page, 'Tiêu chí', 'E4').textContent();
  const waiting = page.waitForEvent('download');
  await page.getByRole('banner').getByRole('button', { name: 'Xuất Excel' }).click();
  const exported = await readFile(await (await waiting).path());
  const weighed = changeCell(exported, 'Tiêu chí', 'E4', 15);
  const changed = changeCell(weighed, 'Tiêu chí', 'E5', '=MAX_4+0.5');

  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Nhận lại sổ từ Excel…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nhận lại sổ từ Excel' });
  await dialog
    .getByLabel('Chọn tệp…')
    .and(page.locator('input'))
    .setInputFiles({
      name: 'Hà Nội sửa.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(changed),
    });
  await expect(dialog.getByRole('tab', { name: '2 ô đã sửa trong Excel' })).toBeVisible();
  const rows = dialog.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Tiêu chí!E4' })).toContainText('15');
  await expect(rows.filter({ hasText: 'Tiêu chí!E5' })).toContainText('=MAX_4+0,5');
  await expect(dialog.getByRole('tab', { name: 'Ô bị từ chối (0)' })).toBeVisible();
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText(before ?? '');

  const changes = dialog.getByRole('tab', { name: '2 ô đã sửa trong Excel' });
  await expect(changes).toBeFocused();
  for (const { theme, language, rules } of AXE_VIEWS) {
    if (language === 'en') continue;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    expect.soft(await findViolations(page, rules), `changes, ${theme}`).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('tab', { name: 'Ô bị từ chối (0)' })).toBeFocused();
    await expect(dialog.getByRole('tabpanel', { name: 'Ô bị từ chối (0)' })).toBeVisible();
    expect.soft(await findViolations(page, rules), `refused, ${theme}`).toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await expect(changes).toBeFocused();
  }
  const controlled = (await changes.getAttribute('aria-controls')) ?? '';
  await expect(page.locator(`#${controlled}`)).toHaveRole('tabpanel');

  await dialog.getByRole('button', { name: 'Nhận 2 ô' }).click();
  await expect(dialog).toBeHidden();
  await expectSettled(page);
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('15');
  await page.getByRole('banner').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText(before ?? '');
});
