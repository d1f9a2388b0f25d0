import { expect, test } from './words/test.ts';
import { cell, cellAt, createWorkbook, goTo, openApp, openTab } from './words/workbook.ts';

test('The published figures of Hà Nội 2019 stand on screen to the last digit, with their source', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await expect(page.getByRole('contentinfo')).toContainText('PAR INDEX 2019');

  await openTab(page, 'Điểm');
  await expect(await cellAt(page, 'Điểm', 'D10')).toHaveText('84,64');

  await openTab(page, 'Xếp hạng');
  await goTo(page, 'B2');
  await expect(cell(page, 'Xếp hạng', 'A2')).toHaveText('Hà Nội');
  await expect(cell(page, 'Xếp hạng', 'B2')).toHaveText('84,64');
  await expect(cell(page, 'Xếp hạng', 'D2')).toHaveText('84,64');
  await expect(cell(page, 'Xếp hạng', 'E2')).toHaveText('1');
  await expect(await cellAt(page, 'Xếp hạng', 'G2')).toHaveText('94,12');
  await expect(await cellAt(page, 'Xếp hạng', 'I2')).toHaveText('92,86');
});
