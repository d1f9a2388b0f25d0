import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  cellMessage,
  createWorkbook,
  expectSettled,
  formulaBar,
  goTo,
  openApp,
  openTab,
  undo,
} from './words/workbook.ts';

const CRITERIA = 'Tiêu chí';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

const preview = (page: Page): Locator => page.locator('.grid-preview');
const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Gợi ý cho công thức' });

/** The middle of a cell on screen. */
async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('the cell is not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
}

/** Clicks where the cell is: what lies over it takes the click, as it would a person's. */
async function click(page: Page, target: Locator): Promise<void> {
  const at = await middleOf(target);
  await page.mouse.click(at.x, at.y);
}

test('Typing a formula offers functions, names and criteria without marks, and explains the call in Vietnamese', async ({
  page,
}) => {
  await start(page);
  await goTo(page, 'E3');
  await page.keyboard.type('=roun');
  await expect(list(page).getByRole('option').first()).toContainText('ROUND');
  await page.keyboard.press('Tab');
  await expect(formulaBar(page)).toHaveValue('=ROUND(');
  const help = page.getByRole('status').filter({ hasText: 'ROUND(' });
  await expect(help.locator('b')).toHaveText(/số/);
  await page.keyboard.type('hai');
  await expect(list(page).getByRole('option').filter({ hasText: 'hài lòng' }).first()).toBeVisible();
  for (let back = 0; back < 3; back++) await page.keyboard.press('Backspace');
  await page.keyboard.type('W_8;');
  await expect(help.locator('b')).toHaveText('[số_chữ_số]');
  await page.keyboard.type('1');
  await expect(preview(page)).toHaveText('= 15');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await goTo(page, 'E3');
  await expect(formulaBar(page)).toHaveValue('=ROUND(W_8;1)');
  await expect(cell(page, CRITERIA, 'E3')).toHaveText('15');
});

test('The value and the flaw of a formula are shown before Enter, in words', async ({ page }) => {
  await start(page);
  await goTo(page, 'E3');
  await page.keyboard.type('=W_8/0');
  await expect(preview(page)).toHaveText('#DIV/0! Chia cho 0.');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('2+?');
  await expect(preview(page)).toContainText('Không hiểu “?”');
  await expect(page.locator('.grid-editor-box .is-flaw')).toHaveText('?');
  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  await expect(cell(page, CRITERIA, 'E3')).toHaveText('2,5');
});

test('References are coloured in the editor and outlined in the sheet; arrows point, Ctrl+click adds', async ({
  page,
}) => {
  await start(page);
  await goTo(page, 'E3');
  await page.keyboard.type('=SUM(');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(formulaBar(page)).toHaveValue('=SUM(E4:E5');
  await page.keyboard.down('Control');
  await click(page, cell(page, CRITERIA, 'D9'));
  await page.keyboard.up('Control');
  await expect(formulaBar(page)).toHaveValue('=SUM(E4:E5;D9');
  await expect(page.locator('.grid-editor-box .ink-reference')).toHaveText(['E4:E5', 'D9']);
  const tones = await page
    .locator('.grid-formula-box .ink-reference')
    .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
  expect(new Set(tones).size).toBe(2);
  await expect(preview(page)).toHaveText('= 3,5');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(await cellAt(page, CRITERIA, 'E3')).toHaveText('3,5');
  await expect(formulaBar(page), 'the bracket left open was closed').toHaveValue('=SUM(E4:E5;D9)');
});

test('A formula points at cells of other sheets: the draft goes along, Enter takes it home, Escape drops it', async ({
  page,
}) => {
  await start(page);
  await openTab(page, 'Nháp');
  await goTo(page, 'D1');
  await page.keyboard.type('=SUM(');
  await page.getByRole('tab', { name: CRITERIA, exact: true }).click();
  await expect(formulaBar(page)).toHaveValue('=SUM(');
  await expect(formulaBar(page)).toBeFocused();
  await expect(cellMessage(page)).toContainText('Nháp!D1');
  await drag(page, cell(page, CRITERIA, 'E4'), cell(page, CRITERIA, 'E5'));
  await expect(formulaBar(page)).toHaveValue("=SUM('Tiêu chí'!E4:E5");
  await page.keyboard.type(';');
  await page.getByRole('tab', { name: 'Xếp hạng', exact: true }).click();
  await click(page, cell(page, 'Xếp hạng', 'D3'));
  await expect(formulaBar(page)).toHaveValue(/^=SUM\('Tiêu chí'!E4:E5;'Xếp hạng'!D3$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Nháp', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expectSettled(page);
  await expect(await cellAt(page, 'Nháp', 'D1')).toHaveText(/^\d+,\d+$/);
  await expect(formulaBar(page)).toHaveValue("=SUM('Tiêu chí'!E4:E5;'Xếp hạng'!D3)");
  await undo(page);
  await expect(cell(page, 'Nháp', 'D1')).toHaveText('');

  await goTo(page, 'D2');
  await page.keyboard.type('=1+');
  await page.getByRole('tab', { name: 'Giả định', exact: true }).click();
  await expect(page.getByText('Trang này không có ô để chỉ')).toBeVisible();
  await expect(formulaBar(page)).toHaveValue('=1+');
  await page.getByRole('tab', { name: 'Điểm', exact: true }).click();
  await click(page, cell(page, 'Điểm', 'D3'));
  await expect(formulaBar(page)).toHaveValue('=1+Điểm!D3');
  await page.getByRole('tab', { name: 'Nháp', exact: true }).click();
  await expect(formulaBar(page), 'home again, and still being typed').toHaveValue('=1+Điểm!D3');
  await page.keyboard.type('*2');
  await page.getByRole('tab', { name: CRITERIA, exact: true }).click();
  await expect(cell(page, 'Nháp', 'D2'), 'a formula that wants no reference is taken').toHaveCount(0);
  await expectSettled(page);
  await openTab(page, 'Nháp');
  await goTo(page, 'D2');
  await expect(formulaBar(page)).toHaveValue('=1+Điểm!D3*2');

  await goTo(page, 'D3');
  await page.keyboard.type('=');
  await page.getByRole('tab', { name: CRITERIA, exact: true }).click();
  await click(page, cell(page, CRITERIA, 'E4'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Nháp', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(cell(page, 'Nháp', 'D3')).toHaveText('');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(cell(page, 'Nháp', 'D3'), 'the keyboard is at home again').toHaveText('7');
});
