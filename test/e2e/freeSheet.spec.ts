import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  enter,
  expectCalculated,
  expectSettled,
  formulaBar,
  goTo,
  openApp,
  openTab,
  readColumn,
  readRanking,
  undo,
} from './words/workbook.ts';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

test('A free sheet reads any other sheet, and its references follow when rows move', async ({ page }) => {
  await start(page);
  await openTab(page, 'Nháp');
  await enter(page, 'D1', "='Tiêu chí'!E27");
  await expect(cell(page, 'Nháp', 'D1')).toHaveText('13');
  await enter(page, 'D2', "='Xếp hạng'!D2");
  const index = await cell(page, 'Nháp', 'D2').textContent();
  await enter(page, 'D3', '=D1*2');
  await expect(cell(page, 'Nháp', 'D3')).toHaveText('26');

  await goTo(page, 'A1');
  await page.getByRole('button', { name: 'Chèn hàng' }).click();
  await expectSettled(page);
  await expect(await cellAt(page, 'Nháp', 'D4')).toHaveText('26');
  await expect(formulaBar(page)).toHaveValue('=D2*2');
  await expect(await cellAt(page, 'Nháp', 'D2')).toHaveText('13');

  await openTab(page, 'Tiêu chí');
  await goTo(page, 'A3');
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await expectSettled(page);
  await enter(page, 'E28', '20');
  await openTab(page, 'Nháp');
  await expect(await cellAt(page, 'Nháp', 'D2')).toHaveText('20');
  await expect(formulaBar(page)).toHaveValue("='Tiêu chí'!E28");
  await expect(cell(page, 'Nháp', 'D4')).toHaveText('40');
  await expect(await cellAt(page, 'Nháp', 'D3')).not.toHaveText(index ?? '');
  const { index: indexes } = await readRanking(page);
  await openTab(page, 'Nháp');
  const shown = Number((await (await cellAt(page, 'Nháp', 'D3')).textContent())?.replace(',', '.'));
  expect(indexes.get('Văn phòng UBND tỉnh')).toBe(shown.toFixed(2).replace('.', ','));
});

test('Dragging the slider of an assumption moves the ranking live; one undo takes it back', async ({ page }) => {
  await start(page);
  await openTab(page, 'Giả định');
  const readDock = (): Promise<Map<string, string>> => readColumn(page, 'Xếp hạng trực tiếp', 'Đơn vị', 'Hạng');
  const before = await readDock();
  const slider = page.getByRole('slider', { name: 'Kéo để đổi Hệ số trọng số lĩnh vực 8 (điều tra xã hội học)' });
  const undoButton = page.getByRole('button', { name: 'Hoàn tác' });

  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++)
    await page.mouse.move(box.x + box.width / 2 + (step * box.width) / 17, box.y + box.height / 2);
  await expectCalculated(page);
  const dragged = await readDock();
  expect(dragged, 'the ranking moves while the button is still down').not.toEqual(before);
  await expect(undoButton, 'a drag in progress is not journaled').toBeDisabled();
  await page.mouse.up();
  await expectSettled(page);
  expect(await readDock()).toEqual(dragged);
  await undo(page);
  expect(await readDock()).toEqual(before);
  await expect(slider).toHaveJSProperty('valueAsNumber', 1);
});

test('Escape during a drag puts the assumption and the ranking back and writes nothing', async ({ page }) => {
  await start(page);
  await openTab(page, 'Giả định');
  const readDock = (): Promise<Map<string, string>> => readColumn(page, 'Xếp hạng trực tiếp', 'Đơn vị', 'Hạng');
  const before = await readDock();
  const slider = page.getByRole('slider').first();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2, { steps: 4 });
  await expectCalculated(page);
  await page.keyboard.press('Escape');
  await expectCalculated(page);
  expect(await readDock()).toEqual(before);
  await page.mouse.up();
  await expectSettled(page);
  expect(await readDock()).toEqual(before);
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
});

test('Ctrl+End goes to the last row and the last column that hold anything, and years stand without a dot', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await openTab(page, 'Bảng tính 1');
  await enter(page, 'B7', '2026');
  await expect(cell(page, 'Bảng tính 1', 'B7')).toHaveText('2026');
  await enter(page, 'D3', 'x');
  await goTo(page, 'A1');
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('combobox', { name: 'Hộp tên' })).toHaveValue('D7');
});
