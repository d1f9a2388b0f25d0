import { expect, test } from './words/test.ts';
import { createWorkbook, grid, openApp } from './words/workbook.ts';

test.use({ viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });

test('At 200 % nothing is cut off: every button is reached, six rows are seen, no line runs out of the screen', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);
  for (const name of ['Sổ', 'Xuất Excel', 'Hoàn tác']) {
    const button = page.getByRole('banner').getByRole('button', { name, exact: true });
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  const sheet = grid(page, 'Tiêu chí');
  await sheet.getByRole('gridcell').first().scrollIntoViewIfNeeded();
  await page.locator('textarea[data-grid-field][aria-label="Tiêu chí"]').focus();
  const box = await page.locator('.grid-viewport').first().boundingBox();
  expect(box?.height ?? 0).toBeGreaterThan(7 * 24);
  await expect(grid(page, 'Xếp hạng trực tiếp')).toBeAttached();
  await page.getByRole('tab', { name: 'Xếp hạng' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('tab', { name: 'Xếp hạng' })).toBeInViewport({ ratio: 1 });
});
